"""Which simulations are there, what am I in the middle of, and what awaits me in one of them?"""

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.actions import runs, standings
from learning.courses.nouns import Framework
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import group_runs
from learning.records.queries import simulations as walks
from learning.web import clock
from learning.web.ethics import presenting_front
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.respond import go, page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk", "simulations", simulations)
    door.add_url_rule("/etikk/<name>", "simulation", simulation)
    door.add_url_rule("/etikk/<name>/begynn", "begin", begin, methods=["POST"])


def find(name: str) -> Simulation:
    slug = f"simulations/{name}"
    return library().simulation(slug, me().locale) or missing(slug)


@guarded("signed_in")
def simulations() -> Response:
    mine = walks.of_person(db.session(), me().person_id)
    begun = [one for one in mine if one.ended_at is None]
    led = group_runs.led_by(db.session(), me().person_id)
    joined = group_runs.joined_by(db.session(), me().person_id)
    revisions = {one.revision_id for one in begun} | {one.revision_id for one in (*led, *joined)}
    known = {revision: shelf().simulation(db.session(), library(), revision) for revision in revisions}
    return page(
        "ethics/simulations.html",
        cards=presenting_front.cards(library().simulations_in(me().locale), library(), _framework(), mine),
        going_on=presenting_front.going_on(begun, led, joined, known),
    )


def _framework() -> Framework | None:
    return standings.framework(library(), me().appointments, clock.today())


@guarded("signed_in")
def simulation(name: str) -> Response:
    found = find(name)
    mine = walks.of_simulation(db.session(), me().person_id, found.slug)
    return page("ethics/front.html", view=presenting_front.front(found, library(), _framework(), mine))


@guarded("learner")
def begin(name: str) -> Response:
    found = find(name)
    published = library().published(found.slug, found.language) or missing(found.slug)
    run_id = runs.begin(
        db.session(),
        by=me().person_id,
        simulation=found,
        revision_id=published.revision_id,
        language=found.language,
        at=clock.now(),
    )
    return go(presenting_front.walk_url(run_id))
