"""What holds for any evidence whatever."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from learning.competence.cells import SIDES, STATES
from learning.competence.months import months_after
from learning.competence.standing import standing
from tests.competence.builders import LEVEL_B, PLAN, TODAY, row

DAYS = st.dates(date(2019, 1, 1), date(2029, 12, 31))
NAMES = (*LEVEL_B.competences[:3], "radgivning-og-veiledning", "prosjektarbeid", "ukjent")


@st.composite
def rows(draw, kinds=tuple(LEVEL_B.sides)):
    kind = draw(st.sampled_from(kinds))
    names = draw(st.lists(st.sampled_from(NAMES), max_size=3))
    return row(0, kind, *names, on=draw(DAYS), voided=draw(st.booleans()))


def histories(kinds=tuple(LEVEL_B.sides)):
    numbered = st.lists(rows(kinds), max_size=12)
    return numbered.map(lambda found: [replace(one, id=number) for number, one in enumerate(found, start=1)])


def ranks(evidence, today=TODAY):
    cells = standing(LEVEL_B, PLAN, evidence, today).cells
    return {key: STATES.index(cell.state) for key, cell in cells.items()}


@given(histories())
def test_a_met_cell_always_has_evidence_that_meets_it_alone(evidence):
    for (name, side), cell in standing(LEVEL_B, PLAN, evidence, TODAY).cells.items():
        alone = [
            standing(LEVEL_B, PLAN, [one], TODAY).cells[name, side].state for one in evidence if one.id in cell.because
        ]
        assert (cell.state == "met") == ("met" in alone)


@given(histories())
def test_the_states_of_a_table_are_those_of_the_cells_with_reasons(evidence):
    """Two ways to the same: a table asks for states alone, and is spared the reasons."""
    states, cells = (standing(LEVEL_B, PLAN, evidence, TODAY) for _ in range(2))
    for name, three in states.states.items():
        assert three == tuple(cells.cells[name, side].state for side in SIDES)


@given(histories(kinds=("simulation", "placement", "task")))
def test_parts_never_add_up_to_met(evidence):
    """These kinds give action a part at most, however many there are."""
    cells = standing(LEVEL_B, PLAN, evidence, TODAY).cells
    assert not [key for key, cell in cells.items() if key[1] == "action" and cell.state == "met"]


@given(histories())
def test_a_voided_row_is_as_if_it_had_never_been(evidence):
    without = [one for one in evidence if not one.voided]
    assert standing(LEVEL_B, PLAN, evidence, TODAY).cells == standing(LEVEL_B, PLAN, without, TODAY).cells


@given(histories(), st.data())
def test_voiding_removes_a_rows_influence(evidence, data):
    if not evidence:
        return
    place = data.draw(st.integers(0, len(evidence) - 1))
    voided = [replace(one, voided=True) if at == place else one for at, one in enumerate(evidence)]
    removed = evidence[:place] + evidence[place + 1 :]
    assert standing(LEVEL_B, PLAN, voided, TODAY).cells == standing(LEVEL_B, PLAN, removed, TODAY).cells


@given(histories().flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_the_order_of_evidence_does_not_matter(two):
    one, other = (standing(LEVEL_B, PLAN, evidence, TODAY).cells for evidence in two)
    assert one == other


@given(histories(), rows())
def test_more_evidence_never_lowers_a_cell(evidence, another):
    before, after = ranks(evidence), ranks([*evidence, replace(another, id=999)])
    assert all(after[key] >= before[key] for key in before)


@given(histories(), st.integers(0, 3000))
def test_time_alone_never_raises_a_cell_nor_empties_it(evidence, days):
    """Evidence dated after today is left out: it begins to count on its own day."""
    known = [one for one in evidence if one.happened_on <= TODAY]
    now, later = ranks(known), ranks(known, TODAY + timedelta(days=days))
    assert all(later[key] <= now[key] for key in now)
    assert all((later[key] == 0) == (now[key] == 0) for key in now)


@given(histories())
def test_a_cell_keeps_its_state_through_expires_on_and_loses_it_the_day_after(evidence):
    known = [one for one in evidence if one.happened_on <= TODAY]
    for key, cell in standing(LEVEL_B, PLAN, known, TODAY).cells.items():
        if cell.expires_on and cell.state != "expired":
            assert standing(LEVEL_B, PLAN, known, cell.expires_on).cells[key].state == cell.state
            after = standing(LEVEL_B, PLAN, known, cell.expires_on + timedelta(days=1)).cells[key]
            assert STATES.index(after.state) < STATES.index(cell.state)


@given(histories())
def test_only_valid_rows_of_the_evidence_are_named_as_reasons(evidence):
    usable = {one.id for one in evidence if not one.voided and one.happened_on <= TODAY}
    cells = standing(LEVEL_B, PLAN, evidence, TODAY).cells.values()
    assert {row_id for cell in cells for row_id in cell.because} <= usable
    assert all(bool(cell.because) == (cell.state != "none") for cell in cells)


@given(DAYS, st.integers(0, 120))
def test_months_keep_the_day_or_take_the_last_of_the_month(start, months):
    found = months_after(start, months)
    assert (found.year - start.year) * 12 + found.month - start.month == months
    assert found.day == start.day or ((found + timedelta(days=1)).day == 1 and found.day < start.day)
