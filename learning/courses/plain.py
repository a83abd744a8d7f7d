"""What does Markdown say when it is read aloud: the words, without marks, addresses and notes?

For searching, where rendering a thousand modules would take too long. Blocks that are not quality-assured are left
out, as readers never see them.
"""

from __future__ import annotations

import re

from learning.courses.grammar import REVIEW
from learning.courses.lines import joined, numbered
from learning.courses.pieces import Alert, Heading, cut

_MARKS = (
    (re.compile(r"!\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"\[\^[^\[\]]{1,64}\]"), ""),
    (re.compile(r"\[([^\[\]]*)\]\([^()]*\)"), r"\1"),
    (re.compile(r"^[ ]{0,12}(?:[-*+]|\d{1,9}[.)]|>)[ ]", re.MULTILINE), ""),
    (re.compile(r"^\|?[ :|-]+\|[ :|-]*$", re.MULTILINE), ""),
    (re.compile(r"^(?:```|~~~).*$", re.MULTILINE), ""),
    (re.compile(r"[*`]+|\\(?=[^\w\s])|(?<!\w)_|_(?!\w)"), ""),
    (re.compile(r"\|"), " "),
    (re.compile(r"\s+"), " "),
)


def words(markdown: str) -> str:
    """One line of text."""
    pieces = cut(numbered(markdown.split("\n"), 1)) if "#" in markdown or "[!" in markdown else None
    text = markdown if pieces is None else "\n".join(_read(piece) for piece in pieces)
    for mark, instead in _MARKS:
        text = mark.sub(instead, text)
    return text.strip()


def _read(piece: object) -> str:
    match piece:
        case Heading(title=title):
            return title
        case Alert(mark=mark) if mark == REVIEW:
            return ""
    return joined(getattr(piece, "lines", ()))
