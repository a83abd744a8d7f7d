"""What did somebody fill in, and is it enough?

Of a question the places of the options are kept, of a self-assessment the mark for each statement, of a number what was
typed, of a text the text. A field that may be left empty, and was, is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from learning.courses import numbers
from learning.courses.form_nouns import Field, Form

Fields = Mapping[str, Sequence[str]]
Mark = list[int] | str
Reason = Literal[
    "nothing-chosen", "not-an-option", "not-all-marked", "not-a-number", "nothing-written", "text-too-long"
]
LONGEST_LINE, LONGEST_TEXT = 200, 2000
HIGHEST = 10


class Unfinished(ValueError):
    """The form cannot be taken yet: `code` says why, `field` which."""

    def __init__(self, code: Reason, field: str) -> None:
        super().__init__(code)
        self.code: Reason = code
        self.field = field


@dataclass(frozen=True, slots=True)
class Answers:
    """`marks` can be summed; `texts` are in somebody's own words."""

    marks: Mapping[str, Mark]
    texts: Mapping[str, str]


def name(field: Field, place: int | None = None) -> str:
    """What the field is called in the page; `place` is the statement in a self-assessment."""
    return f"svar-{field.id}" if place is None else f"svar-{field.id}-{place}"


def read(form: Form, sent: Fields) -> Answers:
    """Raises `Unfinished` for the first field that is missing or odd."""
    marks: dict[str, Mark] = {}
    texts: dict[str, str] = {}
    for field in form.fields:
        if field.kind in ("fill-in", "reflection"):
            text = _text(field, sent)
            texts |= {field.id: text} if text else {}
        else:
            mark = _mark(field, sent)
            marks |= {field.id: mark} if mark else {}
    return Answers(marks, texts)


def _text(field: Field, sent: Fields) -> str:
    text = _first(sent, name(field))
    if not text and field.required:
        raise Unfinished("nothing-written", field.id)
    if len(text) > (LONGEST_LINE if field.kind == "fill-in" else LONGEST_TEXT):
        raise Unfinished("text-too-long", field.id)
    return text


def _mark(field: Field, sent: Fields) -> Mark:
    if field.kind == "number":
        text = _first(sent, name(field))
        if (text or field.required) and numbers.read_in(text, field.unit) is None:
            raise Unfinished("not-a-number", field.id)
        return text[:LONGEST_LINE]
    if field.kind == "self-assessment":
        return _assessed(field, sent)
    chosen = sorted({_below(len(field.items), one, field) for one in sent.get(name(field), ()) if one})
    if len(chosen) > 1 and not field.several:
        raise Unfinished("not-an-option", field.id)
    if not chosen and field.required:
        raise Unfinished("nothing-chosen", field.id)
    return chosen


def _assessed(field: Field, sent: Fields) -> list[int]:
    """All statements, or none of them where the field may be left empty."""
    written = [_first(sent, name(field, place)) for place in range(len(field.items))]
    if not any(written) and not field.required:
        return []
    if not all(written):
        raise Unfinished("not-all-marked", field.id)
    return [_below(HIGHEST + 1, one, field) for one in written]


def _first(sent: Fields, called: str) -> str:
    return next(iter(sent.get(called, ())), "").strip()


def _below(limit: int, value: str, field: Field) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 4 and int(value) < limit):
        raise Unfinished("not-an-option", field.id)
    return int(value)


@dataclass(frozen=True, slots=True)
class Sum:
    """How many chose each option; or, of a self-assessment, the mean of each statement's marks."""

    field: Field
    answered: int
    counts: tuple[int, ...]
    means: tuple[float, ...]


def summed(form: Form, every: Iterable[Mapping[str, Mark]]) -> tuple[Sum, ...]:
    """Each question and self-assessment of the form, in its order. What does not fit the form counts for nothing."""
    answers = list(every)
    fields = [field for field in form.fields if field.kind in ("question", "self-assessment")]
    return tuple(_sum(field, [one[field.id] for one in answers if _fits(field, one.get(field.id))]) for field in fields)


def _fits(field: Field, mark: object) -> bool:
    if not isinstance(mark, list) or not mark or not all(type(one) is int for one in mark):
        return False
    if field.kind == "self-assessment":
        return len(mark) == len(field.items) and all(0 <= one <= HIGHEST for one in mark)
    return all(0 <= one < len(field.items) for one in mark)


def _sum(field: Field, marks: Sequence[Mark]) -> Sum:
    rows = [one for one in marks if isinstance(one, list)]
    places = range(len(field.items))
    if field.kind == "self-assessment":
        means = tuple(sum(one[place] for one in rows) / len(rows) for place in places) if rows else ()
        return Sum(field, len(rows), (), means)
    return Sum(field, len(rows), tuple(sum(place in one for one in rows) for place in places), ())
