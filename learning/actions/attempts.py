"""What can a reader do with a module: begin, read on, answer, finish, try again?

An answer is stored the moment it is given and stands for the rest of the attempt. The attempt is pinned to the revision
it began on, with the pass mark and the order of what there is to choose from copied into it, so that nothing changes under the reader.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Select, Table, bindparam, select, update
from sqlalchemy.orm import Session

from learning.actions import completions
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import responses
from learning.courses.drawing import draw
from learning.courses.library import Library
from learning.courses.nouns import Module, Number, Question, Scored
from learning.courses.responses import Fields, Given, Unanswered
from learning.courses.scoring import score
from learning.records.attempts import Answer, Attempt
from learning.records.inserting import insert_unless_there
from learning.records.queries import attempts as rows
from learning.records.queries.attempts import AnswerFacts, AttemptFacts

DEFAULT_PASS_MARK = 80
_attempts = cast(Table, Attempt.__table__)
_STOPPED_AT = (
    update(_attempts)
    .where(_attempts.c.id == bindparam("attempt"))
    .values(page=bindparam("new_page"), touched_at=bindparam("moment"))
)


@dataclass(frozen=True, slots=True)
class Result:
    """How an attempt ended: percent right, whether that passes, and what was not fully right."""

    percent: int
    passed: bool
    missed: tuple[str, ...]


def begin(
    session: Session,
    *,
    by: str,
    module: Module,
    revision_id: int,
    language: str,
    pass_mark: int,
    at: datetime,
    seed: int | None = None,
) -> int:
    """Begin a module, or go on with the attempt already open. Returns the attempt's id."""
    open_already = session.execute(_open_id(by, module.slug)).scalar()
    if open_already is not None:
        return open_already
    values = {
        "person_id": by,
        "module": module.slug,
        "revision_id": revision_id,
        "edition": module.edition,
        "language": language,
        "pass_mark": pass_mark,
        "questions": draw(module, random.Random(seed)),  # noqa: S311 – order of options, not a secret
        "page": module.pages[0].id,
        "pages_read": 0,
        "began_at": at,
        "touched_at": at,
    }
    begun = insert_unless_there(session, Attempt, values)
    return begun or session.execute(_open_id(by, module.slug)).scalar_one()  # else another tab was first


def pass_mark(module: Module, library: Library) -> int:
    """Percent needed: the module's own, else its course's, else 80."""
    course = library.course(module.course)
    return module.pass_mark or (course.pass_mark if course else None) or DEFAULT_PASS_MARK


def _open_id(by: str, module: str) -> Select[int]:
    return select(Attempt.id).where(Attempt.person_id == by, Attempt.module == module, Attempt.finished_at.is_(None))


def owned(session: Session, *, by: str, attempt_id: int) -> AttemptFacts:
    """The attempt, if it is this person's.

    Raises `NotFound` otherwise: somebody else's attempt does not exist for them.
    """
    attempt = rows.by_id(session, attempt_id)
    if attempt is None or attempt.person_id != by:
        raise NotFound("no_such_attempt")
    return attempt


def read_on(session: Session, *, attempt: AttemptFacts, module: Module, page: str, at: datetime) -> str | None:
    """The reader is done with `page`. Returns the page after it, or None after the last."""
    ids = [one.id for one in module.pages]
    if page not in ids:
        raise NotFound("no_such_page")
    place = ids.index(page)
    following = ids[place + 1] if place + 1 < len(ids) else None
    if attempt.finished_at is None:
        session.execute(
            update(Attempt)
            .where(Attempt.id == attempt.id)
            .values(page=following or page, pages_read=max(attempt.pages_read, place + 1), touched_at=at)
        )
    return following


def answer(
    session: Session, *, attempt: AttemptFacts, module: Module, question_id: str, fields: Fields, at: datetime
) -> dict[str, AnswerFacts]:
    """Store an answer; given twice, the first stands. Returns every answer of the attempt, this one among them."""
    question = module.question(question_id) if question_id in attempt.questions else None
    if question is None:
        raise NotFound("no_such_question")
    answers = rows.answers(session, attempt.id)
    if question_id in answers:
        return answers
    if attempt.finished_at is not None:
        raise Conflict("attempt_finished")
    given = _read(question, fields, attempt.questions[question_id])
    stored = store(session, attempt=attempt, module=module, question=question, given=given, at=at)
    # None: the same answer from another tab, a moment before
    return rows.answers(session, attempt.id) if stored is None else answers | {question_id: stored}


def _read(question: Scored, fields: Fields, shuffle: Sequence[int]) -> Given:
    try:
        return responses.read(question, fields, shuffle)
    except Unanswered as refused:
        raise Refused(
            refused.code.replace("-", "_"),
            several=isinstance(question, Question) and question.several,
            unit=question.unit if isinstance(question, Number) else "",
            most=responses.LONGEST_TEXT,
        ) from refused


def store(
    session: Session, *, attempt: AttemptFacts, module: Module, question: Scored, given: Given, at: datetime
) -> AnswerFacts | None:
    """Write an answer that has been read. None when there is one already."""
    points = score(question, given).points
    row = {
        "attempt_id": attempt.id,
        "question": question.id,
        "given": given,
        "points": points,
        "answered_at": at,
    }
    if insert_unless_there(session, Answer, row) is None:
        return None
    session.execute(_STOPPED_AT, {"attempt": attempt.id, "new_page": module.page_of(question.id).id, "moment": at})
    return AnswerFacts(question.id, given, points, at)


def unanswered(attempt: AttemptFacts, answers: dict[str, AnswerFacts]) -> tuple[str, ...]:
    return tuple(question for question in attempt.questions if question not in answers)


def result(attempt: AttemptFacts, answers: dict[str, AnswerFacts]) -> Result:
    """Counted from the answers; a module without questions is passed by reading it."""
    asked = list(attempt.questions)
    points = sum(answers[question].points for question in asked if question in answers)
    percent = round(100 * points / len(asked)) if asked else 100
    missed = tuple(question for question in asked if question not in answers or answers[question].points < 1)
    return Result(percent, percent >= attempt.pass_mark, missed)


def finish(
    session: Session, *, by: str, attempt: AttemptFacts, module: Module, library: Library, at: datetime
) -> Result:
    """End the attempt and, when it passes, record the evidence. Ending it twice changes nothing."""
    answers = rows.answers(session, attempt.id)
    outcome = result(attempt, answers)
    if attempt.finished_at is not None:
        return outcome
    left = unanswered(attempt, answers)
    if left:
        raise Refused("questions_left", left=len(left), page=module.page_of(left[0]).id)
    ended = session.execute(
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.finished_at.is_(None))
        .values(finished_at=at, touched_at=at, percent=outcome.percent, passed=outcome.passed)
    )
    if ended.rowcount and outcome.passed:  # type: ignore[attr-defined]  # an UPDATE has a row count
        completions.module_passed(
            session,
            by=by,
            module=module,
            revision_id=attempt.revision_id,
            language=attempt.language,
            attempt_id=attempt.id,
            library=library,
            at=at,
        )
    return outcome
