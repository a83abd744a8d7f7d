"""How does a page look to a reader?

The one renderer of authors' Markdown. Python-Markdown sees only fragments of prose, within limits
that keep it fast; nh3 sanitises what it makes, whatever it made; and only then is our own HTML
(call-outs, headings) put around it. Sources are numbered per page: first those the reader sees at
once, then those that come with answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from learning.courses import limits
from learning.courses.activities import KINDS
from learning.courses.explaining import Explainer
from learning.courses.glossary import Glossary, Term
from learning.courses.grammar import CALL_OUTS, REVIEW
from learning.courses.inline import CITATION, find
from learning.courses.lines import Line, joined, numbered
from learning.courses.links import Addresses, nowhere, place
from learning.courses.markdown_fragments import Citing, block_html, inline_html
from learning.courses.nouns import Block, Course, Example, Module, Page, Prose, Source, Text
from learning.courses.pieces import Alert, Heading, Piece, cut
from learning.courses.rendered import (
    Backlink,
    CitedSource,
    RenderedBlock,
    RenderedOption,
    RenderedPage,
    RenderedProse,
    RenderedQuestion,
    RenderedSection,
    RenderedTerm,
    RenderedWhole,
)

__all__ = [
    "CitedSource",
    "RenderedBlock",
    "RenderedOption",
    "RenderedPage",
    "RenderedProse",
    "RenderedQuestion",
    "fragment",
    "render_glossary",
    "render_page",
    "render_whole",
]

_CITED = re.compile(CITATION)


def render_page(
    document: Module | Text,
    page_id: str,
    *,
    reveal_review: bool = False,
    addresses: Addresses = nowhere,
    glossary: Glossary | None = None,
) -> RenderedPage | None:
    """A page of a module or a text; None when it has no such page. Words of the `glossary` are explained on tap."""
    page = document.page(page_id)
    if page is None:
        return None
    printer = Printer(document.sources, document.language, reveal_review, document.path, addresses)
    printer.number(_Census(reveal_review).keys("", (page,)))
    explainer = Explainer(glossary)
    blocks = _blocks(page, printer, explainer)
    return RenderedPage(page.id, page.title, blocks, printer.cited(), _cards(explainer.met, glossary, addresses))


def render_whole(
    document: Module | Text | Course, *, addresses: Addresses = nowhere, glossary: Glossary | None = None
) -> RenderedWhole:
    """All pages as one: sources are numbered through, so that no place is there twice. A course opens with its welcome."""
    opening = _opening(document)
    pages = () if isinstance(document, Course) else document.pages
    printer = Printer(document.sources, document.language, False, document.path, addresses)
    printer.number(_Census(False).keys(opening, pages))
    explainer = Explainer(glossary)
    opening_html = explainer.mark(printer.blocks(opening))
    sections = tuple(RenderedSection(page.id, page.title, _blocks(page, printer, explainer)) for page in pages)
    return RenderedWhole(opening_html, sections, printer.cited(), _cards(explainer.met, glossary, addresses))


def _opening(document: Module | Text | Course) -> str:
    match document:
        case Course(welcome=opening) | Text(intro=opening):
            return opening
    return ""


def render_glossary(glossary: Glossary, *, addresses: Addresses = nowhere) -> RenderedWhole:
    """The introduction, every term with its explanation, and the sources of them all."""
    printer = Printer(glossary.sources, glossary.language, False, glossary.path, addresses)
    opening_html = printer.blocks(glossary.intro)
    terms = tuple(RenderedTerm(term.id, term.name, printer.blocks(term.markdown)) for term in glossary.terms)
    return RenderedWhole(opening_html, (), printer.cited(), terms)


def _cards(met: Sequence[Term], glossary: Glossary | None, addresses: Addresses) -> tuple[RenderedTerm, ...]:
    """Explanations to open on a page. Their sources are listed in the glossary itself."""
    if glossary is None:
        return ()
    printer = Printer((), glossary.language, False, glossary.path, addresses)
    return tuple(RenderedTerm(term.id, term.name, printer.blocks(_CITED.sub("", term.markdown))) for term in met)


def fragment(
    markdown: str,
    sources: Sequence[Source] = (),
    *,
    language: str = "nb",
    reveal_review: bool = False,
    path: str = "",
    addresses: Addresses = nowhere,
) -> str:
    """Some Markdown on its own: a course's welcome, the introduction of a text. `path` is whose it is."""
    return Printer(sources, language, reveal_review, path, addresses).blocks(markdown)


def _blocks(page: Page, printer: Printer, explainer: Explainer) -> tuple[RenderedBlock, ...]:
    return tuple(_block(block, printer, explainer) for block in page.blocks)


def _block(block: Block, printer: Printer, explainer: Explainer) -> RenderedBlock:
    """Words are explained in prose only: in a question the explanation could be the answer."""
    if isinstance(block, Prose):
        return RenderedProse(explainer.mark(printer.blocks(block.markdown)))
    if isinstance(block, Example):
        return RenderedProse(f"<pre><code>{escape(block.markdown)}</code></pre>")
    return KINDS[block.kind].render(block, printer)


@dataclass(slots=True)
class _Row:
    source: Source
    number: int
    backlinks: list[Backlink]


class Printer:
    """Prints the fragments of one page and keeps its list of sources. `path` is where its links are read from."""

    def __init__(
        self,
        sources: Sequence[Source],
        language: str,
        reveal_review: bool,
        path: str = "",
        addresses: Addresses = nowhere,
    ) -> None:
        self._sources = {source.key: source for source in sources}
        self._language = language
        self._reveal_review = reveal_review
        self._path = path
        self._addresses = addresses
        self._rows: dict[str, _Row] = {}

    def blocks(self, markdown: str, after: str | None = None) -> str:
        """Block-level HTML. `after` is the activity whose answer it is shown after."""
        if not markdown.strip():
            return ""
        if limits.of_fragment(markdown) is not None:
            return f"<pre>{escape(markdown)}</pre>"
        pieces = cut(numbered(markdown.split("\n"), 1))
        return "\n".join(html for piece in pieces if (html := self._piece(piece, after)))

    def inline(self, markdown: str, after: str | None = None) -> str:
        """Text within a line: `1. juni` stays what it says and does not become a list."""
        if not markdown.strip():
            return ""
        if limits.of_fragment(markdown) is not None:
            return escape(markdown)
        return inline_html(markdown, Citing(self._cite, self._address, after), self._language)

    def _piece(self, piece: Piece, after: str | None) -> str:
        match piece:
            case Heading(level=level, title=title):
                tag = f"h{min(max(level, 3), 6)}"
                return f"<{tag}>{self.inline(title, after)}</{tag}>"
            case Alert():
                return self._alert(piece, after)
            case _:
                return self._markdown(piece.lines, after)

    def _alert(self, alert: Alert, after: str | None) -> str:
        if alert.mark == REVIEW and not self._reveal_review:
            return ""
        row = CALL_OUTS[alert.mark]
        title = f'<p class="callout__title">{escape(row.title(self._language))}</p>'
        body = self._markdown(alert.lines, after)
        return f'<div class="callout {row.css}">\n{title}\n{body}\n</div>'

    def _markdown(self, lines: Sequence[Line], after: str | None) -> str:
        return block_html(joined(lines), Citing(self._cite, self._address, after), self._language)

    def _address(self, target: str) -> str | None:
        to = place(target, self._path)
        return target if to is None else self._addresses(to)

    def number(self, keys: Iterable[str]) -> None:
        """Gives sources their numbers in this order."""
        for key in keys:
            if key in self._sources and key not in self._rows:
                self._rows[key] = _Row(self._sources[key], len(self._rows) + 1, [])

    def _cite(self, key: str, after: str | None) -> tuple[int, str] | None:
        """The number of a source and the anchor of this citation of it."""
        self.number([key])
        row = self._rows.get(key)
        if row is None:
            return None
        row.backlinks.append(Backlink(f"sitat-{key}-{len(row.backlinks) + 1}", after))
        return row.number, row.backlinks[-1].anchor

    def cited(self) -> tuple[CitedSource, ...]:
        return tuple(_cited(row) for row in self._rows.values() if row.backlinks)


def _cited(row: _Row) -> CitedSource:
    s = row.source
    return CitedSource(row.number, s.key, s.title, s.publisher, s.year, s.url, tuple(row.backlinks))


class _Census:
    """Stands in for the printer to find out what is cited, and what of it is seen only after answers."""

    def __init__(self, reveal_review: bool) -> None:
        self._reveal_review = reveal_review
        self._at_once: list[str] = []
        self._after: list[str] = []

    def blocks(self, markdown: str, after: str | None = None) -> str:
        keys = self._at_once if after is None else self._after
        if "[^" in markdown and limits.of_fragment(markdown) is None:
            for piece in cut(numbered(markdown.split("\n"), 1)):
                if self._reveal_review or not (isinstance(piece, Alert) and piece.mark == REVIEW):
                    keys.extend(_keys(piece))
        return ""

    inline = blocks

    def keys(self, opening: str, pages: Sequence[Page]) -> list[str]:
        self.blocks(opening)
        for block in (block for page in pages for block in page.blocks):
            if isinstance(block, Prose):
                self.blocks(block.markdown)
            elif not isinstance(block, Example):
                KINDS[block.kind].render(block, self)
        return self._at_once + self._after


def _keys(piece: Piece) -> list[str]:
    lines = [piece.line] if isinstance(piece, Heading) else [line for line in piece.lines if not line.code]
    return [found.value for found in find(joined(lines)) if found.kind == "citation"]
