"""How are courses and modules listed, each with where the reader stands in it?"""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from learning.actions import attempts as doing
from learning.courses.library import Library
from learning.courses.nouns import Course, Framework, Module
from learning.courses.rendered import CitedSource
from learning.records.queries.attempts import AttemptFacts
from learning.records.queries.evidence import EvidenceFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web.languages import date_words
from learning.web.nurse.presenting_home import module_url, page_url
from learning.web.presenting_texts import TermView, card, safe

__all__ = ["course", "courses", "front", "module_url"]


@dataclass(frozen=True)
class ModuleRow:
    title: str
    summary: str
    url: str
    minutes: int
    state: str
    state_words: str


@dataclass(frozen=True)
class CourseView:
    title: str
    summary: str
    url: str
    minutes: int
    done: int
    modules: tuple[ModuleRow, ...]
    language: str
    welcome: Markup
    sources: tuple[CitedSource, ...]
    terms: tuple[TermView, ...]
    complete: bool
    next: ModuleRow | None


@dataclass(frozen=True)
class Front:
    """The page before a module's first page."""

    title: str
    summary: str
    course_title: str
    course_url: str
    minutes: int
    pages: tuple[str, ...]
    questions: str
    pass_mark: int
    serves: tuple[tuple[str, str], ...]
    state: str
    state_words: str
    begin_url: str
    resume_url: str
    result_url: str
    whole_url: str
    newer: bool


def courses(
    library: Library, locale: str, tried: Iterable[AttemptFacts], shown: Iterable[EvidenceFacts]
) -> tuple[CourseView, ...]:
    attempts, evidence = tuple(tried), tuple(shown)
    return tuple(course(one, library, locale, attempts, evidence) for one in library.courses_in(locale))


def course(
    found: Course, library: Library, locale: str, tried: Iterable[AttemptFacts], shown: Iterable[EvidenceFacts]
) -> CourseView:
    attempts: dict[str, AttemptFacts] = {}
    for attempt in tried:
        attempts.setdefault(attempt.module, attempt)  # newest first
    passed = {row.subject: row for row in shown if row.kind == "module" and not row.voided}
    modules = library.modules(found.slug, locale)
    opening = library.whole(found)
    rows = tuple(_row(one, attempts.get(one.slug), passed.get(one.slug)) for one in modules)
    return CourseView(
        title=found.title,
        summary=found.summary,
        url=url_for("nurse.course", course=found.name),
        minutes=sum(one.minutes for one in modules),
        done=sum(row.state == "done" for row in rows),
        modules=rows,
        language=found.language,
        welcome=safe(opening.opening_html),
        sources=opening.sources,
        terms=tuple(map(card, opening.terms)),
        complete=found.complete,
        next=next((row for row in rows if row.state != "done"), None),
    )


def _row(module: Module, attempt: AttemptFacts | None, passed: EvidenceFacts | None) -> ModuleRow:
    state, words = standing_of(attempt, passed)
    begun = attempt is not None and attempt.finished_at is None
    url = page_url(module, attempt.page) if attempt and begun else module_url(module)
    return ModuleRow(module.title, module.summary, url, module.minutes, state, words)


def standing_of(attempt: AttemptFacts | None, passed: EvidenceFacts | None) -> tuple[str, str]:
    """State and words: passed, in the middle, tried, or not begun."""
    if passed is not None:
        return "done", _("Bestått %(day)s", day=date_words(passed.happened_on))
    if attempt is None:
        return "none", _("Ikke begynt")
    if attempt.finished_at is None:
        return "started", _("Begynt")
    return "started", _("Ikke bestått ennå: %(percent)s %%", percent=attempt.percent)


def front(
    module: Module, library: Library, locale: str, tried: list[AttemptFacts], framework: Framework | None
) -> Front:
    """`framework` is what the reader is measured by; `tried` are this person's attempts at the module, newest first."""
    found = library.course(module.course, locale)
    open_one = next((one for one in tried if one.finished_at is None), None)
    finished = [one for one in tried if one.finished_at is not None]
    passed = [one for one in finished if one.passed]
    best = max((one.percent or 0 for one in finished), default=None)
    if passed:
        state, words = "done", _("Bestått. Ditt beste resultat er %(best)s %%.", best=best)
    elif finished:
        state, words = "started", _("Ikke bestått ennå. Ditt beste resultat er %(best)s %%.", best=best)
    else:
        state, words = ("started", _("Begynt")) if open_one else ("none", _("Ikke begynt"))
    course_name = module.course.rpartition("/")[2]
    asked = min(module.ask or len(module.questions), len(module.questions))
    return Front(
        title=module.title,
        summary=module.summary,
        course_title=found.title if found else "",
        course_url=url_for("nurse.course", course=course_name),
        minutes=module.minutes,
        pages=tuple(page.title for page in module.pages),
        questions=ngettext("%(num)s spørsmål", "%(num)s spørsmål", asked) if asked else "",
        pass_mark=doing.pass_mark(module, library),
        serves=tuple((one.id, one.name) for one in library.competences_named(module.competences, framework)),
        state=state,
        state_words=words,
        begin_url=url_for("nurse.begin", course=course_name, module=module.name),
        resume_url=page_url(module, open_one.page) if open_one else "",
        result_url=url_for("nurse.result", course=course_name, module=module.name) if finished else "",
        whole_url=url_for("nurse.whole_module", course=course_name, module=module.name),
        newer=bool(passed) and max(one.edition for one in passed) < module.edition,
    )
