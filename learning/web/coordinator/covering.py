"""Which units have a resource person, per area?"""

from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint
from werkzeug.wrappers import Response

from learning.access.roles import Role
from learning.records.database import db
from learning.records.queries.network import UnitCoverage, coverage
from learning.web import clock, phrases, successors
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.viewer import me


@dataclass(frozen=True)
class UnitView:
    name: str
    organisation: str
    kind: str
    active: int
    covered: bool
    away: int
    seeking: tuple[str, str] | None


@dataclass(frozen=True)
class AreaView:
    name: str
    network: str
    units: tuple[UnitView, ...]
    covered: int
    people: int


def routes(door: Blueprint) -> None:
    door.add_url_rule("/nettverk", "coverage", covered)


@guarded("network")
def covered() -> Response:
    networks = sorted(me().asker.scopes(Role.COORDINATOR, "network"))
    units = coverage(db.session(), networks, [], clock.today())
    areas = tuple(_area(list(rows)) for _id, rows in groupby(units, key=lambda unit: unit.area_id))
    return page(
        "coordinator/coverage.html",
        areas=areas,
        networks=tuple(dict.fromkeys(area.network for area in areas)),
        units=len(units),
        covered=sum(area.covered for area in areas),
        people=sum(area.people for area in areas),
    )


def _area(rows: list[UnitCoverage]) -> AreaView:
    units = tuple(
        UnitView(
            one.unit,
            one.organisation,
            phrases.unit(one.kind),
            one.active,
            one.active > 0,
            one.on_leave,
            successors.age(one.seeking_since, clock.today()) if one.seeking_since else None,
        )
        for one in rows
    )
    return AreaView(
        rows[0].area, rows[0].network, units, sum(unit.covered for unit in units), sum(unit.active for unit in units)
    )
