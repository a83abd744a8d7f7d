"""What stands in the booklet, with which a group walks through a simulation on paper?

Everything, by who gets it, as plain data that holds no words of ours. A sheet is a scene with its choices in front and what
each of them brings about at the back, so that a choice is made before its consequence is read. What depends on earlier
choices says on which: a sheet of paper cannot know.
"""

from __future__ import annotations

from dataclasses import dataclass

from learning.courses.paper_text import Pieces, pieces
from learning.courses.rendered import CitedSource
from learning.courses.rendering import Printer
from learning.courses.simulation_nouns import Change, Choice, Part, Scene, Simulation, Term


@dataclass(frozen=True, slots=True)
class Passage:
    """Text for everybody, when `needs` holds."""

    text: Pieces
    needs: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """`says` stands in front of the sheet, `then` at the back; `to` is empty when it leads nowhere yet."""

    id: str
    letter: str
    says: Pieces
    needs: tuple[Term, ...]
    then: Pieces
    to: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A scene or an ending; `id` is the code or `slutt-1`."""

    id: str
    title: str
    ends: bool
    passages: tuple[Passage, ...]
    choices: tuple[PaperChoice, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """What only some get about one chapter: a role card, a checklist, notes for the facilitator. `id` is the scene's, or
    `brief`, `reflection` or `practice`, which have no title."""

    id: str
    title: str
    texts: tuple[Pieces, ...]


@dataclass(frozen=True, slots=True)
class Booklet:
    brief: tuple[Passage, ...]
    sheets: tuple[Sheet, ...]
    cards: tuple[tuple[str, tuple[Slip, ...]], ...]
    checklists: tuple[Slip, ...]
    facilitator: tuple[Slip, ...]
    reflection: tuple[Passage, ...]
    practice: tuple[Passage, ...]
    sources: tuple[CitedSource, ...]

    @property
    def scenes(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self.sheets if not sheet.ends)

    @property
    def endings(self) -> tuple[Sheet, ...]:
        return tuple(sheet for sheet in self.sheets if sheet.ends)


def booklet(simulation: Simulation) -> Booklet:
    """The sources are numbered in the order in which the booklet is read."""
    writer = _Writer(simulation)
    return Booklet(
        facilitator=writer.facilitator(),
        brief=writer.passages(simulation.brief),
        sheets=tuple(writer.sheet(scene) for scene in (*simulation.scenes, *simulation.endings)),
        cards=writer.cards(),
        checklists=writer.checklists(),
        reflection=writer.passages(simulation.reflection),
        practice=writer.passages(simulation.practice),
        sources=writer.sources(),
    )


class _Writer:
    def __init__(self, simulation: Simulation) -> None:
        s = simulation
        self._printer = Printer(s.sources, s.language, False, s.path)
        scenes = [(scene.id, scene.title, scene) for scene in (*s.scenes, *s.endings)]
        after = [("reflection", "", s.reflection), ("practice", "", s.practice)]
        self._chapters = [row for row in [("brief", "", s.brief), *scenes, *after] if row[2]]

    def _blocks(self, markdown: str) -> Pieces:
        return pieces(self._printer.blocks(markdown))

    def _inline(self, markdown: str) -> Pieces:
        return pieces(self._printer.inline(markdown))

    def passages(self, part: Part | None) -> tuple[Passage, ...]:
        told = part.passages if part else ()
        return tuple(Passage(self._blocks(one.markdown), one.condition.terms) for one in told)

    def sheet(self, scene: Scene) -> Sheet:
        passages = self.passages(scene)
        choices = tuple(self._choice(choice) for choice in scene.choices)
        return Sheet(scene.id, scene.title, scene.ends, passages, choices)

    def _choice(self, choice: Choice) -> PaperChoice:
        says, then = self._inline(choice.text), self._blocks(choice.consequence)
        needs = choice.condition.terms
        return PaperChoice(choice.id, choice.letter, says, needs, then, choice.to, choice.changes)

    def facilitator(self) -> tuple[Slip, ...]:
        """Before the scenes, in each of them, and after."""
        told = [(id, title, part.facilitator) for id, title, part in self._chapters if part and part.facilitator]
        return tuple(Slip(id, title, (self._blocks(text),)) for id, title, text in told)

    def cards(self) -> tuple[tuple[str, tuple[Slip, ...]], ...]:
        """By who is played, in the order in which they come into the story."""
        found: dict[str, list[Slip]] = {}
        for id, title, part in self._chapters:
            for card in part.cards if part else ():
                found.setdefault(card.name, []).append(Slip(id, title, (self._blocks(card.markdown),)))
        return tuple((name, tuple(slips)) for name, slips in found.items())

    def checklists(self) -> tuple[Slip, ...]:
        told = [(id, title, part.points) for id, title, part in self._chapters if part and part.points]
        return tuple(Slip(id, title, tuple(self._inline(one.markdown) for one in points)) for id, title, points in told)

    def sources(self) -> tuple[CitedSource, ...]:
        return self._printer.cited()
