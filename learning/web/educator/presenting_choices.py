"""How is it told what people choose in a simulation, and where they stop: in numbers, and only where enough have been?"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from learning.courses.plain import words
from learning.courses.simulation_nouns import Scene, Simulation
from learning.courses.walking import NotOffered, walked
from learning.records.queries.choice_counts import FEWEST
from learning.web.educator.presenting_story import name

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class ChoiceRow:
    """`count` of those who walked alone, `votes` of the first votes in groups."""

    letter: str
    text: str
    count: int
    votes: int


@dataclass(frozen=True)
class SceneRow:
    """`total` is 0, and nothing is told of the choices, until enough people have chosen there; and so with who stopped."""

    name: str
    total: int
    votes: int
    stopped: int
    choices: tuple[ChoiceRow, ...]


@dataclass(frozen=True)
class ChoicesView:
    title: str
    slug: str
    language: str
    edition: int
    fewest: int
    scenes: tuple[SceneRow, ...]
    unchosen: tuple[str, ...]

    @property
    def any(self) -> bool:
        return any(scene.total or scene.votes or scene.stopped for scene in self.scenes)


def choices(simulation: Simulation, counts: Counts, left_at: Mapping[str, int], groups: Counts) -> ChoicesView:
    """`counts` are people by scene and choice, `left_at` people by the path at which their walk was left,
    `groups` people by scene and choice of their first vote in a group."""
    stopped = _stopped(simulation, left_at)
    scenes = tuple(
        _scene(scene, counts.get(scene.id, {}), groups.get(scene.id, {}), stopped[scene.id])
        for scene in simulation.scenes
    )
    never = (one.id for scene in simulation.scenes if counts.get(scene.id) for one in scene.choices)
    return ChoicesView(
        title=simulation.title,
        slug=simulation.slug,
        language=simulation.language,
        edition=simulation.edition,
        fewest=FEWEST,
        scenes=scenes,
        unchosen=tuple(id for id in never if not counts[id.rpartition(".")[0]].get(id)),
    )


def _scene(scene: Scene, counts: Mapping[str, int], votes: Mapping[str, int], stopped: int) -> SceneRow:
    total = sum(counts.values())
    rows = tuple(
        ChoiceRow(one.letter, words(one.text), counts.get(one.id, 0), votes.get(one.id, 0)) for one in scene.choices
    )
    return SceneRow(name(scene), total, sum(votes.values()), stopped if total or stopped >= FEWEST else 0, rows)


def _stopped(simulation: Simulation, left_at: Mapping[str, int]) -> Counter[str]:
    """By the scene a path leads to. A path through choices that are gone since leads nowhere."""
    found: Counter[str] = Counter()
    for path, people in left_at.items():
        try:
            found[walked(simulation, path.split()).scene] += people
        except NotOffered:
            continue
    return found
