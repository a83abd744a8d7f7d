"""Does a page about a team cost the same for ten people as for two hundred?"""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event, insert, select

from learning.actions.names import sort_key
from learning.competence.rules import RULE_VERSION
from learning.records.appointments import Appointment
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from learning.records.organisation import Unit
from learning.records.people import Person
from tests import world
from tests.browsing import Browser
from tests.web.leading import COMPETENCE, address, day, names

TEAM_BUDGET = 8
PERSON_BUDGET = 9
ROWS_EACH = 12
SUBJECTS = (("module", "courses/prove/kartlegging"), ("skill", COMPETENCE), ("teaching", "Internundervisning"))


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """Every statement sent to the database meanwhile; where transactions begin and end is not counted."""
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            asked.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(engine, "before_cursor_execute", note)


def hire(app: Flask, many: int) -> None:
    """More people in the unit, each with evidence, in three statements."""
    at = app.extensions["clock"]()
    ids = [f"{number:016x}" for number in range(many)]
    people = [
        {
            "id": one,
            "name": f"Kollega Nummer{number}",
            "sort_key": sort_key(f"Kollega Nummer{number}"),
            "email": f"k{number}@test.example",
            "locale": "nb",
            "demo": False,
            "created_at": at,
        }
        for number, one in enumerate(ids)
    ]
    with app.app_context():
        unit = db.session.execute(select(Unit.id).where(Unit.slug == "post1")).scalar_one()
        seat = {"unit_id": unit, "profession": "nurse", "state": "active", "starts_on": day(app, -100)}
        db.session.execute(insert(Person), people)
        db.session.execute(insert(Appointment), [seat | {"person_id": one} for one in ids])
        db.session.execute(insert(EvidenceRow), [row for one in ids for row in rows(app, one)])
        db.session.commit()


def rows(app: Flask, person: str) -> list[dict[str, object]]:
    shared = {"person_id": person, "competences": COMPETENCE, "recorded_by": person, "rule_version": RULE_VERSION}
    shared |= {"recorded_at": app.extensions["clock"](), "happened_on": day(app, -9), "note": ""}
    found = [SUBJECTS[number % len(SUBJECTS)] for number in range(ROWS_EACH)]
    return [
        shared | {"key": f"bulk:{person}:{number}", "kind": kind, "subject": subject}
        for number, (kind, subject) in enumerate(found)
    ]


def cost(app: Flask, where: str, people: int) -> int:
    """Statements for a page, asked for a second time, as a worker that has been up for a while answers it."""
    browser = Browser(app, world.LEADER)
    browser.get(where)
    with counted(app) as asked:
        page = browser.get(where)
    assert page.status == 200
    if where == "/team":
        assert len(names(page)) == people + 2
    return len(asked)


def test_ten_people_cost_at_most_eight_statements(app: Flask) -> None:
    hire(app, 8)
    assert 2 < cost(app, "/team", 8) <= TEAM_BUDGET


def test_two_hundred_people_cost_the_same_as_one(app: Flask) -> None:
    alone = cost_of_one(app)
    hire(app, 198)
    assert cost(app, "/team", 198) == alone <= TEAM_BUDGET


def cost_of_one(app: Flask) -> int:
    """The same page in the other leader's small team."""
    browser = Browser(app, world.OTHER_LEADER)
    browser.get("/team")
    with counted(app) as asked:
        assert len(names(browser.get("/team"))) == 1
    return len(asked)


def test_a_person_costs_the_same_however_large_the_team_and_the_evidence(app: Flask) -> None:
    bare = cost(app, address(app, world.NURSE), 0)
    hire(app, 40)
    person = f"/team/{0:016x}"
    assert 2 < bare <= PERSON_BUDGET
    assert cost(app, person, 40) == bare


def test_one_competence_costs_no_more_than_the_person(app: Flask) -> None:
    where = address(app, world.NURSE)
    assert cost(app, f"{where}/kompetanse/{COMPETENCE}", 0) <= cost(app, where, 0)
