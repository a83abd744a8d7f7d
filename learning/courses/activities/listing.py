"""Which list does an activity end with, and what is wrong with it?

Used for what is put in order, for statements to assess, and for accepted answers: one list, each
item a line or an indented few, and nothing after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from learning.courses.activities.desk import Desk
from learning.courses.lines import Line, trimmed
from learning.courses.nouns import Item

MOST_ITEMS = 20

_ITEM = re.compile(r"([ ]*)([-*+]|\d{1,3}[.)])(?:[ ]+(.*)|$)")
_GLUED_NUMBER = re.compile(r"\d{1,3}[.)][^\s\d]")
_BOX = re.compile(r"\[[ xX]?\]")


@dataclass(slots=True)
class _Draft:
    mark: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Listing:
    """The lines before the list, its items, and how each was marked."""

    before: tuple[Line, ...]
    items: tuple[Item, ...]
    marks: tuple[str, ...]


def listing(lines: Sequence[Line], desk: Desk, *, numbered: bool = False) -> Listing:
    """A `numbered` list begins with its first number; any other with its first bullet or number."""
    reader = _Reader(desk, numbered)
    for line in lines:
        reader.line(line)
    return Listing(trimmed(reader.before), reader.items(), tuple(draft.mark for draft in reader.drafts))


@dataclass(slots=True)
class _Reader:
    desk: Desk
    numbered: bool
    before: list[Line] = field(default_factory=list)
    drafts: list[_Draft] = field(default_factory=list)
    closed: bool = False  # an empty line has ended the item
    above: Line = field(default_factory=lambda: Line(0, ""))

    def line(self, line: Line) -> None:
        item = None if line.code else _ITEM.match(line.text)
        if self.drafts:
            self._in_list(line, item)
        elif item and len(item[1]) < 2 and (item[2][0].isdigit() or not self.numbered):
            if not self.above.blank:
                self._error(line, "list-glued")
            self._begin(line, item)
        else:
            self.before.append(line)
        self.above = line

    def _in_list(self, line: Line, item: re.Match[str] | None) -> None:
        if line.blank:
            self.closed = True
        elif item:
            if len(item[1]) > 1:
                self._error(line, "item-indented")
            elif self.numbered and not item[2][0].isdigit():
                self._error(line, "list-not-numbered")
            self._begin(line, item)
        elif _GLUED_NUMBER.match(line.text):
            self._error(line, "item-ill-formed")
        elif self.closed or line.code:
            if self.above.blank or line.code != self.above.code:
                self._error(line, "text-after-items")
        elif line.indent < 2:
            self._error(line, "item-line-not-indented")
        else:
            self.drafts[-1].lines.append(Line(line.number, line.text.strip()))

    def _begin(self, line: Line, item: re.Match[str]) -> None:
        text = (item[3] or "").strip()
        if _BOX.match(text):
            self._error(line, "box-in-list")
        self.drafts.append(_Draft(item[2], [Line(line.number, text)]))
        self.closed = False

    def _error(self, line: Line, code: str) -> None:
        self.desk.report.error(line.number, code)

    def items(self) -> tuple[Item, ...]:
        """The items, proofread, and none of them empty or there twice."""
        if len(self.drafts) > MOST_ITEMS:
            self.desk.report.error(self.drafts[MOST_ITEMS].lines[0].number, "too-many-items", most=MOST_ITEMS)
        found = tuple(self._item(position, draft) for position, draft in enumerate(self.drafts[:MOST_ITEMS]))
        not_twice([(item.source_text, item.line) for item in found], self.desk)
        return found

    def _item(self, position: int, draft: _Draft) -> Item:
        first = draft.lines[0]
        text = " ".join(line.text for line in draft.lines).strip()
        if not text:
            self._error(first, "item-empty")
        self.desk.read(draft.lines)
        return Item(position, text, first.number)


def not_twice(texts: Sequence[tuple[str, int]], desk: Desk) -> None:
    """Two alike could not be told apart by the reader."""
    seen: dict[str, int] = {}
    for text, line in texts:
        said = compared(text)
        if said and said in seen:
            desk.report.error(line, "identical-items", line=seen[said])
        seen.setdefault(said, line)


def compared(text: str) -> str:
    """What two texts have in common when a reader cannot tell them apart."""
    return " ".join(text.casefold().split()).rstrip(".!")
