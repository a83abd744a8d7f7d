"""What was confirmed when level B was, and what did it rest on?

A fact of the past: dated, and never changed (AHUS-2.2). Whether it still is current is told by maintenance.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning.competence.evidence import Evidence
from learning.competence.standing import Standing


@dataclass(frozen=True, slots=True)
class Award:
    """`evidence` is every row that counted then; `framework` the slug of what level B was."""

    id: int
    framework: str
    awarded_on: date
    evidence: frozenset[int]
    rule_version: str


def rests_on(standing: Standing) -> tuple[int, ...]:
    """The evidence an award given today would rest on; empty when it cannot be given."""
    if not standing.level_b:
        return ()
    return tuple(sorted({row_id for cell in standing.cells.values() for row_id in cell.because}))


def withdrawn_since(award: Award, evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """What an award rested on and no longer counts. `evidence` may leave voided rows out, or have them marked."""
    return tuple(sorted(award.evidence.difference(row.id for row in evidence if not row.voided)))


def stands(award: Award, evidence: Iterable[Evidence], standing: Standing) -> bool:
    """An award stands unless something it rested on was withdrawn and the rest is no longer level B."""
    return standing.level_b or not withdrawn_since(award, evidence)
