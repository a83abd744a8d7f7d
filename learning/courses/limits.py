"""Is a text too large or too tangled to be worked on safely?

Python-Markdown takes quadratic time, or recursion, for some texts that no author writes on
purpose. What exceeds these limits is reported as a problem and is shown as plain text; it never
reaches Python-Markdown. The numbers are far above anything readable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

LARGEST_FILE = 1_000_000
LONGEST_LINE = 5_000
MOST_LINES = 20_000
LONGEST_FRAGMENT = 30_000
LONGEST_PARAGRAPH = 8_000
DEEPEST_QUOTE = 3
DEEPEST_LIST = 5
# How often a character with a meaning may occur in one paragraph.
MOST_MARKS = {"[": 120, "]": 240, "*": 300, "_": 300, "`": 150, "<": 60, "\\": 300, "!": 300, "|": 600}

_QUOTE = re.compile(rf"^(?:[ ]{{0,3}}>){{{DEEPEST_QUOTE + 1}}}", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_ITEM = r"(?:[-*+]|\d{1,9}[.)])[ ]+"
_LIST_WITHIN_LIST = re.compile(rf"^[ ]{{0,200}}(?:{_ITEM}){{{DEEPEST_LIST + 1}}}", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Excess:
    """What was too much: a problem code and its facts. `offset` is where in the text."""

    code: str
    offset: int
    facts: dict[str, str | int]


def of_file(text: str) -> Excess | None:
    """The first way in which a whole file is too large."""
    if len(text) > LARGEST_FILE:
        return Excess("file-too-large", 0, {"most": LARGEST_FILE})
    if text.count("\n") > MOST_LINES:
        return Excess("file-too-long", 0, {"most": MOST_LINES})
    return None


def of_fragment(text: str) -> Excess | None:
    """The first way in which a piece of Markdown is too much for the renderer."""
    if len(text) > LONGEST_FRAGMENT:
        return Excess("fragment-too-long", 0, {"most": LONGEST_FRAGMENT})
    for pattern, code, most in (
        (_QUOTE, "quote-too-deep", DEEPEST_QUOTE),
        (_LIST_WITHIN_LIST, "list-too-deep", DEEPEST_LIST),
    ):
        found = pattern.search(text)
        if found:
            return Excess(code, found.start(), {"most": most})
    return _of_paragraphs(text)


def _of_paragraphs(text: str) -> Excess | None:
    if len(text) <= LONGEST_PARAGRAPH and all(text.count(mark) <= most for mark, most in MOST_MARKS.items()):
        return None  # as with nearly every text: what the whole has few of, no paragraph has many of
    start = 0
    for paragraph in _PARAGRAPH.split(text):
        if len(paragraph) > LONGEST_PARAGRAPH:
            return Excess("paragraph-too-long", start, {"most": LONGEST_PARAGRAPH})
        for mark, most in MOST_MARKS.items():
            if paragraph.count(mark) > most:
                return Excess("too-many-marks", start, {"mark": mark, "most": most})
        start = min(start + len(paragraph) + 2, len(text))
    return None
