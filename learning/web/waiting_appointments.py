"""How are appointments listed that somebody should look at: who, where, and where it stands?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for

from learning.records.queries.appointments import Waiting
from learning.translations.catalogue import gettext as _
from learning.web import appointment_words, phrases
from learning.web.languages import date_words


@dataclass(frozen=True)
class Row:
    name: str
    url: str
    about: str
    state: str
    colour: str


def told(found: Iterable[Waiting]) -> dict[str, tuple[Row, ...]]:
    """By state."""
    made: dict[str, tuple[Row, ...]] = defaultdict(tuple)
    for one in found:
        made[one.facts.state] += (_row(one),)
    return made


def _row(one: Waiting) -> Row:
    facts = one.facts
    about = f"{facts.unit}, {facts.organisation}. {phrases.profession(facts.profession).capitalize()}"
    if facts.state == "proposed":
        about = _("%(about)s, fra %(day)s", about=about, day=date_words(facts.starts_on))
    return Row(
        one.name,
        url_for("appointment.show", appointment_id=facts.id),
        about,
        appointment_words.state(facts),
        appointment_words.colour(facts.state),
    )
