"""How does a group get a simulation on paper?"""

from hashlib import sha256

from flask import Blueprint, abort, make_response, request
from werkzeug.wrappers import Response

from learning.courses.memory import Memory
from learning.courses.simulation_nouns import Simulation
from learning.outside import pdf
from learning.translations.catalogue import language
from learning.web.ethics import presenting_booklet
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.viewer import library, me

_made: Memory[tuple[str, str, str], bytes] = Memory(most=20)


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/hefte.pdf", "booklet", booklet)


@guarded("signed_in")
def booklet(name: str) -> Response:
    slug = f"simulations/{name}"
    simulation: Simulation = library().simulation(slug, me().locale) or missing(slug)
    if not simulation.scenes:
        abort(404)
    key = (simulation.slug, simulation.digest, language())
    made = _made.get(key, lambda: pdf.pdf("booklet", presenting_booklet.data(simulation)))
    response = make_response(made)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{simulation.name}.pdf"'
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(sha256(made).hexdigest()[:32])
    return response.make_conditional(request)
