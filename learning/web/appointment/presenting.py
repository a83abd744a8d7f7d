"""How is an appointment told: where it stands, what has happened, and what can be done with it by whom?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import url_for
from sqlalchemy.orm import Session

from learning.access.appointment_life import LIFE, capacities, check_state, refusal_of
from learning.access.asker import Asker
from learning.access.refusals import NotInThisState
from learning.actions import appointment_news, appointments, standings
from learning.competence.ladder import ladder
from learning.courses.library import Library
from learning.records.queries import appointments as rows
from learning.records.queries.appointments import Change, Life, Someone, UnitFacts
from learning.records.queries.rights import AppointmentFacts
from learning.translations import refusal_words
from learning.translations.catalogue import gettext as _
from learning.web import appointment_words as words
from learning.web import phrases
from learning.web.languages import date_words
from learning.web.viewer import Viewer


@dataclass(frozen=True)
class Offer:
    """A deed with its form. `needs` are what has to be told with it; `first` and `last` bound the day."""

    deed: str
    label: str
    about: str
    day: str
    reason: str
    first: str
    last: str
    kind: str
    url: str


@dataclass(frozen=True)
class Event:
    on: str
    words: str
    by: str
    reason: str


@dataclass(frozen=True)
class Terms:
    """What her leader may change. `leaders` are (id, name, chosen); `units` are (id, name, covered)."""

    set_aside: int | None
    leaders: tuple[tuple[str, str, bool], ...]
    units: tuple[tuple[str, str, bool], ...]


@dataclass(frozen=True)
class RungView:
    title: str
    state: str
    words: str


@dataclass(frozen=True)
class View:
    id: int
    title: str
    mine: bool
    back: tuple[str, str]
    lead: str
    state: str
    colour: str
    facts: tuple[tuple[str, str], ...]
    motivation: str
    consents: bool | None
    offers: tuple[Offer, ...]
    not_now: tuple[tuple[str, str], ...]
    hears: tuple[str, ...]
    handing_over: bool
    terms: Terms | None
    rungs: tuple[RungView, ...]
    events: tuple[Event, ...]
    ended: bool
    person_url: str


def whole(session: Session, found: Life, viewer: Viewer, library: Library, at: datetime) -> View:
    facts, by = found.facts, viewer.asker
    held = capacities(by, appointments.case_of(facts, library))
    mine, leads = "herself" in held, "leader" in held
    leading = rows.holders(session, "leader", "unit", facts.unit_id, by.today)
    leaders = tuple(one for one in leading if one.person_id != facts.person_id)  # nobody is her own leader
    further = rows.also_covers(session, facts.id)
    offers = _offers(found, by, library)
    resigning = facts.state == "resigning"
    return View(
        id=facts.id,
        title=_("Vervet mitt") if mine else found.name,
        mine=mine,
        back=_back(by, mine),
        lead=_lead(facts),
        state=words.state(facts),
        colour=words.colour(facts.state),
        facts=_facts(found, leaders, further, mine),
        motivation=found.motivation,
        consents=found.consents,
        offers=offers,
        not_now=_not_now(found, by, library),
        hears=_hears(session, found, at) if any(one.deed == "resign" for one in offers) else (),
        handing_over=resigning and (mine or leads),
        terms=_terms(session, found, leaders, further) if leads and facts.state != "ended" else None,
        rungs=_rungs(session, found, viewer, library) if mine else (),
        events=tuple(_event(one) for one in reversed(rows.changes(session, [facts.id]))),
        ended=facts.state == "ended",
        person_url=_person_url(by, facts),
    )


def _back(by: Asker, mine: bool) -> tuple[str, str]:
    if mine:
        return url_for("nurse.profile"), _("Min profil")
    if by.led_units:
        return url_for("leader.team"), _("Teamet")
    return url_for("appointment.waiting"), _("Verv i nettverket")


def _person_url(by: Asker, facts: AppointmentFacts) -> str:
    seen = by.person_id != facts.person_id and facts.unit_id in by.led_units
    in_force = facts.state not in {"proposed", "ended"} and facts.starts_on <= by.today
    return url_for("leader.person", person_id=facts.person_id) if seen and in_force else ""


def _lead(facts: AppointmentFacts) -> str:
    return _(
        "%(profession)s som ressursperson på %(unit)s, %(organisation)s.",
        profession=phrases.profession(facts.profession).capitalize(),
        unit=facts.unit,
        organisation=facts.organisation,
    )


def _facts(
    found: Life, leaders: Sequence[Someone], further: Sequence[UnitFacts], mine: bool
) -> tuple[tuple[str, str], ...]:
    facts = found.facts
    named = [one.name for one in leaders if one.person_id == found.leader_id] or [one.name for one in leaders]
    shown = [
        (_("Nettverk"), f"{facts.network_name}, {facts.area}"),
        (_("Første dag"), date_words(facts.starts_on)),
        (_("Siste dag"), date_words(facts.ends_on) if facts.ends_on else ""),
        (_("Permisjon til og med"), date_words(facts.leave_until) if facts.leave_until else ""),
        (_("Leder"), ", ".join(named) or _("Enheten har ingen leder her")),
        (_("Øremerket tid"), words.set_aside(facts.set_aside_percent)),
        (_("Dekker også"), ", ".join(f"{one.name} ({one.organisation})" for one in further)),
        (_("Hvorfor"), "" if mine else found.motivation),
    ]
    return tuple((term, said) for term, said in shown if said)


def _offers(found: Life, by: Asker, library: Library) -> tuple[Offer, ...]:
    """What the one who looks may do now, by the table."""
    case = appointments.case_of(found.facts, library)
    steps = [step for step in LIFE if step.deed != "propose" and refusal_of(by, case, step) is None]
    first = by.today + timedelta(days=1)
    latest = {"until": appointments.LONGEST_LEAVE, "last_day": appointments.AHEAD}
    mine = by.person_id == found.facts.person_id
    made = []
    for step in steps:
        need = next((one for one in step.needs if one in latest), "")
        earliest = max(by.today, found.facts.starts_on) if need == "last_day" else first
        made.append(
            Offer(
                deed=step.deed,
                label=words.label(step.deed, mine),
                about=words.about(step.deed, mine),
                day=words.day(need) if need else "",
                reason=words.reason(step.deed) if {"reason", "last_day"}.intersection(step.needs) else "",
                first=earliest.isoformat(),
                last=(by.today + latest[need]).isoformat() if need else "",
                kind="primary" if step.deed == "appoint" else "danger" if step.to == "ended" else "secondary",
                url=url_for("appointment.take", appointment_id=found.facts.id, deed=step.deed),
            )
        )
    return tuple(made)


def _not_now(found: Life, by: Asker, library: Library) -> tuple[tuple[str, str], ...]:
    """What would be hers to do another time, with why not now."""
    case = appointments.case_of(found.facts, library)
    held = capacities(by, case)
    mine = "herself" in held
    told = []
    for step in LIFE:
        if step.deed == "propose" or not held.intersection(step.who):
            continue
        try:
            check_state(case.state, step)
        except NotInThisState as refusal:
            told.append((words.label(step.deed, mine), refusal_words.words(refusal)))
    return tuple(told)


def _hears(session: Session, found: Life, at: datetime) -> tuple[str, ...]:
    roles = (_("Lederen din"), _("Områdelederen"), _("Nettverkslederen"))
    named = appointment_news.hears(session, found.facts, found.leader_id, at=at)
    return tuple(f"{role}: {', '.join(names)}" for role, names in zip(roles, named, strict=True) if names)


def _terms(session: Session, found: Life, leaders: Sequence[Someone], further: Sequence[UnitFacts]) -> Terms:
    covered = {one.id for one in further}
    near = [one for one in rows.units(session, area_ids=[found.facts.area_id]) if one.id != found.facts.unit_id]
    return Terms(
        set_aside=found.facts.set_aside_percent,
        leaders=tuple((one.person_id, one.name, one.person_id == found.leader_id) for one in leaders),
        units=tuple((str(one.id), f"{one.name}, {one.organisation}", one.id in covered) for one in near),
    )


def _rungs(session: Session, found: Life, viewer: Viewer, library: Library) -> tuple[RungView, ...]:
    """The steps to level B, worked out from what she has shown."""
    picture = standings.picture(session, library=library, appointments=viewer.appointments, today=viewer.asker.today)
    if picture is None or picture.ground.appointment.id != found.facts.id:
        return ()
    shown = []
    for rung in ladder(picture.requirements):
        title = (
            phrases.requirement_title(rung.asked, library, viewer.locale) if rung.asked else _("Vedlikehold hvert år")
        )
        if rung.done_on:
            shown.append(RungView(title, "done", date_words(rung.done_on)))
        else:
            shown.append(RungView(title, "started" if rung.next else "none", _("Neste") if rung.next else _("Senere")))
    return tuple(shown)


def _event(one: Change) -> Event:
    return Event(date_words(one.happened_on), words.happened(one.deed), one.by_name, one.reason)
