"""Do places, attendance and evaluations come out right when many do the same in the same moment?"""

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.records.database import db
from learning.records.events import EventAttendance, EventEvaluation, EventSignUp
from learning.records.evidence import EvidenceRow
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.web import happening
from tests.web.happening import ANSWERS, ARRANGE

EVERYBODY = (world.NURSE, world.COLLEAGUE, world.STRANGER, world.LEADER, world.OTHER_LEADER, world.COORDINATOR)
TABS = 6


@pytest.fixture
def nina(app: Flask) -> Browser:
    return Browser(app, world.COORDINATOR)


def count(app: Flask, *where: object) -> int:
    with app.app_context():
        return db.session.execute(select(func.count()).where(*where)).scalar_one()


def test_the_last_places_are_given_once(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.later(app), capacity="2")
    at_once([posting(app, one, f"/kalender/{number}/pamelding", {}) for one in EVERYBODY])
    assert count(app, EventSignUp.state == "signed_up") == 2
    assert count(app, EventSignUp.state == "waiting_list") == len(EVERYBODY) - 2
    at_once([posting(app, one, f"/kalender/{number}/avmelding", {}) for one in EVERYBODY[:4]])
    assert count(app, EventSignUp.state == "signed_up") == 2 and count(app, EventSignUp.state == "waiting_list") == 0


def test_who_is_ticked_and_checks_in_at_once_is_there_once(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app))
    path = Browser(app, world.NURSE).get(f"/oppmote?kode={happening.code(nina, number).replace(' ', '')}").path
    ticked = {"person": happening.id_of(app, world.NURSE), "there": "yes"}
    own = [posting(app, world.NURSE, path, {}) for _ in range(TABS)]
    at_once([*own, *(posting(app, world.COORDINATOR, f"{ARRANGE}/{number}/oppmote", ticked) for _ in range(2))])
    assert count(app, EventAttendance.id.is_not(None)) == 1
    assert count(app, EvidenceRow.kind == "meeting") == 1


def test_the_same_evaluation_from_many_tabs_is_one_and_nobody_elses_is_lost(app: Flask, nina: Browser) -> None:
    happening.publish_form(app)
    number = happening.make(nina, happening.now(app))
    for one in EVERYBODY:
        happening.tick(nina, number, one)
    path = f"/kalender/{number}/evaluering"
    at_once([posting(app, one, path, ANSWERS) for one in (*EVERYBODY, *EVERYBODY[:2])])
    assert count(app, EventEvaluation.event_id == number) == len(EVERYBODY)
