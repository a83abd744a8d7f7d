"""Can everybody use every screen? No axe violation, nothing off the side, room for thumbs, one h1; light and dark, narrow and wide."""

from collections.abc import Iterator
from typing import NoReturn

import pytest
from flask import Flask, abort

from learning.web.guard import guarded
from tests import world
from tests.engines import Engine, sqlite_engine
from tests.journeys import looking, screens, screens_of_appointments, screens_of_events, screens_of_plans
from tests.journeys.conftest import SitDown
from tests.journeys.screens import Screen
from tests.journeys.serving import served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def app(engines: dict[str, Engine], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """One furnished world for all the screens: they are looked at, and hardly changed."""
    if "sqlite" not in engines:
        engines["sqlite"] = sqlite_engine(tmp_path_factory.mktemp("sqlite"))
    with engines["sqlite"].fresh_app() as app:
        app.add_url_rule("/feil/<int:status>", "wrong", guarded("public")(wrong))
        screens.furnish(app)
        screens_of_appointments.furnish(app)
        screens_of_events.furnish(app)
        screens_of_plans.furnish(app)
        yield app


def wrong(status: int) -> NoReturn:
    """On purpose, so that every error page can be looked at."""
    abort(status)


@pytest.fixture(scope="module")
def address(app: Flask) -> Iterator[str]:
    with served(app) as address:
        yield address


def look(sit_down: SitDown, screen: Screen, path: str) -> None:
    visitor = sit_down(screen.who)
    visitor.listener.expects(*screen.statuses)
    visitor.opens(path)
    screen.then(visitor)
    found = looking.everything(visitor.page)
    assert not found, f"{screen.name}:\n" + "\n".join(found)


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", [*screens.anonymous(), *screens.gallery()], ids=lambda one: one.name)
def test_what_anybody_may_see(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", [*screens.nurse(), *screens.alone()], ids=lambda one: one.name)
def test_what_a_nurse_sees(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", screens.reflecting(), ids=lambda one: one.name)
def test_what_somebody_sees_who_reflects_and_goes_back_to_work(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", screens.leader("{page}"), ids=lambda one: one.name)
def test_what_leaders_see(sit_down: SitDown, app: Flask, screen: Screen) -> None:
    look(sit_down, screen, screen.path.format(page=screens.person_page(app, world.NURSE)))


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", screens.educator(), ids=lambda one: one.name)
def test_what_an_educator_sees(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", screens_of_appointments.screens(), ids=lambda one: one.name)
def test_what_an_appointment_looks_like_to_those_it_concerns(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-1")
@pytest.mark.parametrize("screen", screens_of_events.screens(), ids=lambda one: one.name)
def test_what_an_event_looks_like_to_those_who_come_and_those_who_arrange(sit_down: SitDown, screen: Screen) -> None:
    look(sit_down, screen, screen.path)


@pytest.mark.xdist_group("screens-2")
@pytest.mark.parametrize("screen", screens_of_plans.screens(), ids=lambda one: one.name)
def test_what_a_plan_asks_and_what_became_of_it(sit_down: SitDown, app: Flask, screen: Screen) -> None:
    look(sit_down, screen, screen.path.format(**screens_of_plans.people(app)))
