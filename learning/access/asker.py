"""Who is asking, and which of her appointments and roles count today?

Rights follow dated rows, not accounts (product.md, principle 6): each begins and ends with its dates, the
last day included, and a stand-in without an end date has no rights.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from learning.access.roles import SCOPES, Role, ScopeKind


@dataclass(frozen=True, slots=True)
class Seat:
    """An appointment as resource person: where, as what, from and to (None: no end yet)."""

    unit: int
    starts_on: date
    ends_on: date | None
    profession: str
    network: int
    area: int

    def holds_on(self, day: date) -> bool:
        return _within(self.starts_on, self.ends_on, day)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role over a unit, an area, a network or all. `role` is a plain word here: what the database holds."""

    role: str
    scope_kind: str
    scope_id: int | None
    starts_on: date
    ends_on: date | None = None
    stand_in: bool = False

    @property
    def well_formed(self) -> bool:
        """A known role over a scope it may have, pointing at something, with an end if it is a stand-in's."""
        if self.role not in set(Role) or self.scope_kind not in SCOPES[Role(self.role)]:
            return False
        points_right = (self.scope_id is None) == (self.scope_kind == "all")
        return points_right and not (self.stand_in and self.ends_on is None)

    def holds_on(self, day: date) -> bool:
        return self.well_formed and _within(self.starts_on, self.ends_on, day)


@dataclass(frozen=True)
class Asker:
    """Give it all her rows; it looks only at those that count today."""

    person_id: str
    appointments: tuple[Seat, ...]
    roles: tuple[Grant, ...]
    today: date

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.appointments if seat.holds_on(self.today))

    @cached_property
    def grants(self) -> tuple[Grant, ...]:
        return tuple(grant for grant in self.roles if grant.holds_on(self.today))

    @cached_property
    def led_units(self) -> frozenset[int]:
        return self.scopes(Role.LEADER, "unit")

    def holds(self, role: Role) -> bool:
        """The role, over anything."""
        return any(grant.role == role for grant in self.grants)

    def scopes(self, role: Role, scope_kind: ScopeKind) -> frozenset[int]:
        """The ids of what the role is held over."""
        found = [grant for grant in self.grants if grant.role == role and grant.scope_kind == scope_kind]
        return frozenset(grant.scope_id for grant in found if grant.scope_id is not None)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """The person a question is about: the units she is appointed in today, each with the first day of it.

    Past appointments are left out by whoever fills it in: they give nobody access to her.
    """

    person_id: str
    since: Mapping[int, date]

    @property
    def units(self) -> frozenset[int]:
        return frozenset(self.since)


def _within(starts_on: date, ends_on: date | None, day: date) -> bool:
    return starts_on <= day and (ends_on is None or day <= ends_on)
