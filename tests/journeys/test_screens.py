"""Can everybody use every screen? No axe violation, nothing off the side, room for thumbs, one h1; light and dark, narrow and wide."""

from collections.abc import Callable, Iterator
from typing import NoReturn

import pytest
from flask import Flask, abort
from playwright.sync_api import Browser

from learning.web.guard import guarded
from tests import world
from tests.engines import Engine, sqlite_engine
from tests.journeys import screens
from tests.journeys.listening import Listener
from tests.journeys.screens import Screen
from tests.journeys.seats import Seats, look
from tests.journeys.serving import served
from tests.journeys.visitor import cookie_of

pytestmark = pytest.mark.browser
Show = Callable[..., None]


@pytest.fixture(scope="module")
def app(engines: dict[str, Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One furnished world for all the screens: they are looked at, and hardly changed."""
    if "sqlite" not in engines:
        engines["sqlite"] = sqlite_engine(tmp_path_factory.mktemp("sqlite"))
    with engines["sqlite"].fresh_app() as app:
        app.add_url_rule("/feil/<int:status>", "wrong", guarded("public")(wrong))
        screens.furnish(app)
        yield app


def wrong(status: int) -> NoReturn:
    """On purpose, so that every error page can be looked at."""
    abort(status)


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def seats(browser: Browser, app: Flask, address: str) -> Iterator[Seats]:
    by_name = {one.name: one for one in world.EVERYBODY}
    seats = Seats(
        browser, address, lambda at, name: at.page.context.add_cookies([cookie_of(app, by_name[name], address)])
    )
    yield seats
    seats.leave()


@pytest.fixture
def show(seats: Seats, listener: Listener) -> Show:
    """Brings a screen into its state, and looks."""

    def shows(screen: Screen, path: str) -> None:
        visitor = seats.take(screen.who.name if screen.who else "", listener)
        listener.expects(*screen.statuses)
        visitor.opens(path)
        screen.then(visitor)
        look(visitor)

    return shows


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", [*screens.anonymous(), *screens.gallery()], ids=lambda one: one.name)
def test_what_anybody_may_see(show: Show, screen: Screen) -> None:
    show(screen, screen.path)


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", screens.nurse(), ids=lambda one: one.name)
def test_what_a_nurse_sees(show: Show, screen: Screen) -> None:
    show(screen, screen.path)


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", screens.leader("{page}"), ids=lambda one: one.name)
def test_what_leaders_see(show: Show, app: Flask, screen: Screen) -> None:
    show(screen, screen.path.format(page=screens.person_page(app, world.NURSE)))


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", screens.educator(), ids=lambda one: one.name)
def test_what_an_educator_sees(show: Show, screen: Screen) -> None:
    show(screen, screen.path)
