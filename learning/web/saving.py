"""When is a request's work committed? Once, after success; anything else is rolled back.

A request that may write begins with the write lock, so that what it reads still holds when it writes. An endpoint that
must not hold it (log-in checks a password slowly) is marked with `own_transaction` and commits by itself.
"""

from collections.abc import Callable
from typing import TypeVar

from flask import Flask, Response, current_app, g, request

from learning.records.database import begin_reading, begin_writing, db

View = TypeVar("View", bound=Callable[..., object])
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def own_transaction(view: View) -> View:
    view.own_transaction = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def init(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    view = current_app.view_functions.get(request.endpoint or "")
    g.saving = request.method not in SAFE and view is not None and not getattr(view, "own_transaction", False)
    if g.saving:
        begin_writing(db.session())
    elif request.method in SAFE:
        begin_reading(db.session())


def _end(response: Response) -> Response:
    if g.get("saving"):
        if response.status_code < 400:
            db.session.commit()
        else:
            db.session.rollback()
    return response
