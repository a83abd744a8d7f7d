"""How does somebody start a group, and give those who have come their roles?"""

from flask import Blueprint, abort, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import group_members
from learning.actions import group_runs as doing
from learning.actions.refusing import Refused
from learning.courses.library import Published
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import group_runs as rows
from learning.records.queries.group_runs import GroupFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.ethics import presenting_gathering
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.plain_text import cleaned
from learning.web.respond import page, see_other
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/<name>/gruppe", "start_group", start_group)
    door.add_url_rule("/etikk/<name>/gruppe", "begin_group", begin_group, methods=["POST"])
    door.add_url_rule("/etikk/gruppe/<int:group_id>/roller", "group_roles", group_roles)
    door.add_url_rule("/etikk/gruppe/<int:group_id>/roller", "cast", cast, methods=["POST"])


def led(group_id: int) -> GroupFacts:
    """The group, if the viewer leads it."""
    return doing.led(db.session(), by=me().asker, group_id=group_id)


def begun(group: GroupFacts) -> Simulation:
    """The simulation as it was when the group began."""
    return shelf().simulation(db.session(), library(), group.revision_id)


def _newest(name: str) -> tuple[Simulation, Published]:
    slug = f"simulations/{name}"
    found = library().simulation(slug, me().locale) or missing(slug)
    return found, library().published(found.slug, found.language) or abort(404)


@guarded("learner")
def start_group(name: str) -> Response:
    found, _published = _newest(name)
    going_on = [one for one in rows.led_by(db.session(), me().person_id) if one.simulation == found.slug]
    return page("ethics/group_start.html", view=presenting_gathering.start(found, going_on))


@guarded("learner")
def begin_group(name: str) -> Response:
    found, published = _newest(name)
    group_id = doing.start(
        db.session(),
        by=me().asker,
        simulation=found,
        revision_id=published.revision_id,
        language=found.language,
        at=clock.now(),
    )
    return see_other("ethics.group", group_id=group_id)


@guarded("signed_in")
def group_roles(group_id: int) -> Response:
    group = led(group_id)
    members = rows.members(db.session(), group.id)
    return page("ethics/group_roles.html", view=presenting_gathering.roles(group, begun(group), members))


@guarded("signed_in")
def cast(group_id: int) -> Response:
    """Only what was changed on the page is changed here: meanwhile somebody may have chosen for herself."""
    group = led(group_id)
    parts = {}
    for member in rows.members(db.session(), group.id):
        chosen = cleaned(request.form.get(f"part-{member.id}"))
        if chosen and chosen != request.form.get(f"was-{member.id}"):
            role, _colon, card = chosen.partition(":")
            parts[member.id] = (role, card)
    try:
        group_members.cast(db.session(), group=group, simulation=begun(group), parts=parts, at=clock.now())
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
        return see_other("ethics.group_roles", group_id=group.id)
    flash(_("Rollene er gitt. De står på telefonen til hver enkelt."), "success")
    return see_other("ethics.group", group_id=group.id)


def join_address(group: GroupFacts) -> str:
    """What the picture leads to, from outside: with the host this page was asked for at."""
    return url_for("guest.join", code=group.code, _external=True)
