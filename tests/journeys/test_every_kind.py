"""Can everybody do a module with activities of every kind: with scripts, without them, and by keyboard alone?"""

import pytest
from flask import Flask
from playwright.sync_api import Locator, expect

from tests import world
from tests.browsing import Browser
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.focus import Keyboard
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor
from tests.web import every_kind
from tests.web.every_kind import MODULE

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
WITH_SCRIPTS = pytest.mark.parametrize("machine", [PHONE, DESK], ids=str, indirect=True)
RIGHT_ORDER = ("Sett deg ned", "Si hvorfor du spør", "Spør om plager", "Skriv ned tallene")
THOUGHT = "Jeg ventet med råd til hun var ferdig."


@pytest.fixture
def ida(app: Flask, sit_down: SitDown) -> Visitor:
    """Ida has begun the module."""
    every_kind.publish(app)
    every_kind.begun(app)
    return sit_down(world.NURSE)


def note(visitor: Visitor, name: str) -> Locator:
    return visitor.part(f"notat-{name}")


def looks_right(visitor: Visitor) -> None:
    """At every width, in light and in dark."""
    size = visitor.page.viewport_size
    found = looking.everything(visitor.page)
    assert not found, "\n".join(found)
    visitor.page.set_viewport_size(size)


def places(visitor: Visitor) -> list[str]:
    return visitor.question("rekkefolge").locator(".place-row__text").all_inner_texts()


def puts_in_order(visitor: Visitor, javascript: bool) -> None:
    asked = visitor.question("rekkefolge")
    if javascript:
        for item, way, times in (("Sett deg ned", "opp", 1), ("Si hvorfor du spør", "opp", 2)):
            for _ in range(times):
                visitor.presses(f"Flytt {way}: {item}", within=asked)
        assert tuple(places(visitor)) == RIGHT_ORDER
    else:
        for place, item in enumerate(RIGHT_ORDER, 1):
            asked.get_by_label(f"Plass for: {item}").select_option(str(place))
    visitor.presses("Svar", within=asked)


def matches(visitor: Visitor) -> None:
    asked = visitor.question("koble")
    for left, right in (("Rynker i pannen", "C: Smerte"), ("Rask pust", "A: Tungpust"), ("Tørre lepper", "B: Tørste")):
        asked.get_by_label(left).select_option(label=right)
    visitor.presses("Svar", within=asked)


def writes_answer(visitor: Visitor, question: str, text: str) -> None:
    asked = visitor.question(question)
    asked.get_by_label("Ditt svar").fill(text)
    visitor.presses("Svar", within=asked)


@EVERY_MACHINE
def test_a_module_with_every_kind_is_passed(ida: Visitor, machine: object) -> None:
    # Given Ida, who first marks where she stands, and ticks off a task
    ida.opens(f"{MODULE}/side/selv")
    marks = note(ida, "for")
    marks.get_by_role("group", name="Jeg spør om plager hver dag").get_by_label("3", exact=True).check()
    ida.presses("Lagre", within=marks)
    ida.sees("Lagret", within=marks)
    task = note(ida, "gjort")
    task.get_by_label("Dagen du gjorde det").fill("2026-03-03")
    ida.presses("Gjort", within=task)
    ida.sees("Gjort 3. mars 2026", within=task)
    # When she answers everything
    ida.presses("Neste: Svar")
    puts_in_order(ida, machine != LOCKED_DOWN)
    ida.sees("Riktig", within=ida.question("rekkefolge"))
    matches(ida)
    ida.sees("Riktig", within=ida.question("koble"))
    writes_answer(ida, "tall", "15 mg")
    ida.sees("Riktig", within=ida.question("tall"))
    writes_answer(ida, "fyll", "esas r")
    ida.sees("Riktig", within=ida.question("fyll"))
    ida.presses("Neste: Et kasus")
    ida.sees("Arne er urolig og svarer ikke.")
    ida.answers("ser", "Klokka")
    ida.sees("Ja, det forteller mye.", within=ida.question("ser"))
    writes_answer(ida, "innom", "30")
    ida.sees("Riktig", within=ida.question("innom"))
    # Then what she marked before stands beside what she marks now, and she has passed
    after = note(ida, "etter")
    ida.sees("Før satte du 3.", within=after)
    after.get_by_role("group", name="Jeg spør om plager hver dag").get_by_label("7", exact=True).check()
    ida.presses("Lagre", within=after)
    ida.sees("4 høyere enn før", within=after)
    ida.presses("Fullfør og se resultatet")
    ida.sees("5 av 6 helt riktig.")
    # And what she missed leads back into the case
    ida.presses("Hva ser du etter?")
    ida.is_at(f"{MODULE}/side/kasus-side")


@EVERY_MACHINE
def test_what_was_no_answer_is_said_and_what_was_written_stands(ida: Visitor, machine: object) -> None:
    ida.listener.expects(422)
    # Given Ida, who writes a word where a number is asked for
    ida.opens(f"{MODULE}/side/svar")
    writes_answer(ida, "tall", "femten")
    # Then she is told, and the word stands for her to put right
    ida.sees("Skriv svaret som ett tall i mg", within=ida.question("tall"))
    field = ida.question("tall").get_by_label("Ditt svar")
    expect(field).to_have_value("femten")
    expect(field).to_be_focused()
    writes_answer(ida, "tall", "15")
    ida.sees("Riktig", within=ida.question("tall"))


@WITH_SCRIPTS
def test_a_thought_saves_itself_and_a_patient_is_stopped(ida: Visitor, app: Flask) -> None:
    ida.listener.expects(422)
    # Given Ida, who only writes
    ida.opens(f"{MODULE}/side/selv")
    written, thoughts = note(ida, "tanke"), note(ida, "tanke").get_by_label("Dine tanker")
    thoughts.press_sequentially(THOUGHT)
    # Then it is saved, and she is still writing
    ida.sees("Lagret", within=written)
    expect(thoughts).to_be_focused()
    assert every_kind.notes_of(app, world.NURSE)["tanke"]["text"] == THOUGHT
    # When she writes something that could be about a patient
    thoughts.press_sequentially(" Hun lå på rom 12.")
    ida.sees("Ikke lagret.", within=written)
    expect(thoughts).to_be_focused()
    assert every_kind.notes_of(app, world.NURSE)["tanke"]["text"] == THOUGHT
    # Then she may look, say that it is not, and save
    looks_right(ida)
    written.get_by_label("Jeg har sett over, det er ingen pasientopplysninger her").check()
    ida.presses("Lagre", within=written)
    expect(written.get_by_text("Ikke lagret.")).to_be_hidden()
    ida.sees("Lagret", within=written)
    assert every_kind.notes_of(app, world.NURSE)["tanke"]["text"].endswith("rom 12.")
    # And it stands there on another visit
    ida.opens(f"{MODULE}/side/selv")
    expect(thoughts).to_have_value(f"{THOUGHT} Hun lå på rom 12.")


@WITH_SCRIPTS
def test_the_browser_asks_before_a_note_that_is_not_saved_is_left(ida: Visitor) -> None:
    ida.listener.expects(422)
    asked: list[str] = []
    ida.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    # Given Ida, who has written something that is saved
    ida.opens(f"{MODULE}/side/selv")
    written, thoughts = note(ida, "tanke"), note(ida, "tanke").get_by_label("Dine tanker")
    thoughts.press_sequentially(THOUGHT)
    ida.sees("Lagret", within=written)
    # Then she may leave
    ida.reloads()
    assert asked == []
    # When what she writes is refused, she is asked first
    thoughts.press_sequentially(" Hun lå på rom 12.")
    ida.sees("Ikke lagret.", within=written)
    ida.reloads()
    assert asked == ["beforeunload"]
    # And no more when she has looked, and saved with the button
    thoughts.press_sequentially(" Hun lå på rom 12.")
    written.get_by_label("Jeg har sett over, det er ingen pasientopplysninger her").check()
    ida.presses("Lagre", within=written)
    expect(written.get_by_text("Ikke lagret.")).to_be_hidden()
    ida.reloads()
    assert asked == ["beforeunload"]


@WITH_SCRIPTS
def test_a_refused_note_on_a_task_is_not_left_unasked(ida: Visitor) -> None:
    ida.listener.expects(422)
    asked: list[str] = []
    ida.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    ida.opens(f"{MODULE}/side/selv")
    written = note(ida, "gjort")
    written.get_by_label("Notat til deg selv").fill("Det gikk fint.")
    ida.presses("Gjort", within=written)
    ida.sees("Velg hvilken dag du gjorde det.", within=written)
    ida.reloads()
    assert asked == ["beforeunload"]
    written.get_by_label("Notat til deg selv").fill("Det gikk fint.")
    written.get_by_label("Dagen du gjorde det").fill("2026-03-03")
    ida.presses("Gjort", within=written)
    ida.sees("Lagret", within=written)
    ida.reloads()
    assert asked == ["beforeunload"]


def test_everything_can_be_done_with_the_keyboard_alone(ida: Visitor) -> None:
    # Given Ida, without a mouse
    keys = Keyboard(ida.page)
    ida.opens(f"{MODULE}/side/svar")
    # When she moves a row, focus stays on its button, and she is told where it is
    up = ida.question("rekkefolge").get_by_role("button", name="Flytt opp: Si hvorfor du spør")
    keys.tabs_to(up, most=60)
    for _ in range(2):
        keys.presses("Enter")
    expect(up).to_be_focused()
    expect(ida.page.locator("[data-order-voice]")).to_have_text("Si hvorfor du spør er nå på plass 2 av 4")
    first = ida.question("rekkefolge").get_by_role("button", name="Flytt opp: Sett deg ned")
    ida.page.locator("h1").click()
    keys.tabs_to(first, most=60)
    keys.presses("Space")
    keys.tabs_to(ida.part("sporsmal-rekkefolge-svar"))
    keys.presses("Enter")
    ida.sees("Delvis riktig: 1 av 4 på rett plass", within=ida.question("rekkefolge"))
    assert keys.focus == "sporsmal-rekkefolge-svar", "focus is on the verdict"
    # And she chooses in the lists, and writes
    for row, letter in enumerate("CAB"):
        keys.tabs_to(ida.part(f"sporsmal-koble-pair-{row}"))
        ida.page.keyboard.type(letter)
    keys.tabs_to(ida.part("sporsmal-koble-svar"))
    keys.presses("Enter")
    ida.sees("Riktig", within=ida.question("koble"))
    keys.tabs_to(ida.part("sporsmal-tall-tekst"))
    ida.page.keyboard.type("15")
    keys.presses("Enter")
    ida.sees("Riktig", within=ida.question("tall"))
    assert keys.focus == "sporsmal-tall-svar"
    # And marks herself with the arrows
    ida.opens(f"{MODULE}/side/selv")
    keys.tabs_to(ida.part("notat-for-mark-0-0"))
    keys.chooses_with_arrows(ida.part("notat-for-mark-0-4"))
    keys.tabs_to(ida.part("notat-for-lagre"))
    keys.presses("Enter")
    # Then it is saved, and she has not lost her place
    ida.sees("Lagret", within=note(ida, "for"))
    assert keys.focus == "notat-for-lagret"


@pytest.mark.parametrize("page", ["selv", "svar", "kasus-side"])
def test_every_kind_looks_right_before_and_after_the_answer(app: Flask, ida: Visitor, page: str) -> None:
    ida.opens(f"{MODULE}/side/{page}")
    looks_right(ida)
    browser = Browser(app, world.NURSE)
    for question, fields in (every_kind.WRONG | every_kind.PARTLY).items():
        every_kind.answer(browser, question, fields)
    every_kind.write(browser, "for", {"mark-0": "3", "mark-1": "8"})
    every_kind.write(browser, "etter", {"mark-0": "7", "mark-1": "8"})
    every_kind.write(browser, "gjort", {"done_on": "2026-03-03", "text": "Gikk fint."})
    ida.opens(f"{MODULE}/side/{page}")
    looks_right(ida)


def test_everything_written_looks_right_in_one_place(app: Flask, ida: Visitor) -> None:
    browser = Browser(app, world.NURSE)
    every_kind.write(browser, "tanke", {"text": THOUGHT})
    every_kind.write(browser, "for", {"mark-0": "3"})
    ida.opens("/min-profil/notater")
    ida.sees(THOUGHT)
    looks_right(ida)
