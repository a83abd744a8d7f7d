"""How is a whole module told on paper?

Before it is finished, questions stand without anything about what is right, their choices in alphabetical order; after
it, as they were answered.
"""

from collections.abc import Iterator, Sequence
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
    RenderedItem,
    RenderedMatch,
    RenderedNumber,
    RenderedOrder,
    RenderedProse,
    RenderedQuestion,
    RenderedSelfAssessment,
    RenderedTask,
    seen,
)
from learning.translations.catalogue import gettext as _
from learning.web.nurse import presenting_questions
from learning.web.nurse.asking import LETTERS
from learning.web.nurse.presenting_home import module_url
from learning.web.nurse.presenting_pages import CaseView, ProseView
from learning.web.nurse.presenting_questions import Trying, safe
from learning.web.presenting_texts import TermView, card


@dataclass(frozen=True)
class OnPaper:
    """An activity nobody has answered: `boxes` to tick, number or put one of the `letters` in, `statements` to set a
    mark for, `lines` to write on; `todo` says which."""

    title: str
    prompt_html: Markup
    level: int
    todo: str
    boxes: tuple[Markup, ...] = ()
    letters: tuple[tuple[str, Markup], ...] = ()
    statements: tuple[Markup, ...] = ()
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
    """`newest` is higher than `edition` when there is a newer text than this."""

    title: str
    summary: str
    language: str
    module_url: str
    finished: bool
    edition: int
    newest: int
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
        edition=module.edition,
        newest=library.newest_edition(module.slug),
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
        case RenderedQuestion(options=options):
            shown = sorted((safe(one.html) for one in options), key=str.casefold)
            several = _("Sett ett eller flere kryss. Et galt kryss trekker fra.")
            return {"todo": several if block.several else _("Sett ett kryss."), "boxes": tuple(shown)}
        case RenderedOrder(items=items):
            todo = _("Skriv tallene 1 til %(last)s i rutene, i riktig rekkefølge.", last=len(items))
            return {"todo": todo, "boxes": _mixed(items)}
        case RenderedMatch(left=left, right=right):
            todo = _("Skriv bokstaven til det som hører sammen med hver rad.")
            letters = tuple(zip(LETTERS, _mixed(right), strict=False))
            return {"todo": todo, "boxes": tuple(safe(item.html) for item in left), "letters": letters}
        case RenderedSelfAssessment(statements=statements):
            todo = _("Sett ring rundt ett tall for hver setning. 0: stemmer ikke i det hele tatt. 10: stemmer helt.")
            return {"todo": todo, "statements": tuple(safe(item.html) for item in statements)}
    return _to_write(block)


def _to_write(block: Any) -> dict[str, Any]:
    match block:
        case RenderedNumber(unit=unit):
            return {"todo": _("Skriv svaret på linjen."), "lines": 1, "unit": unit}
        case RenderedFillIn():
            return {"todo": _("Skriv svaret på linjen."), "lines": 1}
        case RenderedTask():
            todo = _("Gjør oppgaven på jobb. Skriv dagen, og gjerne noen ord om hvordan det gikk.")
            return {"todo": todo, "lines": 4}
    return {"todo": _("Skriv tankene dine her."), "lines": 4}


def _mixed(items: Sequence[RenderedItem]) -> tuple[Markup, ...]:
    """In alphabetical order; where that is the key, the first stands last."""
    shown = sorted(items, key=lambda item: item.html.casefold())
    if all(item.position == place for place, item in enumerate(shown)):
        shown = [*shown[1:], *shown[:1]]
    return tuple(safe(item.html) for item in shown)
