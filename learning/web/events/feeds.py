"""How do events get into somebody's own calendar programme?"""

from collections.abc import Iterable

from flask import Blueprint, current_app, flash, make_response, request, url_for
from werkzeug.wrappers import Response

from learning.actions import calendar_feeds as doing
from learning.actions import events
from learning.actions.calendar_feeds import Entry
from learning.outside import calendar_file
from learning.records.database import db
from learning.records.queries.events import networks_named
from learning.records.queries.network import networks_of
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.events import phrases_of_events as phrases
from learning.web.guard import guarded
from learning.web.languages import date_words
from learning.web.respond import page, see_other
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/kalender/abonner", "subscribe", subscribe)
    door.add_url_rule("/kalender/abonner", "new_feed", new_feed, methods=["POST"])
    door.add_url_rule("/kalender/abonner/<int:feed_id>/steng", "close_feed", close_feed, methods=["POST"])
    door.add_url_rule("/kalender/<int:event_id>.ics", "event_file", event_file)
    door.add_url_rule("/kalender/abonnement/<token>.ics", "feed", feed)


def _secret() -> str:
    return str(current_app.config["SETTINGS"].secret_key)


@guarded("signed_in")
def subscribe() -> Response:
    """Her own calendar, and that of each network she is in; with the address of those she has opened."""
    session = db.session()
    networks = networks_named(session, networks_of(session, me().person_id, clock.today()))
    open_now = {one.network_id: one for one in doing.of_person(session, me().person_id)}
    offered = [(None, _("Det du er påmeldt")), *((id, _("Alt i %(network)s", network=name)) for id, name in networks)]
    shown = [
        {
            "network": network or "",
            "title": title,
            "feed": one.id if (one := open_now.get(network)) else 0,
            "address": url_for("events.feed", token=doing.token(_secret(), one), _external=True) if one else "",
            "made": date_words(clock.in_oslo(one.made_at).date()) if one else "",
        }
        for network, title in offered
    ]
    return page("events/subscribe.html", calendars=shown)


@guarded("signed_in")
def new_feed() -> Response:
    chosen = request.form.get("network", "")
    network = int(chosen) if chosen.isascii() and chosen.isdecimal() and len(chosen) < 10 else None
    doing.make(db.session(), by=me().person_id, network_id=network, at=clock.now())
    flash(_("Adressen er laget. Lim den inn i kalenderen din."), "success")
    return see_other("events.subscribe")


@guarded("signed_in")
def close_feed(feed_id: int) -> Response:
    doing.revoke(db.session(), by=me().person_id, feed_id=feed_id, at=clock.now())
    flash(_("Adressen virker ikke lenger."), "success")
    return see_other("events.subscribe")


@guarded("signed_in")
def event_file(event_id: int) -> Response:
    """One event, to put in a calendar once."""
    found = events.seen(db.session(), by=me().asker, event_id=event_id)
    tentative = found.state in ("waiting_list", "waiting_leader")
    return _file(found.event.title, [Entry(found.event, tentative)], "attachment")


@guarded("public")
def feed(token: str) -> Response:
    """Read by a calendar programme, which cannot log in: the address is the key."""
    found = doing.by_token(db.session(), _secret(), token)
    entries = doing.entries(db.session(), found, clock.now())
    return _file(found.network or _("Ressursnett: mine arrangementer"), entries, "inline")


def _file(name: str, entries: Iterable[Entry], how: str) -> Response:
    host = request.host.partition(":")[0]
    made = calendar_file.calendar(name, (_entry(one, host) for one in entries))
    response = make_response(made)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Content-Disposition"] = f'{how}; filename="ressursnett.ics"'
    return response


def _entry(one: Entry, host: str) -> calendar_file.Entry:
    event = one.event
    address = url_for("events.event", event_id=event.id, _external=True)
    why = _("Avlyst: %(reason)s", reason=event.cancel_reason) if event.cancelled_at else ""
    status = "CANCELLED" if event.cancelled_at else "TENTATIVE" if one.tentative else "CONFIRMED"
    return calendar_file.Entry(
        uid=f"event-{event.id}@{host}",
        sequence=event.version,
        changed_at=event.changed_at,
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        title=event.title,
        text="\n\n".join(part for part in (why, event.summary, address) if part),
        place=phrases.where(event),
        url=address,
        status=status,
    )
