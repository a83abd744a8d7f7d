"""How do the texts of a framework and of a network's plan become rules?"""

from typing import Any

from learning.competence.duties import PER_YEAR
from learning.competence.rules import FrameworkRules, PlanRules
from learning.courses.library import Library
from learning.courses.memory import Memory
from learning.courses.nouns import Framework, Plan

_frameworks: Memory[str, FrameworkRules] = Memory(most=50)
_plans: Memory[tuple[str, frozenset[str], tuple[tuple[str, int], ...]], PlanRules] = Memory(most=200)
VALIDITY = "validity_"
MONTHS = "_months"
REPORT = "report"


def framework_rules(framework: Framework) -> FrameworkRules:
    return _frameworks.get(framework.digest, lambda: _framework_rules(framework))


def _framework_rules(framework: Framework) -> FrameworkRules:
    return FrameworkRules(
        competences=tuple(competence.id for competence in framework.competences),
        areas=tuple((area.id, tuple(one.id for one in area.competences)) for area in framework.areas),
        sides={kind: dict(rule.sides) for kind, rule in framework.evidence.items()},
        also={kind: rule.also for kind, rule in framework.evidence.items() if rule.also},
    )


def plan_rules(plan: Plan, library: Library) -> PlanRules:
    unfinished, documents = _unfinished(plan, library), _documents(plan, library)
    key = (plan.digest, unfinished, documents)
    return _plans.get(key, lambda: _plan_rules(plan, unfinished, dict(documents)))


def _unfinished(plan: Plan, library: Library) -> frozenset[str]:
    """What nobody can complete is not asked for: courses still being written, simulations not there, and the report,
    whose form cannot be sent in from here.
    """
    courses = {slug: library.course(slug) for slug in plan.value("required_courses") or {}}
    missing = {slug for slug, course in courses.items() if course is None or not course.complete}
    missing |= {slug for slug in plan.value("required_simulations") or {} if library.simulation(slug) is None}
    return frozenset(missing | {REPORT})


def _documents(plan: Plan, library: Library) -> tuple[tuple[str, int], ...]:
    """The published documents to sign, each with its newest edition, which is the one that counts."""
    slugs = [name if "/" in name else f"documents/{name}" for name in plan.value("documents_to_sign") or ()]
    editions = [(slug, library.newest_edition(slug)) for slug in slugs]
    return tuple((slug, edition) for slug, edition in editions if edition)


def _plan_rules(plan: Plan, unfinished: frozenset[str], documents: dict[str, int]) -> PlanRules:
    values: dict[str, Any] = {key: rule.value for key, rule in plan.rules.items()}
    return PlanRules(
        required_courses=_finished(values.get("required_courses"), unfinished),
        required_simulations=_finished(values.get("required_simulations"), unfinished),
        placement=_placement(values),
        documents=documents,
        per_year={kind: values[key] for kind, key in PER_YEAR.items() if values.get(key)},
        report_due=None if REPORT in unfinished else _day_of_year(values.get("report_due")),
        validity_months=_validity(values),
        level_b_months=values.get("level_b_months"),
        values=values,
    )


def _finished(months: dict[str, int] | None, unfinished: frozenset[str]) -> dict[str, int]:
    return {slug: many for slug, many in (months or {}).items() if slug not in unfinished}


def _placement(values: dict[str, Any]) -> tuple[int, int] | None:
    """Days and months. Required without a number of days, it is one; without months, it has no deadline to be asked by."""
    if not values.get("placement_required") or values.get("placement_months") is None:
        return None
    return values.get("placement_days") or 1, values["placement_months"]


def _day_of_year(written: str | None) -> tuple[int, int] | None:
    if written is None:
        return None
    month, day = written.split("-")
    return int(month), int(day)


def _validity(values: dict[str, Any]) -> dict[str, int | None]:
    validity = {
        key.removeprefix(VALIDITY).removesuffix(MONTHS): months
        for key, months in values.items()
        if key.startswith(VALIDITY)
    }
    simulation = validity.pop("simulation", None)
    return validity | {"simulation_alone": simulation, "simulation_group": simulation}
