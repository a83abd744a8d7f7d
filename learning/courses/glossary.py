"""Which words are explained on tap, and how?

    ## Total smerte {#total-smerte}

    Også: helhetlig smerte

    Smerte er både kroppslig, psykisk, sosial og åndelig.

A level-2 heading is a term; the paragraph `Også:` names other forms of it; the rest is the explanation.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from learning.courses.activities.desk import Desk
from learning.courses.grammar import ALSO_WORDS
from learning.courses.ids import Ids
from learning.courses.lines import Line, first_number, joined, trimmed
from learning.courses.nouns import Document
from learning.courses.pages import Section, outline

MOST_WORDS = 60

_ALSO = re.compile(rf"(?:{'|'.join(ALSO_WORDS)})[ ]*:[ ]*(.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """A word to explain. `forms` are the other ways it is written."""

    id: str
    name: str
    forms: tuple[str, ...]
    markdown: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary(Document):
    intro: str = ""
    terms: tuple[Term, ...] = ()

    def term(self, id: str) -> Term | None:
        return next((term for term in self.terms if term.id == id), None)

    def named(self, word: str) -> Term | None:
        """The term that is written like this, in any of its forms."""
        said = _said(word)
        return next((t for t in self.terms if said in (_said(t.name), *map(_said, t.forms))), None)


def read(lines: Sequence[Line], desk: Desk) -> tuple[str, tuple[Term, ...]]:
    """The introduction and the terms."""
    body = outline(lines)
    desk.read(body.preface)
    reader = _Reader(desk)
    for section in body.sections:
        reader.section(section)
    if not reader.terms:
        desk.report.error(first_number(lines, 1), "no-terms")
    return joined(body.preface), tuple(reader.terms)


class _Reader:
    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._error = desk.report.error
        self._ids = Ids(desk)
        self._lines: dict[str, int] = {}
        self.terms: list[Term] = []

    def section(self, section: Section) -> None:
        line = section.heading.line.number
        if section.heading.level != 2:
            self._error(line, "heading-in-glossary")
            return
        name, id = self._ids.identify(section.heading.title, line, required=True)
        forms = [each for each in section.lines if not each.code and _ALSO.match(each.text)]
        text = trimmed([each for each in section.lines if each not in forms])
        written = tuple(form for each in forms for form in self._forms(each, section))
        for each, at in ((name, line), *written):
            self._new(each, at)
        self._explained(text, line)
        self.terms.append(Term(id, name, tuple(form for form, _ in written), joined(text), line))

    def _forms(self, line: Line, section: Section) -> list[tuple[str, int]]:
        """The forms on a line that stands alone in its paragraph, each with the line's number."""
        at = section.lines.index(line)
        if not all(each.blank for each in (*section.lines[max(0, at - 1) : at], *section.lines[at + 1 : at + 2])):
            self._error(line.number, "forms-not-alone")
        found = _ALSO.match(line.text)
        forms = [" ".join(form.split()) for form in (found[1] if found else "").rstrip(".").split(",")]
        if not all(forms):
            self._error(line.number, "forms-empty")
        return [(form, line.number) for form in forms if form]

    def _new(self, word: str, line: int) -> None:
        said = _said(word)
        if said in self._lines:
            self._error(line, "term-twice", term=word[:60], line=self._lines[said])
        self._lines.setdefault(said, line)

    def _explained(self, text: Sequence[Line], line: int) -> None:
        words = self._desk.read(text)
        if not text:
            self._error(line, "term-empty")
        elif words > MOST_WORDS:
            self._desk.report.warning(line, "term-too-long", words=words, most=MOST_WORDS)


def _said(word: str) -> str:
    return " ".join(word.split()).casefold()
