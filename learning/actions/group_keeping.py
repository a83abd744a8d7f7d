"""What happens to groups nobody looks after: they are ended, and guests are forgotten? Called every day; safe to repeat."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.actions import group_members, group_runs
from learning.actions.refusing import Conflict
from learning.actions.shelf import Shelf
from learning.courses.library import Library
from learning.records.group_runs import GroupMember, GroupRun
from learning.records.queries import group_runs as rows

FORGOTTEN_AFTER = timedelta(hours=12)
GUESTS_KEPT = timedelta(hours=24)


def end_forgotten(session: Session, *, at: datetime) -> int:
    """End groups that nobody has touched for half a day. Who had come to the talk afterwards gets her evidence all the same,
    but nobody has vouched for it.

    Ended as of the last touch, so that guests are not kept longer because somebody forgot to press a button.
    """
    forgotten = session.scalars(
        select(GroupRun.id).where(GroupRun.ended_at.is_(None), GroupRun.touched_at < at - FORGOTTEN_AFTER)
    ).all()
    return sum(_end(session, group_id) for group_id in forgotten)


def forget_guests(session: Session, *, at: datetime) -> int:
    """Remove everybody without an account from groups that ended a day ago, with what they voted and wrote."""
    over = select(GroupRun.id).where(GroupRun.ended_at < at - GUESTS_KEPT)
    gone = delete(GroupMember).where(GroupMember.person_id.is_(None), GroupMember.group_run_id.in_(over))
    return len(session.execute(gone.returning(GroupMember.id), execution_options={"synchronize_session": False}).all())


def _end(session: Session, group_id: int) -> bool:
    group = rows.by_id(session, group_id)
    if group is None:
        return False
    simulation = Shelf().simulation(session, Library(()), group.revision_id)
    there = group_members.may_get_evidence(rows.members(session, group_id), group)
    present = frozenset(one.id for one in there)
    try:
        group_runs.end(session, group=group, simulation=simulation, present=present, by=None, at=group.touched_at)
    except Conflict:  # somebody has just touched it
        return False
    return True
