"""Can a nurse take a module and see her competence move, at the machines nurses have?"""

import pytest

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Machine

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)


@EVERY_MACHINE
def test_she_completes_a_module_and_her_competence_moves(sit_down: SitDown) -> None:
    # Given Ida, who has begun nothing
    ida = sit_down(world.NURSE)
    ida.opens("/min-kompetanse/systematisk-symptomkartlegging")
    ida.sees("0 av 3 sider er oppfylt.")
    # When she follows the one next step and reads the module to its end
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
    # Then she has passed, and one side of the competence is met
    ida.sees("Bestått")
    ida.opens("/min-kompetanse/systematisk-symptomkartlegging")
    ida.sees("1 av 3 sider er oppfylt.")
