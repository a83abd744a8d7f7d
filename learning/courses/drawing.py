"""Which questions is a reader asked, and in which order is she shown what to choose from?

Made once when an attempt begins, and stored with it.
"""

from __future__ import annotations

import random

from learning.courses.nouns import Case, Match, Module, Order, Question, Scored


def draw(module: Module, chance: random.Random) -> dict[str, list[int]]:
    """The id of each question that is asked, in reading order, with its shuffle.

    A module that asks fewer than it has draws single questions and whole cases, until there are
    enough: a case is never split, so the last one drawn may make it a few more.
    """
    groups = _groups(module)
    kept: set[int] = set(range(len(groups)))
    if module.ask is not None and module.ask < len(module.questions):
        kept, asked = set(), 0
        for place in chance.sample(range(len(groups)), len(groups)):
            if asked < module.ask:
                kept.add(place)
                asked += len(groups[place])
    drawn = (one for place, group in enumerate(groups) if place in kept for one in group)
    return {activity.id: shuffled(activity, chance) for activity in drawn}


def _groups(module: Module) -> list[tuple[Scored, ...]]:
    """What is drawn together."""
    blocks = (block for page in module.pages for block in page.blocks)
    return [
        block.activities if isinstance(block, Case) else (block,)
        for block in blocks
        if isinstance(block, Case | Scored)
    ]


def shuffled(activity: Scored, chance: random.Random) -> list[int]:
    """The author's positions in the order in which they are shown; empty where there is nothing to choose from."""
    match activity:
        case Question():
            return _sample(len(activity.options), chance)
        case Match():
            return _sample(len(activity.pairs), chance)
        case Order():
            return _disordered(len(activity.items), chance)
        case _:
            return []


def _sample(count: int, chance: random.Random) -> list[int]:
    return chance.sample(range(count), count)


def _disordered(count: int, chance: random.Random) -> list[int]:
    """Any order but the right one: what is right from the start asks nothing."""
    shown = _sample(count, chance)
    while count > 1 and shown == sorted(shown):
        shown = _sample(count, chance)
    return shown
