"""How does an observer mark and write, and how is she answered?"""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from learning.actions import observing as doing
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries.group_members import Place
from learning.web import clock
from learning.web.guard import guarded
from learning.web.guest.membership import as_member, path_in, simulation_of
from learning.web.guest.presenting_observing import Trying, reply_id
from learning.web.guest.taking_part import done, show
from learning.web.plain_text import cleaned
from learning.web.returning import kept_when_late

MARK = "mark-"


def routes(door: Blueprint) -> None:
    door.add_url_rule("/gruppe/<code>/merk", "mark", mark, methods=["POST"])
    door.add_url_rule("/gruppe/<code>/notat", "note", note, methods=["POST"])
    door.add_url_rule("/gruppe/<code>/notat/<int:note_id>/slett", "take_back", take_back, methods=["POST"])
    door.add_url_rule("/gruppe/<code>/notat/<int:note_id>/svar", "reply", reply, methods=["POST"])


def _sent() -> dict[str, str]:
    return {name: cleaned(value) for name, value in request.form.items()}


@guarded("public")
@kept_when_late
@as_member
def mark(place: Place) -> Response:
    sent = _sent()
    marks = {name.removeprefix(MARK): value for name, value in sent.items() if name.startswith(MARK)}
    try:
        doing.mark(
            db.session(),
            place=place,
            simulation=simulation_of(place.group),
            path=path_in(sent.get("place", ""), place.group),
            marks=marks,
            at=clock.now(),
        )
    except Refused as refused:
        return _again(place, Trying("mark", refused, sent))
    return done(place, "sjekkliste")


@guarded("public")
@kept_when_late
@as_member
def note(place: Place) -> Response:
    sent = _sent()
    try:
        doing.note(
            db.session(),
            place=place,
            simulation=simulation_of(place.group),
            path=path_in(sent.get("place", ""), place.group),
            fields=sent,
            at=clock.now(),
        )
    except Refused as refused:
        return _again(place, Trying("note", refused, sent))
    return done(place, "mine")


@guarded("public")
@as_member
def take_back(place: Place, note_id: int) -> Response:
    doing.take_back(db.session(), place=place, note_id=note_id, at=clock.now())
    return done(place, "mine")


@guarded("public")
@kept_when_late
@as_member
def reply(place: Place, note_id: int) -> Response:
    sent = _sent()
    try:
        doing.reply(
            db.session(),
            place=place,
            note_id=note_id,
            text=sent.get("text", ""),
            seen=sent.get("seen", ""),
            at=clock.now(),
        )
    except Refused as refused:
        return _again(place, Trying(reply_id(note_id), refused, sent))
    return done(place, reply_id(note_id))


def _again(place: Place, trying: Trying) -> Response:
    """Her words stand where she wrote them, with what is the matter."""
    if trying.refused is not None and trying.refused.status == 404:
        raise trying.refused
    return show(place, trying)
