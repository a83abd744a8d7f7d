"""What has happened to the appointments of the demonstration, and what came of it: history, leave, successors, a proposal."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.access.roles import Role
from learning.actions import appointment_news, successors
from learning.actions.days import oslo_day
from learning.records.appointments import Appointment, AppointmentChange, AppointmentUnit
from learning.records.queries import appointments as rows

Yaml = dict[str, Any]
#: The way to each state: (deed, from, to, which of the days in the file it happened on).
WAY: tuple[tuple[str, str | None, str, str], ...] = (
    ("propose", None, "proposed", "told"),
    ("appoint", None, "appointed", "started"),
    ("begin", "appointed", "active", "started"),
    ("leave", "active", "on_leave", "told"),
    ("resign", "active", "resigning", "told"),
    ("end", "resigning", "ended", "ended"),
)
PASSED: dict[str, tuple[str, ...]] = {
    "proposed": ("propose",),
    "appointed": ("appoint",),
    "active": ("appoint", "begin"),
    "on_leave": ("appoint", "begin", "leave"),
    "resigning": ("appoint", "begin", "resign"),
    "ended": ("appoint", "begin", "resign", "end"),
}


def load(
    session: Session, made: list[tuple[Appointment, Yaml]], units: Mapping[tuple[str, str], int], at: datetime
) -> None:
    """`made` are the appointments in the order they began, each with its line of the file."""
    today = oslo_day(at)
    for appointment, data in made:
        leaders = rows.holders(session, Role.LEADER, "unit", appointment.unit_id, today)
        by = next((one.person_id for one in leaders if one.person_id != appointment.person_id), None)
        for deed, came_from, to, day in WAY:
            if deed in PASSED[data["state"]]:
                on = today + timedelta(days=data.get(day) or min(data["started"], 0))
                session.add(
                    AppointmentChange(
                        appointment_id=appointment.id,
                        deed=deed,
                        from_state=came_from,
                        to_state=to,
                        happened_on=on,
                        by_person=_by(deed, appointment.person_id, by),
                        at=at,
                    )
                )
        for slug in data.get("covers", ()):
            session.add(AppointmentUnit(appointment_id=appointment.id, unit_id=units["unit", slug]))
    session.flush()
    for appointment, data in made:
        _aftermath(session, appointment, data, at)


def _by(deed: str, person_id: str, leader_id: str | None) -> str | None:
    if deed in {"propose", "resign"}:
        return person_id
    return None if deed in {"begin", "end"} else leader_id


def _aftermath(session: Session, appointment: Appointment, data: Yaml, at: datetime) -> None:
    """In the order of the days: who leaves, opens a task, and who comes later, closes it."""
    facts = rows.life(session, appointment.id)
    if facts is None or "told" not in data:
        return
    on = oslo_day(at) + timedelta(days=data["told"])
    if data["state"] == "proposed":
        appointment_news.proposed(session, facts.facts, Role.LEADER, by=appointment.person_id, at=at)
    elif data["state"] in {"resigning", "ended"}:
        successors.wanted(session, facts.facts, on=on)
        later = select(Appointment).where(
            Appointment.unit_id == appointment.unit_id,
            Appointment.starts_on > on,
            Appointment.state != "proposed",
            Appointment.id != appointment.id,
        )
        for one in session.scalars(later.order_by(Appointment.starts_on)).all():
            successors.found(session, one.unit_id, one.id, on=one.starts_on)
        if data["state"] == "resigning":
            appointment_news.resigning(session, facts.facts, None, by=appointment.person_id, at=at)
