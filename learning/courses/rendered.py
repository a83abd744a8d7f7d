"""What does a reader get?

Plain strings of HTML that is already safe. `RenderedOption` has no field for being right: what
is not here cannot leak. Feedback and explanations stand in fields of their own, to be shown
after the answer.
"""

from __future__ import annotations

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


RenderedActivity = RenderedQuestion
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
class RenderedPage:
    id: str
    title: str
    blocks: tuple[RenderedBlock, ...]
    sources: tuple[CitedSource, ...]

    def sources_seen(self, answered: frozenset[str] = frozenset()) -> tuple[CitedSource, ...]:
        """The sources cited by what the reader can see, with only the backlinks that lead somewhere."""
        return tuple(
            CitedSource(row.number, row.key, row.title, row.publisher, row.year, row.url, shown)
            for row in self.sources
            if (shown := tuple(b for b in row.backlinks if b.activity is None or b.activity in answered))
        )
