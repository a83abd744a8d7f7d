"""How many points does an answer give?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from learning.courses import numbers, spelling
from learning.courses.nouns import FillIn, Match, Number, Order, Question, Scored


@dataclass(frozen=True, slots=True)
class Score:
    """`points` is between 0 and 1; `right` means nothing was missing and nothing too much."""

    points: float
    right: bool


def score(activity: Scored, given: Collection[int] | str) -> Score:
    """Points for an answer as it is stored; what does not fit the activity gives none."""
    match activity, given:
        case Number(), str():
            return _all_or_nothing(_near(activity, given))
        case FillIn(), str():
            return _all_or_nothing(spelling.accepts(activity.accepted, given))
        case Question(), Collection() if not isinstance(given, str):
            return _chosen(activity, frozenset(given))
        case Order(), [*positions]:
            return _in_place(positions, len(activity.items))
        case Match(), [*positions]:
            return _in_place(positions, len(activity.pairs))
    return Score(0.0, False)


def _all_or_nothing(right: bool) -> Score:
    return Score(1.0 if right else 0.0, right)


def _near(number: Number, text: str) -> bool:
    said = numbers.read_in(text, number.unit)
    return said is not None and abs(said - number.answer) <= number.tolerance


def _chosen(question: Question, chosen: frozenset[int]) -> Score:
    """One right answer gives all or nothing; several give partial credit, and guessing costs."""
    right = question.right
    if chosen == right:
        return Score(1.0, True)
    if not question.several:
        return Score(0.0, False)
    hits, misses = len(chosen & right), len(chosen - right)
    return Score(max(0, hits - misses) / len(right), False)


def _in_place(positions: Sequence[int], count: int) -> Score:
    """The share that stands where the author put it."""
    if len(positions) != count:
        return Score(0.0, False)
    hits = sum(place == position for place, position in enumerate(positions))
    return Score(hits / count if count else 0.0, hits == count > 0)
