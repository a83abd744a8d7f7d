"""How is the calendar told: what I take part in first, then month by month, then what has lately been?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from flask import url_for

from learning.actions import evaluations
from learning.actions.days import oslo_day
from learning.records.queries.events import TAKES_PART, Listed
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web.events import phrases_of_events as phrases
from learning.web.languages import day


@dataclass(frozen=True)
class Row:
    """`state` and `words` tell how she stands to it; empty when she has nothing to do with it."""

    title: str
    url: str
    date: str
    weekday: str
    month: str
    iso: str
    hours: str
    kind: str
    where: str
    whom: str
    state: str
    words: str


@dataclass(frozen=True)
class Month:
    title: str
    html_id: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class CalendarView:
    mine: tuple[Row, ...]
    months: tuple[Month, ...]
    past: tuple[Row, ...]


def calendar(found: Sequence[Listed], at: datetime) -> CalendarView:
    coming = [one for one in found if one.event.ends_at >= at]
    mine = [one for one in coming if one.state in TAKES_PART]
    rest = [one for one in coming if one.state not in TAKES_PART]
    past = [one for one in reversed(found) if one.event.ends_at < at and one.event.cancelled_at is None]
    grouped = groupby(rest, key=lambda one: oslo_day(one.event.starts_at).replace(day=1))
    return CalendarView(
        mine=tuple(row(one, at) for one in mine),
        months=tuple(_month(first, list(rows), at) for first, rows in grouped),
        past=tuple(row(one, at) for one in past),
    )


def _month(first: date, rows: Sequence[Listed], at: datetime) -> Month:
    return Month(phrases.month(first), f"maned-{first:%Y-%m}", tuple(row(one, at) for one in rows))


def row(one: Listed, at: datetime) -> Row:
    event, on = one.event, oslo_day(one.event.starts_at)
    state, words = standing(one, at)
    return Row(
        title=event.title,
        url=url_for("events.event", event_id=event.id),
        date=f"{on.day}",
        weekday=day(on, language(), "EEE"),
        month=day(on, language(), "MMM"),
        iso=on.isoformat(),
        hours=f"{phrases.hour(event.starts_at)}–{phrases.hour(event.ends_at)}",
        kind=phrases.kind(event.kind),
        where=phrases.where(event),
        whom=phrases.whom(event),
        state=state,
        words=words,
    )


def standing(one: Listed, at: datetime) -> tuple[str, str]:
    """The sign and the words beside an event."""
    if one.event.cancelled_at is not None:
        return "overdue", _("Avlyst")
    if one.came:
        evaluate = not evaluations.closed_because(one, at)
        return ("soon", _("Kan evalueres")) if evaluate else ("done", phrases.came(one.came))
    if one.event.ends_at < at:
        return "", ""
    if one.state is not None and one.state != "cancelled":
        return phrases.state(one.state)
    return ("info", _("Fullt, venteliste")) if one.event.full and one.event.form != "both" else ("", "")
