"""Who is asking, and which dated rows give them rights?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, bindparam, exists, select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, AppointmentChange, RoleAssignment
from learning.records.awards import LevelBAward
from learning.records.organisation import Area, Network, Organisation, Unit
from learning.records.people import LoginSession, Person
from learning.records.revisions import LibraryState


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """The person behind a session key, with what every page asks: the roles, ended ones too, and the library's version."""

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
    roles: tuple["RoleFacts", ...]


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """One appointment with the names a page needs.

    `has_left` is set when it has ever been on leave, `awarded` when the person has ever been awarded level B: few are, and
    who has nothing of the kind need not be asked about.
    """

    id: int
    person_id: str
    profession: str
    state: str
    starts_on: date
    ends_on: date | None
    set_aside_percent: int | None
    leave_until: date | None
    unit_id: int
    unit: str
    organisation: str
    area_id: int
    area: str
    network_id: int
    network: str
    network_name: str
    has_left: bool = False
    awarded: bool = False


@dataclass(frozen=True, slots=True)
class RoleFacts:
    role: str
    scope_kind: str
    scope_id: int | None
    stand_in: bool
    starts_on: date
    ends_on: date | None


_sessions, _people = LoginSession.__table__, Person.__table__
_appointments, _roles = Appointment.__table__, RoleAssignment.__table__
_changes, _awards = AppointmentChange.__table__, LevelBAward.__table__
_units, _areas, _networks, _organisations = Unit.__table__, Area.__table__, Network.__table__, Organisation.__table__
_ROLE_COLUMNS = (
    _roles.c.role,
    _roles.c.scope_kind,
    _roles.c.scope_id,
    _roles.c.stand_in,
    _roles.c.starts_on,
    _roles.c.ends_on,
)
_ROLES_BEGIN = 10
_ROLES_END = _ROLES_BEGIN + len(_ROLE_COLUMNS)
_LOGGED_IN: Select[*tuple[Any, ...]] = (
    select(
        _sessions.c.id,
        _people.c.id,
        _people.c.name,
        _people.c.locale,
        _sessions.c.seen_at,
        _sessions.c.expires_at,
        _sessions.c.ended_at,
        _people.c.disabled_at,
        _people.c.demo,
        select(LibraryState.__table__.c.version).scalar_subquery(),
        *_ROLE_COLUMNS,
    )
    .join_from(_sessions, _people, _people.c.id == _sessions.c.person_id)
    .outerjoin(_roles, _roles.c.person_id == _people.c.id)
    .where(_sessions.c.key_digest == bindparam("key"))
)

APPOINTMENT_COLUMNS = (
    _appointments.c.id,
    _appointments.c.person_id,
    _appointments.c.profession,
    _appointments.c.state,
    _appointments.c.starts_on,
    _appointments.c.ends_on,
    _appointments.c.set_aside_percent,
    _appointments.c.leave_until,
    _units.c.id,
    _units.c.name,
    _organisations.c.name,
    _areas.c.id,
    _areas.c.name,
    _networks.c.id,
    _networks.c.slug,
    _networks.c.name,
    exists().where(_changes.c.appointment_id == _appointments.c.id, _changes.c.to_state == "on_leave"),
    exists().where(_awards.c.person_id == _appointments.c.person_id),
)
#: Appointments with the columns `AppointmentFacts` is made of, in its order.
APPOINTMENTS_JOINED: Select[*tuple[Any, ...]] = (
    select(*APPOINTMENT_COLUMNS)
    .select_from(_appointments)
    .join(_units, _units.c.id == _appointments.c.unit_id)
    .join(_organisations, _organisations.c.id == _units.c.organisation_id)
    .join(_areas, _areas.c.id == _units.c.area_id)
    .join(_networks, _networks.c.id == _areas.c.network_id)
)
#: The same person's appointments beside every role: a page asks for both, and one question costs less than two.
_WITH_APPOINTMENTS: Select[*tuple[Any, ...]] = (
    _LOGGED_IN.add_columns(*APPOINTMENT_COLUMNS)
    .outerjoin(_appointments, _appointments.c.person_id == _people.c.id)
    .outerjoin(_units, _units.c.id == _appointments.c.unit_id)
    .outerjoin(_organisations, _organisations.c.id == _units.c.organisation_id)
    .outerjoin(_areas, _areas.c.id == _units.c.area_id)
    .outerjoin(_networks, _networks.c.id == _areas.c.network_id)
    .order_by(_appointments.c.starts_on, _appointments.c.id, _roles.c.id)
)
_APPOINTMENTS = APPOINTMENTS_JOINED.where(_appointments.c.person_id == bindparam("person")).order_by(
    _appointments.c.starts_on, _appointments.c.id
)


def logged_in(session: Session, key_digest: str) -> LoggedIn | None:
    """The row behind a key, whether or not it is still valid; the caller decides."""
    return _person(session.execute(_LOGGED_IN, {"key": key_digest}).all())


def logged_in_with_appointments(
    session: Session, key_digest: str
) -> tuple[LoggedIn | None, tuple[AppointmentFacts, ...]]:
    """The same, with every appointment of the person as `appointments_of` gives them."""
    rows = session.execute(_WITH_APPOINTMENTS, {"key": key_digest}).all()
    found = dict.fromkeys(tuple(row[_ROLES_END:]) for row in rows if row[_ROLES_END] is not None)
    return _person(rows), tuple(AppointmentFacts(*one) for one in found)


def _person(rows: Sequence[Sequence[Any]]) -> LoggedIn | None:
    if not rows:
        return None
    given = dict.fromkeys(tuple(row[_ROLES_BEGIN:_ROLES_END]) for row in rows if row[_ROLES_BEGIN] is not None)
    return LoggedIn(*(*rows[0][:_ROLES_BEGIN], tuple(RoleFacts(*one) for one in given)))


def appointments_of(session: Session, person_id: str) -> tuple[AppointmentFacts, ...]:
    """Every appointment of a person, oldest first, ended ones too."""
    return tuple(AppointmentFacts(*row) for row in session.execute(_APPOINTMENTS, {"person": person_id}))
