"""How is it told what a changed plan would mean? In numbers, today and with the change."""

from dataclasses import dataclass
from typing import Any

from learning.actions.trying_plans import FEWEST_PEOPLE, Key, Moves, Row, Trial
from learning.competence.requirement import REQUIREMENT_STATES
from learning.courses.library import Library
from learning.courses.nouns import Plan
from learning.translations.catalogue import gettext as _
from learning.web import phrases


@dataclass(frozen=True)
class StateView:
    """How many are in a state today, and would be."""

    state: str
    words: str
    before: int
    after: int


@dataclass(frozen=True)
class RowView:
    title: str
    states: tuple[StateView, ...]


@dataclass(frozen=True)
class AreaView:
    name: str
    people: int
    more: int
    late: int
    less: int


@dataclass(frozen=True)
class TrialView:
    """`rows` are the requirements that change; `same` how many do not. `few` when there are too few people to tell of."""

    few: bool
    people: int
    more: int
    late: int
    less: int
    rows: tuple[RowView, ...]
    same: int
    areas: tuple[AreaView, ...]
    hidden: bool
    fewest: int
    changes: tuple[tuple[str, str, str], ...]


def told(trial: Trial, now: Plan, tried: Plan, library: Library, locale: str) -> TrialView:
    whole = trial.whole
    changed = {key: row for key, row in trial.rows.items() if row.before != row.after}
    shown = large_enough(trial.areas, whole.people)
    return TrialView(
        few=whole.people < FEWEST_PEOPLE,
        people=whole.people,
        more=whole.more,
        late=whole.late,
        less=whole.less,
        rows=tuple(_row(key, changed[key], library, locale) for key in sorted(changed)),
        same=len(trial.rows) - len(changed),
        areas=tuple(_area(name, shown[name]) for name in sorted(shown)),
        hidden=len(shown) < len(trial.areas),
        fewest=FEWEST_PEOPLE,
        changes=_changes(now, tried),
    )


def large_enough(areas: dict[str, Moves], people: int) -> dict[str, Moves]:
    """What is left out can be found by taking the others away, so that must be enough people too."""
    shown = {name: moves for name, moves in areas.items() if moves.people >= FEWEST_PEOPLE}
    while shown and 0 < people - sum(moves.people for moves in shown.values()) < FEWEST_PEOPLE:
        shown.pop(min(shown, key=lambda name: shown[name].people))
    return shown


def _row(key: Key, row: Row, library: Library, locale: str) -> RowView:
    kind, subject = key
    states = [
        StateView(state, phrases.requirement_state(state), row.before[state], row.after[state])
        for state in REQUIREMENT_STATES
        if row.before[state] or row.after[state]
    ]
    return RowView(phrases.title_of_requirement(kind, subject, library, locale), tuple(states))


def _area(name: str, moves: Moves) -> AreaView:
    return AreaView(name, moves.people, moves.more, moves.late, moves.less)


def _changes(now: Plan, tried: Plan) -> tuple[tuple[str, str, str], ...]:
    """The lines of the plan that differ: key, value today, value tried."""
    keys = [key for key in {**now.rules, **tried.rules} if now.value(key) != tried.value(key)]
    return tuple((key, _value(now.value(key)), _value(tried.value(key))) for key in keys)


def _value(value: Any) -> str:
    if value is None:
        return _("ikke satt")
    if isinstance(value, bool):
        return _("ja") if value else _("nei")
    if isinstance(value, dict):
        return ", ".join(f"{name}: {one}" for name, one in value.items()) or _("ingen")
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or _("ingen")
    return str(value)
