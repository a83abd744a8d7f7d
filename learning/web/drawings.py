"""How does a standing look? Draws the ring of level B, its petals and the small ring as SVG, from states alone.

A state key is a tuple of areas, each a tuple of competences, each the three states of (understanding, experience,
action): "none", "part", "met" or "expired". Every word in a drawing is the caller's. Colours live in the style sheet
(drawings.css); the attributes here are what a page without it, or a printer, shows. No state is told by colour alone:
none is an empty band, part is filled half-way from the middle, met is full, expired is dashed with a dot.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from math import cos, pi, radians, sin
from typing import NamedTuple

from markupsafe import Markup, escape

Cells = tuple[str, str, str]
StateKey = tuple[tuple[Cells, ...], ...]
Link = tuple[str, str]

SIDES = ("understanding", "experience", "action")
FILLS = {"understanding": "#8fc0bd", "experience": "#3f8f96", "action": "#0b5563"}
EMPTY = 'fill="#f1eadf" stroke="#b9ad9b"'
LAPSED = 'fill="none" stroke="#a8700f" stroke-dasharray="5 3.5"'


class Shape(NamedTuple):
    """A petal that points up: centre, radii of its three bands, half its angle, the air around it, its rounded tip."""

    x: float
    y: float
    radii: tuple[float, float, float, float]
    half: float
    air: float
    tip: float
    point: float


RING_SIZE = 352
RING_RADII = (54.0, 90.0, 122.0, 157.0)
AREA_GAP = 9.0
SMALL = Shape(13, 52, (15, 26, 36, 50.5), radians(13), 0, 13, 0.5)


def ring(state_key: StateKey, *, label: str, centre: Link, links: tuple[Link, ...] = ()) -> Markup:
    """The ring of level B. `centre` is the large and the small line in the middle ("12", "av 21").

    With `links` (address and name per competence, in order) each petal can be tapped. A pointer needs that; a keyboard
    and a screen reader have the list beside the ring, so the linked drawing is hidden from them and its label is text.
    """
    return _ring(state_key, label, centre, links)


def petal(cells: Cells, *, label: str) -> Markup:
    """One competence, small enough for a table cell."""
    return _petal(cells, label)


def mini_ring(state_key: StateKey, *, label: str) -> Markup:
    """Seven areas at a glance: each sector is filled from the middle by its share of sides that are met."""
    return _mini_ring(state_key, label)


def swatch(state: str) -> Markup:
    """A single band, for the legend. The word stands beside it, so the drawing itself is silent."""
    band = _band(SMALL._replace(y=56), 33, 54, 4, state, "experience")
    return _svg("swatch", "0 0 26 26", band, "")


@lru_cache(maxsize=512)
def _ring(state_key: StateKey, label: str, centre: Link, links: tuple[Link, ...]) -> Markup:
    angles, half = _angles(tuple(len(area) for area in state_key))
    middle = RING_SIZE / 2
    shape = Shape(middle, middle, RING_RADII, half, 2.6, 24, 0.64)
    competences = [cells for area in state_key for cells in area]
    petals = [_turned(_bands(shape, cells), angle, middle) for cells, angle in zip(competences, angles, strict=True)]
    if links:
        petals = [_linked(drawn, link) for drawn, link in zip(petals, links, strict=True)]
    body = "".join(petals) + _numbers(state_key, angles, middle) + _centre(centre, middle)
    return _svg("ring", f"0 0 {RING_SIZE} {RING_SIZE}", body, label, tappable=bool(links))


@lru_cache(maxsize=256)
def _petal(cells: Cells, label: str) -> Markup:
    return _svg("petal", "0 0 26 38", _bands(SMALL, cells), label)


@lru_cache(maxsize=1024)
def _mini_ring(state_key: StateKey, label: str) -> Markup:
    step = 360 / max(1, len(state_key))
    sectors = [_turned(_sector(area, radians(step / 2)), step * nr, 24) for nr, area in enumerate(state_key)]
    return _svg("mini-ring", "0 0 48 48", "".join(sectors), label)


@lru_cache(maxsize=16)
def _angles(counts: tuple[int, ...]) -> tuple[tuple[float, ...], float]:
    """Where each petal points, in degrees from the top, and half the width of one in radians."""
    total = max(1, sum(counts))
    width = (360 - AREA_GAP * len(counts)) / total
    starts = [0, *accumulate(counts)]
    turned = (
        AREA_GAP * (area + 0.5) + width * (starts[area] + nr + 0.5)
        for area, count in enumerate(counts)
        for nr in range(count)
    )
    return tuple(round(angle, 2) for angle in turned), radians(width / 2)


def _bands(shape: Shape, cells: Cells) -> str:
    inner_tips = (2.0, 2.0, shape.tip)
    return "".join(
        _band(shape, shape.radii[nr] + (1.5 if nr else 0), shape.radii[nr + 1], inner_tips[nr], state, SIDES[nr])
        for nr, state in enumerate(cells)
    )


def _band(shape: Shape, inner: float, outer: float, tip: float, state: str, side: str) -> str:
    outline = _outline(shape, inner, outer, tip)
    full = f'fill="{FILLS[side]}"'
    if state == "met":
        return f'<path class="band {side}" {full} d="{outline}"/>'
    if state == "part":
        half = _outline(shape, inner, inner + (outer - inner) * 0.55, tip * 0.55)
        empty = f'<path class="band open" {EMPTY} d="{outline}"/>'
        return f'{empty}<path class="band {side}" {full} d="{half}"/>'
    if state == "expired":
        dot = f'<circle class="dot" fill="#a8700f" cx="{_n(shape.x)}" cy="{_n(shape.y - (inner + outer) / 2)}" r="3"/>'
        return f'<path class="band lapsed" {LAPSED} d="{outline}"/>{dot}'
    if state == "none":
        return f'<path class="band open" {EMPTY} d="{outline}"/>'
    raise ValueError(f"unknown state {state!r}")


@lru_cache(maxsize=256)
def _outline(shape: Shape, inner: float, outer: float, tip: float) -> str:
    """A slice of the petal between two radii; its outer edge bulges by `tip`."""
    shoulder = outer - tip
    near, far = shape.half - shape.air / (2 * inner), shape.half - shape.air / (2 * outer)
    (ax, ay), (bx, by) = _at(shape, inner, -near), _at(shape, shoulder, -far)
    (cx, cy), (dx, dy) = _at(shape, shoulder, far), _at(shape, inner, near)
    if tip > 4:
        left, right = _at(shape, outer, -far * shape.point), _at(shape, outer, far * shape.point)
        top = f"C{_n(left[0])} {_n(left[1])} {_n(right[0])} {_n(right[1])} {_n(cx)} {_n(cy)}"
    else:
        top = f"A{_n(shoulder)} {_n(shoulder)} 0 0 1 {_n(cx)} {_n(cy)}"
    return (
        f"M{_n(ax)} {_n(ay)}L{_n(bx)} {_n(by)}{top}L{_n(dx)} {_n(dy)}A{_n(inner)} {_n(inner)} 0 0 0 {_n(ax)} {_n(ay)}Z"
    )


def _sector(area: tuple[Cells, ...], half: float) -> str:
    states = [state for cells in area for state in cells]
    share = states.count("met") / max(1, len(states))
    shape = Shape(24, 24, (5, 5, 5, 23), half, 2.2, 0, 0.6)
    kind, drawn = ("lapsed", LAPSED) if "expired" in states else ("open", EMPTY)
    whole = f'<path class="band {kind}" {drawn} d="{_outline(shape, 5, 22.5, 6)}"/>'
    if not share:
        return whole
    filled = _outline(shape, 5, round(5 + 17.5 * share, 1), 6 if share == 1 else 0)
    return f'{whole}<path class="band action" fill="{FILLS["action"]}" d="{filled}"/>'


def _numbers(state_key: StateKey, angles: tuple[float, ...], middle: float) -> str:
    """The areas' numbers outside the ring; the list beside it carries the same numbers and the names."""
    words, first = [], 0
    for number, area in enumerate(state_key, 1):
        turn = sum(angles[first : first + len(area)]) / max(1, len(area)) * pi / 180
        x, y = middle + 168 * sin(turn), middle - 168 * cos(turn)
        words.append(f'<text class="area" x="{_n(x)}" y="{_n(y + 4.5)}" text-anchor="middle">{number}</text>')
        first += len(area)
    return "".join(words)


def _centre(centre: Link, middle: float) -> str:
    large, small = centre
    return (
        f'<text class="count" x="{_n(middle)}" y="{_n(middle + 5)}" text-anchor="middle">{escape(large)}</text>'
        f'<text class="of" x="{_n(middle)}" y="{_n(middle + 26)}" text-anchor="middle">{escape(small)}</text>'
    )


def _turned(body: str, angle: float, middle: float) -> str:
    return f'<g transform="rotate({_n(angle)} {_n(middle)} {_n(middle)})">{body}</g>'


def _linked(body: str, link: Link) -> str:
    address, name = link
    return f'<a href="{escape(address)}" tabindex="-1"><title>{escape(name)}</title>{body}</a>'


def _svg(kind: str, box: str, body: str, label: str, *, tappable: bool = False) -> Markup:
    """The one place where drawn text becomes markup: every word in it was escaped on the way in."""
    spoken = f'<span class="ds-sr-only">{escape(label)}</span>' if tappable else ""
    role = f'role="img" aria-label="{escape(label)}"' if label and not tappable else 'aria-hidden="true"'
    drawn = f'{spoken}<svg class="{kind}" viewBox="{box}" {role} focusable="false">{body}</svg>'
    return Markup(drawn)  # noqa: S704  # labels, names and addresses are escaped above; the rest is numbers of ours


def _at(shape: Shape, radius: float, angle: float) -> tuple[float, float]:
    return shape.x + radius * sin(angle), shape.y - radius * cos(angle)


def _n(number: float) -> str:
    """Few decimals and no trailing zeros: the drawing is a good part of the page's weight."""
    return f"{number:.{1 if abs(number) >= 10 else 2}f}".rstrip("0").rstrip(".")
