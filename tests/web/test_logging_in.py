"""Does logging in let in those it should, tell strangers nothing, and tire out those who guess?"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select, update

from learning.actions import people, sign_in
from learning.actions.names import sort_key
from learning.app import create_app
from learning.records.database import db
from learning.records.people import FailedLogin, Person
from learning.records.revisions import LibraryState
from learning.web.respond import is_ours
from tests import world
from tests.browsing import Browser, Page
from tests.engines import SECRET, Engine
from tests.web import reader

ELSEWHERE = [
    "//evil.example/",
    "https://evil.example/",
    "http:evil.example",
    "javascript:alert(1)",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\x00/evil.example",
    "/min\u202eedis",
    "min-side",
    "/" + "a" * 500,
]


def log_in(browser: Browser, email: str, password: str = world.PASSWORD, **other: str) -> Page:
    page = browser.get("/logg-inn")
    return page.submit("/logg-inn", follow=False, email=email, password=password, **other)


def told(page: Page) -> str:
    """The page without what differs from one visit to the next: form keys, and the address that was typed."""
    return re.sub(r'(name="csrf_token"|name="csrf-token"|type="email")[^>]*', "", page.html)


def headers(page: Page) -> set[str]:
    return {name for name, _ in page.response.headers}


def change(app: Flask, someone: world.Someone, **values: object) -> None:
    with app.app_context():
        db.session.execute(update(Person).where(Person.email == someone.email).values(**values))
        db.session.commit()


@contextmanager
def another_process(app: Flask) -> Iterator[Flask]:
    """The same installation, started once more on the same database."""
    other = create_app(app.config["SETTINGS"], clock=app.extensions["clock"])
    try:
        yield other
    finally:
        with other.app_context():
            db.engine.dispose()


# Who gets in


def test_the_right_password_opens_the_home_page(app: Flask) -> None:
    answer = log_in(Browser(app), world.NURSE.email)
    assert (answer.status, answer.response.location) == (303, "/min-side")


def test_the_address_may_be_typed_in_capitals_and_with_spaces(app: Flask) -> None:
    assert log_in(Browser(app), "  IDA@Test.Example ").status == 303


@pytest.mark.parametrize("who", ["nobody", "wrong password", "disabled", "without a password"])
def test_a_refusal_is_the_same_whoever_was_tried(app: Flask, who: str) -> None:
    refused = log_in(Browser(app), world.NURSE.email, "ikke det rette")
    address, password = world.COLLEAGUE.email, world.PASSWORD
    if who == "nobody":
        address = "finnes.ikke@test.example"
    elif who == "wrong password":
        password = "noe helt annet"
    elif who == "disabled":
        change(app, world.COLLEAGUE, disabled_at=datetime.now(UTC))
    else:
        change(app, world.COLLEAGUE, password_hash=None)
    other = log_in(Browser(app), address, password)
    assert (other.status, headers(other)) == (refused.status, headers(refused))
    assert told(other) == told(refused)
    assert refused.status == 422 and refused.has("stemmer ikke")


def test_a_refusal_keeps_the_address_and_never_the_password(app: Flask) -> None:
    page = log_in(Browser(app), world.NURSE.email, "nesten riktig setning")
    assert page.find("email").get("value") == world.NURSE.email
    assert "nesten riktig setning" not in page.html


def test_a_person_disabled_today_is_out_at_once(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    change(app, world.NURSE, disabled_at=datetime.now(UTC))
    assert browser.get("/min-side").path == "/logg-inn"


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("", ""),
        ("ida@test.example", ""),
        ("", "en setning"),
        ("\x00", "\x00"),
        ("ida\x00@test.example", "x"),
        ("ida\u202e@test.example", "\u202e"),
        ("😀@test.example", "😀😀😀"),
        ("a" * 300, "x"),
        ("ida@test.example", "x" * 300),
        ("' OR 1=1 --", "x"),
    ],
)
def test_odd_letters_and_missing_words_are_refused_with_a_sentence(app: Flask, email: str, password: str) -> None:
    page = log_in(Browser(app), email, password)
    assert page.status == 422
    sentence = page.find("feil-tekst").text or ""
    assert sentence.startswith(("Skriv både e-postadresse og passord.", "E-postadressen eller passordet stemmer ikke."))


def test_a_form_without_its_fields_is_refused(app: Flask) -> None:
    assert Browser(app).post("/logg-inn", {}).status == 422


def test_a_flood_of_letters_is_refused_before_it_is_read(app: Flask) -> None:
    page = Browser(app).post("/logg-inn", {"email": "a" * 1_100_000, "password": "x"})
    assert page.status == 413 and page.h1 == "Det var for mye på én gang"


# Where they land


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_an_address_that_leaves_the_site_is_not_ours(wanted: str) -> None:
    assert not is_ours(wanted)


def test_an_address_that_leaves_the_site_is_ignored(app: Flask) -> None:
    for wanted in ELSEWHERE[:5]:
        answer = log_in(Browser(app), world.NURSE.email, next=wanted)
        assert answer.response.location == "/min-side", wanted


def test_nor_does_it_work_on_somebody_already_inside(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    for wanted in ELSEWHERE:
        answer = browser.client.get("/logg-inn", query_string={"next": wanted})
        assert answer.location == "/min-side", wanted


def test_a_page_asked_for_is_reached_after_log_in(app: Flask) -> None:
    browser = Browser(app)
    door = browser.get("/min-kompetanse/kommunikasjon?a=1")
    assert door.path == "/logg-inn"
    page = door.submit("/logg-inn", follow=False, email=world.NURSE.email, password=world.PASSWORD)
    assert page.response.location == "/min-kompetanse/kommunikasjon?a=1"


# Guessing


def guess(app: Flask, email: str) -> None:
    assert log_in(Browser(app), email, "feil").status == 422


def wear_out(app: Flask, email: str, times: int = sign_in.TRIES_PER_ADDRESS) -> None:
    """As many wrong passwords, without the work each of them costs."""
    address, machine = (
        sign_in.throttle_subject(SECRET, *one) for one in (("address", email), ("machine", "127.0.0.1"))
    )
    with app.app_context():
        known = sign_in.account(db.session(), email, allow_demo=True)
        for _ in range(times):
            at = app.extensions["clock"]()
            sign_in.fail(db.session(), address=address, machine=machine, known=known, at=at)
        db.session.commit()


@pytest.mark.parametrize("email", [world.NURSE.email, "finnes.ikke@test.example"])
def test_ten_wrong_passwords_close_the_door_and_say_for_how_long(app: Flask, email: str) -> None:
    for _ in range(10):
        guess(app, email)
    page = log_in(Browser(app), email)
    assert page.status == 429
    assert page.response.headers["Retry-After"] == "900"
    assert page.has("For mange forsøk. Vent 15 minutter og prøv igjen.")


def test_the_wait_grows_shorter(app: Flask) -> None:
    wear_out(app, world.NURSE.email)
    app.extensions["clock"].forward(minutes=10, seconds=30)
    page = log_in(Browser(app), world.NURSE.email)
    assert page.has("Vent 5 minutter") and page.response.headers["Retry-After"] == "300"


def test_the_door_opens_again_after_a_quarter_of_an_hour(app: Flask) -> None:
    wear_out(app, world.NURSE.email)
    app.extensions["clock"].forward(minutes=14, seconds=59)
    assert log_in(Browser(app), world.NURSE.email).status == 429
    app.extensions["clock"].forward(seconds=1)
    assert log_in(Browser(app), world.NURSE.email).status == 303


def test_every_process_counts_the_same_tries(app: Flask) -> None:
    wear_out(app, world.NURSE.email, 8)
    with another_process(app) as other:
        guess(app, world.NURSE.email)
        guess(other, world.NURSE.email)
        for one in (app, other):
            assert log_in(Browser(one), world.NURSE.email).status == 429


def test_one_address_worn_out_leaves_the_others_open(app: Flask) -> None:
    wear_out(app, world.NURSE.email)
    assert log_in(Browser(app), world.COLLEAGUE.email).status == 303


def test_capitals_do_not_give_more_tries(app: Flask) -> None:
    wear_out(app, world.NURSE.email, 9)
    guess(app, f" {world.NURSE.email.upper()}")
    assert log_in(Browser(app), world.NURSE.email).status == 429


def test_getting_in_forgets_the_wrong_tries(app: Flask) -> None:
    wear_out(app, world.NURSE.email, 9)
    assert log_in(Browser(app), world.NURSE.email).status == 303
    wear_out(app, world.NURSE.email, 9)
    assert log_in(Browser(app), world.NURSE.email).status == 303


def test_a_machine_that_tries_many_addresses_is_stopped_too(app: Flask) -> None:
    at = app.extensions["clock"]()
    machine = sign_in.throttle_subject(SECRET, "machine", "127.0.0.1")
    with app.app_context():
        db.session.add_all(FailedLogin(subject=machine, at=at) for _ in range(sign_in.TRIES_PER_MACHINE))
        db.session.commit()
    assert log_in(Browser(app), world.NURSE.email).status == 429


def test_the_count_holds_no_address_in_clear(app: Flask) -> None:
    guess(app, world.NURSE.email)
    subjects = [row[0] for row in reader.rows(app, select(FailedLogin.subject))]
    assert len(subjects) == 2 and all(re.fullmatch("[0-9a-f]{64}", one) for one in subjects)


# Forms from elsewhere


def test_a_log_in_form_without_its_key_is_refused(app: Flask) -> None:
    browser = Browser(app)
    values = {"email": world.NURSE.email, "password": world.PASSWORD, "csrf_token": "gjettet"}
    assert browser.post("/logg-inn", values).status == 400
    assert browser.get("/min-side").path == "/logg-inn"


def test_a_key_from_somebody_elses_visit_is_refused(app: Flask) -> None:
    theirs = Browser(app).token()
    values = {"email": world.NURSE.email, "password": world.PASSWORD, "csrf_token": theirs}
    assert Browser(app).post("/logg-inn", values).status == 400


# The demonstration


def add_demo_person(app: Flask) -> str:
    at = app.extensions["clock"]()
    with app.app_context():
        secret = db.session.execute(select(Person.password_hash).where(Person.email == world.NURSE.email)).scalar()
        one = Person(
            name="Kari Demo",
            sort_key=sort_key("Kari Demo"),
            email="kari@test.example",
            password_hash=secret,
            demo=True,
            demo_order=0,
            created_at=at,
        )
        db.session.add(one)
        db.session.flush()
        people.appoint(db.session(), person_id=one.id, unit="post1", profession="nurse", starts_on=at.date(), at=at)
        db.session.commit()
        return one.id


def load_demo(app: Flask) -> str:
    person_id = add_demo_person(app)
    with app.app_context():
        db.session.execute(update(LibraryState).values(demo_loaded_at=app.extensions["clock"]()))
        db.session.commit()
    return person_id


def test_one_press_lets_you_in_as_a_fictional_person(app: Flask) -> None:
    load_demo(app)
    page = Browser(app).get("/logg-inn")
    assert page.has("Vil du bare prøve?") and page.has("Kari Demo")
    assert page.submit("/demo/").h1 == "Hei, Kari"


def test_the_shortcut_opens_no_real_account(app: Flask) -> None:
    load_demo(app)
    with app.app_context():
        real = world.id_of(world.NURSE)
    assert Browser(app).post(f"/demo/{real}").status == 404


@pytest.mark.parametrize("name", ["finnes-ikke", "%00", "x" * 500])
def test_the_shortcut_knows_nobody_else(app: Flask, name: str) -> None:
    load_demo(app)
    assert Browser(app).post(f"/demo/{name}").status == 404


def test_without_demo_data_there_is_no_shortcut(app: Flask) -> None:
    person_id = add_demo_person(app)
    browser = Browser(app)
    assert not browser.get("/logg-inn").has("Vil du bare prøve?")
    assert browser.post(f"/demo/{person_id}").status == 404


def test_in_production_the_shortcut_is_not_even_built(engine: Engine) -> None:
    with engine.fresh_app(environment="production", secret_key=SECRET) as app:
        load_demo(app)
        assert not [rule for rule in app.url_map.iter_rules() if "demo" in rule.rule]
        page = Browser(app).get("/logg-inn")
        assert page.status == 200 and not page.has("Kari Demo")


def test_in_production_a_fictional_person_has_no_password(engine: Engine) -> None:
    with engine.fresh_app(environment="production", secret_key=SECRET) as app:
        load_demo(app)
        with app.app_context():
            known = sign_in.account(db.session(), "kari@test.example", allow_demo=False)
        assert known.person_id and not sign_in.is_right(known, world.PASSWORD)


def test_in_production_a_fictional_person_with_a_session_is_a_stranger(engine: Engine) -> None:
    with engine.fresh_app(environment="production", secret_key=SECRET) as app:
        load_demo(app)
        browser = Browser(app, world.Someone("Kari Demo", "kari"))
        assert browser.get("/min-side").path == "/logg-inn"
