"""Which way did somebody go in an ethics simulation alone, what did she write about it, and what did she mean to do?

Private to the person: a leader and a coordinator get no more than that a simulation was completed. What is shared is shared
by herself, one reader or one group at a time.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime

FOLLOW_UP_ANSWERS = ("done", "partly", "hindered", "changed")


class SimulationRun(Base):
    """One person's walk, pinned to the revision it began on. `path` is where she stands: the choices that lead there.

    `ended_at` is the first time she came to an ending; she may go back and try another way after it.
    """

    __tablename__ = "simulation_runs"
    __table_args__ = (
        Index(
            "uq_simulation_runs_open",
            "person_id",
            "simulation",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    simulation: Mapped[str] = mapped_column(String(160), index=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    edition: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    path: Mapped[str] = mapped_column(Text, default="")
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SimulationStep(Base):
    """A choice made in a walk. `path` is every choice from the start, this one last, separated by spaces.

    Two ways that part share their first steps; going back removes nothing.
    """

    __tablename__ = "simulation_steps"
    __table_args__ = (UniqueConstraint("run_id", "path"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("simulation_runs.id"))
    scene: Mapped[str] = mapped_column(String(40))
    choice: Mapped[str] = mapped_column(String(40))
    path: Mapped[str] = mapped_column(Text)
    why: Mapped[str] = mapped_column(Text, default="")
    taken_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EthicsNote(Base):
    """A reflection by the SME model: `body` holds the six steps by name, as they were last saved."""

    __tablename__ = "ethics_notes"
    __table_args__ = (UniqueConstraint("person_id", "simulation"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    simulation: Mapped[str] = mapped_column(String(160))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class EthicsNoteShare(Base):
    """Who may read a reflection besides the one who wrote it: one person, or one group. Ended when she takes it back."""

    __tablename__ = "ethics_note_shares"
    __table_args__ = (UniqueConstraint("note_id", "person_id"), UniqueConstraint("note_id", "group_run_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("ethics_notes.id"))
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    group_run_id: Mapped[int | None] = mapped_column(ForeignKey("group_runs.id"), index=True)
    shared_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Commitment(Base):
    """What somebody will do at work: `body` holds when, shall, together and notice."""

    __tablename__ = "commitments"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    simulation: Mapped[str] = mapped_column(String(160))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    made_on: Mapped[date]
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)


class FollowUp(Base):
    """The question how it went, after two and after six weeks. `hindrance` is one of a few known words, so it can be summed."""

    __tablename__ = "follow_ups"
    __table_args__ = (
        UniqueConstraint("commitment_id", "weeks"),
        CheckConstraint(f"answer IN ({', '.join(map(repr, FOLLOW_UP_ANSWERS))})", name="answer"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    commitment_id: Mapped[int] = mapped_column(ForeignKey("commitments.id"))
    weeks: Mapped[int]
    due_on: Mapped[date] = mapped_column(index=True)
    answer: Mapped[str | None] = mapped_column(String(10))
    hindrance: Mapped[str | None] = mapped_column(String(30))
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
