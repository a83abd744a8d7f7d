"""What is a member of a group to see of her own: her place in it, her vote, her marks and her notes?

A member is found by her account or, a guest, by a digest of the key in her browser. Nobody else's votes are asked for here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session

from learning.records.group_runs import (
    GroupMember,
    GroupRun,
    GroupVote,
    ObservationMark,
    ObservationNote,
    ObservationReply,
)
from learning.records.queries.group_runs import GroupFacts, MemberFacts, NoteFacts


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody by her account, or by the digest of a guest's key for this group; both are empty for a stranger."""

    person_id: str | None = None
    key_digest: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A member, in her group."""

    group: GroupFacts
    member: MemberFacts


@dataclass(frozen=True, slots=True)
class BeatFacts:
    """As much as a phone needs to know when nothing has happened."""

    version: int
    member_id: int
    seen_at: datetime
    left: bool


_runs, _members, _votes = GroupRun.__table__, GroupMember.__table__, GroupVote.__table__
_marks, _notes, _replies = ObservationMark.__table__, ObservationNote.__table__, ObservationReply.__table__
_GROUP = tuple(_runs.c[name] for name in GroupFacts.__dataclass_fields__)
_MEMBER = (
    _members.c.id,
    _members.c.group_run_id,
    *(_members.c[name] for name in MemberFacts.__dataclass_fields__ if name not in ("id", "group_id")),
)
_HERS = (
    _runs.c.code == bindparam("code"),
    or_(_members.c.person_id == bindparam("person"), _members.c.key_digest == bindparam("key")),
)
_TOGETHER = _members.join(_runs, _runs.c.id == _members.c.group_run_id)
_PLACE: Select[*tuple[Any, ...]] = select(*_GROUP, *_MEMBER).select_from(_TOGETHER).where(*_HERS)
_PLACE_FOR_WRITING = _PLACE.with_for_update(read=True, of=_runs)
_BEAT: Select[*tuple[Any, ...]] = (
    select(_runs.c.version, _members.c.id, _members.c.seen_at, _members.c.left_at.is_not(None))
    .select_from(_TOGETHER)
    .where(*_HERS)
)
_PRESENT = select(func.count()).where(_members.c.group_run_id == bindparam("group"), _members.c.left_at.is_(None))
_PLAYED = select(_members.c.card).where(
    _members.c.group_run_id == bindparam("group"), _members.c.left_at.is_(None), _members.c.card != ""
)
_VOTE = select(_votes.c.choice).where(
    _votes.c.member_id == bindparam("member"),
    _votes.c.path == bindparam("path"),
    _votes.c.round == bindparam("round"),
)
_MARKS = select(_marks.c.path, _marks.c.position, _marks.c.mark).where(_marks.c.member_id == bindparam("member"))
_NOTES = (
    select(*(_notes.c[name] for name in NoteFacts.__dataclass_fields__))
    .where(_notes.c.member_id == bindparam("member"))
    .order_by(_notes.c.id)
)
_ANSWERED = select(_replies.c.note_id).where(_replies.c.member_id == bindparam("member"))
_IN_GROUP = select(_notes.c.id).where(_notes.c.id == bindparam("note"), _notes.c.group_run_id == bindparam("group"))


def place(session: Session, code: str, who: Who, *, to_write: bool = False) -> Place | None:
    """Her place in the group, also when she has left it. `to_write`: the group stands still until she has written."""
    statement = _PLACE_FOR_WRITING if to_write else _PLACE
    row = session.execute(statement, _asked(code, who)).first()
    if row is None:
        return None
    return Place(GroupFacts(*row[: len(_GROUP)]), MemberFacts(*row[len(_GROUP) :]))


def beat(session: Session, code: str, who: Who) -> BeatFacts | None:
    """One small question for a poll."""
    row = session.execute(_BEAT, _asked(code, who)).first()
    return BeatFacts(row[0], row[1], row[2], bool(row[3])) if row else None


def _asked(code: str, who: Who) -> dict[str, str | None]:
    return {"code": code, "person": who.person_id, "key": who.key_digest}


def present(session: Session, group_id: int) -> int:
    """How many have come and not left."""
    return session.execute(_PRESENT, {"group": group_id}).scalar_one()


def played(session: Session, group_id: int) -> frozenset[str]:
    """The characters somebody plays."""
    return frozenset(session.execute(_PLAYED, {"group": group_id}).scalars())


def vote(session: Session, member_id: int, path: str, round: int) -> str | None:
    """What she has voted in this vote."""
    return session.execute(_VOTE, {"member": member_id, "path": path, "round": round}).scalar()


def marks(session: Session, member_id: int) -> Mapping[str, Mapping[int, str]]:
    """What she has marked, by the path to the scene and the position in its list."""
    found: dict[str, dict[int, str]] = {}
    for path, position, mark in session.execute(_MARKS, {"member": member_id}):
        found.setdefault(path, {})[position] = mark
    return found


def notes(session: Session, member_id: int) -> tuple[NoteFacts, ...]:
    """What she has written as an observer, oldest first."""
    return tuple(NoteFacts(*row) for row in session.execute(_NOTES, {"member": member_id}))


def answered(session: Session, member_id: int) -> frozenset[int]:
    """The notes she has answered."""
    return frozenset(session.execute(_ANSWERED, {"member": member_id}).scalars())


def is_in_group(session: Session, note_id: int, group_id: int) -> bool:
    return session.execute(_IN_GROUP, {"note": note_id, "group": group_id}).first() is not None
