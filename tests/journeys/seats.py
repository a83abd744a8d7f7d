"""Who sits where while many screens are looked at? One page per person, used again: a new one costs more than the look."""

from collections.abc import Callable

from playwright.sync_api import Browser, Page

from tests.journeys import looking
from tests.journeys.listening import Listener
from tests.journeys.visitor import DESK, Visitor


class Seats:
    """`come_in` logs somebody in at a page that is new; nobody's name is the empty string."""

    def __init__(self, browser: Browser, address: str, come_in: Callable[[Visitor, str], None]) -> None:
        self._browser = browser
        self._address = address
        self._come_in = come_in
        self._pages: dict[str, Page] = {}

    def take(self, name: str, listener: Listener) -> Visitor:
        known = name in self._pages
        if not known:
            self._pages[name] = self._browser.new_context(**DESK.settings).new_page()
        visitor = Visitor(self._pages[name], listener, self._address)
        listener.listen_to(visitor.page.context)
        if name and not known:
            self._come_in(visitor, name)
        return visitor

    def leave(self) -> None:
        for page in self._pages.values():
            page.context.close()


def look(visitor: Visitor) -> None:
    """Fails with everything that is wrong on the screen, by width and by light or dark."""
    found = looking.everything(visitor.page)
    assert not found, f"{visitor.path}:\n" + "\n".join(found)
