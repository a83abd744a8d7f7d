"""What keeps people in the network from doing what they had meant to? In numbers, never below five people."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.access.roles import Role
from learning.actions.days import OSLO
from learning.records.database import db
from learning.records.queries.commitments import FEWEST_PEOPLE, Hindrance, hindrances
from learning.web import clock, phrases
from learning.web.guard import guarded
from learning.web.languages import date_words
from learning.web.respond import page
from learning.web.viewer import me


@dataclass(frozen=True)
class Row:
    words: str
    people: int


@dataclass(frozen=True)
class NetworkView:
    name: str
    rows: tuple[Row, ...]
    most: int


def routes(door: Blueprint) -> None:
    door.add_url_rule("/nettverk/hindringer", "hindrances", hindered)


@guarded("network")
def hindered() -> Response:
    networks = sorted(me().asker.scopes(Role.COORDINATOR, "network"))
    since = _a_year_before(clock.today())
    start = datetime(since.year, since.month, since.day, tzinfo=OSLO)
    found = groupby(hindrances(db.session(), networks, start), key=lambda one: one.network)
    view = tuple(_network(name, tuple(rows)) for name, rows in found)
    return page("coordinator/hindrances.html", networks=view, since=date_words(since), fewest=FEWEST_PEOPLE)


def _a_year_before(day: date) -> date:
    """From the first of a month, so that the sums do not change from one day to the next."""
    return date(day.year - 1, day.month, 1)


def _network(name: str, rows: tuple[Hindrance, ...]) -> NetworkView:
    shown = tuple(Row(phrases.hindrance(one.hindrance), one.people) for one in rows)
    return NetworkView(name, shown, max(row.people for row in shown))
