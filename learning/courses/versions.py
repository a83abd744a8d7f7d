"""Are two language versions of one document the same, but for the language?

Answers, steps and progress are stored under ids, and mean the same whichever language they were given in.
"""

from __future__ import annotations

from typing import Any

from learning.courses.form_nouns import Form
from learning.courses.glossary import Glossary
from learning.courses.nouns import (
    Activity,
    Case,
    Document,
    Match,
    Module,
    Number,
    Order,
    Question,
    SelfAssessment,
    Task,
    Text,
)
from learning.courses.simulation_nouns import Scene, Simulation

#: Id → its line, and what must be the same in every language.
Shape = dict[str, tuple[int, tuple[Any, ...]]]


def different_ids(document: Document, first: Document) -> list[tuple[str, int]]:
    """Ids that only one of two language versions has, or with another key; each with its line in `document`."""
    ours, theirs = _shape(document), _shape(first)
    missing = [(id, 1) for id in theirs.keys() - ours.keys()]
    other = [(id, at) for id, (at, key) in ours.items() if id not in theirs or theirs[id][1] != key]
    return missing + other


def _shape(document: Document) -> Shape:
    match document:
        case Module() | Text():
            return _of_pages(document)
        case Simulation():
            return _of_simulation(document)
        case Form():
            return _of_form(document)
        case Glossary():
            return {term.id: (term.line, ()) for term in document.terms}
    return {}


def _of_pages(document: Module | Text) -> Shape:
    shape: Shape = {page.id: (page.line, ("page",)) for page in document.pages}
    for page in document.pages:
        shape |= {activity.id: (activity.line, (activity.kind, *_key(activity))) for activity in page.activities}
    return shape


def _of_form(form: Form) -> Shape:
    shape: Shape = {page.id: (page.line, ("page",)) for page in form.pages}
    for field in form.fields:
        shape[field.id] = (field.line, (field.kind, len(field.items), field.several, field.required))
    return shape


def _of_simulation(simulation: Simulation) -> Shape:
    shape: Shape = {effect.key: (effect.line, ("effect",)) for effect in simulation.effects}
    shape |= {scene.id: (scene.line, _of_scene(scene)) for scene in (*simulation.scenes, *simulation.endings)}
    for choice in simulation.choices:
        changes = frozenset(choice.changes)
        shape[choice.id] = (choice.line, ("choice", choice.to, frozenset(choice.condition.terms), changes))
    return shape


def _of_scene(scene: Scene) -> tuple[Any, ...]:
    """Points are ticked by position, and text that depends on choices must depend on the same."""
    conditions = [frozenset(passage.condition.terms) for passage in scene.passages if passage.condition.terms]
    return "scene", len(scene.points), len(scene.cards), tuple(conditions)


def _key(activity: Activity) -> tuple[Any, ...]:
    """What must be the same in every language, so that an answer means the same."""
    key: tuple[Any, ...] = ()
    match activity:
        case Question():
            key = len(activity.options), activity.right
        case Order():
            key = (len(activity.items),)
        case Match():
            key = (len(activity.pairs),)
        case Number():
            key = activity.answer, activity.tolerance
        case Case():
            key = tuple(one.id for one in activity.activities)
        case SelfAssessment():
            key = len(activity.statements), activity.compares
        case Task():
            key = (activity.colleague,)
    return key
