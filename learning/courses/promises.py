"""Does a new text keep what the one before it has promised its readers?

An edition only grows, and an id that answers are stored under keeps its meaning (`recycling`).
"""

from __future__ import annotations

from learning.courses.nouns import Document
from learning.courses.problems import Problem
from learning.courses.recycling import recycled


def broken(before: Document, after: Document) -> tuple[Problem, ...]:
    """What is wrong with `after` as the successor of `before`, by the lines of `after`."""
    return *_lowered(before, after), *recycled(before, after)


def _lowered(before: Document, after: Document) -> tuple[Problem, ...]:
    if after.edition >= before.edition:
        return ()
    facts: dict[str, str | int] = {"edition": after.edition, "before": before.edition}
    return (Problem(after.path, after.line_of("edition"), "edition-lowered", facts),)
