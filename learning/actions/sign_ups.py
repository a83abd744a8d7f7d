"""How does somebody get a place at an event, and give it up again?

Counting places and deciding about one is done by one at a time: the event's row is locked first.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.access.asker import Asker
from learning.access.event_rights import check_can_decide
from learning.actions import audit, event_news
from learning.actions.days import oslo_day
from learning.actions.people_facts import about
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.records.events import WAYS, EventSignUp
from learning.records.inserting import insert_unless_there
from learning.records.queries import event_people as people
from learning.records.queries import events as rows
from learning.records.queries.event_people import SignUpFacts
from learning.records.queries.events import EventFacts
from learning.records.queries.network import networks_of

LONGEST_REASON = 500
HOLDS = ("signed_up", "waiting_list", "waiting_leader")


def closed_because(event: EventFacts, at: datetime) -> str:
    """Why nobody can sign up now, as the code of a refusal; empty when one can."""
    if event.published_at is None or event.cancelled_at is not None:
        return "event_is_cancelled"
    if event.starts_at <= at:
        return "event_has_begun"
    if event.sign_up_until is not None and oslo_day(at) > event.sign_up_until:
        return "sign_up_is_over"
    return ""


def ways(event: EventFacts) -> tuple[str, ...]:
    """How one may take part."""
    return WAYS if event.form == "both" else (event.form,)


def sign_up(session: Session, *, by: Asker, event_id: int, form: str, role: str, at: datetime) -> str:
    """The state it came to. The same form sent twice is one sign-up; a new one comes last in the queue."""
    rows.lock(session, event_id)
    event = rows.one(session, event_id)
    if event is None or event.published_at is None or event.network_id not in networks_of(session, by.person_id, by.today):  # fmt: skip
        raise NotFound("no_such_event")
    closed = closed_because(event, at)
    if closed:
        raise Conflict(closed)
    form = form or event.form
    if form not in ways(event):
        raise Refused("way_missing")
    role = role_of(session, by.person_id, event, role)
    mine = people.sign_up(session, event_id, by.person_id)
    if mine is not None and mine.state in HOLDS and (mine.form, mine.role) == (form, role):
        return mine.state
    if mine is not None and mine.state == "refused":
        raise Conflict("sign_up_was_refused")
    leaders = people.leaders_of(session, by.person_id, event.network_id, by.today)
    granted = mine is not None and mine.state in ("signed_up", "waiting_list")
    asks = event.asks_leader and role == "resource" and not granted and bool(leaders)
    _put(session, event, mine, by.person_id, role, form, asks, at)
    if asks:
        event_news.tell(session, leaders, "event_asked", event_id, mark=f"{at.isoformat()}:{by.person_id}", at=at)
    found = people.sign_up(session, event_id, by.person_id)
    assert found is not None  # noqa: S101 – it was written a moment ago
    audit.write(session, verb="event.signed_up", by=by.person_id, about=by.person_id, at=at, subject=str(event_id))
    fill_places(session, event_id=event_id, at=at)
    return found.state


def role_of(session: Session, person_id: str, event: EventFacts, wish: str = "") -> str:
    """As what somebody takes part: what she says, when she is it; else resource person before leader."""
    roles = rows.roles_in(session, person_id, event.network_id, oslo_day(event.starts_at))
    if wish in roles:
        return wish
    return next((role for role in ("resource", "leader") if role in roles), "other")


def _put(
    session: Session,
    event: EventFacts,
    mine: SignUpFacts | None,
    person_id: str,
    role: str,
    form: str,
    asks: bool,
    at: datetime,
) -> None:
    has_place = mine is not None and mine.state == "signed_up" and event.takes_place(mine.form)
    state = "waiting_leader" if asks else _seated(event, form, has_place)
    values: dict[str, Any] = {"role": role, "form": form, "state": state, "at": at}
    if mine is None:
        new = {"event_id": event.id, "person_id": person_id, "reason": "", **values}
        insert_unless_there(session, EventSignUp, new)
        return
    values |= {"decided_by": None, "decided_at": None, "reason": ""} if mine.state == "cancelled" else {}
    if mine.state != "cancelled":
        values.pop("at")  # whoever only comes in another way keeps her turn
    session.execute(update(EventSignUp).where(EventSignUp.id == mine.id).values(**values))


def _seated(event: EventFacts, form: str, has_place: bool = False) -> str:
    free = not event.full or has_place or not event.takes_place(form)
    return "signed_up" if free else "waiting_list"


def cancel(session: Session, *, by: str, event_id: int, at: datetime) -> None:
    """She does not come after all; the place goes to whoever has waited longest."""
    rows.lock(session, event_id)
    event, mine = rows.one(session, event_id), people.sign_up(session, event_id, by)
    if event is None or mine is None:
        raise NotFound("no_such_event")
    if mine.state not in HOLDS:
        return
    if event.starts_at <= at:
        raise Conflict("event_has_begun")
    session.execute(update(EventSignUp).where(EventSignUp.id == mine.id).values(state="cancelled"))
    audit.write(session, verb="event.sign_up_cancelled", by=by, about=by, at=at, subject=str(event_id))
    event_news.close_asked(session, event_id, by, at=at)
    fill_places(session, event_id=event_id, at=at)


def decide(session: Session, *, by: Asker, sign_up_id: int, granted: bool, reason: str, at: datetime) -> str:
    """The leader's answer, and the state it led to. A second answer to the same is refused with a sentence."""
    asked = session.get(EventSignUp, sign_up_id)
    if asked is None:
        raise NotFound("no_such_sign_up")
    check_can_decide(by, about(session, asked.person_id, by.today))
    rows.lock(session, asked.event_id)
    session.refresh(asked)
    event = rows.one(session, asked.event_id)
    if event is None or asked.state != "waiting_leader":
        raise Conflict("sign_up_is_answered")
    if event.cancelled_at is not None or event.ends_at <= at:
        raise Conflict("event_has_begun" if event.cancelled_at is None else "event_is_cancelled")
    if not granted and not reason:
        raise Refused("why_missing")
    if len(reason) > LONGEST_REASON:
        raise Refused("written_long", most=LONGEST_REASON)
    asked.state = _seated(event, asked.form) if granted else "refused"
    asked.decided_by, asked.decided_at, asked.reason = by.person_id, at, "" if granted else reason
    session.flush()
    kind = "event_granted" if granted else "event_refused"
    audit.write(
        session, verb=kind.replace("_", "."), by=by.person_id, about=asked.person_id, at=at, subject=str(event.id)
    )
    event_news.close_asked(session, event.id, asked.person_id, at=at)
    event_news.tell(session, {asked.person_id}, kind, event.id, mark=at.isoformat(), at=at)
    return asked.state


def fill_places(session: Session, *, event_id: int, at: datetime) -> None:
    """Free places go to those on the waiting list, in the order they asked. They are told."""
    event = rows.one(session, event_id)
    if event is None or event.cancelled_at is not None or event.starts_at <= at:
        return
    free = None if event.capacity is None else max(0, event.capacity - event.taken)
    waiting = people.in_state(session, event_id, "waiting_list")
    in_turn = waiting if free is None else waiting[:free]
    let_in = {one.id: one.person_id for one in in_turn}
    let_in |= {one.id: one.person_id for one in waiting if not event.takes_place(one.form)}
    if not let_in:
        return
    session.execute(update(EventSignUp).where(EventSignUp.id.in_(let_in)).values(state="signed_up"))
    event_news.tell(session, let_in.values(), "event_promoted", event_id, mark=at.isoformat(), at=at)
