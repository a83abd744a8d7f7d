"""What does the plan ask of this appointment, by when, and is it done?

Once: required courses and simulations with months from appointment (FUNK-2.1.2, OST-33), placement where the plan
requires it (OST-34), documents to sign, and level B within the plan's months (AHUS-2.2). Every year: see duties.py.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from learning.competence.award import Award
from learning.competence.cells import Cell
from learning.competence.duties import ByKind, amount, by_kind, of_the_year, reached_on
from learning.competence.evidence import Evidence
from learning.competence.months import months_after
from learning.competence.requirement import Requirement, state_on, urgency
from learning.competence.rules import FrameworkRules, PlanRules, shown
from learning.competence.standing import Standing
from learning.competence.tenure import Tenure

SIMULATIONS = ("simulation_alone", "simulation_group")
#: Agreements are made when the appointment is (nettverket.md 3.3); the plans give no other time.
MONTHS_TO_SIGN = 1


def requirements(
    plan: PlanRules,
    tenure: Tenure,
    evidence: Iterable[Evidence],
    standing: Standing,
    today: date,
    award: Award | None = None,
) -> tuple[Requirement, ...]:
    """The most urgent first, then by deadline, then in the plan's order.

    Evidence from before the appointment counts: it belongs to the person. So does the award of level B.
    """
    return _requirements(plan, tenure, tuple(evidence), standing, today, award)


@lru_cache(maxsize=512)
def _requirements(
    plan: PlanRules,
    tenure: Tenure,
    rows: tuple[Evidence, ...],
    standing: Standing,
    today: date,
    award: Award | None,
) -> tuple[Requirement, ...]:
    found = by_kind(rows, today)
    asked = [*_once(plan, tenure.starts_on, found, today), *of_the_year(plan, tenure, found, today)]
    if plan.level_b_months is not None:
        due_on = months_after(tenure.starts_on, plan.level_b_months)
        asked.append(_awarded(due_on, award) if award else _level_b(due_on, rows, standing, today))
    return tuple(sorted(asked, key=urgency))


def _once(plan: PlanRules, appointed_on: date, found: ByKind, today: date) -> Iterator[Requirement]:
    waivers = found.get("waiver", ())
    for slug, months in plan.required_courses.items():
        rows = _about(slug, found.get("course", ()))
        yield _lasting("course", slug, months_after(appointed_on, months), rows, 1, waivers, plan, today)
    for slug, months in plan.required_simulations.items():
        rows = _about(slug, [row for kind in SIMULATIONS for row in found.get(kind, ())])
        yield _lasting("simulation", slug, months_after(appointed_on, months), rows, 1, waivers, plan, today)
    if plan.placement is not None:
        days, months = plan.placement
        rows = list(found.get("placement", ()))
        yield _lasting("placement", "", months_after(appointed_on, months), rows, days, waivers, plan, today)
    for slug, edition in plan.documents.items():
        signed = [row for row in _about(slug, found.get("agreement", ())) if (row.edition or 0) >= edition]
        yield _lasting("agreement", slug, months_after(appointed_on, MONTHS_TO_SIGN), signed, 1, (), plan, today)


def _about(slug: str, rows: Iterable[Evidence]) -> list[Evidence]:
    return [row for row in rows if row.subject == slug]


def _lasting(
    kind: str,
    subject: str,
    due_on: date,
    rows: Sequence[Evidence],
    needed: int,
    waivers: Sequence[Evidence],
    plan: PlanRules,
    today: date,
) -> Requirement:
    """What has run out is due again the day it did, unless the first deadline is later. Who is freed owes nothing."""
    last_days = {row.id: plan.last_valid_day(row.kind, row.happened_on) for row in rows}
    longest_first = sorted(rows, key=lambda row: (last_days[row.id], row.happened_on, row.id), reverse=True)
    valid = [row for row in longest_first if last_days[row.id] >= today]
    because, counted = tuple(row.id for row in valid), sum(map(amount, valid))
    if counted >= needed:
        last_day = last_days[_completing(valid, needed).id]
        done_on = reached_on(valid, needed)
        return Requirement(kind, subject, due_on, "done", done_on, because, shown(last_day), counted, needed)
    freed = [row for row in waivers if row.subject == (subject or kind)]
    if freed:
        first = min(freed, key=lambda row: (row.happened_on, row.id))
        return Requirement(
            kind, subject, due_on, "done", first.happened_on, (first.id,), needed=needed, counted=counted, waived=True
        )
    if sum(map(amount, rows)) >= needed:
        due_on = max(due_on, last_days[_completing(longest_first, needed).id])
    state = state_on(today, due_on)
    return Requirement(kind, subject, due_on, state, because=because, counted=counted, needed=needed)


def _completing(rows: Iterable[Evidence], needed: int) -> Evidence:
    """The row that makes it enough: when it runs out, what is left no longer is."""
    sum_so_far = 0
    for row in rows:
        sum_so_far += amount(row)
        if sum_so_far >= needed:
            return row
    raise ValueError("these rows are not enough")


def _awarded(due_on: date, award: Award) -> Requirement:
    """Once confirmed it stays done, with its date; whether it is maintained is another question."""
    because = tuple(sorted(award.evidence))
    return Requirement("level_b", "", due_on, "done", done_on=award.awarded_on, because=because, counted=1)


def _level_b(due_on: date, rows: Sequence[Evidence], standing: Standing, today: date) -> Requirement:
    if not standing.level_b:
        return Requirement("level_b", "", due_on, state_on(today, due_on))
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
        counted=1,
    )


def _met_since(cell: Cell, by_id: Mapping[int, Evidence], framework: FrameworkRules) -> date:
    behind = [by_id[row_id] for row_id in cell.because]
    return min(row.happened_on for row in behind if framework.sides[row.kind][cell.side] == "met")
