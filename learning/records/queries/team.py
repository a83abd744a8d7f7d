"""Whom may a leader see, and where do they work?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment
from learning.records.organisation import Network
from learning.records.people import Person
from learning.records.queries.rights import APPOINTMENT_COLUMNS, APPOINTMENTS_JOINED, AppointmentFacts


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a team with one appointment; somebody with two appointments in the team is two rows."""

    name: str
    sort_key: str
    appointment: AppointmentFacts


_WIDTH = len(APPOINTMENT_COLUMNS)
_people, _appointments = Person.__table__, Appointment.__table__
_HOLDING = (
    APPOINTMENTS_JOINED.add_columns(_people.c.name, _people.c.sort_key)
    .join(_people, _people.c.id == _appointments.c.person_id)
    .where(
        _appointments.c.starts_on <= bindparam("today"),
        _appointments.c.ends_on.is_(None) | (_appointments.c.ends_on >= bindparam("today")),
        _appointments.c.state.not_in(("proposed", "ended")),
    )
    .order_by(_people.c.sort_key, _appointments.c.id)
)
_MEMBERS = _HOLDING.where(_appointments.c.unit_id.in_(bindparam("units", expanding=True)))
_IN_NETWORK = _HOLDING.where(Network.__table__.c.slug == bindparam("network"))


def members(session: Session, unit_ids: Iterable[int], today: date) -> tuple[Member, ...]:
    """Everybody appointed in these units on this day, in Norwegian order of names."""
    return _read(session.execute(_MEMBERS, {"units": list(unit_ids), "today": today}))


def members_of_network(session: Session, network: str, today: date) -> tuple[Member, ...]:
    """Everybody appointed in a network on this day. For counting: a coordinator sees no person's standing."""
    return _read(session.execute(_IN_NETWORK, {"network": network, "today": today}))


def network_slugs(session: Session, network_ids: Iterable[int]) -> tuple[str, ...]:
    networks = Network.__table__
    found = select(networks.c.slug).where(networks.c.id.in_(list(network_ids))).order_by(networks.c.id)
    return tuple(session.execute(found).scalars())


def _read(rows: Iterable[Sequence[Any]]) -> tuple[Member, ...]:
    return tuple(Member(row[_WIDTH], row[_WIDTH + 1], AppointmentFacts(*row[:_WIDTH])) for row in rows)


def person_name(session: Session, person_id: str) -> str | None:
    return session.execute(select(Person.name).where(Person.id == person_id)).scalar_one_or_none()
