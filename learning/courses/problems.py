"""What is wrong with a file, and where?

A problem carries a code and its facts, never a sentence: the words are found by
`learning.translations.problem_words`, so that this room stays free of Norwegian.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Fact = str | int
Severity = Literal["error", "warning"]

MOST_PER_FILE = 200


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, at one line of one file."""

    file: str
    line: int
    code: str
    facts: dict[str, Fact] = field(default_factory=dict)
    severity: Severity = "error"

    @property
    def is_error(self) -> bool:
        return self.severity == "error"

    @property
    def place(self) -> tuple[str, int, str]:
        return (self.file, self.line, self.code)


class Report:
    """Collects the problems of one file; stops collecting when nobody would read on."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Problem] = []

    def error(self, line: int, code: str, /, **facts: Fact) -> None:
        self._add(Problem(self.file, line, code, facts))

    def warning(self, line: int, code: str, /, **facts: Fact) -> None:
        self._add(Problem(self.file, line, code, facts, "warning"))

    def _add(self, problem: Problem) -> None:
        if len(self._found) < MOST_PER_FILE:
            self._found.append(problem)
        elif len(self._found) == MOST_PER_FILE:
            facts: dict[str, Fact] = {"shown": MOST_PER_FILE}
            self._found.append(Problem(self.file, problem.line, "too-many-problems", facts))

    @property
    def full(self) -> bool:
        """Whether there is no sense in looking further."""
        return len(self._found) > MOST_PER_FILE

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(in_order(self._found))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The order in which an author reads: by file, then down the file."""
    return sorted(problems, key=lambda problem: problem.place)
