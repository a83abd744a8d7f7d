"""How is it told that a unit looks for somebody, so that it is seen to grow old?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import url_for

from learning.records.queries.appointments import Successor
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web.languages import date_words

LATE, SOON = 60, 30


@dataclass(frozen=True)
class SuccessorView:
    """`about` tells who leaves, to those who may know; `drop_url` is for the unit's leader."""

    unit: str
    organisation: str
    area: str
    about: str
    state: str
    age: str
    drop_url: str


def told(found: Iterable[Successor], today: date, *, leads: bool) -> tuple[SuccessorView, ...]:
    return tuple(_one(one, today, leads) for one in found)


def _one(one: Successor, today: date, leads: bool) -> SuccessorView:
    state, words = age(one.opened_on, today)
    return SuccessorView(
        one.unit,
        one.organisation,
        one.area,
        _about(one, today),
        state,
        words,
        url_for("appointment.drop", task_id=one.id) if leads else "",
    )


def age(opened_on: date, today: date) -> tuple[str, str]:
    """The mark and the words for how long it has been open."""
    days = (today - opened_on).days
    state = "overdue" if days >= LATE else "soon" if days >= SOON else "due"
    return state, ngettext("Åpen i %(num)s dag", "Åpen i %(num)s dager", days) if days else _("Åpnet i dag")


def _about(one: Successor, today: date) -> str:
    if one.left_on is None:
        return _("Etter %(name)s", name=one.after)
    said = {"name": one.after, "day": date_words(one.left_on)}
    return _("%(name)s slutter %(day)s", **said) if one.left_on >= today else _("%(name)s sluttet %(day)s", **said)
