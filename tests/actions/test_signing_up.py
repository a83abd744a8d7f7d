"""Who gets a place when there are few, and who is next?"""

from contextlib import suppress
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning.actions import people_facts, sign_ups
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.records.database import db
from learning.records.events import Event
from learning.records.queries import event_people, events, rights
from learning.records.reminders import Reminder
from tests import world

NURSES = (world.NURSE, world.COLLEAGUE, world.STRANGER, world.LEADER, world.OTHER_LEADER)


def asker(someone: world.Someone, at: datetime):  # type: ignore[no-untyped-def]
    person = world.id_of(someone)
    session = db.session()
    roles = {world.LEADER: 1, world.OTHER_LEADER: 2}
    held = [rights.RoleFacts("leader", "unit", roles[someone], False, at.date(), None)] if someone in roles else []
    return people_facts.asker(person, rights.appointments_of(session, person), held, at.date())


def event(at: datetime, **other: object) -> int:
    """Published, a week from now, for the one network there is."""
    values = {
        "network_id": 1,
        "kind": "network_meeting",
        "title": "Møte",
        "form": "physical",
        "place": "Her",
        "starts_at": at + timedelta(days=7),
        "ends_at": at + timedelta(days=7, hours=2),
        "code": "ABC123",
        "created_by": world.id_of(world.COORDINATOR),
        "created_at": at,
        "changed_at": at,
        "published_at": at,
    } | other
    made = Event(**values)
    db.session.add(made)
    db.session.flush()
    return made.id


def states(event_id: int) -> dict[str, str]:
    known = {world.id_of(one): one.key for one in NURSES}
    found = event_people.in_state(db.session(), event_id, *("signed_up", "waiting_list", "waiting_leader"))
    return {known[one.person_id]: one.state for one in found}


def sign_up(someone: world.Someone, event_id: int, at: datetime, form: str = "") -> str:
    return sign_ups.sign_up(db.session(), by=asker(someone, at), event_id=event_id, form=form, role="", at=at)


def test_the_next_in_the_queue_gets_the_place_and_is_told(app: Flask) -> None:
    with app.app_context():
        at = app.extensions["clock"]()
        number = event(at, capacity=1)
        assert [sign_up(one, number, at + timedelta(minutes=place)) for place, one in enumerate(NURSES[:3])] == [
            "signed_up",
            "waiting_list",
            "waiting_list",
        ]
        sign_ups.cancel(db.session(), by=world.id_of(world.NURSE), event_id=number, at=at + timedelta(hours=1))
        assert states(number) == {"berit": "signed_up", "ola": "waiting_list"}
        told = db.session.query(Reminder).filter_by(kind="event_promoted").all()
        assert [one.person_id for one in told] == [world.id_of(world.COLLEAGUE)]
        assert sign_up(world.NURSE, number, at + timedelta(hours=2)) == "waiting_list"
        sign_ups.cancel(db.session(), by=world.id_of(world.COLLEAGUE), event_id=number, at=at + timedelta(hours=3))
        assert states(number) == {"ola": "signed_up", "ida": "waiting_list"}  # whoever comes back stands last


def test_whoever_is_on_a_screen_takes_no_chair(app: Flask) -> None:
    with app.app_context():
        at = app.extensions["clock"]()
        number = event(at, capacity=1, form="both")
        assert sign_up(world.NURSE, number, at, "digital") == "signed_up"
        assert sign_up(world.COLLEAGUE, number, at, "physical") == "signed_up"
        assert sign_up(world.STRANGER, number, at, "physical") == "waiting_list"
        assert sign_up(world.COLLEAGUE, number, at, "digital") == "signed_up"
        assert states(number)["ola"] == "signed_up"
        with pytest.raises(Refused):
            sign_up(world.NURSE, number, at, "telepathic")


def test_a_granted_sign_up_may_still_have_to_wait_for_a_chair(app: Flask) -> None:
    with app.app_context():
        at = app.extensions["clock"]()
        number = event(at, capacity=1, asks_leader=True)
        assert sign_up(world.LEADER, number, at) == "signed_up"
        assert sign_up(world.NURSE, number, at) == "waiting_leader"
        mine = event_people.sign_up(db.session(), number, world.id_of(world.NURSE))
        assert mine is not None
        state = sign_ups.decide(
            db.session(), by=asker(world.LEADER, at), sign_up_id=mine.id, granted=True, reason="", at=at
        )
        assert state == "waiting_list"
        with pytest.raises(Conflict):
            sign_ups.decide(
                db.session(), by=asker(world.LEADER, at), sign_up_id=mine.id, granted=True, reason="", at=at
            )


@pytest.mark.parametrize(
    ("gone", "other"),
    [
        ({"days": 7}, {}),
        ({"days": 2}, {"sign_up_until": "day"}),
        ({}, {"cancelled_at": "now"}),
        ({}, {"published_at": None}),
    ],
)
def test_too_late_is_refused(app: Flask, gone: dict[str, int], other: dict[str, object]) -> None:
    with app.app_context():
        at = app.extensions["clock"]()
        values = {"day": (at + timedelta(days=1)).date(), "now": at}
        number = event(at, **{name: values.get(str(value)) for name, value in other.items()})
        with pytest.raises((Conflict, NotFound)):
            sign_up(world.NURSE, number, at + timedelta(**gone))
        assert states(number) == {}


deeds = st.lists(
    st.tuples(st.sampled_from(range(len(NURSES))), st.sampled_from(("physical", "digital", "cancel"))), max_size=25
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(deeds=deeds, capacity=st.sampled_from((None, 1, 2)), form=st.sampled_from(("both", "physical")))
def test_never_more_than_there_are_chairs_and_nobody_waits_beside_an_empty_one(
    app: Flask, deeds: list[tuple[int, str]], capacity: int | None, form: str
) -> None:
    with app.app_context():
        at = app.extensions["clock"]()
        number = event(at, capacity=capacity, form=form)
        for place, (who, deed) in enumerate(deeds):
            moment = at + timedelta(minutes=place)
            if deed == "cancel":
                with suppress(NotFound):
                    sign_ups.cancel(db.session(), by=world.id_of(NURSES[who]), event_id=number, at=moment)
            else:
                sign_up(NURSES[who], number, moment, deed if form == "both" else "physical")
            facts = events.one(db.session(), number)
            assert facts is not None
            waiting = event_people.in_state(db.session(), number, "waiting_list")
            assert facts.capacity is None or facts.taken <= facts.capacity
            assert not waiting or facts.full
            assert all(first.at <= then.at for first, then in pairwise(waiting))
        db.session.rollback()
