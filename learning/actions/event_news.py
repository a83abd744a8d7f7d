"""Who is told what happens to an event they have something to do with? A line on their own page, and an e-mail that something waits."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.actions.days import last_oslo_day, oslo_day
from learning.records.events import Event, EventAttendance
from learning.records.inserting import insert_unless_there
from learning.records.people import Person
from learning.records.queries.waiting import EVENT_NEWS
from learning.records.reminders import Reminder

TELL_AFTER = timedelta(days=7)
LATEST = timedelta(days=30)


def tell(session: Session, people: Iterable[str], kind: str, event_id: int, *, mark: object, at: datetime) -> None:
    """`mark` tells one time of the same kind from another: it makes the reminder idempotent."""
    for person_id in sorted(people):
        _remind(session, person_id, kind, event_id, f"{mark}", oslo_day(at), at)


def _remind(session: Session, person_id: str, kind: str, event_id: int, mark: str, on: date, at: datetime) -> bool:
    values = {
        "key": f"{kind}:{event_id}:{person_id}:{mark}",
        "person_id": person_id,
        "kind": kind,
        "subject_id": event_id,
        "due_on": on,
        "made_at": at,
    }
    return insert_unless_there(session, Reminder, values) is not None


def close(session: Session, event_id: int, *kinds: str, at: datetime, person_id: str | None = None) -> None:
    """It needs no more attention; everybody's, when nobody is named."""
    its = [Reminder.subject_id == event_id, Reminder.kind.in_(kinds), Reminder.closed_at.is_(None)]
    if person_id is not None:
        its.append(Reminder.person_id == person_id)
    session.execute(update(Reminder).where(*its).values(closed_at=at))


def close_all(session: Session, event_id: int, *, at: datetime) -> None:
    close(session, event_id, *EVENT_NEWS, at=at)


def close_asked(session: Session, event_id: int, about: str, *, at: datetime) -> None:
    """Nobody need answer for this person any more."""
    its = Reminder.kind == "event_asked", Reminder.subject_id == event_id, Reminder.closed_at.is_(None)
    hers = Reminder.key.endswith(f":{about}", autoescape=True)
    session.execute(update(Reminder).where(*its, hers).values(closed_at=at))


def remind_to_tell(session: Session, *, at: datetime) -> int:
    """A week after an event, those resource persons who were there are asked to tell their colleagues. How many were new."""
    today, new = oslo_day(at), 0
    statement = (
        select(Event.id, Event.starts_at, Event.ends_at, EventAttendance.person_id)
        .join(EventAttendance, EventAttendance.event_id == Event.id)
        .join(Person, Person.id == EventAttendance.person_id)
        .where(
            EventAttendance.role == "resource",
            Event.ends_at >= at - LATEST - TELL_AFTER,
            Event.ends_at <= at,
            Event.cancelled_at.is_(None),
            Person.disabled_at.is_(None),
        )
        .order_by(EventAttendance.id)
    )
    for event_id, starts_at, ends_at, person_id in session.execute(statement).all():
        due_on = last_oslo_day(starts_at, ends_at) + TELL_AFTER
        if today - LATEST <= due_on <= today:
            new += _remind(session, person_id, "tell_colleagues", event_id, "told", due_on, at)
    return new


def have_told(session: Session, *, by: str, event_id: int, at: datetime) -> None:
    """She has told them, or does not want to be reminded: the row stays, so that it is not made again."""
    if _remind(session, by, "tell_colleagues", event_id, "told", oslo_day(at), at):
        session.flush()
    close(session, event_id, "tell_colleagues", at=at, person_id=by)
