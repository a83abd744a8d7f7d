"""How does a page of a form look to whoever fills it in?"""

from __future__ import annotations

from dataclasses import dataclass

from learning.courses.form_nouns import Field, FieldKind, Form
from learning.courses.links import Addresses, nowhere
from learning.courses.nouns import Prose
from learning.courses.rendered import CitedSource, RenderedItem, RenderedProse
from learning.courses.rendering import Printer


@dataclass(frozen=True, slots=True)
class RenderedField:
    """`unit` is plain text."""

    id: str
    title: str
    prompt_html: str
    kind: FieldKind
    items: tuple[RenderedItem, ...]
    unit: str
    several: bool
    required: bool


@dataclass(frozen=True, slots=True)
class RenderedFormPage:
    id: str
    title: str
    blocks: tuple[RenderedProse | RenderedField, ...]
    sources: tuple[CitedSource, ...]


def render_form_page(
    form: Form, page_id: str, *, reveal_review: bool = False, addresses: Addresses = nowhere
) -> RenderedFormPage | None:
    """A page of a form; None when it has no such page."""
    page = form.page(page_id)
    if page is None:
        return None
    printer = Printer(form.sources, form.language, reveal_review, form.path, addresses)
    blocks = tuple(_block(block, printer) for block in page.blocks)
    return RenderedFormPage(page.id, page.title, blocks, printer.cited())


def _block(block: Prose | Field, printer: Printer) -> RenderedProse | RenderedField:
    if isinstance(block, Prose):
        return RenderedProse(printer.blocks(block.markdown))
    return RenderedField(
        id=block.id,
        title=block.title,
        prompt_html=printer.blocks(block.prompt),
        kind=block.kind,
        items=tuple(RenderedItem(item.position, printer.inline(item.source_text)) for item in block.items),
        unit=block.unit,
        several=block.several,
        required=block.required,
    )
