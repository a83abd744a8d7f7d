"""How many points does an answer give?"""

from __future__ import annotations

from dataclasses import dataclass

from learning.courses.nouns import Question


@dataclass(frozen=True, slots=True)
class Score:
    """`points` is between 0 and 1; `right` means nothing was missing and nothing too much."""

    points: float
    right: bool


def score(question: Question, chosen: frozenset[int]) -> Score:
    """One right answer gives all or nothing; several give partial credit, and guessing costs."""
    right = question.right
    if chosen == right:
        return Score(1.0, True)
    if not question.several:
        return Score(0.0, False)
    hits, misses = len(chosen & right), len(chosen - right)
    return Score(max(0, hits - misses) / len(right), False)
