"""What is there to know about one appointment, its unit and those around it, and what waits to be decided?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session

from learning.records.appointments import (
    Appointment,
    AppointmentChange,
    AppointmentUnit,
    DirectoryConsent,
    RoleAssignment,
    SuccessorTask,
)
from learning.records.organisation import Area, Network, Organisation, Unit
from learning.records.people import Person
from learning.records.queries.rights import APPOINTMENT_COLUMNS, APPOINTMENTS_JOINED, AppointmentFacts


@dataclass(frozen=True, slots=True)
class Life:
    """One appointment with everything about it. `consents` is None when she has not answered."""

    facts: AppointmentFacts
    name: str
    motivation: str
    leader_id: str | None
    consents: bool | None


@dataclass(frozen=True, slots=True)
class Change:
    """`by_name` is empty when a date did it, or the one who registered it."""

    appointment_id: int
    deed: str
    from_state: str | None
    to_state: str
    happened_on: date
    by_name: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class UnitFacts:
    id: int
    name: str
    organisation: str
    area_id: int
    area: str
    network_id: int
    network: str


@dataclass(frozen=True, slots=True)
class Someone:
    person_id: str
    name: str


_WIDTH = len(APPOINTMENT_COLUMNS)
_CHANGES: Select[*tuple[Any, ...]] = (
    select(
        AppointmentChange.appointment_id,
        AppointmentChange.deed,
        AppointmentChange.from_state,
        AppointmentChange.to_state,
        AppointmentChange.happened_on,
        func.coalesce(Person.name, ""),
        AppointmentChange.at,
        AppointmentChange.reason,
    )
    .outerjoin(Person, Person.id == AppointmentChange.by_person)
    .where(AppointmentChange.appointment_id.in_(bindparam("ids", expanding=True)))
    .order_by(AppointmentChange.id)
)
_UNITS: Select[*tuple[Any, ...]] = (
    select(Unit.id, Unit.name, Organisation.name, Area.id, Area.name, Network.id, Network.slug)
    .join(Organisation, Organisation.id == Unit.organisation_id)
    .join(Area, Area.id == Unit.area_id)
    .join(Network, Network.id == Area.network_id)
    .order_by(Area.id, Unit.name)
)
#: In any of these units, areas and networks.
_THERE = (
    Unit.id.in_(bindparam("units", expanding=True))
    | Area.id.in_(bindparam("areas", expanding=True))
    | Area.network_id.in_(bindparam("networks", expanding=True))
)
_IN_STATES: Select[*tuple[Any, ...]] = (
    APPOINTMENTS_JOINED.add_columns(Person.name)
    .join(Person, Person.id == Appointment.person_id)
    .where(_THERE, Appointment.state.in_(bindparam("states", expanding=True)))
    .order_by(Appointment.starts_on, Appointment.id)
)
_SUCCESSORS: Select[*tuple[Any, ...]] = (
    select(
        SuccessorTask.id,
        Unit.id,
        Unit.name,
        Organisation.name,
        Area.name,
        Person.name,
        Appointment.ends_on,
        SuccessorTask.opened_on,
    )
    .join(Unit, Unit.id == SuccessorTask.unit_id)
    .join(Organisation, Organisation.id == Unit.organisation_id)
    .join(Area, Area.id == Unit.area_id)
    .join(Appointment, Appointment.id == SuccessorTask.after_appointment_id)
    .join(Person, Person.id == Appointment.person_id)
    .where(SuccessorTask.closed_on.is_(None), _THERE)
    .order_by(SuccessorTask.opened_on, SuccessorTask.id)
)


def life(session: Session, appointment_id: int) -> Life | None:
    its = Appointment.id == appointment_id
    more = (Person.name, Appointment.motivation, Appointment.leader_id, DirectoryConsent.consents)
    row = session.execute(_with_people(*more).where(its)).one_or_none()
    if row is None:
        return None
    name, motivation, leader_id, consents = row[_WIDTH:]
    return Life(AppointmentFacts(*row[:_WIDTH]), name, motivation or "", leader_id, consents)


def _with_people(*columns: Any) -> Select[*tuple[Any, ...]]:
    return (
        APPOINTMENTS_JOINED.add_columns(*columns)
        .join(Person, Person.id == Appointment.person_id)
        .outerjoin(DirectoryConsent, DirectoryConsent.appointment_id == Appointment.id)
    )


def changes(session: Session, appointment_ids: Iterable[int]) -> tuple[Change, ...]:
    """What has happened to these appointments, in order: leaves can be read from it."""
    rows = session.execute(_CHANGES, {"ids": list(appointment_ids)})
    return tuple(Change(*row) for row in rows)


def unit(session: Session, unit_id: int) -> UnitFacts | None:
    row = session.execute(_UNITS.where(Unit.id == unit_id)).one_or_none()
    return UnitFacts(*row) if row else None


def units(
    session: Session, *, ids: Iterable[int] = (), area_ids: Iterable[int] = (), network_ids: Iterable[int] = ()
) -> tuple[UnitFacts, ...]:
    """Those named, and every one in these areas and networks."""
    found = or_(Unit.id.in_(list(ids)), Area.id.in_(list(area_ids)), Network.id.in_(list(network_ids)))
    return tuple(UnitFacts(*row) for row in session.execute(_UNITS.where(found)))


def every_unit(session: Session) -> tuple[UnitFacts, ...]:
    return tuple(UnitFacts(*row) for row in session.execute(_UNITS))


def also_covers(session: Session, appointment_id: int) -> tuple[UnitFacts, ...]:
    """The further units of an appointment."""
    its = AppointmentUnit.appointment_id == appointment_id
    rows = session.execute(_UNITS.join(AppointmentUnit, AppointmentUnit.unit_id == Unit.id).where(its))
    return tuple(UnitFacts(*row) for row in rows)


def holders(session: Session, role: str, scope_kind: str, scope_id: int, today: date) -> tuple[Someone, ...]:
    """Who holds a role over something today, stand-ins with an end included."""
    statement = (
        select(Person.id, Person.name)
        .distinct()
        .join(RoleAssignment, RoleAssignment.person_id == Person.id)
        .where(
            RoleAssignment.role == role,
            RoleAssignment.scope_kind == scope_kind,
            RoleAssignment.scope_id == scope_id,
            *_on(RoleAssignment, today),
            RoleAssignment.stand_in.is_(False) | RoleAssignment.ends_on.is_not(None),
            Person.disabled_at.is_(None),
        )
        .order_by(Person.id)
    )
    return tuple(Someone(*row) for row in session.execute(statement))


def _on(row: type[RoleAssignment], today: date) -> tuple[ColumnElement[bool], ...]:
    return row.starts_on <= today, or_(row.ends_on.is_(None), row.ends_on >= today)


@dataclass(frozen=True, slots=True)
class StandIn:
    id: int
    name: str
    unit: str
    unit_id: int
    network_id: int
    starts_on: date
    ends_on: date | None


def stand_ins(
    session: Session, unit_ids: Iterable[int], network_ids: Iterable[int], today: date
) -> tuple[StandIn, ...]:
    """Who is lent the leadership of these units, or units in these networks, now or later."""
    return _stand_ins(
        session,
        or_(Unit.id.in_(list(unit_ids)), Area.network_id.in_(list(network_ids))),
        RoleAssignment.ends_on >= today,
        RoleAssignment.ends_on >= RoleAssignment.starts_on,
    )


def stand_in(session: Session, assignment_id: int) -> StandIn | None:
    return next(iter(_stand_ins(session, RoleAssignment.id == assignment_id)), None)


def _stand_ins(session: Session, *where: ColumnElement[bool]) -> tuple[StandIn, ...]:
    days = RoleAssignment.starts_on, RoleAssignment.ends_on
    statement = (
        select(RoleAssignment.id, Person.name, Unit.name, Unit.id, Area.network_id, *days)
        .join(Person, Person.id == RoleAssignment.person_id)
        .join(Unit, and_(RoleAssignment.scope_kind == "unit", Unit.id == RoleAssignment.scope_id))
        .join(Area, Area.id == Unit.area_id)
        .where(RoleAssignment.role == "leader", RoleAssignment.stand_in, *where)
        .order_by(RoleAssignment.starts_on, RoleAssignment.id)
    )
    return tuple(StandIn(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Waiting:
    """An appointment somebody should look at: proposed, on leave or about to end."""

    name: str
    facts: AppointmentFacts


def in_states(
    session: Session,
    states: Iterable[str],
    *,
    unit_ids: Iterable[int] = (),
    area_ids: Iterable[int] = (),
    network_ids: Iterable[int] = (),
) -> tuple[Waiting, ...]:
    """The oldest first."""
    wanted = _places(unit_ids, area_ids, network_ids) | {"states": list(states)}
    return tuple(Waiting(row[_WIDTH], AppointmentFacts(*row[:_WIDTH])) for row in session.execute(_IN_STATES, wanted))


def _places(units: Iterable[int], areas: Iterable[int], networks: Iterable[int]) -> dict[str, list[Any]]:
    return {"units": list(units), "areas": list(areas), "networks": list(networks)}


@dataclass(frozen=True, slots=True)
class Successor:
    """A unit that is to find somebody. `left_on` is the last day of the one before, who may still be there."""

    id: int
    unit_id: int
    unit: str
    organisation: str
    area: str
    after: str
    left_on: date | None
    opened_on: date


def successors(
    session: Session,
    *,
    unit_ids: Iterable[int] = (),
    area_ids: Iterable[int] = (),
    network_ids: Iterable[int] = (),
) -> tuple[Successor, ...]:
    """Those not found yet, the oldest first."""
    rows = session.execute(_SUCCESSORS, _places(unit_ids, area_ids, network_ids))
    return tuple(Successor(*row) for row in rows)


def turning(session: Session, today: date) -> tuple[AppointmentFacts, ...]:
    """Those whose state a date has overtaken: past the last day, past a leave, or past the first day."""
    due = or_(
        and_(Appointment.state.in_(("appointed", "active", "on_leave", "resigning")), Appointment.ends_on < today),
        and_(Appointment.state == "on_leave", Appointment.leave_until < today),
        and_(Appointment.state == "appointed", Appointment.starts_on <= today),
    )
    return tuple(
        AppointmentFacts(*row) for row in session.execute(APPOINTMENTS_JOINED.where(due).order_by(Appointment.id))
    )
