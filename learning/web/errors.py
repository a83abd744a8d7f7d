"""What does somebody see when it went wrong? A sentence that says what to do, never a traceback.

The script in the browser shows the heading and the sentence of these pages in the page the reader is on, so that what
was typed stays where it is.
"""

from urllib.parse import urlsplit

from flask import Flask, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from learning.access.refusals import Refusal
from learning.actions.refusing import Refused
from learning.translations import refusal_words, refused_words
from learning.web import returning
from learning.web.respond import wants_fragment

TEMPLATES = {403: "403", 404: "404", 405: "404", 410: "410", 413: "413", 429: "429"}


def init(app: Flask) -> None:
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Refusal, _refusal)
    app.register_error_handler(Refused, _refused)
    app.register_error_handler(CSRFError, _stale_form)
    app.register_error_handler(500, _broken)


def show(status: int, sentence: str | None = None) -> Response:
    """An error page; `sentence` says what happened when we know more than the status does."""
    name = TEMPLATES.get(status, "500" if status >= 500 else "400")
    return make_response(render_template(f"errors/{name}.html", sentence=sentence), status)


def _http(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()
    return show(error.code)


def _refusal(refusal: Refusal) -> Response:
    return show(404) if refusal.hidden else show(403, refusal_words.words(refusal))


def _refused(refused: Refused) -> Response:
    return show(refused.status, None if refused.status == 404 else refused_words.words(refused))


def _stale_form(_error: CSRFError) -> Response:
    """The form is from before somebody logged in or out here. Nothing typed is lost; a stranger's form is not offered."""
    if not _sent_by_us() or not request.form or wants_fragment():
        return show(400, refused_words.sentence("stale_form"))
    return returning.offer(returning.asked_for(), returning.typed(), returning.asked_for(), 400)


def _sent_by_us() -> bool:
    """Browsers say where a form came from; old ones only by its origin, and the oldest not at all."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def _broken(_error: Exception) -> Response:
    template = current_app.jinja_env.get_template("errors/500.html")  # without asking the database who is looking
    return make_response(template.render(), 500)
