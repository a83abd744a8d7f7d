"""How does somebody sign up for an event, and cancel?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import sign_ups as doing
from learning.actions.refusing import NotFound, Refused
from learning.records.database import db
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import see_other
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/kalender/<int:event_id>/pamelding", "sign_up", sign_up, methods=["POST"])
    door.add_url_rule("/kalender/<int:event_id>/avmelding", "cancel_sign_up", cancel, methods=["POST"])


@guarded("signed_in")
def sign_up(event_id: int) -> Response:
    form, role = (cleaned(request.form.get(name)) for name in ("form", "role"))
    try:
        state = doing.sign_up(db.session(), by=me().asker, event_id=event_id, form=form, role=role, at=clock.now())
    except NotFound:
        raise
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    else:
        flash(*_told(state))
    return see_other("events.event", event_id=event_id)


def _told(state: str) -> tuple[str, str]:
    return {
        "signed_up": (_("Du er påmeldt."), "success"),
        "waiting_list": (_("Du står på venteliste. Du får beskjed på Min side om det blir en ledig plass."), "info"),
        "waiting_leader": (_("Lederen din har fått spørsmålet. Svaret kommer på Min side."), "info"),
    }[state]


@guarded("signed_in")
def cancel(event_id: int) -> Response:
    try:
        doing.cancel(db.session(), by=me().person_id, event_id=event_id, at=clock.now())
    except NotFound:
        raise
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    else:
        flash(_("Du er meldt av."), "success")
    return see_other("events.event", event_id=event_id)
