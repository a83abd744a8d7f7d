"""The four networks' plans, as they are shipped, say of twenty people what was reckoned by hand."""

from dataclasses import replace
from functools import cache

import pytest

from learning.actions.rulebooks import framework_rules, plan_rules
from learning.competence.requirement import Requirement
from learning.competence.requirements import requirements
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.bench.everybody import shipped
from tests.competence.twenty_people import BASIC, INTRO, PEOPLE, TODAY, Somebody

NETWORKS = ("ahus", "ostfold", "vest", "vv")
NAMES = {INTRO: "intro", BASIC: "basic"}


@cache
def rules(network):
    """The report is asked for by the plans, though it cannot be sent in from here yet."""
    library = shipped()
    plan = library.plan(network)
    month, day = map(int, plan.value("report_due").split("-"))
    return replace(plan_rules(plan, library), report_due=(month, day)), framework_rules(library.framework("nurse"))


def seen(one: Somebody, network: str):
    plan, framework = rules(network)
    rows = [row.as_evidence(number, framework.competences) for number, row in enumerate(one.rows, start=1)]
    stands = standing(framework, plan, rows, TODAY)
    held = Tenure(one.appointed_on, one.ends_on, one.leaves)
    return stands, requirements(plan, held, rows, stands, TODAY)


def written(one: Requirement) -> str:
    return f"{one.state} {one.due_on} {one.counted}/{one.needed}"


def expected(one: Somebody, network: str) -> dict[str, str]:
    found = dict(one.asked)
    if network == "ostfold":
        found["placement"] = one.placement
    if network == "vv" and one.leader:
        found |= {"leader_meeting": one.leader, "gathering": one.gathering}
    return found


@pytest.mark.krav("OST-33", "OST-34", "VV-24")
@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("one", PEOPLE, ids=lambda one: one.who)
def test_each_stands_as_the_plan_says(one: Somebody, network: str):
    stands, asked = seen(one, network)
    assert {NAMES.get(each.subject, each.kind): written(each) for each in asked} == expected(one, network)
    assert len(stands.complete) == one.complete


def test_there_are_twenty_of_them_and_no_two_alike():
    assert len(PEOPLE) == len({one.who for one in PEOPLE}) == 20
