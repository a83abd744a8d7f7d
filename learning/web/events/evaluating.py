"""What did those who were there think? Asked without a name; told to the organiser when five have answered."""

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from learning.actions import evaluations as doing
from learning.actions import events
from learning.actions.refusing import Refused
from learning.courses.form_nouns import Form
from learning.courses.forms.answering import Unfinished
from learning.records.database import db
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.events import presenting_form as presenting
from learning.web.events.presenting_form import Sent, Wrong
from learning.web.guard import guarded
from learning.web.plain_text import cleaned_form
from learning.web.respond import page, see_other
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/kalender/<int:event_id>/evaluering", "evaluate", evaluate)
    door.add_url_rule("/kalender/<int:event_id>/evaluering", "evaluate_now", evaluate_now, methods=["POST"])
    door.add_url_rule("/nettverk/arrangement/<int:event_id>/evaluering", "evaluation", results)


def _form() -> Form:
    return library().form(doing.FORM, me().locale) or abort(404)


@guarded("signed_in")
def evaluate(event_id: int) -> Response:
    found = events.seen(db.session(), by=me().asker, event_id=event_id)
    closed = doing.closed_because(found, clock.now())
    if closed:
        flash(refused_words.sentence(closed), "info")
        return see_other("events.event", event_id=event_id)
    return _show(event_id, found.event.title, {}, None)


def _show(event_id: int, title: str, sent: Sent, wrong: Wrong | None) -> Response:
    form = _form()
    return page(
        "events/evaluate.html",
        422 if wrong else 200,
        event_id=event_id,
        event=title,
        title=form.title,
        language=form.language,
        intro=presenting.intro(form),
        pages=presenting.pages(form, sent, wrong),
        marks=presenting.MARKS,
        wrong=wrong,
    )


@guarded("signed_in")
def evaluate_now(event_id: int) -> Response:
    """Not kept when a log-in has run out: what is anonymous is not put aside under a name."""
    found = events.seen(db.session(), by=me().asker, event_id=event_id)
    sent = cleaned_form(dict(request.form.lists()))
    try:
        doing.give(db.session(), by=me().person_id, event_id=event_id, form=_form(), sent=sent, at=clock.now())
    except Unfinished as unfinished:
        return _show(event_id, found.event.title, sent, Wrong(unfinished.field, presenting.mistake(unfinished.code)))
    except Refused as refused:
        if refused.status != 422:
            flash(refused_words.words(refused), "info")
            return see_other("events.event", event_id=event_id)
        wrong = Wrong("", refused_words.words(refused), str(refused.facts.get("seen", "")))
        return _show(event_id, found.event.title, sent, wrong)
    flash(_("Takk. Svaret er lagret uten navn."), "success")
    return see_other("events.event", event_id=event_id)


@guarded("arrange")
def results(event_id: int) -> Response:
    event = events.managed(db.session(), by=me().asker, event_id=event_id)
    form = _form()
    found = doing.results(db.session(), event_id, form)
    return page(
        "events/evaluation.html",
        event=event,
        answered=found.answered,
        other=found.other,
        fewest=doing.FEWEST,
        sums=presenting.sums(form, found),
        words=presenting.words(form, found),
    )
