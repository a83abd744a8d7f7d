"""How does somebody whose log-in ran out get back to where they were, with what they had typed?

A form sent too late is kept on the server for the person whose session it was, and handed to nobody else. A view that
can take the form up again by itself is marked with `replays`; other forms are offered for sending once more.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import current_app, flash, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from learning.actions import kept_answers
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.respond import go, is_ours, page
from learning.web.saving import SAFE
from learning.web.viewer import expired_person

View = TypeVar("View", bound=Callable[..., object])
Replay = Callable[..., str]
SECRET_FIELDS = frozenset({"csrf_token", "password", "new_password"})


def replays(replay: Replay) -> Callable[[View], View]:
    """Mark a view with the function that does its deed from a kept form and returns the address to go to."""

    def mark(view: View) -> View:
        view.replay = replay  # type: ignore[attr-defined]  # a mark on the function
        return view

    return mark


def typed() -> dict[str, list[str]]:
    """What the person had typed, without secrets."""
    return {name: values for name, values in request.form.lists() if name not in SECRET_FIELDS}


def to_log_in() -> Response:
    """Send somebody to the log-in page, keeping a form that came too late."""
    back = request.full_path.rstrip("?") if request.method in SAFE else _page_before()
    person = expired_person()
    if person is not None and request.method not in SAFE and _kept(person):
        flash(_("Du ble logget ut. Det du skrev er tatt vare på. Logg inn igjen, så fortsetter du der du var."), "info")
    elif person is not None:
        flash(_("Du har vært borte en stund og er logget ut. Logg inn igjen, så fortsetter du der du var."), "info")
    return go(url_for("entrance.log_in", next=back if is_ours(back) and back != "/" else None))


def _kept(person_id: str) -> bool:
    """Put what was sent aside for this person, in a short transaction of its own."""
    db.session.rollback()
    kept = kept_answers.keep(db.session(), person_id=person_id, path=request.path, form=typed(), at=clock.now())
    db.session.commit()
    return kept


def _page_before() -> str | None:
    """The page the form stood on, by its own account; only used when it is one of ours."""
    referrer = urlsplit(request.referrer or "")
    return referrer.path if referrer.netloc == request.host else None


def take_up(person_id: str, next_page: str) -> Response:
    """After log-in: do what was kept, offer to send it again, or just go on to the page."""
    kept = kept_answers.take(db.session(), person_id=person_id, at=clock.now())
    if kept is None:
        return go(next_page)
    path, form = kept
    try:
        endpoint, arguments = current_app.url_map.bind("").match(path, method="POST")
    except HTTPException:
        return go(next_page)
    replay: Replay | None = getattr(current_app.view_functions[endpoint], "replay", None)
    if replay is None:
        return offer(path, form, next_page)
    try:
        return go(replay(person_id, form, **arguments))
    except Refused as refused:  # what it was about is gone; whoever comes back must still get in
        flash(refused_words.words(refused), "warning")
        return go(next_page)


def offer(path: str, form: dict[str, list[str]], next_page: str, status: int = 200) -> Response:
    """A page with everything that was typed and one button to send it."""
    fields: list[tuple[str, str]] = [(name, value) for name, values in form.items() for value in values]
    shown: list[Any] = [value for name, value in fields if value.strip() and " " in value.strip()]
    return page("entrance/send_again.html", status, path=path, fields=fields, shown=shown, next_page=next_page)
