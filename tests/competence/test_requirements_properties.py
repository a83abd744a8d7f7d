"""What holds for any evidence whatever, of what the plan asks and of level B after it was confirmed."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learning.competence.award import Award
from learning.competence.maintenance import level
from learning.competence.requirement import REQUIREMENT_STATES
from learning.competence.requirements import requirements
from learning.competence.rules import PlanRules
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.competence.builders import LEVEL_B, TODAY, row

PLAN = PlanRules(
    required_courses={"grunnkurs": 12},
    required_simulations={"simulations/en": 6},
    placement=(2, 24),
    documents={"documents/avtale": 2},
    per_year={"leader_meeting": 1, "meeting": 2, "gathering": 2, "teaching": 2},
    report_due=(1, 31),
    validity_months={"course": 36, "placement": 24, "skill": 24},
    level_b_months=36,
)
KINDS = {
    "course": ("grunnkurs", "annet"),
    "simulation_alone": ("simulations/en",),
    "placement": ("",),
    "agreement": ("documents/avtale",),
    "leader_meeting": ("",),
    "meeting": ("",),
    "gathering": ("",),
    "teaching": ("",),
    "report": ("2024", "2025", "2026"),
    "waiver": ("grunnkurs", "placement"),
    "skill": ("kommunikasjon",),
}
AWARD = Award(1, "competence/sykepleier", date(2022, 5, 4), frozenset(), "2")
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))


@st.composite
def rows(draw):
    kind = draw(st.sampled_from(sorted(KINDS)))
    made = row(0, kind, subject=draw(st.sampled_from(KINDS[kind])), on=draw(DAYS), voided=draw(st.booleans()))
    return replace(
        made, minutes=draw(st.sampled_from((None, 60, 450, 900))), edition=draw(st.sampled_from((None, 1, 2)))
    )


def numbered(found):
    return [replace(one, id=number) for number, one in enumerate(found, start=1)]


HISTORIES = st.lists(rows(), max_size=10).map(numbered)
LEAVES = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=2).map(tuple)
HELD = st.builds(Tenure, DAYS.filter(lambda day: day <= TODAY), st.none(), LEAVES)


def asked(evidence, held, today=TODAY):
    return requirements(PLAN, held, evidence, standing(LEVEL_B, PLAN, evidence, today), today)


def ranks(evidence, held):
    return {
        (one.kind, one.subject): (REQUIREMENT_STATES.index(one.state), one.counted) for one in asked(evidence, held)
    }


@given(HISTORIES, rows(), HELD)
def test_more_evidence_never_makes_a_requirement_worse(evidence, another, held):
    before, after = ranks(evidence, held), ranks([*evidence, replace(another, id=999)], held)
    assert before.keys() == after.keys()
    assert all(after[key] >= before[key] for key in before)


@given(HISTORIES, rows(), HELD)
def test_more_evidence_never_ends_level_b(evidence, another, held):
    def state(found):
        return level(AWARD, lambda _year: PLAN, held, found, standing(LEVEL_B, PLAN, found, TODAY)).state

    if state(evidence) == "current":
        assert state([*evidence, replace(another, id=999)]) == "current"


@given(HISTORIES.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))), HELD)
def test_the_order_of_evidence_does_not_matter(two, held):
    one, other = (asked(evidence, held) for evidence in two)
    assert one == other


@given(HISTORIES, HELD)
def test_the_same_facts_give_the_same_answer(evidence, held):
    """Also when the rows are other objects, so that nothing is remembered."""
    assert asked(evidence, held) == asked([replace(one) for one in evidence], replace(held))


@given(HISTORIES, HELD)
def test_a_voided_row_is_as_if_it_had_never_been(evidence, held):
    assert asked(evidence, held) == asked([one for one in evidence if not one.voided], held)


@given(HISTORIES, HELD, st.integers(0, 900))
def test_what_is_late_stays_late_until_something_is_done(evidence, held, days):
    """Time alone finishes nothing; a yearly duty and a report begin anew, with another day."""
    known = [one for one in evidence if one.happened_on <= TODAY]
    later = {(one.kind, one.subject, one.due_on): one for one in asked(known, held, TODAY + timedelta(days=days))}
    for one in asked(known, held):
        then = later.get((one.kind, one.subject, one.due_on))
        if then is not None and one.state != "done":
            assert REQUIREMENT_STATES.index(then.state) <= REQUIREMENT_STATES.index(one.state)


@given(DAYS, LEAVES, st.integers(2021, 2029))
def test_active_days_are_the_days_one_is_active(start, leaves, year):
    held = Tenure(start, leaves=leaves)
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    assert held.active_days(year) == sum(map(held.active_on, days))
