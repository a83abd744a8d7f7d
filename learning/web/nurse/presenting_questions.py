"""How is a question told, whatever its kind, before the answer and after it?

Before the reader has answered, nothing here carries what is right: verdicts, feedback and the key are filled in from the
stored answer only. What is to be put in order or matched goes by its place on the screen, never by the author's position.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.courses.covering import covering
from learning.courses.memory import Memory
from learning.courses.nouns import Module, Scored
from learning.courses.rendered import RenderedScored
from learning.courses.responses import fitting
from learning.records.queries.attempts import AnswerFacts, AttemptFacts
from learning.translations.catalogue import gettext as _
from learning.web.clock import in_oslo
from learning.web.nurse import asking, telling
from learning.web.nurse.presenting_home import page_url

NOTHING = Markup("")
Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Trying:
    """Where a reader is in an attempt, and what she has just sent that could not be taken."""

    module: Module
    attempt: AttemptFacts
    answers: Mapping[str, AnswerFacts]
    wrong: str = ""
    error: str = ""
    sent: Sent = field(default_factory=dict)

    def sent_to(self, activity: str) -> Sent:
        return self.sent if activity == self.wrong else {}

    def error_at(self, activity: str) -> str:
        return self.error if activity == self.wrong else ""


@dataclass(frozen=True)
class AnswerView:
    """`covered_by` is the page that covers what was not quite right, when the explanation leads to one."""

    state: str
    verdict: str
    saved: str
    explanation_html: Markup
    again_url: str = ""
    covered_by: str = ""
    covered_url: str = ""


@dataclass(frozen=True, eq=False)
class Sheet:
    """What there is to choose from, or the place to write. Nothing of the person in it, until something is sent.

    Compared by identity, so that a blank one is drawn once.
    """

    html_id: str
    kind: str
    parts: Any
    error: str
    fresh: bool


@dataclass(frozen=True)
class QuestionView:
    """`parts` is a sheet to fill in; after the answer, what became of it."""

    html_id: str
    action: str
    place: str
    title: str
    prompt_html: Markup
    kind: str
    parts: Any
    error: str
    fresh: bool
    answer: AnswerView | None
    level: int


def html_id(question: str) -> str:
    return f"sporsmal-{question}"


def safe(html: str) -> Markup:
    """What the one renderer made is safe already."""
    return Markup(html)  # noqa: S704


def question(drawn: RenderedScored, trying: Trying, *, level: int = 3, fresh: bool = False) -> QuestionView:
    """One question as the reader meets it now."""
    asked = list(trying.attempt.questions)
    given = trying.answers.get(drawn.id)
    shuffle = trying.attempt.questions[drawn.id]
    fresh = fresh or drawn.id == trying.wrong
    return QuestionView(
        html_id=html_id(drawn.id),
        action=url_for("nurse.answer", attempt_id=trying.attempt.id, question=drawn.id),
        place=_("Spørsmål %(number)s av %(total)s", number=asked.index(drawn.id) + 1, total=len(asked)),
        title=drawn.title,
        prompt_html=safe(drawn.prompt_html),
        kind=drawn.kind,
        parts=telling.parts(_key(drawn, trying, given), drawn, given.given, shuffle)
        if given
        else _sheet(drawn, trying, shuffle, fresh),
        error=trying.error_at(drawn.id),
        fresh=fresh,
        answer=_answer(drawn, trying, given) if given else None,
        level=level,
    )


_blank_sheets: Memory[tuple[str, str, tuple[int, ...], bool], Sheet] = Memory(most=1000)


def _sheet(drawn: RenderedScored, trying: Trying, shuffle: Sequence[int], fresh: bool) -> Sheet:
    """A blank one is the same for everybody who meets the question in this order."""
    if trying.sent or trying.error:
        return _filled_in(drawn, trying, shuffle, fresh)
    key = (trying.module.digest, drawn.id, tuple(shuffle), fresh)
    return _blank_sheets.get(key, lambda: _filled_in(drawn, trying, shuffle, fresh))


def _filled_in(drawn: RenderedScored, trying: Trying, shuffle: Sequence[int], fresh: bool) -> Sheet:
    parts = asking.parts(drawn, shuffle, trying.sent_to(drawn.id))
    return Sheet(html_id(drawn.id), drawn.kind, parts, trying.error_at(drawn.id), fresh)


def _key(drawn: RenderedScored, trying: Trying, given: AnswerFacts) -> Scored:
    key = trying.module.question(drawn.id)
    assert key is not None and fitting(key, given.given)  # noqa: S101 – the attempt is pinned to the text it was given to
    return key


def _answer(drawn: RenderedScored, trying: Trying, given: AnswerFacts) -> AnswerView:
    key = _key(drawn, trying, given)
    state, verdict = telling.verdict(key, given.given, given.points)
    saved = _("Lagret %(time)s", time=f"{in_oslo(given.answered_at):%H:%M}")
    covered = covering(trying.module, key) if state != "done" else None
    return AnswerView(
        state,
        verdict,
        saved,
        safe(drawn.explanation_html),
        covered_by=covered.title if covered else "",
        covered_url=page_url(trying.module, covered.id) if covered else "",
    )
