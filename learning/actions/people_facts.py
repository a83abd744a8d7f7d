"""What does the access room need to know about the one who asks, and the one it is about?"""

from collections.abc import Iterable
from datetime import date

from sqlalchemy.orm import Session

from learning.access.asker import Asker, Grant, PersonFacts, Seat
from learning.actions.refusing import NotFound
from learning.records.queries import rights
from learning.records.queries.rights import AppointmentFacts, RoleFacts

APPOINTED = frozenset({"appointed", "active", "on_leave", "resigning"})


def seats(appointments: Iterable[AppointmentFacts]) -> tuple[Seat, ...]:
    """The appointments that have come into force; dates decide whether they count today."""
    return tuple(
        Seat(one.unit_id, one.starts_on, one.ends_on, one.profession, one.network_id, one.area_id)
        for one in appointments
        if one.state in APPOINTED
    )


def asker(person_id: str, appointments: Iterable[AppointmentFacts], roles: Iterable[RoleFacts], today: date) -> Asker:
    """Somebody who asks to see or do something today."""
    grants = tuple(
        Grant(one.role, one.scope_kind, one.scope_id, one.starts_on, one.ends_on, one.stand_in) for one in roles
    )
    return Asker(person_id=person_id, appointments=seats(appointments), roles=grants, today=today)


def about(session: Session, person_id: str, today: date) -> PersonFacts:
    """Somebody a question is about. Raises `NotFound` for one who has never been appointed anywhere."""
    appointments = rights.appointments_of(session, person_id)
    if not appointments:
        raise NotFound("no_such_person")
    return facts_of(person_id, appointments, today)


def facts_of(person_id: str, appointments: Iterable[AppointmentFacts], today: date) -> PersonFacts:
    """Where somebody is appointed today, and since when."""
    since: dict[int, date] = {}
    for seat in seats(appointments):
        if seat.holds_on(today):
            since[seat.unit] = min(seat.starts_on, since.get(seat.unit, seat.starts_on))
    return PersonFacts(person_id=person_id, since=since)
