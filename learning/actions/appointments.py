"""How does somebody become a resource person, go away and come back, and stop? Each step as the table of its life says.

Nothing else changes the state of an appointment: here it is checked, changed, written down for good, and told to those it
concerns, in one transaction. Two who decide at once: the second is told that it has moved on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.access.appointment_life import APPROVERS, STEPS, Case, Step, check_can_see_appointment, check_can_take
from learning.access.asker import Asker
from learning.access.roles import Role
from learning.actions import appointment_news, audit, confidential, people, successors
from learning.actions.days import oslo_day
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses.library import Library
from learning.records.appointments import Appointment, AppointmentChange
from learning.records.people import Person
from learning.records.queries import appointments as rows
from learning.records.queries.appointments import Life, UnitFacts
from learning.records.queries.network import networks_of
from learning.records.queries.rights import AppointmentFacts

APPROVED_BY = "appointments_approved_by"
LONGEST_TEXT = 1000
LONGEST_LEAVE = timedelta(days=3 * 366)
AHEAD, BEHIND = timedelta(days=366), timedelta(days=40 * 366)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An appointment as it is proposed. `email` is empty when she proposes herself; `seen` see confidential.py."""

    email: str
    unit_id: int
    profession: str
    starts_on: date | None
    set_aside: str
    motivation: str
    seen: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told with a deed."""

    day: date | None = None
    reason: str = ""
    seen: str = ""


def approver(library: Library, network: str) -> Role:
    """Who may approve in a network, by its plan."""
    plan = library.plan(network)
    said = plan.value(APPROVED_BY, Role.LEADER) if plan else Role.LEADER
    return Role(said) if said in APPROVERS else Role.LEADER


def case_of(facts: AppointmentFacts, library: Library) -> Case:
    who = approver(library, facts.network)
    return Case(facts.person_id, facts.unit_id, facts.area_id, facts.network_id, facts.state, who)  # type: ignore[arg-type]  # the database knows only these states


def professions(library: Library, network: str) -> tuple[str, ...]:
    """Those the network's plan has a framework for."""
    plan = library.plan(network)
    return tuple(plan.value("frameworks") or {}) if plan else ()


def open_to(session: Session, *, by: Asker) -> tuple[UnitFacts, ...]:
    """Where somebody may propose herself: in her networks, or anywhere when she is in none yet."""
    networks = networks_of(session, by.person_id, by.today)
    return rows.units(session, network_ids=networks) if networks else rows.every_unit(session)


def seen(session: Session, *, by: Asker, library: Library, appointment_id: int) -> Life:
    """Raises a hidden refusal, or `NotFound`, for whoever it is no business of."""
    found = rows.life(session, appointment_id)
    if found is None:
        raise NotFound("no_such_appointment")
    check_can_see_appointment(by, case_of(found.facts, library))
    return found


def propose(session: Session, *, by: Asker, library: Library, wanted: Wanted, at: datetime) -> int:
    """The id. Whoever may also approve it, has done so with this."""
    unit = rows.unit(session, wanted.unit_id)
    if unit is None:
        raise Refused("unit_missing")
    person_id = _person(session, by, wanted)
    case = Case(person_id, unit.id, unit.area_id, unit.network_id, None, approver(library, unit.network))
    check_can_take(by, case, STEPS["propose"])
    if person_id == by.person_id and unit not in open_to(session, by=by):
        raise Refused("unit_missing")
    starts_on = _checked(wanted, library, unit, oslo_day(at))
    _refuse_second(session, person_id, unit)
    made = Appointment(
        person_id=person_id,
        unit_id=unit.id,
        profession=wanted.profession,
        state="proposed",
        starts_on=starts_on,
        set_aside_percent=percent(wanted.set_aside),
        motivation=wanted.motivation or None,
    )
    session.add(made)
    session.flush()
    _write_down(session, made.id, STEPS["propose"], None, oslo_day(at), by.person_id, "", at)
    audit.write(session, verb="appointment.propose", by=by.person_id, about=person_id, at=at, subject=str(made.id))
    found = _life(session, made.id)
    if person_id != by.person_id and case.approver == Role.LEADER:
        _take(session, found, STEPS["appoint"], by=by.person_id, on=oslo_day(at), told=Told(), at=at)
    else:
        appointment_news.proposed(session, found.facts, case.approver, by=by.person_id, at=at)
    return made.id


def _person(session: Session, by: Asker, wanted: Wanted) -> str:
    """Locked, so that the same form twice at once is one appointment."""
    person_id = people.by_address(session, wanted.email) if wanted.email else by.person_id
    its = select(Person.id).where(Person.id == person_id, Person.disabled_at.is_(None)).with_for_update()
    if session.execute(its).first() is None:
        raise Refused("no_such_address", email=wanted.email)
    return person_id


def _checked(wanted: Wanted, library: Library, unit: UnitFacts, today: date) -> date:
    """The first day, when everything about the proposal is in order."""
    if wanted.profession not in professions(library, unit.network):
        raise Refused("profession_not_in_plan")
    if wanted.starts_on is None:
        raise Refused("first_day_missing")
    if not today - BEHIND <= wanted.starts_on <= today + AHEAD:
        raise Refused("first_day_far")
    percent(wanted.set_aside)
    free_text(wanted.motivation, wanted.seen)
    return wanted.starts_on


def percent(typed: str) -> int | None:
    """Set-aside time as it was typed; None when there is none."""
    plain = typed.replace("%", "").strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdecimal() and int(plain[:4]) <= 100):
        raise Refused("percent_odd")
    return int(plain) or None


def free_text(text: str, mark: str) -> None:
    """Not too long, and not about a patient."""
    if len(text) > LONGEST_TEXT:
        raise Refused("written_long", most=LONGEST_TEXT)
    confidential.looked_at(text, mark)


def _refuse_second(session: Session, person_id: str, unit: UnitFacts) -> None:
    there = select(Appointment.id).where(Appointment.person_id == person_id, Appointment.unit_id == unit.id)
    if session.execute(there.where(Appointment.state != "ended")).first():
        raise Refused("already_appointed", place=unit.name)


def take(
    session: Session, *, by: Asker, library: Library, appointment_id: int, deed: str, told: Told, at: datetime
) -> Life:
    """One step further, by a person. Raises the refusal of the table, or `Refused` for what was not told."""
    found = seen(session, by=by, library=library, appointment_id=appointment_id)
    step = STEPS.get(deed)
    if step is None or step.deed == "propose":
        raise NotFound("no_such_appointment")
    check_can_take(by, case_of(found.facts, library), step)
    today = oslo_day(at)
    for need in step.needs:
        NEEDED[need](found.facts, told, today)
    free_text(told.reason, told.seen)
    _take(session, found, step, by=by.person_id, on=today, told=told, at=at)
    return _life(session, appointment_id)


def _reason(_facts: AppointmentFacts, told: Told, _today: date) -> None:
    if not told.reason:
        raise Refused("why_missing")


def _until(_facts: AppointmentFacts, told: Told, today: date) -> None:
    if told.day is None or not today < told.day <= today + LONGEST_LEAVE:
        raise Refused("until_missing")


def _last_day(facts: AppointmentFacts, told: Told, today: date) -> None:
    if told.day is None or not max(today, facts.starts_on) <= told.day <= today + AHEAD:
        raise Refused("last_day_missing")


NEEDED: dict[str, Callable[[AppointmentFacts, Told, date], None]] = {
    "reason": _reason,
    "until": _until,
    "last_day": _last_day,
}


def follow_the_days(session: Session, *, at: datetime) -> int:
    """Take every step a date has asked for: safe to do twice, and late. How many there were."""
    today, count = oslo_day(at), 0
    for facts in rows.turning(session, today):
        step, on = _turn(facts, today)
        try:
            _take(session, _life(session, facts.id), step, by=None, on=on, told=Told(), at=at)
        except Conflict:
            continue  # another job, or a person, was here a moment ago
        count += 1
    return count


def _turn(facts: AppointmentFacts, today: date) -> tuple[Step, date]:
    """What a date does, and the day it did it: the same however late we look."""
    if facts.ends_on is not None and facts.ends_on < today:
        return STEPS["end"], facts.ends_on
    if facts.state == "on_leave" and facts.leave_until is not None:
        return STEPS["return"], facts.leave_until + timedelta(days=1)
    return STEPS["begin"], facts.starts_on


def _take(session: Session, found: Life, step: Step, *, by: str | None, on: date, told: Told, at: datetime) -> None:
    facts = found.facts
    values = {"state": step.to} | {name: _value(name, step, told, on) for name in step.sets}
    its = update(Appointment).where(Appointment.id == facts.id, Appointment.state == facts.state)
    if not session.execute(its.values(**values)).rowcount:  # type: ignore[attr-defined]  # an UPDATE has a row count
        raise Conflict("appointment_moved_on")
    _write_down(session, facts.id, step, facts.state, on, by, told.reason, at)
    audit.write(session, verb=f"appointment.{step.deed}", by=by, about=facts.person_id, at=at, subject=str(facts.id))
    if step.deed == "appoint":
        successors.found(session, facts.unit_id, facts.id, on=on)
        appointment_news.appointed(session, facts, by=by, at=at)
    elif step.deed == "decline":
        appointment_news.declined(session, facts, by=by, at=at)
    elif step.deed == "resign":
        successors.wanted(session, facts, on=on)
        appointment_news.resigning(session, facts, found.leader_id, by=by, at=at)
    elif step.to == "ended":
        successors.wanted(session, facts, on=on)
        appointment_news.ended(session, facts, at=at)


def _value(column: str, step: Step, told: Told, on: date) -> date | None:
    """A leave is forgotten when it is over; the history remembers it."""
    if column == "leave_until":
        return told.day if step.deed == "leave" else None
    return told.day if step.deed == "resign" else on


def _write_down(
    session: Session, appointment_id: int, step: Step, came_from: str | None, on: date, by: str | None, reason: str, at: datetime
) -> None:  # fmt: skip
    session.add(
        AppointmentChange(
            appointment_id=appointment_id,
            deed=step.deed,
            from_state=came_from,
            to_state=step.to,
            happened_on=on,
            by_person=by,
            at=at,
            reason=reason,
        )
    )
    session.flush()


def _life(session: Session, appointment_id: int) -> Life:
    found = rows.life(session, appointment_id)
    assert found is not None  # noqa: S101 – it was there a moment ago, and nothing removes one
    return found
