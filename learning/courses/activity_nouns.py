"""What can a reader be asked to do?

Frozen, with Markdown as the author wrote it; `line` is the line in the author's file and
`position` counts from 0 in the author's order, which is what answers store.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    position: int
    correct: bool
    source_text: str
    feedback: str | None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Question:
    """Choose one (radio) or several (checkboxes)."""

    id: str
    title: str
    prompt: str
    options: tuple[Option, ...]
    explanation: str
    line: int
    kind: Literal["question"] = "question"

    @property
    def right(self) -> frozenset[int]:
        return frozenset(option.position for option in self.options if option.correct)

    @property
    def several(self) -> bool:
        return len(self.right) > 1


@dataclass(frozen=True, slots=True)
class Item:
    """A thing to put in order, or a statement to assess oneself by."""

    position: int
    source_text: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Order:
    """Put in order; the author's order is the right one, so positions are the key."""

    id: str
    title: str
    prompt: str
    items: tuple[Item, ...]
    explanation: str
    line: int
    kind: Literal["order"] = "order"


@dataclass(frozen=True, slots=True)
class Pair:
    """What belongs together."""

    position: int
    left: str
    right: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """Find what belongs to each thing on the left."""

    id: str
    title: str
    prompt: str
    left_title: str
    right_title: str
    pairs: tuple[Pair, ...]
    explanation: str
    line: int
    kind: Literal["match"] = "match"


@dataclass(frozen=True, slots=True)
class Number:
    """Write a number; right when it is no further from the answer than the tolerance."""

    id: str
    title: str
    prompt: str
    answer: Decimal
    tolerance: Decimal
    unit: str
    explanation: str
    line: int
    kind: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class FillIn:
    """Write a word or a few; `accepted` is plain text, the first being the one to show."""

    id: str
    title: str
    prompt: str
    accepted: tuple[str, ...]
    explanation: str
    line: int
    kind: Literal["fill-in"] = "fill-in"


Scored = Question | Order | Match | Number | FillIn


@dataclass(frozen=True, slots=True)
class Case:
    """Several questions on one text, which is the prompt."""

    id: str
    title: str
    prompt: str
    activities: tuple[Scored, ...]
    line: int
    kind: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class Reflection:
    """Free text, for the writer herself."""

    id: str
    title: str
    prompt: str
    line: int
    kind: Literal["reflection"] = "reflection"


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """0–10 for each statement; `compares` is the id of an earlier one with the same statements."""

    id: str
    title: str
    prompt: str
    statements: tuple[Item, ...]
    compares: str | None
    line: int
    kind: Literal["self-assessment"] = "self-assessment"


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do at work, ticked off with a date, and by a `colleague` where it says so."""

    id: str
    title: str
    prompt: str
    colleague: bool
    line: int
    kind: Literal["task"] = "task"


Personal = Reflection | SelfAssessment | Task
Activity = Scored | Case | Personal
