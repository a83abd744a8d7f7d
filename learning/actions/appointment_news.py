"""Who is told what happens to an appointment? A line on their own page at once, and an e-mail that something waits."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.access.roles import Role
from learning.actions.days import oslo_day
from learning.records.inserting import insert_unless_there
from learning.records.queries import appointments as rows
from learning.records.queries.rights import AppointmentFacts
from learning.records.queries.waiting import APPOINTMENT_NEWS as KINDS
from learning.records.reminders import Reminder


def proposed(session: Session, facts: AppointmentFacts, approver: Role, *, by: str, at: datetime) -> None:
    """Whoever the plan lets decide; the coordinator where there is none."""
    who = _holding(session, approver, facts, at) or _holding(session, Role.COORDINATOR, facts, at)
    _tell(session, who - {by, facts.person_id}, "proposed", facts.id, at)


def appointed(session: Session, facts: AppointmentFacts, *, by: str | None, at: datetime) -> None:
    """She herself, and the leader of the area (nettverket.md 3.3)."""
    _close(session, facts.id, at, "proposed")
    _tell(session, {facts.person_id}, "appointed", facts.id, at)
    _tell(session, _holding(session, Role.AREA_LEADER, facts, at) - {by}, "appointed_here", facts.id, at)


def declined(session: Session, facts: AppointmentFacts, *, by: str | None, at: datetime) -> None:
    _close(session, facts.id, at, *KINDS)
    if by != facts.person_id:
        _tell(session, {facts.person_id}, "declined", facts.id, at)


def resigning(
    session: Session, facts: AppointmentFacts, leader_id: str | None, *, by: str | None, at: datetime
) -> None:
    """Network leader, area leader and leader, at once (FUNK-2.1.8)."""
    leaders = _holding(session, Role.LEADER, facts, at)
    told = {leader_id} if leader_id in leaders else leaders
    above = _holding(session, Role.AREA_LEADER, facts, at) | _holding(session, Role.COORDINATOR, facts, at)
    _tell(session, (told | above) - {by}, "resigning", facts.id, at)


def ended(session: Session, facts: AppointmentFacts, *, at: datetime) -> None:
    """What was said of it needs no more attention."""
    _close(session, facts.id, at, *KINDS)


def answered(session: Session, appointment_id: int, *, at: datetime) -> None:
    """She has seen that she is appointed, and said what she was asked."""
    _close(session, appointment_id, at, "appointed")


def hears(
    session: Session, facts: AppointmentFacts, leader_id: str | None, *, at: datetime
) -> tuple[tuple[str, ...], ...]:
    """The names of those who would be told that she resigns: leader, area leader, network leader."""
    scopes = (Role.LEADER, Role.AREA_LEADER, Role.COORDINATOR)
    found = [_people(session, role, facts, at) for role in scopes]
    mine = [one for one in found[0] if one.person_id == leader_id]
    return tuple(tuple(one.name for one in group) for group in (mine or found[0], *found[1:]))


def _people(session: Session, role: Role, facts: AppointmentFacts, at: datetime) -> tuple[rows.Someone, ...]:
    kind, scope = {
        Role.LEADER: ("unit", facts.unit_id),
        Role.AREA_LEADER: ("area", facts.area_id),
        Role.COORDINATOR: ("network", facts.network_id),
    }[role]
    held = rows.holders(session, role, kind, scope, oslo_day(at))
    return tuple(one for one in held if one.person_id != facts.person_id)  # whose own it is, need not be told


def _holding(session: Session, role: Role, facts: AppointmentFacts, at: datetime) -> set[str]:
    return {one.person_id for one in _people(session, role, facts, at)}


def _tell(session: Session, who: Iterable[str | None], kind: str, appointment_id: int, at: datetime) -> None:
    for person_id in sorted(one for one in who if one):
        values = {
            "key": f"{kind}:{appointment_id}:{person_id}",
            "person_id": person_id,
            "kind": kind,
            "subject_id": appointment_id,
            "due_on": oslo_day(at),
            "made_at": at,
        }
        insert_unless_there(session, Reminder, values)


def _close(session: Session, appointment_id: int, at: datetime, *kinds: str) -> None:
    its = Reminder.subject_id == appointment_id, Reminder.kind.in_(kinds), Reminder.closed_at.is_(None)
    session.execute(update(Reminder).where(*its).values(closed_at=at))
