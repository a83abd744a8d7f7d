"""What does a reader of the test course do? Begin, answer, read on and finish through the pages, as a browser would."""

import re
from typing import Any

from flask import Flask
from sqlalchemy import Select, select

from learning.actions.deploying import publish_files
from learning.records.attempts import Answer, Attempt
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from tests import world
from tests.browsing import Browser, Page
from tests.engines import CONTENT

MODULE = "/laer/prove/kartlegging"
TALK = "/laer/prove/samtale"
FILE = "courses/prove/10-kartlegging.md"
RIGHT = {"skala": ["1"], "da": ["0", "1"]}
WRONG = {"skala": ["0"], "da": ["2"]}
PAGE_OF = {"skala": "skalaen", "da": "uteblir", "forst": "apent"}


def begin(browser: Browser, module: str = MODULE) -> Page:
    """Press the button on the module's own page. Lands on the first page."""
    return browser.get(module).submit("/begynn")


def question_page(browser: Browser, question: str, module: str = MODULE) -> Page:
    return browser.get(f"{module}/side/{PAGE_OF[question]}")


def answer(browser: Browser, question: str, options: list[str], module: str = MODULE, **how: Any) -> Page:
    """Open the page of a question and send its form."""
    return question_page(browser, question, module).submit(f"/svar/{question}", option=options, **how)


def finish(browser: Browser, module: str = MODULE) -> Page:
    last = "uteblir" if module == MODULE else "apent"
    return browser.get(f"{module}/side/{last}").submit("/ferdig")


def go_through(browser: Browser, answers: dict[str, list[str]], module: str = MODULE) -> Page:
    """Answer what is begun, and finish it. Lands on the result."""
    for question, options in answers.items():
        answer(browser, question, options, module)
    return finish(browser, module)


def take(browser: Browser, answers: dict[str, list[str]], module: str = MODULE) -> Page:
    """A first go at a module."""
    begin(browser, module)
    return go_through(browser, answers, module)


def take_again(browser: Browser, answers: dict[str, list[str]], module: str = MODULE) -> Page:
    """One more go, from the result of the last one."""
    browser.get(f"{module}/resultat").submit("/begynn")
    return go_through(browser, answers, module)


def attempt_id(page: Page) -> int:
    """Whose number stands in the addresses of a page's forms."""
    found = re.search(r"/forsok/(\d+)/", page.html)
    assert found, f"no attempt on {page.path}"
    return int(found[1])


def rows(app: Flask, statement: Select[Any]) -> list[Any]:
    """What stands in the database, read in a transaction of its own."""
    with app.app_context():
        return list(db.session.execute(statement).all())


def answers_in(app: Flask) -> list[tuple[str, list[int], float]]:
    return [tuple(row) for row in rows(app, select(Answer.question, Answer.given, Answer.points).order_by(Answer.id))]


def attempts_in(app: Flask) -> list[Any]:
    return [row[0] for row in rows(app, select(Attempt).order_by(Attempt.id))]


def evidence_of(app: Flask, someone: world.Someone) -> list[EvidenceRow]:
    with app.app_context():
        whose = EvidenceRow.person_id == world.id_of(someone)
        return list(db.session.execute(select(EvidenceRow).where(whose).order_by(EvidenceRow.id)).scalars())


def publish(app: Flask, path: str, changes: dict[str, str]) -> None:
    """Publish a file of the test content with words exchanged, as a deployment does."""
    text = (CONTENT / path).read_text("utf-8")
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new)
    publish_text(app, path, text)


def publish_text(app: Flask, path: str, text: str) -> None:
    publish_texts(app, {path: text})


def publish_texts(app: Flask, texts: dict[str, str]) -> None:
    with app.app_context():
        outcome = publish_files(db.session(), texts, app.extensions["clock"]())
        assert sorted(outcome.published) == sorted(texts), outcome
        db.session.commit()
