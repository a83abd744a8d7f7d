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
from learning.courses.nouns import Course, Document, Framework, Module, Plan, Text
from learning.courses.problems import Problem, Report, in_order
from learning.courses.reading import Reading, read
from learning.courses.references import wrong_aliases, wrong_links
from learning.courses.simulation_nouns import Simulation
from learning.courses.versions import different_ids

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
    return check_readings(readings, known_requirements=known_requirements, known_media=known_media, today=today)


def check_readings(
    readings: Mapping[str, Reading],
    *,
    known_requirements: Mapping[str, str] | None = None,
    known_media: Iterable[str] | None = None,
    today: date | None = None,
) -> list[Problem]:
    """The same for files that have been read."""
    found = [problem for reading in readings.values() for problem in reading.problems]
    found += _between(readings, known_requirements)
    found += wrong_links(readings.values())
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
    found = [problem for document in documents for problem in collection.problems_of(document)]
    return found + wrong_aliases(documents)


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
        self._frameworks: dict[tuple[str, str], Framework] = {}
        self._competences = {c.id: c for framework in frameworks for c in framework.competences}
        self._networks: dict[tuple[str, str], str] = {}

    def problems_of(self, document: Document) -> tuple[Problem, ...]:
        report = Report(document.path)
        self._languages(document, report)
        match document:
            case Module():
                self._module(document, report)
                self._serves(document, report)
            case Simulation():
                self._serves(document, report)
            case Text():
                self._covered(document, report)
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
        else:
            for id, line in different_ids(document, first):
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

    def _serves(self, document: Module | Simulation, report: Report) -> None:
        for id in document.competences:
            self._competence(id, document.line_of("competences"), report)
        self._covered(document, report)

    def _covered(self, document: Module | Simulation | Text, report: Report) -> None:
        for id in document.covers:
            self._covers(id, document.line_of("covers"), report)

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
        for competence in framework.competences:
            other = self._frameworks.setdefault((competence.id, framework.language), framework)
            if other.slug != framework.slug:
                report.error(competence.line, "competence-elsewhere", id=competence.id, other=other.path)
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
        names(plan, "required_simulations", Simulation)
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
