"""Which doors does the house have? Assembled here, in the order of a request."""

from flask import Flask
from flask_wtf.csrf import CSRFProtect

from learning.web import (
    addresses,
    appointment,
    assets,
    clock,
    coordinator,
    educator,
    entrance,
    errors,
    ethics,
    events,
    guard,
    guest,
    languages,
    leader,
    nurse,
    returning,
    saving,
    security,
    templating,
    viewer,
)
from learning.web.clock import Clock
from learning.web.respond import htmx

DOORS = (entrance, nurse, ethics, guest, events, appointment, leader, educator, coordinator)


def init(app: Flask, at: Clock | None = None) -> None:
    """Before a request: address, form token, write lock, guard. After it, last registered first: the commit, compression, headers."""
    app.ensure_sync = lambda view: view  # type: ignore[assignment, method-assign]  # nothing is async; Flask would ask every time
    clock.init(app, at)
    htmx.init_app(app)
    addresses.init(app)
    assets.init(app)
    CSRFProtect(app)
    security.init(app)
    saving.init(app)
    returning.init(app)
    viewer.init(app)
    languages.init(app)
    guard.init(app)
    templating.init(app)
    errors.init(app)
    for door in DOORS:
        door.init(app)
