"""Can a nurse look up what she needs in the middle of a shift, have a word explained, and bring it along on paper?"""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor
from tests.web import reader

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
WORDS = {"Pasienten setter tallet selv.": "Pasienten setter skåren selv, med ren håndhygiene."}


@pytest.fixture
def ida(app: Flask, sit_down: SitDown) -> Visitor:
    reader.publish(app, reader.FILE, WORDS)
    return sit_down(world.NURSE)


def looks_up(ida: Visitor, words: str) -> None:
    ida.opens("/laer")
    ida.page.get_by_label("Søk i kurs, dokumenter og ordliste").fill(words)
    ida.presses("Søk")


@EVERY_MACHINE
def test_from_a_word_she_remembers_to_the_page_the_explanation_and_the_paper(ida: Visitor) -> None:
    # Given Ida, who remembers one part of a word
    looks_up(ida, "HÅND")
    # When she opens what was found
    expect(ida.page.locator("mark")).to_have_text("hånd")
    ida.presses("Skalaen")
    # Then she stands at that page, without having begun the module
    ida.is_at("/laer/prove/kartlegging/utskrift")
    ida.sees("Pasienten setter skåren selv")
    # And a word she taps is explained above the page, which does not move
    word, card = ida.page.get_by_role("button", name="skåren"), ida.part("ord-skar")
    expect(card).to_be_hidden()
    word.scroll_into_view_if_needed()
    before = word.bounding_box()
    word.click()
    ida.sees("Tallet pasienten velger.", within=card)
    assert word.bounding_box() == before
    card.get_by_role("button", name="Lukk").click()
    expect(card).to_be_hidden()
    # And on paper stand the text and the questions, without menus, buttons and answers
    ida.page.emulate_media(media="print")
    expect(ida.page.get_by_text("Siv spør Arne")).to_be_visible()
    expect(ida.page.get_by_role("banner")).to_be_hidden()
    expect(ida.page.get_by_role("button", name="Skriv ut")).to_be_hidden()
    assert ida.page.get_by_text("Forklaring").count() == 0


def test_the_keyboard_opens_and_closes_an_explanation(ida: Visitor) -> None:
    ida.opens("/laer/prove/kartlegging/utskrift")
    ida.page.get_by_role("button", name="skåren").focus()
    ida.page.keyboard.press("Enter")
    expect(ida.part("ord-skar")).to_be_visible()
    assert not looking.axe(ida.page)
    ida.page.keyboard.press("Escape")
    expect(ida.part("ord-skar")).to_be_hidden()
    expect(ida.page.get_by_role("button", name="skåren")).to_be_focused()


def test_the_button_opens_the_browsers_own_dialog(ida: Visitor) -> None:
    ida.page.add_init_script("window.print = () => { document.title = 'skriver ut' }")
    ida.opens("/bibliotek/ti-minutter-lytt")
    ida.presses("Skriv ut")
    expect(ida.page).to_have_title("skriver ut")
