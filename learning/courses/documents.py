"""How is each kind of document made of its front matter and its body?

One row per kind in `MAKERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from learning.courses import glossary, schemas
from learning.courses.activities.desk import Desk
from learning.courses.activities.self_assessment import compare
from learning.courses.form_nouns import Form, FormPage
from learning.courses.forms.fields import FIELDS
from learning.courses.frontmatter import Key
from learning.courses.glossary import Glossary
from learning.courses.grammar import CHAPTERS
from learning.courses.identity import Identity
from learning.courses.ids import Ids
from learning.courses.lines import Line, first_number, joined, trimmed
from learning.courses.nouns import Area, Competence, Course, Document, Framework, Module, Plan, Text
from learning.courses.pages import Outline, Paginator, Section, outline
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations import graph
from learning.courses.simulations.parsing import ScriptReader

_COMPETENCE = re.compile(r"[-*+][ ]+\*\*([^*]{1,80})\*\*:?[ ]*(.*)")


@dataclass(frozen=True, slots=True)
class Draft:
    """A document on its way: what has been read of it so far. `common` are the fields of `Document`."""

    identity: Identity
    common: dict[str, Any]
    own: dict[str, Any]
    lines: tuple[Line, ...]
    desk: Desk


@dataclass(frozen=True, slots=True)
class Maker:
    schema: Mapping[str, Key]
    make: Callable[[Draft], Document]


def _module(draft: Draft) -> Module:
    body = outline(draft.lines)
    if body.preface:
        draft.desk.report.error(body.preface[0].number, "text-before-first-page")
    pages = Paginator(draft.desk, asks=True).pages(body.sections)
    report, lines = draft.desk.report, draft.common["key_lines"]
    if not pages:
        report.error(first_number(draft.lines, 1), "no-pages")
    compare([activity for page in pages for activity in page.activities], report)
    asked = sum(len(page.questions) for page in pages)
    if draft.own["ask"] is not None and draft.own["ask"] > asked:
        report.error(lines["ask"], "ask-too-many", ask=draft.own["ask"], questions=asked)
    return Module(**draft.common, **draft.own, course=draft.identity.course, order=draft.identity.order, pages=pages)


def _course(draft: Draft) -> Course:
    draft.desk.read(trimmed(draft.lines))
    line = first_number(draft.lines, 1)
    return Course(**draft.common, **draft.own, welcome=joined(draft.lines), welcome_line=line)


def _text(draft: Draft) -> Text:
    body = outline(draft.lines)
    draft.desk.read(body.preface)
    pages = Paginator(draft.desk, asks=False).pages(body.sections)
    if not pages and not body.preface:
        draft.desk.report.error(1, "text-empty")
    kind: Any = draft.identity.kind
    return Text(**draft.common, kind=kind, intro=joined(body.preface), covers=draft.own["covers"], pages=pages)


def _plan(draft: Draft) -> Plan:
    draft.desk.read(trimmed(draft.lines))
    rules = {name: rule for name in schemas.PLAN_RULES if (rule := draft.own.pop(name)) is not None}
    return Plan(**draft.common, **draft.own, rules=rules, body=joined(draft.lines))


def _framework(draft: Draft) -> Framework:
    body = outline(draft.lines)
    draft.desk.read(body.preface)
    areas = _Areas(draft.desk).read(body)
    if not areas:
        draft.desk.report.error(first_number(draft.lines, 1), "no-areas")
    return Framework(**draft.common, **draft.own, areas=areas, intro=joined(body.preface))


def _simulation(draft: Draft) -> Simulation:
    script = ScriptReader(draft.desk, draft.own["effects"]).read(draft.lines)
    for chapter in CHAPTERS:
        if not chapter.named and chapter.part not in script.parts:
            draft.desk.report.warning(draft.common["key_lines"].get("title", 1), "chapter-missing", chapter=chapter.nb)
    simulation = Simulation(
        **draft.common,
        **draft.own,
        **script.parts,
        scenes=tuple(script.scenes),
        endings=tuple(script.endings),
    )
    graph.check(simulation, draft.desk.report, whole=script.whole)
    return simulation


def _glossary(draft: Draft) -> Glossary:
    intro, terms = glossary.read(draft.lines, draft.desk)
    return Glossary(**draft.common, intro=intro, terms=terms)


def _form(draft: Draft) -> Form:
    body = outline(draft.lines)
    draft.desk.read(body.preface)
    written = Paginator(draft.desk, asks=True, kinds=FIELDS).pages(body.sections)
    pages = tuple(FormPage(page.id, page.title, cast(Any, page.blocks), page.line) for page in written)
    form = Form(**draft.common, **draft.own, intro=joined(body.preface), pages=pages)
    if not form.fields:
        draft.desk.report.error(first_number(draft.lines, 1), "no-fields")
    return form


class _Areas:
    """Level-2 headings are areas; list items that begin with a bold id are competences."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._error = desk.report.error
        self._ids = Ids(desk)

    def read(self, body: Outline) -> tuple[Area, ...]:
        areas: list[Area] = []
        for section in body.sections:
            line = section.heading.line.number
            if section.heading.level == 2:
                name, id = self._ids.identify(section.heading.title, line, required=True)
                areas.append(self._area(id, name, section))
            else:
                self._error(line, "heading-in-framework")
        return tuple(areas)

    def _area(self, id: str, name: str, section: Section) -> Area:
        competences: list[Competence] = []
        intro: list[Line] = []
        for line in section.lines:
            found = None if line.code else _COMPETENCE.match(line.text)
            if found:
                competences.append(self._competence(found[1].strip(), found[2], id, line.number))
            elif competences and line.text.startswith("  "):
                competences[-1] = _continued(competences[-1], line.text.strip())
            elif competences and not line.blank:
                self._error(line.number, "competence-ill-formed")
            else:
                intro.append(line)
        if not competences:
            self._error(section.heading.line.number, "area-empty")
        self._desk.read(trimmed(intro))
        return Area(id, name, tuple(competences), joined(intro), section.heading.line.number)

    def _competence(self, id: str, said: str, area: str, line: int) -> Competence:
        id = self._ids.checked(id, id, line)
        self._desk.read([Line(line, said)])
        name, _, description = said.partition(" – ")
        if not name.strip():
            self._error(line, "competence-ill-formed")
        return Competence(id, name.strip(), description.strip(), area, line)


def _continued(competence: Competence, text: str) -> Competence:
    """An indented line below a competence describes it further."""
    description = f"{competence.description} {text}".strip()
    return Competence(competence.id, competence.name, description, competence.area, competence.line)


MAKERS: dict[str, Maker] = {
    "course": Maker(schemas.COURSE, _course),
    "module": Maker(schemas.MODULE, _module),
    "framework": Maker(schemas.FRAMEWORK, _framework),
    "plan": Maker(schemas.PLAN, _plan),
    "guide": Maker(schemas.TEXT, _text),
    "document": Maker(schemas.TEXT, _text),
    "simulation": Maker(schemas.SIMULATION, _simulation),
    "form": Maker(schemas.FORM, _form),
    "glossary": Maker(schemas.GLOSSARY, _glossary),
}
