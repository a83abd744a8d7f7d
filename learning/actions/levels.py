"""Which award of level B does somebody hold, and has it been maintained since?"""

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy.orm import Session

from learning.actions.days import oslo_day
from learning.actions.rulebooks import plan_rules
from learning.actions.shelf import published
from learning.competence.award import stands
from learning.competence.evidence import Evidence
from learning.competence.maintenance import Level, level
from learning.competence.rules import PlanRules
from learning.competence.standing import Standing
from learning.competence.tenure import Leave, Tenure
from learning.courses.library import Library
from learning.courses.memory import Memory
from learning.courses.nouns import Plan
from learning.records.queries import library as texts
from learning.records.queries.awards import AwardFacts
from learning.records.queries.rights import AppointmentFacts

_read: Memory[int, Plan | None] = Memory(most=200)


def tenure(appointment: AppointmentFacts, leaves: tuple[Leave, ...]) -> Tenure:
    return Tenure(appointment.starts_on, appointment.ends_on, leaves)


def newest(awards: Iterable[AwardFacts], framework: str) -> AwardFacts | None:
    """The last award of this level B; a nurse's is no physiotherapist's."""
    return max((one for one in awards if one.framework == framework), key=lambda one: one.id, default=None)


def standing_award(
    awards: Iterable[AwardFacts], framework: str, evidence: Iterable[Evidence], standing: Standing
) -> AwardFacts | None:
    """The award that counts as level B: not one that has lost what it rested on."""
    award = newest(awards, framework)
    return award if award and stands(award, evidence, standing) else None


def since(
    session: Session,
    *,
    award: AwardFacts,
    plan: Plan,
    library: Library,
    held: Tenure,
    evidence: tuple[Evidence, ...],
    standing: Standing,
) -> Level:
    """The years after an award. Older plans are fetched only when a year has closed since."""
    closed = standing.today.year > award.awarded_on.year + 1
    plan_of = _plans_then(session, plan, library) if closed else (lambda _year: plan_rules(plan, library))
    return level(award, plan_of, held, evidence, standing)


def _plans_then(session: Session, plan: Plan, library: Library) -> Callable[[int], PlanRules]:
    """The plan each year is judged by: the last that was published and in force when the year closed, else the first."""
    found = [(oslo_day(one.published_at), text) for one in texts.of_slug(session, plan.slug) if (text := _plan(one))]

    def plan_of(year: int) -> PlanRules:
        last_day = date(year, 12, 31)
        in_force = [text for on, text in found if max(on, text.valid_from or on) <= last_day]
        return plan_rules(in_force[-1] if in_force else found[0][1], library)

    return plan_of


def _plan(one: texts.RevisionFacts) -> Plan | None:
    return _read.get(one.revision_id, lambda: _parsed(one))


def _parsed(one: texts.RevisionFacts) -> Plan | None:
    document = Library([published(one)]).revision(one.revision_id)
    return document if isinstance(document, Plan) else None
