"""Which steps lead from appointed to level B, and which are taken? Derived from what the plan asks, and never stored.

The agreement first, then what is asked once in the order it is due, level B, and the years after it (nettverket.md 3.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning.competence.requirement import Requirement

ONCE = ("agreement", "course", "simulation", "placement", "level_b")


@dataclass(frozen=True, slots=True)
class Rung:
    """`asked` is None for the last: the years of keeping level B, which begin with it. `next` is the first not taken."""

    asked: Requirement | None
    done_on: date | None
    next: bool


def ladder(asked: Iterable[Requirement]) -> tuple[Rung, ...]:
    once = [one for one in asked if one.kind in ONCE and one.year is None]
    once.sort(key=lambda one: (one.kind == "level_b", one.kind != "agreement", one.due_on))
    first = next((one for one in once if one.state != "done"), None)
    rungs = [Rung(one, one.done_on if one.state == "done" else None, one is first) for one in once]
    level = next((one for one in rungs if one.asked and one.asked.kind == "level_b"), None)
    if level is None:
        return tuple(rungs)
    return (*rungs, Rung(None, level.done_on, level.done_on is not None and first is None))
