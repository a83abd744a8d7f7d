"""Can somebody go through a simulation alone on her phone, at a desk, by keyboard, without scripts, and in two tabs?"""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.browsing import Browser
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.focus import Keyboard
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor
from tests.web import walker

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
ON_A_PHONE = pytest.mark.parametrize("machine", [PHONE], ids=str, indirect=True)
AT_A_DESK = pytest.mark.parametrize("machine", [DESK], ids=str, indirect=True)
CASE = "Ikke si det til ham"


def looks_right(visitor: Visitor) -> None:
    """At every width, in light and in dark."""
    size = visitor.page.viewport_size
    found = looking.everything(visitor.page)
    assert not found, "\n".join(found)
    assert size
    visitor.page.set_viewport_size(size)


def scene(visitor: Visitor, title: str) -> None:
    expect(visitor.part("scenen")).to_have_text(title)


@pytest.mark.krav("OST-39")
@EVERY_MACHINE
def test_a_case_from_the_menu_to_the_talk_afterwards(sit_down: SitDown, app: Flask, machine: object) -> None:
    # Given Ida, who finds the case, and reads what has been agreed before she begins
    ida = sit_down(world.NURSE)
    ida.opens("/etikk")
    ida.presses(CASE)
    ida.sees("Hamid (68) har lungekreft")
    ida.presses("Start alene")
    scene(ida, "Gangen")
    # When she says why, and chooses
    ida.unfolds("Skriv hvorfor, før du velger")
    ida.writes("Hvorfor velger du dette?", "Hun trenger å bli hørt.")
    ida.presses("Du er redd. Fortell meg om ham.")
    # Then she sees what it brought about, and where she is
    ida.sees("Han har alltid sagt: spør Leila.")
    scene(ida, "Tolken")
    # When she takes a pause, she finds her way back
    expect(ida.part("pause")).to_be_in_viewport()
    ida.presses("Pause")
    ida.sees("Du har tatt pause.")
    ida.presses(CASE)
    scene(ida, "Tolken")
    # And when she has come to an ending, everything is told
    ida.presses("Du skal få være datter i dag")
    ida.presses("Hva har du forstått, og hvor mye vil du vite?")
    scene(ida, "Åpen dør")
    ida.presses("Gå til samtalen etterpå")
    ida.sees("Veien din endte i «Åpen dør».")
    ida.sees("Hun trenger å bli hørt.")
    ida.sees("Kunnskap om pasientens vilje økte")
    expect(ida.page.get_by_role("img", name="Kart over veiene")).to_be_visible()
    assert walker.shown(app) == ["simulation_alone"]
    # When she tries another way, both are there
    ida.unfolds("Prøv en annen vei")
    ida.part("tilbake-3").click()
    ida.presses("Skal vi snakke med deg eller med Leila?")
    ida.presses("Gå til samtalen etterpå")
    ida.sees("Veien din endte i «Stengt dør».")
    ida.presses("Vei 1: Åpen dør")
    ida.sees("Veien din endte i «Åpen dør».")
    assert walker.shown(app) == ["simulation_alone"]


@ON_A_PHONE
def test_every_state_is_sound_to_look_at_and_to_listen_to(sit_down: SitDown, app: Flask) -> None:
    ida = sit_down(world.NURSE)
    for path in ("/etikk", walker.FRONT):
        ida.opens(path)
        looks_right(ida)
    ida.presses("Start alene")
    looks_right(ida)
    ida.presses("Loven sier at han skal ha informasjon.")
    ida.unfolds("Gå tilbake og prøv en annen vei")
    looks_right(ida)
    for choice in walker.SHUT_DOOR[1:]:
        ida.page.locator(f"button[value='{choice}']").click()
    looks_right(ida)
    ida.presses("Gå til samtalen etterpå")
    ida.unfolds("Kartet som liste")
    looks_right(ida)


@ON_A_PHONE
def test_the_pause_stays_in_sight_however_far_down_she_reads(sit_down: SitDown) -> None:
    ida = sit_down(world.NURSE)
    ida.opens(walker.FRONT)
    ida.presses("Start alene")
    ida.page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(ida.part("pause")).to_be_in_viewport()


@AT_A_DESK
def test_by_keyboard_alone(sit_down: SitDown) -> None:
    # Given Ida, who has no mouse
    ida = sit_down(world.NURSE)
    keyboard = Keyboard(ida.page)
    ida.opens(walker.FRONT)
    keyboard.tabs_to(ida.part("begynn"))
    keyboard.presses("Enter")
    scene(ida, "Gangen")
    # Then the pause comes first, and the place for why before the choices
    keyboard.tabs_to(ida.part("pause"))
    keyboard.tabs_to(ida.page.locator(".roads__why summary"))
    keyboard.presses("Enter")
    expect(ida.part("hvorfor")).to_be_visible()
    keyboard.tabs_to(ida.part("hvorfor"))
    ida.page.keyboard.type("Hun er redd.")
    keyboard.tabs_to(ida.part("valg-b"))
    keyboard.presses("Enter")
    scene(ida, "Tolken")
    # And the way back is reached too
    keyboard.tabs_to(ida.page.locator(".scene__way summary"))
    keyboard.presses("Enter")
    expect(ida.part("tilbake-1")).to_be_visible()
    keyboard.tabs_to(ida.part("tilbake-1"))
    keyboard.presses("Enter")
    scene(ida, "Gangen")


@EVERY_MACHINE
def test_what_may_be_about_a_patient_is_asked_about_and_nothing_is_lost(sit_down: SitDown, app: Flask) -> None:
    ida = sit_down(world.NURSE)
    ida.listener.expects(422)
    ida.opens(walker.FRONT)
    ida.presses("Start alene")
    ida.unfolds("Skriv hvorfor, før du velger")
    ida.writes("Hvorfor velger du dette?", "Som hun på rom 12.")
    ida.presses("Du er redd. Fortell meg om ham.")
    ida.sees("kjenner igjen en pasient: «rom 12»")
    expect(ida.part("hvorfor")).to_have_value("Som hun på rom 12.")
    ida.chooses("Jeg har sett over, det er ingen pasientopplysninger her")
    ida.presses("Du er redd. Fortell meg om ham.")
    scene(ida, "Tolken")
    assert walker.steps_in(app) == [("B1.b", "Som hun på rom 12.")]


@AT_A_DESK
def test_in_two_tabs_she_stands_in_one_place(sit_down: SitDown, app: Flask) -> None:
    first = sit_down(world.NURSE)
    first.opens(walker.FRONT)
    first.presses("Start alene")
    second = first.opens_another_tab()
    first.presses("Du er redd. Fortell meg om ham.")
    scene(first, "Tolken")
    second.presses("Vi lar det ligge i dag.")
    second.sees("Du hadde allerede gått videre")
    scene(second, "Tolken")
    assert [path for path, _why in walker.steps_in(app)] == ["B1.b"]


@ON_A_PHONE
def test_she_goes_on_where_she_was_on_another_machine(sit_down: SitDown, app: Flask) -> None:
    walker.walk(Browser(app, world.NURSE), walker.OPEN_DOOR[:2])
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    ida.presses("Fortsett simuleringen")
    scene(ida, "Samtalen")
