"""The rule table of a network is whole, with a source for each rule, and knows its own words."""

import pathlib

import pytest

from learning.courses.reading import read
from learning.courses.schemas import EVIDENCE_KINDS, PLAN_RULES
from tests.courses.builders import found

PLANS = sorted((pathlib.Path(__file__).parents[2] / "content" / "plans").glob("*.md"))
TOP = "---\ntitle: Plan\nedition: 1\nnetwork: ostfold\nvalid_from: 2026-01-01\n"


def rules(path):
    return read(f"plans/{path.name}", path.read_text(encoding="utf-8")).document.rules


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_a_shipped_plan_answers_every_rule_and_says_where_from(path):
    written = rules(path)
    assert set(written) == set(PLAN_RULES)
    assert all(rule.source for rule in written.values())


def test_the_networks_differ_where_their_own_texts_do():
    by_network = {path.stem: rules(path) for path in PLANS}

    def values(key):
        return {network: (table[key].value, table[key].source) for network, table in by_network.items()}

    assert values("placement_required") == {
        "ahus": (False, "FUNK-2.1.2"),
        "ostfold": (True, "OST-34"),
        "vest": (False, "VEST-2.7"),
        "vv": (False, "proposal"),
    }
    assert values("validity_leader_meeting_months")["ahus"] == (12, "FUNK-2.1.3")
    assert values("teaching_per_year")["vv"] == (2, "VV-24")


@pytest.mark.parametrize("kind", EVIDENCE_KINDS)
def test_every_kind_of_evidence_can_run_out_and_be_vouched_for(kind):
    text = TOP + f"validity_{kind}_months: {{value: 12, source: proposal}}\n"
    text += f"attested_by: {{value: {{{kind}: [leader]}}, source: proposal}}\n---\n"
    reading = read("plans/ostfold.md", text)
    assert reading.problems == ()
    assert reading.document.value("attested_by") == {kind: ("leader",)}


def test_who_vouches_for_what_is_said_in_known_words():
    line = "attested_by: {{value: {{{kind}: {who}}}, source: proposal}}\n---\n"
    assert found(read("plans/ostfold.md", TOP + line.format(kind="skil", who="[leader]"))) == [(6, "unknown-key")]
    assert found(read("plans/ostfold.md", TOP + line.format(kind="skill", who="[leder]"))) == [(6, "value-not-known")]
    assert found(read("plans/ostfold.md", TOP + line.format(kind="skill", who="leader"))) == [(6, "value-not-list")]
