"""What does each role see of a scene?

Text for everybody, and in fields of their own what only the observer, a role player or the facilitator may see. A
choice has no field for its consequence or its effects: what is not here cannot leak. The consequence that is shown is
that of the choice already made, and effects come with the debrief.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from learning.courses.links import Addresses, nowhere
from learning.courses.rendered import CitedSource, seen
from learning.courses.rendering import Printer
from learning.courses.simulation_nouns import Change, Choice, Part, Scene, Simulation
from learning.courses.walking import State, available, scene, visible

OBSERVER = "observer"
FACILITATOR = "facilitator"


def role_player(name: str) -> str:
    """The role of whoever plays `name`."""
    return f"role: {name}"


@dataclass(frozen=True, slots=True)
class RenderedChoice:
    id: str
    html: str


@dataclass(frozen=True, slots=True)
class RenderedPoint:
    position: int
    html: str


@dataclass(frozen=True, slots=True)
class RenderedCard:
    name: str
    html: str


@dataclass(frozen=True, slots=True)
class RenderedPart:
    """`html` is for everybody; the other fields are for those they are named after."""

    html: str
    observer: tuple[RenderedPoint, ...]
    cards: tuple[RenderedCard, ...]
    facilitator_html: str
    sources: tuple[CitedSource, ...]

    def card(self, name: str) -> RenderedCard | None:
        return next((card for card in self.cards if card.name == name), None)

    def sources_for(self, *roles: str) -> tuple[CitedSource, ...]:
        """The sources cited in what somebody with these roles sees; a participant has none."""
        return seen(self.sources, roles)


@dataclass(frozen=True, slots=True)
class RenderedScene:
    """A scene as it is now. `before_html` is what the choice that led here brought about."""

    id: str
    title: str
    before_html: str
    part: RenderedPart
    choices: tuple[RenderedChoice, ...]
    ends: bool


@dataclass(frozen=True, slots=True)
class RenderedStep:
    """A choice that was made, with all that was hidden then; `observer` is what to look for in that scene."""

    id: str
    scene: str
    html: str
    consequence_html: str
    changes: tuple[Change, ...]
    observer: tuple[RenderedPoint, ...]


@dataclass(frozen=True, slots=True)
class RenderedDebrief:
    """`reflection_html` and `practice_html` are what these chapters say to everybody after this way."""

    steps: tuple[RenderedStep, ...]
    reflection_html: str
    practice_html: str
    sources: tuple[CitedSource, ...]


def render_scene(
    simulation: Simulation, state: State, *, reveal_review: bool = False, addresses: Addresses = nowhere
) -> RenderedScene:
    printer = _printer(simulation, reveal_review, addresses)
    here = scene(simulation, state)
    last = simulation.choice(state.taken[-1]) if state.taken else None
    before = printer.blocks(last.consequence) if last else ""
    printed = _texts(here, state, printer)
    choices = tuple(RenderedChoice(each.id, printer.inline(each.text)) for each in available(simulation, state))
    return RenderedScene(here.id, here.title, before, _part(printed, printer), choices, here.ends)


def render_part(
    simulation: Simulation,
    part: Part,
    state: State | None = None,
    *,
    reveal_review: bool = False,
    addresses: Addresses = nowhere,
) -> RenderedPart:
    """The brief, the reflection or the way back to practice, which may depend on what was chosen."""
    printer = _printer(simulation, reveal_review, addresses)
    return _part(_texts(part, state or State(""), printer), printer)


def render_debrief(simulation: Simulation, state: State, *, addresses: Addresses = nowhere) -> RenderedDebrief:
    """Every choice made, in order. For after the ending only: here effects are told."""
    printer = _printer(simulation, False, addresses)
    scenes = {choice.id: scene for scene in simulation.scenes for choice in scene.choices}
    steps = tuple(_step(choice, scenes[id], printer) for id in state.taken if (choice := simulation.choice(id)))
    reflection, practice = (
        _joined([printer.blocks(one.markdown) for one in visible(part, state)]) if part else ""
        for part in (simulation.reflection, simulation.practice)
    )
    return RenderedDebrief(steps, reflection, practice, printer.cited())


def _step(choice: Choice, scene: Scene, printer: Printer) -> RenderedStep:
    return RenderedStep(
        id=choice.id,
        scene=scene.title,
        html=printer.inline(choice.text),
        consequence_html=printer.blocks(choice.consequence),
        changes=choice.changes,
        observer=tuple(RenderedPoint(point.position, printer.inline(point.markdown)) for point in scene.points),
    )


def _printer(simulation: Simulation, reveal_review: bool, addresses: Addresses) -> Printer:
    return Printer(simulation.sources, simulation.language, reveal_review, simulation.path, addresses)


_Texts = tuple[str, tuple[RenderedPoint, ...], tuple[RenderedCard, ...], str]


def _texts(part: Part, state: State, printer: Printer) -> _Texts:
    return (
        _joined([printer.blocks(passage.markdown) for passage in visible(part, state)]),
        tuple(RenderedPoint(point.position, printer.inline(point.markdown, OBSERVER)) for point in part.points),
        tuple(RenderedCard(card.name, printer.blocks(card.markdown, role_player(card.name))) for card in part.cards),
        printer.blocks(part.facilitator, FACILITATOR),
    )


def _part(texts: _Texts, printer: Printer) -> RenderedPart:
    """Made last, when the printer knows everything that is cited."""
    return RenderedPart(*texts, printer.cited())


def _joined(pieces: Sequence[str]) -> str:
    return "\n".join(piece for piece in pieces if piece)
