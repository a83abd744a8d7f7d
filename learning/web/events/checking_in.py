"""How is somebody checked in by the code on the organiser's screen, and what does that screen show?"""

import segno
from flask import Blueprint, current_app, flash, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from learning.actions import checking_in as doing
from learning.actions import events, sign_in, sign_ups
from learning.actions.refusing import NotFound, Refused, TooMany
from learning.records.database import begin_writing, db
from learning.records.queries.events import EventFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.events import phrases_of_events as phrases
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import page, see_other
from learning.web.viewer import me

WRONG_CODES_PER_MACHINE = 50


def routes(door: Blueprint) -> None:
    door.add_url_rule("/oppmote", "enter_check_in", enter_code)
    door.add_url_rule("/oppmote/<token>", "check_in", check_in)
    door.add_url_rule("/oppmote/<token>", "check_in_now", check_in_now, methods=["POST"])
    door.add_url_rule("/nettverk/arrangement/<int:event_id>/skjerm", "check_in_screen", screen)


def _secret() -> str:
    return str(current_app.config["SETTINGS"].secret_key)


@guarded("signed_in")
def enter_code() -> Response:
    """One field, for those who cannot scan. A wrong code is remembered, so that nobody finds one by trying."""
    typed = request.args.get("kode")
    if typed is None:
        return page("events/enter_code.html", typed="", mistake="")
    machine = sign_in.throttle_subject(_secret(), "check-in", request.remote_addr or "")
    try:
        sign_in.check_tries(db.session(), machine, WRONG_CODES_PER_MACHINE, clock.now())
        event = doing.by_code(db.session(), cleaned(typed)[:40])
    except TooMany as refused:
        return _ask_again(typed, refused)
    except NotFound as refused:
        db.session.rollback()
        begin_writing(db.session())
        sign_in.count_failure(db.session(), {machine}, clock.now())
        db.session.commit()
        return _ask_again(typed, refused)
    return see_other("events.check_in", token=doing.token(_secret(), event))


def _ask_again(typed: str, refused: Refused) -> Response:
    return page("events/enter_code.html", refused.status, typed=cleaned(typed)[:20], mistake=refused_words.words(refused))  # fmt: skip


@guarded("signed_in")
def check_in(token: str) -> Response:
    event = doing.by_token(db.session(), _secret(), token)
    return _show(event, token, doing.closed_because(event, clock.now()))


def _show(event: EventFacts, token: str, refused: Refused | None) -> Response:
    ways = tuple((way, phrases.form(way)) for way in sign_ups.ways(event))
    return page(
        "events/check_in.html",
        refused.status if refused else 200,
        event=event,
        when=phrases.when(event),
        key=token,
        ways=ways,
        mistake=refused_words.words(refused) if refused else "",
    )


@guarded("signed_in")
def check_in_now(token: str) -> Response:
    event = doing.by_token(db.session(), _secret(), token)
    try:
        new = doing.check_in(
            db.session(), by=me().asker, event=event, form=cleaned(request.form.get("form")), at=clock.now()
        )
    except Refused as refused:
        return _show(event, token, refused)
    flash(_("Du er sjekket inn.") if new else _("Du var alt sjekket inn."), "success")
    return see_other("events.event", event_id=event.id)


@guarded("arrange")
def screen(event_id: int) -> Response:
    """For the wall: the picture to scan, and the code for those who type."""
    event = events.managed(db.session(), by=me().asker, event_id=event_id)
    closed = doing.closed_because(event, clock.now())
    over = closed is not None and closed.code != "check_in_early"
    address = url_for("events.check_in", token=doing.token(_secret(), event), _external=True)
    shown = not over and event.published_at is not None
    return page(
        "events/screen.html",
        event=event,
        when=phrases.when(event),
        opens=phrases.hour(doing.opens_at(event)) if closed else "",
        picture=_picture(address) if shown else "",
        short=url_for("events.enter_check_in", _external=True).partition("://")[2],
        code=f"{event.code[:3]} {event.code[3:]}",
    )


def _picture(address: str) -> Markup:
    """Black on white in the dark too: else a camera does not see it."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=3, light="#fff", dark="#000", svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 – squares, and no words of anybody's
