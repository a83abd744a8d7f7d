"""Every green cell can say why."""

from datetime import date

import pytest

from learning.competence.cells import SIDES
from learning.competence.explain import ways, why
from learning.competence.rules import RULE_VERSION
from learning.competence.standing import standing
from tests.competence.builders import LEVEL_B, PLAN, TODAY, everything, row


def test_why_gives_the_evidence_what_it_counts_for_and_the_rule():
    rows = {1: row(1, "placement", "kommunikasjon"), 2: row(2, "skill", "kommunikasjon", on=date(2025, 2, 1))}
    cell = standing(LEVEL_B, PLAN, rows.values(), TODAY).cells["kommunikasjon", "action"]
    found = why(cell, rows, LEVEL_B, PLAN)
    assert [(reason.evidence.id, reason.level, reason.expires_on) for reason in found.reasons] == [
        (2, "met", date(2027, 2, 1)),
        (1, "part", None),
    ]
    assert (found.cell, found.rule_version) == (cell, RULE_VERSION)


def test_every_met_cell_has_a_reason_that_meets_it():
    rows = {one.id: one for one in everything()}
    for cell in standing(LEVEL_B, PLAN, rows.values(), TODAY).cells.values():
        assert why(cell, rows, LEVEL_B, PLAN).reasons[0].level == "met"


def test_an_empty_cell_has_no_reasons_but_says_what_would_fill_it():
    cell = standing(LEVEL_B, PLAN, [], TODAY).cells["kommunikasjon", "action"]
    found = why(cell, {}, LEVEL_B, PLAN)
    assert found.reasons == ()
    assert found.ways.met == ("teaching", "improvement", "skill")
    assert found.ways.part == ("placement", "task")


def test_a_cell_without_its_evidence_is_an_error_not_a_shrug():
    cell = standing(LEVEL_B, PLAN, everything(), TODAY).cells["kommunikasjon", "action"]
    with pytest.raises(KeyError):
        why(cell, {}, LEVEL_B, PLAN)


@pytest.mark.parametrize("side", SIDES)
def test_what_is_said_to_fill_a_side_does(side):
    found = ways(LEVEL_B, side)
    for level, kinds in (("met", found.met), ("part", found.part)):
        for kind in kinds:
            alone = standing(LEVEL_B, PLAN, [row(1, kind, "kommunikasjon")], TODAY)
            assert alone.cells["kommunikasjon", side].state == level
