"""What does an educator do in the studio? Open a text, save a draft, publish it, through the pages as a browser would."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from learning.records.database import db
from learning.records.queries import library
from learning.records.queries.library import RevisionFacts
from learning.records.revisions import Draft
from tests import world
from tests.browsing import Browser, Page
from tests.house.addresses import SLUG
from tests.web import reader

OLD = "Pasienten setter tallet selv."
NEW = "Bare pasienten kan sette tallet."


def open_text(browser: Browser, slug: str = SLUG) -> Page:
    return browser.get(f"/verksted/dokument/{slug}")


def text_on(page: Page) -> str:
    """What stands in the editor."""
    return page.find("kildetekst").text or ""


def exchanged(text: str, old: str, new: str) -> str:
    assert text.count(old) == 1, f"«{old}» stands {text.count(old)} times"
    return text.replace(old, new)


def save(page: Page, old: str = OLD, new: str = NEW, **how: Any) -> Page:
    """Exchange some words in the editor and save."""
    return save_text(page, exchanged(text_on(page), old, new), **how)


def save_text(page: Page, text: str, **how: Any) -> Page:
    return page.submit("/lagre/", text=text, **how)


def to_publishing(browser: Browser, slug: str = SLUG) -> Page:
    return browser.get(f"/verksted/publiser/{slug}")


def publish(browser: Browser, change: str, old: str = OLD, new: str = NEW, slug: str = SLUG) -> Page:
    """From the open text to the history that shows it published."""
    page = save(open_text(browser, slug), old, new, then="publish")
    return page.submit("/publiser/", change=change)


def draft_of(app: Flask, someone: world.Someone = world.EDUCATOR) -> Draft | None:
    with app.app_context():
        whose = Draft.person_id == world.id_of(someone)
        return db.session.execute(select(Draft).where(whose)).scalar_one_or_none()


def revisions(app: Flask, slug: str = SLUG) -> list[RevisionFacts]:
    """Every revision of a text, newest first."""
    with app.app_context():
        current = library.current(db.session(), slug, "nb")
        assert current is not None
        return list(library.history(db.session(), current.document_id))


def read_sentence(app: Flask, someone: world.Someone) -> Page:
    """The page a reader meets the exchanged sentence on, from the beginning."""
    browser = Browser(app, someone)
    reader.begin(browser)
    return reader.question_page(browser, "skala")
