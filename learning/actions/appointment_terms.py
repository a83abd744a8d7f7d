"""What can be changed about an appointment without its state changing, and by whom?

Her leader decides on time, leader and units; the words about why are hers, and so is the answer to the directory.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session

from learning.access.appointment_life import capacities
from learning.access.asker import Asker
from learning.access.refusals import NotInThisState, OnlyTheLeaderMay, OnlyThePersonMay
from learning.actions import appointment_news, appointments, audit
from learning.actions.appointments import case_of, free_text, percent
from learning.actions.refusing import Refused
from learning.courses.library import Library
from learning.records.appointments import Appointment, AppointmentUnit, DirectoryConsent
from learning.records.inserting import insert_unless_there
from learning.records.queries import appointments as rows
from learning.records.queries.appointments import Life


def arrange(
    session: Session,
    *,
    by: Asker,
    library: Library,
    appointment_id: int,
    set_aside: str,
    leader_id: str,
    unit_ids: Iterable[int],
    at: datetime,
) -> None:
    """Set-aside time, which of the unit's leaders is hers (empty: all of them), and further units in the same area."""
    found = _open(session, by, library, appointment_id, "leader")
    leaders = {one.person_id for one in rows.holders(session, "leader", "unit", found.facts.unit_id, by.today)}
    if leader_id and leader_id not in leaders:
        raise Refused("leader_missing")
    further = frozenset(unit_ids) - {found.facts.unit_id}
    near = {one.id for one in rows.units(session, area_ids=[found.facts.area_id])}
    before = {one.id for one in rows.also_covers(session, appointment_id)}
    if not further <= near | before:
        raise Refused("unit_missing")
    values: dict[str, Any] = {"set_aside_percent": percent(set_aside), "leader_id": leader_id or None}
    session.execute(update(Appointment).where(Appointment.id == appointment_id).values(**values))
    its = AppointmentUnit.appointment_id == appointment_id
    session.execute(delete(AppointmentUnit).where(its, AppointmentUnit.unit_id.not_in(further)))
    new = [{"appointment_id": appointment_id, "unit_id": one} for one in sorted(further - before)]
    if new:
        session.execute(insert(AppointmentUnit), new)
    _audit(session, "arranged", by, found, at)


def tell_why(
    session: Session, *, by: Asker, library: Library, appointment_id: int, motivation: str, seen: str, at: datetime
) -> None:
    found = _open(session, by, library, appointment_id, "herself")
    free_text(motivation, seen)
    its = update(Appointment).where(Appointment.id == appointment_id)
    session.execute(its.values(motivation=motivation or None))
    _audit(session, "motivation", by, found, at)


def answer_directory(
    session: Session, *, by: Asker, library: Library, appointment_id: int, consents: bool, at: datetime
) -> None:
    """May her name and unit stand in the open directory? She may change her mind at any time."""
    found = _open(session, by, library, appointment_id, "herself")
    values = {"appointment_id": appointment_id, "consents": consents, "answered_at": at}
    if insert_unless_there(session, DirectoryConsent, values) is None:
        its = update(DirectoryConsent).where(DirectoryConsent.appointment_id == appointment_id)
        session.execute(its.values(consents=consents, answered_at=at))
    appointment_news.answered(session, appointment_id, at=at)
    _audit(session, f"directory.{'yes' if consents else 'no'}", by, found, at)


def _open(session: Session, by: Asker, library: Library, appointment_id: int, who: str) -> Life:
    """An appointment that goes on, and hers to change something about."""
    found = appointments.seen(session, by=by, library=library, appointment_id=appointment_id)
    if who not in capacities(by, case_of(found.facts, library)):
        raise OnlyTheLeaderMay if who == "leader" else OnlyThePersonMay
    if found.facts.state == "ended":
        raise NotInThisState(state="ended")
    return found


def _audit(session: Session, what: str, by: Asker, found: Life, at: datetime) -> None:
    subject = str(found.facts.id)
    audit.write(
        session, verb=f"appointment.{what}", by=by.person_id, about=found.facts.person_id, at=at, subject=subject
    )
