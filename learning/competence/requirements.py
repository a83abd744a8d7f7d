"""What does the plan ask of this appointment, by when, and is it done?

Required courses with months from appointment (FUNK-2.1.2) and level B within the plan's months (AHUS-2.2).
Recurring duties will be further kinds of the same shape.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, TypeAlias

from learning.competence.cells import Cell
from learning.competence.evidence import Evidence
from learning.competence.months import months_after
from learning.competence.rules import FrameworkRules, PlanRules, shown
from learning.competence.standing import Standing

RequirementState: TypeAlias = Literal["overdue", "soon", "due", "done"]

#: The most urgent first.
REQUIREMENT_STATES: tuple[RequirementState, ...] = ("overdue", "soon", "due", "done")
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Requirement:
    """`kind` is "course" or "level_b"; `subject` is the course's slug, else empty.

    `due_on` is the last day in time; `done_on` the date of the evidence that did it, of what still counts;
    `expires_on` the last day that holds (None: it lasts).
    """

    kind: str
    subject: str
    due_on: date
    state: RequirementState
    done_on: date | None = None
    because: tuple[int, ...] = ()
    expires_on: date | None = None


def requirements(
    plan: PlanRules, appointed_on: date, evidence: Iterable[Evidence], standing: Standing, today: date
) -> tuple[Requirement, ...]:
    """The most urgent first, then by deadline, then in the plan's order.

    Evidence from before the appointment counts: it belongs to the person.
    """
    return _requirements(plan, appointed_on, tuple(evidence), standing, today)


@lru_cache(maxsize=512)
def _requirements(
    plan: PlanRules, appointed_on: date, rows: tuple[Evidence, ...], standing: Standing, today: date
) -> tuple[Requirement, ...]:
    passed = _passed_courses(rows, today)
    found = [
        _course(plan, slug, months_after(appointed_on, months), passed.get(slug, []), today)
        for slug, months in plan.required_courses.items()
    ]
    if plan.level_b_months is not None:
        found.append(_level_b(months_after(appointed_on, plan.level_b_months), rows, standing, today))
    return tuple(sorted(found, key=urgency))


def urgency(requirement: Requirement) -> tuple[int, date]:
    return REQUIREMENT_STATES.index(requirement.state), requirement.due_on


def _passed_courses(evidence: Iterable[Evidence], today: date) -> dict[str, list[Evidence]]:
    passed: dict[str, list[Evidence]] = {}
    for row in evidence:
        if row.kind == "course" and not row.voided and row.happened_on <= today:
            passed.setdefault(row.subject, []).append(row)
    return passed


def _course(plan: PlanRules, slug: str, due_on: date, rows: list[Evidence], today: date) -> Requirement:
    """A course that has run out is due again the day it ran out, unless the first deadline is later."""
    last_days = {row.id: plan.last_valid_day(row.kind, row.happened_on) for row in rows}
    valid = [row for row in rows if last_days[row.id] >= today]
    if not valid:
        due_again_on = max([due_on, *last_days.values()])
        return Requirement("course", slug, due_again_on, _state(due_again_on, today))
    valid.sort(key=lambda row: (last_days[row.id], row.happened_on, row.id), reverse=True)
    last_day = last_days[valid[0].id]
    return Requirement(
        "course",
        slug,
        due_on,
        "done",
        done_on=min(row.happened_on for row in valid),
        because=tuple(row.id for row in valid),
        expires_on=shown(last_day),
    )


def _level_b(due_on: date, rows: Sequence[Evidence], standing: Standing, today: date) -> Requirement:
    if not standing.level_b:
        return Requirement("level_b", "", due_on, _state(due_on, today))
    by_id = {row.id: row for row in rows}
    cells = standing.cells.values()
    last_days = [cell.expires_on for cell in cells if cell.expires_on]
    return Requirement(
        "level_b",
        "",
        due_on,
        "done",
        done_on=max(_met_since(cell, by_id, standing.framework) for cell in cells),
        because=tuple(sorted({row_id for cell in cells for row_id in cell.because})),
        expires_on=min(last_days, default=None),
    )


def _met_since(cell: Cell, by_id: Mapping[int, Evidence], framework: FrameworkRules) -> date:
    behind = [by_id[row_id] for row_id in cell.because]
    return min(row.happened_on for row in behind if framework.sides[row.kind][cell.side] == "met")


def _state(due_on: date, today: date) -> RequirementState:
    if due_on < today:
        return "overdue"
    return "soon" if due_on - today <= SOON else "due"
