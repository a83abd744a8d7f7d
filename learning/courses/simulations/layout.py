"""Where on a sheet of paper does each scene of a simulation lie, and which way does each choice lead?

The story runs down the page in the author's order, so that it is legible on a phone: the scenes lie below one another,
each with its choices side by side below it. A choice that leads to the next scene goes straight there. One that leaps goes
by a lane to the left, which is shared by all that leap to the same scene, and so does one that leads back.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from learning.courses.simulation_nouns import Choice, Scene, Simulation

WIDTH = 360.0  # as wide as it needs to be on a phone; grows only where many lanes or choices ask for it
MARGIN = 17.0
LANE = 13.0
CHOICE = 38.0  # from one choice to the next
TO_CHOICES = 46.0  # from a scene down to its choices
TO_NEXT = 88.0  # from a scene down to the next one
TO_ENDING = 50.0
LONGEST_LINE = 27


@dataclass(frozen=True, slots=True)
class Stop:
    """A scene or an ending. `lines` is its title, broken where a phone's width asks for it."""

    id: str
    lines: tuple[str, ...]
    ends: bool
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Road:
    """A choice: drawn at (`x`, `y`) below the scene `start`, and from there to the scene `to` (empty when it leads nowhere).

    `lane` is where the road runs beside the scenes, None when it needs no lane. `back` is whether it leads upwards.
    """

    choice: str
    letter: str
    start: str
    to: str
    x: float
    y: float
    lane: float | None
    back: bool


@dataclass(frozen=True, slots=True)
class Chart:
    width: float
    height: float
    stops: tuple[Stop, ...]
    roads: tuple[Road, ...]

    def stop(self, id: str) -> Stop:
        return next(stop for stop in self.stops if stop.id == id)


def chart(simulation: Simulation) -> Chart:
    """The same text always gives the same chart, whole or unfinished."""
    scenes = (*simulation.scenes, *simulation.endings)
    rows = {scene.id: row for row, scene in enumerate(scenes)}
    lanes = _lanes(simulation, rows)
    spine = MARGIN + LANE * (max(lanes.values(), default=-1) + 1)
    heights = _heights(scenes)
    stops = tuple(
        Stop(scene.id, _broken(scene.title or scene.id), scene.ends, spine, heights[scene.id]) for scene in scenes
    )
    roads = tuple(
        _road(scene, place, choice, rows, lanes, spine, heights)
        for scene in simulation.scenes
        for place, choice in enumerate(_in_order(scene, rows))
    )
    width = max([WIDTH, *(road.x + MARGIN for road in roads)])
    height = max(heights.values(), default=0.0) + MARGIN * 1.5 if scenes else 0.0
    return Chart(width, height, stops, roads)


def _heights(scenes: tuple[Scene, ...]) -> dict[str, float]:
    found: dict[str, float] = {}
    at = MARGIN
    for scene in scenes:
        found[scene.id] = at
        at += TO_NEXT if scene.choices else TO_ENDING
    return found


def _in_order(scene: Scene, rows: dict[str, int]) -> list[Choice]:
    """Those that leap stand nearest to the lanes, so that roads do not cross; else in the author's order."""
    here = rows[scene.id]
    return sorted(scene.choices, key=lambda choice: rows.get(choice.to, here + 1) == here + 1)


def _lanes(simulation: Simulation, rows: dict[str, int]) -> dict[str, int]:
    """Which lane leads to each scene that is leapt to: the first, counted from the scenes, that is free all the way."""
    reaches: dict[str, list[int]] = defaultdict(list)
    for scene in simulation.scenes:
        for choice in scene.choices:
            if choice.to in rows and rows[choice.to] != rows[scene.id] + 1:
                reaches[choice.to].append(rows[scene.id])
    spans = {to: (min(rows[to], *starts), max(rows[to], *starts)) for to, starts in reaches.items()}
    given: dict[str, int] = {}
    for to in sorted(spans, key=lambda id: (spans[id][1] - spans[id][0], rows[id])):  # the short ones lie closest
        taken = {lane for other, lane in given.items() if _meet(spans[to], spans[other])}
        given[to] = next(lane for lane in range(len(spans)) if lane not in taken)
    return given


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _road(
    scene: Scene,
    place: int,
    choice: Choice,
    rows: dict[str, int],
    lanes: dict[str, int],
    spine: float,
    heights: dict[str, float],
) -> Road:
    here, there = rows[scene.id], rows.get(choice.to)
    leaps = there is not None and there != here + 1
    return Road(
        choice=choice.id,
        letter=choice.letter,
        start=scene.id,
        to=choice.to if there is not None else "",
        x=spine + CHOICE * place,
        y=heights[scene.id] + TO_CHOICES,
        lane=spine - LANE * (lanes[choice.to] + 1) - LANE / 2 if leaps else None,
        back=there is not None and there <= here,
    )


def _broken(title: str) -> tuple[str, ...]:
    """In two lines at most; what is longer still is cut, and stands whole in the list beside the drawing."""
    if len(title) <= LONGEST_LINE:
        return (title,)
    cut = title.rfind(" ", 0, LONGEST_LINE + 1)
    first, rest = (title[:cut], title[cut + 1 :]) if cut > 0 else (title[:LONGEST_LINE], title[LONGEST_LINE:])
    return first, rest if len(rest) <= LONGEST_LINE else f"{rest[: LONGEST_LINE - 1].rstrip()}…"
