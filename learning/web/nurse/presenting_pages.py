"""How is a page of a module told, and how did it go?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import request, url_for
from markupsafe import Markup

from learning.courses.covering import covering
from learning.courses.library import Library
from learning.courses.memory import Memory
from learning.courses.nouns import Case, Framework, Module, Scored
from learning.courses.rendered import (
    CitedSource,
    RenderedBlock,
    RenderedCase,
    RenderedPersonal,
    RenderedProse,
    RenderedScored,
)
from learning.records.queries.attempts import AnswerFacts, AttemptFacts
from learning.web.nurse import presenting_notes, presenting_questions
from learning.web.nurse.presenting_home import module_url, page_url
from learning.web.nurse.presenting_notes import NoteView, Writing
from learning.web.nurse.presenting_questions import QuestionView, Trying, html_id, safe
from learning.web.presenting_texts import TermView, card


@dataclass(frozen=True)
class ProseView:
    html: Markup
    kind: str = "prose"


@dataclass(frozen=True)
class CaseView:
    """A text, and the questions on it that are asked in this attempt."""

    html_id: str
    title: str
    prompt_html: Markup
    questions: tuple[QuestionView, ...]
    kind: str = "case"


@dataclass(frozen=True)
class PageView:
    """`elsewhere` is what is not answered on other pages; `waiting` says that something on this page is not."""

    title: str
    module_title: str
    module_url: str
    language: str
    number: int
    total: int
    blocks: tuple[Any, ...]
    sources: tuple[CitedSource, ...]
    previous_url: str
    next_url: str
    read_on_url: str
    finish_url: str
    result_url: str
    page_id: str
    waiting: bool
    elsewhere: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str, bool], ...]
    closed: bool
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class Missed:
    """`covered_by` is the page that covers it, when the explanation leads to one."""

    title: str
    url: str
    page_title: str
    covered_by: str = ""
    covered_url: str = ""


@dataclass(frozen=True)
class ResultView:
    module_title: str
    module_url: str
    course_url: str
    percent: int
    pass_mark: int
    passed: bool
    best: int
    tries: int
    right: int
    asked: int
    missed: tuple[Missed, ...]
    serves: tuple[str, ...]
    begin_url: str
    next_title: str = ""
    next_url: str = ""
    pages: tuple[tuple[str, str], ...] = field(default=())


def question(question_id: str, trying: Trying, library: Library) -> QuestionView:
    """One question, in the reply to the answer."""
    drawn = _drawn(trying.module, question_id, library)
    assert isinstance(drawn, RenderedScored)  # noqa: S101 – the action found the question in this module
    level = 4 if _in_case(trying.module, question_id) else 3
    return presenting_questions.question(drawn, trying, level=level, fresh=True)


def note(activity_id: str, module: Module, writing: Writing, library: Library) -> NoteView:
    """One activity of her own, in the reply to what she wrote."""
    drawn = _drawn(module, activity_id, library)
    assert isinstance(drawn, RenderedPersonal)  # noqa: S101 – the action found the activity in this module
    return presenting_notes.note(drawn, writing, fresh=True)


def _drawn(module: Module, activity_id: str, library: Library) -> Any:
    rendered = library.page(module, module.page_of(activity_id).id)
    return rendered and rendered.activity(activity_id)


def _in_case(module: Module, question_id: str) -> bool:
    inside = (one for block in module.activities if isinstance(block, Case) for one in block.activities)
    return any(one.id == question_id for one in inside)


def sources(
    module: Module, question_id: str, answers: Mapping[str, AnswerFacts], library: Library
) -> tuple[CitedSource, ...]:
    """The sources of the page a question stands on, as far as the reader may see them now."""
    rendered = library.page(module, module.page_of(question_id).id)
    return rendered.sources_seen(frozenset(answers)) if rendered else ()


def page(page_id: str, trying: Trying, writing: Writing, library: Library) -> PageView:
    """A page of the revision the attempt began on, with what is answered and written so far."""
    module, attempt, answers = trying.module, trying.attempt, trying.answers
    rendered = library.page(module, page_id)
    assert rendered is not None  # noqa: S101 – the route checked that the page exists
    ids = [one.id for one in module.pages]
    place = ids.index(page_id)
    left = [one for one in attempt.questions if one not in answers]
    course = module.course.rpartition("/")[2]
    last = place == len(ids) - 1
    closed = attempt.finished_at is not None
    result = url_for("nurse.result", course=course, module=module.name) if closed else ""
    return PageView(
        title=rendered.title,
        module_title=module.title,
        module_url=module_url(module),
        language=module.language,
        number=place + 1,
        total=len(ids),
        blocks=tuple(_blocks(rendered.blocks, trying, writing)),
        sources=rendered.sources_seen(frozenset(answers)),
        previous_url=page_url(module, ids[place - 1]) if place else "",
        next_url=page_url(module, ids[place + 1]) if closed and not last else "",
        read_on_url=url_for("nurse.read_on", attempt_id=attempt.id) if not closed and not last else "",
        finish_url=url_for("nurse.finish", attempt_id=attempt.id) if not closed and last else "",
        result_url=result,
        page_id=page_id,
        waiting=not closed and any(one.id in left for one in module.pages[place].questions),
        elsewhere=tuple(_elsewhere(left, module, page_id)),
        contents=_contents(module, page_id),
        closed=closed,
        terms=tuple(map(card, rendered.terms)),
    )


def _contents(module: Module, page_id: str) -> tuple[tuple[str, str, bool], ...]:
    """Title and address of every page, and whether it is this one: the same for all who read it."""
    return _tables_of_contents.get(
        (module.digest, page_id, request.script_root),
        lambda: tuple((one.title, page_url(module, one.id), one.id == page_id) for one in module.pages),
    )


_tables_of_contents: Memory[tuple[str, str, str], tuple[tuple[str, str, bool], ...]] = Memory(most=2000)


def _elsewhere(left: list[str], module: Module, page_id: str) -> Iterator[tuple[str, str]]:
    """Title and address of the questions that are left on other pages."""
    for home in module.pages:
        for asked in home.questions if home.id != page_id else ():
            if asked.id in left:
                yield asked.title, f"{page_url(module, home.id)}#{html_id(asked.id)}"


def _blocks(
    blocks: tuple[RenderedBlock, ...], trying: Trying, writing: Writing
) -> Iterator[ProseView | CaseView | QuestionView | NoteView]:
    asked = trying.attempt.questions
    for block in blocks:
        if isinstance(block, RenderedCase):
            inside = tuple(one for one in block.activities if one.id in asked)
            if inside:
                yield _case(block, inside, trying)
        elif isinstance(block, RenderedPersonal):
            yield presenting_notes.note(block, writing)
        elif isinstance(block, RenderedProse):
            yield ProseView(safe(block.html))
        elif block.id in asked:
            yield presenting_questions.question(block, trying)


def _case(case: RenderedCase, inside: tuple[RenderedScored, ...], trying: Trying) -> CaseView:
    asked = tuple(presenting_questions.question(one, trying, level=4) for one in inside)
    return CaseView(f"kasus-{case.id}", case.title, safe(case.prompt_html), asked)


def result(
    module: Module,
    finished: AttemptFacts,
    tried: list[AttemptFacts],
    answers: Mapping[str, AnswerFacts],
    library: Library,
    locale: str,
    framework: Framework | None,
) -> ResultView:
    """How the latest finished attempt went, and the way back to what was missed."""
    course = module.course.rpartition("/")[2]
    missed = tuple(
        _missed(module, found)
        for one in finished.questions
        if (one not in answers or answers[one].points < 1) and (found := module.question(one))
    )
    others = library.modules(module.course, locale)
    following = next((one for one in others if one.order > module.order), None)
    done = [one for one in tried if one.finished_at is not None]
    return ResultView(
        module_title=module.title,
        module_url=module_url(module),
        course_url=url_for("nurse.course", course=course),
        percent=finished.percent or 0,
        pass_mark=finished.pass_mark,
        passed=bool(finished.passed),
        best=max(one.percent or 0 for one in done),
        tries=len(done),
        right=len(finished.questions) - len(missed),
        asked=len(finished.questions),
        missed=missed,
        serves=tuple(one.name for one in library.competences_named(module.competences, framework)),
        begin_url=url_for("nurse.begin", course=course, module=module.name) if library.module(module.slug) else "",
        next_title=following.title if following else "",
        next_url=module_url(following) if following else "",
    )


def _missed(module: Module, question: Scored) -> Missed:
    home, covered = module.page_of(question.id), covering(module, question)
    return Missed(
        question.title,
        f"{page_url(module, home.id)}#{html_id(question.id)}",
        home.title,
        covered_by=covered.title if covered else "",
        covered_url=page_url(module, covered.id) if covered else "",
    )
