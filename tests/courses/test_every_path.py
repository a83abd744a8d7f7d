"""Can every case we ship be walked every way, from the brief to an ending?

There are more ways than can be walked one by one. But what can be seen and chosen in a scene depends only on the choices
that some condition asks for: two ways that agree about those are the same from there on. So every such place is walked
to, rendered, and left by every choice it offers; and from each there is a way to an ending.
"""

import re
from collections import defaultdict
from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from learning.config import ROOT
from learning.courses import walking
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import render_debrief, render_part, render_scene
from learning.courses.walking import State

SHIPPED = sorted((ROOT / "content" / "simulations").glob("*.md"))
EVERY_CASE = pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
LEFTOVERS = re.compile(r"\[\^|\{(?:if|hvis|viss)|`[A-ZÆØÅ]{1,3}[+±−–-]|\]\(#|\*\*")


class Place(NamedTuple):
    scene: str
    asked: frozenset[str]


class Walked(NamedTuple):
    """One way to each place, and from which places each is reached."""

    ways: dict[Place, State]
    reached_from: dict[Place, set[Place]]


def simulation(path: Path) -> Simulation:
    found = read(f"simulations/{path.name}", path.read_text("utf-8")).document
    assert isinstance(found, Simulation)
    return found


@cache
def walked(path: Path) -> Walked:
    case = simulation(path)
    asked = {term.choice for condition in _conditions(case) for term in condition.terms}
    ways: dict[Place, State] = {}
    reached_from: dict[Place, set[Place]] = defaultdict(set)
    open_ends = [(None, walking.start(case))]
    while open_ends:
        before, state = open_ends.pop()
        here = Place(state.scene, frozenset(asked & set(state.taken)))
        if before is not None:
            reached_from[here].add(before)
        if here in ways:
            continue
        ways[here] = state
        for choice in walking.available(case, state):
            open_ends.append((here, walking.take(case, state, choice.id)))
    return Walked(ways, reached_from)


def _conditions(case: Simulation):  # type: ignore[no-untyped-def]
    parts = (case.brief, *case.scenes, *case.endings, case.reflection, case.practice)
    for part in parts:
        yield from (passage.condition for passage in (part.passages if part else ()))
    yield from (choice.condition for choice in case.choices)


def before(goals: Collection[Place], reached_from: dict[Place, set[Place]]) -> set[Place]:
    found, open_ends = set(goals), list(goals)
    while open_ends:
        for place in reached_from[open_ends.pop()] - found:
            found.add(place)
            open_ends.append(place)
    return found


@EVERY_CASE
def test_there_are_nine_cases_and_this_one_begins_with_its_brief(path: Path) -> None:
    assert len(SHIPPED) == 9
    case = simulation(path)
    assert case.brief is not None and case.reflection is not None and case.practice is not None
    brief = render_part(case, case.brief)
    assert len(brief.html) > 300 and not LEFTOVERS.search(brief.html)


@EVERY_CASE
def test_every_choice_can_be_made_and_every_ending_is_come_to(path: Path) -> None:
    case, (ways, _reached) = simulation(path), walked(path)
    made = {choice.id for state in ways.values() for choice in walking.available(case, state)}
    assert made == {choice.id for choice in case.choices}
    assert {place.scene for place in ways} == {scene.id for scene in (*case.scenes, *case.endings)}


@EVERY_CASE
def test_nowhere_is_a_dead_end_and_from_everywhere_there_is_a_way_to_an_ending(path: Path) -> None:
    case, (ways, reached_from) = simulation(path), walked(path)
    endings = {place for place, state in ways.items() if walking.is_over(case, state)}
    assert all(len(walking.available(case, state)) >= 2 for place, state in ways.items() if place not in endings)
    assert before(endings, reached_from) == set(ways)


@EVERY_CASE
def test_every_scene_is_told_in_every_way_it_can_be(path: Path) -> None:
    case, (ways, _reached) = simulation(path), walked(path)
    told: set[tuple[object, ...]] = set()
    for state in ways.values():
        for choice in walking.available(case, state) or (None,):
            here = walking.take(case, state, choice.id) if choice else state
            key = (here.scene, choice and choice.id, walking.text_of(case, here))
            if key in told:
                continue
            told.add(key)
            drawn = render_scene(case, here)
            assert drawn.part.html and (drawn.before_html or not here.taken)
            assert not LEFTOVERS.search(
                drawn.part.html + drawn.before_html + "".join(one.html for one in drawn.choices)
            )
            assert not any(effect.name in drawn.part.html for effect in case.effects)


@EVERY_CASE
def test_every_ending_has_something_to_think_about_and_to_take_home(path: Path) -> None:
    case, (ways, _reached) = simulation(path), walked(path)
    ends = [state for state in ways.values() if walking.is_over(case, state)]
    told: set[tuple[object, ...]] = set()
    for state in ends:
        assert case.reflection and case.practice
        key = (state.scene, walking.visible(case.reflection, state), walking.visible(case.practice, state))
        if key in told:
            continue
        told.add(key)
        after = render_debrief(case, state)
        assert [step.id for step in after.steps] == list(state.taken)
        assert after.reflection_html and after.practice_html
        assert not LEFTOVERS.search(after.reflection_html + after.practice_html)
        assert any(step.changes for step in after.steps) and all(step.consequence_html for step in after.steps)
