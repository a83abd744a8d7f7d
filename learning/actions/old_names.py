"""What is this evidence about today, when its document has been given another name since?

Evidence rows are never changed: a completion of `courses/kurs/gammel` stays so, and counts for the document that says
`aliases: [courses/kurs/gammel]`.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from learning.competence.evidence import Evidence
from learning.courses.library import Library

Row = TypeVar("Row", bound=Evidence)
ABOUT_DOCUMENTS = frozenset(
    {"module", "course", "reread", "simulation_alone", "simulation_group", "agreement", "waiver"}
)


def named_now(evidence: Iterable[Row], library: Library) -> tuple[Row, ...]:
    """The same evidence, each row about the document by its name of today."""
    if not library.any_moved:
        return tuple(evidence)
    return tuple(_named(row, library) for row in evidence)


def _named(row: Row, library: Library) -> Row:
    name = library.name_now(row.subject) if row.kind in ABOUT_DOCUMENTS else row.subject
    return row if name == row.subject else replace(row, subject=name)
