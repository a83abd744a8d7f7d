"""How does a leader's team stand? The same number of queries for ten people and for a thousand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import standings
from learning.actions.old_names import named_now
from learning.actions.people_facts import facts_of
from learning.actions.refusing import NotFound
from learning.actions.standings import Picture
from learning.competence.evidence import Evidence
from learning.competence.requirements import REQUIREMENT_STATES, Requirement, requirements
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import Standing, standing
from learning.courses.library import Library
from learning.records.queries import evidence as evidence_rows
from learning.records.queries import rights, team
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
    made = [_row(one, measure_of(one.appointment), shown.get(one.appointment.person_id, ()), today) for one in members]
    made.sort(key=lambda row: (row.urgency, row.member.sort_key))
    return made


class _Measure(NamedTuple):
    plan: str
    rules: FrameworkRules
    plan_rules: PlanRules


def _measures(library: Library) -> Callable[[AppointmentFacts], _Measure | None]:
    """Plan and framework, looked up once per network and profession."""
    held: dict[tuple[str, str], _Measure | None] = {}

    def measure_of(appointment: AppointmentFacts) -> _Measure | None:
        key = (appointment.network, appointment.profession)
        if key not in held:
            known = standings.ground(library, appointment)
            measured = known and known.framework
            held[key] = _Measure(known.plan.slug, known.rules, known.plan_rules) if known and measured else None
        return held[key]

    return measure_of


def _row(member: Member, measure: _Measure | None, evidence: tuple[Evidence, ...], today: date) -> Row:
    if measure is None:
        return Row(member, "", None, ())
    plan, rules, plan_rules = measure
    stands = standing(rules, plan_rules, evidence, today)
    asked = requirements(plan_rules, member.appointment.starts_on, evidence, stands, today)
    return Row(member, plan, stands, asked)


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
        picture = standings.seen(ground, named_now(evidence_rows.of_person(session, person_id), library), today)
    name = team.person_name(session, person_id) or ""
    return Seen(name, current, picture, len(about.units - {current.unit_id}))
