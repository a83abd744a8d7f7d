"""What is told after an ending: what happened, what the choices did, which roads there were, and how colleagues chose?

Effects are told in words and signs, one choice at a time. They are never added up: nobody gets a score for a dilemma.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from learning.courses import walking
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Change, Scene, Simulation
from learning.courses.simulations.rendering import RenderedStep, render_debrief
from learning.records.queries.simulations import RunFacts, StepFacts
from learning.translations.catalogue import gettext as _
from learning.web import clock, places
from learning.web.ethics.presenting_front import name_of, simulation_url, walk_url
from learning.web.ethics.presenting_map import MapView, map_of
from learning.web.ethics.presenting_scene import Chosen, Steps, way
from learning.web.languages import date_words
from learning.web.presenting_texts import safe

SIGNS = {1: "+", 0: "±", -1: "−"}
Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class EffectView:
    """`sign` for the eye, `words` for everybody."""

    name: str
    sign: str
    words: str


@dataclass(frozen=True)
class Colleagues:
    """How many of `total` people chose this first when they stood there."""

    letter: str
    text: str
    count: int
    total: int
    own: bool


@dataclass(frozen=True)
class StepView:
    """A choice, with all that was hidden when it was made."""

    chosen: Chosen
    html: Markup
    consequence_html: Markup
    effects: tuple[EffectView, ...]
    observer: tuple[Markup, ...]
    colleagues: tuple[Colleagues, ...]


@dataclass(frozen=True)
class EffectRow:
    """One effect through the whole walk: a sign for each choice, None where the choice did nothing to it."""

    name: str
    signs: tuple[EffectView | None, ...]
    summary: str


@dataclass(frozen=True)
class EndedWay:
    """A way through that has come to an ending, in the same walk."""

    number: int
    ending: str
    url: str
    shown: bool


@dataclass(frozen=True)
class DebriefView:
    story: str
    story_url: str
    language: str
    ending: str
    completed: str
    steps: tuple[StepView, ...]
    way: tuple[Chosen, ...]
    effects: tuple[EffectRow, ...]
    map: MapView
    ways: tuple[EndedWay, ...]
    colleagues: bool
    reflection_html: Markup
    practice_html: Markup
    sources: tuple[CitedSource, ...]
    law_checked: str
    walk_url: str
    back_url: str
    reflection_url: str
    practice_url: str


def ended_paths(simulation: Simulation, steps: Steps) -> tuple[str, ...]:
    """Every way of a walk that has come to an ending, in the order they were first walked."""
    endings = {ending.id for ending in simulation.endings}
    leading = {choice.id for choice in simulation.choices if choice.to in endings}
    return tuple(path for path, step in steps.items() if step.choice in leading)


def debrief(run: RunFacts, simulation: Simulation, steps: Steps, path: str, counts: Counts) -> DebriefView:
    """`path` is the way that is told, among those that have come to an ending."""
    taken = tuple(path.split())
    state = walking.walked(simulation, taken)
    drawn = render_debrief(simulation, state, addresses=places.address)
    chosen = way(taken, simulation, steps)
    made = _steps(simulation, drawn.steps, chosen, counts)
    name = name_of(run.simulation)
    return DebriefView(
        story=simulation.title,
        story_url=simulation_url(run.simulation),
        language=simulation.language,
        ending=walking.scene(simulation, state).title,
        completed=date_words(clock.in_oslo(run.ended_at).date()) if run.ended_at else "",
        steps=made,
        way=chosen,
        effects=_effects(simulation, drawn.steps),
        map=map_of(simulation, taken, steps),
        ways=_ways(run, simulation, steps, path),
        colleagues=any(step.colleagues for step in made),
        reflection_html=safe(drawn.reflection_html),
        practice_html=safe(drawn.practice_html),
        sources=drawn.sources,
        law_checked=date_words(simulation.law_checked) if simulation.law_checked else "",
        walk_url=walk_url(run.id),
        back_url=url_for("ethics.go_back", run_id=run.id),
        reflection_url=url_for("ethics.reflection", name=name),
        practice_url=url_for("ethics.commit", name=name),
    )


def _steps(
    simulation: Simulation, drawn: Sequence[RenderedStep], chosen: Sequence[Chosen], counts: Counts
) -> tuple[StepView, ...]:
    """Colleagues' choices stand with the first visit to a scene."""
    scenes = {choice.id: scene for scene in simulation.scenes for choice in scene.choices}
    names = {effect.key: effect.name for effect in simulation.effects}
    told: set[str] = set()
    made = []
    for step, one in zip(drawn, chosen, strict=True):
        scene = scenes[step.id]
        counted = {} if scene.id in told else counts.get(scene.id, {})
        told.add(scene.id)
        made.append(
            StepView(
                chosen=one,
                html=safe(step.html),
                consequence_html=safe(step.consequence_html),
                effects=tuple(effect(change, names) for change in step.changes),
                observer=tuple(safe(point.html) for point in step.observer),
                colleagues=_colleagues(scene, step.id, counted),
            )
        )
    return tuple(made)


def _colleagues(scene: Scene, own: str, counted: Mapping[str, int]) -> tuple[Colleagues, ...]:
    total = sum(counted.values())
    return tuple(
        Colleagues(choice.letter, choice.text, counted.get(choice.id, 0), total, choice.id == own)
        for choice in (scene.choices if total else ())
    )


def effect(change: Change, names: Mapping[str, str]) -> EffectView:
    words = {1: _("økte"), 0: _("gikk begge veier"), -1: _("sank")}[change.amount]
    return EffectView(names.get(change.effect, change.effect), SIGNS[change.amount], words)


def _effects(simulation: Simulation, drawn: Sequence[RenderedStep]) -> tuple[EffectRow, ...]:
    names = {one.key: one.name for one in simulation.effects}
    rows = []
    for one in simulation.effects:
        changes = [next((change for change in step.changes if change.effect == one.key), None) for step in drawn]
        signs = tuple(effect(change, names) if change else None for change in changes)
        rows.append(EffectRow(one.name, signs, _summary([change.amount for change in changes if change])))
    return tuple(rows)


def _summary(amounts: Sequence[int]) -> str:
    """In words, and never how much: a sum would be a score."""
    up, down = any(one >= 0 for one in amounts), any(one <= 0 for one in amounts)
    if not amounts:
        return _("Ble ikke rørt av valgene dine")
    if up and down:
        return _("Både økte og sank")
    return _("Økte") if up else _("Sank")


def _ways(run: RunFacts, simulation: Simulation, steps: Mapping[str, StepFacts], shown: str) -> tuple[EndedWay, ...]:
    endings = {choice.id: simulation.scene(choice.to) for choice in simulation.choices}
    found = ((path, endings[steps[path].choice]) for path in ended_paths(simulation, steps))
    return tuple(
        EndedWay(number, ending.title, url_for("ethics.debrief", run_id=run.id, vei=number), path == shown)
        for number, (path, ending) in enumerate(found, 1)
        if ending is not None
    )
