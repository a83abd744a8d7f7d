"""Who arranges, who sees, and who answers for whom?"""

from datetime import date, timedelta

import pytest

from learning.access import event_rights
from learning.access.asker import Asker, Grant, PersonFacts
from learning.access.event_rights import Reach
from learning.access.refusals import CannotDecideForYourself, NotAnArranger, NotYourEvent, NotYourTeam

TODAY = date(2028, 2, 29)
WHOLE, AREA, OTHER_AREA, OTHER = Reach(1, None), Reach(1, 11), Reach(1, 12), Reach(2, None)


def asker(*grants: tuple[str, str, int], ends_on: date | None = None) -> Asker:
    roles = tuple(Grant(role, kind, of, TODAY - timedelta(9), ends_on) for role, kind, of in grants)
    return Asker("me", (), roles, TODAY)


COORDINATOR, AREA_LEADER = asker(("coordinator", "network", 1)), asker(("area_leader", "area", 11))
LEADER, NOBODY = asker(("leader", "unit", 111)), asker()
ENDED = asker(("coordinator", "network", 1), ends_on=TODAY - timedelta(1))


@pytest.mark.parametrize(
    ("who", "what"),
    [
        (COORDINATOR, {WHOLE, AREA, OTHER_AREA}),
        (AREA_LEADER, {AREA}),
        (LEADER, set()),
        (NOBODY, set()),
        (ENDED, set()),
    ],
)
def test_who_manages_what(who: Asker, what: set[Reach]) -> None:
    assert event_rights.can_arrange(who) is bool(what)
    for reach in (WHOLE, AREA, OTHER_AREA, OTHER):
        assert event_rights.can_manage(who, reach) is (reach in what)
        if reach in what:
            event_rights.check_can_manage(who, reach)
            event_rights.check_can_arrange(who, reach)
            continue
        with pytest.raises(NotYourEvent):
            event_rights.check_can_manage(who, reach)
        with pytest.raises(NotAnArranger):
            event_rights.check_can_arrange(who, reach)


@pytest.mark.parametrize("networks", [frozenset(), frozenset({1}), frozenset({2})])
@pytest.mark.parametrize("published", [True, False])
def test_a_member_sees_what_is_published_and_whoever_manages_it_sees_it_before(
    networks: frozenset[int], published: bool
) -> None:
    event_rights.check_can_see_event(COORDINATOR, WHOLE, networks, published)
    if published and 1 in networks:
        event_rights.check_can_see_event(NOBODY, WHOLE, networks, published)
    else:
        with pytest.raises(NotYourEvent):
            event_rights.check_can_see_event(NOBODY, WHOLE, networks, published)


def test_a_leader_decides_for_her_own_and_never_for_herself() -> None:
    event_rights.check_can_decide(LEADER, PersonFacts("her", {111: TODAY}))
    for units in ({}, {112: TODAY}):
        with pytest.raises(NotYourTeam):
            event_rights.check_can_decide(LEADER, PersonFacts("her", units))
    with pytest.raises(CannotDecideForYourself):
        event_rights.check_can_decide(LEADER, PersonFacts("me", {111: TODAY}))
    with pytest.raises(NotYourTeam):
        event_rights.check_can_decide(COORDINATOR, PersonFacts("her", {111: TODAY}))


def test_what_is_not_hers_is_answered_as_if_it_were_not_there() -> None:
    assert NotYourEvent.hidden and NotYourTeam.hidden
