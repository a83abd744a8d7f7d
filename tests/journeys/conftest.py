"""What do the journeys need? Chromium, the built front end, a served application, and somebody sitting down at a machine."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext

from learning.config import ROOT
from tests import world
from tests.engines import Engine
from tests.journeys.listening import Listener
from tests.journeys.serving import served
from tests.journeys.visitor import DESK, Machine, Visitor, cookie_of

NewContext = Callable[..., BrowserContext]
SitDown = Callable[..., Visitor]
FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")


def what_is_missing(dist: Path, path: str | None) -> str | None:
    """Why the journeys cannot be made here, with the remedy."""
    if path is None:
        return "Nettleserprøvene er hoppet over: installer Chromium (apt-get install chromium), eller sett CHROMIUM."
    if not (dist / "meta.json").exists():
        return "Nettleserprøvene er hoppet over: static/dist er ikke bygget. Kjør npm ci && npm run build."
    return None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Every journey with a browser passes here: without one it is skipped, loudly."""
    missing = what_is_missing(ROOT / "static" / "dist", chromium())
    if missing:
        pytest.skip(missing)
    return {**browser_type_launch_args, "executable_path": chromium(), "args": FLAGS}


@pytest.fixture(scope="session")
def base_url() -> None:
    """Each journey has an address of its own. (The plugin's fixture of this name is deprecated by pytest 9.)"""


@pytest.fixture(params=["sqlite"])
def engine(engine: Engine) -> Engine:
    """SQLite, unless a journey asks for both: `@pytest.mark.parametrize("engine", [...], indirect=True)`."""
    return engine


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Where the application answers."""
    with served(app) as address:
        yield address


@pytest.fixture
def machine(request: pytest.FixtureRequest) -> Machine:
    """A wide screen with scripts, unless the test says otherwise."""
    return getattr(request, "param", DESK)


@pytest.fixture
def listener() -> Iterator[Listener]:
    """Ends the test in failure when a browser complained about something nobody expected."""
    listener = Listener()
    yield listener
    assert not listener.complaints(), "the browser complained:\n" + "\n".join(listener.complaints())


@pytest.fixture
def sit_down(app: Flask, address: str, listener: Listener, new_context: NewContext, machine: Machine) -> SitDown:
    """`sit_down(world.NURSE)`: a browser of her own, already logged in; `sit_down()`: a stranger."""

    def sits_down(someone: world.Someone | None = None, at: Machine = machine) -> Visitor:
        context = new_context(**at.settings)
        context.set_default_timeout(10_000)
        listener.listen_to(context)
        if someone:
            context.add_cookies([cookie_of(app, someone, address)])
        return Visitor(context.new_page(), listener, address)

    return sits_down
