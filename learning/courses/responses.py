"""What did the reader answer, and can it be stored?

Forms name what the reader chose by its place in the stored shuffle where the author's order is
the key (order, match); what is stored are the author's positions, as JSON. Nothing here knows
whether an answer is right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from learning.courses import numbers
from learning.courses.nouns import FillIn, Match, Number, Order, Question, Scored

Given = list[int] | str
Fields = Mapping[str, Sequence[str]]
LONGEST_TEXT = 200

Reason = Literal[
    "nothing-chosen",
    "not-an-option",
    "not-all-ranked",
    "not-a-rank",
    "ranks-not-distinct",
    "not-all-paired",
    "not-a-pair",
    "nothing-written",
    "text-too-long",
    "not-a-number",
]


class Unanswered(ValueError):
    """The fields hold no answer yet; `code` says why, and nothing is lost by asking again."""

    def __init__(self, code: Reason) -> None:
        super().__init__(code)
        self.code: Reason = code


def read(activity: Scored, fields: Fields, shuffle: Sequence[int]) -> Given:
    """The answer in the fields of a form. Raises `Unanswered`."""
    match activity:
        case Question():
            return _options(activity, fields.get("option", ()))
        case Order():
            return _ranked(activity, fields, shuffle)
        case Match():
            return _paired(activity, fields, shuffle)
        case Number():
            text = _text(fields)
            if numbers.read_in(text, activity.unit) is None:
                raise Unanswered("not-a-number")
            return text
        case FillIn():
            return _text(fields)


def fitting(activity: Scored, given: Any) -> bool:
    """Whether a stored answer is still well-formed for this activity."""
    match activity:
        case Number():
            return isinstance(given, str) and numbers.read_in(given, activity.unit) is not None
        case FillIn():
            return isinstance(given, str) and 0 < len(given) <= LONGEST_TEXT
    if not isinstance(given, list) or not all(type(one) is int for one in given):
        return False
    match activity:
        case Question():
            enough = len(given) >= 1 if activity.several else len(given) == 1
            return enough and given == sorted(set(given)) and set(given) <= set(range(len(activity.options)))
        case Order():
            return sorted(given) == list(range(len(activity.items)))
        case Match():
            return len(given) == len(activity.pairs) and set(given) <= set(range(len(given)))


def _options(question: Question, values: Sequence[str]) -> list[int]:
    if not values:
        raise Unanswered("nothing-chosen")
    chosen = sorted({_below(len(question.options), value, "not-an-option") for value in values})
    if len(chosen) > 1 and not question.several:
        raise Unanswered("not-an-option")
    return chosen


def _ranked(order: Order, fields: Fields, shuffle: Sequence[int]) -> list[int]:
    """`place-0` is the rank, from 1, of the item shown first."""
    count = len(order.items)
    written = [_first(fields, f"place-{place}") for place in range(count)]
    if not all(written):
        raise Unanswered("not-all-ranked")
    ranks = [_below(count + 1, rank, "not-a-rank") for rank in written]
    if 0 in ranks:
        raise Unanswered("not-a-rank")
    if len(set(ranks)) < count:
        raise Unanswered("ranks-not-distinct")
    return [shuffle[ranks.index(rank)] for rank in range(1, count + 1)]


def _paired(match: Match, fields: Fields, shuffle: Sequence[int]) -> list[int]:
    """`pair-0` is the place in the shown right column of what belongs to the first row."""
    count = len(match.pairs)
    written = [_first(fields, f"pair-{row}") for row in range(count)]
    if not all(written):
        raise Unanswered("not-all-paired")
    return [shuffle[_below(count, place, "not-a-pair")] for place in written]


def _text(fields: Fields) -> str:
    """What was typed in `text`, on one line and without what cannot be seen or stored."""
    visible = "".join(letter if letter.isprintable() else " " for letter in _first(fields, "text"))
    text = " ".join(visible.split())
    if not text:
        raise Unanswered("nothing-written")
    if len(text) > LONGEST_TEXT:
        raise Unanswered("text-too-long")
    return text


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "").strip()


def _below(limit: int, value: str, reason: Reason) -> int:
    if not (value.isascii() and value.isdecimal() and len(value) < 4 and int(value) < limit):
        raise Unanswered(reason)
    return int(value)
