"""What can somebody see when a walk has come to an ending?"""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from learning.records.database import db
from learning.records.queries import choice_counts
from learning.records.queries import simulations as walks
from learning.web.ethics import presenting_debrief
from learning.web.ethics.presenting_front import walk_url
from learning.web.ethics.walking import mine
from learning.web.guard import guarded
from learning.web.respond import go, page


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/gang/<int:run_id>/etterpa", "debrief", debrief)


@guarded("signed_in")
def debrief(run_id: int) -> Response:
    """The way she stands at the end of, else the last one that ended, or the one asked for by its number."""
    run, simulation = mine(run_id)
    steps = walks.steps(db.session(), run.id)
    ended = presenting_debrief.ended_paths(simulation, steps)
    if not ended:
        return go(walk_url(run.id))
    newest = run.path if run.path in ended else ended[-1]
    path = {str(number): one for number, one in enumerate(ended, 1)}.get(request.args.get("vei", ""), newest)
    counts = choice_counts.of_edition(db.session(), run.simulation, run.edition)
    view = presenting_debrief.debrief(run, simulation, steps, path, counts)
    return page("ethics/debrief.html", view=view)
