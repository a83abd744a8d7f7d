"""Can everybody lead? The facilitator's screen in each state it can have: axe, room for thumbs, nothing off the side."""

from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from learning.actions import group_members, group_runs
from tests import world
from tests.actions.meeting import Meeting
from tests.engines import Engine, sqlite_engine
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.screens import unfolds_everything
from tests.journeys.serving import served

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("screens-2")]
START = "/etikk/ikke-si-det/gruppe"
WAY = ("B1.a", "B2.b", "B3.b")


@pytest.fixture(scope="module")
def app(engines: dict[str, Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    if "sqlite" not in engines:
        engines["sqlite"] = sqlite_engine(tmp_path_factory.mktemp("sqlite"))
    with engines["sqlite"].fresh_app() as app:
        yield app


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def waiting(meeting: Meeting) -> None:
    """Nobody has come."""


def gathered(meeting: Meeting) -> None:
    people = [meeting.join(name) for name in ("Ane", "Bo med et veldig langt fornavn å ta hensyn til", "Cis")]
    meeting.join("Berit Ås", world.COLLEAGUE, wants_evidence=True)
    meeting.do(group_members.cast, parts={people[2]: ("observer", ""), people[1]: ("player", "Leila")})


def in_scenes(meeting: Meeting) -> None:
    gathered(meeting)
    meeting.in_scenes()


def voting(meeting: Meeting) -> None:
    in_scenes(meeting)
    meeting.do(group_runs.open_vote)


def voted(meeting: Meeting) -> None:
    in_scenes(meeting)
    members = [meeting.join(f"Deltaker {number}") for number in range(3)]
    for choice in ("B1.a", "B1.c"):
        meeting.do(group_runs.open_vote)
        for member in members:
            meeting.vote(member, choice)
        meeting.do(group_runs.close_vote)


def frozen(meeting: Meeting) -> None:
    voted(meeting)
    meeting.do(group_runs.freeze)


def over(meeting: Meeting) -> None:
    in_scenes(meeting)
    observer = meeting.join("Dag", role="observer")
    for choice in WAY:
        scene = choice.partition(".")[0]
        meeting.note(observer, f"«Det er ikke så farlig», i {scene}.", scene)
        meeting.do(group_runs.choose, choice=choice)


def later(phase: str) -> Callable[[Meeting], None]:
    def deed(meeting: Meeting) -> None:
        over(meeting)
        meeting.do(group_runs.go_to, phase=phase)

    return deed


def ended(meeting: Meeting) -> None:
    later("debrief")(meeting)
    meeting.do(group_runs.end, present=frozenset(), by=None)


STATES = {
    "ingen har kommet": (waiting, ""),
    "samling": (gathered, ""),
    "roller": (gathered, "/roller"),
    "roller, ingen": (waiting, "/roller"),
    "scene": (in_scenes, ""),
    "avstemning": (voting, ""),
    "stemmene": (voted, ""),
    "frosset": (frozen, ""),
    "slutten på historien": (over, ""),
    **{phase: (later(phase), "") for phase in ("brief", "observers", "debrief", "note", "practice")},
    "avslutt": (later("practice"), "/slutt"),
    "avslutt tidlig": (in_scenes, "/slutt"),
    "avsluttet": (ended, ""),
}


@pytest.mark.parametrize("state", STATES)
def test_what_the_facilitator_sees(sit_down: SitDown, app: Flask, state: str) -> None:
    deed, page = STATES[state]
    meeting = Meeting(app).start()
    deed(meeting)
    visitor = sit_down(world.NURSE)
    visitor.opens(f"/etikk/gruppe/{meeting.id}{page}")
    for unfold in (False, True):
        if unfold:
            unfolds_everything(visitor)
        found = looking.everything(visitor.page)
        assert not found, f"{state}:\n" + "\n".join(found)
    if meeting.group.phase == "lobby":  # else it would be the one that the next state begins with
        meeting.do(group_runs.end, present=frozenset(), by=None)


def test_what_she_sees_before_she_starts(sit_down: SitDown) -> None:
    visitor = sit_down(world.NURSE)
    visitor.opens(START)
    found = looking.everything(visitor.page)
    assert not found, "\n".join(found)
