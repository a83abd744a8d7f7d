"""What does a scene look like at one place in a group's story? Drawn once for all the phones that ask."""

import hashlib
import re

from flask import Flask, current_app
from markupsafe import Markup

from learning.actions.refusing import NotFound
from learning.courses import walking
from learning.courses.memory import Memory
from learning.courses.simulation_nouns import Scene, Simulation
from learning.courses.simulations.rendering import RenderedScene, render_scene
from learning.courses.walking import NotOffered, State
from learning.records.queries.group_runs import GroupFacts
from learning.web import places
from learning.web.guest.membership import path_in

_FOOTNOTE = re.compile(r'<sup class="citation">.*?</sup>')


def init(app: Flask) -> None:
    app.extensions["group_scenes"] = Memory(most=300)


def safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def without_footnotes(html: str) -> Markup:
    """For text from another scene: its numbers would lead to sources that are not on this page."""
    return safe(_FOOTNOTE.sub("", html))


def state(simulation: Simulation, path: str) -> State:
    try:
        return walking.walked(simulation, path.split())
    except NotOffered as wrong:
        raise NotFound("no_such_scene") from wrong


def scene(simulation: Simulation, path: str) -> Scene:
    return walking.scene(simulation, state(simulation, path))


def title(simulation: Simulation, path: str) -> str:
    return scene(simulation, path).title


def rendered(simulation: Simulation, group: GroupFacts, path: str) -> RenderedScene:
    drawn: Memory[tuple[int, str], RenderedScene] = current_app.extensions["group_scenes"]
    return drawn.get(
        (group.revision_id, path),
        lambda: render_scene(simulation, state(simulation, path), addresses=places.address),
    )


def path_of(place: str, group: GroupFacts) -> str:
    """Of what was sent from a form; where the group stands when nothing was."""
    return path_in(place, group) if place else group.path


def key(group: GroupFacts) -> str:
    """A short name for where the group stands, for ids on the page."""
    return hashlib.sha256(group.path.encode()).hexdigest()[:8]
