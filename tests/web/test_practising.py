"""Can somebody take a case back to work, be asked how it went, and is what hinders told in numbers alone?"""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, insert, select, update

from learning.actions import people
from learning.actions.days import oslo_day
from learning.records.database import db
from learning.records.people import Person
from learning.records.reminders import Reminder
from learning.records.simulations import Commitment, FollowUp
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser, Page, words
from tests.web import reader

MAKE = "/etikk/ikke-si-det/tilbake-til-praksis"
MINE = "/etikk/avtaler"
PLAN = {"when": "På mandag", "shall": "spørre hvor mye han vil vite", "together": "Berit", "notice": "at han puster ut"}
OTHER = PLAN | {"when": "På tirsdag"}


@pytest.fixture
def ida(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def makes(browser: Browser, plan: dict[str, str] = PLAN) -> Page:
    return browser.get(MAKE).submit("/tilbake-til-praksis", **plan)


def follow_ups(app: Flask) -> list[tuple[int, str | None, str | None]]:
    asked = select(FollowUp.weeks, FollowUp.answer, FollowUp.hindrance).order_by(FollowUp.commitment_id, FollowUp.weeks)
    return [tuple(row) for row in reader.rows(app, asked)]


def plans(app: Flask) -> list[dict[str, Any]]:
    bodies = [row[0] for row in reader.rows(app, select(Commitment.body).order_by(Commitment.id))]
    return [{name: body[name] for name in PLAN} for body in bodies]


def forward(app: Flask, days: int) -> None:
    app.extensions["clock"].forward(days=days)


def answers(app: Flask, someone: world.Someone = world.NURSE, **fields: str) -> Page:
    """Log in anew, as days have gone, and answer the first question."""
    return Browser(app, someone).get(MINE).submit("/svar/", **fields)


# A plan


@pytest.mark.krav("FUNK-2.1.5")
def test_a_plan_is_one_sentence_that_is_asked_about_twice(app: Flask, ida: Browser) -> None:
    page = ida.get(MAKE)
    assert page.has("Lag én setning teamet kan bruke")  # the case's own suggestion, beside the form
    page = makes(ida)
    assert page.path == MINE
    assert page.has("Når På mandag skal jeg spørre hvor mye han vil vite sammen med Berit og jeg merker det på at han")
    today = oslo_day(app.extensions["clock"]())
    due = [row[0] for row in reader.rows(app, select(FollowUp.due_on).order_by(FollowUp.weeks))]
    assert due == [today + timedelta(14), today + timedelta(42)]


def test_what_is_optional_may_be_left_out(app: Flask, ida: Browser) -> None:
    page = makes(ida, {"when": "I morgen", "shall": "spørre", "together": "", "notice": ""})
    assert page.path == MINE and "sammen med" not in words(page.find("avtale-1-tittel"))


@pytest.mark.parametrize(
    ("changed", "sentence", "field"),
    [
        ({"when": " "}, "Skriv både når og hva du skal gjøre.", "when"),
        ({"shall": ""}, "Skriv både når og hva du skal gjøre.", "shall"),
        ({"notice": "x" * 501}, "Skriv kortere: høyst 500 tegn i hvert felt.", "notice"),
        ({"together": "13097248022"}, "Teksten har et fødselsnummer", ""),
        ({"when": "Når pasient AB er på rom 12"}, "kjenner igjen en pasient: «AB», «rom 12».", ""),
    ],
)
def test_what_is_refused_says_why_and_the_text_stands(
    app: Flask, ida: Browser, changed: dict[str, str], sentence: str, field: str
) -> None:
    page = makes(ida, PLAN | changed)
    assert page.status == 422 and page.has(sentence) and plans(app) == []
    for name, text in (PLAN | changed).items():
        area = page.find(f"avtale-{name}")
        assert (area.text or "").strip() == text.strip() and (area.get("aria-invalid") == "true") == (name == field)


def test_what_may_be_a_patient_is_stored_when_she_has_looked(app: Flask, ida: Browser) -> None:
    page = makes(ida, PLAN | {"when": "På rom 12"})
    page = page.submit("/tilbake-til-praksis", seen=page.find("avtale-sett").get("value"))
    assert page.path == MINE and plans(app)[0]["when"] == "På rom 12"


def test_the_same_form_sent_four_times_at_once_is_one_plan(app: Flask) -> None:
    assert at_once([posting(app, world.NURSE, MAKE, PLAN) for _ in range(4)]) == [303] * 4
    assert plans(app) == [PLAN] and len(follow_ups(app)) == 2


def test_a_plan_written_too_late_is_taken_up_after_log_in(app: Flask, ida: Browser) -> None:
    page = ida.get(MAKE)
    app.extensions["clock"].forward(hours=3)
    late = page.submit("/tilbake-til-praksis", **PLAN)
    back = late.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert back.path == MINE and plans(app) == [PLAN]


# How it went


def test_she_is_asked_when_two_weeks_have_gone(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 13)
    assert not Browser(app, world.NURSE).get("/min-side").has("Hvordan gikk det med avtalen din?")
    forward(app, 1)
    page = Browser(app, world.NURSE).get("/min-side").click("Hvordan gikk det med avtalen din?")
    assert page.path == MINE and page.has("Etter 2 uker Venter på svar")
    page = page.submit("/svar/2", answer="done")
    assert page.has("Etter 2 uker Gjort") and follow_ups(app) == [(2, "done", None), (6, None, None)]
    assert not page.browser.get("/min-side").has("Hvordan gikk det")
    forward(app, 28)
    assert Browser(app, world.NURSE).get("/min-side").has("Hvordan gikk det med avtalen din?")
    assert answers(app, answer="partly").has("Etter 6 uker Delvis gjort")


def test_whoever_has_been_away_is_asked_once_about_the_last(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 50)
    page = Browser(app, world.NURSE).get("/min-side")
    assert page.text.count("Hvordan gikk det med avtalen din?") == 1
    page = page.click("Hvordan gikk det")
    assert page.has("Etter 2 uker Ikke besvart") and page.has("Etter 6 uker Venter på svar")
    page.submit("/svar/6", answer="done")
    assert follow_ups(app) == [(2, None, None), (6, "done", None)]
    assert not Browser(app, world.NURSE).get("/min-side").has("Hvordan gikk det")


def test_she_may_answer_before_she_is_asked(app: Flask, ida: Browser) -> None:
    page = makes(ida)
    assert page.has("Svar allerede nå")
    assert page.submit("/svar/2", answer="done").has("Etter 2 uker Gjort")


def test_what_hindered_is_one_of_a_few_words(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 14)
    for wrong, sentence in (
        ({}, "Velg et svar."),
        ({"answer": "kanskje"}, "Velg et svar."),
        ({"answer": "hindered"}, "Velg hva som hindret deg."),
        ({"answer": "hindered", "hindrance": "sjefen"}, "Velg hva som hindret deg."),
    ):
        page = answers(app, **wrong)
        assert page.status == 422 and page.has(sentence)
    assert follow_ups(app)[0] == (2, None, None)
    assert answers(app, answer="hindered", hindrance="time").has("Etter 2 uker Hindret: for lite tid")
    assert follow_ups(app)[0] == (2, "hindered", "time")


def test_a_changed_plan_is_a_new_one_with_weeks_of_its_own(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 14)
    page = answers(app, answer="changed")
    assert page.status == 422 and page.has("Planen er lik den du hadde.")
    page = page.submit("/svar/2", answer="changed", **OTHER)
    assert plans(app) == [PLAN, OTHER] and page.has("Etter 2 uker Endret plan")
    assert follow_ups(app) == [(2, "changed", None), (2, None, None), (6, None, None)]
    forward(app, 42 - 14)
    page = Browser(app, world.NURSE).get("/min-side")
    assert page.text.count("Hvordan gikk det med avtalen din?") == 1  # of the new one alone


def test_a_changed_plan_is_looked_over_like_a_new_one(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 14)
    page = answers(app, answer="changed", **OTHER | {"notice": "rom 12"})
    assert page.status == 422 and (page.find("svar-1-notice").text or "").strip() == "rom 12"
    page.submit("/svar/2", seen=page.find("svar-1-sett").get("value"))
    assert plans(app)[1]["notice"] == "rom 12"


def test_nobody_else_sees_or_answers(app: Flask, ida: Browser) -> None:
    makes(ida)
    for someone in world.EVERYBODY:
        if someone != world.NURSE:
            browser = Browser(app, someone)
            assert not browser.get(MINE).has("På mandag")
            assert browser.post(f"{MINE}/1/svar/2", {"answer": "done"}).status == 404
            assert browser.post(f"{MINE}/1/svar/2", {"answer": "kanskje"}).status == 404
    assert ida.post(f"{MINE}/1/svar/3", {"answer": "done"}).status == 404
    assert follow_ups(app) == [(2, None, None), (6, None, None)]


def test_an_answer_closes_what_would_have_reminded(app: Flask, ida: Browser) -> None:
    makes(ida)
    forward(app, 14)
    app.test_cli_runner().invoke(args=["daily"])
    Browser(app, world.NURSE).get(MINE).submit("/svar/2", answer="done")
    assert all(row[0] for row in reader.rows(app, select(Reminder.closed_at))) and reader.rows(app, select(Reminder.id))


# What hinders, for the coordinator


def hindered(app: Flask, count: int, hindrance: str, *, unit: str = "post1", first: int = 0) -> None:
    """As many people as that, appointed in a unit, who were hindered by the same. Twice each: people are counted, not answers."""
    at = app.extensions["clock"]()
    with app.app_context():
        revision = reader_revision()
        for number in range(first, first + count):
            email = f"{hindrance}{number}@test.example"
            person = people.add(
                db.session(), name=f"Person {number}", email=email, locale="nb", password_hash="x", at=at
            )
            people.appoint(
                db.session(), person_id=person, unit=unit, profession="nurse", starts_on=at.date() - timedelta(9), at=at
            )
            for weeks in (2, 6):
                plan = Commitment(
                    person_id=person, simulation="simulations/ikke-si-det", revision_id=revision, body=PLAN,
                    made_on=at.date(), updated_at=at,
                )  # fmt: skip
                db.session.add(plan)
                db.session.flush()
                values = {"commitment_id": plan.id, "weeks": weeks, "due_on": at.date(), "answered_at": at}
                db.session.execute(insert(FollowUp).values(**values, answer="hindered", hindrance=hindrance))
        db.session.commit()


def reader_revision() -> int:
    from learning.records.revisions import Revision

    return db.session.execute(select(Revision.id).limit(1)).scalar_one()


def coordinator(app: Flask) -> Page:
    return Browser(app, world.COORDINATOR).get("/nettverk").click("Se hva som hindrer etikkarbeidet")


def test_four_people_are_never_shown_and_five_are(app: Flask) -> None:
    hindered(app, 4, "time")
    hindered(app, 6, "leader")
    page = coordinator(app)
    assert page.has("Manglet støtte fra leder 6 personer") and not page.has("For lite tid")
    assert not any(page.has(secret) for secret in ("Person 1", "På mandag", "Lysthaugen"))
    hindered(app, 1, "time", unit="post2", first=4)
    page = coordinator(app)
    assert page.has("For lite tid 5 personer") and page.text.index("leder 6") < page.text.index("tid 5")


def test_the_same_person_twice_is_one(app: Flask) -> None:
    hindered(app, 4, "time")
    with app.app_context():
        one = select(Person.id).where(Person.email == "time0@test.example").scalar_subquery()
        two = select(Person.id).where(Person.email == "time1@test.example").scalar_subquery()
        db.session.execute(update(Commitment).where(Commitment.person_id == one).values(person_id=two))
        db.session.commit()
    hindered(app, 1, "time", first=9)
    assert not coordinator(app).has("For lite tid")


def test_another_network_is_not_counted(app: Flask) -> None:
    with app.app_context():
        people.add_unit(
            db.session(), slug="fjernt", name="Fjernt", kind="home_care", organisation="X", area="Y", network="vest",
            at=app.extensions["clock"](),
        )  # fmt: skip
        db.session.commit()
    hindered(app, 5, "time", unit="fjernt")
    assert coordinator(app).has("Ingenting å vise ennå")


def test_what_is_old_is_no_longer_counted(app: Flask) -> None:
    hindered(app, 5, "time")
    forward(app, 340)
    assert coordinator(app).has("For lite tid 5 personer")
    forward(app, 60)
    assert not coordinator(app).has("For lite tid")


@pytest.mark.parametrize("someone", [world.NURSE, world.LEADER, world.EDUCATOR], ids=lambda one: one.key)
def test_only_a_coordinator_sees_it(app: Flask, someone: world.Someone) -> None:
    assert Browser(app, someone).get("/nettverk/hindringer").status == 403


def test_who_has_left_still_counts(app: Flask) -> None:
    """Else the number would tell who left."""
    hindered(app, 5, "time")
    with app.app_context():
        from learning.records.appointments import Appointment

        one = select(Person.id).where(Person.email == "time0@test.example").scalar_subquery()
        ended = app.extensions["clock"]().date() - timedelta(1)
        db.session.execute(update(Appointment).where(Appointment.person_id == one).values(ends_on=ended, state="ended"))
        db.session.execute(delete(Reminder))
        db.session.commit()
    assert coordinator(app).has("For lite tid 5 personer")
