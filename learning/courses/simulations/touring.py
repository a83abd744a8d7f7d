"""Which few ways through a simulation show an author everything in it, and which ways are there at all?

Three choices in each of twelve scenes are half a million ways: nobody reads them all. A tour is the few that together
make every choice and show every text that depends on one. An author may begin in the middle: then the shortest way there
has been gone already.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from learning.courses import walking
from learning.courses.simulation_nouns import Simulation
from learning.courses.walking import State

MOST_STATES = 20_000
MOST_WAYS = 200
MOST_STEPS = 60


@dataclass(frozen=True, slots=True)
class Seen:
    """Something to be shown: a choice (`B1.a`), or the text of a scene that only some get (`B2`, 1)."""

    id: str
    passage: int = -1


@dataclass(frozen=True, slots=True)
class Way:
    """The choices from the start of the story to where the way ends; `new` is what no way before it has shown."""

    taken: tuple[str, ...]
    new: tuple[Seen, ...]


class Tour:
    """`begin` is where it begins; `missed` is what no way from there can show."""

    def __init__(self, simulation: Simulation, begin: State | None = None) -> None:
        self._simulation = simulation
        self.begin = begin or walking.start(simulation)
        self._reached = reached(simulation, self.begin)
        self._left = _all(simulation)
        self.ways: tuple[Way, ...] = tuple(self._gone())
        self.missed: tuple[Seen, ...] = tuple(self._left)

    def _gone(self) -> Iterator[Way]:
        self._look(self.begin)  # what stands there is no way's doing
        for _number in range(MOST_WAYS):
            towards = next((state for one in self._left if (state := self._way_to(one)) is not None), None)
            if towards is None:
                return
            end = self._onwards(towards)
            yield Way(end.taken, tuple(self._look(end)))
            if not self._left:
                return

    def _way_to(self, wanted: Seen) -> State | None:
        """The shortest way to where it can be seen, one step further for a choice."""
        for state in self._reached:
            if wanted.passage >= 0:
                if state.scene == wanted.id and wanted.passage in _shown(self._simulation, state):
                    return state
            elif any(choice.id == wanted.id for choice in walking.available(self._simulation, state)):
                return walking.take(self._simulation, state, wanted.id)
        return None

    def _onwards(self, state: State) -> State:
        """To an ending, by choices nobody has seen yet where there are any."""
        while len(state.taken) < MOST_STEPS:
            fresh = [one.id for one in walking.available(self._simulation, state) if one.id not in state.taken]
            if not fresh or walking.is_over(self._simulation, state):
                return state
            unseen = next((id for id in fresh if Seen(id) in self._left), fresh[0])
            state = walking.take(self._simulation, state, unseen)
        return state

    def _look(self, end: State) -> list[Seen]:
        """Everything along a way from where it begins, taken off the list."""
        new = [
            one for state in along(self._simulation, self.begin, end) for one in self._in(state) if one in self._left
        ]
        new += [Seen(id) for id in end.taken[len(self.begin.taken) :] if Seen(id) in self._left]
        for one in new:
            self._left.pop(one, None)
        return list(dict.fromkeys(new))

    def _in(self, state: State) -> list[Seen]:
        return [Seen(state.scene, number) for number in _shown(self._simulation, state)]


def along(simulation: Simulation, begin: State, end: State) -> list[State]:
    """Where a way stands, from where it begins to where it ends."""
    states = [begin]
    for choice in end.taken[len(begin.taken) :]:
        states.append(walking.take(simulation, states[-1], choice))
    return states


def every_way(simulation: Simulation, begin: State, most: int) -> tuple[tuple[str, ...], ...]:
    """The choices of every way from here, in the author's order; at most so many."""
    return tuple(state.taken for state in islice(walking.paths(simulation, most, begin), most))


def way_to(simulation: Simulation, scene: str) -> State | None:
    """The shortest way to a scene; None when there is none."""
    return next((state for state in reached(simulation, walking.start(simulation)) if state.scene == scene), None)


def reached(simulation: Simulation, begin: State) -> tuple[State, ...]:
    """Every place that can be reached from here, by its shortest way. What no condition asks for makes no difference."""
    asked = _asked(simulation)
    places = {(begin.scene, asked & set(begin.taken)): begin}
    open_ends = deque([begin])
    while open_ends and len(places) < MOST_STATES:
        here = open_ends.popleft()
        for choice in walking.available(simulation, here):
            after = walking.take(simulation, here, choice.id)
            place = (after.scene, asked & set(after.taken))
            if place not in places:
                places[place] = after
                open_ends.append(after)
    return tuple(places.values())


def _asked(simulation: Simulation) -> frozenset[str]:
    scenes = (*simulation.scenes, *simulation.endings)
    conditions = [passage.condition for scene in scenes for passage in scene.passages]
    conditions += [choice.condition for choice in simulation.choices]
    return frozenset(term.choice for condition in conditions for term in condition.terms)


def _all(simulation: Simulation) -> dict[Seen, None]:
    """In the order in which it is written."""
    found: dict[Seen, None] = {}
    for scene in (*simulation.scenes, *simulation.endings):
        found.update({Seen(scene.id, number): None for number in range(len(scene.passages))})
        found.update({Seen(choice.id): None for choice in scene.choices})
    return found


def _shown(simulation: Simulation, state: State) -> list[int]:
    """Which of the scene's texts are seen there."""
    taken = frozenset(state.taken)
    passages = walking.scene(simulation, state).passages
    return [number for number, passage in enumerate(passages) if passage.condition.holds(taken)]
