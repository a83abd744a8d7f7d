"""How is the scene told that somebody stands in: what her last choice brought about, what she sees, what she may do?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from learning.actions import runs
from learning.actions.refusing import Refused
from learning.courses import walking
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import render_scene
from learning.records.queries.simulations import RunFacts, StepFacts
from learning.translations import refused_words
from learning.web import places
from learning.web.ethics.presenting_front import simulation_url
from learning.web.presenting_texts import safe

Steps = Mapping[str, StepFacts]


@dataclass(frozen=True)
class Chosen:
    """A choice made on the way here. `back_to` is the path of the fork where it was made."""

    number: int
    scene: str
    text: str
    why: str
    back_to: str


@dataclass(frozen=True)
class Offered:
    id: str
    letter: str
    html: Markup


@dataclass(frozen=True)
class Mistake:
    """Why a choice was not taken. `seen` is set when she may say that she has looked; `lost` is what she had written to a
    choice in a scene she has left behind."""

    words: str
    seen: str
    lost: str


@dataclass(frozen=True)
class SceneView:
    """`path` says where this was seen, and comes back with the choice."""

    title: str
    story: str
    story_url: str
    language: str
    number: int
    before_chosen: str
    before_html: Markup
    html: Markup
    sources: tuple[CitedSource, ...]
    choices: tuple[Offered, ...]
    ends: bool
    path: str
    why: str
    longest_why: int
    mistake: Mistake | None
    way: tuple[Chosen, ...]
    choose_url: str
    back_url: str
    pause_url: str
    debrief_url: str


def scene(
    run: RunFacts, simulation: Simulation, steps: Steps, mistake: Mistake | None = None, why: str = ""
) -> SceneView:
    state = walking.walked(simulation, run.taken)
    drawn = render_scene(simulation, state, addresses=places.address)
    so_far = way(run.taken, simulation, steps)
    return SceneView(
        title=drawn.title,
        story=simulation.title,
        story_url=simulation_url(run.simulation),
        language=simulation.language,
        number=len(run.taken) + 1,
        before_chosen=so_far[-1].text if so_far else "",
        before_html=safe(drawn.before_html),
        html=safe(drawn.part.html),
        sources=drawn.part.sources_for(),
        choices=tuple(Offered(one.id, one.id.rpartition(".")[2], safe(one.html)) for one in drawn.choices),
        ends=drawn.ends,
        path=run.path,
        why=why,
        longest_why=runs.LONGEST_WHY,
        mistake=mistake,
        way=so_far,
        choose_url=url_for("ethics.choose", run_id=run.id),
        back_url=url_for("ethics.go_back", run_id=run.id),
        pause_url=url_for("ethics.pause", run_id=run.id),
        debrief_url=url_for("ethics.debrief", run_id=run.id),
    )


def way(taken: Sequence[str], simulation: Simulation, steps: Steps) -> tuple[Chosen, ...]:
    """Every choice on the way, first one first."""
    titles = {choice.id: scene.title for scene in simulation.scenes for choice in scene.choices}
    texts = {choice.id: choice.text for choice in simulation.choices}
    return tuple(
        Chosen(
            number=place + 1,
            scene=titles[choice],
            text=texts[choice],
            why=step.why if (step := steps.get(" ".join(taken[: place + 1]))) else "",
            back_to=" ".join(taken[:place]),
        )
        for place, choice in enumerate(taken)
    )


def mistake(refused: Refused, lost: str = "") -> Mistake:
    return Mistake(refused_words.words(refused), str(refused.facts.get("seen", "")), lost)
