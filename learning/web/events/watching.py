"""What takes place in my networks, and what about this one?"""

from datetime import timedelta

from flask import Blueprint, url_for
from werkzeug.wrappers import Response

from learning.access import event_rights
from learning.actions import event_news, events
from learning.actions.days import oslo_day
from learning.records.database import db
from learning.records.queries import event_people
from learning.records.queries import events as rows
from learning.records.queries.network import networks_of
from learning.web import clock
from learning.web.events import presenting_calendar, presenting_event
from learning.web.events.presenting_event import EventView, Told
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.viewer import library, me

LATELY = timedelta(days=60)


def routes(door: Blueprint) -> None:
    door.add_url_rule("/kalender", "calendar", calendar)
    door.add_url_rule("/kalender/<int:event_id>", "event", event)
    door.add_url_rule("/kalender/<int:event_id>/fortalt", "told", told, methods=["POST"])


@guarded("signed_in")
def calendar() -> Response:
    session, at = db.session(), clock.now()
    networks = networks_of(session, me().person_id, clock.today())
    found = rows.calendar(session, me().person_id, networks, at - LATELY)
    asked = _asked()
    return page(
        "events/calendar.html",
        view=presenting_calendar.calendar(found, at),
        arranges=url_for("events.arrange") if event_rights.can_arrange(me().asker) else "",
        asked=asked,
        belongs=bool(networks),
    )


def _asked() -> int:
    """How many sign-ups wait for her as leader."""
    units = me().asker.led_units
    if not units:
        return 0
    return event_people.waiting_count(db.session(), units, clock.today(), clock.now(), me().person_id)


@guarded("signed_in")
def event(event_id: int) -> Response:
    return page("events/event.html", view=view(event_id))


def view(event_id: int) -> EventView:
    session, asker = db.session(), me().asker
    found = events.seen(session, by=asker, event_id=event_id)
    one = found.event
    roles = rows.roles_in(session, asker.person_id, one.network_id, oslo_day(one.starts_at))
    leaders = event_people.leaders_of(session, asker.person_id, one.network_id, asker.today) if one.asks_leader else ()
    seen = Told(
        found=found,
        manages=event_rights.can_manage(asker, events.reach(one)),
        roles=roles,
        leaders=event_people.names(session, leaders) if leaders else (),
        at=clock.now(),
    )
    return presenting_event.event(seen, library())


@guarded("signed_in")
def told(event_id: int) -> Response:
    """She has told her colleagues, and needs no reminding."""
    events.seen(db.session(), by=me().asker, event_id=event_id)
    event_news.have_told(db.session(), by=me().person_id, event_id=event_id, at=clock.now())
    return see_other("events.event", event_id=event_id)
