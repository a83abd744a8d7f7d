"""Which lines has the author written, and which of them are code?

Everything later works on numbered lines, so that every problem has its place. Lines inside a
fence are marked: nothing in them is grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from learning.courses.problems import Report

_FENCE = re.compile(r"(`{3,}|~{3,})(.*)")


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    text: str
    code: bool = False

    @property
    def blank(self) -> bool:
        return not self.code and (not self.text or self.text.isspace())

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))


def numbered(texts: Iterable[str], first: int, report: Report | None = None) -> tuple[Line, ...]:
    """Lines with their numbers, fences found; a fence that is never closed is reported."""
    found: list[Line] = []
    fence, opened_at = "", 0
    for number, text in enumerate(texts, first):
        mark = _FENCE.match(text) if text.startswith(("```", "~~~")) else None
        if fence:
            found.append(Line(number, text, code=True))
            if mark and mark[1].startswith(fence) and not mark[2].strip():
                fence = ""
        elif mark and not (mark[1][0] == "`" and "`" in mark[2]):
            fence, opened_at = mark[1], number
            found.append(Line(number, text, code=True))
        else:
            found.append(Line(number, text))
    if fence and report is not None:
        report.error(opened_at, "fence-unclosed")
    return tuple(found)


def joined(lines: Sequence[Line]) -> str:
    """The Markdown of some lines, without empty lines around it."""
    return "\n".join(line.text.rstrip() for line in lines).strip("\n")


def trimmed(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines without the empty ones around them."""
    first, last = 0, len(lines)
    while first < last and lines[first].blank:
        first += 1
    while last > first and lines[last - 1].blank:
        last -= 1
    return tuple(lines[first:last])


def first_number(lines: Sequence[Line], otherwise: int) -> int:
    kept = trimmed(lines)
    return kept[0].number if kept else otherwise
