"""What is to be put in which order?

    ### Rekkefølge: Når Reidar får vondt {#vondt}

    Sett i rekkefølge.

    1. Spør hvor vondt det gjør
    2. Gi det som er forordnet
    3. Spør igjen

    Forklaring: Du må vite hva du begynte med.

The order written is the right one; readers are shown another.
"""

from __future__ import annotations

import re

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.listing import Listing, listing
from learning.courses.activities.parts import Explained, explained, no_key, prompt
from learning.courses.nouns import Order
from learning.courses.rendered import RenderedItem, RenderedOrder

LEAST_ITEMS = 3  # two would always be shown turned round

_BULLET = re.compile(r"[-*+][ ]")


def parse(manuscript: Manuscript, desk: Desk) -> Order:
    split = explained(manuscript, desk)
    written = listing(split.body, desk, numbered=True)
    _check(manuscript, split, written, desk)
    m, said = manuscript, prompt(written.before, desk)
    return Order(m.id, m.title, said, written.items, split.explanation, m.line)


def _check(manuscript: Manuscript, split: Explained, written: Listing, desk: Desk) -> None:
    bullet = next((line for line in written.before if not line.code and _BULLET.match(line.text)), None)
    numbers = [int(mark[:-1]) for mark in written.marks if mark[0].isdigit()]
    if not written.items and bullet is not None:
        desk.report.error(bullet.number, "list-not-numbered")
    elif not written.items:
        no_key(manuscript, split, desk, "order-without-list")
    elif len(written.items) < LEAST_ITEMS:
        desk.report.error(manuscript.line, "too-few-items", count=len(written.items), least=LEAST_ITEMS)
    elif len(set(numbers)) > 1 and numbers != sorted(set(numbers)):
        desk.report.error(written.items[0].line, "items-misnumbered")


def render(order: Order, press: Press) -> RenderedOrder:
    """In alphabetical order, citations too: their numbers would tell the author's."""
    said = press.blocks(order.prompt)
    items = sorted(order.items, key=lambda item: item.source_text)
    return RenderedOrder(
        id=order.id,
        title=order.title,
        prompt_html=said,
        items=tuple(RenderedItem(item.position, press.inline(item.source_text)) for item in items),
        explanation_html=press.blocks(order.explanation, order.id),
    )
