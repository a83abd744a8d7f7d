"""What does an activity's module get to work with?

Parsing gets the lines of one activity and somebody to report to; rendering gets something that
turns Markdown into safe HTML.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from learning.courses.lines import Line
from learning.courses.nouns import Activity
from learning.courses.problems import Report
from learning.courses.prose import Proofreader
from learning.courses.rendered import RenderedActivity


@dataclass(frozen=True, slots=True)
class Manuscript:
    """One activity as written: its heading, and the lines up to the next heading or `---`."""

    id: str
    title: str
    line: int
    lines: tuple[Line, ...]


@dataclass(slots=True)
class Desk:
    """Where the mistakes of one file go."""

    report: Report
    proofreader: Proofreader

    def read(self, lines: Sequence[Line]) -> int:
        """Proofreads a fragment; the number of its words."""
        return self.proofreader.read(lines) if lines else 0


class Press(Protocol):
    """Makes HTML of fragments. What is shown only after the answer is printed `after` an activity."""

    def blocks(self, markdown: str, after: str | None = None) -> str: ...

    def inline(self, markdown: str, after: str | None = None) -> str: ...


@dataclass(frozen=True, slots=True)
class Kind:
    parse: Callable[[Manuscript, Desk], Activity]
    render: Callable[[Any, Press], RenderedActivity]
