"""What is the reader asked to do at work, and must a colleague confirm it?

### Oppgave: Spør én pasient {#spor-en}

Bruk skjemaet sammen med pasienten.

Bekreftes av kollega.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.parts import prompt_alone
from learning.courses.frontmatter import nearest
from learning.courses.grammar import COLLEAGUE_SENTENCES
from learning.courses.lines import Line
from learning.courses.nouns import Task
from learning.courses.rendered import RenderedTask

ALIKE, LONGEST, MOST_TRIED = 0.75, 60, 20

_ABOUT = re.compile("kol+eg|col+eag", re.IGNORECASE)


def parse(manuscript: Manuscript, desk: Desk) -> Task:
    colleague, lines = _colleague(manuscript.lines, desk)
    m = manuscript
    return Task(m.id, m.title, prompt_alone(lines, desk), colleague, m.line)


def _colleague(lines: Sequence[Line], desk: Desk) -> tuple[bool, tuple[Line, ...]]:
    """Whether the sentence stands there, and the lines without it."""
    found = [at for at, line in enumerate(lines) if not line.code and _said(line) in COLLEAGUE_SENTENCES]
    for at in found:
        if not all(line.blank for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2])):
            desk.report.error(lines[at].number, "colleague-not-alone")
    if not found:
        _nearly(lines, desk)
    return bool(found), tuple(line for at, line in enumerate(lines) if at not in found)


def _nearly(lines: Sequence[Line], desk: Desk) -> None:
    near = (line for line in lines if not line.code and len(line.text) < LONGEST and _ABOUT.search(line.text))
    for line in islice(near, MOST_TRIED):
        meant = nearest(_said(line), COLLEAGUE_SENTENCES, ALIKE)
        if meant:
            desk.report.error(line.number, "colleague-ill-formed", suggestion=f"{meant.capitalize()}.")


def _said(line: Line) -> str:
    return " ".join(line.text.split()).rstrip(".").casefold()


def render(task: Task, press: Press) -> RenderedTask:
    return RenderedTask(task.id, task.title, press.blocks(task.prompt), task.colleague)
