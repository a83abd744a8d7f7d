"""How does a leader vouch for a skill, and take it back?"""

from datetime import date, datetime

from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit
from learning.actions.days import oslo_day
from learning.actions.evidence_writing import record
from learning.actions.people_facts import about
from learning.actions.refusing import NotFound, Refused
from learning.competence.rules import RULE_VERSION
from learning.records.queries import evidence as rows

LONGEST_NOTE = 500


def give(
    session: Session,
    *,
    by: Asker,
    person_id: str,
    competence: str,
    known: frozenset[str],
    on: date,
    note: str,
    once: str,
    at: datetime,
) -> bool:
    """Record that `by` has seen the person do it. `known` are the competences of the person's framework.

    Returns False when this form was sent before. Raises a `Refusal` from the access room, or `Refused` for a
    competence the framework does not have or a note that is too long.
    """
    permissions.check_can_attest(by, about(session, person_id, oslo_day(at)), on)
    if competence not in known:
        raise Refused("unknown_competence")
    if len(note) > LONGEST_NOTE:
        raise Refused("note_long", most=LONGEST_NOTE)
    written = record(
        session,
        key=f"skill:{by.person_id}:{once}",
        person_id=person_id,
        kind="skill",
        subject=competence,
        competences=(competence,),
        happened_on=on,
        recorded_at=at,
        recorded_by=by.person_id,
        vouched_by=by.person_id,
        rule_version=RULE_VERSION,
        note=note,
    )
    if written:
        audit.write(session, verb="skill.attested", by=by.person_id, about=person_id, at=at, subject=competence)
    return written


def withdraw(session: Session, *, by: Asker, person_id: str, evidence_id: int, reason: str, at: datetime) -> bool:
    """Void an attestation by a new row with the reason. Returns False when another request has just done it."""
    row = rows.one(session, evidence_id)
    if row is None or row.person_id != person_id or row.kind != "skill":
        raise NotFound("no_such_evidence")
    person = about(session, person_id, oslo_day(at))
    permissions.check_can_withdraw(by, person, vouched_by=row.vouched_by_id, voided=row.voided)
    if not reason:
        raise Refused("reason_missing")
    if len(reason) > LONGEST_NOTE:
        raise Refused("note_long", most=LONGEST_NOTE)
    written = record(
        session,
        key=f"void:{evidence_id}",
        person_id=person_id,
        kind="void",
        subject=row.subject,
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=by.person_id,
        rule_version=RULE_VERSION,
        note=reason,
        voids_id=evidence_id,
    )
    if written:
        audit.write(session, verb="skill.withdrawn", by=by.person_id, about=person_id, at=at, subject=row.subject)
    return written
