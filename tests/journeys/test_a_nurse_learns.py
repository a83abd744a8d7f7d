"""Can a nurse take a module and see her competence move, at the machines nurses have?"""

import pytest
from playwright.sync_api import expect

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.focus import Keyboard
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)
BOTH_ENGINES = pytest.mark.parametrize("engine", ["sqlite", "postgresql"], indirect=True)
SKILL = "/min-kompetanse/systematisk-symptomkartlegging"


def petals_understood(visitor: Visitor) -> int:
    """The inner bands of the ring on Min side that are filled."""
    return visitor.page.locator(".ring .band.understanding").count()


def takes_the_module(ida: Visitor) -> None:
    """From the one next step on Min side to the result."""
    ida.opens("/min-side")
    ida.presses("Åpne modulen")
    ida.presses("Begynn")
    ida.sees("Vi undervurderer plager når vi ikke spør.")
    ida.presses("Neste: Skalaen")
    ida.answers("skala", "Null til ti")
    ida.sees("Lagret", within=ida.question("skala"))
    ida.presses("Neste: Når svaret uteblir")
    ida.answers("da", "Ser etter tegn i ansiktet", "Spør dem som kjenner pasienten")
    ida.sees("Riktig", within=ida.question("da"))
    ida.presses("Fullfør og se resultatet")
    ida.sees("Bestått")


@EVERY_MACHINE
def test_a_module_completed_fills_a_petal_and_says_why(sit_down: SitDown) -> None:
    # Given Ida, who has begun nothing
    ida = sit_down(world.NURSE)
    ida.opens("/min-side")
    assert petals_understood(ida) == 0
    # When she follows the one next step to the end of the module
    takes_the_module(ida)
    # Then a petal of the ring has begun to fill, and the competence says what filled it
    ida.opens("/min-side")
    assert petals_understood(ida) == 1
    ida.opens(SKILL)
    ida.sees("1 av 3 sider er oppfylt.")
    ida.sees("Kartlegge plager", within=ida.part("understanding"))


@BOTH_ENGINES
def test_it_is_the_same_on_both_databases(sit_down: SitDown) -> None:
    # Given Ida, and the database that runs in production or the one that comes in the box
    ida = sit_down(world.NURSE)
    # When she takes the module
    takes_the_module(ida)
    # Then it stands on her own page
    ida.opens(SKILL)
    ida.sees("1 av 3 sider er oppfylt.")


@EVERY_MACHINE
def test_what_she_missed_leads_back_to_the_page_that_covers_it(sit_down: SitDown) -> None:
    # Given Ida, who answers one of the two questions wrongly
    ida = sit_down(world.NURSE)
    ida.begins("/laer/prove/kartlegging", "skalaen")
    ida.answers("skala", "Null til hundre")
    ida.sees("Ikke riktig denne gangen", within=ida.question("skala"))
    ida.sees("Så fin inndeling brukes ikke.", within=ida.question("skala"))
    ida.opens("/laer/prove/kartlegging/side/uteblir")
    ida.answers("da", "Ser etter tegn i ansiktet", "Spør dem som kjenner pasienten")
    ida.presses("Fullfør og se resultatet")
    # When she presses what she missed
    ida.sees("Ikke bestått ennå")
    ida.presses("Hvilken skala brukes?")
    # Then she reads the page it stands on, and may try again as often as she likes
    ida.is_at("/laer/prove/kartlegging/side/skalaen")
    ida.sees("Pasienten setter tallet selv.")
    ida.opens("/laer/prove/kartlegging/resultat")
    ida.presses("Prøv på nytt")
    ida.is_at("/laer/prove/kartlegging/side/hvorfor")


@EVERY_MACHINE
def test_she_resumes_exactly_where_she_stopped_on_another_machine(sit_down: SitDown) -> None:
    # Given Ida, who stopped on the second page, after the question there
    ida = sit_down(world.NURSE)
    ida.opens("/laer/prove/kartlegging")
    ida.presses("Begynn")
    ida.presses("Neste: Skalaen")
    ida.answers("skala", "Null til ti")
    ida.sees("Lagret", within=ida.question("skala"))
    # When she sits down at another machine
    at_home = sit_down(world.NURSE, PHONE)
    at_home.opens("/min-side")
    at_home.presses("Fortsett")
    # Then she is on the same page, and the answer stands
    at_home.is_at("/laer/prove/kartlegging/side/skalaen")
    at_home.sees("Ditt svar – riktig", within=at_home.question("skala"))


@EVERY_MACHINE
def test_nothing_chosen_is_told_kindly_and_nothing_is_stored(sit_down: SitDown) -> None:
    # Given Ida, before a question
    ida = sit_down(world.NURSE)
    ida.listener.expects(422)
    ida.begins("/laer/prove/kartlegging", "uteblir")
    # When she presses «Svar» without choosing
    ida.presses("Svar", within=ida.question("da"))
    # Then she is told so at the question, which still waits for her
    ida.sees("Velg minst ett svar", within=ida.question("da"))
    ida.answers("da", "Venter til neste vakt")
    ida.sees("Ikke riktig denne gangen", within=ida.question("da"))


def test_a_module_can_be_taken_with_the_keyboard_alone(sit_down: SitDown) -> None:
    # Given Ida, without a mouse
    ida = sit_down(world.NURSE)
    ida.listener.expects(422)
    keys = Keyboard(ida.page)
    ida.opens("/min-side")
    # When the first press of Tab offers to jump past the menu
    keys.tabs_to(ida.page.get_by_role("link", name="Hopp til innholdet"), most=1)
    keys.presses("Enter")
    keys.tabs_to(ida.page.get_by_role("link", name="Åpne modulen"), most=3)
    keys.presses("Enter")
    ida.is_at("/laer/prove/kartlegging")
    keys.tabs_to(ida.part("begynn"))
    keys.presses("Enter")
    ida.is_at("/laer/prove/kartlegging/side/hvorfor")
    keys.tabs_to(ida.part("neste-side"))
    keys.presses("Enter")
    ida.is_at("/laer/prove/kartlegging/side/skalaen")
    # And she answers one question too early, then with the arrows
    asked = ida.question("skala")
    keys.tabs_to(ida.part("sporsmal-skala-svar"))
    keys.presses("Space")
    ida.sees("Velg et svar.", within=asked)
    assert keys.focus.startswith("sporsmal-skala-"), "focus is on the first option, where the mistake is put right"
    keys.chooses_with_arrows(asked.get_by_label("Null til ti"))
    keys.tabs_to(ida.part("sporsmal-skala-svar"), most=1)
    keys.presses("Enter")
    ida.sees("Riktig", within=asked)
    assert keys.focus == "sporsmal-skala-svar", "focus is on the verdict"
    # And the other with the space bar
    keys.tabs_to(ida.part("neste-side"))
    keys.presses("Enter")
    ida.is_at("/laer/prove/kartlegging/side/uteblir")
    for right in ("Ser etter tegn i ansiktet", "Spør dem som kjenner pasienten"):
        ida.page.locator("h1").click()  # the options come in any order: begin above them each time
        keys.tabs_to(ida.question("da").get_by_label(right))
        keys.presses("Space")
    keys.tabs_to(ida.part("sporsmal-da-svar"))
    keys.presses("Enter")
    ida.sees("Riktig", within=ida.question("da"))
    assert keys.focus == "sporsmal-da-svar"
    # Then she reaches the result, never having lost her place
    keys.tabs_to(ida.part("fullfor"))
    keys.presses("Enter")
    ida.is_at("/laer/prove/kartlegging/resultat")
    expect(ida.page.locator("h2").first).to_have_text("Bestått")
