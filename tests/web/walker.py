"""What does somebody do who walks through a simulation alone? Begin, choose, go back, through the pages as a browser would."""

from typing import Any

from flask import Flask
from sqlalchemy import select

from learning.records.simulations import SimulationRun, SimulationStep
from tests import world
from tests.browsing import Browser, Page
from tests.web import reader

FRONT = "/etikk/ikke-si-det"
FILE = "simulations/ikke-si-det.md"
SLUG = "simulations/ikke-si-det"
OPEN_DOOR = ("B1.b", "B2.a", "B3.a")
SHUT_DOOR = ("B1.a", "B2.b", "B3.b")


def begin(browser: Browser) -> Page:
    """From the simulation's own page. Lands on the first scene, or where she was when she is in the middle of it."""
    front = browser.get(FRONT)
    return front.click("Fortsett der du slapp") if front.has("Fortsett der du slapp") else front.submit("/begynn")


def choose(page: Page, choice: str, **fields: Any) -> Page:
    """Press one of the roads that are offered."""
    assert choice in offered(page), f"{choice} is not offered on {page.path}: {offered(page)}"
    return page.submit("/velg", choice=choice, **fields)


def offered(page: Page) -> list[str]:
    return [one.get("value", "") for one in page.tree.iter("button") if one.get("name") == "choice"]


def walk(browser: Browser, choices: tuple[str, ...] = OPEN_DOOR) -> Page:
    """From the front to where these choices lead."""
    page = begin(browser)
    for choice in choices:
        page = choose(page, choice)
    return page


def debrief(browser: Browser, choices: tuple[str, ...] = OPEN_DOOR) -> Page:
    return walk(browser, choices).click("Gå til samtalen etterpå")


def back_to(page: Page, path: str) -> Page:
    """Go back to the fork that has this path."""
    forms = [one for one in page.tree.iter("form") if one.get("action", "").endswith("/tilbake")]
    paths = [one.find(".//input[@name='path']").get("value") for one in forms]  # type: ignore[union-attr]
    assert path in paths, paths
    return page.browser.post(forms[0].get("action", ""), {"path": path})


def walks_in(app: Flask) -> list[SimulationRun]:
    return [row[0] for row in reader.rows(app, select(SimulationRun).order_by(SimulationRun.id))]


def steps_in(app: Flask) -> list[tuple[str, str]]:
    """Path and reason of every choice kept."""
    statement = select(SimulationStep.path, SimulationStep.why).order_by(SimulationStep.id)
    return [tuple(row) for row in reader.rows(app, statement)]


def shown(app: Flask, someone: world.Someone = world.NURSE) -> list[str]:
    """Kinds of evidence."""
    return [one.kind for one in reader.evidence_of(app, someone)]
