"""Can an educator see where her story breaks while she writes, and read all its ways with one key, or none?"""

import pytest
from playwright.sync_api import expect

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN_DESK
from tests.web import walker

pytestmark = pytest.mark.browser
DOCUMENT, WAYS = f"/verksted/dokument/{walker.SLUG}", f"/verksted/veier/{walker.SLUG}"
HEADING = "Vei %s av "


@pytest.mark.parametrize("machine", [DESK], ids=str, indirect=True)
def test_the_map_marks_a_mistake_while_she_types(sit_down: SitDown) -> None:
    # Given Eva, with a story that hangs together
    eva = sit_down(world.EDUCATOR)
    eva.opens(DOCUMENT)
    kart = eva.part("kart")
    expect(kart.locator(".ways__problem")).to_have_count(0)
    # When she lets a choice lead to a scene there is none of
    area = eva.part("kildetekst")
    area.fill(area.input_value().replace("](#b3-samtalen) — Tolken er", "](#b3-samtale) — Tolken er"))
    # Then the map says where, in words too, and leads to the line
    expect(kart.locator(".ways__problem")).to_have_count(2)
    eva.sees("mente du #b3-samtalen?", within=kart)
    kart.get_by_role("link", name="Linje").click()
    expect(area).to_be_focused()


@pytest.mark.parametrize("machine", [DESK], ids=str, indirect=True)
def test_one_key_leads_through_all_the_ways(sit_down: SitDown) -> None:
    # Given Eva at the first way
    eva = sit_down(world.EDUCATOR)
    eva.opens(WAYS)
    heading = eva.part("denne-veien")
    expect(heading).to_contain_text(HEADING % 1)
    last = int(heading.inner_text().rpartition(" ")[2])
    # When the focus is elsewhere, the key is only a letter
    eva.part("fra").focus()
    eva.page.keyboard.press("n")
    expect(heading).to_contain_text(HEADING % 1)
    # When it is among the ways, the same key leads to the last of them
    eva.part("neste-vei").focus()
    for number in range(2, last + 1):
        eva.page.keyboard.press("n")
        expect(heading).to_contain_text(HEADING % number)
    # Then everything has been shown, and she can go back
    eva.sees("8 av 8 valg er vist")
    eva.page.keyboard.press("p")
    expect(heading).to_contain_text(HEADING % (last - 1))


@pytest.mark.parametrize("machine", [LOCKED_DOWN_DESK], ids=str, indirect=True)
def test_without_scripts_they_are_links(sit_down: SitDown) -> None:
    eva = sit_down(world.EDUCATOR)
    eva.opens(DOCUMENT)
    eva.presses("Gå gjennom veiene")
    eva.presses("Neste vei")
    expect(eva.part("denne-veien")).to_contain_text(HEADING % 2)
    eva.page.get_by_label("Begynn i").select_option("B3")
    eva.presses("Begynn her")
    eva.sees("Hit kommer en ved å velge B1.c.")
