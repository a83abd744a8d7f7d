"""Which number is asked for, in which unit, and how near is near enough?

### Tall: Samlet skår {#skar}

Reidar har 5, 9 og 7. Hvor mye er det til sammen?

Svar: 21 poeng (± 0)

Forklaring: 5 + 9 + 7 = 21.
"""

from __future__ import annotations

import re
from decimal import Decimal

from learning.courses import numbers
from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.parts import answered, explained, no_key, prompt
from learning.courses.lines import Line, trimmed
from learning.courses.nouns import Number
from learning.courses.rendered import RenderedNumber

LONGEST_UNIT = 30

_PARTS = re.compile(r"([^(±]*)(?:\([ ]*(?:±|\+/-|\+-)([^()]*)\))?")
_MARKUP = re.compile(r"[*_`\[\]<>|\\{}]")
Key = tuple[Decimal, Decimal, str]

NO_KEY: Key = (Decimal(0), Decimal(0), "")


def parse(manuscript: Manuscript, desk: Desk) -> Number:
    split = explained(manuscript, desk)
    body = answered(split.body, desk)
    key = NO_KEY
    if body.answer is None:
        no_key(manuscript, split, desk, "answer-missing")
    else:
        key = _key(body.answer, desk)
    stray = trimmed(body.rest)
    if stray:
        desk.report.error(stray[0].number, "text-after-answer")
    m, said = manuscript, prompt(body.prompt, desk)
    return Number(m.id, m.title, said, *key, split.explanation, m.line)


def _key(answer: Line, desk: Desk) -> Key:
    """The answer, the tolerance and the unit of `3,5 mg/t (± 0,5)`."""
    text = answer.text.strip()
    parts = _PARTS.fullmatch(text)
    if parts is None:
        wrong_around = "±" in text or "+/-" in text
        desk.report.error(answer.number, "tolerance-ill-formed" if wrong_around else "answer-not-a-number")
        return NO_KEY
    found = numbers.read(parts[1])
    if found is None or len(found[1]) > LONGEST_UNIT or _MARKUP.search(found[1]):
        desk.report.error(answer.number, "answer-not-a-number")
        return NO_KEY
    tolerance = Decimal(0) if parts[2] is None else numbers.read_in(parts[2], found[1])
    if tolerance is None or tolerance < 0:
        desk.report.error(answer.number, "tolerance-ill-formed")
        return NO_KEY
    return found[0], tolerance, found[1]


def render(number: Number, press: Press) -> RenderedNumber:
    return RenderedNumber(
        id=number.id,
        title=number.title,
        prompt_html=press.blocks(number.prompt),
        unit=number.unit,
        explanation_html=press.blocks(number.explanation, number.id),
    )
