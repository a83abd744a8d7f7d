"""How many people chose what, in each scene of a simulation? Numbers only, and never about fewer than five people.

Of each person the first choice in a scene counts: what she chose before she knew where it led.
"""

from collections import defaultdict
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


def of_edition(session: Session, simulation: str, edition: int) -> dict[str, dict[str, int]]:
    """People by choice, for each scene where at least five have chosen; walks that were left half-way count too."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for scene, choice, count in session.execute(_COUNTS, {"simulation": simulation, "edition": edition}):
        found[scene][choice] = count
    return {scene: counts for scene, counts in found.items() if sum(counts.values()) >= FEWEST}
