"""Who has signed up, who came, and what did it give them?"""

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from learning.actions import checking_in, evaluations
from learning.actions import events as doing
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound, Refused
from learning.records.database import db
from learning.records.queries import event_people as people
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import clock
from learning.web.events import presenting_arranged
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import page, see_other
from learning.web.viewer import library, me

MOST_FOUND = 20
SHORTEST_SEARCH = 2


def routes(door: Blueprint) -> None:
    base = "/nettverk/arrangement/<int:event_id>"
    door.add_url_rule(base, "manage", manage)
    door.add_url_rule(f"{base}/oppmote", "tick", tick, methods=["POST"])
    door.add_url_rule(f"{base}/kurs", "confirm_course", confirm_course, methods=["POST"])


@guarded("arrange")
def manage(event_id: int) -> Response:
    session = db.session()
    event = doing.managed(session, by=me().asker, event_id=event_id)
    there = people.participants(session, event_id)
    search = cleaned(request.args.get("navn"))[:60]
    wide = len(search) >= SHORTEST_SEARCH
    found = people.members_named(session, event.network_id, search, oslo_day(event.starts_at), MOST_FOUND) if wide else ()  # fmt: skip
    course = library().course(event.course, me().locale) if event.course else None
    view = presenting_arranged.managed(
        event,
        there,
        checking_in.has_course(session, event, there) if course else frozenset(),
        search,
        found,
        course.title if course else "",
        evaluations.answered(session, event_id),
        clock.now(),
    )
    return page("events/manage.html", view=view)


@guarded("arrange")
def tick(event_id: int) -> Response:
    """One person on or off the list."""
    person_id, was_there = cleaned(request.form.get("person")), request.form.get("there") == "yes"
    try:
        if was_there:
            form = cleaned(request.form.get("form"))
            checking_in.tick(
                db.session(), by=me().asker, event_id=event_id, person_id=_known(person_id), form=form, at=clock.now()
            )
        else:
            reason = _("Arrangøren har rettet oppmøtet.")
            checking_in.untick(
                db.session(), by=me().asker, event_id=event_id, person_id=person_id, reason=reason, at=clock.now()
            )
    except NotFound:
        raise
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    return see_other("events.manage", event_id=event_id, _anchor="deltakere")


def _known(person_id: str) -> str:
    """Somebody there is; else there is nothing at this address."""
    return person_id if people.names(db.session(), [person_id]) else abort(404)


@guarded("arrange")
def confirm_course(event_id: int) -> Response:
    chosen = [cleaned(one) for one in request.form.getlist("person")]
    try:
        new = checking_in.confirm_course(
            db.session(), by=me().asker, event_id=event_id, person_ids=chosen, library=library(), at=clock.now()
        )
    except NotFound:
        raise
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    else:
        flash(ngettext("Kurset er bekreftet for %(num)s person.", "Kurset er bekreftet for %(num)s personer.", new), "success")  # fmt: skip
    return see_other("events.manage", event_id=event_id, _anchor="kurs")
