"""How far has somebody come, and what does their network's plan ask next?

Standing is derived each time from framework, plan and evidence, and never stored. It belongs to an appointment under a
plan; evidence belongs to the person.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from learning.actions.old_names import named_now
from learning.competence.next_step import Candidate, Resumable, Step, next_step
from learning.competence.requirements import Requirement, requirements
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import Standing, standing
from learning.courses.library import Library
from learning.courses.memory import Memory
from learning.courses.nouns import Framework, Module, Plan
from learning.records.queries import evidence as rows
from learning.records.queries.attempts import AttemptFacts
from learning.records.queries.evidence import EvidenceFacts
from learning.records.queries.rights import AppointmentFacts

_frameworks: Memory[str, FrameworkRules] = Memory(most=50)
_plans: Memory[tuple[str, frozenset[str]], PlanRules] = Memory(most=50)
VALIDITY = "validity_"
MONTHS = "_months"


@dataclass(frozen=True)
class Ground:
    """What one appointment is measured by. `framework` is None when the plan names none for the profession.

    `unfinished` are required courses that are still being written: what nobody can complete is not asked for.
    """

    appointment: AppointmentFacts
    plan: Plan
    framework: Framework | None
    unfinished: frozenset[str] = frozenset()

    @property
    def rules(self) -> FrameworkRules:
        assert self.framework is not None  # noqa: S101 – asked only where there is one
        return framework_rules(self.framework)

    @property
    def plan_rules(self) -> PlanRules:
        return plan_rules(self.plan, self.unfinished)


@dataclass(frozen=True)
class Picture:
    """A person's evidence seen through one appointment's plan."""

    ground: Ground
    standing: Standing
    requirements: tuple[Requirement, ...]
    evidence: tuple[EvidenceFacts, ...]


def framework_rules(framework: Framework) -> FrameworkRules:
    return _frameworks.get(framework.digest, lambda: _framework_rules(framework))


def plan_rules(plan: Plan, unfinished: frozenset[str] = frozenset()) -> PlanRules:
    return _plans.get((plan.digest, unfinished), lambda: _plan_rules(plan, unfinished))


def _framework_rules(framework: Framework) -> FrameworkRules:
    return FrameworkRules(
        competences=tuple(competence.id for competence in framework.competences),
        areas=tuple((area.id, tuple(one.id for one in area.competences)) for area in framework.areas),
        sides={kind: dict(rule.sides) for kind, rule in framework.evidence.items()},
        also={kind: rule.also for kind, rule in framework.evidence.items() if rule.also},
    )


def _plan_rules(plan: Plan, unfinished: frozenset[str]) -> PlanRules:
    values: dict[str, Any] = {key: rule.value for key, rule in plan.rules.items()}
    validity = {
        key.removeprefix(VALIDITY).removesuffix(MONTHS): months
        for key, months in values.items()
        if key.startswith(VALIDITY)
    }
    simulation = validity.pop("simulation", None)
    validity |= {"simulation_alone": simulation, "simulation_group": simulation}
    return PlanRules(
        required_courses={
            slug: months for slug, months in (values.get("required_courses") or {}).items() if slug not in unfinished
        },
        validity_months=validity,
        level_b_months=values.get("level_b_months"),
        values=values,
    )


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
    return Ground(appointment, plan, library.framework(slug) if slug else None, _unfinished(plan, library))


def _unfinished(plan: Plan, library: Library) -> frozenset[str]:
    required = plan.value("required_courses") or {}
    found = {slug: library.course(slug) for slug in required}
    return frozenset(slug for slug, course in found.items() if course is None or not course.complete)


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
    evidence = named_now(rows.of_person(session, found.appointment.person_id), library)
    return seen(found, evidence, today)


def seen(found: Ground, evidence: tuple[EvidenceFacts, ...], today: date) -> Picture:
    """Evidence already at hand, seen through a plan."""
    stands = standing(found.rules, found.plan_rules, evidence, today)
    asked = requirements(found.plan_rules, found.appointment.starts_on, evidence, stands, today)
    return Picture(found, stands, asked, evidence)


def step(seen: Picture, library: Library, begun: AttemptFacts | None, module: Module | None) -> Step | None:
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


def resumable(begun: AttemptFacts, module: Module) -> Resumable:
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
