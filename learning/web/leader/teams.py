"""Who is in my team, and how does each of them stand?"""

from flask import Blueprint, abort, request
from werkzeug.wrappers import Response

from learning.access import permissions
from learning.actions import audit, teams
from learning.actions.teams import Seen
from learning.records.database import begin_writing, db
from learning.records.queries import appointments, event_people
from learning.web import clock, presenting_competence, presenting_requirements, successors, waiting_appointments
from learning.web.guard import guarded
from learning.web.leader import presenting_team
from learning.web.leader.forms import AttestForm
from learning.web.respond import page
from learning.web.viewer import library, me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/team", "team", team)
    door.add_url_rule("/team/<person_id>", "person", person)
    door.add_url_rule("/team/<person_id>/kompetanse/<competence>", "one_competence", one_competence)
    door.add_url_rule("/team/<person_id>/frist/<path:what>", "requirement", requirement)


@guarded("team")
def team() -> Response:
    rows = teams.rows(db.session(), by=me().asker, library=library(), today=clock.today())
    units = me().asker.led_units
    proposed = appointments.in_states(db.session(), ("proposed",), unit_ids=units)
    return page(
        "leader/team.html",
        view=presenting_team.table(rows, library(), me().locale),
        proposed=waiting_appointments.told(proposed)["proposed"],
        successors=successors.told(appointments.successors(db.session(), unit_ids=units), clock.today(), leads=True),
        lends=permissions.can_lend(me().asker),
        asked=event_people.waiting_count(db.session(), units, clock.today(), clock.now(), me().person_id),
    )


def seen_by_me(person_id: str) -> Seen:
    return teams.person(db.session(), by=me().asker, person_id=person_id, library=library(), today=clock.today())


def look_up(person_id: str) -> Seen:
    """Open a person's page: decided by the access room, and written in the log the person can read."""
    seen = seen_by_me(person_id)
    by = me().person_id
    db.session.rollback()  # what was read is in hand; the log is written in a transaction that may write
    begin_writing(db.session())
    audit.note_look_up(db.session(), by=by, about=person_id, page="person", at=clock.now())
    db.session.commit()
    return seen


@guarded("team")
def person(person_id: str) -> Response:
    seen = look_up(person_id)
    form = AttestForm.blank(seen, clock.today(), request.args.get("kompetanse", ""))
    return show_person(person_id, seen, form)


def show_person(
    person_id: str, seen: Seen, form: AttestForm, status: int = 200, withdrawing: tuple[int, str, str] = (0, "", "")
) -> Response:
    """`withdrawing` is the evidence whose withdrawal was refused, why, and the reason that was typed."""
    view = presenting_team.person(person_id, seen, library(), me().locale, me().person_id)
    return page("leader/person.html", status, view=view, form=form, withdrawing=withdrawing)


@guarded("team")
def one_competence(person_id: str, competence: str) -> Response:
    seen = look_up(person_id)
    view = presenting_competence.detail(seen.picture, competence, library(), me().locale) if seen.picture else None
    return page("leader/one_competence.html", view=view or abort(404), name=seen.name, person_id=person_id)


@guarded("team")
def requirement(person_id: str, what: str) -> Response:
    seen = look_up(person_id)
    asked = presenting_requirements.find(seen.picture, what) if seen.picture else None
    if seen.picture is None or asked is None:
        abort(404)
    view = presenting_requirements.why(seen.picture, asked, library(), me().locale)
    return page("leader/requirement.html", view=view, name=seen.name, person_id=person_id)
