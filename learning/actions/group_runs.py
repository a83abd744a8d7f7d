"""What can a facilitator do with a group: start it, move it, stop it, take it back, let it vote, choose the road, end it?

Each deed is decided from what stood on her screen. Another tab, a second click or a slow network may have moved the group
since: then nothing is done, and `Conflict` says so. The update itself asks whether the group still stands there, so two
deeds in the same moment are one deed.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit, group_members
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import walking
from learning.courses.simulation_nouns import Simulation
from learning.courses.walking import NotOffered, State
from learning.records.group_runs import PHASES, GroupRun
from learning.records.inserting import insert_unless_there
from learning.records.people import Person
from learning.records.queries import group_runs as rows
from learning.records.queries.group_runs import GroupFacts

#: No vowels, so no words; nothing that looks like something else on a projector.
CODE_SIGNS = "CDFGHJKMNPQRTVWXY34679"
CODE_LENGTH = 6
#: The time plan of a meeting of 65 minutes. Who has come is let in without a clock.
MINUTES = {"brief": 10, "scenes": 20, "observers": 5, "debrief": 20, "note": 5, "practice": 5}
MORE_TIME = timedelta(minutes=5)
MOST_STEPS = 60
_MAY_GO_TO = frozenset(PHASES) - {"lobby", "ended"}


def tidied(code: str) -> str:
    """A code as somebody types it: with spaces, in small letters."""
    return "".join(sign for sign in code.upper() if sign.isalnum())[: CODE_LENGTH * 2]


def start(session: Session, *, by: Asker, simulation: Simulation, revision_id: int, language: str, at: datetime) -> int:
    """Start a group, pinned to the revision. The one she has just started and not begun is the same group."""
    permissions.check_can_learn(by)
    session.execute(select(Person.id).where(Person.id == by.person_id).with_for_update(key_share=True))
    for group in rows.led_by(session, by.person_id):
        if (group.simulation, group.revision_id, group.phase) == (simulation.slug, revision_id, "lobby"):
            return group.id
    values = {
        "simulation": simulation.slug,
        "revision_id": revision_id,
        "edition": simulation.edition,
        "language": language,
        "facilitator_id": by.person_id,
        "phase_began_at": at,
        "began_at": at,
        "touched_at": at,
    }
    made = None
    while made is None:  # a code that is taken is drawn again
        code = "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))
        made = insert_unless_there(session, GroupRun, values | {"code": code})
    audit.write(session, verb="group.started", by=by.person_id, at=at, subject=simulation.slug)
    return made


def led(session: Session, *, by: Asker, group_id: int) -> GroupFacts:
    """The group, if she leads it: somebody else's does not exist for her."""
    group = rows.by_id(session, group_id)
    if group is None:
        raise NotFound("no_such_group")
    permissions.check_can_lead(by, group.facilitator_id)
    return group


def state(simulation: Simulation, group: GroupFacts) -> State:
    """Where in the story the group stands."""
    return walking.walked(simulation, group.taken)


def go_to(session: Session, *, group: GroupFacts, seen: str, phase: str, at: datetime) -> None:
    """To another part of the meeting, onwards or back. A vote that is open is closed, and nobody stays frozen."""
    if phase not in _MAY_GO_TO or phase == group.phase:
        raise Conflict("group_moved_on")
    voting = "closed" if group.voting == "open" else group.voting
    _move(session, group, seen, at, phase=phase, phase_began_at=at, voting=voting, frozen=False)


def extend(session: Session, *, group: GroupFacts, seen: str, at: datetime) -> None:
    """Five more minutes of this part."""
    _move(session, group, seen, at, phase_began_at=group.phase_began_at + MORE_TIME)


def freeze(session: Session, *, group: GroupFacts, seen: str, at: datetime) -> None:
    _in_scenes(group)
    _move(session, group, seen, at, frozen=True)


def thaw(session: Session, *, group: GroupFacts, seen: str, at: datetime) -> None:
    _move(session, group, seen, at, frozen=False)


def open_vote(session: Session, *, group: GroupFacts, simulation: Simulation, seen: str, at: datetime) -> None:
    """Everybody votes alone. Opened again, it is another vote: what was voted before stands beside it."""
    _in_scenes(group)
    if group.frozen or group.voting == "open" or walking.is_over(simulation, state(simulation, group)):
        raise Conflict("group_moved_on")
    number = max(group.round, rows.last_round(session, group.id, group.path)) + 1
    _move(session, group, seen, at, voting="open", round=number)


def close_vote(session: Session, *, group: GroupFacts, seen: str, at: datetime) -> None:
    if group.voting != "open":
        raise Conflict("group_moved_on")
    _move(session, group, seen, at, voting="closed")


def choose(
    session: Session, *, group: GroupFacts, simulation: Simulation, seen: str, choice: str, at: datetime
) -> None:
    """The facilitator picks the road, whatever was voted."""
    _in_scenes(group)
    if group.frozen or group.voting == "open" or seen != group.stand:
        raise Conflict("group_moved_on")
    if not choice:
        raise Refused("road_missing")
    if len(group.taken) >= MOST_STEPS:
        raise Refused("road_too_long")
    try:
        there = walking.take(simulation, state(simulation, group), choice)
    except NotOffered as wrong:
        raise Refused("no_such_road") from wrong
    _move(session, group, seen, at, path=" ".join(there.taken), voting="none", round=0)


def rewind(session: Session, *, group: GroupFacts, seen: str, steps: int, at: datetime) -> None:
    """Back to where the group stood after its first `steps` choices. Votes and notes stay where they were given."""
    if not 0 <= steps < len(group.taken) or group.phase not in ("scenes", "observers", "debrief"):
        raise Conflict("group_moved_on")
    path = " ".join(group.taken[:steps])
    began = group.phase_began_at if group.phase == "scenes" else at
    _move(
        session, group, seen, at, phase="scenes", phase_began_at=began, path=path, frozen=False, voting="none", round=0
    )


def end(
    session: Session,
    *,
    group: GroupFacts,
    simulation: Simulation,
    present: frozenset[int],
    by: str | None,
    at: datetime,
) -> None:
    """Over. `by` is None when nobody pressed the button; then nobody vouches either. `present` are the members who were there: of those, who has an account and wants it gets her evidence.

    Safe to repeat; nothing is asked of what she had seen, because the end is the end from wherever it is pressed.
    """
    if group.ended_at is not None:
        return
    _move(session, group, group.stand, at, phase="ended", phase_began_at=at, voting="none", frozen=False, ended_at=at)
    if group.has_come_to("debrief"):
        group_members.attended(session, group=group, simulation=simulation, present=present, vouched_by=by, at=at)
    audit.write(session, verb="group.ended", by=by, at=at, subject=group.simulation)


def grow(session: Session, *, group_id: int, at: datetime) -> None:
    """Something has happened that every phone must learn of: a card is given, an answer to a note is written."""
    session.execute(update(GroupRun).where(GroupRun.id == group_id).values(version=GroupRun.version + 1, touched_at=at))


def _in_scenes(group: GroupFacts) -> None:
    if group.phase != "scenes":
        raise Conflict("group_moved_on")


def _move(session: Session, group: GroupFacts, seen: str, at: datetime, **values: object) -> None:
    """Do it if the group stands where she saw it, and still does in the moment of the writing."""
    if group.ended_at is not None:
        raise Conflict("group_ended")
    moved = 0
    if seen == group.stand:
        statement = update(GroupRun).where(
            GroupRun.id == group.id,
            GroupRun.phase == group.phase,
            GroupRun.phase_began_at == group.phase_began_at,
            GroupRun.path == group.path,
            GroupRun.frozen == group.frozen,
            GroupRun.voting == group.voting,
            GroupRun.round == group.round,
        )
        new = values | {"version": GroupRun.version + 1, "touched_at": at}
        moved = len(session.execute(statement.values(new).returning(GroupRun.id)).all())
    if not moved:
        raise Conflict("group_moved_on")
