"""How does the way through a simulation look, drawn after it: the road taken, and the roads not taken?

The road taken is a thick, whole line, and its scenes are numbered in the order they were met; a road tried before is a
thin whole line; a road not taken is dashed, and so are its scenes. Nothing is told by colour alone, and every word is the
caller's. Where things lie is decided by `learning.courses.simulations.layout`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup, escape

from learning.courses.simulations.layout import Chart, Road, Stop

NODE, PILL = 14.0, 12.0
KINDS = ("open", "tried", "taken")  # drawn in this order: the road taken lies on top
PAPER = {  # what a printer shows, and a page without the style sheet
    "open": 'stroke="#877e71" stroke-width="1.5" stroke-dasharray="4 4"',
    "tried": 'stroke="#a06486" stroke-width="2"',
    "taken": 'stroke="#74365b" stroke-width="4"',
}


def ways(
    chart: Chart,
    *,
    label: str,
    taken: Sequence[str] = (),
    tried: Collection[str] = (),
    codes: bool = False,
    marked: Collection[str] = (),
) -> Markup:
    """The map. `taken` are the choices of the road, in order; `tried` those of other roads that have been walked.

    With `codes` each scene shows its code in place of its number, for those who write or lead; `marked` scenes and choices
    (by id) have a problem, and wear a sign that the caller explains in words.
    """
    kinds = {
        road.choice: "taken" if road.choice in taken else "tried" if road.choice in tried else "open"
        for road in chart.roads
    }
    numbers = _numbers(chart, taken)
    passed = {end for road in chart.roads if kinds[road.choice] == "tried" for end in (road.start, road.to)}
    lines = [_lines(chart, [road for road in chart.roads if kinds[road.choice] == kind], kind) for kind in KINDS]
    pills = [_pill(road, kinds[road.choice], road.choice in marked) for road in chart.roads]
    stops = [
        _stop(stop, _kind(stop, numbers, passed), _sign(stop, numbers, codes), stop.id in marked)
        for stop in chart.stops
    ]
    body = "".join([*lines, *pills, *stops])
    size = f'viewBox="0 0 {_n(chart.width)} {_n(chart.height)}" width="{_n(chart.width)}" height="{_n(chart.height)}"'
    drawn = f'<svg class="ways" {size} role="img" aria-label="{escape(label)}" focusable="false">{body}</svg>'
    return Markup(drawn)  # noqa: S704  # label, titles and letters are escaped; the rest is numbers of ours


def swatch(kind: str) -> Markup:
    """A stretch of road for the legend; the word stands beside it."""
    line = f'<path class="way way--{kind}" fill="none" {PAPER[kind]} d="M2 10H42"/>'
    size = 'viewBox="0 0 44 20" width="44" height="20"'
    drawn = f'<svg class="way-swatch" {size} aria-hidden="true" focusable="false">{line}</svg>'
    return Markup(drawn)  # noqa: S704  # numbers of ours


def _numbers(chart: Chart, taken: Sequence[str]) -> dict[str, list[int]]:
    """When each scene was met: first, second … A scene may be met twice."""
    roads = {road.choice: road for road in chart.roads}
    walked = [roads[choice] for choice in taken if choice in roads]
    found: dict[str, list[int]] = {}
    for number, id in enumerate([*(road.start for road in walked[:1]), *(road.to for road in walked)], 1):
        found.setdefault(id, []).append(number)
    return found


def _kind(stop: Stop, numbers: Collection[str], passed: Collection[str]) -> str:
    return "taken" if stop.id in numbers else "tried" if stop.id in passed else "open"


def _sign(stop: Stop, numbers: dict[str, list[int]], codes: bool) -> str:
    """An ending's id says nothing; it is known by its shape."""
    if codes:
        return "" if stop.ends else stop.id
    return "·".join(map(str, numbers.get(stop.id, ())))


def _lines(chart: Chart, roads: Sequence[Road], kind: str) -> str:
    """The roads of one kind. What several of them share of a lane is drawn once: dashes laid upon dashes look whole."""
    shared: dict[tuple[str, bool], list[Road]] = {}
    paths = [_own(chart, road) for road in roads]
    for road in roads:
        if road.lane is not None:
            shared.setdefault((road.to, road.back), []).append(road)
    paths += [_trunk(chart.stop(to), together, back) for (to, back), together in shared.items()]
    heads = "".join(_head(chart.stop(to), kind) for to in dict.fromkeys(to for to, _back in shared))
    return "".join(f'<path class="way way--{kind}" fill="none" {PAPER[kind]} d="{path}"/>' for path in paths) + heads


def _own(chart: Chart, road: Road) -> str:
    """From the scene by way of the choice, until the road meets the next scene or a lane."""
    stop = chart.stop(road.start)
    down = _curve(stop.x, stop.y + NODE, road.x, road.y - PILL)
    below = road.y + PILL
    if not road.to:
        return down
    if road.lane is None:
        end = chart.stop(road.to)
        return down + _curve(road.x, below, end.x, end.y - NODE)
    if road.back:
        turn = f"{_n(road.x)} {_n(below + 20)} {_n(road.lane)} {_n(below + 20)} {_n(road.lane)} {_n(_joins(road))}"
        return f"{down}M{_n(road.x)} {_n(below)}C{turn}"
    return down + _curve(road.x, below, road.lane, _joins(road))


def _joins(road: Road) -> float:
    """How far down a road meets its lane."""
    return road.y + PILL + (-4 if road.back else 24)


def _trunk(end: Stop, roads: Sequence[Road], back: bool) -> str:
    """The lane that these roads share, and the way in from it to the scene."""
    lane = roads[0].lane or 0.0
    starts = [_joins(road) for road in roads]
    first, turn = (max(starts), end.y + 12) if back else (min(starts), end.y - 12)
    return f"M{_n(lane)} {_n(first)}V{_n(turn)}Q{_n(lane)} {_n(end.y)} {_n(end.x - NODE - 5)} {_n(end.y)}"


def _head(end: Stop, kind: str) -> str:
    """Where a lane comes in from the side, an arrow says so."""
    tip = end.x - NODE - 1
    return f'<path class="way-head way-head--{kind}" fill="{_ink(kind)}" d="M{_n(tip)} {_n(end.y)}l-8 -5v10z"/>'


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    if x == to_x:
        return f"M{_n(x)} {_n(y)}V{_n(to_y)}"
    middle = (y + to_y) / 2
    return f"M{_n(x)} {_n(y)}C{_n(x)} {_n(middle)} {_n(to_x)} {_n(middle)} {_n(to_x)} {_n(to_y)}"


def _pill(road: Road, kind: str, marked: bool) -> str:
    ink = "#ffffff" if kind == "taken" else "#20302f"
    fill = "#74365b" if kind == "taken" else "#fffdfa"
    line = PAPER[kind].replace('"4"', '"2"')
    return (
        f'<circle class="fork fork--{kind}" fill="{fill}" {line} cx="{_n(road.x)}" cy="{_n(road.y)}" r="{_n(PILL)}"/>'
        f'<text class="fork__letter fork__letter--{kind}" fill="{ink}" x="{_n(road.x)}" y="{_n(road.y + 4.5)}" text-anchor="middle">{escape(road.letter)}</text>'
        + (_warning(road.x + 9, road.y - 9) if marked else "")
    )


def _stop(stop: Stop, kind: str, sign: str, marked: bool) -> str:
    half = max(NODE, 5.0 * len(sign) + 3)
    edge = f'x="{_n(stop.x - half)}" y="{_n(stop.y - NODE)}" width="{_n(2 * half)}" height="{_n(2 * NODE)}"'
    dashed = ' stroke-dasharray="4 3"' if kind == "open" else ""
    corner = 4 if stop.ends else NODE
    fill, ink = ("#74365b", "#ffffff") if kind == "taken" else ("#fffdfa", "#20302f")
    shape = f'<rect class="stop stop--{kind}" fill="{fill}" stroke="#74365b" stroke-width="2"{dashed} {edge} rx="{_n(corner)}"/>'
    inner = f'<text class="stop__number stop__number--{kind}" fill="{ink}" x="{_n(stop.x)}" y="{_n(stop.y + 4.5)}" text-anchor="middle">{escape(sign)}</text>'
    return (
        shape
        + (inner if sign else "")
        + _title(stop, stop.x + half + 8, kind)
        + (_warning(stop.x + 11, stop.y - 11) if marked else "")
    )


def _title(stop: Stop, x: float, kind: str) -> str:
    first = stop.y + 5 - 8.5 * (len(stop.lines) - 1)
    return "".join(
        f'<text class="stop__title stop__title--{kind}" fill="#20302f" x="{_n(x)}" y="{_n(first + 17 * row)}">{escape(line)}</text>'
        for row, line in enumerate(stop.lines)
    )


def _warning(x: float, y: float) -> str:
    return (
        f'<path class="ways__problem" fill="#fbebcb" stroke="#75500a" stroke-width="1.5" d="M{_n(x)} {_n(y - 8)}l8.5 15h-17z"/>'
        f'<text class="ways__problem-sign" fill="#75500a" x="{_n(x)}" y="{_n(y + 5)}" text-anchor="middle">!</text>'
    )


def _ink(kind: str) -> str:
    return {"open": "#877e71", "tried": "#a06486", "taken": "#74365b"}[kind]


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def tried_in(paths: Iterable[str]) -> frozenset[str]:
    """Every choice of these walks, each kept as its choices with spaces between."""
    return frozenset(choice for path in paths for choice in path.split())
