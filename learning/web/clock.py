"""What time is it for this request? One moment per request, so that a page agrees with itself."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from flask import Flask, current_app, g

from learning.actions.days import OSLO, oslo_day

Clock = Callable[[], datetime]


def init(app: Flask, clock: Clock | None = None) -> None:
    app.extensions["clock"] = clock or (lambda: datetime.now(UTC))


def now() -> datetime:
    """The moment this request began, in UTC."""
    if "now" not in g:
        g.now = current_app.extensions["clock"]()
    return g.now


def today() -> date:
    """The day in Oslo."""
    return oslo_day(now())


def in_oslo(at: datetime) -> datetime:
    return at.astimezone(OSLO)
