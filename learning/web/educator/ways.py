"""How does an educator walk through a simulation she writes, and see what people choose in the one they read?"""

from datetime import timedelta

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from learning.actions import drafting
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import choice_counts
from learning.records.queries.library import RevisionFacts
from learning.web import clock
from learning.web.educator import presenting_choices, presenting_ways
from learning.web.educator.documents import current
from learning.web.educator.presenting_ways import Asked
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.viewer import me

#: A walk nobody has gone on with for so long is left.
LEFT_AFTER = timedelta(days=14)


def routes(door: Blueprint) -> None:
    door.add_url_rule("/veier/<path:slug>", "ways", ways)
    door.add_url_rule("/valg/<path:slug>", "choices", choices)


@guarded("studio")
def ways(slug: str) -> Response:
    """In the text as she has it now: her draft, else what is published."""
    document = current(slug)
    draft = drafting.own(db.session(), by=me().asker, document_id=document.document_id)
    number = request.args.get("vei", "")
    known = number.isdecimal() and len(number) < 6
    asked = Asked(request.args.get("fra", ""), "alle" in request.args, int(number) if known else 1)
    view = presenting_ways.ways(_simulation(document, draft.text if draft else document.text), asked)
    return page("educator/ways.html", view=view) if view else abort(404)


@guarded("studio")
def choices(slug: str) -> Response:
    document = current(slug)
    simulation = _simulation(document, document.text)
    counts = choice_counts.of_edition(db.session(), document.slug, document.edition)
    left = choice_counts.left_at(db.session(), document.slug, document.edition, clock.now() - LEFT_AFTER)
    groups = choice_counts.in_groups(db.session(), document.slug, document.edition)
    return page("educator/choices.html", view=presenting_choices.choices(simulation, counts, left, groups))


def _simulation(document: RevisionFacts, text: str) -> Simulation:
    found = read(document.path, text).document
    return found if isinstance(found, Simulation) else abort(404)
