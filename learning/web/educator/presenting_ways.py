"""How does an educator read her way through a simulation, one way after the other, and see what they have shown?"""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.courses import walking
from learning.courses.memory import Memory
from learning.courses.rendering import Printer
from learning.courses.simulation_nouns import Choice, Condition, Simulation
from learning.courses.simulations.layout import chart
from learning.courses.simulations.touring import Seen, Tour, along, every_way, way_to
from learning.courses.walking import State
from learning.translations.catalogue import gettext as _
from learning.web import drawing_ways, places
from learning.web.educator.presenting_story import name
from learning.web.presenting_texts import safe

#: Nobody reads more; who wants to see everything takes the few ways that show it.
MOST = 1_000
SIGNS = {1: "+", 0: "±", -1: "−"}
_tours: Memory[tuple[str, str, str], Tour] = Memory(most=50)


@dataclass(frozen=True)
class Asked:
    """What the address asks for: `scene` to begin in (empty: the first), every way or the few, and the number of one."""

    scene: str
    every: bool
    number: int


@dataclass(frozen=True)
class Step:
    """A scene on the way; the choice is empty in the last."""

    name: str
    texts: tuple[tuple[str, Markup], ...]
    choice: str
    said: Markup
    then: Markup
    effects: str


@dataclass(frozen=True)
class WaysView:
    """`unseen` has not been shown by this way or any before it; `missed` is what no way can show."""

    title: str
    slug: str
    language: str
    asked: Asked
    number: int
    count: int
    capped: bool
    before: str
    after: str
    begins: tuple[tuple[str, str], ...]
    other_url: str
    came_by: str
    new_choices: tuple[str, ...]
    new_texts: tuple[str, ...]
    made: int
    choices: int
    unseen: tuple[str, ...]
    missed: tuple[str, ...]
    drawing: Markup
    steps: tuple[Step, ...]
    ended: bool
    sources: tuple[Any, ...]


def ways(simulation: Simulation, asked: Asked) -> WaysView | None:
    """None when there is no way at all to the scene, or no scene."""
    tour = _tour(simulation, asked.scene)
    if tour is None:
        return None
    found = every_way(simulation, tour.begin, MOST) if asked.every else tuple(way.taken for way in tour.ways)
    number = min(max(asked.number, 1), max(len(found), 1))
    taken = found[number - 1] if found else tour.begin.taken
    made = {choice for way in islice(found, number) for choice in way}
    printer = Printer(simulation.sources, simulation.language, True, simulation.path, places.address)
    states = along(simulation, tour.begin, walking.walked(simulation, taken))
    steps = tuple(_step(simulation, printer, *pair) for pair in zip(states, [*states[1:], None], strict=True))
    new = () if asked.every or not tour.ways else tour.ways[number - 1].new
    label = _("Kart med denne veien tegnet inn. Veien står som tekst under.")
    return WaysView(
        title=simulation.title,
        slug=simulation.slug,
        language=simulation.language,
        asked=asked,
        number=number,
        count=len(found),
        capped=asked.every and len(found) == MOST,
        before=_url(simulation, asked, number - 1) if number > 1 else "",
        after=_url(simulation, asked, number + 1) if number < len(found) else "",
        begins=tuple((scene.id, name(scene)) for scene in simulation.scenes),
        other_url=_url(simulation, Asked(asked.scene, not asked.every, 1), 1),
        came_by=", ".join(tour.begin.taken),
        new_choices=tuple(_seen(simulation, one) for one in new if one.passage < 0),
        new_texts=tuple(_seen(simulation, one) for one in new if one.passage >= 0),
        made=len(made),
        choices=len(simulation.choices),
        unseen=tuple(one.id for one in simulation.choices if one.id not in made),
        missed=() if asked.every else tuple(_seen(simulation, one) for one in tour.missed),
        drawing=drawing_ways.ways(chart(simulation), label=label, taken=taken, tried=made - set(taken), codes=True),
        steps=steps,
        ended=walking.is_over(simulation, states[-1]),
        sources=printer.cited(),
    )


def _tour(simulation: Simulation, scene: str) -> Tour | None:
    if not simulation.scenes:
        return None
    begin = way_to(simulation, scene) if scene else walking.start(simulation)
    if begin is None:
        return None
    return _tours.get((simulation.path, simulation.digest, scene), lambda: Tour(simulation, begin))


def _url(simulation: Simulation, asked: Asked, number: int) -> str:
    more: dict[str, Any] = {"fra": asked.scene} if asked.scene else {}
    more |= {"alle": "1"} if asked.every else {}
    return url_for("educator.ways", slug=simulation.slug, sprak=simulation.language, **more, vei=number)


def _seen(simulation: Simulation, one: Seen) -> str:
    if one.passage < 0:
        return one.id
    scene = simulation.scene(one.id)
    assert scene is not None  # noqa: S101 – the tour is of this simulation
    when = _when(scene.passages[one.passage].condition)
    return f"{scene.title if scene.ends else scene.id} ({when})" if when else name(scene)


def _when(condition: Condition) -> str:
    terms = [one.choice if one.taken else _("ikke %(choice)s", choice=one.choice) for one in condition.terms]
    return _("hvis %(terms)s", terms=", ".join(terms)) if terms else ""


def _step(simulation: Simulation, printer: Printer, here: State, after: State | None) -> Step:
    scene = walking.scene(simulation, here)
    texts = tuple(
        (_when(one.condition), safe(printer.blocks(one.markdown))) for one in walking.text_of(simulation, here)
    )
    made = scene.choice(after.taken[-1]) if after else None
    if made is None:
        return Step(name(scene), texts, "", safe(""), safe(""), "")
    said, then = safe(printer.inline(made.text)), safe(printer.blocks(made.consequence))
    return Step(name(scene), texts, made.id, said, then, _effects(simulation, made))


def _effects(simulation: Simulation, choice: Choice) -> str:
    names = {effect.key: effect.name for effect in simulation.effects}
    return ", ".join(f"{names.get(one.effect, one.effect)} {SIGNS[one.amount]}" for one in choice.changes)
