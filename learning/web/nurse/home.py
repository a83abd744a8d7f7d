"""What is the one thing to do next?"""

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.actions import standings
from learning.courses.nouns import Module
from learning.records.database import db
from learning.records.queries import attempts
from learning.records.queries.attempts import AttemptFacts
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_home
from learning.web.respond import page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/min-side", "home", home)


@guarded("signed_in")
def home() -> Response:
    today = clock.today()
    begun = attempts.open_of(db.session(), me().person_id)
    first = next(iter(begun), None)
    module = _module(first)
    picture = standings.picture(db.session(), library=library(), appointments=me().appointments, today=today)
    view = presenting_home.home(me(), library(), picture, first, module, today)
    return page("nurse/home.html", view=view)


def _module(begun: AttemptFacts | None) -> Module | None:
    return shelf().module(db.session(), library(), begun.revision_id) if begun else None
