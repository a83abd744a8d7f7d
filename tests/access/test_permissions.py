"""Who may do what, and what the refusal is called."""

import inspect
import re
from datetime import date, timedelta

import pytest

from learning.access import appointment_life, event_rights, permissions, refusals
from learning.access.asker import Asker, Grant, PersonFacts, Seat
from learning.access.refusals import every_refusal

TODAY = date(2026, 11, 21)
START = date(2026, 1, 1)
WARD, OTHER_WARD, NETWORK, AREA = 7, 8, 1, 3

NURSE = PersonFacts("nurse", {WARD: date(2026, 3, 1)})
GONE = PersonFacts("gone", {})


def asker(person_id, *grants, seats=()):
    return Asker(person_id, tuple(seats), tuple(grants), TODAY)


def grant(role, scope_kind, scope_id, ends_on=None, stand_in=False):
    return Grant(role, scope_kind, scope_id, START, ends_on, stand_in)


HERSELF = asker("nurse", seats=[Seat(WARD, START, None, "nurse", NETWORK, AREA)])
LEADER = asker("leader", grant("leader", "unit", WARD))
STAND_IN = asker("stand-in", grant("leader", "unit", WARD, TODAY, stand_in=True))
ELSEWHERE = asker("elsewhere", grant("leader", "unit", OTHER_WARD))
EDUCATOR = asker("educator", grant("educator", "all", None))
COORDINATOR = asker("coordinator", grant("coordinator", "network", NETWORK))
AREA_LEADER = asker("area", grant("area_leader", "area", AREA))
STEERING = asker("steering", grant("steering", "network", NETWORK))
ADMIN = asker("admin", grant("admin", "all", None))
NOBODY = asker("nobody")
EVERYBODY = [
    HERSELF, LEADER, STAND_IN, ELSEWHERE, EDUCATOR, COORDINATOR, AREA_LEADER, STEERING, ADMIN, NOBODY,
]  # fmt: skip

MATRIX = {
    "learn": ((), EVERYBODY[:-1]),
    "see_private": (("nurse",), [HERSELF]),
    "lead": (("nurse",), [HERSELF]),
    "see_team": ((WARD,), [LEADER, STAND_IN]),
    "see_person": ((NURSE,), [HERSELF, LEADER, STAND_IN]),
    "attest": ((NURSE, TODAY), [LEADER, STAND_IN]),
    "confirm_level": ((NURSE,), [LEADER, STAND_IN]),
    "withdraw": ((NURSE, "leader"), [LEADER]),
    "edit_content": ((), [EDUCATOR]),
    "publish_content": ((), [EDUCATOR]),
    "see_network": ((NETWORK,), [COORDINATOR]),
    "approve": ((), [COORDINATOR, AREA_LEADER]),
    "lend": ((WARD, NETWORK), [LEADER, COORDINATOR]),
}


def refusal_of(check, *arguments):
    with pytest.raises(refusals.Refusal) as caught:
        check(*arguments)
    return caught.value


@pytest.mark.parametrize("right", MATRIX)
def test_exactly_these_may(right):
    arguments, allowed = MATRIX[right]
    can = getattr(permissions, f"can_{right}")
    found = [one.person_id for one in EVERYBODY if can(one, *arguments)]
    assert found == [one.person_id for one in allowed]


@pytest.mark.parametrize("right", MATRIX)
def test_the_check_raises_exactly_when_the_answer_is_no(right):
    arguments, allowed = MATRIX[right]
    check = getattr(permissions, f"check_can_{right}")
    for one in EVERYBODY:
        if one in allowed:
            check(one, *arguments)
        else:
            refusal_of(check, one, *arguments)


def test_every_right_is_a_pair_is_tried_here_and_stands_in_the_table():
    checks = {name.removeprefix("check_can_") for name in vars(permissions) if name.startswith("check_can_")}
    answers = {name.removeprefix("can_") for name in vars(permissions) if name.startswith("can_")}
    documented = set(re.findall(r"^    (\w+)  ", permissions.__doc__, re.MULTILINE)) - {"right"}
    assert checks == answers == set(MATRIX) == documented


def test_every_refusal_is_raised_somewhere_and_stands_in_the_table():
    source = "".join(map(inspect.getsource, (permissions, appointment_life, event_rights)))
    for refusal in every_refusal():
        assert f"raise {refusal.__name__}" in source
        assert refusal.__name__ in permissions.__doc__


def test_codes_are_unique():
    assert len({refusal.code for refusal in every_refusal()}) == len(every_refusal())


def test_a_stranger_is_told_nothing_about_who_is_where():
    for check, arguments in (
        (permissions.check_can_see_team, (WARD,)),
        (permissions.check_can_see_person, (NURSE,)),
        (permissions.check_can_attest, (NURSE, TODAY + timedelta(days=1))),
        (permissions.check_can_withdraw, (NURSE, "leader", True)),
        (permissions.check_can_see_private, ("nurse",)),
    ):
        assert refusal_of(check, ELSEWHERE, *arguments).hidden


def test_the_leader_never_sees_what_is_private():
    assert refusal_of(permissions.check_can_see_private, LEADER, "nurse").code == "not-yourself"


def test_a_past_appointment_gives_the_leader_nothing():
    assert not permissions.can_see_person(LEADER, GONE)
    assert not permissions.can_attest(LEADER, GONE, TODAY)


def test_without_a_unit_or_network_the_question_is_whether_there_is_any():
    assert permissions.can_see_team(ELSEWHERE)
    assert not permissions.can_see_team(HERSELF)
    assert permissions.can_see_network(COORDINATOR)
    assert not permissions.can_see_network(STEERING)
    assert not permissions.can_see_network(COORDINATOR, NETWORK + 1)


def test_nobody_vouches_for_herself_not_even_a_leader_appointed_in_her_own_unit():
    both = asker("nurse", grant("leader", "unit", WARD))
    refusal = refusal_of(permissions.check_can_attest, both, NURSE, TODAY)
    assert (refusal.code, refusal.hidden) == ("cannot-vouch-for-yourself", False)


def test_a_skill_is_vouched_for_from_the_appointment_until_today():
    assert permissions.can_attest(LEADER, NURSE, TODAY)
    assert permissions.can_attest(LEADER, NURSE, date(2026, 3, 1))
    early = refusal_of(permissions.check_can_attest, LEADER, NURSE, date(2026, 2, 28))
    assert early.code == "date-before-appointment"
    assert early.facts == {"on": date(2026, 2, 28), "appointed_on": date(2026, 3, 1)}
    late = refusal_of(permissions.check_can_attest, LEADER, NURSE, date(2026, 11, 22))
    assert (late.code, late.facts) == ("date-in-future", {"on": date(2026, 11, 22)})


def test_only_who_vouched_withdraws_once_and_only_while_leading():
    withdraw = permissions.check_can_withdraw
    assert refusal_of(withdraw, LEADER, NURSE, "stand-in").code == "not-vouched-by-you"
    assert refusal_of(withdraw, LEADER, NURSE, None).code == "not-vouched-by-you"
    assert refusal_of(withdraw, HERSELF, NURSE, "leader").code == "not-vouched-by-you"
    assert refusal_of(withdraw, LEADER, NURSE, "leader", True).code == "already-voided"
    assert refusal_of(withdraw, asker("leader"), NURSE, "leader").code == "not-your-team"


def test_a_leadership_is_lent_to_somebody_else_and_never_by_a_stand_in():
    assert (
        refusal_of(permissions.check_can_lend, LEADER, WARD, NETWORK, "leader").code == "cannot-stand-in-for-yourself"
    )
    assert refusal_of(permissions.check_can_lend, STAND_IN).code == "not-yours-to-lend"
    assert not permissions.can_lend(LEADER, OTHER_WARD, NETWORK)
    permissions.check_can_lend(LEADER)
    permissions.check_can_lend(COORDINATOR, OTHER_WARD, NETWORK, "somebody")
