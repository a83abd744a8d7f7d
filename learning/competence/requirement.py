"""What is one thing the plan asks for, and how urgent is it?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

RequirementState: TypeAlias = Literal["overdue", "soon", "due", "done"]

#: The most urgent first.
REQUIREMENT_STATES: tuple[RequirementState, ...] = ("overdue", "soon", "due", "done")
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Requirement:
    """`kind` is course, simulation, placement, agreement, level_b, report, or a yearly duty (see duties.py).

    `subject` is the slug of the course, simulation or document, else empty. `due_on` is the last day in time; `done_on`
    the date of the evidence that did it, of what still counts; `expires_on` the last day that holds (None: it lasts).
    `because` is the evidence that counts, also when it is not yet enough: `counted` of `needed`. `year` is the calendar
    year a duty is about. `waived` when somebody has freed her from it.
    """

    kind: str
    subject: str
    due_on: date
    state: RequirementState
    done_on: date | None = None
    because: tuple[int, ...] = ()
    expires_on: date | None = None
    counted: int = 0
    needed: int = 1
    year: int | None = None
    waived: bool = False


def urgency(requirement: Requirement) -> tuple[int, date]:
    return REQUIREMENT_STATES.index(requirement.state), requirement.due_on


def state_on(today: date, due_on: date) -> RequirementState:
    """Of what is not done."""
    if due_on < today:
        return "overdue"
    return "soon" if due_on - today <= SOON else "due"
