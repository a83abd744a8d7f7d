"""How is a text shown whole: a guide, a document, the glossary?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from learning.courses.glossary import Glossary, Term
from learning.courses.library import Library
from learning.courses.nouns import Example, Page, Text
from learning.courses.rendered import CitedSource, RenderedSection, RenderedTerm
from learning.web.presenting_examples import ExampleView, example


@dataclass(frozen=True)
class Part:
    """One heading of a text with what stands under it."""

    id: str
    title: str
    blocks: tuple[Markup | ExampleView, ...]


@dataclass(frozen=True)
class TermView:
    """A word with its explanation; `also` is what else it is called."""

    anchor: str
    name: str
    also: tuple[str, ...]
    html: Markup


@dataclass(frozen=True)
class TextView:
    title: str
    summary: str
    language: str
    intro_html: Markup
    pages: tuple[Part, ...]
    sources: tuple[CitedSource, ...]
    terms: tuple[TermView, ...]
    updated: date | None


def safe(html: str) -> Markup:
    """What the one renderer made is safe already."""
    return Markup(html)  # noqa: S704


def text(found: Text, library: Library) -> TextView:
    whole = library.whole(found)
    pages = tuple(
        Part(one.id, one.title, tuple(_blocks(page, one, found.language)))
        for page, one in zip(found.pages, whole.sections, strict=True)
    )
    return TextView(
        title=found.title,
        summary=found.summary,
        language=found.language,
        intro_html=safe(whole.opening_html),
        pages=pages,
        sources=whole.sources,
        terms=tuple(map(card, whole.terms)),
        updated=found.reviewed,
    )


def _blocks(page: Page, drawn: RenderedSection, written_in: str) -> Iterator[Markup | ExampleView]:
    """Prose as it was rendered; examples beside what comes of them."""
    for block, shown in zip(page.blocks, drawn.blocks, strict=True):
        if isinstance(block, Example):
            yield example(block, written_in)
        elif shown.kind == "prose":
            yield safe(shown.html)


def card(term: RenderedTerm) -> TermView:
    """An explanation that opens where the word stands."""
    return TermView(term.anchor, term.name, (), safe(term.html))


def glossary(found: Glossary, library: Library) -> TextView:
    """In the order of the alphabet, whatever order they are written in."""
    whole = library.whole(found)
    named = {term.id: term for term in found.terms}
    terms = sorted(whole.terms, key=lambda term: alphabetically(term.name))
    return TextView(
        title=found.title,
        summary=found.summary,
        language=found.language,
        intro_html=safe(whole.opening_html),
        pages=(),
        sources=whole.sources,
        terms=tuple(TermView(one.anchor, one.name, _also(named[one.id]), safe(one.html)) for one in terms),
        updated=found.reviewed,
    )


def alphabetically(word: str) -> str:
    """A sorting key: æ, ø and å come last, in that order."""
    return word.casefold().translate(_LAST)


_LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})


def _also(term: Term) -> tuple[str, ...]:
    """Other words for it. «Smerten» says nothing to whoever reads «smerte»: endings are left out."""
    stem = term.name.casefold()[:-1]
    return tuple(form for form in term.forms if not form.casefold().startswith(stem))
