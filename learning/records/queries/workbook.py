"""What has somebody noted for herself? Only ever asked by the person herself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from learning.records.workbook import Note


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """`body` is `text`, `marks` (by the author's position, None where none is given) or `done_on`."""

    module: str
    activity: str
    revision_id: int
    body: dict[str, Any]
    updated_at: datetime


_notes = Note.__table__
_OF_PERSON: Select[*tuple[Any, ...]] = select(
    _notes.c.module, _notes.c.activity, _notes.c.revision_id, _notes.c.body, _notes.c.updated_at
).where(_notes.c.person_id == bindparam("person"))
_NEWEST_FIRST = _OF_PERSON.order_by(_notes.c.updated_at.desc(), _notes.c.id.desc())
_IN_MODULE = _OF_PERSON.where(_notes.c.module == bindparam("module"))


def in_module(session: Session, person_id: str, module: str) -> dict[str, NoteFacts]:
    """By activity."""
    rows = session.execute(_IN_MODULE, {"person": person_id, "module": module})
    return {row[1]: NoteFacts(*row) for row in rows}


def of_person(session: Session, person_id: str) -> tuple[NoteFacts, ...]:
    """Everything she has noted, last written first."""
    return tuple(NoteFacts(*row) for row in session.execute(_NEWEST_FIRST, {"person": person_id}))
