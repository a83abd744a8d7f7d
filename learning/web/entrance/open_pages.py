"""What may anybody read, and how does a machine ask whether we are well?"""

from flask import Blueprint, Response, current_app, redirect, send_from_directory, url_for
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response as BaseResponse

from learning.courses.glossary import Glossary
from learning.courses.nouns import Text
from learning.records.database import db
from learning.records.queries.library import ready
from learning.translations.catalogue import language
from learning.web import presenting_texts
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.viewer import library


def routes(door: Blueprint) -> None:
    door.add_url_rule("/", "front", front)
    door.add_url_rule("/healthz", "health", health)
    door.add_url_rule("/sw.js", "service_worker", service_worker)
    door.add_url_rule("/media/<path:name>", "media", media)
    door.add_url_rule("/hjelp", "guides", guides)
    door.add_url_rule("/hjelp/<name>", "guide", guide)
    door.add_url_rule("/ordliste", "glossary", glossary)
    door.add_url_rule("/tilgjengelighet", "accessibility", accessibility)
    door.add_url_rule("/personvern", "privacy", privacy)


@guarded("public")
def front() -> BaseResponse:
    return redirect(url_for("nurse.home" if current_user.is_authenticated else "entrance.log_in"))


@guarded("public")
def health() -> Response:
    """200 when database and content answer, else 503. Says nothing more to strangers."""
    try:
        well = ready(db.session())
    except SQLAlchemyError:
        current_app.logger.exception("health: the database does not answer")
        well = False
    return Response("ok\n" if well else "ikke klar\n", 200 if well else 503, mimetype="text/plain")


@guarded("public")
def service_worker() -> Response:
    """At the root, so that it may answer for every page."""
    response = send_from_directory(current_app.static_folder or "", "sw.js", mimetype="text/javascript", max_age=0)
    response.headers["Cache-Control"] = "no-cache"
    return response


@guarded("public")
def media(name: str) -> Response:
    """Images used by published content."""
    return send_from_directory(current_app.config["SETTINGS"].content / "media", name, max_age=3600)


@guarded("public")
def guides() -> Response:
    found = library().texts("guide", language())
    rows = tuple((one.title, one.summary, url_for("entrance.guide", name=one.name)) for one in found)
    return page("entrance/guides.html", guides=rows)


@guarded("public")
def guide(name: str) -> Response:
    return _text(f"guides/{name}")


@guarded("public")
def accessibility() -> Response:
    return _text("documents/tilgjengelighet")


@guarded("public")
def privacy() -> Response:
    return _text("documents/personvern")


def _text(slug: str) -> Response:
    text: Text = library().text(slug, language()) or missing(slug)
    return page("entrance/text.html", view=presenting_texts.text(text, library()))


@guarded("public")
def glossary() -> Response:
    found: Glossary = library().glossary(language()) or missing("glossary")
    return page("entrance/glossary.html", view=presenting_texts.glossary(found, library()))
