"""What belongs to what?

    ### Koble: Ord og betydning {#ord}

    | Ord | Betyr |
    |---|---|
    | Dyspné | Tung pust |
    | Anoreksi | Nedsatt matlyst |

    Forklaring: Begge er vanlige sent i forløpet.

Each row is a pair; readers are shown the right column in another order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.listing import not_twice
from learning.courses.activities.parts import explained, no_key, prompt
from learning.courses.inline import masked
from learning.courses.lines import Line, trimmed
from learning.courses.nouns import Match, Pair
from learning.courses.rendered import RenderedItem, RenderedMatch

LEAST_PAIRS = 2
MOST_PAIRS = 12

_RULE = re.compile(r"\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?")


def parse(manuscript: Manuscript, desk: Desk) -> Match:
    split = explained(manuscript, desk)
    lines = split.body
    at = _header(lines)
    titles: tuple[str, str] = ("", "")
    pairs: tuple[Pair, ...] = ()
    if at == len(lines):
        no_key(manuscript, split, desk, "match-without-table")
    elif not _ruled(lines, at):
        desk.report.error(lines[at].number, "table-without-line")
    else:
        titles = _titles(lines, at, desk)
        pairs = _pairs(lines[at + 2 :], desk)
        if len(pairs) < LEAST_PAIRS:
            desk.report.error(manuscript.line, "too-few-pairs", count=len(pairs), least=LEAST_PAIRS)
    m, said = manuscript, prompt(lines[:at], desk)
    return Match(m.id, m.title, said, *titles, pairs, split.explanation, m.line)


def _header(lines: Sequence[Line]) -> int:
    """Where the table begins: right above a line of dashes and bars, or what looks like it."""
    rows = (at for at, line in enumerate(lines) if not line.code and line.text.startswith("|"))
    return next((at for at in range(len(lines)) if _ruled(lines, at)), next(rows, len(lines)))


def _ruled(lines: Sequence[Line], at: int) -> bool:
    if at + 1 >= len(lines) or "|" not in lines[at].text:
        return False
    rule = lines[at + 1]
    return not rule.code and "|" in rule.text and _RULE.fullmatch(rule.text.strip()) is not None


def _titles(lines: Sequence[Line], at: int, desk: Desk) -> tuple[str, str]:
    header = lines[at]
    if at and not lines[at - 1].blank:
        desk.report.error(header.number, "table-glued")
    cells = _two(header, desk)
    for title in cells:
        desk.proofreader.title(title, header.number)
    if not all(cells):
        desk.report.error(header.number, "table-title-empty")
    return cells


def _pairs(lines: Sequence[Line], desk: Desk) -> tuple[Pair, ...]:
    end = next((at for at, line in enumerate(lines) if line.blank or line.code or "|" not in line.text), len(lines))
    stray = trimmed(lines[end:])
    if stray:
        desk.report.error(stray[0].number, "text-after-table")
    rows = lines[:end]
    if len(rows) > MOST_PAIRS:
        desk.report.error(rows[MOST_PAIRS].number, "too-many-pairs", most=MOST_PAIRS)
    pairs = tuple(_pair(position, row, desk) for position, row in enumerate(rows[:MOST_PAIRS]))
    not_twice([(pair.left, pair.line) for pair in pairs], desk)
    not_twice([(pair.right, pair.line) for pair in pairs], desk)
    return pairs


def _pair(position: int, row: Line, desk: Desk) -> Pair:
    left, right = _two(row, desk)
    for cell in (left, right):
        desk.read([Line(row.number, cell)])
    if not (left and right):
        desk.report.error(row.number, "pair-empty")
    return Pair(position, left, right, row.number)


def _two(row: Line, desk: Desk) -> tuple[str, str]:
    """The two cells of a row; a bar in code or after a backslash divides nothing."""
    text = row.text.strip()
    bars = [at for at, letter in enumerate(masked(text)) if letter == "|"]
    cells = [text[start + 1 : end].strip() for start, end in pairwise([-1, *bars, len(text)])]
    cells = cells[text.startswith("|") : len(cells) - (len(text) - 1 in bars)]
    if len(cells) != 2:
        desk.report.error(row.number, "table-columns", count=len(cells))
    left, right, *_ = (*cells, "", "")
    return left, right


def render(match: Match, press: Press) -> RenderedMatch:
    """The right column in alphabetical order, citations too: their numbers would tell the pairs."""
    said = press.blocks(match.prompt)
    left = tuple(RenderedItem(pair.position, press.inline(pair.left)) for pair in match.pairs)
    right = sorted(match.pairs, key=lambda pair: pair.right)
    return RenderedMatch(
        id=match.id,
        title=match.title,
        prompt_html=said,
        left_title=match.left_title,
        right_title=match.right_title,
        left=left,
        right=tuple(RenderedItem(pair.position, press.inline(pair.right)) for pair in right),
        explanation_html=press.blocks(match.explanation, match.id),
    )
