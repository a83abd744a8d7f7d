"""Where in an activity do the prompt, the key and the explanation stand?

Shared by all kinds: the paragraph `Forklaring:` comes last, and `Svar:` has a paragraph of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning.courses.activities.desk import Desk, Manuscript
from learning.courses.grammar import ANSWER_WORDS, EXPLANATION_WORDS
from learning.courses.lines import Line, joined, trimmed

_EXPLANATION = re.compile(rf"(?:{'|'.join(EXPLANATION_WORDS)}):[ ]*(.*)")
_ANSWER = re.compile(rf"(?:{'|'.join(ANSWER_WORDS)}):[ ]*(.*)")


@dataclass(frozen=True, slots=True)
class Explained:
    """What comes before the explanation, and its Markdown; `line` is 0 where there is none."""

    body: tuple[Line, ...]
    explanation: str
    line: int


@dataclass(frozen=True, slots=True)
class Answered:
    """The lines before `Svar:`, what stands after it on its line, and the lines under it."""

    prompt: tuple[Line, ...]
    answer: Line | None
    rest: tuple[Line, ...]


def explained(manuscript: Manuscript, desk: Desk) -> Explained:
    lines = manuscript.lines
    at = _first(lines, _EXPLANATION)
    if at is None:
        return Explained(lines, "", 0)
    if at and not lines[at - 1].blank:
        desk.report.error(lines[at].number, "explanation-glued")
    end = next((place for place in range(at, len(lines)) if lines[place].blank or lines[place].code), len(lines))
    stray = trimmed(lines[end:])
    if stray:
        desk.report.error(stray[0].number, "text-after-explanation")
    written = [_after(lines[at], _EXPLANATION), *lines[at + 1 : end]]
    desk.read(written)
    return Explained(lines[:at], joined(written), lines[at].number)


def answered(body: Sequence[Line], desk: Desk) -> Answered:
    """Splits the body at the line that begins with `Svar:`."""
    at = _first(body, _ANSWER)
    if at is None:
        return Answered(trimmed(body), None, ())
    if at and not body[at - 1].blank:
        desk.report.error(body[at].number, "answer-glued")
    rest = tuple(body[at + 1 :])
    again = _first(rest, _ANSWER)
    if again is not None:
        desk.report.error(rest[again].number, "answer-twice", line=body[at].number)
        rest = rest[:again]
    return Answered(trimmed(body[:at]), _after(body[at], _ANSWER), rest)


def prompt(lines: Sequence[Line], desk: Desk) -> str:
    """The Markdown of a prompt, proofread."""
    desk.read(trimmed(lines))
    return joined(trimmed(lines))


def prompt_alone(lines: Sequence[Line], desk: Desk) -> str:
    """The prompt of an activity without a key, where there is nothing to explain."""
    at = _first(lines, _EXPLANATION)
    if at is not None:
        desk.report.error(lines[at].number, "explanation-not-here")
    return prompt(lines, desk)


def no_key(manuscript: Manuscript, split: Explained, desk: Desk, code: str) -> None:
    """Says that the key is missing, or that it stands under the explanation."""
    if split.line:
        desk.report.error(split.line, "explanation-before-key")
    else:
        desk.report.error(manuscript.line, code)


def _first(lines: Sequence[Line], pattern: re.Pattern[str]) -> int | None:
    return next((at for at, line in enumerate(lines) if not line.code and pattern.match(line.text)), None)


def _after(line: Line, pattern: re.Pattern[str]) -> Line:
    found = pattern.match(line.text)
    return Line(line.number, found[1] if found else line.text)
