"""Is anything lost when the network is? What was chosen and written stands, a polite sentence says so, and it works again."""

import pytest
from playwright.sync_api import expect

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, PHONE

pytestmark = pytest.mark.browser
WITH_SCRIPTS = pytest.mark.parametrize("machine", [PHONE, DESK], ids=str, indirect=True)
OLD, NEW = "Noen kan ikke svare selv.", "Noen kan ikke svare selv, og da ser du etter tegn."


@WITH_SCRIPTS
def test_what_was_chosen_still_stands_and_is_sent_when_the_network_is_back(sit_down: SitDown) -> None:
    # Given Ida, in the middle of a question
    ida = sit_down(world.NURSE)
    ida.begins("/laer/prove/kartlegging", "skalaen")
    with ida.listener.without_network(ida.page.context):
        # When the network is gone as she answers
        ida.answers("skala", "Null til ti")
        # Then she is told politely, and her choice stands
        ida.sees("Ingen kontakt med nettet akkurat nå.", within=ida.part("voice"))
        assert ida.question("skala").get_by_label("Null til ti").is_checked()
    # And when it is back, the same press stores it
    ida.presses("Svar", within=ida.question("skala"))
    ida.sees("Ditt svar – riktig", within=ida.question("skala"))
    expect(ida.part("voice")).to_be_empty()


def test_a_text_being_written_is_saved_when_the_network_is_back(sit_down: SitDown) -> None:
    # Given Eva, writing
    eva = sit_down(world.EDUCATOR)
    eva.opens("/verksted/dokument/courses/prove/kartlegging")
    area = eva.part("kildetekst")
    with eva.listener.without_network(eva.page.context):
        # When the network is gone as she types
        area.fill(area.input_value().replace(OLD, NEW))
        eva.sees("Ingen kontakt med nettet akkurat nå.", within=eva.part("voice"))
        # Then what she wrote stands there
        assert NEW in area.input_value()
    # And it is saved by itself when the network is back
    eva.sees("Utkast lagret", within=eva.part("lagret"))
    eva.page.reload()
    assert NEW in eva.part("kildetekst").input_value()


def test_the_message_can_be_put_away(sit_down: SitDown) -> None:
    # Given the message about the network
    ida = sit_down(world.NURSE)
    ida.begins("/laer/prove/samtale", "apent")
    with ida.listener.without_network(ida.page.context):
        ida.answers("forst", "Hva er viktig for deg nå?")
        # When she closes it
        ida.presses("Lukk", within=ida.part("voice"))
        # Then it is gone, and her choice is not
        expect(ida.part("voice")).to_be_empty()
        assert ida.question("forst").get_by_label("Hva er viktig for deg nå?").is_checked()


def test_a_form_sent_without_network_can_be_sent_again_from_the_page_before(sit_down: SitDown) -> None:
    # Given Liv, who has written an attestation
    liv = sit_down(world.LEADER)
    liv.opens("/team")
    liv.presses("Ida Næss")
    liv.service_worker_is_ready()
    liv.listener.expects(503)
    liv.page.get_by_label("Hva har du sett?").select_option("Systematisk symptomkartlegging")
    liv.writes("Hva så du? (valgfritt)", "Spurte igjen etter en time.")
    with liv.listener.without_network(liv.page.context):
        # When the network is gone as she saves
        liv.presses("Lagre attesten")
        # Then a page says that it did not arrive
        liv.sees_heading("Ingen kontakt med nettet")
        liv.sees("Det du nettopp sendte, kom ikke fram.")
    # And when it is back, going back in the browser brings what she wrote
    liv.page.go_back()
    assert liv.page.get_by_label("Hva så du? (valgfritt)").input_value() == "Spurte igjen etter en time."
    liv.presses("Lagre attesten")
    liv.sees("Attesten er lagret.")
