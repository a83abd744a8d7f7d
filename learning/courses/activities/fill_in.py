"""Which words are asked for, and what else is accepted?

### Fyll inn: Tung pust {#tung-pust}

Hva kaller vi det på fagspråk?

Svar:

- dyspné
- dyspnoe

Forklaring: Pasienten sier sjelden ordet selv.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning.courses import inline, spelling
from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.listing import listing
from learning.courses.activities.parts import answered, explained, no_key, prompt
from learning.courses.lines import Line
from learning.courses.nouns import FillIn, Item
from learning.courses.rendered import RenderedFillIn

LONGEST_VARIANT = 100

_MARKUP = re.compile(r"[*_`\[\]<>\\{}]")


def parse(manuscript: Manuscript, desk: Desk) -> FillIn:
    split = explained(manuscript, desk)
    body = answered(split.body, desk)
    accepted: tuple[str, ...] = ()
    if body.answer is None:
        no_key(manuscript, split, desk, "answer-missing-list")
    elif body.answer.text.strip():
        desk.report.error(body.answer.number, "answer-on-the-line")
    else:
        accepted = _accepted(body.answer.number, body.rest, desk)
    m, said = manuscript, prompt(body.prompt, desk)
    return FillIn(m.id, m.title, said, accepted, split.explanation, m.line)


def _accepted(line: int, lines: Sequence[Line], desk: Desk) -> tuple[str, ...]:
    written = listing(lines, desk)
    if written.before:
        desk.report.error(written.before[0].number, "text-after-answer")
    elif not written.items:
        desk.report.error(line, "answer-missing-list")
    for item in written.items:
        _check(item, desk)
    return tuple(item.source_text for item in written.items)


def _check(item: Item, desk: Desk) -> None:
    """Accepted answers are compared with what is typed, so they are plain text with something to compare."""
    text = item.source_text
    markup = _MARKUP.search(text) or any(inline.find(text))
    if len(text) > LONGEST_VARIANT:
        desk.report.error(item.line, "variant-too-long", most=LONGEST_VARIANT)
    elif text and (markup or not spelling.plain(text)):
        desk.report.error(item.line, "variant-not-plain")


def render(fill_in: FillIn, press: Press) -> RenderedFillIn:
    return RenderedFillIn(
        id=fill_in.id,
        title=fill_in.title,
        prompt_html=press.blocks(fill_in.prompt),
        explanation_html=press.blocks(fill_in.explanation, fill_in.id),
    )
