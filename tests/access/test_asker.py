"""Rights follow dated rows: only those that count today, and only well-formed ones."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.access import permissions
from learning.access.asker import Asker, Grant, PersonFacts, Seat
from learning.access.roles import SCOPES, Role

TODAY = date(2026, 11, 21)
DAYS = st.dates(TODAY - timedelta(days=40), TODAY + timedelta(days=40))
ROLES = st.sampled_from([*(role.value for role in Role), "caretaker", "LEADER", ""])
KINDS = st.sampled_from(["unit", "area", "network", "all", "world"])
NURSE = PersonFacts("nurse", {1: date(2020, 1, 1)})

GRANTS = st.builds(Grant, ROLES, KINDS, st.none() | st.integers(1, 3), DAYS, st.none() | DAYS, st.booleans())
SEATS = st.builds(Seat, st.integers(1, 3), DAYS, st.none() | DAYS, st.just("nurse"), st.just(1), st.just(1))


def counts(grant):
    """The rule, said once more and differently."""
    scopes = {role.value: kinds for role, kinds in SCOPES.items()}
    if grant.scope_kind not in scopes.get(grant.role, ()):
        return False
    if grant.scope_kind == "all" and grant.scope_id is not None:
        return False
    if grant.scope_kind != "all" and grant.scope_id is None:
        return False
    if grant.ends_on is None:
        return grant.starts_on <= TODAY and not grant.stand_in
    return grant.starts_on <= TODAY <= grant.ends_on


def rights(asker):
    return (
        [permissions.can_see_team(asker, unit) for unit in (1, 2, 3)],
        [permissions.can_see_network(asker, network) for network in (1, 2, 3)],
        permissions.can_see_person(asker, NURSE),
        permissions.can_attest(asker, NURSE, TODAY),
        permissions.can_edit_content(asker),
        permissions.can_publish_content(asker),
        permissions.can_learn(asker),
    )


@given(st.lists(GRANTS, max_size=6), st.lists(SEATS, max_size=3))
def test_only_valid_grants_and_seats_count(grants, seats):
    valid = tuple(grant for grant in grants if counts(grant))
    sitting = tuple(seat for seat in seats if seat.starts_on <= TODAY and (seat.ends_on or date.max) >= TODAY)
    everything = Asker("asker", tuple(seats), tuple(grants), TODAY)
    assert everything.grants == valid
    assert everything.seats == sitting
    assert rights(everything) == rights(Asker("asker", sitting, valid, TODAY))


@given(st.lists(GRANTS.filter(lambda grant: not counts(grant)), max_size=6))
def test_grants_that_do_not_count_give_no_right_at_all(grants):
    assert rights(Asker("asker", (), tuple(grants), TODAY)) == rights(Asker("asker", (), (), TODAY))


@given(st.lists(GRANTS, max_size=6), GRANTS)
def test_another_grant_never_takes_a_right_away(grants, another):
    def flat(found):
        teams, networks, *others = rights(Asker("asker", (), tuple(found), TODAY))
        return [*teams, *networks, *others]

    assert all(after or not before for before, after in zip(flat(grants), flat([*grants, another]), strict=True))


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "holds"),
    [
        (TODAY, TODAY, True),
        (TODAY - timedelta(days=1), TODAY - timedelta(days=1), False),
        (TODAY + timedelta(days=1), None, False),
        (TODAY, None, True),
    ],
)
def test_the_first_and_the_last_day_are_included(starts_on, ends_on, holds):
    assert Grant("leader", "unit", 1, starts_on, ends_on).holds_on(TODAY) is holds
    assert Seat(1, starts_on, ends_on, "nurse", 1, 1).holds_on(TODAY) is holds


def test_a_stand_in_without_an_end_date_has_no_rights():
    forever = Asker("stand-in", (), (Grant("leader", "unit", 1, TODAY, None, stand_in=True),), TODAY)
    dated = Asker("stand-in", (), (Grant("leader", "unit", 1, TODAY, TODAY, stand_in=True),), TODAY)
    assert not permissions.can_see_team(forever, 1)
    assert permissions.can_see_team(dated, 1)


def test_a_leader_of_several_units_sees_them_all_and_no_other():
    two = (Grant("leader", "unit", 1, TODAY), Grant("leader", "unit", 2, TODAY))
    asker = Asker("leader", (), two, TODAY)
    assert asker.led_units == {1, 2}
    assert not permissions.can_see_team(asker, 3)


def test_every_role_has_scopes():
    assert set(SCOPES) == set(Role)
    assert all(SCOPES.values())
