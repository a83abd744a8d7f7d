"""How much must a phone on a slow network fetch? The first visit and the next page, as the browser receives them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import NewContext
from tests.journeys.listening import Listener
from tests.journeys.serving import Product, free_port, running
from tests.journeys.visitor import PHONE, Visitor
from tests.journeys.wire import Exchange, wire

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("demo")]
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
        first = counted.since(0)
        assert weight(first) <= FIRST_VISIT, first
        assert len(first) <= REQUESTS, first
        # And each page after that brings little more than its words
        for go in (
            lambda: ingrid.presses("Ingrid Fosselid"),
            lambda: ingrid.presses("Fortsett"),
            lambda: ingrid.opens("/min-kompetanse"),
            lambda: ingrid.opens("/laer"),
            lambda: ingrid.opens("/min-side"),
        ):
            mark = len(counted.exchanges)
            go()
            ingrid.page.wait_for_load_state("networkidle")
            following = counted.since(mark)
            assert following, "nothing was fetched"
            assert weight(following) <= NEXT_PAGE, following
            print(weight(following), following)
        print(weight(first), first)
