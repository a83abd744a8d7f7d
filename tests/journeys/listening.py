"""What did the browser complain about? Nothing may go wrong in silence while somebody uses the product."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

TOLD_ELSEWHERE = "Failed to load resource:"  # the console's echo of an answer or a failure we hear of directly
BROKEN_OFF = "net::ERR_ABORTED"
OF_A_PAGE = {"stylesheet", "script", "font", "image", "other"}


#: Chromium fetches the service worker again by itself, also just as the network goes; the page does without it.
WORKER_NOT_FETCHED = "An unknown error occurred when fetching the script."

#: A question that is asked again by itself every other second gives up on an answer that is late, and asks again.
ASKS_AGAIN = re.compile(r"htmx:error: timeout \{elt: a#oppdater\.")


@dataclass
class Listener:
    """Hears console errors (broken content policies among them), uncaught exceptions, failed requests and 4xx/5xx.

    `expected` are the statuses the journey is about; each of them must come.
    """

    heard: list[str] = field(default_factory=list)
    statuses: list[tuple[int, str]] = field(default_factory=list)
    expected: set[int] = field(default_factory=set)
    network_is_down: bool = False

    def listen_to(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._exception)
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def expects(self, *statuses: int) -> None:
        self.expected.update(statuses)

    @contextmanager
    def without_network(self, context: BrowserContext) -> Iterator[None]:
        """Inside, requests fail, and that is the point."""
        self.network_is_down = True
        context.set_offline(True)
        try:
            yield
        finally:
            context.set_offline(False)
            self.network_is_down = False

    def complaints(self) -> list[str]:
        """Everything that was not expected, and what was expected and never came."""
        came = {status for status, _ in self.statuses}
        return [
            *self.heard,
            *(f"{status} {url}" for status, url in self.statuses if status not in self.expected),
            *(f"{status} was expected and never came" for status in sorted(self.expected - came)),
        ]

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "assert"} and not message.text.startswith(TOLD_ELSEWHERE):
            if self.network_is_down and "Failed to fetch" in message.text:
                return
            if message.text.startswith(WORKER_NOT_FETCHED) or ASKS_AGAIN.search(message.text):
                return
            self.heard.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _exception(self, error: WebError) -> None:
        self.heard.append(f"exception: {error.error}")

    def _failed(self, request: Request) -> None:
        if not self.network_is_down and not _harmless(request):
            self.heard.append(f"failed: {request.method} {request.url} {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.statuses.append((response.status, response.url))


def _harmless(request: Request) -> bool:
    """The service worker handed a redirect over to the browser, or the reader went on before all of the page, or a poll, had come."""
    handed_over = request.service_worker is not None
    poll = urlsplit(request.url).path.endswith("/na")
    return request.failure == BROKEN_OFF and (handed_over or poll or request.resource_type in OF_A_PAGE)
