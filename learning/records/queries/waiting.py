"""What waits for somebody on her own page: a module she is in the middle of, and what she should be told quietly?

In one question, asked on every visit: so it is put together once.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, CompoundSelect, bindparam, literal_column, null, select, union_all
from sqlalchemy.orm import Session

from learning.records.appointments import Appointment
from learning.records.attempts import Attempt
from learning.records.events import Event
from learning.records.organisation import Unit
from learning.records.people import Person
from learning.records.queries.commitments import is_asked
from learning.records.queries.ethics_notes import to_reader
from learning.records.reminders import Reminder
from learning.records.simulations import Commitment, EthicsNote, EthicsNoteShare, FollowUp, SimulationRun

NEWS_DAYS = 14
#: Reminders about an appointment; `subject_id` is the appointment.
APPOINTMENT_NEWS = ("proposed", "appointed", "appointed_here", "declined", "resigning")

#: Reminders about an event; `subject_id` is the event.
EVENT_NEWS = (
    "event_asked",
    "event_granted",
    "event_refused",
    "event_promoted",
    "event_changed",
    "event_cancelled",
    "tell_colleagues",
)


class Begun(NamedTuple):
    """An attempt at a module that is not finished."""

    attempt_id: int
    module: str
    revision_id: int
    page: str


@dataclass(frozen=True, slots=True)
class Message:
    """`due`: a plan she made is asked about. `shared`: `name` has shared a reflection with her lately.

    `walk`: she is in the middle of a simulation. Those of `APPOINTMENT_NEWS` are about the appointment of `name`,
    those of `EVENT_NEWS` about the event called `simulation`.
    """

    kind: str
    subject_id: int
    simulation: str
    name: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """`begun` is what she touched last."""

    begun: Begun | None
    messages: tuple[Message, ...]


def _put_together() -> CompoundSelect[Any]:
    """Rows of kind, id, what it is about, revision, a word more, and when it was touched."""
    person: Any = bindparam("person")
    nothing: Any = literal_column("''")
    begun: Any = select(
        literal_column("'begun'"),
        Attempt.id,
        Attempt.module,
        Attempt.revision_id,
        Attempt.page,
        Attempt.touched_at,
    ).where(Attempt.person_id == person, Attempt.finished_at.is_(None))
    due: Any = (
        select(literal_column("'due'"), Commitment.id, Commitment.simulation, Commitment.revision_id, nothing, null())
        .join(FollowUp, FollowUp.commitment_id == Commitment.id)
        .where(Commitment.person_id == person, is_asked(bindparam("today")))
    )
    walk: Any = select(
        literal_column("'walk'"),
        SimulationRun.id,
        SimulationRun.simulation,
        SimulationRun.revision_id,
        nothing,
        null(),
    ).where(SimulationRun.person_id == person, SimulationRun.ended_at.is_(None))
    return union_all(begun, due, _shared(person), walk, _news(person), _event_news(person))


def _shared(person: BindParameter[str]) -> Any:
    return (
        select(
            literal_column("'shared'"),
            EthicsNote.id,
            EthicsNote.simulation,
            EthicsNote.revision_id,
            Person.name,
            null(),
        )
        .join(Person, Person.id == EthicsNote.person_id)
        .join(EthicsNoteShare, EthicsNoteShare.note_id == EthicsNote.id)
        .where(
            to_reader(person),
            EthicsNote.person_id != person,
            EthicsNoteShare.shared_at >= bindparam("since"),
        )
    )


def _news(person: BindParameter[str]) -> Any:
    """What has lately been told about an appointment, hers or one that is hers to look after."""
    return (
        select(Reminder.kind, Appointment.id, Unit.name, null(), Person.name, null())
        .join(Appointment, Appointment.id == Reminder.subject_id)
        .join(Unit, Unit.id == Appointment.unit_id)
        .join(Person, Person.id == Appointment.person_id)
        .where(
            Reminder.person_id == person,
            Reminder.kind.in_(APPOINTMENT_NEWS),
            Reminder.closed_at.is_(None),
            (Reminder.kind == "proposed") | (Reminder.made_at >= bindparam("since")),
        )
    )


def _event_news(person: BindParameter[str]) -> Any:
    """What has lately been told about an event; what she is asked stands until it is answered."""
    return (
        select(Reminder.kind, Event.id, Event.title, null(), literal_column("''"), null())
        .join(Event, Event.id == Reminder.subject_id)
        .where(
            Reminder.person_id == person,
            Reminder.kind.in_(EVENT_NEWS),
            Reminder.closed_at.is_(None),
            (Reminder.kind == "event_asked") | (Reminder.made_at >= bindparam("since")),
        )
    )


_WAITING = _put_together()


def for_person(session: Session, person_id: str, today: date, at: datetime) -> Waiting:
    facts = {"person": person_id, "today": today, "since": at - timedelta(days=NEWS_DAYS)}
    rows = session.execute(_WAITING, facts).all()
    begun = max([row for row in rows if row[0] == "begun"], key=lambda row: row[5], default=None)
    messages = {Message(row[0], row[1], row[2], row[4]) for row in rows if row[0] != "begun"}
    return Waiting(
        Begun(*begun[1:5]) if begun else None,
        tuple(sorted(messages, key=lambda one: (one.kind, one.subject_id))) if messages else (),
    )
