"""Does being there become evidence once, only while it lasts, and does it go away again when it was a mistake?"""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.database import db
from learning.records.events import EventAttendance
from learning.records.evidence import EvidenceRow
from tests import world
from tests.browsing import Browser, Page
from tests.web import happening
from tests.web.happening import ARRANGE


@pytest.fixture
def nina(app: Flask) -> Browser:
    return Browser(app, world.COORDINATOR)


def rows(app: Flask, someone: world.Someone = world.NURSE) -> list[EvidenceRow]:
    with app.app_context():
        its = EvidenceRow.person_id == world.id_of(someone)
        return list(db.session.execute(select(EvidenceRow).where(its).order_by(EvidenceRow.id)).scalars())


def there(app: Flask) -> int:
    with app.app_context():
        return len(db.session.execute(select(EventAttendance.id)).all())


def scanned(browser: Browser, code: str) -> Page:
    return browser.get(f"/oppmote?kode={code.replace(' ', '+')}")


@pytest.mark.krav("OST-36", "FUNK-2.1.1")
def test_the_code_on_the_screen_checks_in_the_one_who_uses_it_once(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), title="Nettverksmøte om smerte")
    ida, code = Browser(app, world.NURSE), happening.code(nina, number)
    page = scanned(ida, code.lower())
    assert page.has("Du registreres som Ida Næss.") and there(app) == 0  # to look changes nothing
    assert page.submit("/oppmote/").has("Du er sjekket inn.")
    assert scanned(ida, code).submit("/oppmote/").has("Du var alt sjekket inn.")
    (row,) = rows(app)
    assert (row.kind, row.subject, row.minutes, row.vouched_by) == ("meeting", "Nettverksmøte om smerte", 180, None)
    assert nina.get(f"{ARRANGE}/{number}").has("Var på stedet (med koden)")


def test_logged_out_she_logs_in_and_goes_on(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app))
    stranger = Browser(app)
    address = scanned(Browser(app, world.NURSE), happening.code(nina, number)).path
    page = stranger.get(address)
    assert page.path == "/logg-inn"
    page = page.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert page.path == address and page.submit("/oppmote/").has("Du er sjekket inn.")


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [(-61, "for tidlig"), (-60, ""), (180 + 60, ""), (180 + 61, "Arrangementet er over"), (60 * 24 * 7, "er over")],
)
def test_only_from_an_hour_before_until_an_hour_after(app: Flask, nina: Browser, minutes: int, sentence: str) -> None:
    clock = app.extensions["clock"]
    clock.at = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # the night clocks go back in Oslo: 02.30 comes twice
    begins = clock.at
    nina = Browser(app, world.COORDINATOR)
    number = happening.make(nina, (begins, begins + timedelta(hours=3)))
    code = happening.code(nina, number)
    clock.at = begins + timedelta(minutes=minutes)
    ida = Browser(app, world.NURSE)
    page = scanned(ida, code)
    assert page.status == (409 if sentence else 200)
    assert page.has(sentence)
    ida.post(page.path, {"form": "physical"})
    assert there(app) == (0 if sentence else 1)


def test_the_picture_of_one_event_opens_no_other(app: Flask, nina: Browser) -> None:
    one, other = (happening.make(nina, happening.now(app)) for _ in range(2))
    ida = Browser(app, world.NURSE)
    token = scanned(ida, happening.code(nina, one)).path.removeprefix("/oppmote/")
    number, _dash, signature = token.partition("-")
    assert number == str(one)
    for forged in (
        f"{other}-{signature}",
        f"{one}-{'0' * 20}",
        f"{one}",
        "-",
        "x",
        f"{one}-é",
        f"{10**30}-{signature}",
    ):
        assert ida.get(f"/oppmote/{forged}").status == 404, forged
        assert ida.post(f"/oppmote/{forged}").status == 404, forged
    assert scanned(ida, "AAAAAA").status == 404
    for _try in range(60):
        page = scanned(ida, "AAAAAB")
    assert page.status == 429
    assert there(app) == 0


def test_who_is_of_another_network_is_told_so(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app))
    page = scanned(Browser(app, world.NOBODY), happening.code(nina, number)).submit("/oppmote/")
    assert page.status == 422 and page.has("Be arrangøren om hjelp") and there(app) == 0


def test_the_organiser_puts_on_the_list_and_takes_off_and_the_evidence_follows(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), kind="subject_day", title="Fagdag")
    assert nina.get(f"{ARRANGE}/{number}?navn=næss").has("Ida Næss")
    assert happening.tick(nina, number, world.NURSE).has("ført av arrangøren")
    assert nina.get(f"{ARRANGE}/{number}?navn=ida").has("Fant ingen flere")
    happening.tick(nina, number, world.NURSE)
    happening.tick(nina, number, world.NURSE, "no")
    happening.tick(nina, number, world.NURSE, "no")
    happening.tick(nina, number, world.NURSE)
    first, void, second = rows(app)
    assert (first.kind, first.minutes, void.voids_id, second.voids_id) == ("gathering", 450, first.id, None)
    with app.app_context():
        assert first.vouched_by == world.id_of(world.COORDINATOR)
    assert void.note and first.key != second.key
    assert happening.tick(nina, number, world.NOBODY).has("Be arrangøren om hjelp")
    assert nina.post(f"{ARRANGE}/{number}/oppmote", {"person": "nobody", "there": "yes"}).status == 404


@pytest.mark.krav("OST-37", "AHUS-3.4")
def test_the_yearly_gathering_is_what_the_plan_asks_for(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), kind="gathering", title="Årlig samling")
    deadline = "/min-side/frist/gathering"
    assert "Årlig samling" not in Browser(app, world.NURSE).get(deadline).text
    happening.tick(nina, number, world.NURSE)
    assert Browser(app, world.NURSE).get(deadline).has("Årlig samling")
    happening.tick(nina, number, world.NURSE, "no")
    assert "Ferdig" not in Browser(app, world.NURSE).get(deadline).find("main").itertext()


def test_two_days_of_gathering_are_two_days(app: Flask, nina: Browser) -> None:
    begins, _ends = happening.now(app)
    number = happening.make(nina, (begins, begins + timedelta(hours=27)), kind="gathering")
    happening.tick(nina, number, world.NURSE)
    assert rows(app)[0].minutes == 900


def test_who_leads_and_who_is_neither_gets_no_evidence_but_is_on_the_list(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app))
    happening.tick(nina, number, world.LEADER)
    happening.tick(nina, number, world.COORDINATOR)
    assert there(app) == 2 and rows(app, world.LEADER) == [] and rows(app, world.COORDINATOR) == []


def test_nobody_is_on_the_list_of_what_has_not_been(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.later(app))
    assert happening.tick(nina, number, world.NURSE).has("for tidlig") and there(app) == 0
    assert Browser(app, world.NURSE).post(f"{ARRANGE}/{number}/oppmote", {"person": "x", "there": "yes"}).status == 403


def test_a_course_is_only_evidence_when_the_organiser_says_so(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), kind="course", course="courses/prove", title="Kursdag")
    happening.tick(nina, number, world.NURSE)
    happening.tick(nina, number, world.COLLEAGUE)
    assert rows(app) == []
    page = nina.get(f"{ARRANGE}/{number}")
    page = page.submit("/kurs", person=happening.id_of(app, world.NURSE))
    assert page.has("Kurset er bekreftet for 1 person.")
    nina.post(f"{ARRANGE}/{number}/kurs", {"person": happening.id_of(app, world.NURSE)})
    (row,) = rows(app)
    assert (row.kind, row.subject) == ("course", "courses/prove") and row.competences
    assert rows(app, world.COLLEAGUE) == []
    nina.post(f"{ARRANGE}/{number}/kurs", {"person": happening.id_of(app, world.STRANGER)})
    assert rows(app, world.STRANGER) == []
