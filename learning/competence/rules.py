"""What counts as what, and what does a network ask for?

The tables are content (content-format.md, «Frameworks» and «Plans»), read by the courses room; here are the
few facts of them that the rules need.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import TypeAlias

from learning.competence.cells import SIDES, Cell, CellKey, Level, Side, State, States
from learning.competence.months import months_after

#: Written beside evidence and shown with every «why». Raise it when the same evidence gives another standing.
RULE_VERSION = "2"

#: The last valid day of evidence that never runs out: later than any other, so that days can be compared.
LASTS = date.max

#: The cells a piece of evidence fills, and those it gives a part of.
Reach: TypeAlias = tuple[frozenset[CellKey], frozenset[CellKey]]


def shown(last_day: date) -> date | None:
    """A last day as it is handed out: None when the evidence lasts."""
    return None if last_day == LASTS else last_day


@dataclass(frozen=True, eq=False)
class FrameworkRules:
    """Evidence kind and side give `met` or `part`; `also` names what a kind serves whatever its topic."""

    competences: tuple[str, ...]
    areas: tuple[tuple[str, tuple[str, ...]], ...]
    sides: Mapping[str, Mapping[Side, Level]]
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def blank(self) -> dict[CellKey, Cell]:
        """Every cell before there is any evidence, in the framework's order. Copy it; do not change it."""
        return {(name, side): Cell(name, side) for name in self.competences for side in SIDES}

    @cached_property
    def three_sides(self) -> dict[str, Callable[[Mapping[CellKey, State]], States]]:
        """Picks the three states of a competence out of all. In C: a team's table does it two thousand times."""
        return {name: itemgetter(*((name, side) for side in SIDES)) for name in self.competences}

    def reached(self, kind: str, competences: tuple[str, ...]) -> Reach:
        """The cells such evidence reaches. Remembered: a whole network passes the same few modules."""
        known = self._reached.get((kind, competences))
        if known is None:
            known = self._reached[kind, competences] = self._work_out(kind, competences)
        return known

    @cached_property
    def _reached(self) -> dict[tuple[str, tuple[str, ...]], Reach]:
        return {}

    def _work_out(self, kind: str, competences: tuple[str, ...]) -> Reach:
        levels = self.sides[kind]
        named = {*competences, *self.also.get(kind, ())}.intersection(self.competences)
        filled = frozenset((name, side) for name in named for side in SIDES if levels.get(side) == "met")
        begun = frozenset((name, side) for name in named for side in SIDES if levels.get(side) == "part")
        return filled, begun


@dataclass(frozen=True, eq=False)
class PlanRules:
    """A network's competence plan: months from appointment for what is required, months of validity per kind.

    A kind without months of validity never runs out. `placement` is how many days, within how many months; None when
    none is required. `documents` are those to sign, each with the edition that counts. `per_year` is the yearly duty and
    how many (see duties.py), `report_due` the month and day of the report about the year before. `values` holds the
    plan's remaining flat keys, unread until a rule needs them.
    """

    required_courses: Mapping[str, int] = field(default_factory=dict)
    required_simulations: Mapping[str, int] = field(default_factory=dict)
    placement: tuple[int, int] | None = None
    documents: Mapping[str, int] = field(default_factory=dict)
    per_year: Mapping[str, int] = field(default_factory=dict)
    report_due: tuple[int, int] | None = None
    validity_months: Mapping[str, int | None] = field(default_factory=dict)
    level_b_months: int | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    def last_valid_day(self, kind: str, happened_on: date) -> date:
        """The last day, inclusive, that such evidence counts; `LASTS` when it never runs out."""
        months = self.validity_months.get(kind)
        return LASTS if months is None else months_after(happened_on, months)
