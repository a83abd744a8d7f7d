"""Which attempts has a person, and what stands answered? Only ever asked by the person themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from learning.records.attempts import Answer, Attempt


@dataclass(frozen=True, slots=True)
class AttemptFacts:
    """`questions` maps each question asked to the order of its options; `finished_at` is empty while it is open."""

    id: int
    person_id: str
    module: str
    revision_id: int
    edition: int
    language: str
    pass_mark: int
    questions: Mapping[str, list[int]]
    page: str
    pages_read: int
    began_at: datetime
    touched_at: datetime
    finished_at: datetime | None
    percent: int | None
    passed: bool | None


@dataclass(frozen=True, slots=True)
class AnswerFacts:
    question: str
    chosen: tuple[int, ...]
    points: float
    answered_at: datetime


_ATTEMPT: Select[*tuple[Any, ...]] = select(
    Attempt.id,
    Attempt.person_id,
    Attempt.module,
    Attempt.revision_id,
    Attempt.edition,
    Attempt.language,
    Attempt.pass_mark,
    Attempt.questions,
    Attempt.page,
    Attempt.pages_read,
    Attempt.began_at,
    Attempt.touched_at,
    Attempt.finished_at,
    Attempt.percent,
    Attempt.passed,
)


def by_id(session: Session, attempt_id: int) -> AttemptFacts | None:
    row = session.execute(_ATTEMPT.where(Attempt.id == attempt_id)).first()
    return AttemptFacts(*row) if row else None


def current(session: Session, person_id: str, module: str) -> AttemptFacts | None:
    """The open attempt at a module, else the latest finished one."""
    row = session.execute(
        _ATTEMPT.where(Attempt.person_id == person_id, Attempt.module == module)
        .order_by(Attempt.finished_at.is_not(None), Attempt.id.desc())
        .limit(1)
    ).first()
    return AttemptFacts(*row) if row else None


def of_person(session: Session, person_id: str) -> tuple[AttemptFacts, ...]:
    """Every attempt, newest first."""
    rows = session.execute(_ATTEMPT.where(Attempt.person_id == person_id).order_by(Attempt.id.desc()))
    return tuple(AttemptFacts(*row) for row in rows)


def open_of(session: Session, person_id: str) -> tuple[AttemptFacts, ...]:
    """What somebody is in the middle of, last touched first."""
    rows = session.execute(
        _ATTEMPT.where(Attempt.person_id == person_id, Attempt.finished_at.is_(None)).order_by(
            Attempt.touched_at.desc()
        )
    )
    return tuple(AttemptFacts(*row) for row in rows)


def answers(session: Session, attempt_id: int) -> dict[str, AnswerFacts]:
    rows = session.execute(
        select(Answer.question, Answer.chosen, Answer.points, Answer.answered_at).where(Answer.attempt_id == attempt_id)
    )
    return {row[0]: AnswerFacts(row[0], tuple(row[1]), row[2], row[3]) for row in rows}
