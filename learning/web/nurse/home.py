"""What is the one thing to do next?"""

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.actions import rereading, standings
from learning.actions.standings import Picture
from learning.courses.nouns import Module
from learning.records.database import db
from learning.records.queries import waiting
from learning.records.queries.waiting import Begun
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_changes, presenting_home, presenting_messages
from learning.web.nurse.presenting_changes import Task
from learning.web.respond import page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/min-side", "home", home)


@guarded("signed_in")
def home() -> Response:
    today = clock.today()
    found = waiting.for_person(db.session(), me().person_id, today, clock.now())
    module = _module(found.begun)
    picture = standings.picture(db.session(), library=library(), appointments=me().appointments, today=today)
    view = presenting_home.home(me(), library(), picture, found.begun, module, today)
    told = presenting_messages.lines(found.messages, library(), me().locale)
    return page("nurse/home.html", view=view, changes=_changes(picture), messages=told)


def _changes(picture: Picture | None) -> tuple[Task, ...]:
    """Clinical changes to read, when the network's plan asks for it."""
    if picture is None or not picture.ground.plan.value(rereading.PLAN_KEY, False):
        return ()
    found = rereading.unread(db.session(), shelf=shelf(), library=library(), evidence=picture.evidence)
    return tuple(presenting_changes.task(one) for one in found)


def _module(begun: Begun | None) -> Module | None:
    return shelf().module(db.session(), library(), begun.revision_id) if begun else None
