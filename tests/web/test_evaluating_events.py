"""Can somebody say what she thought, once, with nobody able to find out that it was she?"""

import pytest
from flask import Flask
from sqlalchemy import inspect, select, text

from learning.actions import evaluations
from learning.records.database import db
from learning.records.events import EventEvaluated, EventEvaluation, EventRemark
from tests import world
from tests.browsing import Browser
from tests.web import happening
from tests.web.happening import ANSWERS, ARRANGE

PEOPLE = (world.NURSE, world.COLLEAGUE, world.STRANGER, world.LEADER, world.OTHER_LEADER)


@pytest.fixture
def nina(app: Flask) -> Browser:
    happening.publish_form(app)
    arranger = Browser(app, world.COORDINATOR)
    number = happening.make(arranger, happening.now(app))
    assert number == 1
    for one in PEOPLE:
        happening.tick(arranger, number, one)
    return arranger


def answer(app: Flask, someone: world.Someone, **other: str) -> int:
    page = Browser(app, someone).post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": f"Fra {someone.key}"} | other)
    return page.status if page.path.endswith("evaluering") else 303


@pytest.mark.krav("OST-50", "OST-48")
def test_five_answers_are_summed_and_fewer_are_shown_to_nobody(app: Flask, nina: Browser) -> None:
    for place, one in enumerate(PEOPLE):
        page = nina.get(f"{ARRANGE}/1/evaluering")
        assert page.has("For få svar ennå") and "Fra " not in page.text, place
        assert answer(app, one) == 303
    page = nina.get(f"{ARRANGE}/1/evaluering")
    assert page.has("5 har svart.") and page.has("Jeg lærte noe nytt7")
    assert all(page.has(f"Fra {one.key}") for one in PEOPLE)
    assert Browser(app, world.NURSE).get(f"{ARRANGE}/1/evaluering").status == 403


def test_each_answers_once_and_only_who_was_there(app: Flask, nina: Browser) -> None:
    ida = Browser(app, world.NURSE)
    page = ida.get("/kalender/1").click("Evaluer arrangementet").submit("/evaluering", **ANSWERS)
    assert page.has("Takk. Svaret er lagret uten navn.")
    assert ida.post("/kalender/1/evaluering", ANSWERS).has("Du har alt svart.")
    assert nina.post("/kalender/1/evaluering", ANSWERS).has("Bare de som er registrert med oppmøte")
    app.extensions["clock"].forward(days=31)
    assert Browser(app, world.COLLEAGUE).post("/kalender/1/evaluering", ANSWERS).has("Evalueringen er lukket")
    with app.app_context():
        assert len(db.session.execute(select(EventEvaluation.id)).all()) == 1


def test_nothing_leads_from_an_answer_to_a_person(app: Flask, nina: Browser) -> None:
    """No column, no order: in twenty orders of rows at least two differ from the order of answering."""
    with app.app_context():
        columns = {one["name"] for table in ("event_evaluations", "event_remarks") for one in inspect(db.engine).get_columns(table)}  # fmt: skip
        assert columns == {"id", "event_id", "edition", "answers", "field", "text"}
        assert {one["name"] for one in inspect(db.engine).get_columns("event_evaluated")} == {"event_id", "person_id"}
    for one in PEOPLE:
        answer(app, one)
    asked = [f"Fra {one.key}" for one in PEOPLE]
    orders = set()
    with app.app_context():
        for _again in range(20):
            orders.add(tuple(db.session.execute(select(EventRemark.text).order_by(EventRemark.id)).scalars()))
            evaluations.store(db.session(), 1, 1, [])
        stored = list(db.session.execute(text("SELECT text FROM event_remarks")).scalars())
    assert sorted(stored) == sorted(asked) and len(orders) > 2


def test_what_is_missing_or_odd_is_asked_for_again_and_nothing_is_lost(app: Flask, nina: Browser) -> None:
    ida = Browser(app, world.NURSE)
    odd = [{"svar-utbytte-0": "11"}, {"svar-utbytte-0": ""}, {"svar-lengde": "9"}, {"svar-mest-nytte": []}, {"svar-lengde": ["0", "1"]}]  # fmt: skip
    for wrong in odd:
        page = ida.post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": "Mer kaffe"} | wrong)
        assert page.status == 422 and page.has("Svaret er ikke sendt ennå") and page.has("Mer kaffe"), wrong
    page = ida.post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": "x" * 2001})
    assert page.status == 422 and page.has("Skriv kortere")
    with app.app_context():
        assert not db.session.execute(select(EventEvaluated.person_id)).all()


def test_words_about_a_patient_are_looked_at_and_a_number_is_refused(app: Flask, nina: Browser) -> None:
    ida = Browser(app, world.NURSE)
    page = ida.post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": "Hun på rom 204 hadde det vondt"})
    assert page.status == 422 and page.has("handler ikke om en pasient")
    number = ida.post("/kalender/1/evaluering", ANSWERS | {"svar-bedre": "01010112377"})
    assert number.status == 422 and "Jeg har sett på det" not in number.text
    seen = next(one.get("value") for one in page.tree.iter("input") if one.get("name") == "seen")
    sent = ANSWERS | {"svar-bedre": "Hun på rom 204 hadde det vondt", "seen": seen}
    assert ida.post("/kalender/1/evaluering", sent).has("Takk.")
