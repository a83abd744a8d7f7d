"""How does the facilitator lead the meeting from one screen, and end it?

Her deeds are plain forms: each says where she saw the group stand, so that a second click or a forgotten tab does nothing.
"""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, abort, flash, make_response, request
from werkzeug.wrappers import Response

from learning.actions import group_members
from learning.actions import group_runs as doing
from learning.actions.refusing import NotFound, Refused
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import group_runs as rows
from learning.records.queries.group_runs import GroupFacts, PulseFacts
from learning.translations import refused_words
from learning.web import clock
from learning.web.ethics import presenting_gathering, presenting_group, presenting_observed
from learning.web.ethics.gathering import begun, join_address, led
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import anew, fragment, instead_of, page, see_other
from learning.web.viewer import me

Deed = Callable[[GroupFacts, Simulation, dict[str, Any]], None]


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/gruppe/<int:group_id>", "group", group)
    door.add_url_rule("/etikk/gruppe/<int:group_id>/na", "group_now", group_now)
    door.add_url_rule("/etikk/gruppe/<int:group_id>/gjor/<deed>", "lead", lead, methods=["POST"])
    door.add_url_rule("/etikk/gruppe/<int:group_id>/slutt", "end_group", end_group)
    door.add_url_rule("/etikk/gruppe/<int:group_id>/slutt", "end_group_now", end_group_now, methods=["POST"])


@guarded("signed_in")
def group(group_id: int) -> Response:
    pulse = _pulse(group_id)
    if pulse.group.ended_at is not None:
        return page("ethics/group_ended.html", view=presenting_group.ended(begun(pulse.group)))
    return page("ethics/group.html", **_shown(pulse))


@guarded("signed_in")
def group_now(group_id: int) -> Response:
    """What has come in since `v`: nothing, the line that counts, or the whole screen when it stands elsewhere now."""
    pulse, known = _pulse(group_id), request.args.get("v", "")
    key = presenting_group.pulse_key(pulse, clock.now())
    if key == known:
        return make_response("", 204)
    if pulse.group.stand == known.partition("|")[0] and not _listens(pulse.group):
        view = presenting_group.pulse(pulse, _names(pulse.group), clock.now())
        return fragment("ethics/_group_pulse.html", pulse=view)
    if pulse.group.ended_at is not None:
        return anew()
    return instead_of("gruppe", fragment("ethics/_group.html", **_shown(pulse)))


def _pulse(group_id: int) -> PulseFacts:
    pulse = rows.pulse(db.session(), group_id, me().person_id)
    if pulse is None:
        raise NotFound("no_such_group")
    return pulse


def _listens(group: GroupFacts) -> bool:
    """In these parts of the meeting a note that comes in is shown at once."""
    return group.phase in ("observers", "debrief")


def _names(group: GroupFacts) -> tuple[rows.MemberFacts, ...]:
    return rows.members(db.session(), group.id) if group.phase == "lobby" else ()


def _shown(pulse: PulseFacts) -> dict[str, Any]:
    group, simulation = pulse.group, begun(pulse.group)
    session, state = db.session(), doing.state(simulation, pulse.group)
    closed = group.phase == "scenes" and group.voting == "closed"
    told = presenting_group.Told(
        group=group,
        simulation=simulation,
        state=state,
        pulse=pulse,
        members=_names(group),
        tally=rows.tally(session, group) if closed else {},
        tally_before=rows.tally(session, group, group.round - 1) if closed and group.round > 1 else {},
        at=clock.now(),
    )
    address = join_address(group)
    return {
        "view": presenting_group.screen(told),
        "address": address.partition("://")[2],
        "picture": presenting_gathering.picture(address) if group.phase == "lobby" else "",
        "observed": _observed(group, simulation) if _listens(group) else (),
        "road": presenting_observed.road(simulation, state) if group.phase in ("scenes", "debrief") else None,
    }


def _observed(group: GroupFacts, simulation: Simulation) -> tuple[presenting_observed.SceneView, ...]:
    session = db.session()
    notes, marked = rows.notes(session, group.id), rows.marked(session, group.id)
    return presenting_observed.scenes(simulation, notes, marked, rows.replies(session, group.id))


def _deeds() -> dict[str, Callable[..., None]]:
    return {
        "fase": doing.go_to,
        "tid": doing.extend,
        "frys": doing.freeze,
        "fortsett": doing.thaw,
        "stem": doing.open_vote,
        "lukk": doing.close_vote,
        "velg": doing.choose,
        "tilbake": doing.rewind,
    }


@guarded("signed_in")
def lead(group_id: int, deed: str) -> Response:
    """Do it, or say why not: either way she comes back to what stands there now."""
    group = led(group_id)
    do = _deeds().get(deed) or abort(404)
    try:
        do(db.session(), group=group, seen=request.form.get("stand", ""), at=clock.now(), **_details(deed, group))
    except Refused as refused:
        flash(refused_words.words(refused), "info")
    return see_other("ethics.group", group_id=group.id)


def _details(deed: str, group: GroupFacts) -> dict[str, Any]:
    """What a deed asks for besides where the group stood."""
    match deed:
        case "fase":
            return {"phase": request.form.get("phase", "")}
        case "stem":
            return {"simulation": begun(group)}
        case "velg":
            return {"simulation": begun(group), "choice": cleaned(request.form.get("choice"))}
        case "tilbake":
            steps = request.form.get("steps", "")
            return {"steps": int(steps) if steps.isascii() and steps.isdecimal() and len(steps) < 4 else -1}
    return {}


@guarded("signed_in")
def end_group(group_id: int) -> Response:
    group = led(group_id)
    if group.ended_at is not None:
        return see_other("ethics.group", group_id=group.id)
    there = group_members.may_get_evidence(rows.members(db.session(), group.id), group)
    return page("ethics/group_end.html", view=presenting_group.ending(group, begun(group), there))


@guarded("signed_in")
def end_group_now(group_id: int) -> Response:
    group = led(group_id)
    present = frozenset(int(one) for one in request.form.getlist("present") if one.isascii() and one.isdecimal())
    try:
        doing.end(
            db.session(), group=group, simulation=begun(group), present=present, by=me().person_id, at=clock.now()
        )
    except Refused as refused:
        flash(refused_words.words(refused), "info")
    return see_other("ethics.group", group_id=group.id)
