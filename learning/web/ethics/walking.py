"""How does somebody walk through a simulation alone: choose, go back, take a pause and go on?"""

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import runs
from learning.actions.refusing import Conflict, Refused
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.queries import simulations as walks
from learning.records.queries.simulations import RunFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.ethics import presenting_scene
from learning.web.ethics.presenting_front import walk_url
from learning.web.ethics.presenting_scene import Mistake
from learning.web.guard import guarded
from learning.web.plain_text import cleaned, cleaned_form
from learning.web.respond import go, page
from learning.web.returning import kept_when_late, replays
from learning.web.viewer import library, me, shelf

Form = dict[str, list[str]]


def routes(door: Blueprint) -> None:
    door.add_url_rule("/etikk/gang/<int:run_id>", "walk", walk)
    door.add_url_rule("/etikk/gang/<int:run_id>/velg", "choose", choose, methods=["POST"])
    door.add_url_rule("/etikk/gang/<int:run_id>/tilbake", "go_back", go_back, methods=["POST"])
    door.add_url_rule("/etikk/gang/<int:run_id>/pause", "pause", pause, methods=["POST"])


def mine(run_id: int) -> tuple[RunFacts, Simulation]:
    """The walk, and the simulation as it was when the walk began."""
    run = runs.owned(db.session(), by=me().person_id, run_id=run_id)
    return run, begun(run)


def begun(run: RunFacts) -> Simulation:
    return shelf().simulation(db.session(), library(), run.revision_id)


@guarded("signed_in")
def walk(run_id: int) -> Response:
    run, simulation = mine(run_id)
    return _shown(run, simulation)


def _shown(
    run: RunFacts, simulation: Simulation, mistake: Mistake | None = None, why: str = "", status: int = 200
) -> Response:
    steps = walks.steps(db.session(), run.id)
    return page("ethics/scene.html", status, view=presenting_scene.scene(run, simulation, steps, mistake, why))


def _chosen(person_id: str, form: Form, run_id: int) -> RunFacts:
    run = runs.owned(db.session(), by=person_id, run_id=run_id)
    choice = _first(form, "choice")
    if not choice:
        raise Refused("no_choice")
    return runs.choose(
        db.session(),
        run=run,
        simulation=begun(run),
        choice=choice,
        seen_at=_first(form, "path"),
        why=_first(form, "why"),
        seen=_first(form, "seen"),
        at=clock.now(),
    )


def _first(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "")


def replay(person_id: str, form: Form, run_id: int) -> str:
    """Make the choice that was kept when the log-in ran out, and say where to go on."""
    try:
        _chosen(person_id, cleaned_form(form), run_id)
    except Conflict as late:
        flash(refused_words.words(late), "info")
    return walk_url(run_id)


@guarded("signed_in")
@replays(replay)
@kept_when_late
def choose(run_id: int) -> Response:
    sent = cleaned_form(dict(request.form.lists()))
    try:
        _chosen(me().person_id, sent, run_id)
    except Refused as refused:
        if refused.status == 404:
            raise
        return _not_chosen(run_id, refused, _first(sent, "why"))
    return go(walk_url(run_id))


def _not_chosen(run_id: int, refused: Refused, why: str) -> Response:
    """What she wrote is there still; in a scene she has left behind, beside the scene where she stands now."""
    run, simulation = mine(run_id)
    if not isinstance(refused, Conflict):
        return _shown(run, simulation, presenting_scene.mistake(refused), why, refused.status)
    if why:
        return _shown(run, simulation, presenting_scene.mistake(refused, why), "", refused.status)
    flash(refused_words.words(refused), "info")
    return go(walk_url(run_id))


@guarded("signed_in")
def go_back(run_id: int) -> Response:
    run, _simulation = mine(run_id)
    runs.go_back(db.session(), run=run, path=cleaned(request.form.get("path")), at=clock.now())
    return go(walk_url(run_id))


@guarded("signed_in")
def pause(run_id: int) -> Response:
    run, _simulation = mine(run_id)
    flash(_("Du har tatt pause. Alle valgene er lagret, og du fortsetter der du slapp når du vil."), "info")
    return go(url_for("ethics.simulations", _anchor=f"gang-{run.id}"))
