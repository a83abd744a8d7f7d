"""Of which pieces does a stretch of prose consist: text, headings and call-outs?

Both the linter and the renderer cut prose here, so that they can never disagree about where a
call-out begins. Two call-outs in a row stay two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning.courses.grammar import CALL_OUTS
from learning.courses.lines import Line

_HEADING = re.compile(r"(#{1,6})(?:[ \t]|$)")
ALERT = re.compile(r"[ ]{0,3}>[ ]?\[!([A-Za-z]{1,20})\][ \t]*$")
_QUOTE = re.compile(r"[ ]{0,3}>[ ]?")


@dataclass(frozen=True, slots=True)
class Text:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    title: str
    line: Line


@dataclass(frozen=True, slots=True)
class Alert:
    """A call-out; `lines` are those under its first line, without their `>`."""

    mark: str
    line: Line
    lines: tuple[Line, ...]
    unquoted: Line | None = None  # the first line that belongs to it but lacks the `>`


Piece = Text | Heading | Alert


def heading(line: Line) -> Heading | None:
    found = _HEADING.match(line.text) if line.text.startswith("#") and not line.code else None
    if found is None:
        return None
    title = line.text[found.end() :].strip()
    without = title.rstrip("#")  # `## Title ##` is allowed in Markdown
    closed = without != title and (not without or without.endswith(" "))
    return Heading(len(found[1]), without.rstrip() if closed else title, line)


def alert_mark(line: Line) -> str | None:
    """The mark of the call-out that begins on this line."""
    found = ALERT.match(line.text) if "[!" in line.text and not line.code else None
    mark = found[1].upper() if found else ""
    return mark if mark in CALL_OUTS else None


def is_quote(line: Line) -> bool:
    return ">" in line.text and not line.code and _QUOTE.match(line.text) is not None


def unquoted(line: Line) -> Line:
    """The line without one level of `>`."""
    return Line(line.number, _QUOTE.sub("", line.text, count=1))


def cut(lines: Sequence[Line]) -> list[Piece]:
    pieces: list[Piece] = []
    text: list[Line] = []
    at = 0

    def finish_text() -> None:
        if any(not line.blank for line in text):
            pieces.append(Text(tuple(text)))
        text.clear()

    while at < len(lines):
        line = lines[at]
        at += 1
        if (title := heading(line)) is not None:
            finish_text()
            pieces.append(title)
        elif (mark := alert_mark(line)) is not None:
            finish_text()
            end = _end_of_alert(lines, at)
            pieces.append(_alert(mark, line, lines[at:end]))
            at = end
        else:
            text.append(line)
    finish_text()
    return pieces


def _end_of_alert(lines: Sequence[Line], at: int) -> int:
    """A line without `>` right below still belongs to the quote, in every Markdown reader."""
    while at < len(lines):
        line = lines[at]
        if line.blank or line.code or heading(line) or alert_mark(line):
            break
        at += 1
    return at


def _alert(mark: str, first: Line, rest: Sequence[Line]) -> Alert:
    loose = next((line for line in rest if not is_quote(line)), None)
    return Alert(mark, first, tuple(unquoted(line) for line in rest), loose)
