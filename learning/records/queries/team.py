"""Whom may a leader see, and where do they work?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment
from learning.records.people import Person
from learning.records.queries.rights import APPOINTMENT_COLUMNS, AppointmentFacts, appointments_joined


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a team with one appointment; somebody with two appointments in the team is two rows."""

    name: str
    sort_key: str
    appointment: AppointmentFacts


_WIDTH = len(APPOINTMENT_COLUMNS)


def members(session: Session, unit_ids: Iterable[int], today: date) -> tuple[Member, ...]:
    """Everybody appointed in these units on this day, in Norwegian order of names."""
    statement = (
        appointments_joined()
        .add_columns(Person.name, Person.sort_key)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.unit_id.in_(list(unit_ids)),
            Appointment.starts_on <= today,
            (Appointment.ends_on.is_(None)) | (Appointment.ends_on >= today),
            Appointment.state.not_in(("proposed", "ended")),
        )
        .order_by(None)
        .order_by(Person.sort_key, Appointment.id)
    )
    return tuple(
        Member(row[_WIDTH], row[_WIDTH + 1], AppointmentFacts(*row[:_WIDTH])) for row in session.execute(statement)
    )


def person_name(session: Session, person_id: str) -> str | None:
    return session.execute(select(Person.name).where(Person.id == person_id)).scalar_one_or_none()
