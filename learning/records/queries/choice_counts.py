"""How many people chose what, in each scene of a simulation? Numbers only, and never about fewer than five people.

Of each person the first choice in a scene counts: what she chose before she knew where it led.
"""

from collections import defaultdict
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, func, select
from sqlalchemy.orm import Session

from learning.records.simulations import SimulationRun, SimulationStep

FEWEST = 5

_runs, _steps = cast(Table, SimulationRun.__table__), cast(Table, SimulationStep.__table__)
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


def of_edition(session: Session, simulation: str, edition: int) -> dict[str, dict[str, int]]:
    """People by choice, for each scene where at least five have chosen; walks that were left half-way count too."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for scene, choice, count in session.execute(_COUNTS, {"simulation": simulation, "edition": edition}):
        found[scene][choice] = count
    return {scene: counts for scene, counts in found.items() if sum(counts.values()) >= FEWEST}


def left_at(session: Session, simulation: str, edition: int, before: datetime) -> dict[str, int]:
    """People by the path at which their walk stands, when it has no ending and has not been touched since `before`.

    Told only of scenes where at least five have chosen: see `of_edition`.
    """
    rows = session.execute(_LEFT, {"simulation": simulation, "edition": edition, "before": before})
    return {row[0]: row[1] for row in rows}
