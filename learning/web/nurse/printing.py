"""How is a whole module read in one go, and brought along on paper?"""

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.records.database import db
from learning.records.queries import attempts
from learning.web.guard import guarded
from learning.web.nurse import presenting_paper
from learning.web.nurse.modules import find_module
from learning.web.nurse.presenting_questions import Trying
from learning.web.respond import page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer/<course>/<module>/utskrift", "whole_module", whole_module)


@guarded("signed_in")
def whole_module(course: str, module: str) -> Response:
    """Whoever has finished, and is not in the middle of a new attempt, reads the text of that attempt with her answers."""
    found = find_module(course, module)
    attempt = attempts.current(db.session(), me().person_id, found.slug)
    if attempt is None or attempt.finished_at is None:
        return page("nurse/whole_module.html", view=presenting_paper.whole(found, None, library()))
    read = shelf().module(db.session(), library(), attempt.revision_id)
    trying = Trying(read, attempt, attempts.answers(db.session(), attempt.id))
    return page("nurse/whole_module.html", view=presenting_paper.whole(read, trying, library()))
