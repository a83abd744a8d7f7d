"""Does an id still mean what it meant?

Answers, progress and links are stored under ids. An id that turns up on another kind of thing would give somebody's
answers to a question they never saw; one that is gone leaves them without a place. Both are refused when what was
published before is known. An id that is gone on purpose is named under `aliases`, and so is a document's old name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from learning.courses.nouns import Document, Framework, Text
from learning.courses.problems import Problem, Report

Ids = Mapping[str, tuple[str, int]]


def recycled(before: Document, after: Document) -> tuple[Problem, ...]:
    """Ids that have another meaning than in the published revision, or are gone without an alias."""
    report = Report(after.path)
    was, now = ids(before), ids(after)
    for id, (kind, _) in was.items():
        if id in now and now[id][0] != kind:
            report.error(now[id][1], "id-recycled", id=id, before=kind, now=now[id][0])
        elif id not in now and id not in after.aliases:
            report.error(after.line_of("aliases"), "id-gone", id=id)
    return report.problems


def recycled_between(before: Iterable[Document], after: Iterable[Document]) -> list[Problem]:
    """The same for two whole collections; a document that is gone must be somebody's alias."""
    now = {(document.slug, document.language): document for document in after}
    moved = {alias: document.slug for document in now.values() for alias in document.aliases if "/" in alias}
    found: list[Problem] = []
    for old in before:
        slug = old.slug if (old.slug, old.language) in now else _name_now(moved, old.slug)
        new = now.get((slug, old.language))
        if new is not None:
            found += recycled(old, new)
        else:
            found.append(Problem(old.path, 1, "document-gone", {"slug": old.slug}))
    return found


def _name_now(moved: Mapping[str, str], slug: str) -> str:
    """A course that is renamed takes its modules along."""
    course, _, module = slug.rpartition("/")
    return moved.get(slug) or (f"{moved[course]}/{module}" if course in moved else slug)


def ids(document: Document) -> Ids:
    """Everything in a document that something may be stored under: its kind, and its line."""
    if isinstance(document, Text):
        return {}  # read and signed as a whole; links to its headings are checked as links
    found: dict[str, tuple[str, int]] = {}
    if isinstance(document, Framework):
        found |= {area.id: ("area", area.line) for area in document.areas}
        found |= {competence.id: ("competence", competence.line) for competence in document.competences}
    pages: Any = getattr(document, "pages", ())  # modules, texts, and every later kind that is read page by page
    for page in pages:
        found[page.id] = ("page", page.line)
        found |= {activity.id: (activity.kind, activity.line) for activity in page.activities}
    return found
