"""How does an educator see a form, a simulation or a glossary: everything in it, also what readers get later or never?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from learning.courses.form_nouns import Form
from learning.courses.forms.rendering import RenderedField, render_form_page
from learning.courses.glossary import Glossary
from learning.courses.grammar import KEYWORDS
from learning.courses.rendering import Printer
from learning.courses.simulation_nouns import Choice, Condition, Part, Scene, Simulation
from learning.translations.catalogue import gettext as _
from learning.web import places
from learning.web.educator.previewing import PreviewBlock

Blocks = tuple[PreviewBlock, ...]
SIGNS = {1: "+", 0: "±", -1: "−"}


@dataclass(frozen=True)
class Chapter:
    """A part of the preview. `place` is put before the ids of those whose sources stand in one list."""

    title: str
    blocks: Blocks
    sources: tuple[Any, ...] = ()
    place: str = "s-"


def chapters(document: Form | Glossary | Simulation) -> tuple[Chapter, ...]:
    match document:
        case Form():
            return tuple(_form(document))
        case Glossary():
            return (_glossary(document),)
        case Simulation():
            return tuple(_simulation(document))


def _printer(document: Form | Glossary | Simulation) -> Printer:
    return Printer(document.sources, document.language, True, document.path, places.address)


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def _list(items: Iterator[Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup("").join(Markup("<li>{}</li>").format(one) for one in items))


# Forms


def _form(form: Form) -> Iterator[Chapter]:
    if form.intro:
        yield Chapter("", (PreviewBlock(_safe(_printer(form).blocks(form.intro))),))
    for number, page in enumerate(form.pages, 1):
        drawn = render_form_page(form, page.id, reveal_review=True, addresses=places.address)
        assert drawn is not None  # noqa: S101 – the id comes from the form itself
        blocks = tuple(
            _field(one, form.language) if isinstance(one, RenderedField) else PreviewBlock(_safe(one.html))
            for one in drawn.blocks
        )
        yield Chapter(drawn.title, blocks, drawn.sources, f"s{number}-")


def _field(field: RenderedField, written_in: str) -> PreviewBlock:
    keyword = next(getattr(row, written_in) for row in KEYWORDS if row.activity == field.kind)
    html = _safe(field.prompt_html)
    if field.items:
        html += _list(_safe(one.html) for one in field.items)
    notes = [_("Flere svar er mulig.")] if field.several else []
    notes += [_("Svares i %(unit)s.", unit=field.unit)] if field.unit else []
    notes += [] if field.required else [_("Frivillig.")]
    if notes:
        html += Markup("<p>{}</p>").format(" ".join(notes))
    return PreviewBlock(html, f"{keyword}: {field.title}")


# Glossaries


def _glossary(glossary: Glossary) -> Chapter:
    printer = _printer(glossary)
    blocks = tuple(
        PreviewBlock(_safe(printer.blocks(term.markdown)), ", ".join((term.name, *term.forms)))
        for term in glossary.terms
    )
    return Chapter("", blocks, printer.cited())


# Simulations


def _simulation(simulation: Simulation) -> Iterator[Chapter]:
    printer = _printer(simulation)
    told = _Story(simulation, printer)
    if simulation.brief:
        yield Chapter(_("Innledning"), tuple(told.part(simulation.brief)))
    for scene in (*simulation.scenes, *simulation.endings):
        title = _("Slutt: %(title)s", title=scene.title) if scene.ends else f"{scene.id} {scene.title}"
        yield Chapter(title, tuple(told.scene(scene)))
    if simulation.reflection:
        yield Chapter(_("Refleksjon"), tuple(told.part(simulation.reflection)))
    if simulation.practice:
        yield Chapter(_("Tilbake til praksis"), tuple(told.part(simulation.practice)))
    yield Chapter("", (), printer.cited())


class _Story:
    """Scenes with what each role sees, and every choice with what comes of it."""

    def __init__(self, simulation: Simulation, printer: Printer) -> None:
        self._simulation = simulation
        self._blocks: Callable[[str], Markup] = lambda markdown: _safe(printer.blocks(markdown))
        self._inline: Callable[[str], Markup] = lambda markdown: _safe(printer.inline(markdown))

    def scene(self, scene: Scene) -> Iterator[PreviewBlock]:
        yield from self.part(scene)
        for choice in scene.choices:
            yield self._choice(choice)

    def part(self, part: Part) -> Iterator[PreviewBlock]:
        for passage in part.passages:
            yield PreviewBlock(self._blocks(passage.markdown), _when(passage.condition))
        if part.points:
            points = _list(self._inline(point.markdown) for point in part.points)
            yield PreviewBlock(points, _("Bare for observatøren"))
        for card in part.cards:
            yield PreviewBlock(self._blocks(card.markdown), _("Bare for den som spiller %(name)s", name=card.name))
        if part.facilitator:
            yield PreviewBlock(self._blocks(part.facilitator), _("Bare for fasilitatoren"))

    def _choice(self, choice: Choice) -> PreviewBlock:
        leads = self._simulation.scene(choice.to)
        html = Markup("<p>{}</p>").format(self._inline(choice.text)) + self._blocks(choice.consequence)
        told = [_("Går til %(scene)s.", scene=leads.title)] if leads else []
        told += [_("Virkning: %(effects)s.", effects=self._effects(choice))] if choice.changes else []
        html += Markup("<p>{}</p>").format(" ".join(told))
        when = _when(choice.condition)
        return PreviewBlock(html, _("Valg %(id)s", id=choice.id) + (f" – {when}" if when else ""))

    def _effects(self, choice: Choice) -> str:
        names = {effect.key: effect.name for effect in self._simulation.effects}
        return ", ".join(f"{names.get(one.effect, one.effect)} {SIGNS[one.amount]}" for one in choice.changes)


def _when(condition: Condition) -> str:
    terms = [one.choice if one.taken else _("ikke %(choice)s", choice=one.choice) for one in condition.terms]
    return _("Hvis %(terms)s", terms=", ".join(terms)) if terms else ""
