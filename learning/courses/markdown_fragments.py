"""How does a fragment of prose become HTML that is safe?

Python-Markdown with what we do not want taken out (raw HTML, references, its own headings and
indented code: our scanner has seen to those), then nh3, which lets through only what is listed
here. One instance per thread is kept, because making one costs more than rendering a page.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from typing import Any, cast
from xml.etree.ElementTree import Element, SubElement

import nh3
from markdown import Markdown
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import ETX, STX, AtomicString

from learning.courses import captions
from learning.courses.grammar import FILM_WORDS, TABLE_NAMES, FilmWords
from learning.courses.inline import CITATION
from learning.courses.lists import reindented
from learning.courses.prose import IMAGE_PATH

_BLOCK_PARTS = ("code", "hashheader", "setextheader", "reference")
_INLINE_PARTS = ("html", "reference", "image_reference", "short_reference", "short_image_ref")
_EXTERNAL = re.compile(r"https?://", re.IGNORECASE)

_TAGS = (
    "p ul ol li em strong code pre blockquote a sup img br hr div table caption thead tbody tr th td figure figcaption"
)
_cleaner = nh3.Cleaner(
    tags=set(_TAGS.split()),
    clean_content_tags={"script", "style"},
    attributes={
        "a": {"href", "title", "rel", "id", "role", "target"},
        "p": {"class"},
        "img": {"src", "alt", "title", "loading"},
        "ol": {"start"},
        "sup": {"class"},
        "th": {"scope", "class"},
        "td": {"class"},
        "div": {"class", "role", "tabindex", "aria-label"},
    },
    link_rel=None,
    url_schemes={"http", "https", "mailto", "tel"},
)

# What stands in a link → the address it has here; None for what has none.
Address = Callable[[str], str | None]
# The number of a source and the anchor of this citation; None for a source that is not listed.
Cite = Callable[[str, str | None], tuple[int, str] | None]


@dataclass(frozen=True, slots=True)
class Citing:
    """Who numbers the citations of a fragment, who knows where its links lead, and the activity it is shown after."""

    cite: Cite
    address: Address
    after: str | None = None


def block_html(markdown: str, citing: Citing, language: str) -> str:
    """Safe HTML of paragraphs, lists and tables within the limits."""
    text = "\n".join(reindented(markdown.split("\n")))
    return _safe(lambda: _renderer(citing, language).convert(text), markdown)


def inline_html(markdown: str, citing: Citing, language: str) -> str:
    """Safe HTML of text within a line."""
    return _safe(lambda: _renderer(citing, language).convert_inline(markdown), markdown)


def _safe(work: Callable[[], str], markdown: str) -> str:
    try:
        html = work()
    except RecursionError:  # not known to happen within the limits; a reader must never meet it
        html = escape(markdown)
    whole = html.encode("utf-8", "replace").decode()  # half a character would stop nh3
    return _cleaner.clean(whole).strip()


class _Markdown(Markdown):
    """Python-Markdown as this room uses it."""

    citing: Citing
    language: str

    def __init__(self) -> None:
        super().__init__(
            extensions=[TableExtension(use_align_attribute=True), FencedCodeExtension(), SaneListExtension()]
        )
        self.preprocessors.deregister("html_block")
        for name in _BLOCK_PARTS:
            self.parser.blockprocessors.deregister(name)
        for name in _INLINE_PARTS:
            self.inlinePatterns.deregister(name)
        self.inlinePatterns.register(_Citation(CITATION, self), "citation", 175)
        self.treeprocessors.register(_Films(self), "films", 25)  # before the marks in an address are read as markup
        self.treeprocessors.register(_Finish(self), "finish", 15)

    def convert_inline(self, text: str) -> str:
        """`convert` without the steps that look for blocks."""
        root = Element("div")
        SubElement(root, "p").text = text.replace(STX, "").replace(ETX, "")
        for processor in self.treeprocessors:
            processor.run(root)
        html = self.serializer(root).strip()
        for post in self.postprocessors:
            html = post.run(html)
        return html.removeprefix("<div>").removesuffix("</div>").strip().removeprefix("<p>").removesuffix("</p>")


_threads = threading.local()


def _renderer(citing: Citing, language: str) -> _Markdown:
    """This thread's instance, ready for a new fragment."""
    held: _Markdown | None = getattr(_threads, "renderer", None)
    if held is None:
        held = _threads.renderer = _Markdown()
    held.reset()
    held.citing, held.language = citing, language
    return held


class _Citation(InlineProcessor):
    """`[^key]` → a small number that links to the page's list of sources."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 – Python-Markdown's name
        self, m: re.Match[str], _data: str
    ) -> tuple[Element | None, int | None, int | None]:
        citing = cast(_Markdown, self.md).citing
        numbered = citing.cite(m[1], citing.after)
        if numbered is None:
            return None, None, None
        number, anchor = numbered
        sup = Element("sup", {"class": "citation"})
        link = SubElement(sup, "a", {"href": f"#kilde-{m[1]}", "id": anchor, "role": "doc-noteref"})
        link.text = str(number)
        return sup, m.start(0), m.end(0)


class _Films(Treeprocessor):
    """The bare address of a film, alone in its paragraph, becomes a link."""

    def run(self, root: Element) -> None:
        for paragraph in root.iter("p"):
            address = "" if len(paragraph) else captions.bare_film(paragraph.text or "")
            if address:
                paragraph.text = None
                SubElement(paragraph, "a", {"href": address}).text = AtomicString(address)


class _Finish(Treeprocessor):
    """Adds what browsers and screen readers need: safe links, lazy pictures, captions, tables that scroll."""

    def run(self, root: Element) -> None:
        address = cast(_Markdown, self.md).citing.address
        for element in root.iter():
            work = _WORK.get(element.tag) if isinstance(element.tag, str) else None
            if work is not None:
                work(element)
            elif element.tag == "a" and "role" not in element.attrib:  # a citation leads to the list of sources
                _link(element, address)
        language = cast(_Markdown, self.md).language
        _arrange(root, TABLE_NAMES.get(language, TABLE_NAMES["nb"]), FILM_WORDS.get(language, FILM_WORDS["nb"]))


def _link(element: Element, address: Address) -> None:
    target = address(element.attrib.pop("href", ""))
    if target is not None:
        element.set("href", target)
        if _EXTERNAL.match(target):
            element.set("rel", "noopener")


def _image(element: Element) -> None:
    path = IMAGE_PATH.fullmatch(element.get("src", ""))
    element.set("src", f"/{path[1]}" if path and ".." not in path[1] else "")
    element.set("loading", "lazy")


def _cell(element: Element) -> None:
    align = element.attrib.pop("align", "")
    if align:
        element.set("class", f"align-{align}")
    if element.tag == "th":
        element.set("scope", "col")


_WORK: dict[str, Any] = {"img": _image, "th": _cell, "td": _cell}


_SCROLLING = {"class": "table-scroll", "role": "group", "tabindex": "0"}


def _arrange(parent: Element, name: str, film: FilmWords) -> None:
    """Tables get their box and their caption, pictures theirs, films their card."""
    for child in list(parent):
        _arrange(child, name, film)
        if child.tag == "table":
            _box(parent, child, name)
        elif child.tag == "p":
            _make_figure(child)
            _make_film(child, film)


def _box(parent: Element, table: Element, name: str) -> None:
    """A wide table scrolls in a box of its own, which the keyboard can reach."""
    at = list(parent).index(table)
    if at and parent[at - 1].tag == "p" and captions.names_a_table("".join(parent[at - 1].itertext())):
        caption = parent[at - 1]
        parent.remove(caption)
        caption.tag, caption.text = "caption", captions.without_label(caption.text or "")
        table.insert(0, caption)
        at -= 1
    box = Element("div", {**_SCROLLING, "aria-label": name})
    box.append(table)
    box.tail, table.tail = table.tail, None
    parent[at] = box


def _make_figure(paragraph: Element) -> None:
    """A picture alone in its paragraph shows its title below it: on a phone nobody can point at it."""
    if [child.tag for child in paragraph] != ["img"] or (paragraph.text or "").strip():
        return
    picture = paragraph[0]
    title = picture.attrib.pop("title", "")
    if title and not (picture.tail or "").strip():
        paragraph.tag = "figure"
        SubElement(paragraph, "figcaption").text = title


def _make_film(paragraph: Element, words: FilmWords) -> None:
    """A link to a film alone in its paragraph says what it has for those who cannot hear or see, and whom it contacts."""
    if [child.tag for child in paragraph] != ["a"] or (paragraph.text or "").strip():
        return
    link = paragraph[0]
    address = link.get("href", "")
    if (link.tail or "").strip() or not captions.is_film(address):
        return
    said = link.attrib.pop("title", "") or words.unsaid
    paragraph.tag = "div"
    paragraph.set("class", "film")
    paragraph.remove(link)
    SubElement(paragraph, "p", {"class": "film__title"}).append(link)
    SubElement(paragraph, "p", {"class": "film__said"}).text = said
    if _EXTERNAL.match(address):
        link.set("target", "_blank")
        SubElement(paragraph, "p", {"class": "film__site"}).text = words.opens % address.split("/")[2]
