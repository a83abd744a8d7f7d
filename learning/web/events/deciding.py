"""Whose sign-ups wait for me as leader, and what do I answer?"""

from dataclasses import dataclass

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import sign_ups as doing
from learning.actions.refusing import NotFound, Refused
from learning.records.database import db
from learning.records.queries.event_people import Asked, waiting_for_leader
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.events import phrases_of_events as phrases
from learning.web.guard import guarded
from learning.web.languages import date_words
from learning.web.plain_text import cleaned
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.viewer import me


@dataclass(frozen=True)
class AskedView:
    """`mistake` when the answer could not be taken, with the reason that was typed."""

    id: int
    name: str
    title: str
    url: str
    when: str
    form: str
    asked: str
    mistake: str
    reason: str


def routes(door: Blueprint) -> None:
    door.add_url_rule("/team/pameldinger", "asked", asked)
    door.add_url_rule("/team/pameldinger/<int:sign_up_id>", "decide", decide, methods=["POST"])


@guarded("team")
def asked() -> Response:
    return _show()


def _show(status: int = 200, wrong: tuple[int, str, str] = (0, "", "")) -> Response:
    found = waiting_for_leader(db.session(), me().asker.led_units, clock.today(), clock.now(), me().person_id)
    return page("events/asked.html", status, asked=tuple(_view(one, wrong) for one in found))


def _view(one: Asked, wrong: tuple[int, str, str]) -> AskedView:
    mistake, reason = wrong[1:] if wrong[0] == one.sign_up_id else ("", "")
    on = clock.in_oslo(one.starts_at).date()
    return AskedView(
        id=one.sign_up_id,
        name=one.name,
        title=one.title,
        url=url_for("events.event", event_id=one.event_id),
        when=_("%(day)s kl. %(begins)s", day=phrases.day_of_week(on), begins=phrases.hour(one.starts_at)),
        form=phrases.form(one.form),
        asked=date_words(clock.in_oslo(one.at).date()),
        mistake=mistake,
        reason=reason,
    )


@guarded("team")
@kept_when_late
def decide(sign_up_id: int) -> Response:
    granted = request.form.get("answer") == "yes"
    reason = cleaned(request.form.get("reason"))
    try:
        doing.decide(db.session(), by=me().asker, sign_up_id=sign_up_id, granted=granted, reason=reason, at=clock.now())
    except NotFound:
        raise
    except Refused as refused:
        if refused.status == 422:
            return _show(422, (sign_up_id, refused_words.words(refused), reason))
        flash(refused_words.words(refused), "info")
    else:
        flash(_("Påmeldingen er godkjent.") if granted else _("Du har sagt nei. Svaret står på Min side."), "success")
    return see_other("events.asked")
