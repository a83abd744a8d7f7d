"""Why is a cell or a deadline what it is, and what would make it met?

Every green cell can say why (product.md, principle 3): the evidence, what each row counts for, and the rule.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from learning.competence.cells import Cell, Level, Side
from learning.competence.duties import PER_YEAR
from learning.competence.evidence import Evidence
from learning.competence.requirement import Requirement
from learning.competence.rules import RULE_VERSION, FrameworkRules, PlanRules, shown


@dataclass(frozen=True, slots=True)
class Ways:
    """The kinds of evidence that fill a side, and those that give a part of it, in the table's order."""

    met: tuple[str, ...]
    part: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One row behind a cell, what it counts for on this side, and the last day it does (None: it lasts)."""

    evidence: Evidence
    level: Level
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class Why:
    cell: Cell
    reasons: tuple[Reason, ...]
    ways: Ways
    rule_version: str


def why(cell: Cell, evidence_by_id: Mapping[int, Evidence], framework: FrameworkRules, plan: PlanRules) -> Why:
    """The strongest reason first. A missing row is an error: no cell is green without its evidence."""
    rows = [evidence_by_id[row_id] for row_id in cell.because]
    reasons = [_reason(row, cell.side, framework, plan) for row in rows]
    return Why(cell, tuple(reasons), ways(framework, cell.side), RULE_VERSION)


def _reason(row: Evidence, side: Side, framework: FrameworkRules, plan: PlanRules) -> Reason:
    return Reason(row, framework.sides[row.kind][side], shown(plan.last_valid_day(row.kind, row.happened_on)))


def ways(framework: FrameworkRules, side: Side) -> Ways:
    return Ways(_kinds(framework, side, "met"), _kinds(framework, side, "part"))


def _kinds(framework: FrameworkRules, side: Side, level: Level) -> tuple[str, ...]:
    return tuple(kind for kind, levels in framework.sides.items() if levels.get(side) == level)


#: The keys of the plan behind each kind of requirement, the one that asks for it first.
_KEYS: Mapping[str, tuple[str, ...]] = {
    "course": ("required_courses", "validity_course_months", "waivers_given_by"),
    "simulation": ("required_simulations", "validity_simulation_months"),
    "placement": ("placement_required", "placement_days", "placement_months", "validity_placement_months"),
    "agreement": ("documents_to_sign",),
    "level_b": ("level_b_months", "frameworks"),
    "report": ("report_due",),
    **{kind: (key,) for kind, key in PER_YEAR.items()},
}


def plan_keys(requirement: Requirement) -> tuple[str, ...]:
    return _KEYS[requirement.kind]
