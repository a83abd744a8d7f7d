"""Does the nurse see what her leader attests, who has looked, and what is taken back?"""

from datetime import timedelta

import pytest
from flask import Flask

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
SKILL = "/min-kompetanse/systematisk-symptomkartlegging"
SEEN = "Forklarte skalaen rolig, og spurte igjen."


def opens_ida(liv: Visitor) -> None:
    liv.opens("/team")
    liv.presses("Ida Næss")
    liv.sees_heading("Ida Næss")


def attests(liv: Visitor) -> None:
    liv.page.get_by_label("Hva har du sett?").select_option("Systematisk symptomkartlegging")
    liv.writes("Hva så du? (valgfritt)", SEEN)
    liv.presses("Lagre attesten")
    liv.sees("Attesten er lagret. Ida Næss ser den nå.")


@EVERY_MACHINE
def test_what_a_leader_attests_the_nurse_sees(sit_down: SitDown) -> None:
    # Given Liv, who has seen Ida do it
    liv, ida = sit_down(world.LEADER), sit_down(world.NURSE)
    opens_ida(liv)
    # When she attests it
    attests(liv)
    # Then Ida sees what was seen and by whom, and that it fills a side
    ida.opens(SKILL)
    ida.sees("1 av 3 sider er oppfylt.")
    ida.sees("Bekreftet av Liv Leder", within=ida.part("action"))
    ida.sees(SEEN, within=ida.part("action"))


@EVERY_MACHINE
def test_an_attestation_taken_back_stands_there_with_its_reason(sit_down: SitDown) -> None:
    # Given an attestation that should not have been given
    liv, ida = sit_down(world.LEADER), sit_down(world.NURSE)
    opens_ida(liv)
    attests(liv)
    # When Liv takes it back and says why
    liv.unfolds("Trekk attesten")
    liv.writes("Hvorfor trekker du den?", "Jeg førte den på feil person.")
    liv.page.get_by_role("button", name="Trekk attesten").click()
    liv.sees("Attesten er trukket.")
    # Then Ida no longer has it, and reads the reason
    ida.opens(SKILL)
    ida.sees("0 av 3 sider er oppfylt.")
    ida.sees("Jeg førte den på feil person.")


@EVERY_MACHINE
def test_a_reason_is_needed_to_take_it_back(sit_down: SitDown) -> None:
    # Given an attestation
    liv = sit_down(world.LEADER)
    liv.listener.expects(422)
    opens_ida(liv)
    attests(liv)
    # When Liv takes it back without a word
    liv.unfolds("Trekk attesten")
    liv.page.get_by_role("button", name="Trekk attesten").click()
    # Then she is asked for the reason at the field, and the attestation stands
    liv.sees("Skriv hvorfor")
    liv.opens("/team")
    liv.presses("Ida Næss")
    liv.sees(SEEN)


@EVERY_MACHINE
def test_a_day_that_has_not_come_is_refused_and_nothing_typed_is_lost(sit_down: SitDown, app: Flask) -> None:
    # Given Liv, who chooses tomorrow by mistake
    liv = sit_down(world.LEADER)
    liv.listener.expects(422)
    opens_ida(liv)
    liv.page.get_by_label("Hva har du sett?").select_option("Systematisk symptomkartlegging")
    liv.writes("Hva så du? (valgfritt)", SEEN)
    tomorrow = (app.extensions["clock"]() + timedelta(days=2)).date()
    liv.writes("Når så du det?", tomorrow.isoformat())
    # When she saves
    liv.presses("Lagre attesten")
    # Then she is told, and everything else stands as she wrote it
    liv.sees("fram i tid")
    assert liv.page.get_by_label("Hva så du? (valgfritt)").input_value() == SEEN
    assert liv.page.get_by_label("Hva har du sett?").input_value() == "systematisk-symptomkartlegging"


def test_the_nurse_sees_who_has_looked_at_her(sit_down: SitDown) -> None:
    # Given nobody who has looked
    ida, liv = sit_down(world.NURSE), sit_down(world.LEADER)
    ida.opens("/min-side/innsyn")
    ida.sees("Ingen har sett på deg ennå")
    # When her leader opens the page about her
    opens_ida(liv)
    # Then she can read it
    ida.opens("/min-side/innsyn")
    ida.sees("Liv Leder så på siden din")
