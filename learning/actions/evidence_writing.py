"""How does a row get into the evidence ledger, once and only once?"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from learning.records.evidence import EvidenceRow
from learning.records.inserting import insert_unless_there


def record(
    session: Session,
    *,
    key: str,
    person_id: str,
    kind: str,
    subject: str,
    happened_on: date,
    recorded_at: datetime,
    recorded_by: str,
    rule_version: str,
    competences: tuple[str, ...] = (),
    vouched_by: str | None = None,
    revision_id: int | None = None,
    edition: int | None = None,
    language: str | None = None,
    minutes: int | None = None,
    note: str = "",
    voids_id: int | None = None,
) -> bool:
    """Write one row of evidence. False when a row with this key is there already (double click, two tabs, replay)."""
    values = {
        "key": key,
        "person_id": person_id,
        "kind": kind,
        "subject": subject,
        "competences": " ".join(competences),
        "happened_on": happened_on,
        "recorded_at": recorded_at,
        "recorded_by": recorded_by,
        "vouched_by": vouched_by,
        "rule_version": rule_version,
        "revision_id": revision_id,
        "edition": edition,
        "language": language,
        "minutes": minutes,
        "note": note,
        "voids_id": voids_id,
    }
    return insert_unless_there(session, EvidenceRow, values) is not None
