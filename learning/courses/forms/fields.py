"""How is each field of a form written?

    ### Spørsmål: Har dere en rutine for nyansatte? {#rutine-nyansatte}

    - [ ] Ja
    - [ ] Nei

    ### Tall: Øremerket tid {#tid}

    Enhet: timer i uken

    Frivillig.

The keywords are those of modules. Whatever would be a key there is an error here: nobody is to think there is one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, cast

from learning.courses.activities.desk import Desk, Kind, Manuscript
from learning.courses.activities.listing import Listing, listing
from learning.courses.activities.parts import prompt
from learning.courses.activities.question import MOST_OPTIONS
from learning.courses.form_nouns import Field, FieldKind
from learning.courses.grammar import (
    ANSWER_WORDS,
    COMPARE_WORDS,
    EXPLANATION_WORDS,
    OPTIONAL_SENTENCES,
    SEVERAL_SENTENCES,
    UNIT_WORDS,
)
from learning.courses.lines import Line

LONGEST_UNIT = 30

_KEY = re.compile(rf"(?:{'|'.join((*ANSWER_WORDS, *EXPLANATION_WORDS, *COMPARE_WORDS))})[ ]*:", re.IGNORECASE)
_UNIT = re.compile(rf"(?:{'|'.join(UNIT_WORDS)})[ ]*:[ ]*(.*)", re.IGNORECASE)
_PLAIN = re.compile(r"[^*_`\[\]<>|\\{}]+")
_BOX = re.compile(r"([ ]*[-*+][ ]+)\[([ xX])\](?:[ ]+|$)")
_QUOTE = re.compile(r"[ ]*>")


def question(manuscript: Manuscript, desk: Desk) -> Field:
    required, lines = _begun(manuscript, desk)
    several, lines = _sentence(lines, SEVERAL_SENTENCES, desk)
    written = _options(lines, desk)
    if len(written.items) < 2:
        desk.report.error(manuscript.line, "too-few-choices", count=len(written.items))
    if len(written.items) > MOST_OPTIONS:
        desk.report.error(manuscript.line, "too-many-options", most=MOST_OPTIONS)
    m, said = manuscript, prompt(written.before, desk)
    return Field(m.id, m.title, said, "question", m.line, written.items, several=several, required=required)


def number(manuscript: Manuscript, desk: Desk) -> Field:
    required, lines = _begun(manuscript, desk)
    units = [line for line in lines if not line.code and _UNIT.match(line.text)]
    for line in units:
        if not _alone(lines, line) or line is not units[0] or not _PLAIN.fullmatch(_unit(line)):
            desk.report.error(line.number, "unit-ill-formed", most=LONGEST_UNIT)
    m, said = manuscript, prompt([line for line in lines if line not in units], desk)
    return Field(m.id, m.title, said, "number", m.line, unit=_unit(units[0]) if units else "", required=required)


def _written(kind: FieldKind) -> Callable[[Manuscript, Desk], Field]:
    """A short text or a long one: only a prompt."""

    def parse(manuscript: Manuscript, desk: Desk) -> Field:
        required, lines = _begun(manuscript, desk)
        m = manuscript
        return Field(m.id, m.title, prompt(lines, desk), kind, m.line, required=required)

    return parse


def self_assessment(manuscript: Manuscript, desk: Desk) -> Field:
    required, lines = _begun(manuscript, desk)
    written = listing(lines, desk)
    if not written.items:
        desk.report.error(manuscript.line, "no-statements")
    m, said = manuscript, prompt(written.before, desk)
    return Field(m.id, m.title, said, "self-assessment", m.line, written.items, required=required)


def _begun(manuscript: Manuscript, desk: Desk) -> tuple[bool, tuple[Line, ...]]:
    """What every field has: whether it must be filled in, and no key."""
    for line in manuscript.lines:
        if not line.code and _KEY.match(line.text):
            desk.report.error(line.number, "key-in-form")
    optional, lines = _sentence(manuscript.lines, OPTIONAL_SENTENCES, desk)
    return not optional, lines


def _sentence(lines: Sequence[Line], sentences: Sequence[str], desk: Desk) -> tuple[bool, tuple[Line, ...]]:
    """Whether one of the sentences stands there, and the lines without it."""
    found = [line for line in lines if not line.code and _said(line) in sentences]
    for line in found:
        if not _alone(lines, line):
            desk.report.error(line.number, "sentence-not-alone", sentence=line.text.strip())
    return bool(found), tuple(line for line in lines if line not in found)


def _said(line: Line) -> str:
    return " ".join(line.text.split()).rstrip(".").casefold()


def _alone(lines: Sequence[Line], line: Line) -> bool:
    at = lines.index(line)
    return all(each.blank for each in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))


def _unit(line: Line) -> str:
    found = _UNIT.match(line.text)
    unit = found[1].strip() if found else ""
    return unit if len(unit) <= LONGEST_UNIT else ""


def _options(lines: Sequence[Line], desk: Desk) -> Listing:
    """The list of options, read like any other list once its boxes are gone."""
    plain: list[Line] = []
    boxed: set[int] = set()
    for line in lines:
        box = None if line.code else _BOX.match(line.text)
        if box and box[2] != " ":
            desk.report.error(line.number, "key-in-form")
        if boxed and not line.code and _QUOTE.match(line.text):
            desk.report.error(line.number, "key-in-form")
            continue
        if box:
            boxed.add(line.number)
        plain.append(Line(line.number, box[1] + line.text[box.end() :]) if box else line)
    written = listing(plain, desk)
    for item in written.items:
        if item.line not in boxed:
            desk.report.error(item.line, "option-without-box")
    return written


def _kind(parse: Callable[[Manuscript, Desk], Field]) -> Kind:
    """A row as pages want them. What they put on a page is a field here, and `rendering` prints it."""
    return Kind(cast(Any, parse), cast(Any, None))


FIELDS: dict[str, Kind] = {
    "question": _kind(question),
    "number": _kind(number),
    "fill-in": _kind(_written("fill-in")),
    "reflection": _kind(_written("reflection")),
    "self-assessment": _kind(self_assessment),
}
