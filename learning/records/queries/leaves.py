"""When were these appointments on leave?"""

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from learning.competence.tenure import Leave
from learning.records.appointments import Appointment, AppointmentChange

ON_LEAVE = "on_leave"

_changes, _appointments = AppointmentChange.__table__, Appointment.__table__
_LEAVES = (
    select(
        _changes.c.appointment_id,
        _changes.c.to_state,
        _changes.c.happened_on,
        _appointments.c.leave_until,
    )
    .join(_appointments, _appointments.c.id == _changes.c.appointment_id)
    .where(
        _changes.c.appointment_id.in_(bindparam("appointments", expanding=True)),
        (_changes.c.to_state == ON_LEAVE) | (_changes.c.from_state == ON_LEAVE),
    )
    .order_by(_changes.c.id)
)


def of_appointments(session: Session, appointment_ids: Iterable[int]) -> dict[int, tuple[Leave, ...]]:
    """Each leave from its first day to its last. One that still lasts goes on until the day she has said.

    Asked of nobody, the database is not asked.
    """
    asked = list(appointment_ids)
    if not asked:
        return {}
    found: dict[int, list[Leave]] = {}
    said: dict[int, date | None] = {}
    for appointment, state, on, until in session.execute(_LEAVES, {"appointments": asked}):
        mine, said[appointment] = found.setdefault(appointment, []), until
        begun = mine.pop()[0] if mine and mine[-1][1] is None else None
        if state == ON_LEAVE:
            mine.append((begun or on, None))
        elif begun is not None and begun < on:
            mine.append((begun, on - timedelta(days=1)))
    return {one: tuple(_until(leave, said[one]) for leave in mine) for one, mine in found.items()}


def _until(leave: Leave, said: date | None) -> Leave:
    return (leave[0], said) if leave[1] is None else leave
