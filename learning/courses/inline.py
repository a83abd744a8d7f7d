"""What stands inside a paragraph: citations, images, links, raw HTML?

Found by patterns that run once over the text, on a copy where code and escaped characters are
blanked out. (Asking Python-Markdown instead would lose the line numbers.)
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

CITATION = r"\[\^([a-z0-9-]{1,64})\]"

_ANYTHING = re.compile(r"[\[\]<]")  # without one of these there is nothing to find: most paragraphs have none
_TICKS = re.compile(r"`+")
_ESCAPED = re.compile(r"\\[^\w\s]")
_CITED = re.compile(r"\[\^([^\[\]\n]{0,100})\]")
_IMAGE = re.compile(r"!\[([^\[\]]*)\]\(([^()\s]*)(?:\s[^()]*)?\)")
_IMAGE_START = re.compile(r"!\[")
_LINK = re.compile(r"\]\([ ]*<?([^\s()<>]*)")
_AUTOLINK = re.compile(r"<(?:https?://[^<>\s]*|[^<>\s@]{1,100}@[^<>\s]{1,200})>")
_BRACKET = re.compile(r"[\[\]]")
_HTML = re.compile(r"<(?:/?[A-Za-z][\w-]{0,20}|!--|!\[|\?)")
_REFERENCE = re.compile(r"^[ ]{0,3}\[([^\[\]^]{1,100})\]:", re.MULTILINE)
_FOOTNOTE = re.compile(r"^[ ]{0,3}\[\^([^\[\]]{1,100})\]:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """`kind`: citation, image, image-malformed, link, link-ill-formed, html, reference, footnote."""

    kind: str
    offset: int
    value: str
    alt: str = ""


def code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each code span, in one pass: runs of backticks paired by length."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    starts: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        starts[end - start].append(start)
    done = 0
    for start, end in runs:
        if start < done or (start and text[start - 1] == "\\"):
            continue
        same = starts[end - start]
        later = bisect_right(same, start)
        if later < len(same):
            done = same[later] + end - start
            yield start, done


def masked(text: str) -> str:
    """The text with code and escaped characters replaced by as many spaces."""
    pieces, last = [], 0
    for start, end in code_spans(text):
        pieces.append(text[last:start])
        pieces.append(re.sub(r"[^\n]", " ", text[start:end]))
        last = end
    pieces.append(text[last:])
    return _ESCAPED.sub("  ", "".join(pieces))


def cells(row: str) -> int:
    """How many cells a table's row has; a bar in code or after a backslash divides nothing."""
    bars = masked(row.strip())
    return bars.count("|") + 1 - bars.startswith("|") - (bars.endswith("|") and len(bars) > 1)


def find(text: str) -> Iterator[Found]:
    """Everything of interest in one paragraph."""
    if not _ANYTHING.search(text):
        return
    plain = masked(text)
    yield from _definitions(plain)
    for cited in _CITED.finditer(plain):
        if plain[cited.end() : cited.end() + 1] != ":" or not _at_line_start(plain, cited.start()):
            yield Found("citation", cited.start(), cited[1])
    images = {found.start(): found for found in _IMAGE.finditer(plain)}
    for start in (found.start() for found in _IMAGE_START.finditer(plain)):
        if image := images.get(start):
            yield Found("image", start, image[2], alt=image[1].strip())
        else:
            yield Found("image-malformed", start, "")
    image_targets = {image.end(1) for image in images.values()}
    for link in _LINK.finditer(plain):
        if link.start() not in image_targets:
            yield Found("link", link.start(), link[1])
    for start in _ill_formed_links(text, plain):
        yield Found("link-ill-formed", start, "")
    without_links = _AUTOLINK.sub(lambda link: " " * len(link[0]), plain)
    for html in _HTML.finditer(without_links):
        yield Found("html", html.start(), html[0] + ">")


@dataclass(slots=True)
class _Bracket:
    start: int
    holds: bool = False  # a link or a citation


def _ill_formed_links(text: str, plain: str) -> Iterator[int]:
    """Links without a text, and links whose text holds what is a link itself: readers would see the marks."""
    open_ones: list[_Bracket] = []
    for found in _BRACKET.finditer(plain):
        if found[0] == "[":
            open_ones.append(_Bracket(found.start()))
        elif open_ones:
            bracket = open_ones.pop()
            image = plain[bracket.start - 1 : bracket.start] == "!"
            link = not image and plain.startswith("(", found.end())
            if link and (bracket.holds or not text[bracket.start + 1 : found.start()].strip()):
                yield bracket.start
            cites = plain.startswith("^", bracket.start + 1)
            if open_ones and (link or cites or bracket.holds):
                open_ones[-1].holds = True


def _definitions(plain: str) -> Iterator[Found]:
    for footnote in _FOOTNOTE.finditer(plain):
        yield Found("footnote", footnote.start(), footnote[1])
    for reference in _REFERENCE.finditer(plain):
        yield Found("reference", reference.start(), reference[1])


def _at_line_start(text: str, offset: int) -> bool:
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()
