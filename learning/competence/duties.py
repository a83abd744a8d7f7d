"""What does the plan ask for every calendar year, and how much of it is done?

Meetings with the leader, network meetings, days of gathering, teaching held (FUNK-2.1.3, OST-36, OST-37, VV-24, VV-25)
and the report about the year. A year's duties are due on its last day and asked for only while it lasts: nobody can
attend a meeting last year. What a closed year lacked is told by maintenance.py. The report is the exception: it is
written when the year is over, by the plan's day.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from learning.competence.evidence import Evidence
from learning.competence.requirement import Requirement, state_on
from learning.competence.rules import PlanRules
from learning.competence.tenure import Tenure

#: The duties of a year in the order they are told, which are also kinds of evidence, and the plan's key for how many.
PER_YEAR: Mapping[str, str] = {
    "leader_meeting": "leader_meetings_per_year",
    "meeting": "meetings_per_year",
    "gathering": "gathering_days_per_year",
    "teaching": "teaching_per_year",
}
#: Kinds whose rows are counted in days.
IN_DAYS = frozenset({"gathering", "placement"})
WORKING_DAY_MINUTES = 450

#: Valid, and not of the future, by kind.
ByKind = Mapping[str, Sequence[Evidence]]


def by_kind(evidence: Iterable[Evidence], today: date) -> dict[str, list[Evidence]]:
    found: dict[str, list[Evidence]] = {}
    for row in evidence:
        if not row.voided and row.happened_on <= today:
            found.setdefault(row.kind, []).append(row)
    return found


def amount(row: Evidence) -> int:
    """What a row counts for: once; or its days, of seven and a half hours, never less than one: somebody was there."""
    if row.kind not in IN_DAYS or row.minutes is None:
        return 1
    return max(1, row.minutes // WORKING_DAY_MINUTES)


def reached_on(rows: Iterable[Evidence], needed: int) -> date | None:
    """The day these rows became enough; None when they are not."""
    sum_so_far = 0
    for row in sorted(rows, key=lambda one: one.happened_on):
        sum_so_far += amount(row)
        if sum_so_far >= needed:
            return row.happened_on
    return None


def in_year(rows: Iterable[Evidence], year: int) -> list[Evidence]:
    return [row for row in rows if row.happened_on.year == year]


def of_the_year(plan: PlanRules, tenure: Tenure, found: ByKind, today: date) -> list[Requirement]:
    """This year's, or next year's when this one does not ask; and the report that is due, or the next."""
    year = tenure.first_owing(today.year)
    asked = []
    if year is not None:
        asked = [_duty(kind, needed, year, found.get(kind, ()), today) for kind, needed in plan.per_year.items()]
    report = _report(plan, tenure, found.get("report", ()), today)
    return [*asked, report] if report else asked


def _duty(kind: str, needed: int, year: int, rows: Sequence[Evidence], today: date) -> Requirement:
    mine = in_year(rows, year)
    done_on, due_on = reached_on(mine, needed), date(year, 12, 31)
    return Requirement(
        kind,
        "",
        due_on,
        "done" if done_on else state_on(today, due_on),
        done_on=done_on,
        because=tuple(sorted(row.id for row in mine)),
        counted=sum(map(amount, mine)),
        needed=needed,
        year=year,
    )


def report_due_on(plan: PlanRules, year: int) -> date | None:
    """The last day for the report about a year. 29 February is the last of the month in other years."""
    if plan.report_due is None:
        return None
    month, day = plan.report_due
    return date(year + 1, month, min(day, monthrange(year + 1, month)[1]))


def reports_about(rows: Iterable[Evidence], year: int) -> list[Evidence]:
    """A report's subject is the year it is about."""
    return [row for row in rows if row.subject == str(year)]


def _report(plan: PlanRules, tenure: Tenure, rows: Sequence[Evidence], today: date) -> Requirement | None:
    year = today.year - 1 if tenure.owes(today.year - 1) else tenure.first_owing(today.year)
    due_on = report_due_on(plan, year) if year is not None else None
    if year is None or due_on is None:
        return None
    mine = reports_about(rows, year)
    return Requirement(
        "report",
        "",
        due_on,
        "done" if mine else state_on(today, due_on),
        done_on=min((row.happened_on for row in mine), default=None),
        because=tuple(sorted(row.id for row in mine)),
        counted=min(1, len(mine)),
        year=year,
    )
