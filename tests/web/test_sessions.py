"""How long does a log-in last, who can end it, and what is left on the machine afterwards?"""

import re

from flask import Flask
from sqlalchemy import func, select

from learning.actions import sign_in
from learning.records.database import db
from learning.records.evidence import AuditLine
from learning.records.people import LoginSession
from tests import world
from tests.browsing import Browser
from tests.engines import SECRET, Engine
from tests.web import reader

COOKIE = "ressursnett"


def inside(browser: Browser) -> bool:
    return browser.get("/min-side").path == "/min-side"


def cookie(browser: Browser, name: str = COOKIE) -> str | None:
    kept = browser.client.get_cookie(name)
    return kept.value if kept else None


def key_of(browser: Browser) -> str | None:
    with browser.client.session_transaction() as session:
        return session.get("_user_id")


def enter(browser: Browser, someone: world.Someone = world.NURSE) -> None:
    page = browser.get("/logg-inn").submit("/logg-inn", email=someone.email, password=world.PASSWORD)
    assert page.path == "/min-side"


# How long


def test_two_hours_without_use_and_the_log_in_has_run_out(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    app.extensions["clock"].forward(hours=1, minutes=59)
    assert inside(browser)
    app.extensions["clock"].forward(hours=2)
    page = browser.get("/min-kompetanse")
    assert page.path == "/logg-inn"
    assert page.has("Du har vært borte en stund og er logget ut.")


def test_using_it_keeps_it_alive(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    for _ in range(4):
        app.extensions["clock"].forward(hours=1, minutes=30)
        assert inside(browser)


def test_twelve_hours_is_the_end_however_busy_somebody_is(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    for _ in range(11):
        app.extensions["clock"].forward(hours=1)
        assert inside(browser)
    app.extensions["clock"].forward(minutes=59)
    assert inside(browser)
    app.extensions["clock"].forward(minutes=1)
    assert not inside(browser)


def test_somebody_who_was_never_here_is_not_told_that_they_were_logged_out(app: Flask) -> None:
    assert not Browser(app).get("/min-side").has("logget ut")


# The key


def test_the_key_is_new_at_every_log_in(app: Flask) -> None:
    browser = Browser(app)
    with browser.client.session_transaction() as session:
        session["_user_id"] = "a key an attacker planted"
    enter(browser)
    first = key_of(browser)
    browser.client.post("/logg-ut", data={"csrf_token": browser.token()})
    enter(browser)
    assert first and first != "a key an attacker planted"
    assert key_of(browser) not in {None, first}


def test_the_form_key_from_before_the_log_in_is_worth_nothing_after_it(app: Flask) -> None:
    browser = Browser(app)
    before = browser.token()
    enter(browser)
    assert browser.post("/min-profil/sprak", {"locale": "nn", "csrf_token": before}).status == 400


def test_the_cookie_holds_neither_person_nor_address(app: Flask) -> None:
    browser = Browser(app)
    enter(browser)
    with app.app_context():
        person = world.id_of(world.NURSE)
    with browser.client.session_transaction() as session:
        assert person not in str(dict(session)) and world.NURSE.email not in str(dict(session))


def test_the_database_holds_no_key_that_would_open_a_session(app: Flask) -> None:
    browser = Browser(app)
    enter(browser)
    stored = [row[0] for row in reader.rows(app, select(LoginSession.key_digest))]
    assert stored == [sign_in.key_digest(str(key_of(browser)))] and key_of(browser) not in stored


def test_a_made_up_key_opens_nothing(app: Flask) -> None:
    browser = Browser(app)
    with browser.client.session_transaction() as session:
        session["_user_id"] = "made up"
    assert not inside(browser)


def test_in_production_the_cookie_is_bound_to_the_host_and_to_https(engine: Engine) -> None:
    with engine.fresh_app(environment="production", secret_key=SECRET) as app:
        answer = app.test_client().get("/logg-inn", base_url="https://ressursnett.example")
        [set_cookie] = answer.headers.getlist("Set-Cookie")
        assert set_cookie.startswith("__Host-ressursnett=")
        for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            assert part in set_cookie.split("; ")
        assert "Domain" not in set_cookie


# Ending it


def test_a_row_ended_by_somebody_else_locks_the_browser_out(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    with app.app_context():
        sign_in.end_all(db.session(), person_id=world.id_of(world.NURSE), at=app.extensions["clock"]())
        db.session.commit()
    assert not inside(browser)


def test_logging_out_ends_the_row_and_not_only_the_cookie(app: Flask) -> None:
    browser, thief = Browser(app, world.NURSE), Browser(app)
    thief.client.set_cookie(COOKIE, str(cookie(browser)))
    assert inside(thief)
    browser.get("/min-side").submit("/logg-ut")
    assert not inside(thief)
    assert [row[0] for row in reader.rows(app, select(LoginSession.ended_at))] != [None]


def test_logging_out_takes_the_key_from_the_browser(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    browser.get("/min-side").submit("/logg-ut")
    assert key_of(browser) is None and not inside(browser)


def test_logging_out_tells_the_browser_to_forget_what_it_kept(app: Flask) -> None:
    answer = Browser(app, world.NURSE).get("/min-side").submit("/logg-ut", follow=False)
    assert answer.response.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert answer.response.location == "/logg-inn"


def test_logging_out_says_so(app: Flask) -> None:
    page = Browser(app, world.NURSE).get("/min-side").submit("/logg-ut")
    assert page.has("Du er logget ut. Ingenting ligger igjen på denne maskinen.")


def test_logging_out_leaves_other_machines_alone(app: Flask) -> None:
    here, there = Browser(app, world.NURSE), Browser(app, world.NURSE)
    here.get("/min-side").submit("/logg-ut")
    assert inside(there)


def test_a_link_cannot_log_anybody_out(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    assert browser.get("/logg-ut").status == 405
    assert inside(browser)


def test_logging_out_twice_does_no_harm(app: Flask) -> None:
    browser = Browser(app)
    assert browser.post("/logg-ut").path == "/logg-inn"


def test_log_in_and_log_out_are_written_down(app: Flask) -> None:
    browser = Browser(app)
    enter(browser)
    browser.get("/min-side").submit("/logg-ut")
    with app.app_context():
        person = world.id_of(world.NURSE)
    told = reader.rows(app, select(AuditLine.verb).where(AuditLine.by_person == person).order_by(AuditLine.id))
    assert [row[0] for row in told] == ["log_in", "log_out"]


# What a browser may keep


def test_no_page_of_somebody_logged_in_may_be_stored(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    reader.begin(browser)
    for path in (
        "/min-side",
        "/laer",
        reader.MODULE,
        f"{reader.MODULE}/side/skalaen",
        "/min-kompetanse",
        "/min-profil",
    ):
        assert browser.get(path).response.headers["Cache-Control"] == "no-store", path
    fragment = reader.answer(browser, "skala", ["1"], htmx=True)
    assert fragment.response.headers["Cache-Control"] == "no-store"


def test_a_page_that_carries_a_form_key_may_not_be_stored(app: Flask) -> None:
    answer = Browser(app).get("/logg-inn").response
    assert "Set-Cookie" in answer.headers and answer.headers["Cache-Control"] == "no-store"


def test_reading_does_not_write_to_the_session_row_every_time(app: Flask) -> None:
    """The idle limit is moved every five minutes, not at every page."""
    browser = Browser(app, world.NURSE)
    began = reader.rows(app, select(func.max(LoginSession.seen_at)))
    app.extensions["clock"].forward(minutes=4)
    browser.get("/min-side")
    assert reader.rows(app, select(func.max(LoginSession.seen_at))) == began
    app.extensions["clock"].forward(minutes=1)
    browser.get("/min-side")
    assert reader.rows(app, select(func.max(LoginSession.seen_at))) != began


def test_a_forged_cookie_is_nobodys(app: Flask) -> None:
    """Signed, so that nobody can write one; tampering makes it nobody's."""
    browser = Browser(app, world.NURSE)
    value = str(cookie(browser))
    browser.client.set_cookie(COOKIE, re.sub(r"\.[^.]+$", ".forfalsket", value))
    assert not inside(browser)
