"""Which appointments of a network or an area wait for somebody: to be approved, to come back, to be followed?"""

from flask import Blueprint, flash
from werkzeug.wrappers import Response

from learning.access.roles import Role
from learning.actions import successors
from learning.records.database import db
from learning.records.queries import appointments as rows
from learning.translations.catalogue import gettext as _
from learning.web import clock, waiting_appointments
from learning.web import successors as presenting_successors
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.viewer import me

STATES = ("proposed", "resigning", "on_leave")


def routes(door: Blueprint) -> None:
    door.add_url_rule("/nettverk/verv", "waiting", waiting)
    door.add_url_rule("/team/etterfolger/<int:task_id>/trengs-ikke", "drop", drop, methods=["POST"])


@guarded("approve")
def waiting() -> Response:
    session, by, today = db.session(), me().asker, clock.today()
    where = {
        "network_ids": by.scopes(Role.COORDINATOR, "network"),
        "area_ids": by.scopes(Role.AREA_LEADER, "area"),
    }
    found = waiting_appointments.told(rows.in_states(session, STATES, **where))
    return page(
        "appointment/waiting.html",
        proposed=found["proposed"],
        resigning=found["resigning"],
        on_leave=found["on_leave"],
        successors=presenting_successors.told(rows.successors(session, **where), today, leads=False),
        coordinates=bool(where["network_ids"]),
    )


@guarded("team")
def drop(task_id: int) -> Response:
    successors.drop(db.session(), by=me().asker, task_id=task_id, at=clock.now())
    flash(_("Oppgaven er lukket. Enheten skal ikke ha en etterfølger nå."), "success")
    return see_other("leader.team")
