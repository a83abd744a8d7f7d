"""Which screens does an appointment have, and who meets them? Ola has offered himself where Ida is; Berit is about to leave."""

from flask import Flask
from sqlalchemy import select

from learning.records.appointments import Appointment
from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.journeys.screens import EMPTY_HANDED, Screen, sends, unfolds_everything
from tests.journeys.visitor import Visitor
from tests.web.leading import day

IDA, BERIT, OLA, OFFERED = "/verv/1", "/verv/2", "/verv/3", "/verv/4"


def furnish(app: Flask) -> None:
    with app.app_context():
        unit = db.session.execute(select(Appointment.unit_id).where(Appointment.id == 1)).scalar_one()
    offer = {"unit": str(unit), "profession": "nurse", "starts_on": day(app, 9).isoformat(), "motivation": "Vil bidra."}
    Browser(app, world.STRANGER).post("/min-profil/nytt-verv", offer)
    Browser(app, world.COLLEAGUE).post(f"{BERIT}/steg/resign", {"day": day(app, 40).isoformat(), "reason": "Ny jobb."})
    lent = {"email": world.NOBODY.email, "unit": str(unit), "starts_on": day(app, 3).isoformat()}
    Browser(app, world.LEADER).post("/vikarer", lent | {"ends_on": day(app, 9).isoformat()})


def leaves_the_last_day_open(visitor: Visitor) -> None:
    with visitor.page.expect_navigation():
        visitor.page.locator('form[action$="/vikarer"]').evaluate("form => form.submit()")


def screens() -> list[Screen]:
    ida, liv, nina = world.NURSE, world.LEADER, world.COORDINATOR
    return [
        Screen("vervet mitt", ida, IDA, unfolds_everything),
        Screen("vervet mitt, slutter", world.COLLEAGUE, BERIT),
        Screen("meld deg", ida, "/min-profil/nytt-verv"),
        Screen("meld deg, feil", ida, "/min-profil/nytt-verv", sends("/nytt-verv"), (422,)),
        Screen("verv for leder", liv, IDA, unfolds_everything),
        Screen("verv for leder, feil", liv, IDA, sends("/steg/stop"), (422,)),
        Screen("verv for leder, foreslått", liv, OFFERED, unfolds_everything),
        Screen("verv for leder, slutter", liv, BERIT, unfolds_everything),
        Screen("oppnevn", liv, "/team/oppnevn"),
        Screen("oppnevn, feil", liv, "/team/oppnevn", sends("/team/oppnevn"), (422,)),
        Screen("vikarer", liv, "/vikarer"),
        Screen("vikarer, feil", liv, "/vikarer", leaves_the_last_day_open, (422,)),
        Screen("oppnevn, tomt team", EMPTY_HANDED, "/team/oppnevn"),
        Screen("verv i nettverket", nina, "/nettverk/verv"),
        Screen("verv for nettverksleder", nina, OFFERED, unfolds_everything),
    ]
