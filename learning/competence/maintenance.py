"""Level B was confirmed once: was it maintained in each calendar year since, and is it current?

A year is kept when its duties were done: meetings with the leader, report, attendance, teaching (nettverket.md 3.3). It
is judged by the plan as it was when the year closed, so that a new plan takes nothing from anybody. Level B is current
when the last year that asked was kept. It stops being current by rule and never by deletion: the award stays with its
date, and the next kept year makes it current again.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, TypeAlias

from learning.competence.award import Award, stands, withdrawn_since
from learning.competence.duties import ByKind, amount, by_kind, in_year, report_due_on, reports_about
from learning.competence.evidence import Evidence
from learning.competence.rules import PlanRules
from learning.competence.standing import Standing
from learning.competence.tenure import Tenure

#: `open`: the year lasts, or its report is not yet due. `paused`: it asked for nothing (see tenure.py).
YearState: TypeAlias = Literal["kept", "missing", "paused", "open"]
LevelState: TypeAlias = Literal["current", "lapsed", "undermined"]


@dataclass(frozen=True, slots=True)
class Year:
    """`missing` names the kinds of duty the year lacked, or still lacks."""

    year: int
    state: YearState
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """`years` are those after the award, oldest first, this one last; `withdrawn` is evidence it rested on and lost."""

    award: Award
    state: LevelState
    years: tuple[Year, ...]
    withdrawn: tuple[int, ...] = ()

    @property
    def lacked_in(self) -> int | None:
        """The year that ended it, when it is lapsed."""
        asked = [one for one in self.years if one.state in {"kept", "missing"}]
        return asked[-1].year if asked and asked[-1].state == "missing" else None


def level(
    award: Award,
    plan_of: Callable[[int], PlanRules],
    tenure: Tenure,
    evidence: Iterable[Evidence],
    standing: Standing,
) -> Level:
    """`plan_of` gives the plan that a year is judged by."""
    rows, today = tuple(evidence), standing.today
    found = by_kind(rows, today)
    years = tuple(
        _year(plan_of(year), tenure, found, year, today) for year in range(award.awarded_on.year + 1, today.year + 1)
    )
    made = Level(award, "current", years, withdrawn_since(award, rows))
    if not stands(award, rows, standing):
        return replace(made, state="undermined")
    return made if made.lacked_in is None else replace(made, state="lapsed")


def _year(plan: PlanRules, tenure: Tenure, found: ByKind, year: int, today: date) -> Year:
    if not tenure.owes(year):
        return Year(year, "paused")
    lacks = [
        kind for kind, needed in plan.per_year.items() if sum(map(amount, in_year(found.get(kind, ()), year))) < needed
    ]
    report_due = report_due_on(plan, year)
    awaits_report = report_due is not None and not reports_about(found.get("report", ()), year)
    missing = (*lacks, "report") if awaits_report else tuple(lacks)
    if not missing:
        return Year(year, "kept")
    still_time = year == today.year or (not lacks and report_due is not None and today <= report_due)
    return Year(year, "open" if still_time else "missing", missing)
