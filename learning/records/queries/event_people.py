"""Who has signed up for an event, who came, and whose sign-up waits for a leader?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select, union
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, RoleAssignment
from learning.records.events import Event, EventAttendance, EventSignUp
from learning.records.evidence import EvidenceRow
from learning.records.organisation import Area, Unit
from learning.records.people import Person


@dataclass(frozen=True, slots=True)
class SignUpFacts:
    id: int
    event_id: int
    person_id: str
    role: str
    form: str
    state: str
    at: datetime


_SIGN_UP = tuple(getattr(EventSignUp, name) for name in SignUpFacts.__dataclass_fields__)


def sign_up(session: Session, event_id: int, person_id: str) -> SignUpFacts | None:
    its = EventSignUp.event_id == event_id, EventSignUp.person_id == person_id
    row = session.execute(select(*_SIGN_UP).where(*its)).first()
    return SignUpFacts(*row) if row else None


def in_state(session: Session, event_id: int, *states: str) -> tuple[SignUpFacts, ...]:
    """Whoever asked first stands first."""
    its = EventSignUp.event_id == event_id, EventSignUp.state.in_(states)
    statement = select(*_SIGN_UP).where(*its).order_by(EventSignUp.at, EventSignUp.id)
    return tuple(SignUpFacts(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who has signed up, or came without. `state` and `came_as` are empty when she did not."""

    person_id: str
    name: str
    state: str | None
    form: str | None
    role: str | None
    came: str | None
    came_as: str | None
    came_at: datetime | None
    by_person: str | None


def participants(session: Session, event_id: int) -> tuple[Participant, ...]:
    """In Norwegian order of names."""
    who = union(
        select(EventSignUp.person_id).where(EventSignUp.event_id == event_id),
        select(EventAttendance.person_id).where(EventAttendance.event_id == event_id),
    ).subquery()
    signed = and_(EventSignUp.person_id == Person.id, EventSignUp.event_id == event_id)
    came = and_(EventAttendance.person_id == Person.id, EventAttendance.event_id == event_id)
    statement = (
        select(
            Person.id,
            Person.name,
            EventSignUp.state,
            EventSignUp.form,
            EventSignUp.role,
            EventAttendance.form,
            EventAttendance.role,
            EventAttendance.checked_in_at,
            EventAttendance.by_person,
        )
        .join(who, who.c.person_id == Person.id)
        .outerjoin(EventSignUp, signed)
        .outerjoin(EventAttendance, came)
        .order_by(Person.sort_key, Person.id)
    )
    return tuple(Participant(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Someone:
    person_id: str
    name: str


def _counts(row: type[Appointment] | type[RoleAssignment], day: date | BindParameter[Any]) -> ColumnElement[bool]:
    return and_(row.starts_on <= day, or_(row.ends_on.is_(None), row.ends_on >= day))


def members_named(session: Session, network_id: int, text: str, day: date, most: int) -> tuple[Someone, ...]:
    """Those who belong to the network that day by an appointment or as a unit's leader, whose name has this in it."""
    in_units = select(Unit.id).join(Area, Area.id == Unit.area_id).where(Area.network_id == network_id)
    seats = select(Appointment.person_id).where(
        _counts(Appointment, day), Appointment.unit_id.in_(in_units), Appointment.state.not_in(("proposed", "ended"))
    )
    leads = select(RoleAssignment.person_id).where(
        _counts(RoleAssignment, day), RoleAssignment.scope_kind == "unit", RoleAssignment.scope_id.in_(in_units)
    )
    named = func.lower(Person.name).contains(text.lower(), autoescape=True) | Person.name.contains(
        text, autoescape=True
    )
    statement = (
        select(Person.id, Person.name)
        .where(or_(Person.id.in_(seats), Person.id.in_(leads)), Person.disabled_at.is_(None), named)
        .order_by(Person.sort_key, Person.id)
        .limit(most)
    )
    return tuple(Someone(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Asked:
    """A sign-up that waits for a leader."""

    sign_up_id: int
    event_id: int
    title: str
    starts_at: datetime
    person_id: str
    name: str
    form: str
    at: datetime


_MINE = select(Appointment.person_id).where(
    _counts(Appointment, bindparam("today")),
    Appointment.unit_id.in_(bindparam("units", expanding=True)),
    Appointment.state.not_in(("proposed", "ended")),
)
_WAITING = (
    EventSignUp.state == "waiting_leader",
    EventSignUp.person_id.in_(_MINE),
    EventSignUp.person_id != bindparam("but"),
    Event.cancelled_at.is_(None),
    Event.ends_at >= bindparam("at"),
)
_WAITING_COUNT = select(func.count(EventSignUp.id)).join(Event, Event.id == EventSignUp.event_id).where(*_WAITING)


def _asking(unit_ids: Iterable[int], today: date, at: datetime, but: str) -> dict[str, Any]:
    return {"units": list(unit_ids), "today": today, "at": at, "but": but}


def waiting_for_leader(
    session: Session, unit_ids: Iterable[int], today: date, at: datetime, but: str
) -> tuple[Asked, ...]:
    """Those appointed in these units who have asked and not been answered, oldest first; never her own."""
    statement = (
        select(
            EventSignUp.id,
            Event.id,
            Event.title,
            Event.starts_at,
            Person.id,
            Person.name,
            EventSignUp.form,
            EventSignUp.at,
        )
        .join(Event, Event.id == EventSignUp.event_id)
        .join(Person, Person.id == EventSignUp.person_id)
        .where(*_WAITING)
        .order_by(EventSignUp.at, EventSignUp.id)
    )
    return tuple(Asked(*row) for row in session.execute(statement, _asking(unit_ids, today, at, but)))


def waiting_count(session: Session, unit_ids: Iterable[int], today: date, at: datetime, but: str) -> int:
    return session.execute(_WAITING_COUNT, _asking(unit_ids, today, at, but)).scalar_one()


def leaders_of(session: Session, person_id: str, network_id: int, today: date) -> frozenset[str]:
    """Who leads a unit somebody is appointed in today, in this network; never herself."""
    units = (
        select(Appointment.unit_id)
        .join(Unit, Unit.id == Appointment.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .where(
            Appointment.person_id == person_id,
            _counts(Appointment, today),
            Appointment.state.not_in(("proposed", "ended")),
            Area.network_id == network_id,
        )
    )
    statement = select(RoleAssignment.person_id).where(
        RoleAssignment.role == "leader",
        RoleAssignment.scope_kind == "unit",
        RoleAssignment.scope_id.in_(units),
        _counts(RoleAssignment, today),
        RoleAssignment.person_id != person_id,
    )
    return frozenset(session.execute(statement).scalars())


def names(session: Session, person_ids: Iterable[str]) -> tuple[str, ...]:
    statement = select(Person.name).where(Person.id.in_(list(person_ids))).order_by(Person.sort_key)
    return tuple(session.execute(statement).scalars())


@dataclass(frozen=True, slots=True)
class Recorded:
    """Evidence an event has given somebody; `voided` when it was taken back."""

    id: int
    person_id: str
    kind: str
    subject: str
    voided: bool


def recorded(session: Session, event_id: int, person_ids: Iterable[str]) -> tuple[Recorded, ...]:
    """Found by the key the action gives it, among the evidence of these people."""
    void = select(EvidenceRow.voids_id).where(EvidenceRow.voids_id.is_not(None))
    statement = (
        select(EvidenceRow.id, EvidenceRow.person_id, EvidenceRow.kind, EvidenceRow.subject, EvidenceRow.id.in_(void))
        .where(
            EvidenceRow.person_id.in_(list(person_ids)),
            EvidenceRow.key.startswith(f"event:{event_id}:", autoescape=True),
        )
        .order_by(EvidenceRow.id)
    )
    return tuple(Recorded(*row) for row in session.execute(statement))
