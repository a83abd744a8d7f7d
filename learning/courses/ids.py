"""What is this heading called, for readers and for the database?

Answers and progress are stored under ids, so an id must be there, be well-formed and be the only
one of its kind in its file. What lacks a good one gets a provisional one, so that an unfinished
text can be shown.
"""

from __future__ import annotations

from learning.courses.activities.desk import Desk
from learning.courses.grammar import id_from, is_id


class Ids:
    """The ids of one file."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._error = desk.report.error
        self._lines: dict[str, int] = {}

    def identify(self, heading: str, line: int, *, required: bool) -> tuple[str, str]:
        """The title without its id, and an id that nothing else in the file has."""
        title, written = split_id(heading)
        if not title:
            self._error(line, "heading-empty")
        self._desk.proofreader.title(title, line)
        suggestion = id_from(title) or "side"
        if written is None and required:
            self._error(line, "id-missing", suggestion=suggestion)
            return title, self._unique(suggestion, line)
        return title, self.checked(suggestion if written is None else written, suggestion, line)

    def checked(self, id: str, suggestion: str, line: int) -> str:
        """The id if it is good and new; else a problem and another id."""
        if not is_id(id):
            better = id_from(id) or id_from(suggestion) or "side"
            self._error(line, "id-ill-formed", id=id[:60], suggestion=better)
            return self._unique(better, line)
        if id in self._lines:
            self._error(line, "id-twice", id=id, line=self._lines[id])
        return self._unique(id, line)

    def _unique(self, id: str, line: int) -> str:
        if id in self._lines:
            id = f"{id[:50]}-{line}"
        self._lines.setdefault(id, line)
        return id


def split_id(heading: str) -> tuple[str, str | None]:
    """`Hvorfor? {#hvorfor}` → the text and the id; an id without its `#` is kept ill-formed."""
    start = heading.rfind("{")
    if start < 0 or not heading.endswith("}"):
        return heading, None
    written = heading[start + 1 : -1]
    return heading[:start].rstrip(), written[1:] if written.startswith("#") else f"{{{written}}}"
