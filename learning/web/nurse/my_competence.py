"""How far have I come towards level B, why, and what would turn a cell green?"""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from learning.actions import standings
from learning.actions.standings import Picture
from learning.records.database import db
from learning.web import clock, presenting_competence, presenting_requirements
from learning.web.guard import guarded
from learning.web.nurse.ring_labels import ring_of
from learning.web.respond import page
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/min-kompetanse", "competence", competence)
    door.add_url_rule("/min-kompetanse/<competence>", "one_competence", one_competence)


def _picture() -> Picture | None:
    return standings.picture(db.session(), library=library(), appointments=me().appointments, today=clock.today())


@guarded("signed_in")
def competence() -> Response:
    picture = _picture()
    if picture is None:
        return page("nurse/no_competence.html", appointed=standings.current(me().appointments, clock.today()))
    view = presenting_competence.overview(picture, "nurse.one_competence", {})
    level = presenting_requirements.level(picture)
    return page("nurse/competence.html", view=view, ring=ring_of(picture), level=level)


@guarded("signed_in")
def one_competence(competence: str) -> Response:
    picture = _picture()
    view = presenting_competence.detail(picture, competence, library(), me().locale) if picture else None
    return page("nurse/one_competence.html", view=view or abort(404))
