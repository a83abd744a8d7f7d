"""What has a person shown, as the rules see it?

Append-only facts: a withdrawn row is still here, with `voided` set, and counts for nothing. No patient and no
score is in it; what may be evidence is nettverket.md 3.4.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """`kind` is a row of the framework's table, or a duty of the plan, which fills no cell: leader_meeting, meeting,
    gathering, agreement, report, waiver. `subject` is what it was: the slug of a module, a course, a document to sign,
    what is waived, or the year of a report. `minutes` is how long it took; `edition` that of the content, if it had one.

    Compared by identity: what is derived from the same rows is remembered (see standing.py), and a row is one object.
    """

    id: int
    kind: str
    subject: str
    competences: tuple[str, ...]
    happened_on: date
    voided: bool = False
    minutes: int | None = None
    edition: int | None = None
