"""What can become of an appointment: does every step, by everybody, from everywhere, work or get a sentence?"""

import re
from datetime import date
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

from learning.access.appointment_life import (
    IN_FORCE,
    LIFE,
    STEPS,
    Case,
    Deed,
    State,
    can_see_appointment,
    capacities,
    check_can_see_appointment,
    check_can_take,
    refusal_of,
)
from learning.access.asker import Asker, Grant
from learning.access.refusals import NotYourAppointment, Refusal
from learning.access.roles import Role
from learning.actions.people_facts import APPOINTED
from learning.records.appointments import STATES
from learning.translations import refusal_words

README = Path(__file__).resolve().parents[2] / "README.md"
TODAY = date(2026, 11, 22)
WARD, AREA, NETWORK = 7, 3, 1


def asker(person_id: str, *grants: tuple[str, str, int], stand_in: bool = False) -> Asker:
    held = tuple(Grant(*one, date(2026, 1, 1), TODAY if stand_in else None, stand_in) for one in grants)
    return Asker(person_id, (), held, TODAY)


HERSELF = asker("nurse")
LEADER = asker("leader", ("leader", "unit", WARD))
STAND_IN = asker("stand-in", ("leader", "unit", WARD), stand_in=True)
AREA_LEADER = asker("area", ("area_leader", "area", AREA))
COORDINATOR = asker("coordinator", ("coordinator", "network", NETWORK))
BOTH = asker("nurse", ("leader", "unit", WARD), ("coordinator", "network", NETWORK))  # the nurse leads her own unit
ELSEWHERE = asker("elsewhere", ("leader", "unit", 8), ("area_leader", "area", 4), ("coordinator", "network", 2))
EDUCATOR = asker("educator", ("educator", "all", None))
EVERYBODY = [HERSELF, LEADER, STAND_IN, AREA_LEADER, COORDINATOR, BOTH, ELSEWHERE, EDUCATOR]
WHERE = (None, *get_args(State))


def case(state: str | None, approver: Role = Role.LEADER) -> Case:
    return Case("nurse", WARD, AREA, NETWORK, state, approver)


def allowed(deed: str, state: str | None, approver: Role = Role.LEADER) -> list[str]:
    return [one.person_id for one in EVERYBODY if refusal_of(one, case(state, approver), STEPS[deed]) is None]


def drawn() -> set[tuple[str, str, str]]:
    """From, to and deed of every arrow in the README's drawing."""
    picture = re.search(r"```mermaid\nstateDiagram-v2\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    assert picture, "the README has no drawing of an appointment's life"
    arrows = re.findall(r"^ *(\S+) --> (\S+): (.+)$", picture.group(1), re.MULTILINE)
    return {(start, end, deed) for start, end, deeds in arrows for deed in deeds.split(", ")}


def test_the_drawing_in_the_readme_is_the_table() -> None:
    table = {(start, step.to, step.deed) for step in LIFE for start in step.came_from or ("[*]",)}
    assert drawn() == table


def test_the_table_speaks_of_the_states_that_are_stored() -> None:
    assert get_args(State) == STATES
    assert set(IN_FORCE) == APPOINTED
    assert set(STEPS) == set(get_args(Deed)) and len(STEPS) == len(LIFE)


def test_every_state_is_reached_and_every_one_but_the_last_is_left() -> None:
    reached, frontier = set(), {None}
    while frontier:
        here = frontier.pop()
        onward = {step.to for step in LIFE if here in (step.came_from or (None,))}
        frontier |= onward - reached
        reached |= onward
        assert onward or here == "ended"
    assert reached == set(STATES)


@pytest.mark.parametrize(("someone", "step", "state"), list(product(EVERYBODY, LIFE, WHERE)))
def test_every_deed_of_everybody_everywhere_works_or_is_refused_with_a_sentence(someone, step, state) -> None:
    for approver in (Role.LEADER, Role.AREA_LEADER, Role.COORDINATOR):
        about = case(state, approver)
        try:
            check_can_take(someone, about, step)
        except Refusal as refusal:
            assert re.fullmatch(r"[A-ZÅÆØ].+\.", refusal_words.words(refusal))
            assert refusal.hidden != bool(capacities(someone, about)), "a stranger is told nothing, others are told why"
        else:
            assert state in (step.came_from or (None,)) and step.who != ("day",)


@pytest.mark.krav("OST-11")
def test_the_leader_gives_the_role_and_nobody_gives_it_to_herself() -> None:
    assert allowed("appoint", "proposed") == ["leader", "stand-in", "coordinator"]


def test_where_the_plan_says_so_another_approves_and_the_network_leader_always_may() -> None:
    assert allowed("appoint", "proposed", Role.AREA_LEADER) == ["area", "coordinator"]
    assert allowed("appoint", "proposed", Role.COORDINATOR) == ["coordinator"]


def test_who_does_what_from_where() -> None:
    assert allowed("propose", None) == ["nurse", "leader", "stand-in", "nurse"]
    assert allowed("leave", "active") == ["leader", "stand-in"]
    assert allowed("return", "on_leave") == ["leader", "stand-in"]
    assert allowed("stop", "resigning") == ["leader", "stand-in"]
    for state in ("appointed", "active", "on_leave"):
        assert allowed("resign", state) == ["nurse", "nurse"]
    for state in ("proposed", "resigning", "ended"):
        assert allowed("resign", state) == []
    assert allowed("begin", "appointed") == allowed("end", "resigning") == []


def test_what_is_over_is_over() -> None:
    assert not [step for step in LIFE if "ended" in step.came_from]


def test_an_appointment_is_seen_by_those_it_concerns_and_is_nothing_to_others() -> None:
    seen = [one.person_id for one in EVERYBODY if can_see_appointment(one, case("active"))]
    assert seen == ["nurse", "leader", "stand-in", "area", "coordinator", "nurse"]
    with pytest.raises(NotYourAppointment) as caught:
        check_can_see_appointment(ELSEWHERE, case("active"))
    assert caught.value.hidden


def test_a_refusal_says_where_the_appointment_stands() -> None:
    said = {state: refusal_words.words(refusal_of(LEADER, case(state), STEPS["appoint"])) for state in STATES[1:]}
    assert len(set(said.values())) == len(said)
