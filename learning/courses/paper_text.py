"""How does safe HTML become text that can be set on paper?

The renderer is the one that knows Markdown; what it made is taken apart into plain pieces, which a paper template puts
together with its own means. Only what a sheet of paper can show is kept: a citation keeps its number, a picture what it
shows in words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TypeAlias

_KEPT = frozenset({"p", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "sup", "br", "hr"})
_KEPT |= {"table", "caption", "tr", "th", "td", "figcaption", "h3", "h4", "h5", "h6"}
_EMPTY = frozenset({"br", "hr", "img"})
_HOLDING_BLOCKS = frozenset({"", "ul", "ol", "blockquote", "callout", "table", "tr"})
_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Node:
    """A piece with pieces inside; `to` is where a link leads, `start` the first number of a list."""

    tag: str
    inside: list[Piece] = field(default_factory=list)
    to: str = ""
    start: int = 1


Piece: TypeAlias = "str | Node"
Pieces: TypeAlias = "list[Piece]"


def pieces(html: str) -> Pieces:
    """Text and nodes, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root.inside


class _Reader(HTMLParser):
    """The renderer's HTML is well formed: what it opens, it closes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self._open: list[tuple[str, Node]] = [("", self.root)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        here = self._open[-1][1]
        if tag == "img":
            here.inside.append(Node("em", [f"[{known.get('alt', '')}]"]))
            return
        node = _node(tag, known)
        if node is not None:
            here.inside.append(node)
        if tag not in _EMPTY:
            self._open.append((tag, node or here))

    def handle_endtag(self, tag: str) -> None:
        if len(self._open) > 1 and self._open[-1][0] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        here = self._open[-1][1]
        if any(tag == "pre" for tag, _node in self._open):
            here.inside.append(data)
        elif data.strip() or here.tag not in _HOLDING_BLOCKS:
            here.inside.append(_SPACE.sub(" ", data))


def _node(tag: str, attributes: dict[str, str]) -> Node | None:
    """What is left of an element; None when only what is inside it counts."""
    if tag == "div" and "callout" in attributes.get("class", "").split():
        return Node("callout")
    if tag == "a" and attributes.get("href", "").startswith(("http://", "https://")):
        return Node("a", to=attributes["href"])
    if tag == "ol" and attributes.get("start", "").isdecimal():
        return Node("ol", start=int(attributes["start"]))
    return Node(tag) if tag in _KEPT else None
