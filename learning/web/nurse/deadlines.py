"""Why is this asked of me, by when, and what has been counted?"""

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from learning.actions import standings
from learning.competence.requirement import Requirement
from learning.records.database import db
from learning.translations.catalogue import gettext as _
from learning.web import clock, presenting_requirements
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/min-side/frist/<path:what>", "requirement", requirement)


@guarded("signed_in")
def requirement(what: str) -> Response:
    picture = standings.picture(db.session(), library=library(), appointments=me().appointments, today=clock.today())
    asked = presenting_requirements.find(picture, what) if picture else None
    if picture is None or asked is None:
        abort(404)
    view = presenting_requirements.why(picture, asked, library(), me().locale)
    return page("nurse/requirement.html", view=view, onward=_onward(asked))


def _onward(one: Requirement) -> tuple[str, str] | None:
    """Where it can be done, when that is here."""
    if one.state == "done":
        return None
    if one.kind == "course":
        return url_for("nurse.course", course=one.subject.rpartition("/")[2]), _("Gå til kurset")
    if one.kind == "simulation":
        return url_for("ethics.simulations"), _("Gå til simuleringene")
    if one.kind == "level_b":
        return url_for("nurse.competence"), _("Se alle kompetansene")
    return None
