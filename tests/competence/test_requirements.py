"""What the plan asks for, by when, and whether it is done."""

from datetime import date, timedelta

import pytest

from learning.competence.months import months_after
from learning.competence.requirements import requirements
from learning.competence.rules import PlanRules
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.competence.builders import LEVEL_B, PLAN, TODAY, everything, row


def of(*rows, appointed_on=date(2026, 3, 1), plan=PLAN, today=TODAY):
    return requirements(plan, Tenure(appointed_on), rows, standing(LEVEL_B, plan, rows, today), today)


def only(found, subject):
    return next(one for one in found if one.subject == subject)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
        (date(2026, 5, 17), 0, date(2026, 5, 17)),
    ],
)
def test_months_are_counted_by_the_calendar(start, months, end):
    assert months_after(start, months) == end


@pytest.mark.krav("FUNK-2.1.2")
def test_the_introductory_and_basic_course_are_asked_for_by_their_dates_and_done_when_passed():
    found = of(row(7, "course", subject="introduksjonskurs", on=date(2026, 4, 1)))
    assert [(one.subject, one.due_on, one.state) for one in found if one.kind == "course"] == [
        ("grunnkurs", date(2027, 3, 1), "due"),
        ("introduksjonskurs", date(2026, 9, 1), "done"),
    ]
    done = only(found, "introduksjonskurs")
    assert (done.done_on, done.because, done.expires_on) == (date(2026, 4, 1), (7,), None)


@pytest.mark.parametrize(
    ("days_left", "state"), [(-1, "overdue"), (0, "soon"), (30, "soon"), (31, "due"), (400, "due")]
)
def test_the_state_follows_the_days_left(days_left, state):
    plan = PlanRules(required_courses={"grunnkurs": 0})
    found = of(plan=plan, appointed_on=TODAY + timedelta(days=days_left))
    assert [one.state for one in found] == [state]


def test_the_most_urgent_comes_first_and_the_done_last():
    plan = PlanRules(required_courses={"gjort": 1, "senere": 24, "forsent": 2, "snart": 9}, level_b_months=36)
    found = of(row(1, "course", subject="gjort"), plan=plan)
    assert [one.state for one in found] == ["overdue", "soon", "due", "due", "done"]
    assert [one.subject for one in found] == ["forsent", "snart", "senere", "", "gjort"]


def test_a_module_another_course_a_withdrawn_or_a_future_row_does_not_pass_a_course():
    found = of(
        row(1, "module", subject="grunnkurs"),
        row(2, "course", subject="introduksjonskurs", voided=True),
        row(3, "course", subject="noe-annet"),
        row(4, "course", subject="grunnkurs", on=TODAY + timedelta(days=1)),
    )
    assert {one.state for one in found} == {"overdue", "due"}


def test_a_course_passed_before_the_appointment_counts():
    assert only(of(row(1, "course", subject="grunnkurs", on=date(2019, 5, 2))), "grunnkurs").state == "done"


def test_a_course_that_has_run_out_is_due_again_from_the_day_it_did():
    plan = PlanRules(required_courses={"grunnkurs": 12}, validity_months={"course": 36})
    passed = row(1, "course", subject="grunnkurs", on=date(2023, 1, 15))
    found = of(passed, plan=plan, appointed_on=date(2022, 1, 1))
    assert [(one.state, one.due_on, one.done_on) for one in found] == [("overdue", date(2026, 1, 15), None)]
    renewed = of(passed, row(2, "course", subject="grunnkurs", on=date(2026, 2, 1)), plan=plan)
    assert [(one.state, one.because, one.expires_on) for one in renewed] == [("done", (2,), date(2029, 2, 1))]


@pytest.mark.krav("AHUS-2.2")
def test_level_b_is_asked_for_and_done_on_the_day_the_last_cell_was_filled():
    rows = everything()
    assert only(of(*rows[:2]), "").state == "due"
    late = row(9, "skill", *LEVEL_B.competences, on=date(2026, 6, 1))
    done = only(of(rows[0], rows[1], late), "")
    assert (done.kind, done.state, done.done_on, done.because) == (
        "level_b",
        "done",
        date(2026, 6, 1),
        (1, 2, 9),
    )
    assert done.expires_on == date(2028, 6, 1)


def test_a_course_counts_through_its_last_day():
    plan = PlanRules(required_courses={"grunnkurs": 12}, validity_months={"course": 36})
    passed = row(1, "course", subject="grunnkurs", on=date(2023, 11, 21))
    states = [of(passed, plan=plan, today=day)[0].state for day in (TODAY, TODAY + timedelta(days=1))]
    assert states[0] == "done" != states[1]


def test_a_plan_without_months_for_level_b_does_not_ask_for_it():
    assert of(plan=PlanRules()) == ()
