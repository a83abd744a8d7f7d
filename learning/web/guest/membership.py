"""Which member of a group is looking: somebody with an account, or a guest by the key in her browser?"""

import secrets
from collections.abc import Callable
from functools import wraps

from flask import current_app, request, session, url_for
from flask_login import current_user
from itsdangerous import BadSignature, Signer
from werkzeug.wrappers import Response

from learning.actions import group_runs, joining
from learning.actions.refusing import NotFound
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import group_members as rows
from learning.records.queries.group_members import Who
from learning.records.queries.group_runs import GroupFacts
from learning.web import returning
from learning.web.respond import go
from learning.web.saving import SAFE
from learning.web.viewer import expired_person, library, me, shelf

KEY = "guest"  # in the session cookie: one random key for this browser


def who(code: str) -> Who:
    """Whoever is logged in is herself; anybody else is who her browser is."""
    if current_user.is_authenticated:
        return Who(person_id=me().person_id)
    key = session.get(KEY)
    return Who(key_digest=joining.key_digest(key, code)) if isinstance(key, str) else Who()


def give_key() -> None:
    """Before she joins, so that a form sent twice is one member. It stays for a day, also when the phone closes its browser."""
    if not current_user.is_authenticated and KEY not in session:
        session[KEY] = secrets.token_urlsafe(32)
        session.permanent = True


def to_the_door(code: str) -> Response:
    """Who is no member, or no longer, may join; what somebody wrote when her log-in had run out is kept."""
    if not current_user.is_authenticated and expired_person() is not None:
        return returning.to_log_in()
    return go(url_for("guest.join", code=code))


def as_member(view: Callable[..., Response]) -> Callable[..., Response]:
    """A view of a member's place in her group, found by the code in the address."""

    @wraps(view)
    def found(code: str, **rest: object) -> Response:
        code = group_runs.tidied(code)
        place = rows.place(db.session(), code, who(code), to_write=request.method not in SAFE)
        if place is None or place.member.left_at is not None:
            return to_the_door(code)
        return view(place, **rest)

    return found


def simulation_of(group: GroupFacts) -> Simulation:
    return shelf().simulation(db.session(), library(), group.revision_id)


def _signer() -> Signer:
    return Signer(current_app.config["SECRET_KEY"], salt="place in a group's story")


def signed(group: GroupFacts) -> str:
    """Where the group stands now, to be sent back with what is written about it, also when it has moved on or gone back."""
    return _signer().sign(f"{group.id}:{group.path}").decode()


def path_in(place: str, group: GroupFacts) -> str:
    """The choices that led to a scene this group has been shown."""
    try:
        number, _, path = _signer().unsign(place).decode().partition(":")
    except BadSignature as wrong:
        raise NotFound("no_such_scene") from wrong
    if number != str(group.id):
        raise NotFound("no_such_scene")
    return path
