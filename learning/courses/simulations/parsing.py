"""What happens in a simulation, in which scenes, and who sees what?

A level-2 heading is one of the reserved chapters or a scene; a level-3 heading inside it says who its text is for, up
to the next heading or `---`. Everything else is for everybody. Here files are read; whether the scenes hang together is
for `graph` to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from learning.courses.activities.desk import Desk
from learning.courses.frontmatter import nearest
from learning.courses.grammar import ASIDES, CHAPTERS, heading_slug, reserved
from learning.courses.ids import split_id
from learning.courses.lines import Line, first_number, joined, trimmed
from learning.courses.pages import MOST_HEADINGS, Section, outline
from learning.courses.simulation_nouns import ALWAYS, Card, Choice, Effect, Part, Passage, Point, Scene
from learning.courses.simulations.choices import ChoiceDraft, ChoiceReader, nearly_choice, starts_choice
from learning.courses.simulations.conditions import CODE

_SCENE = re.compile(rf"({CODE})(?:[ .:–—-]+(.*))?")
_POINT = re.compile(r"[-*+][ ]+(\S.*)")
_END = re.compile(r"-{3,}[ \t]*")
_RESERVED_WORDS = {word.casefold(): word for row in CHAPTERS for word in (row.nb, row.nn, row.en)}


@dataclass(slots=True)
class Script:
    """Everything below the front matter."""

    scenes: list[Scene] = field(default_factory=list)
    endings: list[Scene] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)  # chapter → Part
    whole: bool = True  # nothing of the story is lost to a mistake


@dataclass(slots=True)
class _Drafts:
    """What has been found in one chapter so far."""

    line: int
    passages: list[Passage] = field(default_factory=list)
    choices: list[ChoiceDraft] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)
    facilitator: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.passages or self.points or self.cards or self.facilitator)

    def texts(self) -> dict[str, Any]:
        """The fields of a `Part`."""
        return {
            "line": self.line,
            "passages": tuple(self.passages),
            "points": tuple(self.points),
            "cards": tuple(self.cards),
            "facilitator": "\n\n".join(self.facilitator),
        }


#: What leaves a scene or a choice out of the story, so that nothing can be said about how it hangs together.
_LOST = {
    "choice-ill-formed",
    "choice-in-aside",
    "choice-outside-scene",
    "choice-twice",
    "condition-ill-formed",
    "heading-twice",
    "scene-twice",
    "scene-without-code",
    "target-missing",
}


class ScriptReader:
    """Reads the body of one simulation."""

    def __init__(self, desk: Desk, effects: Sequence[Effect]) -> None:
        self._desk = desk
        self._error = desk.report.error
        self._choices = ChoiceReader(desk, [effect.key for effect in effects])
        self._script = Script()
        self._slugs: dict[str, int] = {}
        self._codes: dict[str, int] = {}
        self._asides: dict[str, Callable[[str, Section, _Drafts], None]] = {
            "if": self._if,
            "observer": self._observer,
            "role": self._role,
            "facilitator": self._facilitator,
        }

    def read(self, lines: Sequence[Line]) -> Script:
        body = outline(lines)
        if body.preface:
            self._error(body.preface[0].number, "text-before-first-scene")
        if len(body.sections) > MOST_HEADINGS:
            self._error(body.sections[MOST_HEADINGS].heading.line.number, "too-many-headings", most=MOST_HEADINGS)
        for chapter in self._chapters(body.sections[:MOST_HEADINGS]):
            self._chapter(chapter)
        self._lead_choices()
        report = self._desk.report  # a full one has not kept all that was lost
        self._script.whole = not report.full and not any(problem.code in _LOST for problem in report.problems)
        return self._script

    def _chapters(self, sections: Sequence[Section]) -> list[list[Section]]:
        """Each level-2 heading with those below it."""
        chapters: list[list[Section]] = []
        for section in sections:
            if section.heading.level == 1:
                self._error(section.heading.line.number, "heading-level-one")
            elif section.heading.level == 2:
                chapters.append([section])
            elif chapters:
                chapters[-1].append(section)
            else:
                self._error(section.heading.line.number, "text-before-first-scene")
        return chapters

    def _chapter(self, chapter: list[Section]) -> None:
        title, line = self._title(chapter[0])
        found = reserved(title, CHAPTERS)
        drafts = self._drafts(chapter)
        if found is None:
            self._scene(title, line, drafts)
            return
        row, name = found
        if drafts.choices:
            self._error(drafts.choices[0].line, "choice-outside-scene")
        if row.named:
            self._ending(title, name, line, drafts)
        elif name:
            self._error(line, "chapter-with-name", chapter=row.nb)
        elif row.part in self._script.parts:
            self._error(line, "chapter-twice", chapter=row.nb, line=self._script.parts[row.part].line)
        else:
            self._written(title, line, drafts)
            self._slug(title, line)
            self._script.parts[row.part] = Part(**drafts.texts())

    def _title(self, section: Section) -> tuple[str, int]:
        line = section.heading.line.number
        title, id = split_id(section.heading.title)
        if id is not None:
            self._error(line, "id-not-in-simulation")
        self._desk.proofreader.title(title, line)
        return title, line

    def _slug(self, title: str, line: int) -> str:
        slug = heading_slug(title)
        if slug in self._slugs:
            self._error(line, "heading-twice", slug=slug, line=self._slugs[slug])
        self._slugs.setdefault(slug, line)
        return slug

    def _written(self, title: str, line: int, drafts: _Drafts) -> None:
        if drafts.empty:
            self._error(line, "chapter-empty", chapter=title[:60])

    def _scene(self, title: str, line: int, drafts: _Drafts) -> None:
        found = _SCENE.fullmatch(title)
        if found is None:
            meant = nearest(title.partition(":")[0], tuple(_RESERVED_WORDS), 0.8)
            self._error(line, "scene-without-code", suggestion=_RESERVED_WORDS.get(meant, ""))
            return
        code, name = found[1], found[2] or ""
        slug = self._slug(title, line)
        if not name:
            self._error(line, "heading-empty")
        self._written(title, line, drafts)
        if code in self._codes:
            self._error(line, "scene-twice", id=code, line=self._codes[code])
            return
        self._codes[code] = line
        choices = self._choices.choices(code, drafts.choices)
        self._script.scenes.append(Scene(**drafts.texts(), id=code, title=name, slug=slug, choices=choices))

    def _ending(self, title: str, name: str, line: int, drafts: _Drafts) -> None:
        if not name:
            self._error(line, "heading-empty")
        self._written(title, line, drafts)
        id = f"slutt-{len(self._script.endings) + 1}"
        slug = self._slug(title, line)
        self._script.endings.append(Scene(**drafts.texts(), id=id, title=name, slug=slug, ends=True))

    # Inside a chapter

    def _drafts(self, chapter: list[Section]) -> _Drafts:
        drafts = _Drafts(chapter[0].heading.line.number)
        self._open(chapter[0].lines, drafts)
        for section in chapter[1:]:
            end = next((at for at, line in enumerate(section.lines) if _ends(line)), len(section.lines))
            if 0 < end < len(section.lines) and not section.lines[end - 1].blank:
                self._error(section.lines[end].number, "line-under-paragraph")
            self._aside(Section(section.heading, section.lines[:end]), drafts)
            self._open(section.lines[end + 1 :], drafts)
        return drafts

    def _aside(self, section: Section, drafts: _Drafts) -> None:
        line = section.heading.line.number
        found = reserved(section.heading.title, ASIDES) if section.heading.level == 3 else None
        if found is None:
            self._error(line, "heading-in-simulation")
            return
        row, name = found
        if bool(name) != row.named:
            self._error(line, "aside-without-name" if row.named else "aside-with-name", aside=row.nb)
        if not trimmed(section.lines):
            self._error(line, "chapter-empty", chapter=section.heading.title[:60])
        for each in section.lines:
            if starts_choice(each) or nearly_choice(each):
                self._error(each.number, "choice-in-aside")
                return
        self._asides[row.part](name, section, drafts)

    def _if(self, name: str, section: Section, drafts: _Drafts) -> None:
        line = section.heading.line.number
        needed = self._choices.needed(name, line) if name else ALWAYS
        self._desk.read(trimmed(section.lines))
        drafts.passages.append(Passage(joined(section.lines), needed, line))

    def _observer(self, _name: str, section: Section, drafts: _Drafts) -> None:
        points: list[list[Line]] = []
        for line in trimmed(section.lines):
            if found := _POINT.match(line.text):
                points.append([Line(line.number, found[1])])
            elif points and line.text.startswith("  "):
                points[-1].append(Line(line.number, line.text.strip()))
            elif not line.blank:
                self._error(line.number, "observer-not-a-list")
                return
        for point in points:
            self._desk.read(point)
            drafts.points.append(Point(len(drafts.points), joined(point), point[0].number))

    def _role(self, name: str, section: Section, drafts: _Drafts) -> None:
        self._desk.read(trimmed(section.lines))
        drafts.cards.append(Card(name, joined(section.lines), section.heading.line.number))

    def _facilitator(self, _name: str, section: Section, drafts: _Drafts) -> None:
        self._desk.read(trimmed(section.lines))
        drafts.facilitator.append(joined(section.lines))

    def _open(self, lines: Sequence[Line], drafts: _Drafts) -> None:
        """What is for everybody: text, then choices."""
        text: list[Line] = []
        before = Line(0, "")
        for line in lines:
            if starts_choice(line):
                if text and text[-1] is before and not before.blank:
                    self._error(line.number, "list-glued")
                drafts.choices.append(ChoiceDraft([line]))
            elif nearly_choice(line):
                self._error(line.number, "choice-ill-formed")
            elif drafts.choices:
                self._under_choice(line, before, drafts.choices[-1])
            else:
                text.append(line)
            before = line
        self._passage(text, drafts)

    def _under_choice(self, line: Line, before: Line, choice: ChoiceDraft) -> None:
        if line.blank or line.text.startswith("  "):
            choice.lines.append(line)
        elif not before.blank:
            self._error(line.number, "choice-line-not-indented")
            choice.lines.append(line)  # as every Markdown reader does
        else:
            self._error(line.number, "text-after-choices")

    def _passage(self, text: Sequence[Line], drafts: _Drafts) -> None:
        text = trimmed(text)
        if text:
            self._desk.read(text)
            drafts.passages.append(Passage(joined(text), ALWAYS, first_number(text, drafts.line)))

    # Between chapters

    def _lead_choices(self) -> None:
        """Finds the scene or ending of each choice."""
        places = {scene.slug: scene.id for scene in (*self._script.scenes, *self._script.endings)}
        self._script.scenes = [
            replace(scene, choices=tuple(self._led(choice, places) for choice in scene.choices))
            for scene in self._script.scenes
        ]

    def _led(self, choice: Choice, places: dict[str, str]) -> Choice:
        to = places.get(choice.target, "")
        if not to:
            suggestion = nearest(choice.target, places)
            self._error(choice.line, "target-missing", target=choice.target[:60], suggestion=suggestion)
        return replace(choice, to=to)


def _ends(line: Line) -> bool:
    return not line.code and _END.fullmatch(line.text) is not None
