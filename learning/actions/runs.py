"""What can somebody do with an ethics simulation alone: begin, choose, go back and try another way, go on?

A choice is kept the moment it is made. Going back removes nothing: every way that has been tried stays. The walk is pinned
to the revision it began on, so that it can be finished whatever becomes of the simulation meanwhile.
"""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from learning.actions import audit
from learning.actions.confidential import looked_at
from learning.actions.days import oslo_day
from learning.actions.evidence_writing import record
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.competence.rules import RULE_VERSION
from learning.courses import walking
from learning.courses.simulation_nouns import Simulation
from learning.records.inserting import insert_unless_there
from learning.records.queries import simulations as rows
from learning.records.queries.simulations import RunFacts
from learning.records.simulations import SimulationRun, SimulationStep

LONGEST_WHY = 500
MOST_STEPS = 60  # of one way; no case has more than a quarter of it, and a loop must end somewhere


def begin(session: Session, *, by: str, simulation: Simulation, revision_id: int, language: str, at: datetime) -> int:
    """Begin a walk, or go on with the one already open. Returns the walk's id."""
    open_already = session.execute(_open_id(by, simulation.slug)).scalar()
    if open_already is not None:
        return open_already
    values = {
        "person_id": by,
        "simulation": simulation.slug,
        "revision_id": revision_id,
        "edition": simulation.edition,
        "language": language,
        "path": "",
        "began_at": at,
        "touched_at": at,
    }
    begun = insert_unless_there(session, SimulationRun, values)
    return begun or session.execute(_open_id(by, simulation.slug)).scalar_one()  # else another tab was first


def _open_id(by: str, simulation: str) -> Select[int]:
    return select(SimulationRun.id).where(
        SimulationRun.person_id == by, SimulationRun.simulation == simulation, SimulationRun.ended_at.is_(None)
    )


def owned(session: Session, *, by: str, run_id: int) -> RunFacts:
    """The walk, if it is this person's.

    Raises `NotFound` otherwise: somebody else's walk does not exist for them.
    """
    run = rows.by_id(session, run_id)
    if run is None or run.person_id != by:
        raise NotFound("no_such_run")
    return run


def choose(
    session: Session,
    *,
    run: RunFacts,
    simulation: Simulation,
    choice: str,
    seen_at: str,
    why: str = "",
    seen: str = "",
    at: datetime,
) -> RunFacts:
    """Make a choice where she saw it offered, and say where she stands then.

    `seen_at` is the path of the page she chose on. Made twice it is made once; made on a page that is left behind since,
    in another tab, it is a `Conflict`, and she stands where she stood.
    """
    before = walking.walked(simulation, run.taken)
    path = " ".join((*seen_at.split(), choice))
    if run.path == path != seen_at:  # the same button twice
        return run
    if run.path != seen_at:
        raise Conflict("chosen_elsewhere")
    if len(run.taken) >= MOST_STEPS:
        raise Refused("walk_too_long")
    try:
        after = walking.take(simulation, before, choice)
    except walking.NotOffered as wrong:
        raise Refused("choice_not_offered") from wrong
    if len(why) > LONGEST_WHY:
        raise Refused("note_long", most=LONGEST_WHY)
    looked_at(why, seen)
    _stand(session, run, path, at)
    _keep(session, run, before.scene, choice, path, why, at)
    stands = replace(run, path=path, touched_at=at)
    return _ended(session, stands, simulation, at) if walking.is_over(simulation, after) else stands


def go_back(session: Session, *, run: RunFacts, path: str, at: datetime) -> RunFacts:
    """Stand at a fork she has come to before, on this way or another. Nothing that was chosen is lost."""
    if path and path not in rows.steps(session, run.id):
        raise NotFound("no_such_run")
    _stand(session, run, path, at)
    return replace(run, path=path, touched_at=at)


def _stand(session: Session, run: RunFacts, path: str, at: datetime) -> None:
    """Move, unless another tab has moved since this one looked."""
    moved = session.execute(
        update(SimulationRun)
        .where(SimulationRun.id == run.id, SimulationRun.path == run.path)
        .values(path=path, touched_at=at)
    )
    if not moved.rowcount:  # type: ignore[attr-defined]  # an UPDATE has a row count
        raise Conflict("chosen_elsewhere")


def _keep(session: Session, run: RunFacts, scene: str, choice: str, path: str, why: str, at: datetime) -> None:
    """Made again on the same way, a choice is the same; a new reason takes the place of the old one."""
    values = {"run_id": run.id, "scene": scene, "choice": choice, "path": path, "why": why, "taken_at": at}
    if insert_unless_there(session, SimulationStep, values) is None and why:
        session.execute(
            update(SimulationStep).where(SimulationStep.run_id == run.id, SimulationStep.path == path).values(why=why)
        )


def _ended(session: Session, run: RunFacts, simulation: Simulation, at: datetime) -> RunFacts:
    """The first time a walk comes to an ending it is complete, and shown; other endings of the same walk change nothing."""
    ended = session.execute(
        update(SimulationRun).where(SimulationRun.id == run.id, SimulationRun.ended_at.is_(None)).values(ended_at=at)
    )
    if not ended.rowcount:  # type: ignore[attr-defined]  # an UPDATE has a row count
        return run
    record(
        session,
        key=f"simulation:{run.id}",
        person_id=run.person_id,
        kind="simulation_alone",
        subject=run.simulation,
        competences=simulation.competences,
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=run.person_id,
        rule_version=RULE_VERSION,
        revision_id=run.revision_id,
        edition=run.edition,
        language=run.language,
    )
    audit.write(
        session, verb="simulation.completed", by=run.person_id, about=run.person_id, at=at, subject=run.simulation
    )
    return replace(run, ended_at=at)
