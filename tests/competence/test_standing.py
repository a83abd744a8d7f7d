"""The framework's table, applied: what fills a cell, what does not, and when it runs out."""

from datetime import date

import pytest

from learning.competence.cells import SIDES
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import standing
from tests.competence.builders import AREAS, LEVEL_B, PLAN, TODAY, everything, row

TOPIC = "kommunikasjon"

TABLE = [
    ("module", "met", "none", "none"),
    ("course", "met", "none", "none"),
    ("simulation", "none", "part", "none"),
    ("simulation_observed", "none", "met", "none"),
    ("placement", "none", "met", "part"),
    ("task", "none", "met", "part"),
    ("teaching", "none", "part", "met"),
    ("improvement", "none", "met", "met"),
    ("skill", "none", "part", "met"),
    ("education", "met", "met", "none"),
]


def of(*rows, today=TODAY, plan=PLAN):
    return standing(LEVEL_B, plan, rows, today)


@pytest.mark.parametrize(("kind", "understanding", "experience", "action"), TABLE)
def test_each_kind_of_evidence_gives_what_its_row_of_the_table_says(kind, understanding, experience, action):
    assert of(row(1, kind, TOPIC)).states[TOPIC] == (understanding, experience, action)


def test_evidence_touches_no_other_competence():
    found = of(row(1, "placement", TOPIC))
    assert {name for name, states in found.states.items() if set(states) != {"none"}} == {TOPIC}


def test_teaching_also_serves_guidance_and_improvement_also_serves_project_work():
    assert of(row(1, "teaching", TOPIC)).states["radgivning-og-veiledning"] == ("none", "part", "met")
    assert of(row(1, "improvement", TOPIC)).states["prosjektarbeid"] == ("none", "met", "met")
    assert of(row(1, "teaching")).states["radgivning-og-veiledning"] == ("none", "part", "met")


def test_a_competence_named_twice_counts_once():
    cell = of(row(1, "teaching", TOPIC, TOPIC, "radgivning-og-veiledning")).cells
    assert cell[TOPIC, "action"].because == (1,)
    assert cell["radgivning-og-veiledning", "action"].because == (1,)


@pytest.mark.krav("AHUS-2.2")
def test_level_b_is_all_21_competences_with_all_three_sides_met():
    found = of(*everything())
    assert len(found.complete) == 21
    assert found.level_b
    assert [found.count_met(side) for side in SIDES] == [21, 21, 21]


@pytest.mark.krav("AHUS-2.2")
def test_e_learning_alone_never_makes_level_b():
    found = of(row(1, "module", *LEVEL_B.competences), row(2, "course", *LEVEL_B.competences))
    assert found.count_met("understanding") == 21
    assert (found.complete, found.level_b) == ((), False)


def test_one_missing_cell_is_not_level_b():
    last = LEVEL_B.competences[-1]
    rows = [row(1, "module", *LEVEL_B.competences), row(2, "placement", *LEVEL_B.competences)]
    found = of(*rows, row(3, "skill", *LEVEL_B.competences[:-1]))
    assert found.states[last] == ("met", "met", "part")
    assert len(found.complete) == 20
    assert not found.level_b


def test_a_framework_without_competences_gives_nobody_level_b():
    assert not standing(FrameworkRules((), (), {}), PlanRules(), [], TODAY).level_b


def test_unknown_kinds_and_other_professions_competences_are_passed_over():
    found = of(row(1, "hearsay", TOPIC), row(2, "module", "noe-for-fysioterapeuter"))
    assert found.cells == LEVEL_B.blank


def test_withdrawn_and_future_evidence_counts_for_nothing():
    tomorrow = date(2026, 11, 22)
    found = of(row(1, "module", TOPIC, voided=True), row(2, "skill", TOPIC, on=tomorrow))
    assert found.cells == LEVEL_B.blank
    assert of(row(2, "skill", TOPIC, on=TODAY)).cells[TOPIC, "action"].state == "met"


def test_evidence_counts_through_its_last_day_and_not_the_day_after():
    attested = row(1, "skill", TOPIC, on=date(2024, 11, 21))
    on_the_day = of(attested, today=date(2026, 11, 21)).cells[TOPIC, "action"]
    assert (on_the_day.state, on_the_day.expires_on) == ("met", date(2026, 11, 21))
    after = of(attested, today=date(2026, 11, 22)).cells[TOPIC, "action"]
    assert (after.state, after.because, after.expires_on) == ("expired", (1,), date(2026, 11, 21))


def test_a_cell_with_something_valid_left_is_not_expired():
    found = of(row(1, "skill", TOPIC, on=date(2020, 1, 1)), row(2, "placement", TOPIC))
    cell = found.cells[TOPIC, "action"]
    assert (cell.state, cell.because, cell.expires_on) == ("part", (2,), None)


def test_because_is_strongest_first_and_the_state_lasts_as_long_as_its_longest_evidence():
    found = of(
        row(1, "placement", TOPIC),
        row(2, "skill", TOPIC, on=date(2025, 3, 1)),
        row(3, "skill", TOPIC, on=date(2026, 3, 1)),
        row(4, "skill", TOPIC, on=date(2019, 3, 1)),
    )
    cell = found.cells[TOPIC, "action"]
    assert (cell.because, cell.expires_on) == ((3, 2, 1), date(2028, 3, 1))
    assert found.cells[TOPIC, "experience"].because == (1, 3, 2)


def test_areas_count_complete_competences_and_met_cells():
    names = dict(AREAS)["omrade-parorende"]
    found = of(row(1, "module", *names), row(2, "improvement", names[0]))
    area = next(area for area in found.by_area if area.area == "omrade-parorende")
    assert (area.competences, area.complete, area.cells_met) == (names, 1, 4)


def test_the_state_key_is_hashable_and_follows_areas_and_competences():
    found = of(row(1, "module", "kreft-og-andre-sykdommer"))
    assert [len(area) for area in found.state_key] == [len(names) for _, names in AREAS]
    assert found.state_key[0][0] == ("met", "none", "none")
    assert hash(found.state_key) == hash(of(row(9, "course", "kreft-og-andre-sykdommer")).state_key)


def test_one_persons_standing_does_not_leak_into_the_next():
    of(*everything())
    assert of().cells == LEVEL_B.blank
