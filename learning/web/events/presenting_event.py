"""What does somebody see of one event: when and where, whether she may come, and what is to be done afterwards?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from flask import url_for

from learning.actions import checking_in, evaluations, sign_ups
from learning.courses.library import Library
from learning.records.queries.events import TAKES_PART, EventFacts, Listed
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web.events import phrases_of_events as phrases

TELL = timedelta(days=60)


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class SignUpView:
    """What she may do about coming. `ways` and `roles` are asked only when there are two."""

    url: str
    label: str
    ways: tuple[Choice, ...]
    roles: tuple[Choice, ...]
    hint: str


@dataclass(frozen=True)
class EventView:
    id: int
    title: str
    kind: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    topics: tuple[str, ...]
    link: str
    draft: bool
    cancelled: str
    state: str
    words: str
    reason: str
    sign_up: SignUpView | None
    closed: str
    cancel_url: str
    check_in: bool
    evaluate: str
    tell: bool
    manage_url: str
    file_url: str


@dataclass(frozen=True)
class Told:
    """What the view is made of. `roles` are those she may take part as; `leaders` the names of who decides."""

    found: Listed
    manages: bool
    roles: frozenset[str]
    leaders: tuple[str, ...]
    at: datetime


def event(told: Told, library: Library) -> EventView:
    found, one = told.found, told.found.event
    closed = sign_ups.closed_because(one, told.at)
    takes_part = found.state in TAKES_PART
    sign, words = phrases.state(found.state) if found.state and found.state != "cancelled" else ("", "")
    if found.came:
        sign, words = "done", phrases.came(found.came)
    may = not closed and bool(told.roles) and found.state != "refused" and found.came is None
    return EventView(
        id=one.id,
        title=one.title,
        kind=phrases.kind(one.kind),
        facts=_facts(one),
        paragraphs=tuple(part.strip() for part in one.summary.split("\n\n") if part.strip()),
        topics=tuple(known.name for known in library.competences_named(one.topics, None)),
        link=one.link if told.manages or found.state == "signed_up" or found.came else "",
        draft=one.published_at is None,
        cancelled=one.cancel_reason if one.cancelled_at else "",
        state=sign,
        words=words,
        reason=found.reason or "",
        sign_up=_sign_up(told) if may else None,
        closed=_closed(told, closed, takes_part),
        cancel_url=url_for("events.cancel_sign_up", event_id=one.id) if takes_part and one.starts_at > told.at else "",
        check_in=checking_in.closed_because(one, told.at) is None and found.came is None and bool(told.roles),
        evaluate=_evaluate(told, library),
        tell=_tells(found, told),
        manage_url=url_for("events.manage", event_id=one.id) if told.manages else "",
        file_url=url_for("events.event_file", event_id=one.id),
    )


def _facts(one: EventFacts) -> tuple[tuple[str, str], ...]:
    rows = [
        (_("Når"), phrases.when(one)),
        (_("Hvor"), phrases.where(one)),
        (_("For"), f"{one.area}, {one.network}" if one.area else one.network),
        (_("Plasser"), phrases.places(one)),
    ]
    if one.sign_up_until:
        rows.append((_("Meld deg på innen"), phrases.until(one)))
    return tuple(rows)


def _closed(told: Told, closed: str, takes_part: bool) -> str:
    """Why she cannot sign up, when she might have thought that she could."""
    if closed == "sign_up_is_over" and not takes_part and told.roles:
        return refused_words.sentence(closed)
    return ""


def _sign_up(told: Told) -> SignUpView:
    found, one = told.found, told.found.event
    takes_part = found.state in TAKES_PART
    ways = sign_ups.ways(one)
    own = [role for role in ("resource", "leader") if role in told.roles]
    return SignUpView(
        url=url_for("events.sign_up", event_id=one.id),
        label=_("Endre påmeldingen") if takes_part else _label(told),
        ways=tuple(Choice(way, phrases.form(way), way == (found.form or ways[0])) for way in ways)
        if len(ways) > 1
        else (),
        roles=tuple(Choice(role, phrases.role(role), role == own[0]) for role in own) if len(own) > 1 else (),
        hint=_hint(told),
    )


def _label(told: Told) -> str:
    one = told.found.event
    if one.asks_leader and told.leaders:
        return _("Spør lederen om å få delta")
    return _("Sett meg på venteliste") if one.full and one.form != "both" else _("Meld meg på")


def _hint(told: Told) -> str:
    one, words = told.found.event, []
    if one.asks_leader and "resource" in told.roles and told.leaders:
        words.append(_("%(names)s avgjør om du får dra.", names=", ".join(told.leaders)))
    if one.full:
        words.append(_("Det er fullt. Du får beskjed om det blir en ledig plass."))
    return " ".join(words)


def _evaluate(told: Told, library: Library) -> str:
    """Where to, when she was there and there is something to fill in."""
    closed = evaluations.closed_because(told.found, told.at) or library.form(evaluations.FORM) is None
    return "" if closed else url_for("events.evaluate", event_id=told.found.event.id)


def _tells(found: Listed, told: Told) -> bool:
    over = found.event.ends_at < told.at <= found.event.ends_at + TELL
    return found.came is not None and over and found.event.cancelled_at is None
