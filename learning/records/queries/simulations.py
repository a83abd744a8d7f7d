"""Which walks has somebody taken through ethics simulations, and what did she choose? Only ever asked by the person herself."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from learning.records.simulations import SimulationRun, SimulationStep


@dataclass(frozen=True, slots=True)
class RunFacts:
    """`path` is where she stands; `ended_at` is the first time she came to an ending, empty until then."""

    id: int
    person_id: str
    simulation: str
    revision_id: int
    edition: int
    language: str
    path: str
    began_at: datetime
    touched_at: datetime
    ended_at: datetime | None

    @property
    def taken(self) -> tuple[str, ...]:
        return tuple(self.path.split())


@dataclass(frozen=True, slots=True)
class StepFacts:
    """`path` is every choice from the start, this one last."""

    scene: str
    choice: str
    path: str
    why: str
    taken_at: datetime


_runs, _steps = SimulationRun.__table__, SimulationStep.__table__
_RUN: Select[*tuple[Any, ...]] = select(
    _runs.c.id,
    _runs.c.person_id,
    _runs.c.simulation,
    _runs.c.revision_id,
    _runs.c.edition,
    _runs.c.language,
    _runs.c.path,
    _runs.c.began_at,
    _runs.c.touched_at,
    _runs.c.ended_at,
)
_BY_ID = _RUN.where(_runs.c.id == bindparam("run"))
_OF_PERSON = _RUN.where(_runs.c.person_id == bindparam("person")).order_by(_runs.c.id.desc())
_OF_SIMULATION = _OF_PERSON.where(_runs.c.simulation == bindparam("simulation"))
_STEPS = (
    select(_steps.c.scene, _steps.c.choice, _steps.c.path, _steps.c.why, _steps.c.taken_at)
    .where(_steps.c.run_id == bindparam("run"))
    .order_by(_steps.c.id)
)


def by_id(session: Session, run_id: int) -> RunFacts | None:
    row = session.execute(_BY_ID, {"run": run_id}).first()
    return RunFacts(*row) if row else None


def of_person(session: Session, person_id: str) -> tuple[RunFacts, ...]:
    """Every walk, newest first."""
    return tuple(RunFacts(*row) for row in session.execute(_OF_PERSON, {"person": person_id}))


def of_simulation(session: Session, person_id: str, simulation: str) -> tuple[RunFacts, ...]:
    """Her walks through one simulation, newest first."""
    rows = session.execute(_OF_SIMULATION, {"person": person_id, "simulation": simulation})
    return tuple(RunFacts(*row) for row in rows)


def steps(session: Session, run_id: int) -> dict[str, StepFacts]:
    """Every choice made in a walk, on all the ways she has tried, by path."""
    return {row[2]: StepFacts(*row) for row in session.execute(_STEPS, {"run": run_id})}
