"""What have the observers seen, scene by scene, and which road did the group go? For the talk afterwards: no names."""

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from learning.courses.simulation_nouns import Change, Simulation
from learning.courses.simulations.layout import chart
from learning.courses.simulations.rendering import render_debrief, render_part
from learning.courses.walking import State
from learning.records.queries.group_runs import NoteFacts
from learning.translations.catalogue import gettext as _
from learning.web import places
from learning.web.drawing_ways import ways
from learning.web.ethics import phrases_of_groups as phrases
from learning.web.presenting_texts import safe

MARKS = ("seen", "partly", "not_seen", "not_relevant")


@dataclass(frozen=True)
class PointView:
    """A point of a checklist, and what was marked: «sett 2, delvis 1»."""

    html: Markup
    marked: str


@dataclass(frozen=True)
class NoteView:
    heard: str
    seemed: str
    wonder: str
    talk: str
    replies: tuple[str, ...]


@dataclass(frozen=True)
class SceneView:
    title: str
    points: tuple[PointView, ...]
    notes: tuple[NoteView, ...]


@dataclass(frozen=True)
class RoadStep:
    scene: str
    text: Markup
    effects: str


@dataclass(frozen=True)
class RoadTaken:
    drawn: Markup
    steps: tuple[RoadStep, ...]
    ending: str


def scenes(
    simulation: Simulation,
    notes: tuple[NoteFacts, ...],
    marked: Mapping[tuple[str, int], Mapping[str, int]],
    replies: Mapping[int, tuple[str, ...]],
) -> tuple[SceneView, ...]:
    """In the order of the story; a scene nobody has said anything about is left out."""
    found = []
    for scene in (*simulation.scenes, *simulation.endings):
        drawn = render_part(simulation, scene, State(scene.id), addresses=places.address)
        points = tuple(
            PointView(safe(point.html), _marked(marked[scene.id, point.position]))
            for point in drawn.observer
            if (scene.id, point.position) in marked
        )
        here = tuple(_note(one, replies.get(one.id, ())) for one in notes if one.scene == scene.id)
        if points or here:
            found.append(SceneView(scene.title, points, here))
    return tuple(found)


def _marked(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{phrases.mark(code)} {counts[code]}" for code in MARKS if code in counts)


def _note(facts: NoteFacts, replies: tuple[str, ...]) -> NoteView:
    return NoteView(facts.heard, facts.seemed, facts.wonder, phrases.talk(facts.talk) if facts.talk else "", replies)


def road(simulation: Simulation, state: State) -> RoadTaken:
    """Drawn, and the same as a list."""
    label = _("Kart over saken. Veien dere har gått, er hel og tykk.")
    drawn = ways(chart(simulation), label=label, taken=state.taken, codes=True)
    told = render_debrief(simulation, state, addresses=places.address)
    names = {effect.key: effect.name for effect in simulation.effects}
    steps = tuple(RoadStep(one.scene, safe(one.html), _effects(one.changes, names)) for one in told.steps)
    here = simulation.scene(state.scene)
    return RoadTaken(drawn, steps, here.title if here else "")


def _effects(changes: tuple[Change, ...], names: Mapping[str, str]) -> str:
    words = {1: _("mer"), -1: _("mindre"), 0: _("både mer og mindre")}
    return ", ".join(f"{names[one.effect]}: {words[one.amount]}" for one in changes if one.effect in names)
