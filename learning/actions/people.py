"""How do people, appointments and roles come into a new installation?"""

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from learning.access.roles import SCOPES, Role
from learning.actions import audit, sign_in, successors
from learning.actions.names import sort_key
from learning.actions.refusing import Refused
from learning.records.appointments import Appointment, AppointmentChange, RoleAssignment
from learning.records.organisation import Area, Network, Organisation, Unit
from learning.records.people import Person

ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")  # whether it exists, only a letter to it can tell
SCOPE_TABLES: dict[str, Any] = {"unit": Unit, "area": Area, "network": Network}


def add(session: Session, *, name: str, email: str, locale: str, password_hash: str | None, at: datetime) -> str:
    """A new person. Raises `Refused` without a name, or when the address is none or is taken."""
    address = email.strip().lower()
    if not name.strip():
        raise Refused("name_missing")
    if not ADDRESS.fullmatch(address):
        raise Refused("not_an_address", email=email)
    if session.execute(select(Person.id).where(Person.email == address)).first():
        raise Refused("address_taken", email=address)
    person = Person(
        name=name.strip(),
        sort_key=sort_key(name),
        email=address,
        locale=locale,
        password_hash=password_hash,
        created_at=at,
    )
    session.add(person)
    session.flush()
    audit.write(session, verb="person.added", by=None, about=person.id, at=at)
    return person.id


def by_address(session: Session, email: str) -> str:
    found = session.execute(select(Person.id).where(Person.email == email.strip().lower())).scalar()
    if found is None:
        raise Refused("no_such_address", email=email)
    return found


def set_password(session: Session, *, person_id: str, password_hash: str, at: datetime) -> None:
    """Give somebody a new password and end every session under the old one."""
    session.execute(update(Person).where(Person.id == person_id).values(password_hash=password_hash))
    sign_in.end_all(session, person_id=person_id, at=at)
    audit.write(session, verb="password.set", by=None, about=person_id, at=at)


def give_role(
    session: Session,
    *,
    person_id: str,
    role: str,
    scope_kind: str,
    scope: str | None,
    starts_on: date,
    ends_on: date | None,
    at: datetime,
) -> None:
    """Give a role over a unit, area or network (by its slug), or over all."""
    if role not in set(Role) or scope_kind not in SCOPES[Role(role)]:
        raise Refused("role_scope", role=role, scope=scope_kind)
    if ends_on and ends_on < starts_on:
        raise Refused("ends_before_start")
    scope_id = None
    if scope_kind != "all":
        table = SCOPE_TABLES[scope_kind]
        scope_id = session.execute(select(table.id).where(table.slug == scope)).scalar()
        if scope_id is None:
            raise Refused("no_such_place", place=scope or "")
    session.add(
        RoleAssignment(
            person_id=person_id,
            role=role,
            scope_kind=scope_kind,
            scope_id=scope_id,
            starts_on=starts_on,
            ends_on=ends_on,
            given_at=at,
        )
    )
    audit.write(session, verb="role.given", by=None, about=person_id, at=at, subject=f"{role} {scope or 'all'}")


def appoint(session: Session, *, person_id: str, unit: str, profession: str, starts_on: date, at: datetime) -> None:
    """Appoint somebody as resource person in a unit (by its slug), once at a time."""
    unit_id = session.execute(select(Unit.id).where(Unit.slug == unit)).scalar()
    if unit_id is None:
        raise Refused("no_such_place", place=unit)
    there = select(Appointment.id).where(Appointment.person_id == person_id, Appointment.unit_id == unit_id)
    goes_on = or_(Appointment.ends_on.is_(None), Appointment.ends_on >= starts_on)
    if session.execute(there.where(goes_on, Appointment.state != "ended")).first():
        raise Refused("already_appointed", place=unit)
    made = Appointment(
        person_id=person_id, unit_id=unit_id, profession=profession, state="appointed", starts_on=starts_on
    )
    session.add(made)
    session.flush()
    session.add(
        AppointmentChange(appointment_id=made.id, deed="appoint", to_state="appointed", happened_on=starts_on, at=at)
    )
    successors.found(session, unit_id, made.id, on=starts_on)
    audit.write(session, verb="person.appointed", by=None, about=person_id, at=at, subject=unit)


def add_unit(
    session: Session, *, slug: str, name: str, kind: str, organisation: str, area: str, network: str, at: datetime
) -> None:
    """A unit, with its network, area and employer made as needed. `network` is the id of a competence plan."""
    network_row = session.execute(select(Network).where(Network.slug == network)).scalar_one_or_none()
    if network_row is None:
        network_row = Network(slug=network, name=network, region="")
        session.add(network_row)
        session.flush()
    area_slug = f"{network}-{sort_key(area).replace(' ', '-')}"[:40]
    area_row = session.execute(select(Area).where(Area.slug == area_slug)).scalar_one_or_none()
    if area_row is None:
        area_row = Area(slug=area_slug, network_id=network_row.id, name=area)
        session.add(area_row)
    employer = session.execute(select(Organisation).where(Organisation.name == organisation)).scalar_one_or_none()
    if employer is None:
        employer = Organisation(name=organisation, kind="other")
        session.add(employer)
    if session.execute(select(Unit.id).where(Unit.slug == slug)).first():
        raise Refused("unit_taken", place=slug)
    session.flush()
    session.add(Unit(slug=slug, area_id=area_row.id, organisation_id=employer.id, name=name, kind=kind, wanted=1))
    audit.write(session, verb="unit.added", by=None, at=at, subject=slug)
