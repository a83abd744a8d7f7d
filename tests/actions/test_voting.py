"""Is a vote counted once, changed until it is closed, and never given to anything but what stood on the screen?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.group_runs import GroupVote
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.web import gathered, reader


@pytest.fixture
def code(app: Flask) -> str:
    """A group in its first scene, with the vote open."""
    code = gathered.started(app)
    for phase in ("brief", "scenes"):
        gathered.go_to(app, code, phase)
    gathered.open_vote(app, code)
    return code


def votes(app: Flask) -> list[tuple[str, int, str]]:
    return [tuple(row) for row in reader.rows(app, select(GroupVote.path, GroupVote.round, GroupVote.choice))]


def test_a_vote_is_changed_until_it_is_closed(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    assert gathered.vote(kari, code, "B1.a").has("Stemmen din er lagret.")
    page = gathered.vote(kari, code, "B1.b")
    assert (
        page.find("stem-B1-b").get("aria-pressed") == "true" and page.find("stem-B1-a").get("aria-pressed") == "false"
    )
    assert votes(app) == [("", 1, "B1.b")]
    before = gathered.screen(kari, code)
    gathered.close_vote(app, code)
    late = before.submit("/stem", choice="B1.c")
    assert late.status == 409 and late.has("Avstemningen er lukket, så stemmen ble ikke telt.")
    assert votes(app) == [("", 1, "B1.b")]


def test_voting_again_is_another_vote(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    before = gathered.screen(kari, code)
    gathered.vote(kari, code, "B1.a")
    gathered.close_vote(app, code)
    gathered.open_vote(app, code)
    assert gathered.screen(kari, code).has("Stem på nytt")
    late = before.submit("/stem", choice="B1.b")  # from the first vote
    assert late.status == 409 and late.has("Gruppen har gått videre, så stemmen ble ikke telt.")
    gathered.vote(kari, code, "B1.c")
    assert votes(app) == [("", 1, "B1.a"), ("", 2, "B1.c")]


def test_nothing_is_counted_while_the_scene_is_frozen(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    before = gathered.screen(kari, code)
    gathered.freeze(app, code)
    assert before.submit("/stem", choice="B1.a").status == 409 and votes(app) == []
    page = gathered.screen(kari, code)
    assert page.has("Frosset") and page.find("stem-B1-a").get("disabled") is not None


@pytest.mark.parametrize("choice", ["", "B2.a", "B3.c", "B1.z", "x" * 500])
def test_only_what_is_offered_can_be_voted_for(app: Flask, code: str, choice: str) -> None:
    kari = gathered.join(app, code)
    assert gathered.vote(kari, code, choice).status == 422 and votes(app) == []


@pytest.mark.parametrize(("role", "card"), [("observer", ""), ("player", "Leila")])
def test_observers_and_players_do_not_vote(app: Flask, code: str, role: str, card: str) -> None:
    other = gathered.join(app, code, "Per", role, card)
    sent = {"path": "", "round": "1", "choice": "B1.a"}
    assert other.post(f"/gruppe/{code}/stem", sent).status == 404 and votes(app) == []


def test_a_stranger_is_shown_the_door(app: Flask, code: str) -> None:
    sent = {"path": "", "round": "1", "choice": "B1.a"}
    assert Browser(app).post(f"/gruppe/{code}/stem", sent).path == f"/bli-med/{code}"
    assert Browser(app, world.STRANGER).post(f"/gruppe/{code}/stem", sent).path == f"/bli-med/{code}"
    assert votes(app) == []


def test_two_thumbs_at_once_are_one_vote(app: Flask, code: str) -> None:
    gathered.join_known(app, code)
    sent = [{"path": "", "round": "1", "choice": choice} for choice in ("B1.a", "B1.b", "B1.c", "B1.a")]
    answers = at_once([posting(app, world.NURSE, f"/gruppe/{code}/stem", one) for one in sent])
    assert answers == [303] * 4 and len(votes(app)) == 1


def test_votes_stay_when_the_group_goes_back(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    gathered.vote(kari, code, "B1.a")
    gathered.close_vote(app, code)
    gathered.choose(app, code, "B1.b")
    gathered.rewind(app, code, 0)
    gathered.open_vote(app, code)
    assert gathered.screen(kari, code).has("Velg alene. Ingen ser hva du stemmer.")
    gathered.vote(kari, code, "B1.b")
    assert votes(app) == [("", 1, "B1.a"), ("", 2, "B1.b")]
