"""Where does a link between our own documents lead?

Written the way any Markdown reader follows it: `../documents/personvern.md#innsyn`, and `#innsyn` within the
same document. The identity (`documents/personvern#innsyn`) is understood too. Which file it is says which document;
the reader's language chooses among its languages, so `.nn` in a link means no more than the name does.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from posixpath import dirname, join, normpath

from learning.courses.grammar import ID
from learning.courses.identity import PathProblem, identity

_ID = ID.pattern
_FILE = re.compile(rf"(?P<file>(?:\.{{1,2}}/)*(?:[a-z0-9-]+/)*[a-z0-9-]+(?:\.[a-z]{{2}})?\.md)(?:#(?P<page>{_ID}))?")
_IDENTITY = re.compile(rf"(?P<slug>{_ID}(?:/{_ID})+|glossary)(?:#(?P<page>{_ID}))?")
_HERE = re.compile(rf"#(?P<page>{_ID})")
_MOST = 300  # characters of a link that is looked at


@dataclass(frozen=True, slots=True)
class Place:
    """A document, and the page in it when the link says which."""

    slug: str
    page: str = ""

    def __str__(self) -> str:
        return f"{self.slug}#{self.page}" if self.page else self.slug


#: Where a reader finds a place; None for what has no address of its own.
Addresses = Callable[[Place], str | None]


def nowhere(_place: Place) -> str | None:
    """For whoever renders without a product around it."""
    return None


def place(target: str, path: str) -> Place | None:
    """What a link in the document at `path` leads to; None when it is no link between documents."""
    if len(target) > _MOST:
        return None
    if here := _HERE.fullmatch(target):
        return _named(path, here["page"])
    if file := _FILE.fullmatch(target):
        return _named(normpath(join(dirname(path), file["file"])), file["page"] or "")
    named = _IDENTITY.fullmatch(target)
    return Place(named["slug"], named["page"] or "") if named else None


def _named(path: str, page: str) -> Place | None:
    try:
        return Place(identity(path).slug, page)
    except PathProblem:
        return None
