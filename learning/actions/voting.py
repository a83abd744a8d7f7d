"""May this vote be counted? One for each member in each vote; the last one stands until the vote is closed."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.actions import group_runs
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import walking
from learning.courses.simulation_nouns import Simulation
from learning.records.group_runs import GroupVote
from learning.records.inserting import insert_unless_there
from learning.records.queries.group_members import Place


def vote(
    session: Session, *, place: Place, simulation: Simulation, path: str, round: str, choice: str, at: datetime
) -> None:
    """`path` and `round` say which vote stood on her screen: what she answers to another one is not counted."""
    group, member = place.group, place.member
    if not member.votes or member.left_at is not None:
        raise NotFound("no_such_vote")
    if group.phase != "scenes" or group.voting != "open" or group.frozen:
        raise Conflict("vote_closed")
    if path != group.path or round != str(group.round):
        raise Conflict("vote_moved_on")
    if choice not in {one.id for one in walking.available(simulation, group_runs.state(simulation, group))}:
        raise Refused("vote_missing")
    at_stake = {"member_id": member.id, "path": group.path, "round": group.round}
    given = {"choice": choice, "voted_at": at}
    if insert_unless_there(session, GroupVote, {"group_run_id": group.id} | at_stake | given) is None:
        session.execute(update(GroupVote).filter_by(**at_stake).values(**given))
