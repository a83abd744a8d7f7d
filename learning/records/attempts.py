"""How far has somebody come in a module, and what did they answer?

Private to the person: no leader, educator or coordinator ever reads these tables by name.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class Attempt(Base):
    """One go at a module, pinned to the revision it began on; the pass mark is copied so that it cannot change.

    `questions` maps the id of each question asked to the order in which its parts are shown (options, items to put in
    order, the right-hand side of pairs; nothing for what is typed), in the order they are asked.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        Index(
            "uq_attempts_open",
            "person_id",
            "module",
            unique=True,
            sqlite_where=text("finished_at IS NULL"),
            postgresql_where=text("finished_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    module: Mapped[str] = mapped_column(String(160))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    edition: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    pass_mark: Mapped[int]
    questions: Mapped[dict[str, list[int]]] = mapped_column(JSON)
    page: Mapped[str] = mapped_column(String(80))
    pages_read: Mapped[int] = mapped_column(default=0)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    percent: Mapped[int | None]
    passed: Mapped[bool | None]


class Answer(Base):
    """An answer as it was given: author's positions, or what was typed. The first one to a question in an attempt stands."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("attempt_id", "question"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempts.id"))
    question: Mapped[str] = mapped_column(String(80))
    given: Mapped[list[int] | str] = mapped_column(JSON)
    points: Mapped[float]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)


class KeptAnswer(Base):
    """A form sent after the log-in had run out: kept for the same person, until the next log-in or the next day."""

    __tablename__ = "kept_answers"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    path: Mapped[str] = mapped_column(String(400))
    form: Mapped[dict[str, Any]] = mapped_column(JSON)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
