"""What is somebody to be reminded of, and who sends it, once?

The daily job makes a row for each question that has come, and claims a person's rows before it writes to her: run twice,
late, or in two places at once, nobody is written to twice about the same. What could not be sent is let go again, and
waits for the next time.
"""

from datetime import date, datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.actions.commitments import reminder_key
from learning.actions.days import oslo_day
from learning.records.inserting import insert_unless_there
from learning.records.queries import reminders as rows
from learning.records.queries.reminders import Waiting
from learning.records.reminders import Reminder

KINDS = {2: "commitment_two_weeks", 6: "commitment_six_weeks"}
LATEST = timedelta(days=30)  # older than this a question is not written about: it is still asked on her own page


def make(session: Session, *, at: datetime) -> int:
    """A reminder for each question that has come. How many were new."""
    today = oslo_day(at)
    new = 0
    for one in rows.due(session, today, _since(today)):
        values = {
            "key": reminder_key(one.commitment_id, one.weeks),
            "person_id": one.person_id,
            "kind": KINDS[one.weeks],
            "subject_id": one.commitment_id,
            "due_on": one.due_on,
            "made_at": at,
        }
        new += insert_unless_there(session, Reminder, values) is not None
    return new


def waiting(session: Session, *, at: datetime) -> tuple[Waiting, ...]:
    """Who is to be written to."""
    return rows.waiting(session, _since(oslo_day(at)))


def claim(session: Session, *, person_id: str, at: datetime) -> bool:
    """Take everything unsent of one person, as sent. False when another has been here first. To be committed at once."""
    its = update(Reminder).where(Reminder.person_id == person_id, *rows.unsent(_since(oslo_day(at))))
    taken = session.execute(its.values(sent_at=at))
    return bool(taken.rowcount)  # type: ignore[attr-defined]  # an UPDATE has a row count


def let_go(session: Session, *, person_id: str, at: datetime) -> None:
    """It was not sent after all: what was claimed at this moment is unsent again."""
    its = update(Reminder).where(Reminder.person_id == person_id, Reminder.sent_at == at)
    session.execute(its.values(sent_at=None))


def _since(today: date) -> date:
    return today - LATEST
