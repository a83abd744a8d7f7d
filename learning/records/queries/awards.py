"""Which awards of level B have been given, by whom, under which texts?"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from learning.competence.award import Award
from learning.records.awards import LevelBAward
from learning.records.people import Person


@dataclass(frozen=True, slots=True)
class AwardFacts(Award):
    """An award as the rules see it, and what a page tells besides."""

    appointment_id: int
    plan: str
    plan_revision_id: int
    framework_revision_id: int
    confirmed_by: str


_awards, _leaders = LevelBAward.__table__, Person.__table__
_COLUMNS = (
    _awards.c.id,
    _awards.c.framework,
    _awards.c.awarded_on,
    _awards.c.evidence,
    _awards.c.rule_version,
    _awards.c.appointment_id,
    _awards.c.plan,
    _awards.c.plan_revision_id,
    _awards.c.framework_revision_id,
    _leaders.c.name,
)
_OF_PEOPLE = (
    select(_awards.c.person_id, *_COLUMNS)
    .join(_leaders, _leaders.c.id == _awards.c.confirmed_by)
    .where(_awards.c.person_id.in_(bindparam("people", expanding=True)))
    .order_by(_awards.c.id)
)


@lru_cache(maxsize=2048)
def _facts(row: tuple[object, ...]) -> AwardFacts:
    """Remembered: an award never changes, and what is derived from it is remembered too."""
    fields = list(row)
    fields[3] = frozenset(map(int, str(row[3]).split()))
    return AwardFacts(*fields)  # type: ignore[arg-type]  # the columns above, in this order


def of_people(session: Session, person_ids: Iterable[str]) -> dict[str, tuple[AwardFacts, ...]]:
    """Every award of each, oldest first. Asked of nobody, the database is not asked."""
    asked = list(person_ids)
    if not asked:
        return {}
    found: dict[str, tuple[AwardFacts, ...]] = {}
    for person, *facts in session.execute(_OF_PEOPLE, {"people": asked}):
        found[person] = (*found.get(person, ()), _facts(tuple(facts)))
    return found
