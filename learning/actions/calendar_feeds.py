"""Which calendar programmes may read on somebody's behalf, and what do they get?

The address is the key: a secret in our table, and a signature only this installation can make, so that neither a copy of
the database nor a guess opens it. Rights are asked for each time it is read.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.actions import audit
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound
from learning.records.events import CalendarFeed
from learning.records.organisation import Network
from learning.records.people import Person
from learning.records.queries import events as rows
from learning.records.queries.events import EventFacts
from learning.records.queries.network import networks_of

BACK = timedelta(days=120)
SECRET, SIGNATURE = 24, 16


@dataclass(frozen=True, slots=True)
class Feed:
    """`network_id` empty: what she has signed up for."""

    id: int
    person_id: str
    network_id: int | None
    network: str
    secret: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """An event in a calendar; `tentative` when it is not sure that she has a place."""

    event: EventFacts
    tentative: bool


def make(session: Session, *, by: str, network_id: int | None, at: datetime) -> None:
    """A new address; an earlier one of the same kind stops working."""
    if network_id is not None and network_id not in networks_of(session, by, oslo_day(at)):
        raise NotFound("no_such_network")
    _revoke(session, by, at, CalendarFeed.network_id == network_id)
    session.add(CalendarFeed(person_id=by, network_id=network_id, secret=secrets.token_hex(SECRET // 2), made_at=at))
    audit.write(session, verb="calendar.shared", by=by, about=by, at=at)


def revoke(session: Session, *, by: str, feed_id: int, at: datetime) -> None:
    _revoke(session, by, at, CalendarFeed.id == feed_id)
    audit.write(session, verb="calendar.closed", by=by, about=by, at=at)


def _revoke(session: Session, by: str, at: datetime, which: object) -> None:
    its = CalendarFeed.person_id == by, CalendarFeed.revoked_at.is_(None)
    session.execute(update(CalendarFeed).where(*its, which).values(revoked_at=at))  # type: ignore[arg-type]


_COLUMNS = (
    CalendarFeed.id,
    CalendarFeed.person_id,
    CalendarFeed.network_id,
    Network.name,
    CalendarFeed.secret,
    CalendarFeed.made_at,
)
_LIVE = (
    select(*_COLUMNS)
    .outerjoin(Network, Network.id == CalendarFeed.network_id)
    .join(Person, Person.id == CalendarFeed.person_id)
    .where(CalendarFeed.revoked_at.is_(None), Person.disabled_at.is_(None))
    .order_by(CalendarFeed.id)
)


def of_person(session: Session, person_id: str) -> tuple[Feed, ...]:
    found = session.execute(_LIVE.where(CalendarFeed.person_id == person_id))
    return tuple(_feed(*row) for row in found)


def _feed(id: int, person_id: str, network_id: int | None, network: str | None, secret: str, made_at: datetime) -> Feed:
    return Feed(id, person_id, network_id, network or "", secret, made_at)


def token(key: str, feed: Feed) -> str:
    return feed.secret + _signature(key, feed.secret)


def _signature(key: str, secret: str) -> str:
    return hmac.new(key.encode(), f"calendar:{secret}".encode(), sha256).hexdigest()[:SIGNATURE]


def by_token(session: Session, key: str, given: str) -> Feed:
    secret, signature = given[:SECRET], given[SECRET:]
    if not given.isascii() or not hmac.compare_digest(signature, _signature(key, secret)):
        raise NotFound("no_such_calendar")
    row = session.execute(_LIVE.where(CalendarFeed.secret == secret)).first()
    if row is None:
        raise NotFound("no_such_calendar")
    return _feed(*row)


def entries(session: Session, feed: Feed, at: datetime) -> tuple[Entry, ...]:
    """Nothing of a network she has left."""
    since = at - BACK
    if feed.network_id is None:
        mine = rows.signed_up_by(session, feed.person_id, since)
        return tuple(Entry(event, state != "signed_up") for event, state in mine)
    if feed.network_id not in networks_of(session, feed.person_id, oslo_day(at)):
        return ()
    return tuple(Entry(event, False) for event in rows.of_network(session, feed.network_id, since))
