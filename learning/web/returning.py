"""How does somebody whose log-in ran out get back to where they were, with what they had typed?

A form sent too late is kept on the server for the person whose session it was, and handed to nobody else. A view that
can take the form up again by itself is marked with `replays`; a form marked `kept_when_late` is offered for sending once
more, and stays on the server until it has been sent or thrown away. With both marks it is offered when it could not be
taken as it stood. Other forms hold nothing anybody typed.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, flash, g, request, session, url_for
from flask_login import current_user
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from learning.actions import kept_answers
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.respond import go, is_ours, page, wants_fragment
from learning.web.saving import SAFE
from learning.web.viewer import expired_person

View = TypeVar("View", bound=Callable[..., object])
Replay = Callable[..., str]
SECRET_FIELDS = frozenset({"csrf_token", "password", "new_password", "kept"})


def init(app: Flask) -> None:
    app.after_request(_forget_what_was_sent)


def replays(replay: Replay) -> Callable[[View], View]:
    """Mark a view with the function that does its deed from a kept form and returns the address to go to."""

    def mark(view: View) -> View:
        view.replay = replay  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def kept_when_late(view: View) -> View:
    """Mark a view whose form holds something a person has typed."""
    view.kept_when_late = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def typed() -> dict[str, list[str]]:
    """What the person had typed, without secrets."""
    return {name: values for name, values in request.form.lists() if name not in SECRET_FIELDS}


def asked_for() -> str:
    """The whole address of this request: which language a text is in stands behind the question mark."""
    return request.full_path.rstrip("?")


def to_log_in() -> Response:
    """Send somebody to the log-in page, keeping a form that came too late."""
    back = asked_for() if request.method in SAFE and not wants_fragment() else _page_before()
    person = expired_person()
    if person is not None and request.method not in SAFE and _kept(person):
        flash(
            _("Du ble logget ut. Det du skrev, er tatt vare på. Logg inn igjen, så fortsetter du der du var."), "info"
        )
    elif person is not None and "_flashes" not in session:  # a screen that asks by itself is told once
        flash(_("Du har vært borte en stund og er logget ut. Logg inn igjen, så fortsetter du der du var."), "info")
    return go(url_for("entrance.log_in", next=back if is_ours(back) and back != "/" else None))


def _kept(person_id: str) -> bool:
    """Put what was sent aside for this person, in a short transaction of its own."""
    view = current_app.view_functions[request.endpoint or ""]
    if not (hasattr(view, "replay") or hasattr(view, "kept_when_late")):
        return False
    db.session.rollback()
    kept = kept_answers.keep(db.session(), person_id=person_id, path=asked_for(), form=typed(), at=clock.now())
    db.session.commit()
    return kept


def _page_before() -> str | None:
    """The page the form stood on, or that asks by itself what is new, by its own account; only when it is one of ours."""
    referrer = urlsplit(request.referrer or "")
    return referrer._replace(scheme="", netloc="").geturl() if referrer.netloc == request.host else None


def take_up(person_id: str, next_page: str) -> Response:
    """After log-in: do what was kept, offer the rest for sending again, or just go on to the page."""
    address = next_page
    for kept in kept_answers.of_person(db.session(), person_id=person_id, at=clock.now()):
        endpoint, arguments = _endpoint(kept.path)
        view = current_app.view_functions.get(endpoint)
        done = _replayed(getattr(view, "replay", None), person_id, kept.form, arguments)
        if endpoint and done is None and hasattr(view, "kept_when_late"):
            return offer(kept.path, kept.form, next_page, kept_id=kept.id)
        kept_answers.forget(db.session(), person_id=person_id, kept_id=kept.id)
        address = done or address
    return go(address)


def _replayed(
    replay: Replay | None, person_id: str, form: dict[str, list[str]], arguments: Mapping[str, Any]
) -> str | None:
    """Where to go on; None when it could not be done as it stands, and nothing when what it was about is gone."""
    if replay is None:
        return None
    try:
        return replay(person_id, form, **arguments)
    except Refused as refused:  # whoever comes back must still get in
        flash(refused_words.words(refused), "warning")
        return None if refused.status == 422 else ""


def _endpoint(path: str) -> tuple[str, Mapping[str, Any]]:
    try:
        return current_app.url_map.bind("").match(urlsplit(path).path, method="POST")
    except HTTPException:
        return "", {}


def offer(
    path: str, form: dict[str, list[str]], next_page: str, status: int = 200, kept_id: int | None = None
) -> Response:
    """A page with everything that was typed and one button to send it."""
    fields: list[tuple[str, str]] = [(name, value) for name, values in form.items() for value in values]
    shown: list[Any] = [value for name, value in fields if value.strip() and " " in value.strip()]
    return page(
        "entrance/send_again.html", status, path=path, fields=fields, shown=shown, next_page=next_page, kept_id=kept_id
    )


def _forget_what_was_sent(response: Response) -> Response:
    """A kept form that has been sent again, and taken, is forgotten in the same transaction."""
    if g.get("saving") and response.status_code < 400 and "kept" in request.form and current_user.is_authenticated:
        forget_kept()
    return response


def forget_kept() -> None:
    """Forget the kept form named in the request."""
    number = request.form.get("kept", "")
    if number.isascii() and number.isdecimal() and len(number) < 10:
        kept_answers.forget(db.session(), person_id=current_user.person_id, kept_id=int(number))
