"""Which units have a resource person today, per area, and which networks is somebody in?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, func, or_, select, union, union_all
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, AppointmentUnit, RoleAssignment, SuccessorTask
from learning.records.organisation import Area, Network, Organisation, Unit


@dataclass(frozen=True, slots=True)
class UnitCoverage:
    """`active` counts people appointed today; those on leave are left out (see indicator I-7), and counted by themselves.

    `seeking_since` is the day somebody was first asked to follow one who leaves, when nobody has.

    Whoever covers the unit from another one counts here too: one therapist may serve several municipalities (VEST-3.9).
    """

    network: str
    area_id: int
    area: str
    unit: str
    organisation: str
    kind: str
    wanted: int
    active: int
    on_leave: int
    seeking_since: date | None


_SEEKING = (
    select(func.min(SuccessorTask.opened_on))
    .where(SuccessorTask.unit_id == Unit.id, SuccessorTask.closed_on.is_(None))
    .correlate(Unit)
    .scalar_subquery()
)


def _covers() -> Subquery:
    """Which appointment covers which unit: its own, and those it serves besides."""
    return union_all(
        select(Appointment.id.label("appointment_id"), Appointment.unit_id),
        select(AppointmentUnit.appointment_id, AppointmentUnit.unit_id),
    ).subquery()


def _counts(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Appointment.starts_on <= today,
        or_(Appointment.ends_on.is_(None), Appointment.ends_on >= today),
        Appointment.state.in_(("appointed", "active", "resigning", "on_leave")),
    )


def coverage(
    session: Session, network_ids: list[int] | None, area_ids: list[int] | None, today: date
) -> tuple[UnitCoverage, ...]:
    """Every unit in these networks and areas (None = no limit by that kind) with how many are active in it."""
    covers = _covers()
    statement: Select[*tuple[Any, ...]] = (
        select(
            Network.name,
            Area.id,
            Area.name,
            Unit.name,
            Organisation.name,
            Unit.kind,
            Unit.wanted,
            func.count(func.distinct(case((Appointment.state != "on_leave", Appointment.person_id)))),
            func.count(func.distinct(case((Appointment.state == "on_leave", Appointment.person_id)))),
            _SEEKING,
        )
        .select_from(Unit)
        .join(Area, Area.id == Unit.area_id)
        .join(Network, Network.id == Area.network_id)
        .join(Organisation, Organisation.id == Unit.organisation_id)
        .outerjoin(covers, covers.c.unit_id == Unit.id)
        .outerjoin(Appointment, and_(Appointment.id == covers.c.appointment_id, *_counts(today)))
        .group_by(
            Network.id, Network.name, Area.id, Area.name, Unit.id, Unit.name, Organisation.name, Unit.kind, Unit.wanted
        )
        .order_by(Network.id, Area.id, Unit.id)
    )
    if network_ids is not None and area_ids is not None:
        statement = statement.where(or_(Network.id.in_(network_ids), Area.id.in_(area_ids)))
    return tuple(UnitCoverage(*row) for row in session.execute(statement))


def networks_of(session: Session, person_id: str, today: date) -> frozenset[int]:
    """The networks somebody belongs to today, by an appointment or by a role over part of one."""

    def counts(row: type[Appointment] | type[RoleAssignment]) -> ColumnElement[bool]:
        return and_(
            row.person_id == person_id, row.starts_on <= today, or_(row.ends_on.is_(None), row.ends_on >= today)
        )

    appointed = (
        select(Area.network_id)
        .join(Unit, Unit.area_id == Area.id)
        .join(Appointment, Appointment.unit_id == Unit.id)
        .where(counts(Appointment), Appointment.state.not_in(("proposed", "ended")))
    )
    over = {"unit": Unit.id, "area": Area.id, "network": Area.network_id}
    roles = [
        select(Area.network_id)
        .outerjoin(Unit, Unit.area_id == Area.id)
        .join(RoleAssignment, and_(RoleAssignment.scope_kind == kind, RoleAssignment.scope_id == column))
        .where(counts(RoleAssignment))
        for kind, column in over.items()
    ]
    return frozenset(session.execute(union(appointed, *roles)).scalars())
