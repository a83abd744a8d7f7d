"""How does somebody come in by a code, and go out again?"""

from flask import Blueprint, current_app, flash, request, url_for
from flask_login import current_user
from werkzeug.wrappers import Response

from learning.actions import group_runs
from learning.actions import joining as doing
from learning.actions.joining import Wishes
from learning.actions.refusing import NotFound, Refused, TooMany
from learning.actions.sign_in import throttle_subject
from learning.records.database import begin_writing, db
from learning.records.queries import group_members as rows
from learning.records.queries.group_members import Place
from learning.records.queries.group_runs import GroupFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.guest import presenting_joining
from learning.web.guest.membership import as_member, give_key, simulation_of, who
from learning.web.plain_text import cleaned
from learning.web.respond import go, page, see_other
from learning.web.viewer import me

CHANGE = "endre"  # in the address when somebody who is inside wants another name or role


def routes(door: Blueprint) -> None:
    door.add_url_rule("/bli-med", "enter_code", enter_code)
    door.add_url_rule("/bli-med/<code>", "join", join)
    door.add_url_rule("/bli-med/<code>", "join_now", join_now, methods=["POST"])
    door.add_url_rule("/gruppe/<code>/forlat", "leave", leave, methods=["POST"])
    door.add_url_rule("/gruppe/<code>/kompetanse", "evidence", evidence, methods=["POST"])


@guarded("public")
def enter_code() -> Response:
    """One field. A form that asks and changes nothing: the code ends in the address, where the QR code leads too."""
    typed = request.args.get("code")
    if typed is None:
        return _ask()
    if not group_runs.tidied(typed):
        return _ask(typed, _("Skriv koden som står på skjermen til den som leder gruppen."), 422)
    found = _find(typed)
    return see_other("guest.join", code=found.code) if isinstance(found, GroupFacts) else found


def _find(code: str) -> GroupFacts | Response:
    """The group, or the page that asks for the code again. A wrong one is remembered, also when it is only looked up."""
    machine = throttle_subject(current_app.config["SETTINGS"].secret_key, "code", request.remote_addr or "")
    try:
        return doing.find(db.session(), code=code, machine=machine, at=clock.now())
    except TooMany as refused:
        response = _ask(code, refused_words.words(refused), 429)
        response.headers["Retry-After"] = str(60 * int(str(refused.facts["minutes"])))
        return response
    except NotFound as refused:
        db.session.rollback()
        begin_writing(db.session())
        doing.count_wrong_code(db.session(), machine=machine, at=clock.now())
        db.session.commit()
        return _ask(code, refused_words.words(refused), 404)


def _ask(typed: str = "", mistake: str = "", status: int = 200) -> Response:
    return page("guest/enter_code.html", status, typed=cleaned(typed)[:20], mistake=mistake)


@guarded("public")
def join(code: str) -> Response:
    found = _find(code)
    if not isinstance(found, GroupFacts):
        return found
    give_key()
    place = rows.place(db.session(), found.code, who(found.code))
    if place and place.member.left_at is None and CHANGE not in request.args:
        return see_other("guest.group", code=found.code)  # the picture on the wall, photographed once more
    return _door(found)


def _door(group: GroupFacts, refused: Refused | None = None, wishes: Wishes | None = None) -> Response:
    simulation = simulation_of(group)
    place = rows.place(db.session(), group.code, who(group.code))
    played = rows.played(db.session(), group.id)
    view = presenting_joining.door(group, simulation, place, played, refused, wishes)
    return page("guest/join.html", refused.status if refused else 200, door=view)


@guarded("public")
def join_now(code: str) -> Response:
    found = _find(code)
    if not isinstance(found, GroupFacts):
        return found
    give_key()
    wishes = _wishes()
    try:
        doing.join(
            db.session(),
            group=found,
            simulation=simulation_of(found),
            who=who(found.code),
            wishes=wishes,
            at=clock.now(),
        )
    except Refused as refused:
        return _door(found, refused, wishes)
    return see_other("guest.group", code=found.code)


def _wishes() -> Wishes:
    role = cleaned(request.form.get("role"))
    return Wishes(
        name=me().name if current_user.is_authenticated else cleaned(request.form.get("name")),
        role=role,
        card=cleaned(request.form.get("card")) if role == "player" else "",
        wants_evidence="evidence" in request.form,
    )


@guarded("public")
@as_member
def leave(place: Place) -> Response:
    doing.leave(db.session(), member=place.member, at=clock.now())
    flash(_("Du har gått ut av gruppen. Vil du inn igjen, bruker du den samme koden."), "success")
    return go(url_for("guest.enter_code"))


@guarded("public")
@as_member
def evidence(place: Place) -> Response:
    doing.want_evidence(db.session(), place=place, wanted="evidence" in request.form)
    return see_other("guest.group", code=place.group.code, _anchor="mer")
