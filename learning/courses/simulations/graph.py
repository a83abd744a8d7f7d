"""Do the scenes hang together: can every choice be made, and does every way lead to an ending?

A place in the story is a scene and the choices taken before it, as far as some condition asks for them: what nobody
asks for cannot make a difference. All places that can be reached are walked once. When there are too many, conditions
are left out of account, and the author is told.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from learning.courses.problems import Report
from learning.courses.simulation_nouns import Choice, Condition, Part, Scene, Simulation

MOST_SCENES = 20
MOST_STATES = 20_000


class Place(NamedTuple):
    """`taken` has one bit for each choice that some condition asks for."""

    scene: str
    taken: int


class Needs(NamedTuple):
    """A condition as bits."""

    taken: int
    not_taken: int

    def hold(self, taken: int) -> bool:
        return taken & self.taken == self.taken and not taken & self.not_taken


class Bits:
    """Numbers the choices that are asked for. A choice nobody asks for has no bit."""

    def __init__(self, asked: Collection[str]) -> None:
        self._bits = {id: 1 << number for number, id in enumerate(sorted(asked))}

    def of(self, choice: str) -> int:
        return self._bits.get(choice, 0)

    def needs(self, condition: Condition) -> Needs:
        taken = reduce(or_, (self.of(term.choice) for term in condition.terms if term.taken), 0)
        not_taken = reduce(or_, (self.of(term.choice) for term in condition.terms if not term.taken), 0)
        return Needs(taken, not_taken)

    def names(self, taken: int) -> list[str]:
        return [id for id, bit in self._bits.items() if taken & bit]


@dataclass(slots=True)
class Walked:
    """Every place that can be reached, and from where."""

    places: set[Place] = field(default_factory=set)
    reached_from: dict[Place, list[Place]] = field(default_factory=lambda: defaultdict(list))
    first_by: dict[Place, tuple[Place, str]] = field(default_factory=dict)  # the last choice of the shortest way
    stuck: set[Place] = field(default_factory=set)
    ways_out: set[Place] = field(default_factory=set)  # endings, and places whose fault is reported elsewhere

    def those_before(self, goals: set[Place]) -> set[Place]:
        """The places from which some goal can be reached, the goals with them."""
        found, open_ends = set(goals), list(goals)
        while open_ends:
            for before in self.reached_from[open_ends.pop()]:
                if before not in found:
                    found.add(before)
                    open_ends.append(before)
        return found

    def way_to(self, place: Place) -> list[str]:
        """The choices of the shortest way there."""
        choices: list[str] = []
        while step := self.first_by.get(place):
            place, choice = step
            choices.append(choice)
        return choices[::-1]


class _TooMany(Exception):
    """There are more places than we walk."""


def check(simulation: Simulation, report: Report, *, whole: bool = True, most_states: int = MOST_STATES) -> None:
    """Reports everything that is wrong between the scenes. When the story is not `whole` because of other mistakes,
    most of it would only be their consequences, and waits until they are mended."""
    if not simulation.scenes:
        report.error(simulation.line_of("title"), "no-start")
        return
    if not simulation.endings:
        report.error(simulation.line_of("title"), "no-ending")
    if len(simulation.scenes) > MOST_SCENES:
        facts = {"count": len(simulation.scenes), "most": MOST_SCENES}
        report.warning(simulation.scenes[MOST_SCENES].line, "too-many-scenes", **facts)
    if whole:
        _choices(simulation, report)
        _unused_effects(simulation, report)
        _walked(simulation, report, most_states)


def _choices(simulation: Simulation, report: Report) -> None:
    for scene in simulation.scenes:
        if not scene.choices:
            report.error(scene.line, "scene-without-choices", id=scene.id)
        elif len(scene.choices) == 1:
            report.warning(scene.choices[0].line, "single-choice", id=scene.id)


def _walked(simulation: Simulation, report: Report, most_states: int) -> None:
    """What only shows when one walks every way."""
    known = _known_choices(simulation, report)
    bits = Bits(known)
    try:
        walked = _Walk(simulation, bits, most_states).walked
    except _TooMany:
        report.warning(simulation.scenes[0].line, "too-many-states", most=most_states)
        _ways(simulation, _Walk(simulation, None, most_states).walked, Bits(()), report)
    else:
        _ways(simulation, walked, bits, report)
        _Conditions(simulation, walked, bits, known, report).check()


def _unused_effects(simulation: Simulation, report: Report) -> None:
    used = {change.effect for choice in simulation.choices for change in choice.changes}
    for effect in simulation.effects:
        if effect.key not in used:
            report.warning(effect.line, "effect-unused", effect=effect.key)


def _known_choices(simulation: Simulation, report: Report) -> frozenset[str]:
    """The choices that conditions ask for; those that do not exist are reported."""
    asked: set[str] = set()
    exist = {choice.id for choice in simulation.choices}
    for condition, line in _all_conditions(simulation):
        for term in condition.terms:
            if term.choice not in exist:
                report.error(line, "condition-unknown", id=term.choice)
            asked.add(term.choice)
    return frozenset(asked & exist)


def _all_conditions(simulation: Simulation) -> Iterator[tuple[Condition, int]]:
    for part in _parts(simulation):
        yield from ((passage.condition, passage.line) for passage in part.passages)
    yield from ((choice.condition, choice.line) for choice in simulation.choices)


def _parts(simulation: Simulation) -> list[Part]:
    chapters = (simulation.brief, *simulation.scenes, *simulation.endings, simulation.reflection, simulation.practice)
    return [part for part in chapters if part is not None]


class _Walk:
    """Walks to every place. Without `bits`, conditions do not count, and there are no more places than scenes."""

    def __init__(self, simulation: Simulation, bits: Bits | None, most: int) -> None:
        self._bits = bits or Bits(())
        self._needs = {
            choice.id: self._bits.needs(choice.condition) if bits else Needs(0, 0) for choice in simulation.choices
        }
        self.walked = Walked()
        scenes = {scene.id: scene for scene in (*simulation.scenes, *simulation.endings)}
        open_ends = deque([Place(simulation.scenes[0].id, 0)])
        self.walked.places.update(open_ends)
        while open_ends:
            place = open_ends.popleft()
            for choice in self._offered(scenes[place.scene], place):
                after = Place(choice.to, place.taken | self._bits.of(choice.id))
                self.walked.reached_from[after].append(place)
                if after not in self.walked.places:
                    self.walked.places.add(after)
                    self.walked.first_by[after] = place, choice.id
                    open_ends.append(after)
            if bits and len(self.walked.places) > most:
                raise _TooMany

    def _offered(self, scene: Scene, place: Place) -> list[Choice]:
        """What one may choose in a place; noted when that is nothing."""
        offered = [choice for choice in scene.choices if self._needs[choice.id].hold(place.taken)]
        if not scene.choices:
            self.walked.ways_out.add(place)
        elif not offered:
            self.walked.stuck.add(place)
        return offered


def _ways(simulation: Simulation, walked: Walked, bits: Bits, report: Report) -> None:
    """Scenes nobody comes to, scenes nobody comes out of, and loops that never end."""
    reached = {place.scene for place in walked.places}
    stuck = {place.scene for place in walked.stuck}
    ending = walked.those_before(walked.ways_out | walked.stuck)
    looping = _by_scene(walked.places - ending) if simulation.endings else {}
    leading_out = {place.scene for place in ending}
    for scene in (*simulation.scenes, *simulation.endings):
        if scene.id not in reached:
            report.warning(scene.line, "scene-unreachable", title=scene.title or scene.id)
        if scene.id in stuck:
            taken = min((bits.names(p.taken) for p in walked.stuck if p.scene == scene.id), key=len)
            report.error(scene.line, "scene-stuck", id=scene.id, taken=", ".join(taken) or "–")
        if scene.id in looping:
            way = min(map(walked.way_to, looping[scene.id]), key=len) if scene.id in leading_out else []
            code = "loop-after-choices" if way else "loop-without-way-out"
            report.error(scene.line, code, id=scene.id, **({"taken": ", ".join(way)} if way else {}))


def _by_scene(places: Collection[Place]) -> dict[str, list[Place]]:
    found: dict[str, list[Place]] = defaultdict(list)
    for place in sorted(places):
        found[place.scene].append(place)
    return found


class _Conditions:
    """Holds each condition against what can have been taken where it stands."""

    def __init__(
        self, simulation: Simulation, walked: Walked, bits: Bits, known: Collection[str], report: Report
    ) -> None:
        self._simulation = simulation
        self._bits = bits
        self._known = known
        self._report = report
        self._taken: dict[str, set[int]] = defaultdict(set)
        for place in walked.places:
            self._taken[place.scene].add(place.taken)

    def check(self) -> None:
        s = self._simulation
        for scene in (*s.scenes, *s.endings):
            taken = self._taken[scene.id]
            self._all([(choice.condition, choice.line) for choice in scene.choices], taken)
            self._part(scene, taken)
        at_the_end = set().union(*(self._taken[ending.id] for ending in s.endings))
        self._part(s.brief, {0})
        self._part(s.reflection, at_the_end)
        self._part(s.practice, at_the_end)

    def _part(self, part: Part | None, taken: set[int]) -> None:
        if part is not None:
            self._all([(passage.condition, passage.line) for passage in part.passages], taken)

    def _all(self, conditions: list[tuple[Condition, int]], taken: set[int]) -> None:
        """Where nobody comes, nothing is said: that has been reported."""
        ever = reduce(or_, taken, 0)
        for condition, line in conditions if taken else ():
            if all(term.choice in self._known for term in condition.terms):
                self._one(condition, line, taken, ever)

    def _one(self, condition: Condition, line: int, taken: set[int], ever: int) -> None:
        missing = next((term.choice for term in condition.terms if not ever & self._bits.of(term.choice)), None)
        if missing is not None:
            self._report.error(line, "condition-not-made", id=missing)
        elif not any(map(self._bits.needs(condition).hold, taken)):
            self._report.error(line, "condition-never-holds")
