"""Who is looking, and what do dated rows let them do?"""

from flask import Flask, current_app, g, request, session
from flask_login import AnonymousUserMixin, LoginManager, UserMixin, current_user
from sqlalchemy.exc import SQLAlchemyError

from learning.access.asker import Asker
from learning.actions import people_facts, sign_in
from learning.actions.shelf import Shelf
from learning.courses.library import Library
from learning.records.database import db, hurried
from learning.records.queries import rights
from learning.records.queries.rights import AppointmentFacts, LoggedIn
from learning.web import clock, places
from learning.web.saving import SAFE

manager = LoginManager()


class Nobody(AnonymousUserMixin):
    """Not logged in."""

    locale: str | None = None
    name = ""


class Viewer(UserMixin):
    """Somebody logged in. Rights are read once per request, when first asked for."""

    def __init__(self, row: LoggedIn, key: str) -> None:
        self._row = row
        self._key = key
        self.person_id = row.person_id
        self.session_id = row.session_id
        self.name = row.name
        self.locale = row.locale

    def get_id(self) -> str:
        """Flask-Login keeps this in the cookie: the session's key, never a person's id."""
        return self._key

    @property
    def initials(self) -> str:
        words = self.name.split()
        return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper()

    @property
    def appointments(self) -> tuple[AppointmentFacts, ...]:
        if "appointments" not in g:
            g.appointments = rights.appointments_of(db.session(), self.person_id)
        return g.appointments

    @property
    def asker(self) -> Asker:
        if "asker" not in g:
            g.asker = people_facts.asker(self.person_id, self.appointments, self._row.roles, clock.today())
        return g.asker


def me() -> Viewer:
    """The viewer of a page that is guarded, so that there is one."""
    return current_user._get_current_object()


def shelf() -> Shelf:
    return current_app.extensions["shelf"]


def library() -> Library:
    """The published library as of this request."""
    if "library" not in g:
        row: LoggedIn | None = g.get("logged_in")
        g.library = shelf().library(db.session(), row.library_version if row else None)
    return g.library


def init(app: Flask) -> None:
    app.extensions["shelf"] = Shelf(places.address)
    manager.init_app(app)
    manager.session_protection = None  # the session row is bound to the person; wards change addresses all day
    manager.anonymous_user = Nobody
    manager.user_loader(_load)
    app.teardown_appcontext(_touch)


def _load(key: str) -> Viewer | None:
    digest = sign_in.key_digest(key)
    if request.method in SAFE:  # a page shows the menu, which asks for them
        row, g.appointments = rights.logged_in_with_appointments(db.session(), digest)
    else:
        row = rights.logged_in(db.session(), digest)
    if row is None:
        return None
    g.session_row = row
    if row.disabled_at is not None or not sign_in.is_live(row.seen_at, row.expires_at, row.ended_at, clock.now()):
        return None
    if row.demo and current_app.config["SETTINGS"].production:
        return None
    g.logged_in = row
    return Viewer(row, key)


def expired_person() -> str | None:
    """Whose session was it that has run out? Only for keeping their answer until they are back.

    Nobody's after a log-out: who left on purpose is not coming back to this form.
    """
    row: LoggedIn | None = g.get("session_row")
    if row is None or "_user_id" not in session or row.ended_at is not None or row.disabled_at is not None:
        return None
    return row.person_id


def _touch(_error: BaseException | None) -> None:
    """Move the idle limit now and then, in a short transaction of its own."""
    row: LoggedIn | None = g.pop("logged_in", None)
    if row is None or clock.now() - row.seen_at < sign_in.TOUCH_EVERY:
        return
    db.session.rollback()
    try:
        with hurried() as session:
            sign_in.touch(session, session_id=row.session_id, at=clock.now())
            session.commit()
    except SQLAlchemyError:  # somebody is writing; the next page moves the limit, and this one is already made
        current_app.logger.info("session %s was not touched", row.session_id)
