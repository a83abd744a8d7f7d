"""Does each member see what is hers to see, learn of what is new, and nothing before its time?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.courses.simulation_nouns import Simulation
from learning.records.evidence import EvidenceRow
from learning.records.group_runs import GroupMember
from tests import world
from tests.browsing import Browser, Page
from tests.web import gathered, reader
from tests.web.gathered import NOTE
from tests.web.test_team_queries import counted

CARD_B1 = "Du har båret nyheten alene i to uker."
CARD_B2 = "Du vil helst tolke selv, for da kan du velge ordene."
POINT = "Spurte hun før hun informerte?"
FACILITATOR = ("Si at ingen får karakter, og at alle kan ta pause.", "Spør gruppen hvem ordene hans er til.")
EFFECTS = ("Tillit", "Kunnskap om pasientens vilje", "Samarbeid i teamet")
BEFORE_DEBRIEF = ("lobby", "brief", "scenes", "observers")


@pytest.fixture
def code(app: Flask) -> str:
    return gathered.started(app)


def everybody(app: Flask, code: str) -> dict[str, Browser]:
    return {
        "participant": gathered.join(app, code),
        "known": gathered.join_known(app, code),
        "observer": gathered.join(app, code, "Ola", "observer"),
        "Leila": gathered.join(app, code, "Per", "player", "Leila"),
        "uncast": gathered.join(app, code, "Siri", "player"),
    }


def in_scenes(app: Flask, code: str) -> None:
    for phase in ("brief", "scenes"):
        gathered.go_to(app, code, phase)


def consequences(case: Simulation, *made: str) -> list[str]:
    """How the consequence of each choice that was not made begins."""
    return [one.consequence.split(".")[0].split("\n")[0] for one in case.choices if one.id not in made]


def looks(browser: Browser, code: str) -> list[Page]:
    """The whole page, and what the poll brings."""
    return [gathered.screen(browser, code), gathered.poll(browser, code, 0)]


# What somebody is not to see is not in the page


@pytest.mark.krav("OST-39")
def test_nobody_gets_what_is_not_for_her_role(app: Flask, code: str) -> None:
    people = everybody(app, code)
    may = {(who, secret): False for who in people for secret in (CARD_B1, CARD_B2, POINT)}
    for phase in ("lobby", "brief", "scenes"):
        if phase != "lobby":
            gathered.go_to(app, code, phase)
        for who, browser in people.items():
            for page in looks(browser, code):
                for secret in (CARD_B1, CARD_B2, POINT):
                    may[who, secret] |= secret in page.html
                assert not [one for one in FACILITATOR if one in page.html]
    gathered.choose(app, code, "B1.b")
    for who, browser in people.items():
        for page in looks(browser, code):
            may[who, CARD_B2] |= CARD_B2 in page.html
            may[who, CARD_B1] |= CARD_B1 in page.html
    seen = {pair for pair, shown in may.items() if shown}
    assert seen == {("Leila", CARD_B1), ("Leila", CARD_B2), ("observer", POINT)}


def test_roads_not_taken_and_what_choices_do_are_told_nobody_before_the_talk(app: Flask, code: str) -> None:
    people = everybody(app, code)
    with app.app_context():
        case = gathered.simulation(app)
    made: list[str] = []

    def look() -> None:
        for browser in people.values():
            for page in looks(browser, code):
                told = [one for one in (*consequences(case, *made), *EFFECTS) if one in page.html]
                assert told == [], f"{told} after {made}"

    look()
    in_scenes(app, code)
    for choice in ("B1.b", "B2.a", "B3.b"):
        look()
        gathered.open_vote(app, code)
        look()
        gathered.close_vote(app, code)
        look()
        gathered.choose(app, code, choice)
        made.append(choice)
    look()
    gathered.go_to(app, code, "observers")
    look()
    gathered.go_to(app, code, "debrief")
    page = gathered.screen(people["participant"], code)
    assert page.has("Tillit: mer") and page.has("Kunnskap om pasientens vilje: både mer og mindre")
    assert [one for one in consequences(case, *made) if one in page.html] == []


def test_how_the_votes_fell_is_told_when_the_vote_is_closed(app: Flask, code: str) -> None:
    people = everybody(app, code)
    in_scenes(app, code)
    assert "B1.a" not in gathered.screen(people["participant"], code).html  # read first
    gathered.open_vote(app, code)
    gathered.vote(people["participant"], code, "B1.a")
    pages = [page for browser in people.values() for page in looks(browser, code)]
    assert not [page for page in pages if "<progress" in page.html or " av 1" in page.text]
    others = gathered.screen(people["known"], code)
    assert [one.get("value") for one in others.tree.iter("button") if one.get("aria-pressed") == "true"] == []
    gathered.vote(people["known"], code, "B1.b")
    gathered.close_vote(app, code)
    page = gathered.screen(people["known"], code)
    bars = [(one.get("value"), one.get("max")) for one in page.tree.iter("progress")]
    assert bars == [("1", "2"), ("1", "2"), ("0", "2")] and page.text.count("Din stemme") == 1
    for who in ("observer", "Leila"):
        assert "<progress" not in gathered.screen(people[who], code).html


def test_notes_are_read_when_the_talk_begins_and_without_a_name(app: Flask, code: str) -> None:
    people = everybody(app, code)
    in_scenes(app, code)
    gathered.screen(people["observer"], code).submit("/notat", **NOTE)
    for phase in ("scenes", "observers"):
        if phase != "scenes":
            gathered.go_to(app, code, phase)
        for who in ("participant", "known", "Leila", "uncast"):
            assert NOTE["heard"] not in gathered.screen(people[who], code).html
    gathered.go_to(app, code, "debrief")
    for who in ("participant", "Leila"):
        page = gathered.screen(people[who], code)
        assert page.has(NOTE["heard"]) and page.has("En observatør") and "Ola" not in page.html


def test_nobody_else_finds_a_way_in(app: Flask, code: str) -> None:
    gathered.join(app, code)
    in_scenes(app, code)
    for someone in (None, world.STRANGER, world.LEADER, world.COORDINATOR, gathered.FACILITATOR):
        browser = Browser(app, someone)
        assert gathered.screen(browser, code).path == f"/bli-med/{code}"
        answer = gathered.poll(browser, code, 0)
        assert answer.html == "" and answer.response.headers["HX-Redirect"] == f"/bli-med/{code}"
    forged = Browser(app)
    with forged.client.session_transaction() as kept:
        kept["guest"] = "gjettet"
    assert gathered.screen(forged, code).path == f"/bli-med/{code}"


# What is told


def test_a_player_reads_her_card_when_it_is_her_turn(app: Flask, code: str) -> None:
    leila = gathered.join(app, code, "Per", "player", "Leila")
    waiting = gathered.join(app, code, "Siri", "player")
    gathered.go_to(app, code, "brief")
    assert gathered.screen(leila, code).has(CARD_B1)
    assert gathered.screen(waiting, code).has("Den som leder, velger hvem du spiller.")
    gathered.go_to(app, code, "scenes")
    assert gathered.screen(leila, code).has("Du er Leila")
    gathered.choose(app, code, "B1.b", "B2.a")
    page = gathered.screen(leila, code)
    assert page.has("Leila er ikke med her") and page.has("Kortene du har hatt") and page.has(CARD_B1)


def test_the_road_and_what_it_brought_about_stand_above_the_new_scene(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    in_scenes(app, code)
    gathered.choose(app, code, "B1.a")
    page = gathered.screen(kari, code)
    assert page.has("Veien gruppen tok «Loven sier at han skal ha informasjon.»") and page.has("ringer broren.")
    assert page.has("Hun ser ikke på deg mens hun sier det.")  # only on this road
    links = {href for _words, href in page.links() if href.startswith("#kilde")}
    assert links == {"#kilde-pbrl"}


def test_the_meeting_from_the_door_to_thank_you(app: Flask, code: str) -> None:
    kari, ida = gathered.join(app, code), gathered.join_known(app, code)
    told = {
        "brief": "Hamid (68) har lungekreft",
        "scenes": "Leila stopper deg",
        "observers": "Lytt først.",
        "debrief": "Hva tar vi med oss?",
        "note": "Når er taushet et valg?",
        "practice": "Lag én setning teamet kan bruke",
    }
    assert gathered.screen(kari, code).has("Vi begynner når alle er her.")
    for phase, words in told.items():
        gathered.go_to(app, code, phase)
        assert gathered.screen(kari, code).has(words) and gathered.screen(ida, code).has(words)
    assert gathered.screen(ida, code).click("Skriv avtalen din").path == "/etikk/ikke-si-det/tilbake-til-praksis"
    assert gathered.screen(kari, code).has("Du er med uten konto.")
    gathered.end(app, code)
    page = gathered.screen(kari, code)
    assert page.has("Takk for i dag") and page.has("slettes om et døgn") and "hx-trigger" not in page.html
    rows = reader.rows(app, select(EvidenceRow.kind).where(EvidenceRow.kind == "simulation_group"))
    assert rows == [("simulation_group",)]


# Learning of what is new


def test_a_phone_learns_of_what_is_new_and_of_nothing_else(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    version = gathered.facts(app, code).version
    for _ in range(3):
        answer = gathered.poll(kari, code, version)
        assert answer.status == 204 and answer.html == ""
    gathered.go_to(app, code, "brief")
    answer = gathered.poll(kari, code, version)
    assert answer.status == 200 and answer.has("Før vi begynner") and "<html" not in answer.html
    assert f"v={gathered.facts(app, code).version}" in answer.html


@pytest.mark.parametrize("seen", ["", "0", "-1", "99999999999999999999", "æ"])
def test_a_phone_that_has_slept_or_asks_oddly_gets_the_screen(app: Flask, code: str, seen: str) -> None:
    kari = gathered.join(app, code)
    in_scenes(app, code)
    assert gathered.poll(kari, code, seen).has("Leila stopper deg")


def test_who_is_there_is_noted_once_a_minute(app: Flask, code: str) -> None:
    kari = gathered.join(app, code)
    seen = select(GroupMember.seen_at)
    before = reader.rows(app, seen)
    gathered.poll(kari, code, 0)
    assert reader.rows(app, seen) == before
    app.extensions["clock"].forward(minutes=2)
    gathered.poll(kari, code, 0)
    assert reader.rows(app, seen) > before


def test_a_poll_with_nothing_new_is_one_small_question(app: Flask, code: str) -> None:
    kari, ida = gathered.join(app, code), gathered.join_known(app, code)
    in_scenes(app, code)
    version = gathered.facts(app, code).version
    gathered.poll(kari, code, version)
    with counted(app) as asked:
        assert gathered.poll(kari, code, version).status == 204
    assert len(asked) == 1, asked
    with counted(app) as asked:
        assert gathered.poll(ida, code, version).status == 204
    assert len(asked) == 2, asked  # and who is logged in
    with counted(app) as asked:
        gathered.screen(kari, code)
    assert len(asked) <= 5, asked


def test_somebody_with_an_account_finds_the_group_again_until_it_is_over_or_she_leaves(app: Flask, code: str) -> None:
    ida, own = gathered.join_known(app, code), ("refleksjon", "tilbake-til-praksis")
    other = gathered.join_known(app, code, world.STRANGER)
    gathered.go_to(app, code, "note")
    assert ida.get("/etikk").has("Du er med i en gruppe")
    for page in (ida.get("/etikk").click("Ikke si det til ham"), *(_own(ida, one).click("Til økta") for one in own)):
        assert page.path == f"/gruppe/{code}"
    gathered.screen(ida, code).submit("/forlat")
    assert not ida.get("/etikk").has("Du er med i en gruppe") and not any(_own(ida, one).has("Til økta") for one in own)
    assert other.get("/etikk").has("Du er med i en gruppe")
    gathered.end(app, code)
    assert not other.get("/etikk").has("Du er med i en gruppe")


def _own(browser: Browser, place: str) -> Page:
    return browser.get(f"/etikk/ikke-si-det/{place}")


# Without scripts


def test_without_scripts_the_page_fetches_itself_but_never_from_under_somebody_who_writes(
    app: Flask, code: str
) -> None:
    people = everybody(app, code)
    refresh = '<noscript><meta http-equiv="refresh"'
    in_scenes(app, code)
    assert refresh in gathered.screen(people["participant"], code).html
    assert refresh in gathered.screen(people["Leila"], code).html
    page = gathered.screen(people["observer"], code)
    assert refresh not in page.html and page.click("Oppdater").path == f"/gruppe/{code}"
    page.submit("/notat", **NOTE)
    gathered.go_to(app, code, "debrief")
    assert refresh not in gathered.screen(people["participant"], code).html
    gathered.end(app, code)
    assert refresh not in gathered.screen(people["participant"], code).html
