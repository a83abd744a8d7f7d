"""Level B through the years: kept, lapsed by rule, won back, and never deleted."""

from dataclasses import replace
from datetime import date

import pytest

from learning.competence.award import Award, rests_on, stands
from learning.competence.maintenance import level
from learning.competence.requirements import requirements
from learning.competence.rules import PlanRules
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.competence.builders import LEVEL_B, PLAN, everything, row

PLAN_26 = PlanRules(per_year={"meeting": 1, "teaching": 1}, report_due=(1, 31))
HELD = Tenure(date(2024, 1, 1))
AWARD = Award(1, "competence/sykepleier", date(2026, 5, 4), frozenset({1, 2, 3}), "2")


def year(number, *missing):
    """What keeps a year, but for what is missing."""
    rows = [
        row(number * 10 + 1, "meeting", on=date(number, 4, 1)),
        row(number * 10 + 2, "teaching", on=date(number, 10, 1)),
        row(number * 10 + 3, "report", subject=str(number), on=date(number + 1, 1, 20)),
    ]
    return [one for one in rows if one.kind not in missing]


def at(today, *rows, plan_of=lambda _year: PLAN_26, held=HELD, base=None):
    evidence = [*(everything() if base is None else base), *rows]
    return level(AWARD, plan_of, held, evidence, standing(LEVEL_B, PLAN, evidence, today))


def states(found):
    return {one.year: one.state for one in found.years}


def test_the_year_of_the_award_asks_for_nothing_more():
    found = at(date(2026, 12, 31))
    assert (found.state, found.years) == ("current", ())


@pytest.mark.krav("AHUS-2.2")
def test_level_b_is_current_while_each_year_is_kept_and_lapses_when_one_is_not():
    assert at(date(2027, 12, 31)).state == "current"
    kept = at(date(2028, 2, 1), *year(2027))
    assert (kept.state, states(kept)) == ("current", {2027: "kept", 2028: "open"})
    lapsed = at(date(2028, 2, 1), *year(2027, "teaching"))
    assert (lapsed.state, lapsed.lacked_in, lapsed.years[0].missing) == ("lapsed", 2027, ("teaching",))
    assert lapsed.award == AWARD


def test_the_next_kept_year_makes_it_current_again():
    found = at(date(2029, 2, 1), *year(2027, "meeting"), *year(2028))
    assert (found.state, states(found)) == ("current", {2027: "missing", 2028: "kept", 2029: "open"})


@pytest.mark.parametrize(("today", "state"), [(date(2028, 1, 31), "open"), (date(2028, 2, 1), "missing")])
def test_a_closed_year_waits_for_its_report_until_the_plans_day(today, state):
    assert states(at(today, *year(2027, "report")))[2027] == state


def test_a_late_report_keeps_the_year_after_all():
    late = replace(year(2027)[-1], happened_on=date(2028, 6, 1))
    assert at(date(2028, 7, 1), *year(2027, "report"), late).state == "current"


def test_a_year_on_leave_asks_for_nothing_and_the_one_before_decides():
    away = replace(HELD, leaves=((date(2027, 2, 1), date(2028, 1, 31)),))
    found = at(date(2028, 3, 1), held=away)
    assert (found.state, states(found)) == ("current", {2027: "paused", 2028: "open"})


def test_a_year_is_judged_by_the_plan_it_closed_under():
    """A stricter plan takes nothing from anybody."""
    strict = PlanRules(per_year={"meeting": 9})
    assert at(date(2028, 2, 1), *year(2027), plan_of=lambda one: PLAN_26 if one < 2028 else strict).state == "current"
    assert at(date(2028, 2, 1), *year(2027), plan_of=lambda _year: strict).state == "lapsed"


def test_an_award_stands_when_its_evidence_runs_out_but_not_when_it_is_withdrawn():
    run_out = at(date(2029, 2, 1), *year(2027), *year(2028))
    assert run_out.state == "current"
    withdrawn = [replace(one, voided=one.id == 3) for one in everything()]
    found = at(date(2026, 12, 1), base=withdrawn)
    assert (found.state, found.withdrawn, found.award) == ("undermined", (3,), AWARD)


def test_rows_left_out_of_a_list_are_withdrawn_too():
    rows = everything()[:2]
    assert not stands(AWARD, rows, standing(LEVEL_B, PLAN, rows, date(2026, 12, 1)))


def test_an_award_rests_on_what_counts_today_and_on_nothing_when_level_b_is_not_reached():
    today = date(2026, 5, 4)
    assert rests_on(standing(LEVEL_B, PLAN, everything(), today)) == (1, 2, 3)
    assert rests_on(standing(LEVEL_B, PLAN, everything()[:2], today)) == ()


def test_once_confirmed_the_requirement_stays_done_with_its_day():
    long_after = date(2035, 1, 1)
    stands_now = standing(LEVEL_B, PLAN, everything(), long_after)
    assert not stands_now.level_b
    found = requirements(PLAN, HELD, everything(), stands_now, long_after, AWARD)
    [one] = [one for one in found if one.kind == "level_b"]
    assert (one.state, one.done_on, one.because) == ("done", AWARD.awarded_on, (1, 2, 3))
