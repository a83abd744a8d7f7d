"""What is asked once, and what every year: what counts for it, and what does not."""

from dataclasses import replace
from datetime import date

import pytest

from learning.competence.requirements import requirements
from learning.competence.rules import PlanRules
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.competence.builders import LEVEL_B, TODAY, row

APPOINTED = date(2025, 1, 1)
YEARLY = PlanRules(per_year={"meeting": 2, "gathering": 2, "teaching": 1})


def of(plan, *rows, held=Tenure(APPOINTED), today=TODAY):  # noqa: B008 – frozen
    found = requirements(plan, held, rows, standing(LEVEL_B, plan, rows, today), today)
    return {one.subject or one.kind: one for one in found}


def report(number, year, on):
    return row(number, "report", subject=str(year), on=on)


# Tenure


@pytest.mark.parametrize(
    ("held", "owes"),
    [
        (Tenure(date(2026, 9, 30)), True),
        (Tenure(date(2026, 10, 1)), False),
        (Tenure(APPOINTED, date(2026, 12, 31)), True),
        (Tenure(APPOINTED, date(2026, 12, 30)), False),
        (Tenure(APPOINTED, leaves=((date(2026, 6, 1), date(2027, 1, 10)),)), False),
        (Tenure(APPOINTED, leaves=((date(2026, 6, 1), date(2026, 12, 30)),)), True),
        (Tenure(APPOINTED, leaves=((date(2025, 6, 1), date(2026, 9, 30)),)), False),
        (Tenure(APPOINTED, leaves=((date(2025, 6, 1), date(2026, 9, 29)),)), True),
        (
            Tenure(APPOINTED, leaves=((date(2026, 1, 1), date(2026, 6, 30)), (date(2026, 3, 1), date(2026, 9, 29)))),
            True,
        ),
        (Tenure(APPOINTED, leaves=((date(2026, 11, 1), None),)), False),
    ],
)
def test_a_year_is_owed_by_who_is_active_at_its_end_and_for_more_than_92_days(held, owes):
    assert held.owes(2026) is owes


def test_days_away_twice_are_away_once():
    overlapping = ((date(2026, 3, 1), date(2026, 3, 31)), (date(2026, 3, 20), date(2026, 4, 10)))
    assert Tenure(APPOINTED, leaves=overlapping).active_days(2026) == 365 - 41
    assert Tenure(APPOINTED).active_days(2028) == 366


# Every year


@pytest.mark.krav("VV-24", "VV-25", "OST-37")
def test_a_year_counts_what_happened_in_it():
    found = of(
        YEARLY,
        row(1, "meeting", on=date(2025, 12, 31)),
        row(2, "meeting", on=date(2026, 1, 1)),
        row(3, "meeting", on=date(2026, 9, 1)),
        row(4, "teaching", on=date(2026, 11, 23)),
    )
    assert (found["meeting"].state, found["meeting"].done_on, found["meeting"].because) == (
        "done",
        date(2026, 9, 1),
        (2, 3),
    )
    assert (found["teaching"].state, found["teaching"].counted) == ("due", 0)
    assert {one.due_on for one in found.values()} == {date(2026, 12, 31)}


def test_days_are_counted_in_working_days_and_never_below_one():
    half_day = replace(row(1, "gathering", on=date(2026, 3, 1)), minutes=200)
    assert of(YEARLY, half_day)["gathering"].counted == 1
    two_days = replace(half_day, minutes=900)
    assert of(YEARLY, two_days)["gathering"].state == "done"
    long_talk = replace(row(1, "teaching", on=date(2026, 3, 1)), minutes=900)
    assert of(YEARLY, long_talk)["teaching"].counted == 1


@pytest.mark.parametrize(
    ("today", "state"), [(date(2026, 11, 30), "due"), (date(2026, 12, 1), "soon"), (date(2026, 12, 31), "soon")]
)
def test_a_duty_is_urgent_in_december_and_never_late(today, state):
    assert of(YEARLY, today=today)["meeting"].state == state
    assert of(YEARLY, today=date(2027, 1, 1))["meeting"].due_on == date(2027, 12, 31)


def test_who_leaves_is_asked_for_nothing_more_this_year_or_the_next():
    assert of(YEARLY, held=Tenure(APPOINTED, date(2026, 12, 1))) == {}


# The report


def test_the_report_is_about_the_year_before_and_late_after_the_plans_day():
    plan = PlanRules(report_due=(1, 31))
    asked = of(plan, today=date(2026, 1, 31))["report"]
    assert (asked.year, asked.due_on, asked.state) == (2025, date(2026, 1, 31), "soon")
    assert of(plan, today=date(2026, 2, 1))["report"].state == "overdue"
    assert of(plan, report(1, 2025, date(2026, 3, 1)))["report"].state == "done"
    assert of(plan, report(1, 2024, date(2025, 1, 10)))["report"].state == "overdue"


def test_whoever_was_not_there_last_year_reports_about_this_one():
    asked = of(PlanRules(report_due=(2, 29)), held=Tenure(date(2026, 4, 1)))["report"]
    assert (asked.year, asked.due_on) == (2026, date(2027, 2, 28))


# Once


@pytest.mark.krav("OST-34")
def test_a_placement_is_done_when_its_days_are_enough():
    plan = PlanRules(placement=(3, 24))
    first = replace(row(1, "placement", on=date(2025, 3, 1)), minutes=900)
    assert of(plan, first)["placement"].counted == 2
    done = of(plan, first, row(2, "placement", on=date(2025, 9, 1)))["placement"]
    assert (done.state, done.done_on, done.because) == ("done", date(2025, 9, 1), (2, 1))
    assert of(plan, held=Tenure(date(2024, 1, 1)))["placement"].state == "overdue"


def test_a_placement_runs_out_when_what_is_left_is_no_longer_enough():
    plan = PlanRules(placement=(2, 6), validity_months={"placement": 24})
    days = [row(1, "placement", on=date(2025, 1, 10)), row(2, "placement", on=date(2025, 6, 1))]
    assert of(plan, *days)["placement"].expires_on == date(2027, 1, 10)
    late = of(plan, *days, today=date(2027, 1, 11))["placement"]
    assert (late.state, late.due_on, late.counted) == ("overdue", date(2027, 1, 10), 1)


def test_a_required_simulation_is_done_alone_or_in_a_group():
    plan = PlanRules(required_simulations={"simulations/ikke-si-det": 12})
    for kind in ("simulation_alone", "simulation_group"):
        found = of(plan, row(1, kind, subject="simulations/ikke-si-det"))
        assert found["simulations/ikke-si-det"].state == "done"
    other = of(plan, row(1, "simulation_group", subject="simulations/noe-annet"))
    assert other["simulations/ikke-si-det"].state == "overdue"


def test_a_new_edition_of_an_agreement_is_signed_anew_and_the_old_signature_stands():
    def signed(number, edition):
        return replace(row(number, "agreement", subject="documents/avtale"), edition=edition)

    first, second = PlanRules(documents={"documents/avtale": 1}), PlanRules(documents={"documents/avtale": 2})
    assert of(first, signed(1, 1))["documents/avtale"].state == "done"
    assert of(second, signed(1, 1))["documents/avtale"].state == "overdue"
    assert of(second, signed(1, 1), signed(2, 2))["documents/avtale"].because == (2,)
    assert of(first, signed(1, 1))["documents/avtale"].because == (1,)


@pytest.mark.parametrize(("subject", "freed"), [("grunnkurs", True), ("annet", False)])
def test_a_waiver_frees_from_the_course_it_names(subject, freed):
    plan = PlanRules(required_courses={"grunnkurs": 6})
    found = of(plan, row(1, "waiver", subject=subject))["grunnkurs"]
    assert (found.state == "done", found.waived) == (freed, freed)
    taken = of(plan, row(1, "waiver", subject=subject), row(2, "course", subject="grunnkurs"))["grunnkurs"]
    assert (taken.waived, taken.because) == (False, (2,))


def test_duties_fill_no_cell():
    rows = [
        row(number, kind, *LEVEL_B.competences) for number, kind in enumerate(("meeting", "gathering", "report"), 1)
    ]
    assert standing(LEVEL_B, YEARLY, rows, TODAY).cells == LEVEL_B.blank
