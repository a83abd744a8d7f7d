"""How far has somebody come, and what does their network's plan ask next?

Standing is derived each time from framework, plan and evidence, and never stored. It belongs to an appointment under a
plan; evidence belongs to the person.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from learning.actions import levels
from learning.actions.levels import tenure
from learning.actions.old_names import named_now
from learning.actions.rulebooks import framework_rules, plan_rules
from learning.competence.maintenance import Level
from learning.competence.next_step import Candidate, Resumable, Step, next_step
from learning.competence.requirement import Requirement
from learning.competence.requirements import requirements
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import Standing, standing
from learning.courses.library import Library
from learning.courses.nouns import Framework, Module, Plan
from learning.records.queries import awards, leaves
from learning.records.queries import evidence as rows
from learning.records.queries.awards import AwardFacts
from learning.records.queries.evidence import EvidenceFacts
from learning.records.queries.rights import AppointmentFacts
from learning.records.queries.waiting import Begun


@dataclass(frozen=True)
class Ground:
    """What one appointment is measured by. `framework` is None when the plan names none for the profession."""

    appointment: AppointmentFacts
    plan: Plan
    framework: Framework | None
    plan_rules: PlanRules

    @property
    def rules(self) -> FrameworkRules:
        assert self.framework is not None  # noqa: S101 – asked only where there is one
        return framework_rules(self.framework)


@dataclass(frozen=True)
class Picture:
    """A person's evidence seen through one appointment's plan. `level` is there when level B has been confirmed once."""

    ground: Ground
    standing: Standing
    requirements: tuple[Requirement, ...]
    evidence: tuple[EvidenceFacts, ...]
    level: Level | None
    award: AwardFacts | None


def current(appointments: tuple[AppointmentFacts, ...], today: date) -> AppointmentFacts | None:
    """The oldest appointment that holds today."""
    return next(iter(_holding(appointments, today)), None)


def _holding(appointments: tuple[AppointmentFacts, ...], today: date) -> list[AppointmentFacts]:
    return [
        one
        for one in appointments
        if one.state not in {"proposed", "ended"}
        and one.starts_on <= today
        and (one.ends_on is None or one.ends_on >= today)
    ]


def ground(library: Library, appointment: AppointmentFacts) -> Ground | None:
    """None when the network has no published plan."""
    plan = library.plan(appointment.network)
    if plan is None:
        return None
    slug = (plan.value("frameworks") or {}).get(appointment.profession)
    return Ground(appointment, plan, library.framework(slug) if slug else None, plan_rules(plan, library))


def framework(library: Library, appointments: tuple[AppointmentFacts, ...], today: date) -> Framework | None:
    """What such a person is measured by, without asking how far they have come."""
    grounds = (ground(library, one) for one in _holding(appointments, today))
    return next((one.framework for one in grounds if one and one.framework), None)


def picture(
    session: Session, *, library: Library, appointments: tuple[AppointmentFacts, ...], today: date
) -> Picture | None:
    """None for somebody without an appointment, or without a plan or framework to be measured by."""
    grounds = (ground(library, one) for one in _holding(appointments, today))
    found = next((one for one in grounds if one and one.framework), None)
    if found is None:
        return None
    return seen(session, found, library, today)


def seen(session: Session, found: Ground, library: Library, today: date) -> Picture:
    """Everything a person has shown, through one appointment's plan."""
    appointment, rules = found.appointment, found.plan_rules
    assert found.framework is not None  # noqa: S101 – asked only where there is one
    evidence = named_now(rows.of_person(session, appointment.person_id), library)
    held = tenure(
        appointment,
        leaves.of_appointments(session, [appointment.id] if appointment.has_left else []).get(appointment.id, ()),
    )
    given = awards.of_people(session, [appointment.person_id] if appointment.awarded else []).get(
        appointment.person_id, ()
    )
    stands = standing(found.rules, rules, evidence, today)
    award = levels.newest(given, found.framework.slug)
    counting = levels.standing_award(given, found.framework.slug, evidence, stands)
    asked = requirements(rules, held, evidence, stands, today, counting)
    level = None
    if award:
        level = levels.since(
            session, award=award, plan=found.plan, library=library, held=held, evidence=evidence, standing=stands
        )
    return Picture(found, stands, asked, evidence, level, award)


def step(seen: Picture, library: Library, begun: Begun | None, module: Module | None) -> Step | None:
    """The one thing to do now. `module` is the one that `begun` is an attempt at."""
    rules = seen.ground.plan_rules
    passed = {
        row.subject
        for row in seen.evidence
        if row.kind == "module"
        and not row.voided
        and rules.last_valid_day(row.kind, row.happened_on) >= seen.standing.today
    }
    return next_step(
        seen.standing,
        seen.requirements,
        resumable(begun, module) if begun and module else None,
        [one for one in candidates(library) if one.module not in passed],
    )


def resumable(begun: Begun, module: Module) -> Resumable:
    ids = [page.id for page in module.pages]
    place = ids.index(begun.page) if begun.page in ids else 0
    left = max(1, round(module.minutes * (len(ids) - place) / len(ids)))
    return Resumable(module.slug, module.course, module.title, place + 1, len(ids), left, module.competences)


def candidates(library: Library) -> list[Candidate]:
    """Every module in the order the courses come."""
    return [
        Candidate(module.slug, module.course, module.minutes, module.competences, 1000 * course.order + module.order)
        for course in library.courses
        for module in library.modules(course.slug)
    ]
