"""Who is asking, and which dated rows give them rights?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, RoleAssignment
from learning.records.organisation import Area, Network, Organisation, Unit
from learning.records.people import LoginSession, Person
from learning.records.revisions import LibraryState


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """The person behind a session key, with the library version so that a page needs no query of its own for it."""

    session_id: int
    person_id: str
    name: str
    locale: str
    seen_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    disabled_at: datetime | None
    demo: bool
    library_version: int


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """One appointment with the names a page needs."""

    id: int
    person_id: str
    profession: str
    state: str
    starts_on: date
    ends_on: date | None
    set_aside_percent: int | None
    unit_id: int
    unit: str
    organisation: str
    area_id: int
    area: str
    network_id: int
    network: str
    network_name: str


@dataclass(frozen=True, slots=True)
class RoleFacts:
    role: str
    scope_kind: str
    scope_id: int | None
    stand_in: bool
    starts_on: date
    ends_on: date | None


_LOGGED_IN = select(
    LoginSession.id,
    Person.id,
    Person.name,
    Person.locale,
    LoginSession.seen_at,
    LoginSession.expires_at,
    LoginSession.ended_at,
    Person.disabled_at,
    Person.demo,
    select(LibraryState.version).scalar_subquery(),
).join(Person, Person.id == LoginSession.person_id)

APPOINTMENT_COLUMNS = (
    Appointment.id,
    Appointment.person_id,
    Appointment.profession,
    Appointment.state,
    Appointment.starts_on,
    Appointment.ends_on,
    Appointment.set_aside_percent,
    Unit.id,
    Unit.name,
    Organisation.name,
    Area.id,
    Area.name,
    Network.id,
    Network.slug,
    Network.name,
)


def appointments_joined() -> Select[*tuple[Any, ...]]:
    """Appointments with the columns `AppointmentFacts` is made of, in its order."""
    return (
        select(*APPOINTMENT_COLUMNS)
        .select_from(Appointment)
        .join(Unit, Unit.id == Appointment.unit_id)
        .join(Organisation, Organisation.id == Unit.organisation_id)
        .join(Area, Area.id == Unit.area_id)
        .join(Network, Network.id == Area.network_id)
        .order_by(Appointment.starts_on, Appointment.id)
    )


def logged_in(session: Session, key_digest: str) -> LoggedIn | None:
    """The row behind a key, whether or not it is still valid; the caller decides."""
    row = session.execute(_LOGGED_IN.where(LoginSession.key_digest == key_digest)).first()
    return LoggedIn(*row) if row else None


def appointments_of(session: Session, person_id: str) -> tuple[AppointmentFacts, ...]:
    """Every appointment of a person, oldest first, ended ones too."""
    rows = session.execute(appointments_joined().where(Appointment.person_id == person_id))
    return tuple(AppointmentFacts(*row) for row in rows)


def roles_of(session: Session, person_id: str) -> tuple[RoleFacts, ...]:
    """Every role assignment of a person, ended ones too."""
    rows = session.execute(
        select(
            RoleAssignment.role,
            RoleAssignment.scope_kind,
            RoleAssignment.scope_id,
            RoleAssignment.stand_in,
            RoleAssignment.starts_on,
            RoleAssignment.ends_on,
        ).where(RoleAssignment.person_id == person_id)
    )
    return tuple(RoleFacts(*row) for row in rows)
