"""What does a simulation consist of?

Frozen, with Markdown exactly as the author wrote it. What must not be seen before a choice is made (its consequence,
its effects) stands in fields of its own, and so does what only some roles see.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from learning.courses.nouns import Document


@dataclass(frozen=True, slots=True)
class Term:
    """A choice that must have been taken, or must not."""

    choice: str
    taken: bool

    def holds(self, taken: Collection[str]) -> bool:
        return (self.choice in taken) == self.taken


@dataclass(frozen=True, slots=True)
class Condition:
    """All of its terms must hold; without terms it always does."""

    terms: tuple[Term, ...] = ()

    def holds(self, taken: Collection[str]) -> bool:
        return all(term.holds(taken) for term in self.terms)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Effect:
    """Something choices do to the story: trust, knowledge. Never points."""

    key: str
    name: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What one choice does to an effect: +1, -1, or 0 where it goes both ways (`T±`)."""

    effect: str
    amount: int


@dataclass(frozen=True, slots=True)
class Choice:
    """`id` is `B1.a`; `to` is the id of the scene or ending it leads to, empty when there is none."""

    id: str
    text: str
    target: str
    to: str
    consequence: str
    changes: tuple[Change, ...]
    condition: Condition
    line: int

    @property
    def letter(self) -> str:
        return self.id.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that everybody sees when its condition holds."""

    markdown: str
    condition: Condition
    line: int


@dataclass(frozen=True, slots=True)
class Point:
    """Something an observer looks for; `position` counts from 0 in the author's order."""

    position: int
    markdown: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """What only the one who plays `name` knows."""

    name: str
    markdown: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The text of a chapter, by who may see it."""

    line: int
    passages: tuple[Passage, ...] = ()
    points: tuple[Point, ...] = ()
    cards: tuple[Card, ...] = ()
    facilitator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Part):
    """A scene, or an ending. A scene's id is its code (`B1`), an ending's its place among the endings (`slutt-1`);
    `slug` is what links jump to."""

    id: str
    title: str
    slug: str
    ends: bool = False
    choices: tuple[Choice, ...] = ()

    def choice(self, id: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.id == id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation(Document):
    """An ethics reflection in scenes and choices; the first scene is the start."""

    minutes: int
    question: str
    parties: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    competences: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    fictional: bool = False
    brief: Part | None = None
    scenes: tuple[Scene, ...] = ()
    endings: tuple[Scene, ...] = ()
    reflection: Part | None = None
    practice: Part | None = None

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for scene in self.scenes for choice in scene.choices)

    def scene(self, id: str) -> Scene | None:
        """The scene or the ending with this id."""
        return next((scene for scene in (*self.scenes, *self.endings) if scene.id == id), None)

    def choice(self, id: str) -> Choice | None:
        return next((choice for choice in self.choices if choice.id == id), None)
