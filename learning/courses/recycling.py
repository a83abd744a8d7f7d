"""Does an id still mean what it meant?

Answers, progress and links are stored under ids. An id that turns up on another kind of thing would give somebody's
answers to a question they never saw; one that is gone leaves them without a place. Both are refused when what was
published before is known. An id that is gone on purpose is named under `aliases`, and so is a document's old name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from learning.courses.form_nouns import Form
from learning.courses.glossary import Glossary
from learning.courses.nouns import Document, Framework, Module
from learning.courses.old_names import moves, renamed
from learning.courses.problems import Problem, Report
from learning.courses.simulation_nouns import Simulation

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
    moved = moves(now.values())
    found: list[Problem] = []
    for old in before:
        slug = old.slug if (old.slug, old.language) in now else renamed(moved, old.slug)
        new = now.get((slug, old.language))
        if new is not None:
            found += recycled(old, new)
        else:
            found.append(Problem(old.path, 1, "document-gone", {"slug": old.slug}))
    return found


def ids(document: Document) -> Ids:
    """Everything in a document that something may be stored under: its kind, and its line."""
    match document:
        case Framework():
            areas = {area.id: ("area", area.line) for area in document.areas}
            return areas | {competence.id: ("competence", competence.line) for competence in document.competences}
        case Module():
            pages = {page.id: ("page", page.line) for page in document.pages}
            return pages | {one.id: (one.kind, one.line) for page in document.pages for one in page.activities}
        case Form():
            pages = {page.id: ("page", page.line) for page in document.pages}
            return pages | {field.id: (field.kind, field.line) for field in document.fields}
        case Simulation():
            scenes = {scene.id: ("scene", scene.line) for scene in document.scenes}
            return scenes | {choice.id: ("choice", choice.line) for choice in document.choices}
        case Glossary():
            return {term.id: ("term", term.line) for term in document.terms}
    return {}  # texts are read and signed as a whole; links to their headings are checked as links
