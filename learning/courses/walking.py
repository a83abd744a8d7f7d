"""Where in a simulation is somebody, and where may they go from there?

A state is the scene and the choices taken, in order; nothing else is remembered, so that a walk can be kept as a list
of choices and walked again. Nothing here changes a state: a step gives a new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning.courses.simulation_nouns import Change, Choice, Part, Passage, Scene, Simulation


class NotOffered(LookupError):
    """The choice is not one of those that may be made now."""


@dataclass(frozen=True, slots=True)
class State:
    """`scene` is the id of a scene or an ending; `taken` the ids of choices."""

    scene: str
    taken: tuple[str, ...] = ()


def start(simulation: Simulation) -> State:
    """The first scene; LookupError in a text so unfinished that there is none."""
    return State(simulation.scenes[0].id)


def scene(simulation: Simulation, state: State) -> Scene:
    found = simulation.scene(state.scene)
    if found is None:
        raise KeyError(state.scene)
    return found


def available(simulation: Simulation, state: State) -> tuple[Choice, ...]:
    """The choices that may be made now. A choice that leads nowhere yet is not one of them."""
    taken = frozenset(state.taken)
    return tuple(choice for choice in scene(simulation, state).choices if choice.to and choice.condition.holds(taken))


def take(simulation: Simulation, state: State, choice: str) -> State:
    chosen = next((each for each in available(simulation, state) if each.id == choice), None)
    if chosen is None:
        raise NotOffered(choice)
    return State(chosen.to, (*state.taken, chosen.id))


def walked(simulation: Simulation, choices: Iterable[str]) -> State:
    """Where these choices lead from the start; NotOffered when they cannot be made in this order."""
    state = start(simulation)
    for choice in choices:
        state = take(simulation, state, choice)
    return state


def visible(part: Part, state: State) -> tuple[Passage, ...]:
    """The passages of a chapter whose conditions hold: of the reflection too, for what was chosen."""
    taken = frozenset(state.taken)
    return tuple(passage for passage in part.passages if passage.condition.holds(taken))


def text_of(simulation: Simulation, state: State) -> tuple[Passage, ...]:
    """What everybody sees of the scene now."""
    return visible(scene(simulation, state), state)


def is_over(simulation: Simulation, state: State) -> bool:
    return scene(simulation, state).ends


def effects(simulation: Simulation, state: State) -> tuple[tuple[str, tuple[Change, ...]], ...]:
    """What each choice taken did, in order. Only for the debrief."""
    by_id = {choice.id: choice for choice in simulation.choices}
    return tuple((id, by_id[id].changes) for id in state.taken if id in by_id)


def paths(simulation: Simulation, most: int = 10_000, begin: State | None = None) -> Iterator[State]:
    """Every way through, from the start or from `begin`, as the state it ends in. No way makes the same choice twice.

    `most` ways are given, and no more than fifty steps taken for each, however tangled an unfinished text is.
    """
    given = steps = 0
    open_ends = [begin or start(simulation)] if simulation.scenes else []
    while open_ends and given < most and steps < most * 50:
        state = open_ends.pop()
        steps += 1
        if is_over(simulation, state):
            given += 1
            yield state
            continue
        fresh = [each.id for each in available(simulation, state) if each.id not in state.taken]
        open_ends += [take(simulation, state, choice) for choice in reversed(fresh)]
