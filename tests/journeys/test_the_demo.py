"""What meets somebody who tries the product with `make run`? The real content and the fictional people, light and usable.

Started as `flask --app wsgi start --demo`, under its own server. What is weighed is what comes over the wire.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from learning.config import ROOT
from tests.journeys import looking
from tests.journeys.conftest import NewContext
from tests.journeys.listening import Listener
from tests.journeys.serving import Product, free_port, running
from tests.journeys.visitor import DESK, PHONE, Visitor
from tests.journeys.wire import Exchange, wire

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
READER, LEADER, EDUCATOR = "Ingrid Fosselid", "Solveig Haugtomt", "Amina Rahimzadeh"
GUIDES = sorted(
    path.stem for path in (ROOT / "content" / "guides").glob("*.md") if not path.stem.endswith((".nn", ".en"))
)
Demo = Callable[..., Visitor]
FIRST_VISIT, REQUESTS, NEXT_PAGE = 60_000, 6, 15_000


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """`flask --app wsgi start --demo`, with the real content and the fictional people."""
    port = free_port()
    folder: Path = tmp_path_factory.mktemp("demo")
    environment = {
        "RESSURSNETT_ENV": "development",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    with running(["flask", "--app", "wsgi", "start", "--demo"], environment, port) as product:
        yield product


def weight(exchanges: list[Exchange]) -> int:
    """Bytes without the font: a page can be read before it comes, and it comes once."""
    return sum(one.received for one in exchanges if not one.path.endswith(".woff2"))


def test_the_first_visit_is_light_and_the_next_pages_lighter(
    product: Product, new_context: NewContext, listener: Listener
) -> None:
    with wire(product.port) as counted:
        # Given a browser that has never been here
        context = new_context(**PHONE.settings)
        listener.listen_to(context)
        ingrid = Visitor(context.new_page(), listener, counted.address)
        # When it opens the door
        ingrid.opens("/logg-inn")
        ingrid.service_worker_is_ready()
        ingrid.page.wait_for_load_state("networkidle")
        # Then it has fetched little, and asked seldom
        first = counted.exchanges.copy()
        assert weight(first) <= FIRST_VISIT, first
        assert len(first) <= REQUESTS, first
        # And each page after that brings little more than its words
        for go in (
            lambda: ingrid.presses(READER),
            lambda: ingrid.presses("Fortsett"),
            lambda: ingrid.opens("/min-kompetanse"),
            lambda: ingrid.opens("/laer"),
        ):
            mark = len(counted.exchanges)
            go()
            ingrid.page.wait_for_load_state("networkidle")
            following = counted.exchanges[mark:]
            assert following, "nothing was fetched"
            assert weight(following) <= NEXT_PAGE, following


@pytest.fixture
def demo(product: Product, new_context: NewContext, listener: Listener) -> Demo:
    """`demo("Ingrid Fosselid")` presses that person's button at the door; `demo()` stays outside."""

    def comes_in(name: str = "") -> Visitor:
        context = new_context(**DESK.settings)
        listener.listen_to(context)
        visitor = Visitor(context.new_page(), listener, f"http://localhost:{product.port}")
        if name:
            visitor.opens("/logg-inn")
            visitor.presses(name)
            visitor.is_at("/min-side")
        return visitor

    return comes_in


def look(visitor: Visitor) -> None:
    found = looking.everything(visitor.page)
    assert not found, f"{visitor.path}:\n" + "\n".join(found)


@pytest.mark.parametrize("path", ["/logg-inn", "/hjelp", "/personvern", "/tilgjengelighet"])
def test_the_open_pages_are_usable_by_everybody(demo: Demo, path: str) -> None:
    visitor = demo()
    visitor.opens(path)
    look(visitor)


@pytest.mark.parametrize("guide", GUIDES)
def test_every_guide_is_usable_by_everybody(demo: Demo, guide: str) -> None:
    visitor = demo()
    visitor.opens(f"/hjelp/{guide}")
    look(visitor)


def test_the_reader_s_own_pages_are_usable_by_everybody(demo: Demo) -> None:
    ingrid = demo(READER)
    for go in (
        lambda: ingrid.presses("Fortsett"),
        lambda: ingrid.opens("/laer/grunnkurs"),
        lambda: ingrid.opens("/min-kompetanse"),
    ):
        go()
        look(ingrid)


def test_a_team_of_several_is_usable_by_everybody(demo: Demo) -> None:
    solveig = demo(LEADER)
    solveig.opens("/team")
    look(solveig)
    solveig.presses(READER)
    solveig.sees_heading(READER)
    look(solveig)


def test_a_whole_module_in_the_workshop_is_usable_by_everybody(demo: Demo) -> None:
    amina = demo(EDUCATOR)
    amina.opens("/verksted/dokument/courses/grunnkurs/symptomkartlegging")
    look(amina)
