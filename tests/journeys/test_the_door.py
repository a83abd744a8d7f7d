"""Does everybody get in who should, back to where they were, and out without leaving anything behind?"""

from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import expect

from tests import world
from tests.journeys import looking
from tests.journeys.conftest import NewContext, SitDown
from tests.journeys.listening import Listener
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor, cookie_of

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
STORED = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  caches: (await caches.keys()).length, databases: (await indexedDB.databases()).length,
})"""


@EVERY_MACHINE
def test_a_wrong_password_is_told_and_the_right_one_opens(sit_down: SitDown) -> None:
    # Given Ida at the door, on her way to a page
    ida = sit_down()
    ida.listener.expects(422)
    ida.opens("/min-kompetanse")
    # When she types the wrong password
    ida.logs_in(world.NURSE, "nesten riktig setning")
    # Then she is told, her address still stands, and the password does not
    ida.sees("Du er ikke logget inn")
    assert ida.page.get_by_label("E-postadresse").input_value() == world.NURSE.email
    assert ida.page.get_by_label("Passord").input_value() == ""
    # And the right one takes her where she was going
    ida.logs_in(world.NURSE)
    ida.is_at("/min-kompetanse")


def test_what_went_wrong_at_the_door_has_focus(sit_down: SitDown) -> None:
    # Given somebody with a screen reader
    ida = sit_down()
    ida.listener.expects(422)
    ida.opens("/logg-inn")
    # When the password is wrong
    ida.logs_in(world.NURSE, "nesten riktig setning")
    # Then the summary is what is read next, and its link leads to the field
    expect(ida.page.locator("ds-error-summary")).to_be_focused()
    ida.part("feil-tekst").click()
    expect(ida.page.get_by_label("E-postadresse")).to_be_focused()


@EVERY_MACHINE
def test_an_answer_given_after_the_log_in_ran_out_is_kept(sit_down: SitDown, app: Flask) -> None:
    # Given Ida, called away in the middle of a question
    ida = sit_down(world.NURSE)
    ida.begins("/laer/prove/kartlegging", "skalaen")
    ida.chooses("Null til ti")
    app.extensions["clock"].forward(hours=3)
    # When she comes back after the log-in has run out, and presses «Svar»
    ida.presses("Svar", within=ida.question("skala"))
    ida.sees("er tatt vare på. Logg inn igjen")
    ida.logs_in(world.NURSE)
    # Then she is on the question, and it is answered
    ida.is_at("/laer/prove/kartlegging/side/skalaen")
    ida.sees("Svaret du ga før du ble logget ut, er lagret.")
    ida.sees("Ditt svar – riktig", within=ida.question("skala"))


@EVERY_MACHINE
def test_an_attestation_sent_after_the_log_in_ran_out_is_offered_again(sit_down: SitDown, app: Flask) -> None:
    # Given Liv, who wrote for too long
    liv = sit_down(world.LEADER)
    liv.opens("/team")
    liv.presses("Ida Næss")
    liv.page.get_by_label("Hva har du sett?").select_option("Systematisk symptomkartlegging")
    liv.writes("Hva så du? (valgfritt)", "Spurte igjen etter en time.")
    app.extensions["clock"].forward(hours=3)
    # When she saves
    liv.presses("Lagre attesten")
    liv.logs_in(world.LEADER)
    # Then what she wrote stands there, and one press sends it
    liv.sees("Spurte igjen etter en time.")
    liv.presses("Send på nytt")
    liv.sees("Attesten er lagret.")


def test_the_next_person_at_the_machine_does_not_get_the_answer(sit_down: SitDown, app: Flask) -> None:
    # Given Ida, whose log-in ran out in the middle of a question
    ida = sit_down(world.NURSE)
    ida.begins("/laer/prove/kartlegging", "skalaen")
    ida.chooses("Null til ti")
    app.extensions["clock"].forward(hours=3)
    ida.presses("Svar", within=ida.question("skala"))
    # When Berit logs in on the same machine
    ida.logs_in(world.COLLEAGUE)
    # Then Ida's answer is not hers
    ida.does_not_see("Svaret du ga før du ble logget ut, er lagret.")
    ida.opens("/min-side")
    ida.sees_heading("Hei, Berit")
    ida.sees("Åpne modulen")


@EVERY_MACHINE
@pytest.mark.parametrize("someone", [None, world.NURSE], ids=["stranger", "nurse"])
def test_an_unknown_address_says_so_and_leads_home(sit_down: SitDown, someone: world.Someone | None) -> None:
    # Given an address somebody has typed wrongly
    visitor = sit_down(someone)
    visitor.listener.expects(404)
    # When it is opened
    assert visitor.opens("/finnes/ikke").status == 404
    # Then the page says what to do
    visitor.sees_heading("Vi finner ikke siden")
    visitor.presses("Gå til forsiden")
    visitor.is_at("/min-side" if someone else "/logg-inn")


@pytest.mark.parametrize("machine", [PHONE, DESK], ids=str, indirect=True)
def test_logging_out_on_a_shared_machine_leaves_nothing(sit_down: SitDown, machine: Any) -> None:
    # Given Ida, who has read her own page on the ward's machine
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    ida.opens("/min-kompetanse")
    before = {one["value"] for one in ida.page.context.cookies()}
    # When she logs out
    ida.logs_out()
    ida.sees("Ingenting ligger igjen på denne maskinen.")
    # Then the back button shows nothing of hers
    ida.page.go_back()
    ida.is_at("/logg-inn")
    ida.does_not_see("Ida")
    # And neither storage nor her key is left
    assert set(ida.page.evaluate(STORED).values()) == {0}
    assert not before & {one["value"] for one in ida.page.context.cookies()}


def test_the_back_button_shows_nothing_even_where_the_browser_keeps_pages_in_memory(
    launch_browser: Any, app: Flask, address: str, listener: Listener
) -> None:
    # Given a browser as people have it, with pages kept for the back button, and Ida in it
    browser = launch_browser(ignore_default_args=["--disable-back-forward-cache"])
    context = browser.new_context(**DESK.settings)
    listener.listen_to(context)
    context.add_cookies([cookie_of(app, world.NURSE, address)])
    ida = Visitor(context.new_page(), listener, address)
    ida.opens("/min-kompetanse")
    # When she logs out and somebody presses the back button
    ida.logs_out()
    ida.sees("Du er logget ut.")
    ida.page.evaluate("history.back()")
    # Then nothing of hers is shown
    ida.is_at("/logg-inn")
    ida.does_not_see("Ida")
    browser.close()


def test_a_key_copied_before_the_log_out_opens_nothing(
    sit_down: SitDown, new_context: NewContext, address: str
) -> None:
    # Given somebody who copied Ida's cookie while she was logged in
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    copied = ida.page.context.cookies()
    ida.logs_out()
    ida.sees("Du er logget ut.")
    # When it is used afterwards
    context = new_context(**DESK.settings)
    context.add_cookies([{"name": one["name"], "value": one["value"], "url": address} for one in copied])
    thief = Visitor(context.new_page(), ida.listener, address)
    thief.opens("/min-side")
    # Then it opens nothing
    thief.is_at("/logg-inn")


def test_a_page_without_network_says_so_and_everybody_can_read_it(sit_down: SitDown) -> None:
    # Given Ida, whose network goes down
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    ida.service_worker_is_ready()
    ida.listener.expects(503)
    with ida.listener.without_network(ida.page.context):
        # When she opens another page
        ida.page.goto(f"{ida.address}/laer", wait_until="load")
        # Then a page says what has happened, in a form everybody can read
        ida.sees_heading("Ingen kontakt med nettet")
        assert not looking.everything(ida.page)
    # And when the network is back, one press is enough
    ida.presses("Prøv igjen")
    ida.sees_heading("Lær")
