"""How is a unit's leadership lent to somebody for a while, and taken back?"""

from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.access.roles import Role
from learning.actions import audit, people
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound, Refused
from learning.records.appointments import RoleAssignment
from learning.records.queries import appointments as rows
from learning.records.queries.appointments import StandIn, UnitFacts

LONGEST = timedelta(days=366)


def lendable(session: Session, *, by: Asker) -> tuple[UnitFacts, ...]:
    """The units `by` may give a stand-in leader."""
    permissions.check_can_lend(by)
    own = [one.scope_id for one in by.grants if one.role == Role.LEADER and not one.stand_in and one.scope_id]
    return rows.units(session, ids=own, network_ids=by.scopes(Role.COORDINATOR, "network"))


def lent(session: Session, *, by: Asker) -> tuple[StandIn, ...]:
    """Those that hold today or later, in the units `by` may lend."""
    units = [one.id for one in lendable(session, by=by)]
    return rows.stand_ins(session, units, (), by.today)


def give(
    session: Session, *, by: Asker, email: str, unit_id: int, starts_on: date | None, ends_on: date | None, at: datetime
) -> None:
    """From a day to a day, both included. What she may do follows from the days."""
    unit = rows.unit(session, unit_id)
    if unit is None:
        raise Refused("unit_missing")
    permissions.check_can_lend(by, unit.id, unit.network_id)
    if starts_on is None or ends_on is None:
        raise Refused("days_missing")
    if ends_on < max(starts_on, oslo_day(at)):
        raise Refused("ends_before_start")
    if starts_on > oslo_day(at) + LONGEST or ends_on > starts_on + LONGEST:
        raise Refused("lent_too_long")
    person_id = people.by_address(session, email)
    permissions.check_can_lend(by, unit.id, unit.network_id, to=person_id)
    _refuse_second(session, person_id, unit, starts_on, ends_on)
    session.add(
        RoleAssignment(
            person_id=person_id,
            role=Role.LEADER,
            scope_kind="unit",
            scope_id=unit.id,
            stand_in=True,
            starts_on=starts_on,
            ends_on=ends_on,
            given_by=by.person_id,
            given_at=at,
        )
    )
    audit.write(session, verb="stand_in.given", by=by.person_id, about=person_id, at=at, subject=str(unit.id))


def _refuse_second(session: Session, person_id: str, unit: UnitFacts, starts_on: date, ends_on: date) -> None:
    leads = select(RoleAssignment.id).where(
        RoleAssignment.person_id == person_id,
        RoleAssignment.role == Role.LEADER,
        RoleAssignment.scope_kind == "unit",
        RoleAssignment.scope_id == unit.id,
        RoleAssignment.starts_on <= ends_on,
        RoleAssignment.ends_on.is_(None) | (RoleAssignment.ends_on >= starts_on),
    )
    if session.execute(leads).first():
        raise Refused("leads_already", place=unit.name)


def take_back(session: Session, *, by: Asker, assignment_id: int, at: datetime) -> StandIn:
    """It ends yesterday, so that it gives no right from now on; one that has not begun, ends before it begins."""
    found = rows.stand_in(session, assignment_id)
    if found is None or found.ends_on is None or found.ends_on < oslo_day(at):
        raise NotFound("no_such_stand_in")
    permissions.check_can_lend(by, found.unit_id, found.network_id)
    last = max(oslo_day(at), found.starts_on) - timedelta(days=1)
    session.execute(update(RoleAssignment).where(RoleAssignment.id == assignment_id).values(ends_on=last))
    audit.write(session, verb="stand_in.taken_back", by=by.person_id, at=at, subject=str(assignment_id))
    return found
