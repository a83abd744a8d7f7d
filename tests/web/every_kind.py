"""A module with an activity of every kind, and what a reader sends to each: right, partly right, wrong, and no answer at all.

Forms name what is put in order and matched by its place on the screen. The shuffles are fixed here, so that tests know it.
"""

from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select, update

from learning.actions.deploying import publish_files
from learning.records.attempts import Attempt
from learning.records.database import db
from learning.records.workbook import Note
from tests import world
from tests.browsing import Browser, Page
from tests.web import reader

COURSE_FILE, FILE = "courses/alle/course.md", "courses/alle/10-slag.md"
MODULE = "/laer/alle/slag"
SLUG = "courses/alle/slag"
COURSE = """---
title: Alle slags
summary: Ett kurs med alt.
language: nb
edition: 1
audience: [nurse]
pass_mark: 80
order: 2
complete: true
---

Velkommen.
"""
TEXT = Path(__file__).with_name("every_kind.md").read_text("utf-8")
PAGE_OF = dict.fromkeys(("for", "tanke", "gjort"), "selv")
PAGE_OF |= dict.fromkeys(("rekkefolge", "koble", "tall", "fyll"), "svar")
PAGE_OF |= dict.fromkeys(("ser", "innom", "etter"), "kasus-side")

#: What is shown first, second …: the author's positions. Never the right order.
SHUFFLE = {"rekkefolge": [2, 0, 3, 1], "koble": [1, 2, 0], "tall": [], "fyll": [], "ser": [1, 0], "innom": []}

Fields = dict[str, Any]
RIGHT: dict[str, Fields] = {
    "rekkefolge": {"place-0": "3", "place-1": "1", "place-2": "4", "place-3": "2"},
    "koble": {"pair-0": "2", "pair-1": "0", "pair-2": "1"},
    "tall": {"text": "15,0 mg"},
    "fyll": {"text": "esas r"},
    "ser": {"option": "0"},
    "innom": {"text": "30"},
}
STORED = {
    "rekkefolge": [0, 1, 2, 3],
    "koble": [0, 1, 2],
    "tall": "15,0 mg",
    "fyll": "esas r",
    "ser": [0],
    "innom": "30",
}
WRONG: dict[str, Fields] = {
    "rekkefolge": {"place-0": "2", "place-1": "3", "place-2": "1", "place-3": "4"},
    "koble": {"pair-0": "0", "pair-1": "1", "pair-2": "2"},
    "tall": {"text": "2,5"},
    "fyll": {"text": "MOBID-2"},
    "ser": {"option": "1"},
    "innom": {"text": "31"},
}
PARTLY: dict[str, Fields] = {
    "rekkefolge": {"place-0": "3", "place-1": "1", "place-2": "2", "place-3": "4"},
    "koble": {"pair-0": "2", "pair-1": "1", "pair-2": "0"},
}


def publish(app: Flask) -> None:
    with app.app_context():
        outcome = publish_files(db.session(), {COURSE_FILE: COURSE, FILE: TEXT}, app.extensions["clock"]())
        assert not [one for one in outcome.problems if one.severity == "error"], outcome
        db.session.commit()


def begun(app: Flask, someone: world.Someone = world.NURSE) -> Browser:
    """Somebody who has begun the module, with the shuffles above."""
    browser = Browser(app, someone)
    reader.begin(browser, MODULE)
    with app.app_context():
        db.session.execute(update(Attempt).where(Attempt.person_id == world.id_of(someone)).values(questions=SHUFFLE))
        db.session.commit()
    return browser


def open_page(browser: Browser, activity: str) -> Page:
    return browser.get(f"{MODULE}/side/{PAGE_OF[activity]}")


def answer(browser: Browser, question: str, fields: Fields, **how: Any) -> Page:
    """Open the page of a question, fill in its form and send it."""
    return _fill_in(open_page(browser, question), f"/svar/{question}", fields, how)


def write(browser: Browser, activity: str, fields: Fields, **how: Any) -> Page:
    return _fill_in(open_page(browser, activity), f"/notat/{activity}", fields, how)


def _fill_in(page: Page, form: str, fields: Fields, how: dict[str, Any]) -> Page:
    places = {one.get("name") for one in page.form(form).iter()} | {"seen", "undo"}  # these come with an answer
    assert set(fields) <= places, f"nowhere to write {set(fields) - places}"
    return page.submit(form, **fields, **how)


def go_through(browser: Browser, answers: dict[str, Fields]) -> Page:
    for question, fields in answers.items():
        answer(browser, question, fields)
    return browser.get(f"{MODULE}/side/kasus-side").submit("/ferdig")


def notes_of(app: Flask, someone: world.Someone) -> dict[str, Any]:
    """What stands in somebody's workbook, by activity."""
    with app.app_context():
        whose = world.id_of(someone)
    return dict(tuple(row) for row in reader.rows(app, select(Note.activity, Note.body).where(Note.person_id == whose)))
