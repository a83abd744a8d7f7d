"""A group around the test case, moved by the facilitator's own deeds, and people who join it as a browser would."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from learning.actions import group_runs, people_facts
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import group_runs as rows
from learning.records.queries import rights
from learning.records.queries.group_runs import GroupFacts, MemberFacts
from tests import world
from tests.browsing import Browser, Page

CASE = "simulations/ikke-si-det"
FACILITATOR = world.COLLEAGUE
NOTE = {"heard": "«Du er redd», sa hun, og ventet.", "seemed": "Leila satte seg.", "wonder": "", "talk": "feeling"}


def simulation(app: Flask) -> Simulation:
    """Inside an application context."""
    shelf = app.extensions["shelf"]
    found: Simulation = shelf.library(db.session()).simulation(CASE)
    return found


def started(app: Flask, someone: world.Someone = FACILITATOR) -> str:
    """A new group; its code."""
    with app.app_context():
        person = world.id_of(someone)
        at = app.extensions["clock"]()
        asker = people_facts.asker(person, rights.appointments_of(db.session(), person), (), at.date())
        case = simulation(app)
        published = app.extensions["shelf"].library(db.session()).published(CASE, "nb")
        number = group_runs.start(
            db.session(), by=asker, simulation=case, revision_id=published.revision_id, language="nb", at=at
        )
        found = rows.by_id(db.session(), number)
        db.session.commit()
        assert found is not None
        return found.code


def facts(app: Flask, code: str) -> GroupFacts:
    with app.app_context():
        found = rows.by_code(db.session(), code)
        assert found is not None
        return found


def members(app: Flask, code: str) -> tuple[MemberFacts, ...]:
    with app.app_context():
        found = rows.by_code(db.session(), code)
        assert found is not None
        return rows.members(db.session(), found.id)


def _lead(app: Flask, code: str, deed: Callable[..., Any], **how: Any) -> None:
    with app.app_context():
        group = rows.by_code(db.session(), code)
        assert group is not None
        deed(db.session(), group=group, seen=group.stand, at=app.extensions["clock"](), **how)
        db.session.commit()


def go_to(app: Flask, code: str, phase: str) -> None:
    _lead(app, code, group_runs.go_to, phase=phase)


def open_vote(app: Flask, code: str) -> None:
    with app.app_context():
        case = simulation(app)
    _lead(app, code, group_runs.open_vote, simulation=case)


def close_vote(app: Flask, code: str) -> None:
    _lead(app, code, group_runs.close_vote)


def choose(app: Flask, code: str, *choices: str) -> None:
    with app.app_context():
        case = simulation(app)
    for choice in choices:
        _lead(app, code, group_runs.choose, simulation=case, choice=choice)


def freeze(app: Flask, code: str) -> None:
    _lead(app, code, group_runs.freeze)


def thaw(app: Flask, code: str) -> None:
    _lead(app, code, group_runs.thaw)


def rewind(app: Flask, code: str, steps: int) -> None:
    _lead(app, code, group_runs.rewind, steps=steps)


def end(app: Flask, code: str) -> None:
    with app.app_context():
        group = rows.by_code(db.session(), code)
        assert group is not None
        present = frozenset(one.id for one in rows.members(db.session(), group.id))
        group_runs.end(
            db.session(),
            group=group,
            simulation=simulation(app),
            present=present,
            by=group.facilitator_id,
            at=app.extensions["clock"](),
        )
        db.session.commit()


def join(app: Flask, code: str, name: str = "Kari", role: str = "participant", card: str = "") -> Browser:
    """A guest comes in through the door."""
    browser = Browser(app)
    page = browser.get(f"/bli-med/{code}").submit(f"/bli-med/{code}", name=name, role=role, card=card)
    assert page.path == f"/gruppe/{code}", page.text
    return browser


def join_known(app: Flask, code: str, someone: world.Someone = world.NURSE, role: str = "participant") -> Browser:
    browser = Browser(app, someone)
    page = browser.get(f"/bli-med/{code}").submit(f"/bli-med/{code}", role=role)
    assert page.path == f"/gruppe/{code}", page.text
    return browser


def screen(browser: Browser, code: str) -> Page:
    return browser.get(f"/gruppe/{code}")


def poll(browser: Browser, code: str, seen: int | str) -> Page:
    """What the phone asks every other second."""
    return browser.get(f"/gruppe/{code}/na?v={seen}", htmx=True)


def vote(browser: Browser, code: str, choice: str, **how: Any) -> Page:
    return screen(browser, code).submit("/stem", choice=choice, **how)
