"""How does an educator see what stands on a page: as readers do, and with the key?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from learning.courses import numbers
from learning.courses.grammar import KEYWORDS
from learning.courses.nouns import FillIn, Match, Module, Number, Order, Question, Scored, Text
from learning.courses.rendered import (
    RenderedBlock,
    RenderedCase,
    RenderedMatch,
    RenderedOrder,
    RenderedProse,
    RenderedQuestion,
    RenderedScored,
    RenderedSelfAssessment,
    RenderedTask,
)
from learning.translations.catalogue import gettext as _

NOTHING = Markup("")
Placed = Callable[[str], Markup]


@dataclass(frozen=True)
class PreviewBlock:
    """Prose has html, and perhaps a title; a question also has options (html, right, feedback), other activities
    that give points a key: lines under a title of their own."""

    html: Markup
    title: str = ""
    options: tuple[tuple[Markup, bool, Markup], ...] = ()
    explanation: Markup = NOTHING
    key_title: str = ""
    key: tuple[Markup, ...] = ()


def blocks(document: Module | Text, drawn: tuple[RenderedBlock, ...], placed: Placed) -> Iterator[PreviewBlock]:
    """`placed` makes the places in some HTML those of one page on a screen of many."""
    for block in drawn:
        if isinstance(block, RenderedProse):
            yield PreviewBlock(placed(block.html))
        elif isinstance(block, RenderedCase):
            yield PreviewBlock(placed(block.prompt_html), _title(document, block))
            yield from blocks(document, block.activities, placed)
        elif isinstance(block, RenderedScored) and isinstance(document, Module):
            yield _scored(document, block, placed)
        else:
            yield _personal(document, block, placed)


def _title(document: Module | Text, block: Any) -> str:
    """The heading as its author wrote it."""
    row = next(row for row in KEYWORDS if row.activity == block.kind)
    return f"{getattr(row, document.language)}: {block.title}"


def _scored(document: Module, block: RenderedScored, placed: Placed) -> PreviewBlock:
    asked = document.question(block.id)
    assert asked is not None  # noqa: S101 – it was drawn from this document
    explanation = placed(block.explanation_html)
    if isinstance(block, RenderedQuestion) and isinstance(asked, Question):
        options = tuple(
            (placed(one.html), one.position in asked.right, placed(one.feedback_html)) for one in block.options
        )
        return PreviewBlock(placed(block.prompt_html), block.title, options, explanation)
    title, lines = _key(asked, block)
    shown = tuple(placed(line) for line in lines)
    return PreviewBlock(placed(block.prompt_html), _title(document, block), (), explanation, title, shown)


def _key(asked: Scored, block: RenderedScored) -> tuple[str, list[str]]:
    """What is right, and what to call it."""
    match asked, block:
        case Order(), RenderedOrder():
            items = {item.position: item.html for item in block.items}
            return _("Riktig rekkefølge"), [f"{place + 1}. {items[place]}" for place in sorted(items)]
        case Match(), RenderedMatch():
            right = {item.position: item.html for item in block.right}
            return _("Dette hører sammen"), [f"{item.html} – {right[item.position]}" for item in block.left]
        case Number(), _:
            return _("Riktig svar"), [str(escape(_number(asked)))]
        case FillIn(), _:
            return _("Godtatte svar"), [str(escape(one)) for one in asked.accepted]
    return "", []


def _number(asked: Number) -> str:
    exact = f"{numbers.written(asked.answer)} {asked.unit}".strip()
    return f"{exact} (± {numbers.written(asked.tolerance)})" if asked.tolerance else exact


def _personal(document: Module | Text, block: Any, placed: Placed) -> PreviewBlock:
    html = placed(block.prompt_html)
    if isinstance(block, RenderedSelfAssessment):
        statements = Markup("").join(Markup("<li>{}</li>").format(placed(one.html)) for one in block.statements)
        html += Markup("<ul>{}</ul>").format(statements)
    if isinstance(block, RenderedTask) and block.colleague:
        html += Markup("<p>{}</p>").format(_("Bekreftes av kollega."))
    return PreviewBlock(html, _title(document, block))
