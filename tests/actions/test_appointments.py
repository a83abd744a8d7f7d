"""Does an appointment live as its table says: proposed, appointed, active, away and back, resigning, ended?"""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select

from learning.access.asker import Asker
from learning.access.refusals import OnlyTheLeaderMay, Refusal
from learning.actions import (
    appointment_news,
    appointment_terms,
    appointments,
    people,
    people_facts,
    reminders,
    stand_ins,
    successors,
)
from learning.actions.appointments import Told, Wanted
from learning.actions.days import oslo_day
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.actions.shelf import Shelf
from learning.config import ROOT
from learning.courses.reading import read
from learning.records.appointments import Appointment, RoleAssignment, SuccessorTask
from learning.records.database import db
from learning.records.evidence import AuditLine
from learning.records.queries import appointments as rows
from learning.records.queries import network, rights, team
from learning.records.reminders import Reminder
from tests import world
from tests.world import Someone


class Office:
    """The small world with the actions at hand; days are counted from today."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.session = db.session()
        self.library = Shelf(lambda _kind, slug: slug).library(self.session)

    @property
    def at(self):
        return self.app.extensions["clock"]()

    def day(self, days: int) -> date:
        return oslo_day(self.at) + timedelta(days)

    def asker(self, someone: Someone) -> Asker:
        person_id = world.id_of(someone)
        roles = self.session.scalars(select(RoleAssignment).where(RoleAssignment.person_id == person_id)).all()
        held = rights.appointments_of(self.session, person_id)
        return people_facts.asker(person_id, held, roles, oslo_day(self.at))

    def propose(self, by: Someone, who: Someone | None, **changed) -> int:
        unit = changed.pop("unit", "post1")
        wanted = {
            "email": who.email if who else "", "unit_id": self.unit(unit), "profession": "nurse",
            "starts_on": self.day(10), "set_aside": "10", "motivation": "Vil lære bort til kollegene mine",
        }  # fmt: skip
        made = Wanted(**(wanted | changed))
        return appointments.propose(self.session, by=self.asker(by), library=self.library, wanted=made, at=self.at)

    def take(self, by: Someone, appointment_id: int, deed: str, days: int | None = None, reason: str = ""):
        told = Told(None if days is None else self.day(days), reason)
        return appointments.take(
            self.session, by=self.asker(by), library=self.library, appointment_id=appointment_id, deed=deed,
            told=told, at=self.at,
        )  # fmt: skip

    def unit(self, slug: str) -> int:
        return next(one.id for one in rows.every_unit(self.session) if one.name == NAMES[slug])

    def held_by(self, someone: Someone) -> int:
        return rights.appointments_of(self.session, world.id_of(someone))[-1].id

    def state(self, appointment_id: int) -> str:
        return rows.life(self.session, appointment_id).facts.state

    def told(self, kind: str) -> set[str]:
        """The first names of those who are reminded."""
        rows_found = self.session.scalars(select(Reminder).where(Reminder.kind == kind, Reminder.closed_at.is_(None)))
        keys = {world.id_of(one): one.key for one in world.EVERYBODY}
        return {keys[one.person_id] for one in rows_found}

    def pass_days(self, days: int) -> int:
        self.app.extensions["clock"].forward(days=days)
        return appointments.follow_the_days(self.session, at=self.at)

    def open_tasks(self) -> list[SuccessorTask]:
        return list(self.session.scalars(select(SuccessorTask).where(SuccessorTask.closed_on.is_(None))))

    def covered(self) -> dict[str, int]:
        units = network.coverage(self.session, None, None, oslo_day(self.at))
        return {one.unit: one.active for one in units}


NAMES = {"post1": "Lysthaugen", "post2": "Tiurlia"}


@pytest.fixture
def office(app: Flask):
    with app.app_context():
        office = Office(app)
        people.give_role(
            office.session, person_id=world.id_of(world.SECOND_EDUCATOR), role="area_leader", scope_kind="area",
            scope="ahus-nedre", starts_on=office.day(-9), ends_on=None, at=office.at,
        )  # fmt: skip
        appointments.follow_the_days(office.session, at=office.at)
        yield office


@pytest.mark.krav("OST-11", "OST-10", "OST-44")
def test_a_leader_appoints_and_it_is_written_who_when_why_and_with_how_much_time(office: Office) -> None:
    made = office.propose(world.LEADER, world.NOBODY)
    found = rows.life(office.session, made)
    assert (found.facts.state, found.facts.set_aside_percent) == ("appointed", 10)
    assert found.motivation == "Vil lære bort til kollegene mine"
    steps = [(one.deed, one.by_name, one.happened_on) for one in rows.changes(office.session, [made])]
    assert steps == [("propose", "Liv Leder", office.day(0)), ("appoint", "Liv Leder", office.day(0))]
    assert office.told("appointed") == {"tom"} and office.told("appointed_here") == {"per"}
    verbs = office.session.scalars(select(AuditLine.verb).where(AuditLine.about_person == world.id_of(world.NOBODY)))
    assert {"appointment.propose", "appointment.appoint"} <= set(verbs)


def test_she_who_proposes_herself_waits_for_her_leader(office: Office) -> None:
    made = office.propose(world.STRANGER, None)
    assert office.state(made) == "proposed" and office.told("proposed") == {"liv"}
    with pytest.raises(Refusal):
        office.take(world.STRANGER, made, "appoint")
    office.take(world.LEADER, made, "appoint")
    assert office.state(made) == "appointed" and office.told("proposed") == set()
    assert len(office.asker(world.STRANGER).appointments) == 2, "one in each unit"


def test_where_the_plan_says_so_the_leader_proposes_and_the_area_leader_approves(office: Office, monkeypatch) -> None:
    monkeypatch.setattr(appointments, "approver", lambda _library, _network: appointments.Role.AREA_LEADER)
    made = office.propose(world.LEADER, world.NOBODY)
    assert office.state(made) == "proposed" and office.told("proposed") == {"per"}
    office.take(world.SECOND_EDUCATOR, made, "appoint")
    assert office.state(made) == "appointed"


def test_a_proposal_that_is_declined_gives_no_right_and_says_why(office: Office) -> None:
    made = office.propose(world.STRANGER, None)
    with pytest.raises(Refused, match="why_missing"):
        office.take(world.LEADER, made, "decline")
    office.take(world.LEADER, made, "decline", reason="Enheten har to fra før.")
    assert office.state(made) == "ended" and office.told("declined") == {"ola"}
    assert rows.changes(office.session, [made])[-1].reason == "Enheten har to fra før."
    assert office.open_tasks() == [], "nobody has left"
    assert office.propose(world.STRANGER, None) != made, "she may be proposed again"


def test_the_first_day_begins_it_a_leave_ends_and_a_last_day_ends_it_however_late_the_job_is(office: Office) -> None:
    made = office.propose(world.LEADER, world.NOBODY)
    assert office.pass_days(9) == 0 and office.state(made) == "appointed"
    assert office.pass_days(1) == 1 and office.state(made) == "active"
    first = office.day(0)
    office.take(world.LEADER, made, "leave", days=5)
    assert rows.life(office.session, made).facts.leave_until == office.day(5)
    assert office.pass_days(5) == 0 and office.state(made) == "on_leave", "the last day of a leave is part of it"
    assert office.pass_days(30) == 1 and office.state(made) == "active"
    assert office.pass_days(0) == 0, "twice on a day changes nothing"
    back = rows.changes(office.session, [made])[-1]
    assert (back.deed, back.happened_on, back.by_name) == ("return", first + timedelta(6), "")
    office.take(world.NOBODY, made, "resign", days=3)
    assert office.pass_days(3) == 0 and office.state(made) == "resigning"
    assert office.pass_days(400) == 1 and office.state(made) == "ended"
    assert rows.changes(office.session, [made])[-1].happened_on == first + timedelta(38)


@pytest.mark.krav("FUNK-2.1.8", "AHUS-4.6")
def test_resigning_tells_leader_area_leader_and_network_leader_and_asks_for_a_successor(office: Office) -> None:
    office.take(world.NURSE, office.held_by(world.NURSE), "resign", days=30)
    assert office.told("resigning") == {"liv", "per", "nina"}
    letters = {one.name for one in reminders.waiting(office.session, at=office.at)}
    assert letters == {"Liv Leder", "Per Fag", "Nina Nett"}
    (task,) = office.open_tasks()
    assert (task.unit_id, task.opened_on) == (office.unit("post1"), office.day(0))
    office.pass_days(20)
    assert len(office.open_tasks()) == 1, "it waits"
    made = office.propose(world.LEADER, world.NOBODY)
    assert office.open_tasks() == []
    office.session.refresh(task)
    assert (task.closed_on, task.closed_by_appointment_id) == (office.day(0), made)


def test_a_leader_ends_it_at_once_with_a_reason_and_the_rights_end_with_it(office: Office) -> None:
    mine = office.held_by(world.NURSE)
    assert office.asker(world.NURSE).seats
    office.take(world.LEADER, mine, "stop", reason="Har sluttet i jobben.")
    assert not office.asker(world.NURSE).seats
    assert len(office.open_tasks()) == 1
    with pytest.raises(Refusal):
        office.take(world.LEADER, mine, "stop", reason="En gang til.")


def test_a_unit_that_wants_nobody_drops_the_task_and_only_its_leader_may(office: Office) -> None:
    office.take(world.LEADER, office.held_by(world.NURSE), "stop", reason="Har sluttet i jobben.")
    (task,) = office.open_tasks()
    with pytest.raises(Refusal):
        successors.drop(office.session, by=office.asker(world.OTHER_LEADER), task_id=task.id, at=office.at)
    successors.drop(office.session, by=office.asker(world.LEADER), task_id=task.id, at=office.at)
    assert office.open_tasks() == []


def test_two_who_decide_at_once_are_not_both_obeyed(office: Office) -> None:
    made = office.propose(world.STRANGER, None)
    old = rows.life(office.session, made)
    office.take(world.LEADER, made, "appoint")
    with pytest.raises(Conflict):
        appointments._take(
            office.session, old, appointments.STEPS["decline"], by=None, on=office.day(0), told=Told(), at=office.at
        )
    assert office.state(made) == "appointed"


@pytest.mark.krav("VV-22")
def test_the_profession_is_one_the_networks_plan_has(office: Office) -> None:
    assert appointments.professions(office.library, "ahus") == ("nurse",)
    with pytest.raises(Refused, match="profession_not_in_plan"):
        office.propose(world.LEADER, world.NOBODY, profession="physiotherapist")
    made = office.propose(world.LEADER, world.NOBODY)
    assert rows.life(office.session, made).facts.profession == "nurse"


@pytest.mark.krav("VEST-0.4")
def test_each_network_says_which_professions_it_has_and_who_approves() -> None:
    shipped = {path.stem: path for path in (ROOT / "content" / "plans").glob("*.md")}
    plans = {name: read(f"plans/{name}.md", path.read_text("utf-8")).document for name, path in shipped.items()}
    library = SimpleNamespace(plan=plans.get)
    assert appointments.professions(library, "vest") == ("nurse", "physiotherapist", "occupational_therapist")
    assert appointments.professions(library, "vv") == ("nurse",) and appointments.professions(library, "nowhere") == ()
    found = {name: appointments.approver(library, name) for name in (*plans, "nowhere")}
    assert found.pop("vest") == "area_leader" and set(found.values()) == {"leader"}


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"email": "ingen@test.example"}, "no_such_address"),
        ({"unit_id": 999}, "unit_missing"),
        ({"starts_on": None}, "first_day_missing"),
        ({"starts_on": date(1926, 1, 1)}, "first_day_far"),
        ({"set_aside": "101"}, "percent_odd"),
        ({"set_aside": "ti"}, "percent_odd"),
        ({"motivation": "x" * 1001}, "written_long"),
        ({"motivation": "Pasient 01010012356 trenger meg"}, "national_id"),
        ({"email": world.COLLEAGUE.email}, "already_appointed"),
    ],
)
def test_a_proposal_that_cannot_be_is_refused_and_leaves_nothing(office: Office, changed, code: str) -> None:
    before = office.session.scalars(select(Appointment.id)).all()
    with pytest.raises(Refused) as caught:
        office.propose(world.LEADER, world.NOBODY, **changed)
    assert caught.value.code == code
    assert office.session.scalars(select(Appointment.id)).all() == before


def test_a_leader_of_another_unit_is_told_nothing(office: Office) -> None:
    with pytest.raises(Refusal) as caught:
        office.propose(world.OTHER_LEADER, world.NOBODY)
    assert caught.value.hidden
    with pytest.raises(Refusal) as caught:
        office.take(world.OTHER_LEADER, office.held_by(world.NURSE), "stop", reason="Nei.")
    assert caught.value.hidden
    with pytest.raises(NotFound):
        office.take(world.OTHER_LEADER, 999, "stop", reason="Nei.")


@pytest.mark.parametrize(("deed", "days"), [("leave", None), ("leave", 0), ("leave", 2000)])
def test_a_leave_needs_a_last_day_to_come(office: Office, deed: str, days: int | None) -> None:
    with pytest.raises(Refused, match="until_missing"):
        office.take(world.LEADER, office.held_by(world.NURSE), deed, days=days)


@pytest.mark.parametrize("days", [None, -1, 500])
def test_resigning_needs_a_last_day_that_is_not_past(office: Office, days: int | None) -> None:
    with pytest.raises(Refused, match="last_day_missing"):
        office.take(world.NURSE, office.held_by(world.NURSE), "resign", days=days)


@pytest.mark.krav("VEST-3.9")
def test_one_appointment_covers_several_units_and_each_of_them_counts(office: Office) -> None:
    office.take(world.OTHER_LEADER, office.held_by(world.STRANGER), "stop", reason="Har sluttet i jobben.")
    assert office.covered() == {"Lysthaugen": 2, "Tiurlia": 0}
    mine = office.held_by(world.NURSE)
    arrange(office, world.LEADER, mine, unit_ids=[office.unit("post2")])
    assert office.covered() == {"Lysthaugen": 2, "Tiurlia": 1}
    units = {one.id for one in team.members(office.session, [office.unit("post2")], office.day(0))}
    assert units == set(), "whose leader she has not, sees nothing of her"
    office.take(world.NURSE, mine, "resign", days=1)
    assert {one.unit_id for one in office.open_tasks()} == {office.unit("post1"), office.unit("post2")}
    arrange(office, world.LEADER, mine, unit_ids=[])
    assert office.covered() == {"Lysthaugen": 2, "Tiurlia": 0}


def arrange(office: Office, by: Someone, appointment_id: int, **changed) -> None:
    given = {"set_aside": "", "leader_id": "", "unit_ids": []} | changed
    appointment_terms.arrange(
        office.session,
        by=office.asker(by),
        library=office.library,
        appointment_id=appointment_id,
        at=office.at,
        **given,
    )


@pytest.mark.krav("VEST-3.11")
def test_the_leader_sets_time_aside_and_names_the_leader_and_she_herself_does_not(office: Office) -> None:
    mine, liv = office.held_by(world.NURSE), world.id_of(world.LEADER)
    arrange(office, world.LEADER, mine, set_aside="15 %", leader_id=liv)
    found = rows.life(office.session, mine)
    assert (found.facts.set_aside_percent, found.leader_id) == (15, liv)
    with pytest.raises(Refused, match="leader_missing"):
        arrange(office, world.LEADER, mine, leader_id=world.id_of(world.OTHER_LEADER))
    with pytest.raises(OnlyTheLeaderMay):
        arrange(office, world.NURSE, mine, set_aside="100")


@pytest.mark.krav("FUNK-2.0.1")
def test_why_is_her_own_to_tell_and_so_is_the_answer_to_the_directory(office: Office) -> None:
    mine = office.held_by(world.NURSE)
    about = {"library": office.library, "appointment_id": mine, "at": office.at}
    why = {"motivation": "Jeg vil utvikle meg og lære bort.", "seen": ""}
    appointment_terms.tell_why(office.session, by=office.asker(world.NURSE), **about, **why)
    assert rows.life(office.session, mine).motivation == why["motivation"]
    assert rows.life(office.session, mine).consents is None
    for answer in (True, False):
        appointment_terms.answer_directory(office.session, by=office.asker(world.NURSE), consents=answer, **about)
        assert rows.life(office.session, mine).consents is answer
    with pytest.raises(Refusal):
        appointment_terms.tell_why(office.session, by=office.asker(world.LEADER), **about, **why)
    with pytest.raises(Refusal):
        appointment_terms.answer_directory(office.session, by=office.asker(world.LEADER), consents=True, **about)


def test_a_stand_in_leads_from_the_first_day_to_the_last_and_is_taken_back(office: Office) -> None:
    lend(office, world.LEADER, world.NOBODY, 2, 5)
    led = []
    for _day in range(8):
        led.append(bool(office.asker(world.NOBODY).led_units))
        office.pass_days(1)
    assert led == [False, False, True, True, True, True, False, False]
    lend(office, world.COORDINATOR, world.NOBODY, 0, 9)
    assert office.asker(world.NOBODY).led_units
    with pytest.raises(Refusal):
        lend(office, world.NOBODY, world.STRANGER, 0, 3)
    (one,) = stand_ins.lent(office.session, by=office.asker(world.LEADER))
    stand_ins.take_back(office.session, by=office.asker(world.LEADER), assignment_id=one.id, at=office.at)
    office.session.expire_all()
    assert not office.asker(world.NOBODY).led_units
    assert stand_ins.lent(office.session, by=office.asker(world.LEADER)) == ()


def lend(office: Office, by: Someone, to: Someone, first: int | None, last: int | None) -> None:
    days = SimpleNamespace(**{name: None if d is None else office.day(d) for name, d in (("a", first), ("z", last))})
    stand_ins.give(
        office.session, by=office.asker(by), email=to.email, unit_id=office.unit("post1"), starts_on=days.a,
        ends_on=days.z, at=office.at,
    )  # fmt: skip
    office.session.flush()


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [(None, 3, "days_missing"), (0, None, "days_missing"), (3, 2, "ends_before_start"), (0, 400, "lent_too_long")],
)
def test_a_stand_in_needs_both_days_and_not_too_many(office: Office, first, last, code: str) -> None:
    with pytest.raises(Refused, match=code):
        lend(office, world.LEADER, world.NOBODY, first, last)


def test_a_nurse_who_stands_in_is_not_her_own_leader(office: Office) -> None:
    lend(office, world.COORDINATOR, world.NURSE, 0, 20)
    mine = office.held_by(world.NURSE)
    with pytest.raises(OnlyTheLeaderMay):
        office.take(world.NURSE, mine, "leave", days=5)
    facts = rows.life(office.session, mine).facts
    leaders, areas, networks = appointment_news.hears(office.session, facts, None, at=office.at)
    assert (leaders, areas, networks) == (("Liv Leder",), ("Per Fag",), ("Nina Nett",))
    office.take(world.NURSE, office.held_by(world.COLLEAGUE), "leave", days=5)


def test_whoever_leads_already_is_no_stand_in(office: Office) -> None:
    lend(office, world.LEADER, world.NOBODY, 0, 5)
    with pytest.raises(Refused, match="leads_already"):
        lend(office, world.LEADER, world.NOBODY, 3, 9)
    with pytest.raises(Refusal):
        lend(office, world.LEADER, world.LEADER, 0, 5)
