"""What is wrong with a whole collection of files?

Everything that reading one file finds, and what only shows between files: a competence nobody
knows, a module without a course, a translation with other ids. Today's date is an argument, so
that a check does not turn red by waiting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any

from learning.courses.frontmatter import nearest
from learning.courses.identity import is_document
from learning.courses.nouns import (
    Activity,
    Case,
    Course,
    Document,
    Framework,
    Match,
    Module,
    Number,
    Order,
    Plan,
    Question,
    SelfAssessment,
    Task,
    Text,
)
from learning.courses.problems import Problem, Report, in_order
from learning.courses.reading import Reading, read

LAW_YEARS = 1
COVERED_BY_CONTENT = "I"
PROPOSAL = "proposal"  # the source of a rule that is ours


def check(
    files: Mapping[str, str] | Iterable[tuple[str, str]],
    *,
    known_requirements: Mapping[str, str] | None = None,
    known_media: Iterable[str] | None = None,
    today: date | None = None,
) -> list[Problem]:
    """All problems, in order. `files` are paths relative to content/ with their text.

    Given `known_requirements` (id → type), `covers` and the plans' sources are checked against it;
    given `known_media` (`media/…`), images are; given `today`, what is due for review is a warning.
    """
    pairs = files.items() if isinstance(files, Mapping) else files
    readings = {path: read(path, text) for path, text in pairs if is_document(path)}
    found = [problem for reading in readings.values() for problem in reading.problems]
    found += _between(readings, known_requirements)
    if known_media is not None:
        found += _images(readings, frozenset(known_media))
    if today is not None:
        for reading in readings.values():
            found += stale(reading.document, today) if reading.document else ()
    return in_order(found)


def stale(document: Document, today: date) -> tuple[Problem, ...]:
    """Warnings for what should have been reviewed by today."""
    report = Report(document.path)
    if document.review_by is not None and document.review_by < today:
        report.warning(document.line_of("review_by"), "review-due", on=document.review_by.isoformat())
    checked = document.law_checked
    if checked is not None and (checked.year + LAW_YEARS, checked.month, checked.day) < today.timetuple()[:3]:
        report.warning(document.line_of("law_checked"), "law-not-checked", on=checked.isoformat())
    return report.problems


def _between(readings: Mapping[str, Reading], requirements: Mapping[str, str] | None) -> list[Problem]:
    documents = [reading.document for reading in readings.values() if reading.document is not None]
    collection = _Collection(documents, requirements)
    return [problem for document in documents for problem in collection.problems_of(document)]


def _images(readings: Mapping[str, Reading], known: frozenset[str]) -> list[Problem]:
    return [
        Problem(path, line, "image-missing", {"image": image})
        for path, reading in readings.items()
        for image, line in reading.images
        if image not in known
    ]


class _Collection:
    """All documents, looked up by what others call them."""

    def __init__(self, documents: list[Document], requirements: Mapping[str, str] | None) -> None:
        self._requirements = requirements
        self._by_slug: dict[str, list[Document]] = {}
        for document in documents:
            self._by_slug.setdefault(document.slug, []).append(document)
        frameworks = [document for document in documents if isinstance(document, Framework)]
        self._competences = {c.id: c for framework in frameworks for c in framework.competences}
        self._networks: dict[tuple[str, str], str] = {}

    def problems_of(self, document: Document) -> tuple[Problem, ...]:
        report = Report(document.path)
        self._languages(document, report)
        match document:
            case Module():
                self._module(document, report)
            case Framework():
                self._framework(document, report)
            case Plan():
                self._plan(document, report)
        return report.problems

    def _languages(self, document: Document, report: Report) -> None:
        """One document has one file per language, and the same ids in each."""
        first = self._by_slug[document.slug][0]
        if first is document:
            return
        if any(d.language == document.language for d in self._same_before(document)):
            report.error(1, "same-document-twice", slug=document.slug, other=first.path)
        elif isinstance(document, (Module, Text)) and isinstance(first, (Module, Text)):
            for id, line in _different_ids(document, first):
                report.error(line, "ids-differ", id=id, other=first.path)
        if document.edition != first.edition:
            facts: dict[str, str | int] = {"edition": first.edition, "other": first.path}
            report.warning(document.line_of("edition"), "editions-differ", **facts)

    def _same_before(self, document: Document) -> list[Document]:
        same = self._by_slug[document.slug]
        return same[: next(at for at, each in enumerate(same) if each is document)]

    def _module(self, module: Module, report: Report) -> None:
        if not any(isinstance(document, Course) for document in self._by_slug.get(module.course, ())):
            report.error(1, "course-missing", course=module.course)
        for id in module.competences:
            self._competence(id, module.line_of("competences"), report)
        for id in module.covers:
            self._covers(id, module.line_of("covers"), report)

    def _competence(self, id: str, line: int, report: Report) -> None:
        if self._competences and id not in self._competences:
            report.error(line, "competence-unknown", id=id, suggestion=nearest(id, self._competences))

    def _covers(self, id: str, line: int, report: Report) -> None:
        if self._requirements is None:
            return
        if id not in self._requirements:
            report.error(line, "requirement-unknown", id=id, suggestion=nearest(id, self._requirements))
        elif self._requirements[id] != COVERED_BY_CONTENT:
            report.error(line, "requirement-not-content", id=id, type=self._requirements[id])

    def _framework(self, framework: Framework, report: Report) -> None:
        own = {competence.id for competence in framework.competences}
        line = framework.line_of("evidence")
        for rule in framework.evidence.values():
            for id in rule.also:
                if id not in own:
                    report.error(line, "competence-unknown", id=id, suggestion=nearest(id, tuple(own)))

    def _plan(self, plan: Plan, report: Report) -> None:
        other = self._networks.setdefault((plan.network, plan.language), plan.path)
        if other != plan.path:
            report.error(plan.line_of("network"), "network-twice", network=plan.network, other=other)
        names = partial(self._named, report=report)
        names(plan, "required_courses", Course)
        names(plan, "required_simulations", Document)
        names(plan, "documents_to_sign", Text)
        names(plan, "frameworks", Framework)
        if self._requirements is None:
            return
        known = {source.key for source in plan.sources} | {PROPOSAL} | self._requirements.keys()
        for key, rule in plan.rules.items():
            if rule.source not in known:
                report.error(rule.line, "rule-source-unknown", key=key, source=rule.source)

    def _named(self, plan: Plan, key: str, kind: type[Document], report: Report) -> None:
        """A rule whose value names documents by slug."""
        value: Any = plan.value(key) or {}
        for slug in value.values() if key == "frameworks" else value:
            if not any(isinstance(document, kind) for document in self._by_slug.get(slug, ())):
                report.error(plan.rules[key].line, "document-missing", key=key, slug=slug)


def _different_ids(document: Module | Text, first: Module | Text) -> list[tuple[str, int]]:
    """Ids that only one of two language versions has, and activities with another key."""
    ours, theirs = _shape(document), _shape(first)
    missing = [(id, 1) for id in theirs.keys() - ours.keys()]
    other = [(id, at) for id, (at, key) in ours.items() if id not in theirs or theirs[id][1] != key]
    return missing + other


def _shape(document: Module | Text) -> dict[str, tuple[int, tuple[Any, ...]]]:
    shape: dict[str, tuple[int, tuple[Any, ...]]] = {page.id: (page.line, ("page",)) for page in document.pages}
    for page in document.pages:
        shape |= {activity.id: (activity.line, (activity.kind, *_key(activity))) for activity in page.activities}
    return shape


def _key(activity: Activity) -> tuple[Any, ...]:
    """What must be the same in every language, so that an answer means the same."""
    match activity:
        case Question():
            return len(activity.options), activity.right
        case Order():
            return (len(activity.items),)
        case Match():
            return (len(activity.pairs),)
        case Number():
            return activity.answer, activity.tolerance
        case Case():
            return tuple(one.id for one in activity.activities)
        case SelfAssessment():
            return len(activity.statements), activity.compares
        case Task():
            return (activity.colleague,)
    return ()
