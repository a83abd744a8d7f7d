"""How is a whole module told on paper?

Before it is finished, questions stand without anything about what is right, their choices in alphabetical order; after
it, as they were answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.courses.rendered import (
    CitedSource,
    RenderedBlock,
    RenderedCase,
    RenderedFillIn,
    RenderedMatch,
    RenderedNumber,
    RenderedOrder,
    RenderedProse,
    RenderedQuestion,
    RenderedSelfAssessment,
    seen,
)
from learning.web.nurse import presenting_questions
from learning.web.nurse.presenting_home import module_url
from learning.web.nurse.presenting_pages import CaseView, ProseView
from learning.web.nurse.presenting_questions import Trying, safe
from learning.web.presenting_texts import TermView, card


@dataclass(frozen=True)
class OnPaper:
    """An activity nobody has answered: `boxes` to tick or number, `partners` to draw a line to, `lines` to write on."""

    title: str
    prompt_html: Markup
    level: int
    boxes: tuple[Markup, ...] = ()
    partners: tuple[Markup, ...] = ()
    lines: int = 0
    unit: str = ""
    kind: str = "paper"


@dataclass(frozen=True)
class Section:
    id: str
    title: str
    blocks: tuple[Any, ...]


@dataclass(frozen=True)
class WholeView:
    title: str
    summary: str
    language: str
    module_url: str
    finished: bool
    sections: tuple[Section, ...]
    sources: tuple[CitedSource, ...]
    terms: tuple[TermView, ...]


def whole(module: Module, trying: Trying | None, library: Library) -> WholeView:
    """`trying` is a finished attempt at this text, or None."""
    drawn = library.whole(module)
    return WholeView(
        title=module.title,
        summary=module.summary,
        language=module.language,
        module_url=module_url(module),
        finished=trying is not None,
        sections=tuple(Section(one.id, one.title, tuple(_blocks(one.blocks, trying))) for one in drawn.sections),
        sources=seen(drawn.sources, frozenset(trying.answers) if trying else ()),
        terms=tuple(map(card, drawn.terms)),
    )


def _blocks(blocks: tuple[RenderedBlock, ...], trying: Trying | None, level: int = 3) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, RenderedProse):
            yield ProseView(safe(block.html))
        elif isinstance(block, RenderedCase):
            inside = tuple(_blocks(block.activities, trying, level + 1))
            yield CaseView(f"kasus-{block.id}", block.title, safe(block.prompt_html), inside)
        elif trying and block.id in trying.answers:
            yield presenting_questions.question(block, trying, level=level)  # type: ignore[arg-type]  # only these are answered
        else:
            yield _paper(block, level)


def _paper(block: Any, level: int) -> OnPaper:
    return OnPaper(block.title, safe(block.prompt_html), level, **_to_fill_in(block))


def _to_fill_in(block: Any) -> dict[str, Any]:
    match block:
        case RenderedQuestion(options=items) | RenderedOrder(items=items):
            return {"boxes": _sorted(item.html for item in items)}
        case RenderedMatch(left=left, right=right):
            partners = _sorted(item.html for item in right)
            return {"boxes": tuple(safe(item.html) for item in left), "partners": partners}
        case RenderedSelfAssessment(statements=statements):
            return {"boxes": tuple(safe(item.html) for item in statements)}
        case RenderedNumber(unit=unit):
            return {"lines": 1, "unit": unit}
        case RenderedFillIn():
            return {"lines": 1}
    return {"lines": 4}


def _sorted(html: Iterator[str]) -> tuple[Markup, ...]:
    return tuple(sorted(map(safe, html), key=str.casefold))
