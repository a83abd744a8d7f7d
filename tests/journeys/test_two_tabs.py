"""Is anything lost or counted twice when the same person has two tabs open?"""

import pytest
from flask import Flask
from playwright.sync_api import expect
from sqlalchemy import func, select

from learning.records.attempts import Answer, Attempt
from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN_DESK
from tests.web import reader

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [DESK, LOCKED_DOWN_DESK], ids=str, indirect=True)
DOCUMENT = "/verksted/dokument/courses/prove/kartlegging"
OLD = "Noen kan ikke svare selv."


@EVERY_MACHINE
def test_a_question_answered_in_two_tabs_is_answered_once(sit_down: SitDown, app: Flask) -> None:
    # Given Ida, with the same question open in two tabs
    first = sit_down(world.NURSE)
    first.begins("/laer/prove/kartlegging", "skalaen")
    second = first.opens_another_tab()
    # When she answers in one, and something else in the other
    first.answers("skala", "Null til ti")
    first.sees("Ditt svar – riktig", within=first.question("skala"))
    second.answers("skala", "Null til hundre")
    # Then the first answer stands, in both, and is counted once
    second.sees("Ditt svar – riktig", within=second.question("skala"))
    assert reader.rows(app, select(func.count(Answer.id)))[0][0] == 1


@EVERY_MACHINE
def test_a_module_begun_in_two_tabs_is_begun_once(sit_down: SitDown, app: Flask) -> None:
    # Given Ida, with the module's own page open in two tabs
    first = sit_down(world.NURSE)
    first.opens("/laer/prove/kartlegging")
    second = first.opens_another_tab()
    # When she begins in both
    first.presses("Begynn")
    first.is_at("/laer/prove/kartlegging/side/hvorfor")
    second.presses("Begynn")
    # Then it is the same attempt
    second.is_at("/laer/prove/kartlegging/side/hvorfor")
    assert reader.rows(app, select(func.count(Attempt.id)))[0][0] == 1


@EVERY_MACHINE
def test_a_module_finished_in_one_tab_says_so_in_the_other(sit_down: SitDown) -> None:
    # Given Ida, with the last page open in two tabs
    first = sit_down(world.NURSE)
    first.begins("/laer/prove/samtale", "apent")
    first.answers("forst", "Hva er viktig for deg nå?")
    first.sees("Ditt svar – riktig", within=first.question("forst"))
    second = first.opens_another_tab()
    # When she finishes in both
    first.presses("Fullfør og se resultatet")
    first.sees("Bestått")
    second.presses("Fullfør og se resultatet")
    # Then both show the one result
    second.sees("Bestått")
    second.does_not_see("Dette var forsøk nummer")


def test_a_draft_saved_in_one_tab_is_not_overwritten_by_the_other(sit_down: SitDown) -> None:
    # Given Eva, with the same text open in two tabs
    first = sit_down(world.EDUCATOR)
    first.listener.expects(409)
    first.opens(DOCUMENT)
    second = first.opens_another_tab()
    # When she writes in one, and then in the other
    area = first.part("kildetekst")
    area.fill(area.input_value().replace(OLD, "Skrevet i den første fanen."))
    first.sees("Utkast lagret", within=first.part("lagret"))
    behind = second.part("kildetekst")
    behind.fill(behind.input_value().replace(OLD, "Skrevet i den andre fanen."))
    # Then the other says that it is not saved, and keeps what she wrote
    second.sees("Ikke lagret.", within=second.part("lagret"))
    assert "Skrevet i den andre fanen." in behind.input_value()
    # And the draft is what the first one saved
    first.page.reload()
    assert "Skrevet i den første fanen." in first.part("kildetekst").input_value()


@pytest.mark.parametrize("machine", [LOCKED_DOWN_DESK], ids=str, indirect=True)
def test_without_scripts_the_second_tab_is_told_and_keeps_the_text(sit_down: SitDown) -> None:
    # Given Eva, with the same text open in two tabs, on a locked-down machine
    first = sit_down(world.EDUCATOR)
    first.listener.expects(409)
    first.opens(DOCUMENT)
    second = first.opens_another_tab()
    # When she saves in one, and then in the other
    area = first.part("kildetekst")
    area.fill(area.input_value().replace(OLD, "Skrevet i den første fanen."))
    first.presses("Lagre utkast og forhåndsvis")
    first.sees("Utkast lagret")
    behind = second.part("kildetekst")
    behind.fill(behind.input_value().replace(OLD, "Skrevet i den andre fanen."))
    second.presses("Lagre utkast og forhåndsvis")
    # Then the page says so, with everything she wrote in it
    second.sees("Utkastet er ikke lagret")
    assert "Skrevet i den andre fanen." in second.part("kildetekst").input_value()


def test_two_educators_on_the_same_text_lose_nothing(sit_down: SitDown) -> None:
    # Given Eva and Per, who both write on the same text
    eva, per = sit_down(world.EDUCATOR), sit_down(world.SECOND_EDUCATOR)
    for one, words in ((eva, "Skrevet av Eva."), (per, "Skrevet av Per.")):
        one.opens(DOCUMENT)
        area = one.part("kildetekst")
        area.fill(area.input_value().replace(OLD, words))
        one.sees("Utkast lagret", within=one.part("lagret"))
    # When Eva publishes first
    eva.presses("Publiser …")
    eva.page.locator("#endring-wording").check()
    eva.page.locator("#publiser").click()
    eva.sees("Leserne får utgave 1 nå.")
    # Then Per sees what came in meanwhile before he may publish, and his text is safe
    per.presses("Publiser …")
    per.sees("Eva Kurs har publisert en endring etter at du begynte")
    per.sees("Skrevet av Eva.")
    per.presses("Jeg har sett forskjellen. Bygg på den nye teksten")
    per.sees("Skrevet av Per.")
    expect(per.page.locator("#publiser")).to_be_visible()
