"""What comes of an example in a guide: how it looks before anybody has answered, and what the check says to it?

Nothing here can be filled in or sent: it is a picture of a page, made by the renderer that makes the pages.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from learning.courses import walking
from learning.courses.examples import as_file
from learning.courses.form_nouns import Form
from learning.courses.forms.rendering import RenderedField, render_form_page
from learning.courses.glossary import Glossary
from learning.courses.grammar import ASIDES, CHAPTERS, KEYWORDS
from learning.courses.memory import Memory
from learning.courses.nouns import Course, Document, Example, Framework, Module, Plan, Text
from learning.courses.reading import read
from learning.courses.rendered import CitedSource, RenderedBlock
from learning.courses.rendering import fragment, render_page
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import RenderedPart, render_debrief, render_part, render_scene
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.translations.problem_words import words
from learning.web import places

NOTHING = Markup("")
_CITATION = re.compile(r'(<sup class="citation">)<a[^>]*>(\d+)</a>')
_shown: Memory[tuple[str, str, Example], "ExampleView"] = Memory(most=500)


@dataclass(frozen=True)
class Piece:
    """Something on the page. `todo` is what the reader is asked for; `choices` are (icon, text)."""

    html: Markup = NOTHING
    title: str = ""
    kicker: str = ""
    todo: str = ""
    choices: tuple[tuple[str, Markup], ...] = ()
    partners: tuple[Markup, ...] = ()
    written: bool = False
    unit: str = ""


@dataclass(frozen=True)
class ExampleView:
    """`file` is what it is called when it is a whole one; `said` are the check's sentences."""

    source: str
    file: str
    pieces: tuple[Piece, ...]
    said: tuple[str, ...]


def example(found: Example, written_in: str) -> ExampleView:
    return _shown.get((written_in, str(language()), found), lambda: _view(found, written_in))


def _view(found: Example, written_in: str) -> ExampleView:
    path, text, around = as_file(found, written_in)
    reading = read(path, text)
    said = tuple(
        _("Linje %(line)s: %(words)s", line=max(problem.line - around, 1), words=words(problem))
        for problem in reading.problems
    )
    shown = reading.document is not None and not found.mistake
    pieces = tuple(_pieces(reading.document, bool(found.path))) if shown and reading.document else ()
    return ExampleView(found.markdown, found.path, pieces, said)


def _pieces(document: Document, whole: bool) -> Iterator[Piece]:
    if whole:
        yield Piece(_paragraph(document.summary), title=document.title)
    match document:
        case Module() | Text():
            yield from _pages(document)
        case Course():
            yield Piece(_fragment(document, document.welcome))
        case Framework():
            yield from (Piece(_competences(area), title=area.name) for area in document.areas)
        case Plan():
            yield from _plan(document)
        case Glossary():
            yield from (Piece(_fragment(document, term.markdown), title=term.name) for term in document.terms)
        case Form():
            yield from _form(document)
        case Simulation():
            yield from _simulation(document)


def _pages(document: Module | Text) -> Iterator[Piece]:
    if isinstance(document, Text) and document.intro:
        yield Piece(_fragment(document, document.intro))
    for page in document.pages:
        drawn = render_page(document, page.id, addresses=places.address)
        if drawn is None:
            continue
        if page.id != "x":  # around a piece of a page there is one that is not the author's
            yield Piece(title=drawn.title)
        for block in drawn.blocks:
            yield from _block(block, document.language)
        if drawn.sources:
            yield Piece(_sources(drawn.sources), title=_("Kilder"))


def _block(block: RenderedBlock, written_in: str) -> Iterator[Piece]:
    if block.kind == "prose":
        yield Piece(_safe(block.html))
        return
    yield _activity(block, _keyword(block.kind, written_in))
    if block.kind == "case":
        for inside in block.activities:
            yield _activity(inside, "")


def _keyword(kind: str, written_in: str) -> str:
    row = next(row for row in KEYWORDS if row.activity == kind)
    return str(getattr(row, written_in))


def _activity(block: Any, kicker: str) -> Piece:
    said = {"html": _safe(block.prompt_html), "title": block.title, "kicker": kicker}
    return _ASKED[block.kind](block, said)


def _question(block: Any, said: dict[str, Any]) -> Piece:
    todo = _("Velg ett eller flere svar. Et galt kryss trekker fra.") if block.several else _("Velg ett svar")
    icon = "square" if block.several else "circle"
    return Piece(**said, todo=todo, choices=tuple((icon, _safe(option.html)) for option in block.options))


def _order(block: Any, said: dict[str, Any]) -> Piece:
    choices = tuple(("menu", _safe(item.html)) for item in block.items)
    return Piece(
        **said, todo=_("Sett punktene i riktig rekkefølge. Hvert punkt som står riktig, teller."), choices=choices
    )


def _match(block: Any, said: dict[str, Any]) -> Piece:
    choices = tuple(("right", _safe(item.html)) for item in block.left)
    partners = tuple(_safe(item.html) for item in block.right)
    return Piece(
        **said,
        todo=_("Velg det som hører til i hver rad. Hvert riktige par teller."),
        choices=choices,
        partners=partners,
    )


def _statements(block: Any, said: dict[str, Any]) -> Piece:
    statements = block.items if isinstance(block, RenderedField) else block.statements
    rows = tuple(("circle", _safe(one.html)) for one in statements)
    return Piece(**said, todo=_("Velg et tall fra 0 til 10 for hver påstand"), choices=rows)


def _writing(block: Any, said: dict[str, Any]) -> Piece:
    return Piece(**said, todo=_("Ditt svar"), written=True, unit=getattr(block, "unit", ""))


def _reflection(_block: Any, said: dict[str, Any]) -> Piece:
    return Piece(**said, todo=_("Dine tanker"), written=True)


def _task(block: Any, said: dict[str, Any]) -> Piece:
    extra = _paragraph(_("Bekreftes av kollega.")) if block.colleague else NOTHING
    return Piece(**{**said, "html": said["html"] + extra}, todo="", choices=(("square", escape(_("Gjort"))),))


_ASKED: dict[str, Callable[[Any, dict[str, Any]], Piece]] = {
    "question": _question,
    "order": _order,
    "match": _match,
    "number": _writing,
    "fill-in": _writing,
    "case": lambda _block, said: Piece(**said),
    "reflection": _reflection,
    "self-assessment": _statements,
    "task": _task,
}


def _competences(area: Any) -> Markup:
    line = Markup("<li><strong>{}</strong> – {}</li>")
    return Markup("<ul>{}</ul>").format(Markup("").join(line.format(c.name, c.description) for c in area.competences))


def _plan(plan: Plan) -> Iterator[Piece]:
    row = Markup("<li><code>{}</code>: {}</li>")
    rows = (row.format(name, _value(rule.value)) for name, rule in plan.rules.items())
    yield Piece(_fragment(plan, plan.body))
    yield Piece(Markup("<ul>{}</ul>").format(Markup("").join(rows)))


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} → {inner}" for key, inner in value.items())
    return _("går aldri ut") if value is None else str(value)


def _form(form: Form) -> Iterator[Piece]:
    for page in form.pages:
        drawn = render_form_page(form, page.id, addresses=places.address)
        if drawn is None:
            continue
        yield Piece(title=drawn.title)
        for block in drawn.blocks:
            yield _field(block, form.language) if isinstance(block, RenderedField) else Piece(_safe(block.html))


def _field(field: RenderedField, written_in: str) -> Piece:
    extra = NOTHING if field.required else _paragraph(_("Frivillig"))
    kicker = _keyword(field.kind, written_in)
    said: dict[str, Any] = {"html": _safe(field.prompt_html) + extra, "title": field.title, "kicker": kicker}
    if field.kind == "question":
        icon = "square" if field.several else "circle"
        return Piece(**said, choices=tuple((icon, _safe(item.html)) for item in field.items))
    return _ASKED[field.kind](field, said)


def _simulation(simulation: Simulation) -> Iterator[Piece]:
    """One way through, as everybody sees it; what only some see; and what is told when it is over."""
    yield Piece(_paragraph(simulation.question))
    yield from _chapter(simulation, "brief", None)
    if simulation.scenes:
        end = next(walking.paths(simulation, most=1), walking.start(simulation))
        yield from _way(simulation, end)
        yield from _chapter(simulation, "reflection", end)
        yield from _chapter(simulation, "practice", end)


def _chapter(simulation: Simulation, name: str, state: walking.State | None) -> Iterator[Piece]:
    chapter = getattr(simulation, name)
    if chapter is not None:
        row = next(row for row in CHAPTERS if row.part == name)
        part = render_part(simulation, chapter, state, addresses=places.address)
        yield Piece(_safe(part.html), title=str(getattr(row, simulation.language)))
        yield from _for_some(part, simulation.language)


def _way(simulation: Simulation, end: walking.State) -> Iterator[Piece]:
    for length in range(len(end.taken) + 1):
        state = walking.walked(simulation, end.taken[:length])
        scene = render_scene(simulation, state, addresses=places.address)
        if scene.before_html:
            yield Piece(_safe(scene.before_html), title=_("Leseren velger %(choice)s", choice=state.taken[-1]))
        choices = tuple(("right", _safe(choice.html)) for choice in scene.choices)
        yield Piece(_safe(scene.part.html), title=scene.title, kicker="" if scene.ends else scene.id, choices=choices)
        yield from _for_some(scene.part, simulation.language)
    yield from _debrief(simulation, end)


def _for_some(part: RenderedPart, written_in: str) -> Iterator[Piece]:
    names = {row.part: str(getattr(row, written_in)) for row in ASIDES}
    if part.observer:
        yield Piece(_list(_safe(one.html) for one in part.observer), title=names["observer"])
    for card in part.cards:
        yield Piece(_safe(card.html), title=f"{names['role']}: {card.name}")
    if part.facilitator_html:
        yield Piece(_safe(part.facilitator_html), title=names["facilitator"])


def _debrief(simulation: Simulation, end: walking.State) -> Iterator[Piece]:
    signs = {1: "+", 0: "±", -1: "−"}
    called = {effect.key: effect.name for effect in simulation.effects}
    line = Markup("{} – {}")
    told = [
        line.format(
            _safe(step.html), ", ".join(f"{called.get(c.effect, c.effect)} {signs[c.amount]}" for c in step.changes)
        )
        for step in render_debrief(simulation, end).steps
        if step.changes
    ]
    if told:
        yield Piece(_list(told), title=_("Når alt er over"))


def _list(rows: Iterable[Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(row) for row in rows))


def _sources(sources: tuple[CitedSource, ...]) -> Markup:
    line = Markup("<li>{}. {}{}.</li>")
    rows = (line.format(one.title, one.publisher, f", {one.year}" if one.year else "") for one in sources)
    return Markup("<ol>{}</ol>").format(Markup("").join(rows))


def _fragment(document: Document, markdown: str) -> Markup:
    written = fragment(markdown, document.sources, language=document.language, path=document.path)
    return _safe(written)


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text) if text else NOTHING


def _safe(html: str) -> Markup:
    """What the one renderer made is safe already. Citations lead nowhere: the list they lead to is not this page's."""
    return Markup(_CITATION.sub(r"\1\2", html))  # noqa: S704
