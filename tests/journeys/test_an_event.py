"""From an invitation to evidence: does a meeting reach those it is for, and do they leave it with something to show?"""

from datetime import timedelta

import pytest
from flask import Flask

from learning.actions.days import OSLO
from tests import world
from tests.browsing import Browser
from tests.journeys.conftest import SitDown
from tests.journeys.visitor import DESK, LOCKED_DOWN, PHONE, Visitor
from tests.web import happening

pytestmark = pytest.mark.browser
EVERY_MACHINE = pytest.mark.parametrize("machine", [PHONE, LOCKED_DOWN], ids=str, indirect=True)


def sets_up(nina: Visitor, app: Flask) -> None:
    """A meeting in half an hour, which leaders are asked about."""
    begins = (app.extensions["clock"]() + timedelta(minutes=30)).astimezone(OSLO)
    ends = begins + timedelta(hours=2)
    nina.opens("/kalender")
    nina.presses("Det du arrangerer")
    nina.presses("Nytt arrangement")
    nina.writes("Hva heter det?", "Nettverksmøte om smerte")
    nina.writes("Dag", f"{begins:%Y-%m-%d}")
    nina.writes("Begynner", f"{begins:%H:%M}")
    nina.writes("Slutter", f"{ends:%H:%M}")
    if ends.date() != begins.date():
        nina.writes("Siste dag, hvis det varer flere dager", f"{ends:%Y-%m-%d}")
    nina.writes("Sted", "Rådhuset")
    nina.page.get_by_label("Lederen må godkjenne at ressurspersonen får delta").check()
    nina.presses("Lagre utkastet")
    nina.sees("Ingen andre ser det før du publiserer.")
    nina.presses("Publiser")
    nina.sees("Nå ser nettverket det i kalenderen.")


def evaluates(phone: Visitor) -> None:
    phone.opens("/kalender/1")
    phone.presses("Evaluer arrangementet")
    for row in phone.page.locator("fieldset.scale").all():
        row.get_by_label("8", exact=True).check()
    for choice in ("Foredrag", "På stedet", "Passe", "Nei, ingenting"):
        phone.chooses(choice)
    phone.presses("Send uten navn")
    phone.sees("Svaret er lagret uten navn.")


@EVERY_MACHINE
@pytest.mark.krav("OST-36", "OST-12", "OST-50")
def test_a_meeting_from_invitation_to_evidence(sit_down: SitDown, app: Flask) -> None:
    happening.publish_form(app)
    # Given Nina, who has set up a meeting
    nina, ida, liv = sit_down(world.COORDINATOR, DESK), sit_down(world.NURSE), sit_down(world.LEADER)
    sets_up(nina, app)
    # When Ida asks to come, and her leader says yes
    ida.opens("/kalender")
    ida.presses("Nettverksmøte om smerte")
    ida.presses("Spør lederen om å få delta")
    ida.sees("Venter på leder")
    liv.opens("/min-side")
    liv.presses("Noen spør deg om å få delta")
    liv.presses("Ja, Ida Næss kan delta")
    liv.sees("Påmeldingen er godkjent.")
    # Then she has a place, and stands on the list
    ida.opens("/min-side")
    ida.presses("Lederen din sier at du kan delta")
    ida.sees("Påmeldt")
    # When she scans the picture on the wall with a phone that is not logged in
    nina.presses("Skjerm for oppmøte")
    code = nina.page.locator(".check-in-screen__code").inner_text()
    with app.app_context():
        address = Browser(app, world.NURSE).get(f"/oppmote?kode={code.replace(' ', '')}").path
    phone = sit_down()
    phone.opens(address)
    phone.logs_in(world.NURSE)
    phone.sees("Du registreres som Ida Næss.")
    phone.presses("Jeg er her")
    phone.sees("Du er sjekket inn.")
    # Then Nina sees that she is there, and it counts among what the plan asks for
    nina.opens("/nettverk/arrangement/1")
    nina.sees("Var på stedet (med koden)")
    phone.opens("/min-side/frist/meeting")
    phone.sees("Nettverksmøte om smerte")
    # And when it has begun Ida says what she thought, without her name
    app.extensions["clock"].forward(minutes=40)
    evaluates(phone)
    nina.opens("/nettverk/arrangement/1/evaluering")
    nina.sees("For få svar ennå")


def test_a_meeting_is_signed_up_for_with_the_keyboard_alone(sit_down: SitDown, app: Flask) -> None:
    # Given a meeting in the calendar
    happening.make(Browser(app, world.COORDINATOR), happening.later(app), title="Temakveld")
    ida = sit_down(world.NURSE)
    ida.opens("/kalender")
    # When Ida only uses the keyboard
    ida.page.get_by_role("link", name="Temakveld").focus()
    ida.page.keyboard.press("Enter")
    ida.sees_heading("Temakveld")
    ida.page.locator("#meld-pa").focus()
    ida.page.keyboard.press("Enter")
    # Then she has a place
    ida.sees("Du er påmeldt.")
