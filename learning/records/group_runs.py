"""Who walks through an ethics simulation together, where does the group stand, and what was voted and observed?

A member without an account is a guest: the row holds the name she chose for the day and a digest of the key in her
browser, and is removed with everything that hangs on it a day after the group has ended.
"""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime

PHASES = ("lobby", "brief", "scenes", "observers", "debrief", "note", "practice", "ended")
VOTING = ("none", "open", "closed")
ROLES = ("participant", "player", "observer", "owner")
MARKS = ("seen", "partly", "not_seen", "not_relevant")
TALK = ("opening", "exploring", "feeling", "closing")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(map(repr, values))})"


class GroupRun(Base):
    """A group's walk, led by a facilitator and pinned to a revision. `version` grows with everything phones must learn of.

    `path` is the road the group is on; `voting` is about the scene it leads to, in its `round`-th vote there.
    """

    __tablename__ = "group_runs"
    __table_args__ = (
        CheckConstraint(_one_of("phase", PHASES), name="phase"),
        CheckConstraint(_one_of("voting", VOTING), name="voting"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(12), unique=True)
    simulation: Mapped[str] = mapped_column(String(160))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    edition: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    facilitator_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)
    phase: Mapped[str] = mapped_column(String(12), default="lobby")
    path: Mapped[str] = mapped_column(Text, default="")
    frozen: Mapped[bool] = mapped_column(default=False)
    voting: Mapped[str] = mapped_column(String(6), default="none")
    round: Mapped[int] = mapped_column(default=0)
    phase_began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    touched_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class GroupMember(Base):
    """Somebody in the group. `card` is the name of the character a role player plays, in the facilitator's cast."""

    __tablename__ = "group_members"
    __table_args__ = (
        UniqueConstraint("group_run_id", "person_id"),
        CheckConstraint(_one_of("role", ROLES), name="role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_run_id: Mapped[int] = mapped_column(ForeignKey("group_runs.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    key_digest: Mapped[str | None] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(12), default="participant")
    card: Mapped[str] = mapped_column(String(80), default="")
    wants_evidence: Mapped[bool] = mapped_column(default=False)
    joined_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class GroupVote(Base):
    """One vote, by the place in the story it was given at: the path to the scene, and which vote there."""

    __tablename__ = "group_votes"
    __table_args__ = (UniqueConstraint("member_id", "path", "round"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_run_id: Mapped[int] = mapped_column(ForeignKey("group_runs.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("group_members.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(Text)
    round: Mapped[int]
    choice: Mapped[str] = mapped_column(String(40))
    voted_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ObservationMark(Base):
    """A point of the observer's checklist in one scene."""

    __tablename__ = "observation_marks"
    __table_args__ = (
        UniqueConstraint("member_id", "path", "position"),
        CheckConstraint(_one_of("mark", MARKS), name="mark"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    group_run_id: Mapped[int] = mapped_column(ForeignKey("group_runs.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("group_members.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(Text)
    scene: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    mark: Mapped[str] = mapped_column(String(12))
    marked_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ObservationNote(Base):
    """I saw or heard – it seemed to – I wonder – which part of the talk. Kept when the group goes back."""

    __tablename__ = "observation_notes"
    __table_args__ = (CheckConstraint(_one_of("talk", TALK), name="talk"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    group_run_id: Mapped[int] = mapped_column(ForeignKey("group_runs.id"), index=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("group_members.id", ondelete="CASCADE"))
    path: Mapped[str] = mapped_column(Text)
    scene: Mapped[str] = mapped_column(String(40))
    heard: Mapped[str] = mapped_column(Text)
    seemed: Mapped[str] = mapped_column(Text, default="")
    wonder: Mapped[str] = mapped_column(Text, default="")
    talk: Mapped[str | None] = mapped_column(String(10))
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ObservationReply(Base):
    """What somebody who was observed says to a note."""

    __tablename__ = "observation_replies"
    __table_args__ = (UniqueConstraint("note_id", "member_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("observation_notes.id", ondelete="CASCADE"))
    member_id: Mapped[int] = mapped_column(ForeignKey("group_members.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[datetime] = mapped_column(UtcDateTime)
