"""Can somebody be appointed, answer, resign and be followed, on a phone, at a desk, and where scripts are not allowed?"""

from datetime import timedelta

import pytest
from flask import Flask

from tests import world
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, DESK, LOCKED_DOWN], ids=str, indirect=True)


def appoints(liv: Visitor, someone: world.Someone) -> None:
    liv.opens("/team")
    liv.presses("Oppnevn ressursperson")
    liv.writes("E-postadressen til personen", someone.email)
    liv.writes("Øremerket tid i prosent", "10")
    liv.presses("Oppnevn")
    liv.sees_heading(someone.name)
    liv.sees("10 %")


@EVERY_MACHINE
def test_a_nurse_is_appointed_answers_resigns_and_is_followed(sit_down: SitDown, app: Flask) -> None:
    # Given Liv, who appoints Tom
    liv, tom = sit_down(world.LEADER), sit_down(world.NOBODY)
    appoints(liv, world.NOBODY)
    # When Tom comes, he is told, and says that he will not stand in the directory
    tom.opens("/min-side")
    tom.presses("Du er utnevnt til ressursperson")
    tom.sees_heading("Vervet mitt")
    tom.presses("Nei, ikke vis meg")
    tom.sees("Du har sagt nei.")
    # And when he resigns, he has read who is told
    tom.unfolds("Meld at du slutter")
    tom.sees("Lederen din: Liv Leder")
    last = app.extensions["clock"]().date() + timedelta(30)
    tom.writes("Siste dag i vervet", last.isoformat())
    tom.presses("Meld at du slutter")
    tom.sees("Gi permen videre")
    # Then Liv is told, and is to find a successor
    liv.opens("/min-side")
    liv.sees("Tom Uten slutter som ressursperson")
    liv.opens("/team")
    liv.sees("Finn en etterfølger")
    liv.sees("Åpnet i dag")
    # And when she has appointed another, she is not asked any more
    appoints(liv, world.STRANGER)
    liv.opens("/team")
    liv.does_not_see("Finn en etterfølger")
