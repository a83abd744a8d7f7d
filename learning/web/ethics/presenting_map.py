"""Which roads are there through a simulation, as a drawing and as the same told in a list?"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from learning.courses.simulation_nouns import Choice, Scene, Simulation
from learning.courses.simulations.layout import chart
from learning.translations.catalogue import gettext as _
from learning.web import drawing_ways


@dataclass(frozen=True)
class RoadRow:
    """`text` is empty in a scene she has not been in: what could be said there is for another time."""

    letter: str
    text: str
    kind: str
    kind_words: str
    to: str


@dataclass(frozen=True)
class SceneRow:
    title: str
    ends: bool
    kind: str
    met: str
    roads: tuple[RoadRow, ...]


@dataclass(frozen=True)
class MapView:
    drawing: Markup
    legend: tuple[tuple[Markup, str], ...]
    rows: tuple[SceneRow, ...]


def map_of(simulation: Simulation, taken: Sequence[str], walked: Collection[str]) -> MapView:
    """`taken` is the road that is told, `walked` every path kept of the same walk."""
    tried = drawing_ways.tried_in(walked) - set(taken)
    label = _("Kart over veiene gjennom simuleringen. Det samme står i listen under.")
    drawing = drawing_ways.ways(chart(simulation), label=label, taken=taken, tried=tried)
    return MapView(drawing, _legend(bool(tried)), _rows(simulation, taken, tried))


def _legend(any_tried: bool) -> tuple[tuple[Markup, str], ...]:
    words = {"taken": _("Veien du gikk"), "tried": _("Andre veier du har prøvd"), "open": _("Veier du ikke gikk")}
    return tuple((drawing_ways.swatch(kind), words[kind]) for kind in words if any_tried or kind != "tried")


def _rows(simulation: Simulation, taken: Sequence[str], tried: Collection[str]) -> tuple[SceneRow, ...]:
    titles = {scene.id: scene.title for scene in (*simulation.scenes, *simulation.endings)}
    number = {choice: place for place, choice in enumerate(taken, 1)}
    met = _met(simulation, taken)
    passed = {choice.to for choice in simulation.choices if choice.id in tried}
    return tuple(
        _row(scene, met.get(scene.id, ()), scene.id in passed, number, tried, titles)
        for scene in (*simulation.scenes, *simulation.endings)
    )


def _met(simulation: Simulation, taken: Sequence[str]) -> dict[str, list[int]]:
    """When each scene was met on this road: first, second …"""
    leads = {choice.id: choice.to for choice in simulation.choices}
    found: dict[str, list[int]] = {}
    for place, id in enumerate([*(scene.id for scene in simulation.scenes[:1]), *(leads[one] for one in taken)], 1):
        found.setdefault(id, []).append(place)
    return found


def _row(
    scene: Scene,
    met: Sequence[int],
    passed: bool,
    number: Mapping[str, int],
    tried: Collection[str],
    titles: Mapping[str, str],
) -> SceneRow:
    been = bool(met) or passed
    kind = "taken" if met else "tried" if passed else "open"
    words = _("Nummer %(numbers)s på veien din", numbers=_(" og ").join(map(str, met))) if met else ""
    instead = _("Du har vært her på en annen vei") if passed else _("Du har ikke vært her")
    roads = tuple(_road(choice, been, number, tried, titles) for choice in scene.choices)
    return SceneRow(scene.title, scene.ends, kind, words or instead, roads)


def _road(
    choice: Choice, been: bool, number: Mapping[str, int], tried: Collection[str], titles: Mapping[str, str]
) -> RoadRow:
    kind = "taken" if choice.id in number else "tried" if choice.id in tried else "open"
    words = {"taken": _("Valgt"), "tried": _("Prøvd før"), "open": _("Ikke valgt")}[kind]
    return RoadRow(choice.letter, choice.text if been else "", kind, words, titles.get(choice.to, ""))
