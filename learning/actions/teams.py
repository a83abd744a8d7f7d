"""How does a leader's team stand? The same number of queries for ten people and for a thousand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import levels, standings
from learning.actions.old_names import named_now
from learning.actions.people_facts import facts_of
from learning.actions.refusing import NotFound
from learning.actions.standings import Ground, Picture
from learning.competence.evidence import Evidence
from learning.competence.requirement import REQUIREMENT_STATES, Requirement
from learning.competence.requirements import requirements
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import Standing, standing
from learning.competence.tenure import Leave
from learning.courses.library import Library
from learning.records.queries import awards, leaves, rights, team
from learning.records.queries import evidence as evidence_rows
from learning.records.queries.awards import AwardFacts
from learning.records.queries.rights import AppointmentFacts
from learning.records.queries.team import Member


@dataclass(frozen=True)
class Row:
    """One appointment in the team. `plan` is the slug of what measures it, empty when no plan or framework does.

    `requirements` has the most urgent first.
    """

    member: Member
    plan: str
    standing: Standing | None
    requirements: tuple[Requirement, ...]

    @property
    def urgency(self) -> int:
        """0 when something is overdue, then soon, then due, then done."""
        return REQUIREMENT_STATES.index(self.requirements[0].state) if self.requirements else len(REQUIREMENT_STATES)


def rows(session: Session, *, by: Asker, library: Library, today: date) -> list[Row]:
    """The people in the units `by` leads today, the most urgent first, then by name."""
    permissions.check_can_see_team(by)
    members = [one for one in team.members(session, by.led_units, today) if one.appointment.person_id != by.person_id]
    found = evidence_rows.of_people(session, {one.appointment.person_id for one in members})
    measure_of = _measures(library)
    shown = {person: named_now(rows, library) for person, rows in found.items()}
    past = _past(session, members)
    made = [
        _row(one, measure_of(one.appointment), shown.get(one.appointment.person_id, ()), past, today) for one in members
    ]
    made.sort(key=lambda row: (row.urgency, row.member.sort_key))
    return made


class _Past(NamedTuple):
    """Leaves by appointment and awards by person: what the rules need beside evidence."""

    leaves: dict[int, tuple[Leave, ...]]
    awards: dict[str, tuple[AwardFacts, ...]]


def _past(session: Session, members: Sequence[Member]) -> _Past:
    return _Past(
        leaves.of_appointments(session, [one.appointment.id for one in members if one.appointment.has_left]),
        awards.of_people(session, {one.appointment.person_id for one in members if one.appointment.awarded}),
    )


class _Measure(NamedTuple):
    plan: str
    framework: str
    rules: FrameworkRules
    plan_rules: PlanRules


def _measures(library: Library) -> Callable[[AppointmentFacts], _Measure | None]:
    """Plan and framework, looked up once per network and profession."""
    held: dict[tuple[str, str], _Measure | None] = {}

    def measure_of(appointment: AppointmentFacts) -> _Measure | None:
        key = (appointment.network, appointment.profession)
        if key not in held:
            known = standings.ground(library, appointment)
            held[key] = _measure(known) if known and known.framework else None
        return held[key]

    return measure_of


def _measure(ground: Ground) -> _Measure:
    framework = ground.framework.slug if ground.framework else ""
    return _Measure(ground.plan.slug, framework, ground.rules, ground.plan_rules)


def _row(member: Member, measure: _Measure | None, evidence: tuple[Evidence, ...], past: _Past, today: date) -> Row:
    if measure is None:
        return Row(member, "", None, ())
    appointment = member.appointment
    held = levels.tenure(appointment, past.leaves.get(appointment.id, ()))
    stands = standing(measure.rules, measure.plan_rules, evidence, today)
    given = past.awards.get(appointment.person_id, ())
    award = levels.standing_award(given, measure.framework, evidence, stands)
    asked = requirements(measure.plan_rules, held, evidence, stands, today, award)
    return Row(member, measure.plan, stands, asked)


@dataclass(frozen=True)
class Seen:
    """A person as their leader sees them: the same as they see themselves, without answers and attempts."""

    name: str
    appointment: AppointmentFacts
    picture: Picture | None
    elsewhere: int


def person(session: Session, *, by: Asker, person_id: str, library: Library, today: date) -> Seen:
    """Raises a hidden `Refusal` for somebody else's nurse, `NotFound` for nobody."""
    appointments = rights.appointments_of(session, person_id)
    if not appointments:
        raise NotFound("no_such_person")
    about = facts_of(person_id, appointments, today)
    permissions.check_can_see_person(by, about)
    mine = [one for one in appointments if one.unit_id in by.led_units & about.units] or list(appointments)
    current = standings.current(tuple(mine), today) or mine[0]
    ground = standings.ground(library, current)
    picture = None
    if ground and ground.framework:
        picture = standings.seen(session, ground, library, today)
    name = team.person_name(session, person_id) or ""
    return Seen(name, current, picture, len(about.units - {current.unit_id}))
