"""Is every answer stored, and counted once, when many tabs or many people do the same thing in the same moment?"""

import pytest
from flask import Flask
from sqlalchemy import func, insert, select

from learning.actions.names import sort_key
from learning.records.appointments import Appointment
from learning.records.attempts import Answer, Attempt
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from learning.records.organisation import Unit
from learning.records.people import Person
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.web import leading, reader

TABS = 8
CROWD = 20


def count(app: Flask, *what: object) -> int:
    return reader.rows(app, select(func.count()).select_from(what[0]).where(*what[1:]))[0][0]


def everybody(app: Flask) -> list[world.Someone]:
    """Twenty more people in the unit."""
    at = app.extensions["clock"]()
    people = [world.Someone(f"Leser Nummer{number}", f"leser{number}") for number in range(CROWD)]
    with app.app_context():
        unit = db.session.execute(select(Unit.id).where(Unit.slug == "post1")).scalar_one()
        rows = [
            {"id": f"{number:016x}", "name": one.name, "sort_key": sort_key(one.name), "email": one.email}
            | {"locale": "nb", "demo": False, "created_at": at}
            for number, one in enumerate(people)
        ]
        seat = {"unit_id": unit, "profession": "nurse", "state": "active", "starts_on": leading.day(app, -50)}
        db.session.execute(insert(Person), rows)
        db.session.execute(insert(Appointment), [seat | {"person_id": row["id"]} for row in rows])
        db.session.commit()
    return people


def test_the_same_answer_from_eight_tabs_is_one_answer_and_eight_good_replies(app: Flask) -> None:
    number = reader.attempt_id(reader.begin(Browser(app, world.NURSE)))
    where = f"/laer/forsok/{number}/svar/skala"
    statuses = at_once([posting(app, world.NURSE, where, {"option": "1"}) for _ in range(TABS)])
    assert statuses == [303] * TABS
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_different_answers_from_eight_tabs_leave_the_first_one_standing(app: Flask) -> None:
    number = reader.attempt_id(reader.begin(Browser(app, world.NURSE)))
    where = f"/laer/forsok/{number}/svar/skala"
    statuses = at_once([posting(app, world.NURSE, where, {"option": str(tab % 3)}) for tab in range(TABS)])
    assert statuses == [303] * TABS
    ((_, (chosen,), points),) = reader.answers_in(app)
    assert points == (1.0 if chosen == 1 else 0.0)


def test_answers_to_both_questions_at_once_are_both_stored(app: Flask) -> None:
    number = reader.attempt_id(reader.begin(Browser(app, world.NURSE)))
    forms = [("skala", {"option": "1"}), ("da", {"option": ["0", "1"]})] * (TABS // 2)
    statuses = at_once(
        [posting(app, world.NURSE, f"/laer/forsok/{number}/svar/{question}", form) for question, form in forms]
    )
    assert statuses == [303] * TABS
    assert sorted(row[0] for row in reader.answers_in(app)) == ["da", "skala"]


def test_a_module_begun_in_eight_tabs_is_one_attempt(app: Flask) -> None:
    statuses = at_once([posting(app, world.NURSE, f"{reader.MODULE}/begynn", {}) for _ in range(TABS)])
    assert statuses == [303] * TABS
    assert count(app, Attempt) == 1


def test_a_module_finished_in_eight_tabs_is_passed_once(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    number = reader.attempt_id(reader.begin(nurse))
    for question, options in reader.RIGHT.items():
        reader.answer(nurse, question, options)
    statuses = at_once([posting(app, world.NURSE, f"/laer/forsok/{number}/ferdig", {}) for _ in range(TABS)])
    assert statuses == [303] * TABS
    assert count(app, EvidenceRow) == 1
    assert count(app, AuditLine, AuditLine.verb == "module.passed") == 1


def test_the_last_two_modules_finished_at_once_complete_the_course_once(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    first, second = (reader.attempt_id(reader.begin(nurse, module)) for module in (reader.MODULE, reader.TALK))
    for question, options in reader.RIGHT.items():
        reader.answer(nurse, question, options)
    reader.answer(nurse, "forst", ["0"], reader.TALK)
    ends = [posting(app, world.NURSE, f"/laer/forsok/{number}/ferdig", {}) for number in (first, second)]
    assert at_once(ends) == [303, 303]
    kinds = sorted(row.kind for row in reader.evidence_of(app, world.NURSE))
    assert kinds == ["course", "module", "module"]


def test_an_attestation_sent_from_eight_tabs_with_one_key_is_one_row(app: Flask) -> None:
    form = {"competence": leading.COMPETENCE, "on": leading.today(app).isoformat(), "once": "den samme nøkkelen"}
    where = f"{leading.address(app, world.NURSE)}/attester"
    assert at_once([posting(app, world.LEADER, where, form) for _ in range(TABS)]) == [303] * TABS
    assert count(app, EvidenceRow) == 1
    assert count(app, AuditLine, AuditLine.verb == "skill.attested") == 1


def test_an_attestation_withdrawn_from_eight_tabs_is_voided_once(app: Flask) -> None:
    leading.attest(Browser(app, world.LEADER), world.NURSE)
    row_id = reader.evidence_of(app, world.NURSE)[0].id
    where = f"{leading.address(app, world.NURSE)}/attester/{row_id}/trekk"
    forms = [{"reason": f"Grunn nummer {tab}"} for tab in range(TABS)]
    assert at_once([posting(app, world.LEADER, where, form) for form in forms]) == [303] * TABS
    assert count(app, EvidenceRow) == 2
    assert count(app, AuditLine, AuditLine.verb == "skill.withdrawn") == 1


def test_twenty_people_who_begin_and_answer_at_once_are_all_stored(app: Flask) -> None:
    people = everybody(app)
    begun = at_once([posting(app, one, f"{reader.MODULE}/begynn", {}) for one in people])
    assert begun == [303] * CROWD
    attempts = {row.person_id: row.id for row in reader.attempts_in(app)}
    assert len(attempts) == CROWD
    with app.app_context():
        numbers = [attempts[world.id_of(one)] for one in people]
    forms = [
        posting(app, one, f"/laer/forsok/{number}/svar/{question}", {"option": options})
        for one, number in zip(people, numbers, strict=True)
        for question, options in reader.RIGHT.items()
    ]
    assert at_once(forms) == [303] * 2 * CROWD
    assert count(app, Answer) == 2 * CROWD


@pytest.mark.parametrize("pages", ["/min-side", reader.MODULE])
def test_readers_are_not_kept_waiting_by_writers(app: Flask, pages: str) -> None:
    people = everybody(app)[:10]
    readers = [Browser(app, one).client for one in people]
    writers = [posting(app, one, f"{reader.MODULE}/begynn", {}) for one in people]
    reading = [lambda client=client: client.get(pages).status_code for client in readers]
    assert at_once([*writers, *reading]) == [303] * 10 + [200] * 10
