"""Which examples does a guide show beside what comes of them, and what does come of them?

    ```markdown eksempel
    Ett **viktig** ord.
    ```

    ```markdown eksempel documents/om-oss.md
    (a whole file, with its front matter)
    ```

    ```markdown feil list-glued
    (what gives exactly this problem)
    ```

Any other Markdown reader shows them as code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from learning.courses.lines import Line, trimmed
from learning.courses.nouns import Example

_WORDS = r"(?:(?P<right>eksempel|døme|example)|(?P<wrong>feil|mistake)[ ]+(?P<mistake>[a-z-]{1,40}))"
_FENCE = re.compile(r"`{3,}|~{3,}")
_OPENS = re.compile(rf"(?:{_FENCE.pattern})markdown[ ]+{_WORDS}(?:[ ]+(?P<path>[a-z0-9./-]+\.md))?[ ]*")

#: Around a piece of a page, so that it can be read. The title is never shown.
_AROUND = "---\ntitle: x\nsummary: x\nedition: 1\nminutes: 1\n---\n\n"
_PAGE = "## x {#x}\n\n"


def with_examples(lines: Sequence[Line]) -> Iterator[tuple[Line, ...] | Example]:
    """The lines, cut where examples stand between them."""
    start = at = 0
    while at < len(lines):
        fence = _FENCE.match(lines[at].text) if lines[at].code else None
        if fence is None:
            at += 1
            continue
        end = _end(lines, at, fence[0])
        opens = _OPENS.fullmatch(lines[at].text)
        if opens is None:
            at = end + 1
            continue
        yield trimmed(lines[start:at])
        markdown = "".join(f"{line.text}\n" for line in lines[at + 1 : end])
        yield Example(markdown, opens["path"] or "", opens["mistake"] or "", lines[at].number)
        start = at = end + 1
    yield trimmed(lines[start:])


def _end(lines: Sequence[Line], at: int, fence: str) -> int:
    """Where the fence is closed; at the end of the text when it never is, which is a problem of its own."""
    closing = (place for place in range(at + 1, len(lines)) if lines[place].text.rstrip().startswith(fence))
    return next((place for place in closing if not lines[place].text.strip("`~ ")), len(lines))


def as_file(example: Example, language: str) -> tuple[str, str, int]:
    """The path and the text it would have as a file, and how many lines of that are not its own."""
    if example.path:
        return example.path, example.markdown, 0
    around = _AROUND if example.markdown.startswith("## ") else _AROUND + _PAGE
    suffix = "" if language == "nb" else f".{language}"
    return f"courses/x/10-x{suffix}.md", around + example.markdown, around.count("\n")
