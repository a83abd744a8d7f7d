"""Which fictional people can somebody try the product as?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, RoleAssignment
from learning.records.organisation import Unit
from learning.records.people import Person

SHOWN = 6


@dataclass(frozen=True, slots=True)
class Example:
    """`role` is a role, or "nurse" for somebody with an appointment only."""

    person_id: str
    name: str
    email: str
    role: str
    place: str
    since: date | None


def examples(session: Session) -> tuple[Example, ...]:
    """The first people in the demo file, with what they are."""
    people = session.execute(
        select(Person.id, Person.name, Person.email).where(Person.demo).order_by(Person.demo_order).limit(SHOWN)
    ).all()
    ids = [row.id for row in people]
    statement = select(RoleAssignment.person_id, RoleAssignment.role).where(RoleAssignment.person_id.in_(ids))
    roles = {person: role for person, role in session.execute(statement)}  # noqa: C416 – a Result has keys(), dict() would use them
    seats = {
        row.person_id: (row.name, row.starts_on)
        for row in session.execute(
            select(Appointment.person_id, Unit.name, Appointment.starts_on)
            .join(Unit, Unit.id == Appointment.unit_id)
            .where(Appointment.person_id.in_(ids))
        )
    }
    return tuple(
        Example(row.id, row.name, row.email, roles.get(row.id, "nurse"), *seats.get(row.id, ("", None)))
        for row in people
    )


def is_demo_person(session: Session, person_id: str) -> bool:
    return session.execute(select(Person.demo).where(Person.id == person_id)).scalar() is True
