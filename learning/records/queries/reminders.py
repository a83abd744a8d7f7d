"""What has somebody to be reminded of, and who should be written to?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from learning.records.people import Person
from learning.records.queries.commitments import is_asked
from learning.records.reminders import Reminder
from learning.records.simulations import Commitment, FollowUp


@dataclass(frozen=True, slots=True)
class Due:
    """A question that has come, about a commitment, and whose it is."""

    commitment_id: int
    person_id: str
    weeks: int
    due_on: date


def due(session: Session, today: date, since: date) -> tuple[Due, ...]:
    """Every question that has come since a day, of those who are still here."""
    statement = (
        select(FollowUp.commitment_id, Commitment.person_id, FollowUp.weeks, FollowUp.due_on)
        .join(Commitment, Commitment.id == FollowUp.commitment_id)
        .join(Person, Person.id == Commitment.person_id)
        .where(is_asked(today), FollowUp.due_on >= since, Person.disabled_at.is_(None))
        .order_by(FollowUp.id)
    )
    return tuple(Due(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who wants mail, and has something unsent."""

    person_id: str
    name: str
    email: str
    locale: str


def waiting(session: Session, since: date) -> tuple[Waiting, ...]:
    """Nobody who is made up, who has left, or who has said no."""
    statement = (
        select(Person.id, Person.name, Person.email, Person.locale)
        .where(
            Person.wants_mail.is_(True),
            Person.demo.is_(False),
            Person.disabled_at.is_(None),
            Person.id.in_(select(Reminder.person_id).where(*unsent(since))),
        )
        .order_by(Person.id)
    )
    return tuple(Waiting(*row) for row in session.execute(statement))


def unsent(since: date) -> tuple[ColumnElement[bool], ...]:
    return Reminder.sent_at.is_(None), Reminder.closed_at.is_(None), Reminder.due_on >= since
