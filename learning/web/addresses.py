"""Which addresses can lead anywhere at all? Numbers a row can have, letters a database can hold; others are nobody's."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from flask import Flask, abort, has_request_context, request
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**31 - 1


class RowNumber(IntegerConverter):
    """A number too large for any row is an address that does not exist, not an error in the database."""

    def __init__(self, map: Map, *args: Any, **limits: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_ID, **limits})


def init(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumber
    app.before_request(_refuse_nul)
    app.url_for = _remembering(app.url_for)  # type: ignore[method-assign]  # what flask.url_for asks
    app.jinja_env.globals["url_for"] = app.url_for


def _refuse_nul() -> None:
    """PostgreSQL has no such letter, and neither has any of our addresses."""
    if "\0" in request.path:
        abort(404)


def _remembering(build: Callable[..., str]) -> Callable[..., str]:
    """An address is worked out once: a page has fifty, mostly the same as the last page's."""

    @lru_cache(maxsize=4096, typed=True)
    def remembered(_root: str, endpoint: str, **values: Any) -> str:
        return build(endpoint, **values)

    def url_for(endpoint: str, *, _external: bool | None = None, **values: Any) -> str:
        if _external or not has_request_context() or endpoint.startswith("."):
            return build(endpoint, _external=_external, **values)
        return remembered(request.script_root, endpoint, **values)

    return url_for
