"""What has been shown by one person, or by many at once?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from learning.competence.evidence import Evidence
from learning.records.evidence import EvidenceRow, LookUp
from learning.records.people import Person


@dataclass(frozen=True, slots=True)
class EvidenceFacts(Evidence):
    """Evidence as the rules see it, and what a page tells besides: who vouched, under which rule, why it was voided."""

    person_id: str = ""
    recorded_at: datetime | None = None
    vouched_by_id: str | None = None
    revision_id: int | None = None
    rule_version: str = ""
    voided_at: datetime | None = None
    void_reason: str | None = None
    voided_by: str | None = None


@dataclass(frozen=True, slots=True)
class LookUpFacts:
    at: datetime
    by: str
    page: str


_VOID = aliased(EvidenceRow)
_VOUCHER = aliased(Person)
_VOIDER = aliased(Person)
_EVIDENCE = (
    select(
        EvidenceRow.id,
        EvidenceRow.kind,
        EvidenceRow.subject,
        EvidenceRow.competences,
        EvidenceRow.happened_on,
        _VOUCHER.name,
        EvidenceRow.note,
        EvidenceRow.edition,
        _VOID.id,
        EvidenceRow.person_id,
        EvidenceRow.recorded_at,
        EvidenceRow.vouched_by,
        EvidenceRow.revision_id,
        EvidenceRow.rule_version,
        _VOID.recorded_at,
        _VOID.note,
        _VOIDER.name,
    )
    .outerjoin(_VOUCHER, _VOUCHER.id == EvidenceRow.vouched_by)
    .outerjoin(_VOID, _VOID.voids_id == EvidenceRow.id)
    .outerjoin(_VOIDER, _VOIDER.id == _VOID.recorded_by)
    .where(EvidenceRow.voids_id.is_(None))
    .order_by(EvidenceRow.happened_on, EvidenceRow.id)
)
_BARE = (
    select(
        EvidenceRow.person_id,
        EvidenceRow.id,
        EvidenceRow.kind,
        EvidenceRow.subject,
        EvidenceRow.competences,
        EvidenceRow.happened_on,
    )
    .outerjoin(_VOID, _VOID.voids_id == EvidenceRow.id)
    .where(EvidenceRow.voids_id.is_(None), _VOID.id.is_(None))
)
_competences = lru_cache(maxsize=4096)(lambda text: tuple(text.split()))


def _facts(row: Sequence[Any]) -> EvidenceFacts:
    fields = list(row)
    fields[3], fields[8] = _competences(row[3]), row[8] is not None
    return EvidenceFacts(*fields)


def of_person(session: Session, person_id: str) -> tuple[EvidenceFacts, ...]:
    """All evidence of one person, oldest first, voided rows included and marked."""
    rows = session.execute(_EVIDENCE.where(EvidenceRow.person_id == person_id))
    return tuple(_facts(row) for row in rows)


def of_people(session: Session, person_ids: Iterable[str]) -> dict[str, list[Evidence]]:
    """What counts for several people, in one query: voided rows and names are left out."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for person, row_id, kind, subject, competences, on in session.execute(
        _BARE.where(EvidenceRow.person_id.in_(list(person_ids)))
    ):
        found[person].append(Evidence(row_id, kind, subject, _competences(competences), on))
    return found


def one(session: Session, evidence_id: int) -> EvidenceFacts | None:
    row = session.execute(_EVIDENCE.where(EvidenceRow.id == evidence_id)).first()
    return _facts(row) if row else None


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
