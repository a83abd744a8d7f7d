"""What has a person shown, as the rules see it?

Append-only facts: a withdrawn row is still here, with `voided` set, and counts for nothing. No patient and no
score is in it; what may be evidence is nettverket.md 3.4.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """`kind` is a row of the framework's table; `subject` is what it was: the slug of a module or course.

    Compared by identity: what is derived from the same rows is remembered (see standing.py), and a row is one object.
    """

    id: int
    kind: str
    subject: str
    competences: tuple[str, ...]
    happened_on: date
    voided: bool = False
