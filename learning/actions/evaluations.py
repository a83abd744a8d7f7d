"""What did those who were there think of an event, without anybody knowing who thought what?

An answer has no name and no time. Each time one comes in, all of the event's are written anew in another order, so that
neither ids, nor the order of the rows, nor the transaction that wrote them leads back to a person. Nobody sees anything
before five have answered, and what was said in words is kept apart from what was ticked.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from learning.actions import confidential
from learning.actions.refusing import Conflict, NotFound
from learning.courses.form_nouns import Form
from learning.courses.forms import answering
from learning.courses.forms.answering import Answers, Fields, Sum
from learning.records.events import EventEvaluated, EventEvaluation, EventRemark
from learning.records.queries import events as rows
from learning.records.queries.events import Listed

FORM = "forms/evaluering-av-arrangement"
FEWEST = 5
OPEN = timedelta(days=30)


def closed_because(found: Listed, at: datetime) -> str:
    """Why she cannot answer now, as a code; empty when she can."""
    if found.came is None:
        return "evaluation_not_there"
    if found.evaluated:
        return "evaluation_given"
    if found.event.cancelled_at is not None or at < found.event.starts_at:
        return "evaluation_early"
    return "evaluation_over" if at > found.event.ends_at + OPEN else ""


def give(session: Session, *, by: str, event_id: int, form: Form, sent: Fields, at: datetime) -> None:
    """Raises `Unfinished` for a field, `Refused` for words that may be about a patient."""
    rows.lock(session, event_id)
    found = rows.for_person(session, by, event_id)
    if found is None:
        raise NotFound("no_such_event")
    closed = closed_because(found, at)
    if closed:
        raise Conflict(closed)
    answers = answering.read(form, sent)
    confidential.all_looked_at(answers.texts.values(), next(iter(sent.get("seen", ())), ""))
    session.execute(insert(EventEvaluated).values(event_id=event_id, person_id=by))
    store(session, event_id, form.edition, [answers])


def store(session: Session, event_id: int, edition: int, new: Iterable[Answers]) -> None:
    """Put answers among the others, and write them all anew in another order."""
    marks = [
        {"event_id": event_id, "edition": one.edition, "answers": one.answers}
        for one in session.execute(
            select(EventEvaluation.edition, EventEvaluation.answers).where(EventEvaluation.event_id == event_id)
        )
    ]
    words = [
        {"event_id": event_id, "field": one.field, "text": one.text}
        for one in session.execute(select(EventRemark.field, EventRemark.text).where(EventRemark.event_id == event_id))
    ]
    for one in new:
        marks.append({"event_id": event_id, "edition": edition, "answers": dict(one.marks)})
        words += [{"event_id": event_id, "field": field, "text": text} for field, text in one.texts.items()]
    _write_anew(session, EventEvaluation, event_id, marks)
    _write_anew(session, EventRemark, event_id, words)


def _write_anew(session: Session, table: Any, event_id: int, every: list[dict[str, Any]]) -> None:
    session.execute(delete(table).where(table.event_id == event_id))
    if every:
        secrets.SystemRandom().shuffle(every)
        session.execute(insert(table), [{"id": secrets.token_hex(8), **one} for one in every])


@dataclass(frozen=True, slots=True)
class Results:
    """`sums` and `words` are empty before five have answered. `other` answered another edition of the form."""

    answered: int
    sums: tuple[Sum, ...]
    words: Mapping[str, tuple[str, ...]]
    other: int


def answered(session: Session, event_id: int) -> int:
    its = EventEvaluation.event_id == event_id
    return session.execute(select(func.count()).select_from(EventEvaluation).where(its)).scalar_one()


def results(session: Session, event_id: int, form: Form) -> Results:
    """What the organiser sees. Whoever calls this has asked whether she may."""
    its = EventEvaluation.event_id == event_id
    count = answered(session, event_id)
    if count < FEWEST:
        return Results(count, (), {}, 0)
    every = session.execute(select(EventEvaluation.edition, EventEvaluation.answers).where(its)).all()
    same = [answers for edition, answers in every if edition == form.edition]
    words: dict[str, list[str]] = {}
    for field, text in session.execute(
        select(EventRemark.field, EventRemark.text).where(EventRemark.event_id == event_id)
    ):
        words.setdefault(field, []).append(text)
    for texts in words.values():
        secrets.SystemRandom().shuffle(texts)
    sums = answering.summed(form, same) if len(same) >= FEWEST else ()
    return Results(count, sums, {field: tuple(texts) for field, texts in words.items()}, count - len(same))
