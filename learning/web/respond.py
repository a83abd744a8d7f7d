"""How does an answer leave the house: as a whole page, as a fragment for htmx, or as a redirect?

The only place that knows htmx (flask-htmx 0.4 does not know htmx 4: its targets look like `form#id`).
"""

from typing import Any

from flask import Response, make_response, redirect, render_template, request, url_for
from flask_htmx import HTMX
from werkzeug.wrappers import Response as BaseResponse

from learning.web.templating import around_page

htmx = HTMX()


def wants_fragment() -> bool:
    """Did htmx ask for a piece of a page, rather than a browser or a boosted link for the whole?"""
    return bool(htmx) and request.headers.get("HX-Request-Type", "partial") == "partial"


def page(template: str, status: int = 200, **context: Any) -> Response:
    """A whole page, with menu and messages around it."""
    return _response(render_template(template, **around_page(), **context), status)


def fragment(template: str, status: int = 200, **context: Any) -> Response:
    """A piece of a page, for htmx."""
    return _response(render_template(template, **context), status)


def _response(html: str, status: int) -> Response:
    return make_response(html, status, {"Vary": "HX-Request"})


def instead_of(id: str, response: Response) -> Response:
    """A fragment that takes the place of another element than the one that asked."""
    response.headers["HX-Retarget"] = f"#{id}"
    return response


def anew() -> Response:
    """What is on the screen is over: htmx is told to fetch the page again."""
    return make_response("", 200, {"HX-Refresh": "true"})


def see_other(endpoint: str, _anchor: str | None = None, **values: Any) -> BaseResponse:
    """After a deed: go and look at the result. htmx is told to move the whole browser."""
    return go(url_for(endpoint, _anchor=_anchor, **values))


def go(address: str) -> BaseResponse:
    """Redirect to one of our own addresses."""
    if htmx:
        response = Response(status=200)
        response.headers["HX-Redirect"] = address
        return response
    return redirect(address, code=303)


def is_ours(address: str | None) -> bool:
    """May we redirect there? Only a path on this site: no scheme, no host, no backslash, no control characters."""
    if not address or not address.startswith("/") or address.startswith("//"):
        return False
    return "\\" not in address and all(character.isprintable() for character in address) and len(address) <= 400
