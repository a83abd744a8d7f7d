"""Which screens of a plan's requirements are there? Why something is asked, level B to confirm and confirmed, a plan tried."""

from collections.abc import Callable

from flask import Flask

from learning.records.database import db
from tests import world
from tests.journeys.screens import Screen, person_page, presses, sends
from tests.journeys.visitor import Visitor
from tests.web.leading import appoint, day, show

TRY = "/nettverk/prov-plan"


def furnish(app: Flask) -> None:
    """Per has shown all of level B, and some of what a year asks."""
    appoint(app, world.SECOND_EDUCATOR, starts_on=day(app, -300))
    with app.app_context():
        framework = app.extensions["shelf"].library(db.session()).framework("nurse")
        names = [one.id for one in framework.competences]
    for kind in ("module", "placement", "skill"):
        show(app, world.SECOND_EDUCATOR, kind, "Alt", *names)
    for someone in (world.SECOND_EDUCATOR, world.NURSE):
        show(app, someone, "meeting", "Nettverksmøte")


def tries(old: str, new: str) -> Callable[[Visitor], None]:
    def deed(visitor: Visitor) -> None:
        field = visitor.page.locator("#plantekst")
        field.fill(field.input_value().replace(old, new))
        sends(TRY)(visitor)

    return deed


def people(app: Flask) -> dict[str, str]:
    """Whose page is meant in the addresses below."""
    return {"ida": person_page(app, world.NURSE), "per": person_page(app, world.SECOND_EDUCATOR)}


def screens() -> list[Screen]:
    ida, liv, per, nina = world.NURSE, world.LEADER, world.SECOND_EDUCATOR, world.COORDINATOR
    return [
        Screen("hvorfor, et kurs", ida, "/min-side/frist/course/courses/prove"),
        Screen("hvorfor, en plikt", ida, "/min-side/frist/meeting"),
        Screen("hvorfor, for leder", liv, "{ida}/frist/meeting"),
        Screen("nivå B å bekrefte", liv, "{per}"),
        Screen("nivå B bekreftet", liv, "{per}", presses("Bekreft nivå B")),
        Screen("nivå B, min kompetanse", per, "/min-kompetanse"),
        Screen("prøv en plan", nina, TRY),
        Screen("prøv en plan, svar", nina, TRY, tries("required: {value: false", "required: {value: true")),
        Screen("prøv en plan, feil", nina, TRY, tries("teaching_per_year", "teaching_per_yer"), (422,)),
    ]
