"""Which attempts has a person, and what stands answered? Only ever asked by the person themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from learning.records.attempts import Answer, Attempt


@dataclass(frozen=True, slots=True)
class AttemptFacts:
    """`questions` maps each question asked to the order its parts are shown in; `finished_at` is empty while it is open."""

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
    """`given` is what responses.read made of it: author's positions, or what was typed."""

    question: str
    given: list[int] | str
    points: float
    answered_at: datetime


_attempts, _answers = Attempt.__table__, Answer.__table__
_ATTEMPT: Select[*tuple[Any, ...]] = select(
    _attempts.c.id,
    _attempts.c.person_id,
    _attempts.c.module,
    _attempts.c.revision_id,
    _attempts.c.edition,
    _attempts.c.language,
    _attempts.c.pass_mark,
    _attempts.c.questions,
    _attempts.c.page,
    _attempts.c.pages_read,
    _attempts.c.began_at,
    _attempts.c.touched_at,
    _attempts.c.finished_at,
    _attempts.c.percent,
    _attempts.c.passed,
)
_BY_ID = _ATTEMPT.where(_attempts.c.id == bindparam("attempt"))
_OF_PERSON = _ATTEMPT.where(_attempts.c.person_id == bindparam("person"))
_NEWEST_FIRST = _OF_PERSON.order_by(_attempts.c.id.desc())
_CURRENT = (
    _OF_PERSON.where(_attempts.c.module == bindparam("module"))
    .order_by(_attempts.c.finished_at.is_not(None), _attempts.c.id.desc())
    .limit(1)
)
_ANSWERS = select(_answers.c.question, _answers.c.given, _answers.c.points, _answers.c.answered_at).where(
    _answers.c.attempt_id == bindparam("attempt")
)


def by_id(session: Session, attempt_id: int) -> AttemptFacts | None:
    row = session.execute(_BY_ID, {"attempt": attempt_id}).first()
    return AttemptFacts(*row) if row else None


def current(session: Session, person_id: str, module: str) -> AttemptFacts | None:
    """The open attempt at a module, else the latest finished one."""
    row = session.execute(_CURRENT, {"person": person_id, "module": module}).first()
    return AttemptFacts(*row) if row else None


def of_person(session: Session, person_id: str) -> tuple[AttemptFacts, ...]:
    """Every attempt, newest first."""
    return tuple(AttemptFacts(*row) for row in session.execute(_NEWEST_FIRST, {"person": person_id}))


def answers(session: Session, attempt_id: int) -> dict[str, AnswerFacts]:
    rows = session.execute(_ANSWERS, {"attempt": attempt_id})
    return {row[0]: AnswerFacts(*row) for row in rows}
