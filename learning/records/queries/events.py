"""What takes place in a network, and what has one person to do with each of them?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment, RoleAssignment
from learning.records.events import Event, EventAttendance, EventEvaluated, EventSignUp
from learning.records.organisation import Area, Network, Unit

TAKES_PART = ("waiting_leader", "signed_up", "waiting_list")


@dataclass(frozen=True, slots=True)
class EventFacts:
    """`area_id` empty: for the whole network. `taken` counts those signed up, of whom some may need no place."""

    id: int
    network_id: int
    network: str
    area_id: int | None
    area: str | None
    kind: str
    title: str
    summary: str
    topics: tuple[str, ...]
    form: str
    place: str
    link: str
    starts_at: datetime
    ends_at: datetime
    capacity: int | None
    sign_up_until: date | None
    asks_leader: bool
    course: str | None
    code: str
    version: int
    created_by: str
    changed_at: datetime
    published_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    taken: int

    @property
    def full(self) -> bool:
        return self.capacity is not None and self.taken >= self.capacity

    def takes_place(self, form: str) -> bool:
        """Whoever comes on a screen takes none of the chairs."""
        return self.form != "both" or form == "physical"


@dataclass(frozen=True, slots=True)
class Listed:
    """An event and what one person has to do with it: `state` of her sign-up, `came` how she was there."""

    event: EventFacts
    state: str | None
    form: str | None
    reason: str | None
    came: str | None
    evaluated: bool


def takes_place() -> ColumnElement[bool]:
    """Where chairs are counted, whoever comes on a screen is not."""
    chair = or_(Event.capacity.is_(None), Event.form != "both", EventSignUp.form == "physical")
    return and_(EventSignUp.state == "signed_up", chair)


_TAKEN = (
    select(func.count(EventSignUp.id))
    .where(EventSignUp.event_id == Event.id, takes_place())
    .correlate(Event)
    .scalar_subquery()
)
_COLUMNS = (
    Event.id,
    Event.network_id,
    Network.name,
    Event.area_id,
    Area.name,
    Event.kind,
    Event.title,
    Event.summary,
    Event.topics,
    Event.form,
    Event.place,
    Event.link,
    Event.starts_at,
    Event.ends_at,
    Event.capacity,
    Event.sign_up_until,
    Event.asks_leader,
    Event.course,
    Event.code,
    Event.version,
    Event.created_by,
    Event.changed_at,
    Event.published_at,
    Event.cancelled_at,
    Event.cancel_reason,
    _TAKEN,
)
WIDTH = len(_COLUMNS)
_TOPICS = 8


def facts(row: Iterable[Any]) -> EventFacts:
    fields = list(row)[:WIDTH]
    fields[_TOPICS] = tuple(fields[_TOPICS].split())
    return EventFacts(*fields)


def selected(*more: Any) -> Select[Any]:
    """Events with their columns first, and `more` after."""
    return (
        select(*_COLUMNS, *more)
        .select_from(Event)
        .join(Network, Network.id == Event.network_id)
        .outerjoin(Area, Area.id == Event.area_id)
        .order_by(Event.starts_at, Event.id)
    )


def one(session: Session, event_id: int) -> EventFacts | None:
    row = session.execute(selected().where(Event.id == event_id)).first()
    return facts(row) if row else None


def by_code(session: Session, code: str) -> EventFacts | None:
    row = session.execute(selected().where(Event.code == code)).first()
    return facts(row) if row else None


def lock(session: Session, event_id: int) -> None:
    """Whoever counts places, or decides about one, does it alone."""
    session.execute(select(Event.id).where(Event.id == event_id).with_for_update())


def _mine(person_id: str) -> Select[Any]:
    """Events with what the person has to do with them."""
    more = (EventSignUp.state, EventSignUp.form, EventSignUp.reason, EventAttendance.form, EventEvaluated.person_id)
    return (
        selected(*more)
        .outerjoin(EventSignUp, and_(EventSignUp.event_id == Event.id, EventSignUp.person_id == person_id))
        .outerjoin(EventAttendance, and_(EventAttendance.event_id == Event.id, EventAttendance.person_id == person_id))
        .outerjoin(EventEvaluated, and_(EventEvaluated.event_id == Event.id, EventEvaluated.person_id == person_id))
    )


def _listed(row: Any) -> Listed:
    state, form, reason, came, evaluated = row[WIDTH:]
    return Listed(facts(row), state, form, reason, came, evaluated is not None)


def for_person(session: Session, person_id: str, event_id: int) -> Listed | None:
    row = session.execute(_mine(person_id).where(Event.id == event_id)).first()
    return _listed(row) if row else None


def calendar(session: Session, person_id: str, network_ids: Iterable[int], since: datetime) -> tuple[Listed, ...]:
    """What is published in these networks and ends after `since`, and what she has signed up for elsewhere."""
    near = or_(Event.network_id.in_(list(network_ids)), EventSignUp.id.is_not(None), EventAttendance.id.is_not(None))
    statement = _mine(person_id).where(Event.published_at.is_not(None), Event.ends_at >= since, near)
    return tuple(_listed(row) for row in session.execute(statement))


def of_network(session: Session, network_id: int, since: datetime) -> tuple[EventFacts, ...]:
    its = Event.network_id == network_id, Event.published_at.is_not(None), Event.ends_at >= since
    return tuple(facts(row) for row in session.execute(selected().where(*its)))


def signed_up_by(session: Session, person_id: str, since: datetime) -> tuple[tuple[EventFacts, str], ...]:
    """What somebody takes part in, or hopes to, with the state."""
    statement = (
        selected(EventSignUp.state)
        .join(EventSignUp, EventSignUp.event_id == Event.id)
        .where(EventSignUp.person_id == person_id, EventSignUp.state.in_(TAKES_PART), Event.ends_at >= since)
    )
    return tuple((facts(row), row[WIDTH]) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Arranged:
    """An event as its organiser lists it."""

    event: EventFacts
    signed_up: int
    waiting: int
    came: int


def arranged(session: Session, network_ids: Iterable[int], area_ids: Iterable[int]) -> tuple[Arranged, ...]:
    """Everything somebody may manage, drafts too."""

    def count(table: type[EventSignUp] | type[EventAttendance], *where: ColumnElement[bool]) -> Any:
        its = select(func.count()).select_from(table).where(table.event_id == Event.id, *where)
        return its.correlate(Event).scalar_subquery()

    statement = selected(
        count(EventSignUp, EventSignUp.state == "signed_up"),
        count(EventSignUp, EventSignUp.state.in_(("waiting_leader", "waiting_list"))),
        count(EventAttendance),
    ).where(or_(Event.network_id.in_(list(network_ids)), Event.area_id.in_(list(area_ids))))
    return tuple(Arranged(facts(row), *row[WIDTH:]) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class AreaFacts:
    id: int
    name: str
    network_id: int
    network: str


def areas(session: Session, network_ids: Iterable[int], area_ids: Iterable[int]) -> tuple[AreaFacts, ...]:
    """The areas of these networks, and these areas."""
    statement = (
        select(Area.id, Area.name, Network.id, Network.name)
        .join(Network, Network.id == Area.network_id)
        .where(or_(Network.id.in_(list(network_ids)), Area.id.in_(list(area_ids))))
        .order_by(Network.id, Area.id)
    )
    return tuple(AreaFacts(*row) for row in session.execute(statement))


def networks_named(session: Session, network_ids: Iterable[int]) -> tuple[tuple[int, str], ...]:
    statement = select(Network.id, Network.name).where(Network.id.in_(list(network_ids))).order_by(Network.id)
    return tuple((id, name) for id, name in session.execute(statement))


def roles_in(session: Session, person_id: str, network_id: int, day: date) -> frozenset[str]:
    """As what somebody belongs to a network on a day: resource, leader, other. Empty when she does not."""

    def counts(row: type[Appointment] | type[RoleAssignment]) -> ColumnElement[bool]:
        ends = or_(row.ends_on.is_(None), row.ends_on >= day)
        return and_(row.person_id == person_id, row.starts_on <= day, ends)

    in_units = select(Unit.id).join(Area, Area.id == Unit.area_id).where(Area.network_id == network_id)
    in_areas = select(Area.id).where(Area.network_id == network_id)
    seat = Appointment.unit_id.in_(in_units), Appointment.state.not_in(("proposed", "ended"))
    appointed = session.execute(select(Appointment.id).where(counts(Appointment), *seat).limit(1)).first()
    over = or_(
        and_(RoleAssignment.scope_kind == "unit", RoleAssignment.scope_id.in_(in_units)),
        and_(RoleAssignment.scope_kind == "area", RoleAssignment.scope_id.in_(in_areas)),
        and_(RoleAssignment.scope_kind == "network", RoleAssignment.scope_id == network_id),
    )
    held = session.execute(select(RoleAssignment.role).where(counts(RoleAssignment), over)).scalars()
    roles = {"leader" if role == "leader" else "other" for role in held}
    return frozenset(roles | {"resource"} if appointed else roles)
