"""What has been shown by one person, or by many at once?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from learning.competence.evidence import Evidence
from learning.records.evidence import EvidenceRow, LookUp
from learning.records.people import Person


@dataclass(frozen=True, slots=True, eq=False)
class EvidenceFacts(Evidence):
    """Evidence as the rules see it, and what a page tells besides: who vouched, why it was voided.

    `vouched_by` is a name to show, `vouched_by_id` is to decide by.
    """

    vouched_by: str | None = None
    note: str = ""
    person_id: str = ""
    vouched_by_id: str | None = None
    revision_id: int | None = None
    void_reason: str | None = None
    voided_by: str | None = None


@dataclass(frozen=True, slots=True)
class LookUpFacts:
    at: datetime
    by: str
    page: str


_rows = EvidenceRow.__table__
_void = _rows.alias()
_voucher, _voider = Person.__table__.alias(), Person.__table__.alias()
_EVIDENCE = (
    select(
        _rows.c.id,
        _rows.c.kind,
        _rows.c.subject,
        _rows.c.competences,
        _rows.c.happened_on,
        _void.c.id,
        _rows.c.minutes,
        _rows.c.edition,
        _voucher.c.name,
        _rows.c.note,
        _rows.c.person_id,
        _rows.c.vouched_by,
        _rows.c.revision_id,
        _void.c.note,
        _voider.c.name,
    )
    .select_from(_rows)
    .outerjoin(_voucher, _voucher.c.id == _rows.c.vouched_by)
    .outerjoin(_void, _void.c.voids_id == _rows.c.id)
    .outerjoin(_voider, _voider.c.id == _void.c.recorded_by)
    .where(func.coalesce(_rows.c.voids_id, 0) == 0)  # IS NULL leads SQLite to the index of voids, where everybody is
    .order_by(_rows.c.happened_on, _rows.c.id)
)
_OF_PERSON = _EVIDENCE.where(_rows.c.person_id == bindparam("person"))
_ONE = _EVIDENCE.where(_rows.c.id == bindparam("evidence"))
_OF_PEOPLE = select(
    _rows.c.person_id,
    _rows.c.id,
    _rows.c.kind,
    _rows.c.subject,
    _rows.c.competences,
    _rows.c.happened_on,
    _rows.c.minutes,
    _rows.c.edition,
    _rows.c.voids_id,
).where(_rows.c.person_id.in_(bindparam("people", expanding=True)))


@lru_cache(maxsize=4096)
def _counted(
    row_id: int, kind: str, subject: str, competences: str, on: date, minutes: int | None, edition: int | None
) -> Evidence:
    return Evidence(row_id, kind, subject, tuple(competences.split()), on, False, minutes, edition)


@lru_cache(maxsize=4096)
def _facts(row: tuple[Any, ...]) -> EvidenceFacts:
    """Remembered by what the row says: evidence never changes, and whoever looks once looks again."""
    fields = list(row)
    fields[3], fields[5] = tuple(row[3].split()), row[5] is not None
    return EvidenceFacts(*fields)


def of_person(session: Session, person_id: str) -> tuple[EvidenceFacts, ...]:
    """All evidence of one person, oldest first, voided rows included and marked."""
    return tuple([_facts(tuple(row)) for row in session.execute(_OF_PERSON, {"person": person_id})])


def of_people(session: Session, person_ids: Iterable[str]) -> dict[str, list[Evidence]]:
    """What counts for several people, in one query: voided rows and names are left out.

    A row that voids is about the same person as the row it voids, so both are at hand.
    """
    found: dict[str, list[Evidence]] = defaultdict(list)
    rows = session.execute(_OF_PEOPLE, {"people": list(person_ids)}).all()
    voided = {row[-1] for row in rows}
    for person, row_id, *facts, voids_id in rows:
        if voids_id is None and row_id not in voided:
            found[person].append(_counted(row_id, *facts))
    return found


def one(session: Session, evidence_id: int) -> EvidenceFacts | None:
    row = session.execute(_ONE, {"evidence": evidence_id}).first()
    return _facts(tuple(row)) if row else None


def look_ups_of(session: Session, person_id: str, limit: int = 200) -> tuple[LookUpFacts, ...]:
    """Who has opened pages about this person, newest first."""
    rows = session.execute(
        select(LookUp.at, Person.name, LookUp.page)
        .join(Person, Person.id == LookUp.by_person)
        .where(LookUp.about_person == person_id)
        .order_by(LookUp.at.desc(), LookUp.id.desc())
        .limit(limit)
    )
    return tuple(LookUpFacts(*row) for row in rows)
