"""How does somebody take her reflection with her: as text, and on paper?"""

from flask import Blueprint, Response, make_response
from werkzeug.wrappers import Response as BaseResponse

from learning.actions.refusing import NotFound
from learning.outside.pdf import pdf
from learning.records.database import db
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web.ethics import presenting_reflection as presenting
from learning.web.ethics.presenting_reflection import Reflection
from learning.web.ethics.reflecting import found
from learning.web.guard import guarded
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/refleksjon.md", "reflection_text", text)
    door.add_url_rule("/etikk/<name>/refleksjon.pdf", "reflection_paper", paper)


def _mine(name: str) -> Reflection:
    about, note = found(me().person_id, name)
    if note is None:
        raise NotFound("no_such_reflection")
    return presenting.reflection(about, note, 0)


@guarded("signed_in")
def text(name: str) -> BaseResponse:
    """As Markdown: headings of ours, and between them what she wrote, letter for letter."""
    view = _mine(name)
    parts = [f"# {_title(view)}", *(f"## {one.step.number}. {one.step.title}\n\n{one.text}" for one in view.steps)]
    return _file("\n\n".join(part.rstrip() for part in parts) + "\n", "text/markdown; charset=utf-8", f"{name}.md")


@guarded("signed_in")
def paper(name: str) -> BaseResponse:
    view = _mine(name)
    db.session.rollback()  # nothing is held while it is set
    steps = [
        {"title": f"{one.step.number}. {one.step.title}", "ask": one.step.ask, "text": one.text} for one in view.steps
    ]
    data = {"title": _title(view), "language": language(), "steps": steps, "empty": _("Ikke skrevet ennå.")}
    return _file(pdf("reflection", data), "application/pdf", f"{name}.pdf")


def _title(view: Reflection) -> str:
    return _("Refleksjon: %(case)s", case=view.case)


def _file(body: str | bytes, kind: str, name: str) -> Response:
    response = make_response(body)
    response.headers["Content-Type"] = kind
    response.headers.set("Content-Disposition", "attachment", filename=f"refleksjon-{name}")
    return response
