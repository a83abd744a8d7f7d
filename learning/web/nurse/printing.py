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
    """Whoever has begun gets the text she began on; her answers and the key come with it when she has finished."""
    attempt = attempts.current(db.session(), me().person_id, f"courses/{course}/{module}")
    if attempt is None:  # what is withdrawn may be finished, and printed
        return page(
            "nurse/whole_module.html", view=presenting_paper.whole(find_module(course, module), None, library())
        )
    read = shelf().module(db.session(), library(), attempt.revision_id)
    trying = Trying(read, attempt, attempts.answers(db.session(), attempt.id)) if attempt.finished_at else None
    return page("nurse/whole_module.html", view=presenting_paper.whole(read, trying, library()))
