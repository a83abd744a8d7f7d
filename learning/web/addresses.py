"""Which addresses can lead anywhere at all? Numbers a row can have, letters a database can hold; others are nobody's."""

from typing import Any

from flask import Flask, abort, request
from werkzeug.routing import IntegerConverter, Map

LARGEST_ID = 2**31 - 1


class RowNumber(IntegerConverter):
    """A number too large for any row is an address that does not exist, not an error in the database."""

    def __init__(self, map: Map, *args: Any, **limits: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_ID, **limits})


def init(app: Flask) -> None:
    app.url_map.converters["int"] = RowNumber
    app.before_request(_refuse_nul)


def _refuse_nul() -> None:
    """PostgreSQL has no such letter, and neither has any of our addresses."""
    if "\0" in request.path:
        abort(404)
