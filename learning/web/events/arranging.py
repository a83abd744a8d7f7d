"""How does an organiser make an event, change it, publish it and call it off?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.access import event_rights
from learning.actions import events as doing
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries import events as rows
from learning.records.queries.events import AreaFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.events import presenting_arranged
from learning.web.events.forms import EventForm
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    base = "/nettverk/arrangement"
    door.add_url_rule(base, "arrange", arrange)
    door.add_url_rule(f"{base}/nytt", "new_event", new_event)
    door.add_url_rule(f"{base}/nytt", "make_event", make_event, methods=["POST"])
    door.add_url_rule(f"{base}/<int:event_id>/endre", "edit_event", edit_event)
    door.add_url_rule(f"{base}/<int:event_id>/endre", "change_event", change_event, methods=["POST"])
    door.add_url_rule(f"{base}/<int:event_id>/publiser", "publish_event", publish, methods=["POST"])
    door.add_url_rule(f"{base}/<int:event_id>/avlys", "call_off", call_off)
    door.add_url_rule(f"{base}/<int:event_id>/avlys", "call_off_now", call_off_now, methods=["POST"])


@guarded("arrange")
def arrange() -> Response:
    asker = me().asker
    networks, areas = event_rights.arranges_networks(asker), event_rights.arranges_areas(asker)
    found = rows.arranged(db.session(), networks, areas)
    return page("events/arrange.html", view=presenting_arranged.listed(found, clock.now()))


def _areas() -> tuple[AreaFacts, ...]:
    asker = me().asker
    return rows.areas(db.session(), event_rights.arranges_networks(asker), event_rights.arranges_areas(asker))


def _form(areas: tuple[AreaFacts, ...]) -> EventForm:
    return EventForm.of(areas, event_rights.arranges_networks(me().asker), library(), me().locale)


def _known() -> frozenset[str]:
    return frozenset(one.id for framework in library().frameworks for one in framework.competences)


def _courses() -> frozenset[str]:
    return frozenset(one.slug for one in library().courses)


@guarded("arrange")
def new_event() -> Response:
    """Empty, or like another one with no day yet."""
    form, like = _form(_areas()), request.args.get("som", "")
    if like.isascii() and like.isdecimal() and len(like) < 10:
        form.fill(doing.managed(db.session(), by=me().asker, event_id=int(like)), days_too=False)
    return page("events/edit.html", form=form, event=None)


@guarded("arrange")
@kept_when_late
def make_event() -> Response:
    areas = _areas()
    form = _form(areas)
    if not form.validate():
        return page("events/edit.html", 422, form=form, event=None)
    try:
        made = doing.make(
            db.session(),
            by=me().asker,
            wanted=form.wanted(areas),
            known=_known(),
            courses=_courses(),
            at=clock.now(),
        )
    except Refused as refused:
        _blame(form, refused)
        return page("events/edit.html", 422, form=form, event=None)
    flash(_("Utkastet er lagret. Ingen andre ser det før du publiserer."), "success")
    return see_other("events.manage", event_id=made)


def _blame(form: EventForm, refused: Refused) -> None:
    """Put the sentence beside the field it is about."""
    if refused.status not in (409, 422):
        raise refused
    field = form[str(refused.facts.get("field", "title"))]
    field.errors = [*field.errors, refused_words.words(refused)]


@guarded("arrange")
def edit_event(event_id: int) -> Response:
    event = doing.managed(db.session(), by=me().asker, event_id=event_id)
    form = _form(_areas())
    form.fill(event, days_too=True)
    return page("events/edit.html", form=form, event=event)


@guarded("arrange")
@kept_when_late
def change_event(event_id: int) -> Response:
    event, areas = doing.managed(db.session(), by=me().asker, event_id=event_id), _areas()
    form = _form(areas)
    if not form.validate():
        return page("events/edit.html", 422, form=form, event=event)
    try:
        doing.change(
            db.session(),
            by=me().asker,
            event_id=event_id,
            wanted=form.wanted(areas),
            known=_known(),
            courses=_courses(),
            at=clock.now(),
        )
    except Refused as refused:
        _blame(form, refused)
        return page("events/edit.html", 422, form=form, event=event)
    flash(_("Endringene er lagret."), "success")
    return see_other("events.manage", event_id=event_id)


@guarded("arrange")
def publish(event_id: int) -> Response:
    try:
        doing.publish(db.session(), by=me().asker, event_id=event_id, at=clock.now())
    except Refused as refused:
        if refused.status != 409:
            raise
        flash(refused_words.words(refused), "warning")
    else:
        flash(_("Publisert. Nå ser nettverket det i kalenderen."), "success")
    return see_other("events.manage", event_id=event_id)


@guarded("arrange")
def call_off(event_id: int) -> Response:
    event = doing.managed(db.session(), by=me().asker, event_id=event_id)
    return page("events/call_off.html", event=event, mistake="", reason="")


@guarded("arrange")
@kept_when_late
def call_off_now(event_id: int) -> Response:
    reason = cleaned(request.form.get("reason"))
    try:
        doing.cancel(db.session(), by=me().asker, event_id=event_id, reason=reason, at=clock.now())
    except Refused as refused:
        if refused.status == 404:
            raise
        event = doing.managed(db.session(), by=me().asker, event_id=event_id)
        return page("events/call_off.html", refused.status, event=event, mistake=refused_words.words(refused), reason=reason)  # fmt: skip
    flash(_("Arrangementet er avlyst. De påmeldte får beskjed på Min side."), "success")
    return see_other("events.manage", event_id=event_id)
