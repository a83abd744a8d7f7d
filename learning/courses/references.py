"""Do documents point at something that is there?

Links from text to text, and the old names a document answers to. Both are looked up in one table of what there is.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from posixpath import dirname, relpath
from typing import Any

from learning.courses.frontmatter import nearest
from learning.courses.glossary import Glossary
from learning.courses.links import place
from learning.courses.nouns import Document, Framework
from learning.courses.old_names import is_name, moves, renamed
from learning.courses.problems import Problem, Report
from learning.courses.reading import Reading
from learning.courses.simulation_nouns import Simulation

COMPARED = 5  # names on each side of where a missing one would have stood


def wrong_links(readings: Iterable[Reading]) -> list[Problem]:
    """Links to documents or pages that are not there."""
    read = [(reading.document, reading.links) for reading in readings if reading.document is not None]
    known = _Known([document for document, _ in read])
    return [
        problem
        for document, links in read
        for target, line in links
        if (problem := known.wrong(document, target, line)) is not None
    ]


def wrong_aliases(documents: Iterable[Document]) -> list[Problem]:
    """Old names that are somebody's name today, or that two documents claim."""
    documents = list(documents)
    living = {document.slug: document for document in documents}
    claimed: dict[str, Document] = {}
    found: list[Problem] = []
    for document in documents:
        report = Report(document.path)
        line = document.line_of("aliases")
        for alias in document.aliases:
            if alias in living:
                report.error(line, "alias-is-document", alias=alias, other=living[alias].path)
            elif is_name(alias) and claimed.setdefault(alias, document).slug != document.slug:
                report.error(line, "alias-twice", alias=alias, other=claimed[alias].path)
        found += report.problems
    return found


class _Known:
    """What there is to point at: each document's pages, under the names it has and has had."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._pages: dict[str, frozenset[str] | None] = {}
        self._paths: dict[str, str] = {}
        self._moved = moves(documents)
        for document in documents:
            self._add(document)
        self._near = _Near(self._paths)

    def _add(self, document: Document) -> None:
        self._paths.setdefault(document.slug, document.path)
        pages = anchors(document)
        held = self._pages.get(document.slug, frozenset())
        self._pages[document.slug] = None if pages is None or held is None else pages | held

    def _file_like(self, slug: str, document: Document) -> str:
        """The nearest document there is, as one would write a link to it."""
        found = self._near.to(slug)
        return relpath(self._paths[found], dirname(document.path)) if found else ""

    def wrong(self, document: Document, target: str, line: int) -> Problem | None:
        to = place(target, document.path)
        if to is None:
            return None
        slug = to.slug if to.slug in self._pages else renamed(self._moved, to.slug)
        if slug not in self._pages:
            facts: dict[str, Any] = {"target": target, "suggestion": self._file_like(to.slug, document)}
            return Problem(document.path, line, "link-document-missing", facts)
        pages = self._pages[slug]
        if not to.page or pages is None or to.page in pages:
            return None
        facts = {"page": to.page, "document": slug, "suggestion": nearest(to.page, tuple(sorted(pages)))}
        return Problem(document.path, line, "link-page-missing", facts)


class _Near:
    """Which name is most like one that is missing? Only those that begin or end most like it are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._forwards = sorted(names)
        self._backwards = sorted(name[::-1] for name in self._forwards)
        self._found: dict[str, str] = {}

    def to(self, missing: str) -> str:
        if missing not in self._found:
            begin = _beside(missing, self._forwards)
            end = [name[::-1] for name in _beside(missing[::-1], self._backwards)]
            self._found[missing] = nearest(missing, tuple(dict.fromkeys((*begin, *end))))
        return self._found[missing]


def _beside(name: str, ordered: Sequence[str]) -> Sequence[str]:
    at = bisect(ordered, name)
    return ordered[max(0, at - COMPARED) : at + COMPARED]


def anchors(document: Document) -> frozenset[str] | None:
    """The ids a link may end with; None where only the reader's own scanner knows them."""
    if isinstance(document, Framework):
        return frozenset(area.id for area in document.areas)
    if isinstance(document, Glossary):
        return frozenset(term.id for term in document.terms)
    if isinstance(document, Simulation):
        return frozenset()  # to a scene one comes by a choice
    pages: Any = getattr(document, "pages", None)  # modules, texts, and every later kind that is read page by page
    return None if pages is None else frozenset(page.id for page in pages)
