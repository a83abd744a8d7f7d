"""What has changed on a module's pages for somebody who has read an older edition?

The prose as readers see it is compared, paragraph by paragraph and then word by word. Activities are only said to be
changed or not: their wording and their key are met in the module itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from html.parser import HTMLParser
from typing import Any, Literal

from learning.courses.memory import Memory
from learning.courses.nouns import Module, Page, Prose
from learning.courses.rendering import render_page

Sign = Literal["same", "added", "removed"]
Run = tuple[Sign, str]

#: Above this many comparisons two paragraphs are shown as one taken out and one put in.
MOST_COMPARED = 4_000_000
_BLOCKS = frozenset({"p", "li", "h3", "h4", "h5", "h6", "pre", "tr"})
_CELLS = frozenset({"td", "th"})
_SHOWN_AS = {"li": "li", "h3": "h", "h4": "h", "h5": "h", "h6": "h"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`kind` is «p», «li» or «h»; `runs` are pieces of text that stood, were put in or were taken out."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class ChangedPage:
    """A page that is new, or whose prose or activities have changed. A new page has no paragraphs: all of it is new."""

    id: str
    title: str
    new: bool
    paragraphs: tuple[Paragraph, ...] = ()
    activities_changed: bool = False


@dataclass(frozen=True, slots=True)
class Changes:
    """`gone` are the titles of pages that have been taken out."""

    pages: tuple[ChangedPage, ...]
    gone: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.pages or self.gone)


_changes: Memory[tuple[str, str], Changes] = Memory(most=200)


def changes(before: Module, after: Module) -> Changes:
    """What is new in `after` for who has read `before`. Worked out once per pair of texts."""
    return _changes.get((before.digest, after.digest), lambda: _compare(before, after))


def _compare(before: Module, after: Module) -> Changes:
    pages = tuple(found for page in after.pages if (found := _page(before, after, page)))
    kept = {page.id for page in after.pages}
    return Changes(pages, tuple(page.title for page in before.pages if page.id not in kept))


def _page(before: Module, after: Module, page: Page) -> ChangedPage | None:
    older = before.page(page.id)
    if older is None:
        return ChangedPage(page.id, page.title, True, activities_changed=bool(page.activities))
    paragraphs = _between(_prose(before, page.id), _prose(after, page.id))
    told = paragraphs if any(sign != "same" for one in paragraphs for sign, _text in one.runs) else ()
    asked = _activities(older) != _activities(page)
    return ChangedPage(page.id, page.title, False, told, asked) if told or asked else None


def _activities(page: Page) -> list[Any]:
    return [_without_lines(asdict(block)) for block in page.blocks if not isinstance(block, Prose)]


def _without_lines(value: Any) -> Any:
    """An activity that has only moved down the file is the same activity."""
    if isinstance(value, dict):
        return {name: _without_lines(held) for name, held in value.items() if name != "line"}
    return [_without_lines(one) for one in value] if isinstance(value, (list, tuple)) else value


# Prose as a row of paragraphs

_Text = tuple[str, str]


def _prose(module: Module, page_id: str) -> tuple[_Text, ...]:
    rendered = render_page(module, page_id)
    blocks = rendered.blocks if rendered else ()
    return tuple(one for block in blocks if block.kind == "prose" for one in _paragraphs(block.html))


def _paragraphs(html: str) -> tuple[_Text, ...]:
    reader = _Paragraphs()
    reader.feed(html)
    reader.close()
    reader.end()
    return tuple(reader.found)


class _Paragraphs(HTMLParser):
    """The words of each paragraph, without the numbers of sources: those move when another is cited before them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Text] = []
        self._kind = "p"
        self._words: list[str] = []
        self._citing = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.end(tag)
        elif tag in _CELLS or tag in {"br", "img"}:
            self._words.append(f" {dict(attrs).get('alt') or ''} ")
        elif tag == "sup":
            self._citing += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end()
        elif tag == "sup":
            self._citing = max(0, self._citing - 1)

    def handle_data(self, data: str) -> None:
        if not self._citing:
            self._words.append(data)

    def end(self, tag: str = "p") -> None:
        """A paragraph inside a list item belongs to the item."""
        text = " ".join("".join(self._words).split())
        if text:
            self.found.append((self._kind, text))
            self._words = []
        if text or tag != "p":
            self._kind = _SHOWN_AS.get(tag, "p")


# The difference


def _between(before: Sequence[_Text], after: Sequence[_Text]) -> tuple[Paragraph, ...]:
    found: list[Paragraph] = []
    for _tag, old_from, old_to, new_from, new_to in _steps(before, after):
        if _tag == "equal":
            found += [Paragraph(kind, (("same", text),)) for kind, text in after[new_from:new_to]]
        else:
            found += _exchanged(before[old_from:old_to], after[new_from:new_to])
    return tuple(found)


def _steps(before: Sequence[Any], after: Sequence[Any]) -> Sequence[tuple[str, int, int, int, int]]:
    if len(before) * len(after) > MOST_COMPARED:
        return [("replace", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _exchanged(before: Sequence[_Text], after: Sequence[_Text]) -> Iterator[Paragraph]:
    """Paragraphs that stand in for each other are compared by words; the rest is taken out or put in whole."""
    paired = min(len(before), len(after))
    for (_kind, old), (kind, new) in zip(before, after, strict=False):
        yield Paragraph(kind, tuple(_words(old.split(), new.split())))
    yield from (Paragraph(kind, (("removed", text),)) for kind, text in before[paired:])
    yield from (Paragraph(kind, (("added", text),)) for kind, text in after[paired:])


def _words(before: list[str], after: list[str]) -> Iterator[Run]:
    steps = _steps(before, after)
    alike = sum(old_to - old_from for tag, old_from, old_to, _from, _to in steps if tag == "equal")
    if 2 * alike < min(len(before), len(after)):  # two sentences that share an «og»: easier to read whole
        steps = [("replace", 0, len(before), 0, len(after))]
    for tag, old_from, old_to, new_from, new_to in steps:
        if tag == "equal":
            yield "same", " ".join(after[new_from:new_to])
            continue
        if old_to > old_from:
            yield "removed", " ".join(before[old_from:old_to])
        if new_to > new_from:
            yield "added", " ".join(after[new_from:new_to])
