"""How do many people, or many tabs, do something in the same moment? Threads that wait for each other at the start."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

from flask import Flask

from tests import world
from tests.browsing import Browser

T = TypeVar("T")
LONGEST_WAIT = 60


def at_once(deeds: Sequence[Callable[[], T]]) -> list[T]:
    """What each deed came to, begun together. An exception in one is raised here."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], T]) -> T:
        start.wait(LONGEST_WAIT)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def posting(app: Flask, someone: world.Someone, path: str, form: dict[str, Any]) -> Callable[[], int]:
    """A form that only waits to be sent, from a machine of its own. Answers with the status."""
    browser = Browser(app, someone)
    sent = form | {"csrf_token": browser.token()}
    return lambda: browser.client.post(path, data=sent).status_code
