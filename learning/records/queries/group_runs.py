"""Where does a group stand, who is in it, and what has it said so far?

A count is asked for apart from who it counts: a facilitator is never told who voted what, so no query here tells it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, select
from sqlalchemy.orm import Session

from learning.records.group_runs import (
    PHASES,
    GroupMember,
    GroupRun,
    GroupVote,
    ObservationMark,
    ObservationNote,
    ObservationReply,
)

VOTERS = ("participant", "owner")


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """`path` is the choices that lead to where the group stands, separated by spaces: the key of votes, marks and notes."""

    id: int
    code: str
    simulation: str
    revision_id: int
    edition: int
    language: str
    facilitator_id: str
    version: int
    phase: str
    path: str
    frozen: bool
    voting: str
    round: int
    phase_began_at: datetime
    began_at: datetime
    touched_at: datetime
    ended_at: datetime | None

    @property
    def taken(self) -> tuple[str, ...]:
        """The choices of the road, as walking.walked wants them."""
        return tuple(self.path.split())

    @property
    def stand(self) -> str:
        """What the facilitator decides from: each of her deeds changes it, a vote or a note that comes in does not."""
        began = int(self.phase_began_at.timestamp() * 1000)
        return f"{self.phase} {began} {self.frozen:d} {self.voting} {self.round} {self.path}".strip()

    def has_come_to(self, phase: str) -> bool:
        return PHASES.index(self.phase) >= PHASES.index(phase)


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """`person_id` is empty for a guest; `left_at` is set for who has gone."""

    id: int
    group_id: int
    person_id: str | None
    name: str
    role: str
    card: str
    wants_evidence: bool
    joined_at: datetime
    left_at: datetime | None

    @property
    def votes(self) -> bool:
        return self.role in VOTERS


@dataclass(frozen=True, slots=True)
class NoteFacts:
    """An observer's note, with where in the story it was written. Who wrote it is not told."""

    id: int
    path: str
    scene: str
    heard: str
    seemed: str
    wonder: str
    talk: str | None
    written_at: datetime


@dataclass(frozen=True, slots=True)
class PulseFacts:
    """Where the group stands, and what comes in to the facilitator without her doing anything."""

    group: GroupFacts
    members: int
    voters: int
    votes: int
    notes: int


_runs, _members, _votes = GroupRun.__table__, GroupMember.__table__, GroupVote.__table__
_marks, _notes, _replies = ObservationMark.__table__, ObservationNote.__table__, ObservationReply.__table__
_RUN: Select[*tuple[Any, ...]] = select(*(_runs.c[name] for name in GroupFacts.__dataclass_fields__))
_BY_ID = _RUN.where(_runs.c.id == bindparam("group"))
_BY_CODE = _RUN.where(_runs.c.code == bindparam("code"))
_LED_BY = _RUN.where(_runs.c.facilitator_id == bindparam("person"), _runs.c.ended_at.is_(None)).order_by(
    _runs.c.id.desc()
)
_MEMBER: Select[*tuple[Any, ...]] = select(
    _members.c.id,
    _members.c.group_run_id,
    _members.c.person_id,
    _members.c.name,
    _members.c.role,
    _members.c.card,
    _members.c.wants_evidence,
    _members.c.joined_at,
    _members.c.left_at,
)
_MEMBERS = _MEMBER.where(_members.c.group_run_id == bindparam("group")).order_by(_members.c.id)
_TALLY = (
    select(_votes.c.choice, func.count())
    .where(
        _votes.c.group_run_id == bindparam("group"),
        _votes.c.path == bindparam("path"),
        _votes.c.round == bindparam("round"),
    )
    .group_by(_votes.c.choice)
)
_LAST_ROUND = select(func.max(_votes.c.round)).where(
    _votes.c.group_run_id == bindparam("group"), _votes.c.path == bindparam("path")
)
_NOTES = (
    select(*(_notes.c[name] for name in NoteFacts.__dataclass_fields__))
    .where(_notes.c.group_run_id == bindparam("group"))
    .order_by(_notes.c.id)
)
_MARKED = (
    select(_marks.c.scene, _marks.c.position, _marks.c.mark, func.count())
    .where(_marks.c.group_run_id == bindparam("group"))
    .group_by(_marks.c.scene, _marks.c.position, _marks.c.mark)
)
_REPLIES = (
    select(_replies.c.note_id, _replies.c.text)
    .join(_notes, _notes.c.id == _replies.c.note_id)
    .where(_notes.c.group_run_id == bindparam("group"))
    .order_by(_replies.c.id)
)
_here = _members.c.group_run_id == _runs.c.id
_JOINED_BY = _RUN.where(
    _runs.c.ended_at.is_(None),
    exists().where(_here, _members.c.person_id == bindparam("person"), _members.c.left_at.is_(None)),
).order_by(_runs.c.id.desc())
_VOTES_NOW = (_members.c.left_at.is_(None), _members.c.role.in_(VOTERS))
_PULSE: Select[*tuple[Any, ...]] = _RUN.add_columns(
    select(func.count()).where(_here, _members.c.left_at.is_(None)).scalar_subquery(),
    select(func.count()).where(_here, *_VOTES_NOW).scalar_subquery(),
    select(func.count())
    .select_from(_votes.join(_members, _members.c.id == _votes.c.member_id))
    .where(_votes.c.group_run_id == _runs.c.id, _votes.c.path == _runs.c.path, _votes.c.round == _runs.c.round)
    .where(*_VOTES_NOW)
    .scalar_subquery(),
    select(func.count()).where(_notes.c.group_run_id == _runs.c.id).scalar_subquery(),
).where(_runs.c.id == bindparam("group"), _runs.c.facilitator_id == bindparam("person"))


def by_id(session: Session, group_id: int) -> GroupFacts | None:
    row = session.execute(_BY_ID, {"group": group_id}).first()
    return GroupFacts(*row) if row else None


def by_code(session: Session, code: str) -> GroupFacts | None:
    """`code` as it is stored: see actions.group_runs.tidied."""
    row = session.execute(_BY_CODE, {"code": code}).first()
    return GroupFacts(*row) if row else None


def led_by(session: Session, person_id: str) -> tuple[GroupFacts, ...]:
    """The groups somebody is in the middle of leading, newest first."""
    return tuple(GroupFacts(*row) for row in session.execute(_LED_BY, {"person": person_id}))


def joined_by(session: Session, person_id: str) -> tuple[GroupFacts, ...]:
    """The groups somebody is with now and has not left, newest first."""
    return tuple(GroupFacts(*row) for row in session.execute(_JOINED_BY, {"person": person_id}))


def members(session: Session, group_id: int) -> tuple[MemberFacts, ...]:
    """Everybody who has joined, those who have left too, in the order they came."""
    return tuple(MemberFacts(*row) for row in session.execute(_MEMBERS, {"group": group_id}))


def pulse(session: Session, group_id: int, facilitator_id: str) -> PulseFacts | None:
    """One small question for a poll; None when the group is not hers."""
    row = session.execute(_PULSE, {"group": group_id, "person": facilitator_id}).first()
    return PulseFacts(GroupFacts(*row[:-4]), *row[-4:]) if row else None


def tally(session: Session, group: GroupFacts, round: int | None = None) -> Mapping[str, int]:
    """How many chose what in a vote where the group stands: the vote at hand, or an earlier one."""
    wanted = {"group": group.id, "path": group.path, "round": group.round if round is None else round}
    return {choice: int(count) for choice, count in session.execute(_TALLY, wanted)}


def last_round(session: Session, group_id: int, path: str) -> int:
    """The number of the last vote anybody gave at this place; 0 when there was none."""
    return session.execute(_LAST_ROUND, {"group": group_id, "path": path}).scalar() or 0


def notes(session: Session, group_id: int) -> tuple[NoteFacts, ...]:
    """Every observer's notes, in the order they were written; also from roads the group has gone back from."""
    return tuple(NoteFacts(*row) for row in session.execute(_NOTES, {"group": group_id}))


def marked(session: Session, group_id: int) -> Mapping[tuple[str, int], Mapping[str, int]]:
    """How many observers marked what, by scene and the position in its list."""
    found: dict[tuple[str, int], dict[str, int]] = {}
    for scene, position, mark, count in session.execute(_MARKED, {"group": group_id}):
        found.setdefault((scene, position), {})[mark] = count
    return found


def replies(session: Session, group_id: int) -> Mapping[int, tuple[str, ...]]:
    """What was answered, by the id of the note."""
    found: dict[int, tuple[str, ...]] = {}
    for note, text in session.execute(_REPLIES, {"group": group_id}):
        found[note] = (*found.get(note, ()), text)
    return found
