"""Can everybody use the phone's screen in every role and part of the meeting, and is what she writes hers while it changes?"""

import re

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import LOCKED_DOWN, PHONE, Visitor
from tests.web import gathered

pytestmark = pytest.mark.browser
HEARD = "«Du er redd», sa hun, og ble sittende."
SOON = 6_000  # two seconds, on a machine that does other things too


def comes_in(visitor: Visitor, code: str, name: str, role: str, card: str = "") -> Visitor:
    """By the code on the wall, as a guest."""
    visitor.opens("/bli-med")
    visitor.writes("Koden", f"{code[:3].lower()} {code[3:]}")
    visitor.presses("Gå videre")
    visitor.writes("Fornavnet ditt", name)
    visitor.page.locator(f"input[value={role}]").check()
    if card:
        visitor.page.get_by_label("Hvem vil du spille som markør?").select_option(card)
    visitor.presses("Bli med")
    visitor.is_at(f"/gruppe/{code}")
    return visitor


def learns(visitor: Visitor, text: str) -> None:
    """Without anybody touching the phone."""
    expect(visitor.page.locator("#na").get_by_text(text).locator("visible=true").first).to_be_visible(timeout=SOON)


def look(*visitors: Visitor) -> None:
    for visitor in visitors:
        found = looking.everything(visitor.page)
        assert not found, f"{visitor.page.locator('#nytt').text_content()}:\n" + "\n".join(found)


def begin(app: Flask, code: str) -> None:
    for phase in ("brief", "scenes"):
        gathered.go_to(app, code, phase)


def test_the_way_in_is_for_everybody(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    stranger = sit_down()
    stranger.listener.expects(404)
    for path in ("/bli-med", "/bli-med?code=CCCCCC", f"/bli-med/{code}"):
        stranger.opens(path)
        assert not (found := looking.everything(stranger.page)), f"{path}: {found}"
    kari = comes_in(stranger, code, "Kari", "participant")
    kari.unfolds("Hva lagres, og hvor lenge?")
    kari.unfolds("Om deg i gruppen")
    look(kari)


def test_every_scene_is_for_everybody(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    kari = comes_in(sit_down(), code, "Kari", "participant")
    ola = comes_in(sit_down(), code, "Ola", "observer")
    leila = comes_in(sit_down(), code, "Per", "player", "Leila")
    ola.listener.expects(422)
    gathered.go_to(app, code, "brief")
    learns(leila, "Du er Leila")
    look(leila)
    gathered.go_to(app, code, "scenes")
    gathered.open_vote(app, code)
    learns(kari, "Velg alene.")
    kari.presses("Fortell meg om ham")
    learns(kari, "Stemmen din er lagret.")
    learns(ola, "Se etter dette")
    ola.page.locator(".watch__mark").first.click()
    ola.presses("Lagre notatet")
    ola.sees("Skriv først hva du så eller hørte.")
    look(kari, ola)
    gathered.freeze(app, code)
    learns(kari, "Frosset")
    look(kari)
    gathered.thaw(app, code)
    gathered.close_vote(app, code)
    learns(kari, "Slik stemte gruppen")
    look(kari)
    gathered.choose(app, code, "B1.a")
    learns(leila, "Kortene du har hatt")
    look(ola, leila)


def test_what_comes_after_the_story_is_for_everybody(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    kari = comes_in(sit_down(), code, "Kari", "participant")
    ola = comes_in(sit_down(), code, "Ola", "observer")
    begin(app, code)
    learns(ola, "Se etter dette")
    ola.writes("Jeg så eller hørte …", HEARD)
    ola.presses("Lagre notatet")
    ola.sees("Det du har sett")
    gathered.choose(app, code, "B1.a")
    for phase, text in (("observers", "Lytt først."), ("debrief", "En observatør"), ("note", "Skriv for deg selv")):
        gathered.go_to(app, code, phase)
        learns(kari, text)
        look(kari)
    look(ola)
    gathered.end(app, code)
    learns(kari, "Takk for i dag")
    look(kari)


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_what_somebody_writes_is_hers_whatever_the_group_does(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    begin(app, code)
    ola = comes_in(sit_down(), code, "Ola", "observer")
    ola.listener.expects(409)
    heard = ola.page.get_by_label("Jeg så eller hørte …")
    heard.fill(HEARD)
    gathered.choose(app, code, "B1.b")
    learns(ola, "Leila vil tolke for faren sin.")
    expect(heard).to_have_value(HEARD)
    expect(heard).to_be_focused()
    expect(ola.part("notat")).to_contain_text("Om scenen «Gangen»")
    ola.presses("Lagre notatet")
    expect(ola.part("notat")).to_contain_text("Om scenen «Tolken»")
    expect(heard).to_have_value("")
    expect(ola.part("mine").locator("article")).to_contain_text(["Gangen"])
    heard.fill("Midt i en setning")
    for phase in ("observers", "debrief", "note", "practice"):
        gathered.go_to(app, code, phase)
        expect(ola.part("na")).to_have_attribute("data-place", re.compile(phase), timeout=SOON)
        expect(heard).to_be_visible()
    gathered.end(app, code)
    learns(ola, "Takk for i dag")
    ola.presses("Lagre notatet")
    ola.sees("Økta er avsluttet.")
    expect(heard).to_have_value("Midt i en setning")


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_an_answer_she_is_writing_finds_its_place_again(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    begin(app, code)
    observer = gathered.join(app, code, "Ola", "observer")
    gathered.screen(observer, code).submit("/notat", **gathered.NOTE)
    gathered.go_to(app, code, "debrief")
    kari = comes_in(sit_down(), code, "Kari", "participant")
    answer = kari.page.get_by_label("Svaret ditt")
    answer.fill("Jeg tenkte på")
    for phase in ("scenes", "debrief"):
        gathered.go_to(app, code, phase)
        expect(kari.part("na")).to_have_attribute("data-place", re.compile(phase), timeout=SOON)
        expect(answer).to_have_count(1)
        expect(answer).to_have_value("Jeg tenkte på")


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_who_is_logged_out_in_the_middle_of_a_sentence_keeps_it(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    gathered.join_known(app, code, role="observer")
    begin(app, code)
    nurse = sit_down(world.NURSE)
    nurse.opens(f"/gruppe/{code}")
    nurse.writes("Jeg så eller hørte …", HEARD)
    with nurse.page.expect_response(lambda answer: "hx-redirect" in answer.headers):
        app.extensions["clock"].forward(hours=3)
    expect(nurse.page.get_by_label("Jeg så eller hørte …")).to_have_value(HEARD)
    nurse.presses("Lagre notatet")
    nurse.sees("Det du skrev, er tatt vare på.")


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_a_note_follows_the_group_until_somebody_begins_to_write(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    begin(app, code)
    ola = comes_in(sit_down(), code, "Ola", "observer")
    heard = ola.page.get_by_label("Jeg så eller hørte …")
    heard.fill("Nei")
    heard.fill("")
    gathered.choose(app, code, "B1.b")
    expect(ola.part("notat")).to_contain_text("Om scenen «Tolken»", timeout=SOON)
    heard.fill("Ja")
    gathered.rewind(app, code, 0)
    learns(ola, "Se etter dette")
    ola.presses("Lagre notatet")
    expect(ola.part("mine").locator("h3")).to_have_text("Tolken")


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_a_phone_that_loses_the_network_catches_up(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    begin(app, code)
    kari = comes_in(sit_down(), code, "Kari", "participant")
    with kari.listener.without_network(kari.page.context):
        kari.sees("Ingen kontakt med nettet akkurat nå.")
        gathered.open_vote(app, code)
    learns(kari, "Velg alene.")
    kari.does_not_see("Ingen kontakt med nettet akkurat nå.")


@pytest.mark.parametrize("machine", [LOCKED_DOWN], indirect=True, ids=str)
def test_all_of_it_works_without_scripts(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    kari = comes_in(sit_down(), code, "Kari", "participant")
    ola = comes_in(sit_down(), code, "Ola", "observer")
    begin(app, code)
    gathered.open_vote(app, code)
    kari.presses("Oppdater")
    kari.presses("Fortell meg om ham")
    kari.sees("Stemmen din er lagret.")
    ola.presses("Oppdater")
    ola.page.locator(".watch__mark").first.click()
    ola.presses("Lagre merkene")
    ola.writes("Jeg så eller hørte …", HEARD)
    ola.presses("Lagre notatet")
    ola.sees("Det du har sett")
    gathered.go_to(app, code, "debrief")
    kari.presses("Oppdater")
    kari.writes("Svaret ditt (valgfritt)", "Jeg ble stille.")
    kari.presses("Svar")
    ola.presses("Oppdater")
    ola.sees("Jeg ble stille.")
    kari.unfolds("Om deg i gruppen")
    kari.presses("Gå ut av gruppen")
    kari.sees("Du har gått ut av gruppen.")


@pytest.mark.parametrize("machine", [PHONE], indirect=True, ids=str)
def test_the_keyboard_is_enough(app: Flask, sit_down: SitDown) -> None:
    code = gathered.started(app)
    ida = sit_down(world.NURSE)
    ida.opens(f"/bli-med/{code}")
    ida.page.locator("#role-0").focus()
    for key in ("ArrowDown", "Tab", "Tab", "Enter"):  # observer; past the box to tick; the button
        ida.page.keyboard.press(key)
    ida.is_at(f"/gruppe/{code}")
    assert gathered.members(app, code)[0].role == "observer"
    begin(app, code)
    learns(ida, "Se etter dette")
    ida.page.locator(".watch__mark input").first.focus()
    ida.page.keyboard.press("Space")
    ida.sees("Det du har sett")
    ida.page.keyboard.press("ArrowRight")
    expect(ida.part("mine").locator("dd")).to_have_text("Delvis")
    expect(ida.page.locator(".watch__mark input").nth(1)).to_be_focused()
