"""How does the organiser see her events, and those who come to one of them?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from learning.actions import checking_in, sign_ups
from learning.records.queries.event_people import Participant, Someone
from learning.records.queries.events import Arranged, EventFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web.events import phrases_of_events as phrases


@dataclass(frozen=True)
class ArrangedRow:
    title: str
    url: str
    when: str
    about: str
    state: str
    words: str


@dataclass(frozen=True)
class ArrangedView:
    drafts: tuple[ArrangedRow, ...]
    coming: tuple[ArrangedRow, ...]
    past: tuple[ArrangedRow, ...]


def listed(found: Sequence[Arranged], at: datetime) -> ArrangedView:
    drafts = [one for one in found if one.event.published_at is None and one.event.cancelled_at is None]
    rest = [one for one in found if one not in drafts]
    return ArrangedView(
        drafts=tuple(_row(one, at) for one in drafts),
        coming=tuple(_row(one, at) for one in rest if one.event.ends_at >= at),
        past=tuple(_row(one, at) for one in reversed(rest) if one.event.ends_at < at),
    )


def _row(one: Arranged, at: datetime) -> ArrangedRow:
    event = one.event
    state, words = _state(event, at)
    about = [phrases.kind(event.kind), phrases.whom(event), phrases.places(event)]
    if one.waiting and event.ends_at >= at:
        about.append(ngettext("%(num)s venter", "%(num)s venter", one.waiting))
    if event.starts_at <= at:
        about.append(ngettext("%(num)s møtte", "%(num)s møtte", one.came))
    return ArrangedRow(
        title=event.title,
        url=url_for("events.manage", event_id=event.id),
        when=phrases.when(event),
        about=", ".join(about),
        state=state,
        words=words,
    )


def _state(event: EventFacts, at: datetime) -> tuple[str, str]:
    if event.cancelled_at is not None:
        return "overdue", _("Avlyst")
    if event.published_at is None:
        return "draft", _("Utkast")
    if event.starts_at <= at <= event.ends_at:
        return "started", _("Pågår")
    return ("done", _("Ferdig")) if event.ends_at < at else ("due", _("Publisert"))


@dataclass(frozen=True)
class PersonRow:
    """`mark` and `words` for the sign-up, `came` how she was there; `course` when the course is confirmed."""

    id: str
    name: str
    role: str
    state: str
    words: str
    came: str
    how: str
    course: bool


@dataclass(frozen=True)
class Managed:
    id: int
    title: str
    kind: str
    state: str
    words: str
    facts: tuple[tuple[str, str], ...]
    cancelled: str
    draft: bool
    can_edit: bool
    can_call_off: bool
    screen_open: bool
    ticks: bool
    both: bool
    people: tuple[PersonRow, ...]
    came: int
    counts: str
    search: str
    found: tuple[Someone, ...]
    course: str
    unconfirmed: int
    evaluated: int


def managed(
    event: EventFacts,
    people: Sequence[Participant],
    confirmed: frozenset[str],
    search: str,
    found: Sequence[Someone],
    course: str,
    evaluated: int,
    at: datetime,
) -> Managed:
    state, words = _state(event, at)
    open_for_ticks = event.cancelled_at is None and event.published_at is not None and at >= checking_in.opens_at(event)
    there = [one for one in people if one.came]
    return Managed(
        id=event.id,
        title=event.title,
        kind=phrases.kind(event.kind),
        state=state,
        words=words,
        facts=_facts(event),
        cancelled=event.cancel_reason if event.cancelled_at else "",
        draft=event.published_at is None and event.cancelled_at is None,
        can_edit=event.cancelled_at is None,
        can_call_off=event.cancelled_at is None and event.published_at is not None and event.starts_at > at,
        screen_open=event.published_at is not None
        and event.cancelled_at is None
        and at <= checking_in.closes_at(event),
        ticks=open_for_ticks,
        both=event.form == "both",
        people=tuple(_person(one, confirmed) for one in people),
        came=len(there),
        counts=_counts(people),
        search=search,
        found=tuple(one for one in found if one.person_id not in {each.person_id for each in people}),
        course=course if event.starts_at <= at else "",
        unconfirmed=sum(one.came_as == "resource" and one.person_id not in confirmed for one in there),
        evaluated=evaluated,
    )


def _facts(event: EventFacts) -> tuple[tuple[str, str], ...]:
    rows = [(_("Når"), phrases.when(event)), (_("Hvor"), phrases.where(event)), (_("For"), phrases.whom(event))]
    if event.link:
        rows.append((_("Lenke"), event.link))
    rows.append((_("Plasser"), phrases.places(event)))
    if event.sign_up_until:
        rows.append((_("Påmelding innen"), phrases.until(event)))
    rows.append((_("Leder godkjenner"), _("Ja") if event.asks_leader else _("Nei")))
    return tuple(rows)


def _counts(people: Sequence[Participant]) -> str:
    """In one line: how many come, by leave of whom, and how many did."""
    words = []
    for code in ("signed_up", "waiting_leader", "waiting_list"):
        many = sum(one.state == code for one in people)
        if many:
            words.append(f"{phrases.state(code)[1]}: {many}")
    there = [one for one in people if one.came]
    if there:
        leaders = sum(one.came_as == "leader" for one in there)
        words.append(_("Møtte: %(count)s", count=len(there)))
        words += [ngettext("%(num)s leder møtte", "%(num)s ledere møtte", leaders)] if leaders else []
    return ". ".join(words)


def _person(one: Participant, confirmed: frozenset[str]) -> PersonRow:
    state, words = phrases.state(one.state) if one.state else ("none", _("Ikke påmeldt"))
    if one.state and one.form and one.state in sign_ups.HOLDS:
        words = f"{words}, {phrases.form(one.form).lower()}"
    return PersonRow(
        id=one.person_id,
        name=one.name,
        role=phrases.role(one.came_as or one.role or "other"),
        state=state,
        words=words,
        came=phrases.came(one.came) if one.came else "",
        how="" if not one.came else (_("med koden") if one.by_person == one.person_id else _("ført av arrangøren")),
        course=one.person_id in confirmed,
    )
