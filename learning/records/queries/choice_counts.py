"""How many people chose what, in each scene of a simulation? Numbers only, and never about fewer than five people.

Of each person the first choice in a scene counts: what she chose before she knew where it led.
"""

from collections import defaultdict
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from learning.records.group_runs import GroupMember, GroupRun, GroupVote
from learning.records.simulations import SimulationRun, SimulationStep

FEWEST = 5

_runs, _steps = cast(Table, SimulationRun.__table__), cast(Table, SimulationStep.__table__)
_groups, _members = cast(Table, GroupRun.__table__), cast(Table, GroupMember.__table__)
_votes = cast(Table, GroupVote.__table__)
_FIRST = (
    select(func.min(_steps.c.id))
    .join(_runs, _runs.c.id == _steps.c.run_id)
    .where(_runs.c.simulation == bindparam("simulation"), _runs.c.edition == bindparam("edition"))
    .group_by(_runs.c.person_id, _steps.c.scene)
)
_COUNTS = (
    select(_steps.c.scene, _steps.c.choice, func.count())
    .where(_steps.c.id.in_(_FIRST.scalar_subquery()))
    .group_by(_steps.c.scene, _steps.c.choice)
)
_LEFT = (
    select(_runs.c.path, func.count(_runs.c.person_id.distinct()))
    .where(
        _runs.c.simulation == bindparam("simulation"),
        _runs.c.edition == bindparam("edition"),
        _runs.c.ended_at.is_(None),
        _runs.c.touched_at < bindparam("before"),
    )
    .group_by(_runs.c.path)
)
_VOTES = (
    select(func.coalesce(_members.c.person_id, _members.c.key_digest), _votes.c.choice)
    .join(_members, _members.c.id == _votes.c.member_id)
    .join(_groups, _groups.c.id == _votes.c.group_run_id)
    .where(
        _groups.c.simulation == bindparam("simulation"),
        _groups.c.edition == bindparam("edition"),
        _votes.c.round == 1,
    )
    .order_by(_votes.c.id)
)


def of_edition(session: Session, simulation: str, edition: int) -> dict[str, dict[str, int]]:
    """People by choice, for each scene where at least five have chosen; walks that were left half-way count too."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for scene, choice, count in session.execute(_COUNTS, {"simulation": simulation, "edition": edition}):
        found[scene][choice] = count
    return _enough(found)


def in_groups(session: Session, simulation: str, edition: int) -> dict[str, dict[str, int]]:
    """The same of the first vote in groups, before they had talked. A guest's is gone a day after the group ended."""
    first: dict[tuple[str, str], str] = {}  # a group that has gone back comes to a scene once more, by another way
    for person, choice in session.execute(_VOTES, {"simulation": simulation, "edition": edition}):
        first.setdefault((person, choice.rpartition(".")[0]), choice)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for (_person, scene), choice in first.items():
        found[scene][choice] = found[scene].get(choice, 0) + 1
    return _enough(found)


def _enough(found: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    return {scene: counts for scene, counts in found.items() if sum(counts.values()) >= FEWEST}


def left_at(session: Session, simulation: str, edition: int, before: datetime) -> dict[str, int]:
    """People by the path at which their walk stands, when it has no ending and has not been touched since `before`.

    Told only of scenes where at least five have chosen: see `of_edition`.
    """
    rows = session.execute(_LEFT, {"simulation": simulation, "edition": edition, "before": before})
    return {row[0]: row[1] for row in rows}
