"""What does a member see on her phone, how does it learn of what is new, and how does she vote?"""

from flask import Blueprint, current_app, request
from sqlalchemy.exc import SQLAlchemyError
from werkzeug.wrappers import Response

from learning.actions import group_runs, joining, voting
from learning.actions.refusing import Refused
from learning.records.database import db, hurried
from learning.records.queries import group_members as rows
from learning.records.queries.group_members import BeatFacts, Place
from learning.web import clock
from learning.web.guard import guarded
from learning.web.guest import presenting_group as presenting
from learning.web.guest.membership import as_member, simulation_of, to_the_door, who
from learning.web.guest.presenting_observing import Trying
from learning.web.respond import fragment, page, see_other, wants_fragment


def routes(door: Blueprint) -> None:
    door.add_url_rule("/gruppe/<code>", "group", group)
    door.add_url_rule("/gruppe/<code>/na", "now", now)
    door.add_url_rule("/gruppe/<code>/stem", "vote", vote, methods=["POST"])


@guarded("public")
@as_member
def group(place: Place) -> Response:
    return show(place)


@guarded("public")
def now(code: str) -> Response:
    """What the phone asks every other second: nothing new is said in one small question and an empty answer."""
    code = group_runs.tidied(code)
    beat = rows.beat(db.session(), code, who(code))
    if beat is None or beat.left:
        return to_the_door(code)
    _note_that_she_is_here(beat)
    if request.args.get("v") == str(beat.version):
        return Response(status=204)
    place = rows.place(db.session(), code, who(code))
    return show(place) if place else to_the_door(code)


def _note_that_she_is_here(beat: BeatFacts) -> None:
    """Now and then, in a short transaction of its own."""
    if clock.now() - beat.seen_at < joining.SEEN_EVERY:
        return
    db.session.rollback()
    try:
        with hurried() as session:
            joining.seen(session, member_id=beat.member_id, at=clock.now())
            session.commit()
    except SQLAlchemyError:  # somebody is writing; the next time will do
        current_app.logger.info("member %s was not noted as here", beat.member_id)


@guarded("public")
@as_member
def vote(place: Place) -> Response:
    try:
        voting.vote(
            db.session(),
            place=place,
            simulation=simulation_of(place.group),
            path=request.form.get("path", ""),
            round=request.form.get("round", ""),
            choice=request.form.get("choice", ""),
            at=clock.now(),
        )
    except Refused as refused:
        if refused.status == 404:
            raise
        return show(place, Trying(refused=refused))
    return done(place, "avstemning")


def done(place: Place, anchor: str) -> Response:
    """The screen as it is after the deed."""
    if wants_fragment():
        return show(place)
    return see_other("guest.group", code=place.group.code, _anchor=anchor)


def show(place: Place, trying: Trying | None = None) -> Response:
    """The whole page, or what the phone puts in its place: everything that may have changed."""
    trying = trying or Trying()
    status = trying.refused.status if trying.refused else 200
    view = presenting.now(db.session(), place, simulation_of(place.group), trying)
    if wants_fragment():
        return fragment("guest/_now.html", status, now=view)
    return page("guest/group.html", status, now=view)
