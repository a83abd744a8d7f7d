"""Can somebody reflect, share, make a plan and tell how it went: on a phone, without scripts, and by keyboard alone?"""

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.browsing import Browser
from tests.journeys import looking
from tests.journeys.conftest import SitDown
from tests.journeys.focus import Keyboard
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Machine, Visitor

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
CASE = "/etikk/ikke-si-det"
REFLECTION, PLAN = f"{CASE}/refleksjon", f"{CASE}/tilbake-til-praksis"
THOUGHT = "Hamid vet mer enn vi tror."


@pytest.fixture
def ida(sit_down: SitDown) -> Visitor:
    return sit_down(world.NURSE)


def looks_right(visitor: Visitor) -> None:
    """At every width, in light and in dark."""
    size = visitor.page.viewport_size
    found = looking.everything(visitor.page)
    assert not found, "\n".join(found)
    visitor.page.set_viewport_size(size)


def keeps(visitor: Visitor, machine: Machine) -> None:
    """With scripts it is saved by itself; without them by the button."""
    if not machine.javascript:
        visitor.presses("Lagre")
    visitor.sees("Lagret ", within=visitor.part("refleksjon-lagret"))


@EVERY_MACHINE
def test_a_reflection_is_written_shared_and_taken_back(
    app: Flask, ida: Visitor, sit_down: SitDown, machine: Machine
) -> None:
    # Given Ida, who opens the case and writes in the second step
    ida.opens(REFLECTION)
    expect(ida.page.get_by_label("Det etiske problemet", exact=True)).to_have_value(
        "Bør dere følge familiens ønske om å skjule prognosen?"
    )
    ida.writes("Fakta i saken", THOUGHT)
    keeps(ida, machine)
    expect(ida.part("steg").locator(".sme-place--done")).to_have_count(1)
    # When she shares it with a colleague
    ida.opens(REFLECTION)
    ida.presses("Del med noen …")
    ida.page.get_by_label(world.COLLEAGUE.name).check()
    ida.page.locator("#del").click()
    ida.sees("Refleksjonen er delt.")
    # Then the colleague finds it on her own page, and reads it
    berit = sit_down(world.COLLEAGUE)
    berit.opens("/min-side")
    berit.presses(f"{world.NURSE.name} har delt en refleksjon med deg")
    berit.sees_heading(f"Refleksjon av {world.NURSE.name}")
    berit.sees(THOUGHT)
    # And when Ida takes it back, it is gone
    ida.presses("Ta tilbake")
    ida.sees("Refleksjonen er ikke delt med dem lenger.")
    berit.listener.expects(404)
    assert berit.page.reload().status == 404  # type: ignore[union-attr]  # a reload has an answer


@EVERY_MACHINE
def test_a_plan_is_made_asked_about_and_answered(app: Flask, ida: Visitor, sit_down: SitDown, machine: Machine) -> None:
    # Given Ida, who makes a plan
    ida.opens(PLAN)
    ida.writes("Når", "På mandag")
    ida.writes("skal jeg", "spørre hvor mye han vil vite")
    ida.presses("Lagre avtalen")
    ida.sees("Avtalen er lagret.")
    # When two weeks have gone, her own page asks
    app.extensions["clock"].forward(days=14)
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    ida.presses("Hvordan gikk det med avtalen din?")
    ida.chooses("Hindret")
    ida.chooses("For lite tid")
    if machine == PHONE:
        looks_right(ida)
    ida.presses("Lagre svaret")
    # Then it stands there, and nothing more is asked
    ida.sees("Hindret: for lite tid")
    ida.opens("/min-side")
    ida.does_not_see("Hvordan gikk det med avtalen din?")


@pytest.mark.parametrize("machine", [PHONE], ids=str, indirect=True)
def test_what_belongs_to_another_answer_is_not_in_the_way(ida: Visitor, machine: Machine) -> None:
    _makes_a_plan(ida)
    ida.opens("/etikk/avtaler")
    ida.unfolds("Svar allerede nå")
    ida.does_not_see("Hindret: av hva?")
    ida.does_not_see("Endret plan: hva er planen nå?")
    ida.chooses("Endret plan")
    ida.sees("Endret plan: hva er planen nå?")
    ida.does_not_see("Hindret: av hva?")
    looks_right(ida)


def _makes_a_plan(visitor: Visitor) -> None:
    visitor.opens(PLAN)
    visitor.writes("Når", "På mandag")
    visitor.writes("skal jeg", "spørre")
    visitor.presses("Lagre avtalen")


@pytest.mark.parametrize("machine", [DESK], ids=str, indirect=True)
def test_all_of_it_can_be_done_with_the_keyboard(ida: Visitor, machine: Machine) -> None:
    # Given Ida without a mouse
    ida.opens(REFLECTION)
    keyboard, page = Keyboard(ida.page), ida.page
    # When she goes to the third step by its number, and writes
    keyboard.tabs_to(page.locator('a[href="#steg-parties"]'))
    keyboard.presses("Enter")
    keyboard.tabs_to(page.get_by_label("Berørte parter, syn og interesser", exact=True))
    page.keyboard.insert_text("Leila er redd. ")
    ida.sees("Lagret ", within=ida.part("refleksjon-lagret"))
    keyboard.tabs_to(ida.part("lagre-refleksjon"))
    # And makes a plan
    ida.opens(PLAN)
    for name in ("when", "shall"):
        keyboard.tabs_to(ida.part(f"avtale-{name}"))
        page.keyboard.insert_text("Spørre på mandag")
    keyboard.tabs_to(ida.part("lagre-avtale"))
    keyboard.presses("Enter")
    # Then she may answer it at once
    ida.sees("Avtalen er lagret.")
    keyboard.tabs_to(page.locator("summary").filter(has_text="Svar allerede nå"))
    keyboard.presses("Enter")
    ida.sees("Hvordan gikk det?")
    keyboard.tabs_to(ida.part("svar-1-done"))
    keyboard.chooses_with_arrows(ida.part("svar-1-partly"))
    keyboard.tabs_to(ida.part("svar-1-lagre"))
    keyboard.presses("Enter")
    ida.sees("Delvis gjort", within=ida.part("avtale-1"))


@pytest.mark.parametrize("machine", [PHONE], ids=str, indirect=True)
def test_what_could_be_a_patient_is_asked_about_and_the_text_stands(ida: Visitor, machine: Machine) -> None:
    ida.listener.expects(422)
    ida.opens(REFLECTION)
    ida.writes("Fakta i saken", "Hun på rom 12.")
    ida.sees("kjenner igjen en pasient: «rom 12»")
    looks_right(ida)
    expect(ida.page.get_by_label("Fakta i saken", exact=True)).to_have_value("Hun på rom 12.")
    ida.chooses("Jeg har sett over, det er ingen pasientopplysninger her")
    ida.presses("Lagre")
    ida.sees("Lagret ", within=ida.part("refleksjon-lagret"))


def test_two_windows_do_not_write_over_each_other(app: Flask, ida: Visitor) -> None:
    ida.listener.expects(422)
    ida.opens(REFLECTION)
    other = ida.opens_another_tab()
    ida.writes("Fakta i saken", THOUGHT)
    ida.sees("Lagret ", within=ida.part("refleksjon-lagret"))
    other.writes("Handlingsalternativer", "Vente.")
    other.sees("Lagret ", within=other.part("refleksjon-lagret"))
    other.writes("Fakta i saken", "Noe annet.")
    other.sees("er endret i en annen fane")
    stands = Browser(app, world.NURSE).get(REFLECTION)
    assert stands.has(THOUGHT) and stands.has("Vente.") and not stands.has("Noe annet.")
