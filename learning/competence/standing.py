"""How far has a person come towards level B today, and which evidence says so?

Standing is derived each time from framework, plan and evidence, and never stored (AHUS-2.2). The rule (the
table in content-format.md, «Frameworks»): evidence gives each cell that its kind's row names `met` or `part`;
parts do not add up to met; withdrawn and future-dated evidence counts for nothing; a cell is expired when all
that ever counted has run out.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from learning.competence.cells import SIDES, Cell, CellKey, Side, State, States
from learning.competence.evidence import Evidence
from learning.competence.rules import FrameworkRules, PlanRules, shown

ALL_MET: States = ("met", "met", "met")

#: What a drawing needs and nothing more: areas → competences → the states of the three sides.
StateKey: TypeAlias = tuple[tuple[States, ...], ...]

#: Evidence that counts or has counted: the last day it does, its date, its id, its kind, what it vouches for.
#: So ordered that of two rows the one that lasts longest, then the newest, sorts last.
_Claim: TypeAlias = tuple[date, date, int, str, tuple[str, ...]]
_Claims: TypeAlias = defaultdict[CellKey, list[_Claim]]


class AreaStanding(NamedTuple):
    area: str
    competences: tuple[str, ...]
    complete: int
    cells_met: int


@dataclass(frozen=True, eq=False)
class Standing:
    """`claims` is the evidence that counts or has counted, strongest first.

    The cells with their reasons are made when somebody asks for them: a team's table is content with the states.
    """

    framework: FrameworkRules
    today: date
    claims: tuple[_Claim, ...]

    @cached_property
    def cells(self) -> dict[CellKey, Cell]:
        """The cells nothing points at are the framework's own blank ones."""
        met, part, run_out = _spread(self.framework, self.claims, self.today)
        cells = self.framework.blank.copy()
        for key, claims in met.items():
            cells[key] = _cell(key, "met", claims, part.pop(key, None))
        for key, claims in part.items():
            cells[key] = _cell(key, "part", claims)
        for key in run_out.keys() - met.keys() - part.keys():
            cells[key] = _cell(key, "expired", run_out[key])
        return cells

    @cached_property
    def states(self) -> dict[str, States]:
        """Understanding, experience and action of each competence, in the framework's order."""
        state = _states(self.framework, self.claims, self.today)
        return {name: three_sides(state) for name, three_sides in self.framework.three_sides.items()}

    @cached_property
    def complete(self) -> tuple[str, ...]:
        """The competences with all three sides met."""
        return tuple([name for name, states in self.states.items() if states == ALL_MET])

    @property
    def level_b(self) -> bool:
        """Every competence complete; a framework without competences gives nobody level B."""
        return bool(self.framework.competences) and len(self.complete) == len(self.framework.competences)

    def count_met(self, side: Side) -> int:
        place = SIDES.index(side)
        return sum(states[place] == "met" for states in self.states.values())

    @property
    def by_area(self) -> tuple[AreaStanding, ...]:
        return tuple([self._area(area, names) for area, names in self.framework.areas])

    @cached_property
    def state_key(self) -> StateKey:
        states = self.states
        return tuple([tuple([states[name] for name in names]) for _, names in self.framework.areas])

    def _area(self, area: str, names: tuple[str, ...]) -> AreaStanding:
        found = [self.states[name] for name in names]
        cells_met = sum([states.count("met") for states in found])
        return AreaStanding(area, names, found.count(ALL_MET), cells_met)


def standing(framework: FrameworkRules, plan: PlanRules, evidence: Iterable[Evidence], today: date) -> Standing:
    """Where this evidence leads on this day. Remembered: the same person is looked at again and again, by herself and her leader."""
    return _standing(framework, plan, tuple(evidence), today)


@lru_cache(maxsize=512)
def _standing(framework: FrameworkRules, plan: PlanRules, evidence: tuple[Evidence, ...], today: date) -> Standing:
    """One pass over the evidence, so ordered that no cell needs sorting."""
    last_valid_day = plan.last_valid_day
    claims = [
        (last_valid_day(row.kind, row.happened_on), row.happened_on, row.id, row.kind, row.competences)
        for row in evidence
        if not row.voided and row.happened_on <= today and row.kind in framework.sides
    ]
    claims.sort(reverse=True)
    return Standing(framework, today, tuple(claims))


def _states(framework: FrameworkRules, claims: Iterable[_Claim], today: date) -> dict[CellKey, State]:
    """The same as in the cells, without the reasons."""
    met, part, run_out = set[CellKey](), set[CellKey](), set[CellKey]()
    for kind, competences, counts in {(claim[3], claim[4], claim[0] >= today) for claim in claims}:
        filled, begun = framework.reached(kind, competences)
        if counts:
            met |= filled
            part |= begun
        else:
            run_out |= filled | begun
    nothing: dict[CellKey, State] = dict.fromkeys(framework.blank, "none")
    return nothing | dict.fromkeys(run_out, "expired") | dict.fromkeys(part, "part") | dict.fromkeys(met, "met")


def _spread(framework: FrameworkRules, claims: Iterable[_Claim], today: date) -> tuple[_Claims, _Claims, _Claims]:
    """What fills each cell, what gives a part of it, and what did either and has run out."""
    met, part, run_out = _Claims(list), _Claims(list), _Claims(list)
    for claim in claims:
        still_counts = claim[0] >= today
        filled, begun = framework.reached(claim[3], claim[4])
        for keys, into in ((filled, met if still_counts else run_out), (begun, part if still_counts else run_out)):
            for key in keys:
                into[key].append(claim)
    return met, part, run_out


def _cell(key: CellKey, state: State, claims: list[_Claim], weaker: list[_Claim] | None = None) -> Cell:
    behind = claims + weaker if weaker else claims
    competence, side = key
    return Cell(competence, side, state, tuple([claim[2] for claim in behind]), shown(claims[0][0]))
