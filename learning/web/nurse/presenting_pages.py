"""How is a page of a module told, and how did it go?

Before the reader has answered a question, nothing here carries what is right: verdicts and feedback are filled in from
the stored answer only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.courses.library import Library
from learning.courses.nouns import Module, Question
from learning.courses.rendered import CitedSource, RenderedQuestion
from learning.records.queries.attempts import AnswerFacts, AttemptFacts
from learning.translations.catalogue import gettext as _
from learning.web.clock import in_oslo
from learning.web.nurse.presenting_home import module_url, page_url

NOTHING = Markup("")


@dataclass(frozen=True)
class OptionView:
    position: int
    html: Markup
    chosen: bool
    verdict: str = ""
    feedback_html: Markup = NOTHING


@dataclass(frozen=True)
class AnswerView:
    state: str
    verdict: str
    saved: str
    explanation_html: Markup
    again_url: str = ""


@dataclass(frozen=True)
class QuestionView:
    html_id: str
    action: str
    place: str
    title: str
    prompt_html: Markup
    several: bool
    options: tuple[OptionView, ...]
    error: str
    fresh: bool
    answer: AnswerView | None
    kind: str = "question"


@dataclass(frozen=True)
class ProseView:
    html: Markup
    kind: str = "prose"


@dataclass(frozen=True)
class PageView:
    """`elsewhere` is what is not answered on other pages; on this page the reader sees that for herself."""

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
    unanswered: int
    elsewhere: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str, bool], ...]
    closed: bool


@dataclass(frozen=True)
class Missed:
    title: str
    url: str
    page_title: str


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


def html_id(question: str) -> str:
    return f"sporsmal-{question}"


def safe(html: str) -> Markup:
    """What the one renderer made is safe already."""
    return Markup(html)  # noqa: S704


def question(
    module: Module,
    question_id: str,
    attempt: AttemptFacts,
    answers: Mapping[str, AnswerFacts],
    library: Library,
    *,
    error: str = "",
    fresh: bool = False,
) -> QuestionView:
    """One question as the reader meets it now."""
    rendered = library.page(module, module.page_of(question_id).id)
    assert rendered is not None  # noqa: S101 – the action found the question in this module
    drawn = next(block for block in rendered.blocks if isinstance(block, RenderedQuestion) and block.id == question_id)
    return _question(drawn, module, attempt, answers.get(question_id), error, fresh)


def sources(
    module: Module, question_id: str, answers: Mapping[str, AnswerFacts], library: Library
) -> tuple[CitedSource, ...]:
    """The sources of the page a question stands on, as far as the reader may see them now."""
    rendered = library.page(module, module.page_of(question_id).id)
    return rendered.sources_seen(frozenset(answers)) if rendered else ()


def _question(
    drawn: RenderedQuestion, module: Module, attempt: AttemptFacts, given: AnswerFacts | None, error: str, fresh: bool
) -> QuestionView:
    asked = list(attempt.questions)
    order = attempt.questions[drawn.id]
    by_position = {option.position: option for option in drawn.options}
    key = module.question(drawn.id) if given else None
    chosen = frozenset(int(one) for one in given.given) if given else frozenset()
    return QuestionView(
        html_id=html_id(drawn.id),
        action=url_for("nurse.answer", attempt_id=attempt.id, question=drawn.id),
        place=_("Spørsmål %(number)s av %(total)s", number=asked.index(drawn.id) + 1, total=len(asked)),
        title=drawn.title,
        prompt_html=safe(drawn.prompt_html),
        several=drawn.several,
        options=tuple(
            OptionView(
                position,
                safe(by_position[position].html),
                position in chosen,
                _verdict(position, chosen, key) if key else "",
                _feedback(by_position[position].feedback_html, position, chosen, key) if key else Markup(""),
            )
            for position in order
        ),
        error=error,
        fresh=fresh,
        answer=_answer(given, drawn) if given else None,
    )


def _verdict(position: int, chosen: frozenset[int], key: Question) -> str:
    if position in key.right:
        return "right" if position in chosen else "missed"
    return "wrong" if position in chosen else ""


def _feedback(html: str, position: int, chosen: frozenset[int], key: Question) -> Markup:
    """Said about what was chosen and what was right; the rest would be noise."""
    return safe(html) if position in chosen or position in key.right else Markup("")


def _answer(given: AnswerFacts, drawn: RenderedQuestion) -> AnswerView:
    if given.points >= 1:
        state, verdict = "done", _("Riktig")
    elif given.points > 0:
        state, verdict = "part", _("Delvis riktig: %(percent)s %%", percent=round(100 * given.points))
    else:
        state, verdict = "none", _("Ikke riktig denne gangen")
    saved = _("Lagret %(time)s", time=f"{in_oslo(given.answered_at):%H:%M}")
    return AnswerView(state, verdict, saved, safe(drawn.explanation_html))


def page(
    module: Module,
    page_id: str,
    attempt: AttemptFacts,
    answers: Mapping[str, AnswerFacts],
    library: Library,
    error: tuple[str, str],
) -> PageView:
    """A page of the revision the attempt began on, with what is answered so far."""
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
        blocks=tuple(_blocks(rendered.blocks, module, attempt, answers, error)),
        sources=rendered.sources_seen(frozenset(answers)),
        previous_url=page_url(module, ids[place - 1]) if place else "",
        next_url=page_url(module, ids[place + 1]) if closed and not last else "",
        read_on_url=url_for("nurse.read_on", attempt_id=attempt.id) if not closed and not last else "",
        finish_url=url_for("nurse.finish", attempt_id=attempt.id) if not closed and last else "",
        result_url=result,
        page_id=page_id,
        unanswered=len(left),
        elsewhere=tuple(_elsewhere(left, module, page_id)),
        contents=tuple((one.title, page_url(module, one.id), one.id == page_id) for one in module.pages),
        closed=closed,
    )


def _elsewhere(left: list[str], module: Module, page_id: str) -> Iterator[tuple[str, str]]:
    """Title and address of the questions that are left on other pages."""
    for home in module.pages:
        for asked in home.questions if home.id != page_id else ():
            if asked.id in left:
                yield asked.title, f"{page_url(module, home.id)}#{html_id(asked.id)}"


def _blocks(
    blocks: tuple[Any, ...],
    module: Module,
    attempt: AttemptFacts,
    answers: Mapping[str, AnswerFacts],
    error: tuple[str, str],
) -> Any:
    for block in blocks:
        if block.kind == "prose":
            yield ProseView(safe(block.html))
        elif block.id in attempt.questions:
            wrong = error[1] if error[0] == block.id else ""
            yield _question(block, module, attempt, answers.get(block.id), wrong, bool(wrong))


def result(
    module: Module,
    finished: AttemptFacts,
    tried: list[AttemptFacts],
    answers: Mapping[str, AnswerFacts],
    library: Library,
    locale: str,
) -> ResultView:
    """How the latest finished attempt went, and the way back to what was missed."""
    course = module.course.rpartition("/")[2]
    missed = tuple(
        Missed(found.title, f"{page_url(module, home.id)}#{html_id(found.id)}", home.title)
        for one in finished.questions
        if (one not in answers or answers[one].points < 1)
        and (found := module.question(one))
        and (home := module.page_of(one))
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
        serves=tuple(known.name for one in module.competences if (known := library.competence(one))),
        begin_url=url_for("nurse.begin", course=course, module=module.name),
        next_title=following.title if following else "",
        next_url=module_url(following) if following else "",
    )
