"""Which statements does the reader assess herself by, and what is that compared with?

### Egenvurdering: Etter kurset {#etter-kurset}

Hvor trygg er du nå? 0 er ikke i det hele tatt, 10 er helt.

- Jeg kan spørre om smerte
- Jeg vet hvem jeg kan ringe

Sammenlign med: {#for-kurset}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from learning.courses.activities.desk import Desk, Manuscript, Press
from learning.courses.activities.listing import listing
from learning.courses.activities.parts import prompt_alone
from learning.courses.grammar import COMPARE_WORDS, is_id
from learning.courses.lines import Line
from learning.courses.nouns import Activity, SelfAssessment
from learning.courses.problems import Report
from learning.courses.rendered import RenderedItem, RenderedSelfAssessment

_COMPARE = re.compile(rf"(?:{'|'.join(COMPARE_WORDS)})[ ]*:?[ ]*(.*)", re.IGNORECASE)


def parse(manuscript: Manuscript, desk: Desk) -> SelfAssessment:
    compares, lines = _compares(manuscript.lines, desk)
    written = listing(lines, desk)
    if not written.items:
        desk.report.error(manuscript.line, "no-statements")
    m = manuscript
    return SelfAssessment(m.id, m.title, prompt_alone(written.before, desk), written.items, compares, m.line)


def _compares(lines: Sequence[Line], desk: Desk) -> tuple[str | None, tuple[Line, ...]]:
    """The id it is compared with, and the lines without that one."""
    found = [at for at, line in enumerate(lines) if not line.code and _COMPARE.match(line.text)]
    ids = [_id(lines, at) for at in found]
    for at, id in zip(found, ids, strict=True):
        if id is None or at != found[0]:
            desk.report.error(lines[at].number, "compare-ill-formed")
    return ids[0] if ids else None, tuple(line for at, line in enumerate(lines) if at not in found)


def _id(lines: Sequence[Line], at: int) -> str | None:
    """The id in braces, when the line stands alone in its paragraph."""
    found = _COMPARE.match(lines[at].text)
    written = found[1].strip().rstrip(".") if found else ""
    alone = all(line.blank for line in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))
    inside = written[2:-1] if written.startswith("{#") and written.endswith("}") else ""
    return inside if alone and ":" in lines[at].text and is_id(inside) else None


def compare(activities: Iterable[Activity], report: Report) -> None:
    """What a self-assessment is compared with must come before it and say the same."""
    earlier: dict[str, list[str]] = {}
    for one in activities:
        if not isinstance(one, SelfAssessment):
            continue
        statements = [" ".join(statement.source_text.split()) for statement in one.statements]
        if one.compares is not None and one.compares not in earlier:
            report.error(one.line, "compare-unknown", id=one.compares)
        elif one.compares is not None and earlier[one.compares] != statements:
            report.error(one.line, "compare-other-statements", id=one.compares)
        earlier[one.id] = statements


def render(assessment: SelfAssessment, press: Press) -> RenderedSelfAssessment:
    return RenderedSelfAssessment(
        id=assessment.id,
        title=assessment.title,
        prompt_html=press.blocks(assessment.prompt),
        statements=tuple(RenderedItem(one.position, press.inline(one.source_text)) for one in assessment.statements),
        compares=assessment.compares,
    )
