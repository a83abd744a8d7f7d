"""What does a reader get?

Plain strings of HTML that is already safe. Nothing has a field for being right: what is not here
cannot leak. Feedback and explanations stand in fields of their own, to be shown after the answer.

What is to be put in order or matched stands here in alphabetical order, never in the author's.
Its `position` is the key: it is for finding an item of the stored shuffle, and must not be sent.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class RenderedProse:
    html: str
    kind: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class RenderedOption:
    position: int
    html: str
    feedback_html: str


@dataclass(frozen=True, slots=True)
class RenderedQuestion:
    id: str
    title: str
    prompt_html: str
    options: tuple[RenderedOption, ...]
    explanation_html: str
    several: bool
    kind: Literal["question"] = "question"


@dataclass(frozen=True, slots=True)
class RenderedItem:
    position: int
    html: str


@dataclass(frozen=True, slots=True)
class RenderedOrder:
    id: str
    title: str
    prompt_html: str
    items: tuple[RenderedItem, ...]
    explanation_html: str
    kind: Literal["order"] = "order"


@dataclass(frozen=True, slots=True)
class RenderedMatch:
    """`left` is in the author's order, `right` is not."""

    id: str
    title: str
    prompt_html: str
    left_title: str
    right_title: str
    left: tuple[RenderedItem, ...]
    right: tuple[RenderedItem, ...]
    explanation_html: str
    kind: Literal["match"] = "match"


@dataclass(frozen=True, slots=True)
class RenderedNumber:
    """`unit` is plain text."""

    id: str
    title: str
    prompt_html: str
    unit: str
    explanation_html: str
    kind: Literal["number"] = "number"


@dataclass(frozen=True, slots=True)
class RenderedFillIn:
    id: str
    title: str
    prompt_html: str
    explanation_html: str
    kind: Literal["fill-in"] = "fill-in"


RenderedScored = RenderedQuestion | RenderedOrder | RenderedMatch | RenderedNumber | RenderedFillIn


@dataclass(frozen=True, slots=True)
class RenderedCase:
    id: str
    title: str
    prompt_html: str
    activities: tuple[RenderedScored, ...]
    kind: Literal["case"] = "case"


@dataclass(frozen=True, slots=True)
class RenderedReflection:
    id: str
    title: str
    prompt_html: str
    kind: Literal["reflection"] = "reflection"


@dataclass(frozen=True, slots=True)
class RenderedSelfAssessment:
    """`statements` are in the author's order: there is nothing to guess."""

    id: str
    title: str
    prompt_html: str
    statements: tuple[RenderedItem, ...]
    compares: str | None
    kind: Literal["self-assessment"] = "self-assessment"


@dataclass(frozen=True, slots=True)
class RenderedTask:
    id: str
    title: str
    prompt_html: str
    colleague: bool
    kind: Literal["task"] = "task"


RenderedPersonal = RenderedReflection | RenderedSelfAssessment | RenderedTask
RenderedActivity = RenderedScored | RenderedCase | RenderedPersonal
RenderedBlock = RenderedProse | RenderedActivity


@dataclass(frozen=True, slots=True)
class Backlink:
    """A place that cites a source; `activity` is set where the reader sees it only after answering."""

    anchor: str
    activity: str | None = None


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A row of the page's list of sources. Its `id` attribute must be `anchor`."""

    number: int
    key: str
    title: str
    publisher: str
    year: int | None
    url: str | None
    backlinks: tuple[Backlink, ...]

    @property
    def anchor(self) -> str:
        return f"kilde-{self.key}"


@dataclass(frozen=True, slots=True)
class RenderedTerm:
    """A word that is explained on tap: its button points at `anchor`, which must be the `id` of the explanation."""

    id: str
    name: str
    html: str

    @property
    def anchor(self) -> str:
        return f"ord-{self.id}"


@dataclass(frozen=True, slots=True)
class RenderedPage:
    id: str
    title: str
    blocks: tuple[RenderedBlock, ...]
    sources: tuple[CitedSource, ...]
    terms: tuple[RenderedTerm, ...] = ()

    def activity(self, id: str) -> RenderedActivity | None:
        """One of its activities, also when it stands inside a case."""
        for block in self.blocks:
            inside = block.activities if isinstance(block, RenderedCase) else ()
            for one in (block, *inside):
                if not isinstance(one, RenderedProse) and one.id == id:
                    return one
        return None

    def sources_seen(self, answered: frozenset[str] = frozenset()) -> tuple[CitedSource, ...]:
        """The sources cited by what the reader can see, with only the backlinks that lead somewhere."""
        return seen(self.sources, answered)


@dataclass(frozen=True, slots=True)
class RenderedSection:
    """A page of a document that is shown as one."""

    id: str
    title: str
    blocks: tuple[RenderedBlock, ...]


@dataclass(frozen=True, slots=True)
class RenderedWhole:
    """All of a document on one screen, or on paper: one row of sources, each word explained once."""

    opening_html: str
    sections: tuple[RenderedSection, ...]
    sources: tuple[CitedSource, ...]
    terms: tuple[RenderedTerm, ...]


def seen(sources: tuple[CitedSource, ...], opened: Collection[str]) -> tuple[CitedSource, ...]:
    """The sources cited by what is there for everybody, and by what has been `opened`."""
    return tuple(
        CitedSource(row.number, row.key, row.title, row.publisher, row.year, row.url, shown)
        for row in sources
        if (shown := tuple(b for b in row.backlinks if b.activity is None or b.activity in opened))
    )
