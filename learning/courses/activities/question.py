"""What does a question ask, and what is the key?

    ### Spørsmål: Hvilken skala brukes? {#skala}

    - [ ] 1–5
      > Skalaen har flere trinn.
    - [x] 0–10

    Forklaring: Pasienten setter tallet selv.

Every way in which authors have been seen to get this wrong is an error of its own: a feedback
that silently ended up somewhere else would show the key, or hide what it should teach.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.parts import explained, prompt
from learning.courses.lines import Line, joined
from learning.courses.nouns import Option, Question
from learning.courses.rendered import RenderedOption, RenderedQuestion

MOST_OPTIONS = 12

_OPTION = re.compile(r"([ ]*)[-*+][ ]+\[([ xX])\](?:[ ]+(.*))?$")
_NEARLY_OPTION = re.compile(r"([ ]*)(?:[-*+]|\d{1,3}[.)])[ ]*\[([ xX]{0,3})\][ ]*(.*)")
_QUOTE = re.compile(r"([ ]*)>[ ]?(.*)")


@dataclass(slots=True)
class _Draft:
    """An option while its lines are being collected."""

    correct: bool
    text: list[Line]
    feedback: list[Line] = field(default_factory=list)
    closed: bool = False  # an empty line has ended it


def parse(manuscript: Manuscript, desk: Desk) -> Question:
    return _Reader(manuscript, desk).question()


class _Reader:
    """Goes down the lines once: first the prompt, then options."""

    def __init__(self, manuscript: Manuscript, desk: Desk) -> None:
        self._manuscript = manuscript
        self._desk = desk
        self._error = desk.report.error
        self._prompt: list[Line] = []
        self._drafts: list[_Draft] = []
        self._before = Line(0, "")

    def question(self) -> Question:
        split = explained(self._manuscript, self._desk)
        for line in split.body:
            self._line(line)
            self._before = line
        if split.line and not self._drafts:
            self._error(split.line, "explanation-before-options")
        said = prompt(self._prompt, self._desk)
        options = tuple(self._option(position, draft) for position, draft in enumerate(self._drafts[:MOST_OPTIONS]))
        self._check(options)
        m = self._manuscript
        return Question(m.id, m.title, said, options, split.explanation, m.line)

    def _line(self, line: Line) -> None:
        option = None if line.code else _OPTION.match(line.text)
        if option:
            self._begin(option, line)
        elif not line.code and (nearly := _NEARLY_OPTION.match(line.text)):
            self._error(line.number, "option-ill-formed")
            self._begin(nearly, line)
        elif self._drafts:
            self._under_option(line)
        else:
            self._prompt.append(line)

    def _begin(self, option: re.Match[str], line: Line) -> None:
        if not self._drafts and not self._before.blank:
            self._error(line.number, "list-glued")
        if len(option[1]) > 1:
            self._error(line.number, "option-indented")
        self._drafts.append(_Draft("x" in option[2].lower(), [Line(line.number, option[3] or "")]))

    def _under_option(self, line: Line) -> None:
        draft = self._drafts[-1]
        quote = None if line.code else _QUOTE.match(line.text)
        if line.blank:
            draft.closed = True
        elif quote:
            self._feedback(draft, quote, line)
        elif draft.closed or line.code:
            self._error(line.number, "text-after-options")
        elif line.indent < 2 or draft.feedback:
            code = "feedback-line-without-mark" if draft.feedback else "option-line-not-indented"
            self._error(line.number, code)
        else:
            draft.text.append(Line(line.number, line.text.strip()))

    def _feedback(self, draft: _Draft, quote: re.Match[str], line: Line) -> None:
        indent = len(quote[1])
        if indent >= 4:
            self._error(line.number, "feedback-indented-by-four")
        elif indent < 2:
            self._error(line.number, "feedback-under-list")
        elif draft.closed:
            self._error(line.number, "feedback-after-blank-line")
        draft.feedback.append(Line(line.number, quote[2]))

    def _option(self, position: int, draft: _Draft) -> Option:
        text = " ".join(line.text for line in draft.text).strip()
        line = draft.text[0].number
        if not text:
            self._error(line, "option-empty")
        self._desk.read(draft.text)
        self._desk.read(draft.feedback)
        return Option(position, draft.correct, text, joined(draft.feedback) or None, line)

    def _check(self, options: tuple[Option, ...]) -> None:
        line = self._manuscript.line
        if len(options) < 2:
            self._error(line, "too-few-options", count=len(options))
        elif not any(draft.correct for draft in self._drafts):
            self._error(line, "no-right-answer")
        elif all(draft.correct for draft in self._drafts):
            self._desk.report.warning(line, "all-right-answers")
        if len(self._drafts) > MOST_OPTIONS:
            self._error(line, "too-many-options", most=MOST_OPTIONS)
        seen: dict[str, int] = {}
        for option in options:
            said = " ".join(option.source_text.casefold().split()).rstrip(".!")
            if said and said in seen:
                self._error(option.line, "identical-options", line=seen[said])
            seen.setdefault(said, option.line)


def render(question: Question, press: Press) -> RenderedQuestion:
    prompt = press.blocks(question.prompt)
    texts = [press.inline(option.source_text) for option in question.options]
    after = question.id
    return RenderedQuestion(
        id=question.id,
        title=question.title,
        prompt_html=prompt,
        options=tuple(
            RenderedOption(option.position, text, press.blocks(option.feedback or "", after))
            for option, text in zip(question.options, texts, strict=True)
        ),
        explanation_html=press.blocks(question.explanation, after),
        several=question.several,
    )
