"""What is known about one side of one competence, and which evidence says so?

Level B asks the nurse to understand, have experience of and be able to act (AHUS-2.2): three sides of each
competence, so three cells (content-format.md, «Frameworks»).
"""

from datetime import date
from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["understanding", "experience", "action"]
Level: TypeAlias = Literal["part", "met"]
State: TypeAlias = Literal["none", "expired", "part", "met"]
CellKey: TypeAlias = tuple[str, Side]
States: TypeAlias = tuple[State, State, State]

SIDES: tuple[Side, ...] = ("understanding", "experience", "action")
#: From nothing to everything; new evidence can only move a cell to the right.
STATES: tuple[State, ...] = ("none", "expired", "part", "met")


class Cell(NamedTuple):
    """A named tuple, because a team's table makes thousands of them.

    `because` holds the ids of the evidence that counts, strongest first; in an expired cell, of what ran out.
    `expires_on` is the last day the state holds without new evidence; in an expired cell, the last it held.
    """

    competence: str
    side: Side
    state: State = "none"
    because: tuple[int, ...] = ()
    expires_on: date | None = None
