"""How does an educator see the shape of a simulation: the map, with what must be looked at marked on it, and as a list?"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.courses.nouns import Document
from learning.courses.problems import Problem
from learning.courses.simulation_nouns import Scene, Simulation
from learning.courses.simulations.layout import chart
from learning.courses.simulations.placing import place
from learning.translations import problem_words
from learning.translations.catalogue import gettext as _
from learning.web import drawing_ways


@dataclass(frozen=True)
class Mark:
    """Something to look at, at a line of the text; `where` is the choice, when it is one."""

    line: int
    where: str
    words: str
    error: bool


@dataclass(frozen=True)
class Row:
    """A scene or an ending; `roads` are letter and scene, `from_url` goes through the ways from here."""

    name: str
    roads: tuple[tuple[str, str], ...]
    from_url: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class StoryMap:
    drawing: Markup
    rows: tuple[Row, ...]
    marked: int
    ways_url: str
    choices_url: str


def story(document: Document | None, problems: Iterable[Problem]) -> StoryMap | None:
    """None for what is no simulation, or has no scene yet."""
    if not isinstance(document, Simulation) or not document.scenes:
        return None
    marks = _marks(document, problems)
    marked = {mark.where or id for id, found in marks.items() for mark in found} | set(marks)
    label = _("Kart over scener, valg og slutter. Det samme står i listen under.")
    drawing = drawing_ways.ways(chart(document), label=label, codes=True, marked=marked)
    names = {scene.id: name(scene) for scene in (*document.scenes, *document.endings)}
    address: dict[str, Any] = {"slug": document.slug, "sprak": document.language}
    return StoryMap(
        drawing=drawing,
        rows=tuple(
            _row(scene, names, tuple(marks[scene.id]), address) for scene in (*document.scenes, *document.endings)
        ),
        marked=sum(map(bool, marks.values())),
        ways_url=url_for("educator.ways", **address),
        choices_url=url_for("educator.choices", **address),
    )


def name(scene: Scene) -> str:
    """As it is called everywhere in the studio."""
    return _("Slutt: %(title)s", title=scene.title) if scene.ends else f"{scene.id} {scene.title}"


def _marks(simulation: Simulation, problems: Iterable[Problem]) -> defaultdict[str, list[Mark]]:
    """By scene; a choice's are its scene's too."""
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    for problem in problems:
        where = place(simulation, problem.line)
        choice = where if simulation.choice(where) else ""
        if where:
            scene = where.rpartition(".")[0] if choice else where
            found[scene].append(Mark(problem.line, choice, problem_words.words(problem), problem.is_error))
    return found


def _row(scene: Scene, names: dict[str, str], marks: tuple[Mark, ...], address: dict[str, Any]) -> Row:
    roads = tuple((choice.letter, names.get(choice.to, _("ingen scene"))) for choice in scene.choices)
    from_url = "" if scene.ends else url_for("educator.ways", **address, fra=scene.id)
    return Row(names[scene.id], roads, from_url, marks)
