"""What may somebody write for herself while learning, and what must never be stored?

A reflection, marks on statements about herself, or the day a task was done. Only she reads it, it can be changed at any
time, and the last save stands.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from learning.actions.confidential import looked_at
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound, Refused
from learning.courses.nouns import Module, Personal, Reflection, SelfAssessment
from learning.records.inserting import insert_unless_there
from learning.records.queries import workbook as rows
from learning.records.queries.attempts import AttemptFacts
from learning.records.queries.workbook import NoteFacts
from learning.records.workbook import Note

Fields = Mapping[str, Sequence[str]]
Body = dict[str, Any]
LONGEST_REFLECTION = 10_000
LONGEST_TASK_NOTE = 1_000
HIGHEST_MARK = 10
EARLIEST = date(2000, 1, 1)


def save(
    session: Session,
    *,
    by: str,
    attempt: AttemptFacts,
    module: Module,
    activity_id: str,
    fields: Fields,
    at: datetime,
) -> NoteFacts | None:
    """Keep what was written, in place of what stood there. Nothing written takes the note away: None."""
    activity = module.personal(activity_id)
    if activity is None:
        raise NotFound("no_such_note")
    before = rows.in_module(session, by, module.slug).get(activity_id)
    body = _read(activity, fields, before.body if before else {}, oslo_day(at))
    if not body:
        session.execute(delete(Note).where(*_own(by, module, activity_id)))
        return None
    note = NoteFacts(module.slug, activity_id, attempt.revision_id, body, at)
    _write(session, by, note, module)
    return note


def _own(by: str, module: Module, activity_id: str) -> tuple[Any, ...]:
    return Note.person_id == by, Note.module == module.slug, Note.activity == activity_id


def _write(session: Session, by: str, note: NoteFacts, module: Module) -> None:
    values = {"revision_id": note.revision_id, "body": note.body, "updated_at": note.updated_at}
    there = session.execute(update(Note).where(*_own(by, module, note.activity)).values(**values))
    if not there.rowcount:  # type: ignore[attr-defined]  # an UPDATE has a row count
        new = {"person_id": by, "module": note.module, "activity": note.activity, **values}
        if insert_unless_there(session, Note, new) is None:  # another tab, a moment before
            session.execute(update(Note).where(*_own(by, module, note.activity)).values(**values))


def _read(activity: Personal, fields: Fields, before: Body, today: date) -> Body:
    """What is stored of the fields; nothing when there is nothing to keep."""
    match activity:
        case Reflection():
            return _text(fields, before, LONGEST_REFLECTION)
        case SelfAssessment():
            return {"marks": _marks(fields, len(activity.statements))}
        case _:
            if _first(fields, "undo"):
                return {}
            return {"done_on": _day(_first(fields, "done_on"), today), **_text(fields, before, LONGEST_TASK_NOTE)}


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "").strip()


def _text(fields: Fields, before: Body, longest: int) -> Body:
    text = _first(fields, "text")
    if len(text) > longest:
        raise Refused("note_long", most=longest)
    return {"text": text, "seen": looked_at(text, _first(fields, "seen"), before.get("seen", ""))} if text else {}


def _marks(fields: Fields, count: int) -> list[int | None]:
    """A mark may be left out, but not all of them."""
    marks = [_mark(_first(fields, f"mark-{position}")) for position in range(count)]
    if all(mark is None for mark in marks):
        raise Refused("nothing_marked")
    return marks


def _mark(value: str) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) < 3 and int(value) <= HIGHEST_MARK):
        raise Refused("not_a_mark")
    return int(value)


def _day(value: str, today: date) -> str:
    if not value:
        raise Refused("day_missing")
    try:
        day = date.fromisoformat(value)
    except ValueError as wrong:
        raise Refused("not_a_day") from wrong
    if day > today:
        raise Refused("day_to_come")
    if day < EARLIEST:
        raise Refused("day_long_ago", earliest=EARLIEST.year)
    return day.isoformat()
