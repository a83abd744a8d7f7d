"""How often is the database asked for the pages a nurse opens most? At most six times, whatever she has behind her."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.web import every_kind, reader
from tests.web.reader import MODULE, RIGHT, TALK, WRONG

MOST = 6
COUNTED = {"SELECT", "INSERT", "UPDATE", "DELETE", "WITH"}
PAGES = {
    "home": "/min-side",
    "courses": "/laer",
    "course": "/laer/prove",
    "module": MODULE,
    "page": f"{MODULE}/side/skalaen",
    "result": f"{MODULE}/resultat",
    "competence": "/min-kompetanse",
    "one_competence": "/min-kompetanse/systematisk-symptomkartlegging",
    "profile": "/min-profil",
    "look_ups": "/min-side/innsyn",
    "my_notes": "/min-profil/notater",
}


@contextmanager
def asked(app: Flask) -> Iterator[list[str]]:
    """The statements sent to the database meanwhile. What begins and ends a transaction is not counted."""
    with app.app_context():
        engine = db.engine
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_others: Any) -> None:
        if statement.split(None, 1)[0].upper() in COUNTED:
            statements.append(" ".join(statement.split()))

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(engine, "before_cursor_execute", note)


@pytest.fixture
def nurse(app: Flask) -> Browser:
    """Somebody with a finished attempt, an open one and evidence; the library is warm, as it is after the first visit."""
    browser = Browser(app, world.NURSE)
    reader.take(browser, RIGHT)
    reader.begin(browser, TALK)
    reader.begin(browser, f"{MODULE}/resultat")
    return browser


def opened(browser: Browser, path: str) -> list[str]:
    with asked(browser.app) as statements:
        page = browser.get(path)
    assert (page.status, page.path) == (200, path)
    return statements


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_at_most_six_times(nurse: Browser, name: str) -> None:
    statements = opened(nurse, PAGES[name])
    assert 0 < len(statements) <= MOST, "\n".join(statements)


def test_the_number_does_not_grow_with_what_somebody_has_done(nurse: Browser) -> None:
    before = {name: len(opened(nurse, path)) for name, path in PAGES.items()}
    reader.go_through(nurse, WRONG)
    reader.go_through(nurse, {"forst": ["0"]}, TALK)
    for _ in range(3):
        reader.take_again(nurse, RIGHT)
    reader.begin(nurse, f"{MODULE}/resultat")
    reader.begin(nurse, f"{TALK}/resultat")
    assert {name: len(opened(nurse, path)) for name, path in PAGES.items()} == before


@pytest.mark.parametrize("htmx", [True, False])
def test_an_answer_asks_at_most_six_times(nurse: Browser, htmx: bool) -> None:
    page = reader.question_page(nurse, "skala")
    with asked(nurse.app) as statements:
        answer = page.submit("/svar/skala", htmx=htmx, follow=False, option="1")
    assert answer.status == (200 if htmx else 303)
    assert 0 < len(statements) <= MOST, "\n".join(statements)
    assert reader.answers_in(nurse.app)[-1] == ("skala", [1], 1.0)


@pytest.fixture
def learner(app: Flask) -> Browser:
    """Somebody in the middle of a module with activities of every kind, who has written for herself."""
    every_kind.publish(app)
    browser = every_kind.begun(app)
    every_kind.write(browser, "for", {"mark-0": "3"})
    return browser


def test_a_page_with_a_place_for_ones_own_notes_asks_once_more(learner: Browser) -> None:
    with_notes, without = (opened(learner, f"{every_kind.MODULE}/side/{page}") for page in ("selv", "svar"))
    assert len(with_notes) == len(without) + 1 <= MOST
    assert not [one for one in without if "workbook" in one]


@pytest.mark.parametrize("question", every_kind.RIGHT)
def test_an_answer_of_any_kind_asks_at_most_six_times(learner: Browser, question: str) -> None:
    page = every_kind.open_page(learner, question)
    with asked(learner.app) as statements:
        assert page.submit(f"/svar/{question}", htmx=True, **every_kind.RIGHT[question]).status == 200
    assert 0 < len(statements) <= MOST, "\n".join(statements)


def test_writing_for_oneself_asks_at_most_six_times(learner: Browser) -> None:
    page = every_kind.open_page(learner, "tanke")
    with asked(learner.app) as statements:
        assert page.submit("/notat/tanke", htmx=True, text="Noe å tenke på.").status == 200
    assert 0 < len(statements) <= MOST, "\n".join(statements)


def test_turning_a_page_asks_at_most_six_times(nurse: Browser) -> None:
    page = nurse.get(f"{MODULE}/side/hvorfor")
    with asked(nurse.app) as statements:
        page.submit("/videre", follow=False)
    assert 0 < len(statements) <= MOST, "\n".join(statements)


def test_a_revision_that_is_no_longer_current_costs_one_look_and_then_none(nurse: Browser) -> None:
    usual = len(opened(nurse, PAGES["page"]))
    reader.publish(nurse.app, reader.FILE, {"Pasienten setter tallet selv.": "Pasienten peker på tallet."})
    opened(nurse, "/laer")
    assert len(opened(nurse, PAGES["page"])) <= usual + 1
    assert len(opened(nurse, PAGES["page"])) == usual


def test_a_guest_with_no_cookie_is_not_looked_for(app: Flask) -> None:
    guest = Browser(app)
    guest.get("/healthz")
    with asked(app) as statements:
        guest.client.get("/healthz")
    assert len(statements) == 1, "\n".join(statements)
