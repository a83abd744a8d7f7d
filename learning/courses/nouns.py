"""What does the teaching material consist of?

Everything here is frozen and holds Markdown exactly as the author wrote it; HTML is made
by `rendering` when somebody reads. `line` is the line in the author's file.

Slugs are whole identities (`courses/grunnkurs/esas`); `name` is the last part, for addresses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from learning.courses.activity_nouns import (
    Activity,
    Case,
    FillIn,
    Item,
    Match,
    Number,
    Option,
    Order,
    Pair,
    Personal,
    Question,
    Reflection,
    Scored,
    SelfAssessment,
    Task,
)

# The nouns of `activity_nouns` are asked for here, like all the others.
__all__ = [
    "SIDES",
    "Activity",
    "Area",
    "Case",
    "Competence",
    "Course",
    "Document",
    "EvidenceRule",
    "Example",
    "FillIn",
    "Framework",
    "Item",
    "Level",
    "Match",
    "Module",
    "Number",
    "Option",
    "Order",
    "Page",
    "Pair",
    "Personal",
    "Plan",
    "Prose",
    "Question",
    "Reflection",
    "Rule",
    "Scored",
    "SelfAssessment",
    "Side",
    "Source",
    "Task",
    "Text",
]

Side = Literal["understanding", "experience", "action"]
Level = Literal["met", "part"]
SIDES: tuple[Side, ...] = ("understanding", "experience", "action")


@dataclass(frozen=True, slots=True)
class Source:
    """A publication that claims are cited to as `[^key]`."""

    key: str
    title: str
    publisher: str
    year: int | None
    url: str | None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Prose:
    """Running text between activities."""

    markdown: str
    line: int


@dataclass(frozen=True, slots=True)
class Example:
    """Markdown that a guide shows beside what comes of it: a whole file when it has a `path`, else a piece of a page.
    `mistake` is the code of the problem it is there to show."""

    markdown: str
    path: str
    mistake: str
    line: int


Block = Prose | Example | Activity


@dataclass(frozen=True, slots=True)
class Page:
    """One or two screens on a phone."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    line: int

    @property
    def activities(self) -> tuple[Activity, ...]:
        """In reading order; a case comes before what is inside it."""
        found: list[Activity] = []
        for block in self.blocks:
            if not isinstance(block, Prose | Example):
                found.append(block)
            if isinstance(block, Case):
                found += block.activities
        return tuple(found)

    @property
    def questions(self) -> tuple[Scored, ...]:
        """What gives points, cases' questions too."""
        return tuple(one for one in self.activities if isinstance(one, Scored))


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What every file has in common."""

    slug: str
    title: str
    summary: str
    language: str
    edition: int
    digest: str
    path: str
    sources: tuple[Source, ...] = ()
    reviewed: date | None = None
    review_by: date | None = None
    law_checked: date | None = None
    aliases: tuple[str, ...] = ()
    key_lines: dict[str, int] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        return self.slug.rsplit("/", 1)[-1]

    def line_of(self, key: str) -> int:
        """The line of a front-matter key, for whoever finds something wrong with its value."""
        return self.key_lines.get(key, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module(Document):
    """A lesson: pages with activities. `course` is the slug of its course."""

    course: str
    minutes: int
    competences: tuple[str, ...] = ()
    covers: tuple[str, ...] = ()
    fictional: bool = False
    audience: tuple[str, ...] = ()
    pass_mark: int | None = None
    ask: int | None = None
    pages: tuple[Page, ...] = ()
    order: int = 0

    @property
    def activities(self) -> tuple[Activity, ...]:
        return tuple(activity for page in self.pages for activity in page.activities)

    @property
    def questions(self) -> tuple[Scored, ...]:
        return tuple(question for page in self.pages for question in page.questions)

    def question(self, id: str) -> Scored | None:
        return next((one for one in self.questions if one.id == id), None)

    def personal(self, id: str) -> Personal | None:
        """A reflection, self-assessment or task."""
        found = (one for one in self.activities if isinstance(one, Personal) and one.id == id)
        return next(found, None)

    def page(self, id: str) -> Page | None:
        return next((page for page in self.pages if page.id == id), None)

    def page_of(self, activity_id: str) -> Page:
        """The page an activity stands on; KeyError when it is not in the module."""
        for page in self.pages:
            if any(activity.id == activity_id for activity in page.activities):
                return page
        raise KeyError(activity_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Course(Document):
    """A row of modules. `complete` says whether all its modules are written;
    `welcome` is the Markdown of its front page; `pass_mark` is percent."""

    audience: tuple[str, ...] = ()
    pass_mark: int | None = None
    order: int = 0
    complete: bool = True
    welcome: str = ""
    welcome_line: int = 1


@dataclass(frozen=True, slots=True)
class Competence:
    """One of the things level B asks for."""

    id: str
    name: str
    description: str
    area: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A group of competences, with Markdown about it."""

    id: str
    name: str
    competences: tuple[Competence, ...]
    intro: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """Which sides a kind of evidence shows; `also` names competences it shows besides its own."""

    sides: dict[Side, Level]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework(Document):
    """What level B is for one profession, and what shows it."""

    profession: str
    areas: tuple[Area, ...] = ()
    evidence: dict[str, EvidenceRule] = field(default_factory=dict)
    intro: str = ""

    @property
    def competences(self) -> tuple[Competence, ...]:
        return tuple(competence for area in self.areas for competence in area.competences)

    def competence(self, id: str) -> Competence | None:
        return next((competence for competence in self.competences if competence.id == id), None)


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a plan: its value, and where it comes from (a requirement, a source, or `proposal`)."""

    value: Any
    source: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Document):
    """A network's rule table."""

    network: str
    valid_from: date | None = None
    valid_to: date | None = None
    rules: dict[str, Rule] = field(default_factory=dict)
    body: str = ""

    def value(self, key: str, default: Any = None) -> Any:
        rule = self.rules.get(key)
        return default if rule is None else rule.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Document):
    """A guide or a document: the same pages as a module, without activities."""

    kind: Literal["guide", "document"]
    intro: str = ""
    covers: tuple[str, ...] = ()
    pages: tuple[Page, ...] = ()

    def page(self, id: str) -> Page | None:
        return next((page for page in self.pages if page.id == id), None)
