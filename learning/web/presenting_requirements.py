"""How is a requirement told: how it stands, by when, how much of it is done, and which line of the plan asks for it?

Used by the nurse's own pages and by the leader's page about a person: the nurse sees what the leader sees.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for

from learning.actions.standings import Picture
from learning.competence.explain import plan_keys
from learning.competence.maintenance import Level, Year
from learning.competence.requirement import Requirement
from learning.competence.rules import RULE_VERSION
from learning.courses.library import Library
from learning.courses.nouns import Plan
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import phrases, presenting_competence
from learning.web.languages import date_words
from learning.web.presenting_competence import EvidenceView


@dataclass(frozen=True)
class RequirementView:
    """`url` leads to why, and is empty there. `amount` is empty for what is done or not done, with nothing between."""

    url: str
    title: str
    state: str
    words: str
    when: str
    amount: str


@dataclass(frozen=True)
class Line:
    """A line of the plan: what it is called, its value in words, and where the network has it from."""

    name: str
    value: str
    source: str


@dataclass(frozen=True)
class WhyView:
    """`counts` is the evidence that does it, or has begun to; of level B it is too much to tell here."""

    told: RequirementView
    way: str
    lines: tuple[Line, ...]
    counts: tuple[EvidenceView, ...]
    level: bool
    rest: str
    rule: str


@dataclass(frozen=True)
class LevelView:
    """Level B as it was confirmed, and each year since."""

    title: str
    state: str
    words: str
    by: str
    rests: str
    years: tuple[tuple[int, str, str, str], ...]


def address(one: Requirement) -> str:
    return f"{one.kind}/{one.subject}" if one.subject else one.kind


def find(picture: Picture, what: str) -> Requirement | None:
    return next((one for one in picture.requirements if address(one) == what), None)


def split(asked: Iterable[Requirement]) -> tuple[list[Requirement], list[Requirement]]:
    """What is asked once, and what is asked every year."""
    rows = list(asked)
    return [one for one in rows if one.year is None], [one for one in rows if one.year is not None]


def rows(
    asked: Iterable[Requirement], library: Library, locale: str, endpoint: str, **values: Any
) -> tuple[RequirementView, ...]:
    """`endpoint` with `values` is the page that says why."""
    return tuple(told(one, library, locale, url_for(endpoint, what=address(one), **values)) for one in asked)


def told(one: Requirement, library: Library, locale: str, url: str = "") -> RequirementView:
    return RequirementView(
        url=url,
        title=phrases.requirement_title(one, library, locale),
        state=one.state,
        words=_("Fritatt") if one.waived else phrases.requirement_state(one.state),
        when=when(one),
        amount=_("%(done)s av %(total)s", done=min(one.counted, one.needed), total=one.needed)
        if one.needed > 1
        else "",
    )


def when(one: Requirement) -> str:
    if one.waived and one.done_on:
        return _("Fritatt %(day)s", day=date_words(one.done_on))
    if one.state == "done" and one.done_on:
        return _("Ferdig %(day)s", day=date_words(one.done_on))
    return _("Frist %(day)s", day=date_words(one.due_on))


def why(picture: Picture, one: Requirement, library: Library, locale: str) -> WhyView:
    """A deadline explained: the plan's lines behind it, and the evidence that was counted."""
    plan = picture.ground.plan
    by_id = {row.id: row for row in picture.evidence}
    return WhyView(
        told=told(one, library, locale),
        way=phrases.requirement_way(one.kind),
        lines=tuple(_line(plan, key, one, library) for key in plan_keys(one) if key in plan.rules),
        counts=()
        if one.kind == "level_b"
        else tuple(presenting_competence.evidence(by_id[number], library) for number in one.because),
        level=one.kind == "level_b" and bool(one.because),
        rest=_reckoning(picture, one),
        rule=_(
            "Regelen står i «%(plan)s», utgave %(edition)s. Regnet ut med regelsett %(version)s.",
            plan=plan.title,
            edition=plan.edition,
            version=RULE_VERSION,
        ),
    )


def _reckoning(picture: Picture, one: Requirement) -> str:
    """How the day was found."""
    appointed = date_words(picture.ground.appointment.starts_on)
    if one.kind == "report":
        return _("Rapporten er om %(year)s og skrives når året er over.", year=one.year)
    if one.year is not None:
        return _(
            "Kravet gjelder kalenderåret %(year)s. Det gjelder den som har vervet og ikke er i permisjon 31. desember, og som har vært aktiv i mer enn 92 dager av året.",
            year=one.year,
        )
    if one.expires_on:
        return _(
            "Fristen regnes fra %(day)s, da vervet begynte. Det som er gjort, gjelder til og med %(last)s.",
            day=appointed,
            last=date_words(one.expires_on),
        )
    return _("Fristen regnes fra %(day)s, da vervet begynte.", day=appointed)


def _line(plan: Plan, key: str, one: Requirement, library: Library) -> Line:
    rule = plan.rules[key]
    return Line(phrases.plan_key(key), _value(key, rule.value, one, library), _source(plan, rule.source))


def _source(plan: Plan, source: str) -> str:
    """A publication by its title; else it is the number of a requirement in the network's own texts."""
    if source == "proposal":
        return _("vårt forslag")
    title = next((one.title for one in plan.sources if one.key == source), "")
    return title or _("nettverkets egne tekster, %(number)s", number=source)


def _value(key: str, value: Any, one: Requirement, library: Library) -> str:
    """Tables by what this requirement is about; documents by their titles."""
    match key:
        case "required_courses" | "required_simulations":
            return _months_after(value[one.subject])
        case "frameworks":
            return ", ".join(library.title_of(slug) for slug in value.values())
        case "documents_to_sign":
            return ", ".join(map(library.title_of, value))
        case "waivers_given_by":
            givers = [(phrases.role(who), phrases.evidence(kind).lower()) for kind, who in value.items()]
            return ", ".join(_("%(who)s, ut fra %(what)s", who=who, what=what) for who, what in givers)
    return _number(key, value)


def _number(key: str, value: Any) -> str:
    if value is None:
        return _("varig")
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if key.startswith("validity_"):
        return ngettext("%(num)s måned", "%(num)s måneder", value)
    return _months_after(value) if key.endswith("_months") else str(value)


def _months_after(months: int) -> str:
    return ngettext("%(num)s måned etter at vervet begynte", "%(num)s måneder etter at vervet begynte", months)


def level(picture: Picture) -> LevelView | None:
    """None for somebody who has not been confirmed."""
    held, award = picture.level, picture.award
    if held is None or award is None:
        return None
    year = award.awarded_on.year
    return LevelView(
        title=_("Nivå B %(year)s", year=year),
        state={"current": "done", "lapsed": "expired", "undermined": "expired"}[held.state],
        words=_level_words(held),
        by=_("Bekreftet av %(name)s %(day)s", name=award.confirmed_by, day=date_words(award.awarded_on)),
        rests=ngettext("Bygger på %(num)s bevis.", "Bygger på %(num)s bevis.", len(award.evidence)),
        years=tuple(_year(one) for one in held.years),
    )


def _level_words(held: Level) -> str:
    if held.state == "undermined":
        return _("Noe det bygde på, er trukket. Nivået må vises på nytt")
    if held.state == "lapsed":
        return _("Vedlikehold mangler i %(year)s", year=held.lacked_in)
    return _("Gjelder nå")


def _year(one: Year) -> tuple[int, str, str, str]:
    """Year, state, its word, and what was missing."""
    words = {
        "kept": _("Vedlikeholdt"),
        "missing": _("Ikke vedlikeholdt"),
        "paused": _("Ikke krav dette året"),
        "open": _("Pågår"),
    }
    state = {"kept": "done", "missing": "expired", "paused": "none", "open": "due"}[one.state]
    lacks = ", ".join(phrases.requirement(kind).lower() for kind in one.missing)
    return one.year, state, words[one.state], _("Mangler: %(what)s", what=lacks) if lacks else ""
