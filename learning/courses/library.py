"""What can be read right now, and where is it?

A library is built from the published revisions and never changes; a new one is built when
something is published. Parsing is remembered by digest across libraries, rendering by digest
and page, so that building one again costs a look-up per document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

from learning.courses.form_nouns import Form
from learning.courses.glossary import Glossary
from learning.courses.links import Addresses, nowhere
from learning.courses.memory import Memory
from learning.courses.nouns import Competence, Course, Document, Framework, Module, Plan, Text
from learning.courses.old_names import moves, renamed
from learning.courses.reading import Reading, read
from learning.courses.rendered import RenderedPage, RenderedWhole
from learning.courses.rendering import render_glossary, render_page, render_whole
from learning.courses.simulation_nouns import Simulation

_readings: Memory[tuple[str, str], Reading] = Memory(most=2_000)
_pages: Memory[tuple[str, str, str, bool, str, Addresses], RenderedPage | None] = Memory(most=5_000)
_wholes: Memory[tuple[str, str, str, Addresses], RenderedWhole] = Memory(most=500)

Kind = TypeVar("Kind", bound=Document)


@dataclass(frozen=True, slots=True)
class Published:
    """A published revision, as the database keeps it."""

    slug: str
    language: str
    kind: str
    revision_id: int
    number: int
    edition: int
    digest: str
    text: str
    path: str


class Library:
    """All published documents; of each the newest revision, and older ones by id.

    Where a `slug` is asked for, the short form (`grunnkurs`, `grunnkurs/esas`) does as well.
    `withdrawn` are documents nobody gets any more, of which evidence keeps the title.
    `addresses` says where a reader finds what a link leads to.
    Look-ups answer None for what is not there. `language` falls back to another language.
    """

    def __init__(
        self,
        publisheds: Iterable[Published] = (),
        withdrawn: Iterable[Published] = (),
        addresses: Addresses = nowhere,
    ) -> None:
        self._addresses = addresses
        self._published = tuple(publisheds)
        self._revisions = {published.revision_id: published for published in self._published}
        self._newest: dict[tuple[str, str], Published] = {}
        for published in self._published:
            held = self._newest.get((published.slug, published.language))
            if held is None or published.number > held.number:
                self._newest[published.slug, published.language] = published
        self._documents: dict[str, dict[str, Document]] = {}
        for (slug, language), published in self._newest.items():
            document = _document(published)
            if document is not None:
                self._documents.setdefault(slug, {})[language] = document
        self._withdrawn = {one.slug: found for one in withdrawn if (found := _document(one))}
        self._lists: dict[tuple[type[Document], str], tuple[Document, ...]] = {}
        self._competences = {c.id: c for f in self.frameworks for c in f.competences}
        self._moved = moves(document for versions in self._documents.values() for document in versions.values())

    # What there is

    def courses_in(self, language: str) -> tuple[Course, ...]:
        return tuple(sorted(self._all(Course, language), key=lambda course: (course.order, course.slug)))

    @property
    def courses(self) -> tuple[Course, ...]:
        return self.courses_in("nb")

    @property
    def frameworks(self) -> tuple[Framework, ...]:
        return self._all(Framework, "nb")

    @property
    def plans(self) -> tuple[Plan, ...]:
        return self._all(Plan, "nb")

    def simulations_in(self, language: str) -> tuple[Simulation, ...]:
        return self._all(Simulation, language)

    @property
    def simulations(self) -> tuple[Simulation, ...]:
        return self.simulations_in("nb")

    def forms_in(self, language: str) -> tuple[Form, ...]:
        return self._all(Form, language)

    @property
    def forms(self) -> tuple[Form, ...]:
        return self.forms_in("nb")

    def texts(self, kind: str, language: str = "nb") -> tuple[Text, ...]:
        """Guides or documents, in alphabetical order of slug."""
        return tuple(text for text in self._all(Text, language) if text.kind == kind)

    def modules(self, course: str, language: str = "nb") -> tuple[Module, ...]:
        slug = _whole("courses", course)
        found = [module for module in self._all(Module, language) if module.course == slug]
        return tuple(sorted(found, key=lambda module: (module.order, module.slug)))

    # One of them

    def course(self, slug: str, language: str = "nb") -> Course | None:
        return self._one(Course, _whole("courses", slug), language)

    def module(self, slug: str, language: str = "nb") -> Module | None:
        return self._one(Module, _whole("courses", slug), language)

    def text(self, slug: str, language: str = "nb") -> Text | None:
        return self._one(Text, slug, language)

    def simulation(self, slug: str, language: str = "nb") -> Simulation | None:
        return self._one(Simulation, _whole("simulations", slug), language)

    def form(self, slug: str, language: str = "nb") -> Form | None:
        return self._one(Form, _whole("forms", slug), language)

    def glossary(self, language: str = "nb") -> Glossary | None:
        return self._one(Glossary, "glossary", language)

    def framework(self, profession_or_slug: str, language: str = "nb") -> Framework | None:
        by_slug = self._one(Framework, _whole("competence", profession_or_slug), language)
        matching = (f for f in self._all(Framework, language) if f.profession == profession_or_slug)
        return by_slug or next(matching, None)

    def plan(self, network: str) -> Plan | None:
        by_network = next((plan for plan in self.plans if plan.network == network), None)
        return by_network or self._one(Plan, _whole("plans", network), "nb")

    def competence(self, id: str) -> Competence | None:
        return self._competences.get(id)

    def competences_named(self, ids: Sequence[str], framework: Framework | None) -> tuple[Competence, ...]:
        """Those of one profession: `framework`'s, or else of the framework that knows most of them."""
        mine = framework or max(self.frameworks, key=lambda one: sum(map(bool, map(one.competence, ids))), default=None)
        return tuple(found for id in ids if mine and (found := mine.competence(id)))

    def modules_for(self, competence: str, language: str = "nb") -> tuple[Module, ...]:
        """Modules serving a competence, in the order in which the courses come."""
        return tuple(
            module
            for course in self.courses
            for module in self.modules(course.slug, language)
            if competence in module.competences
        )

    def title_of(self, slug: str, language: str = "nb") -> str:
        """What a document is called, also when it has another name now, or is withdrawn; the slug of what never was."""
        now = self.name_now(slug)
        versions = self._documents.get(now)
        document = _in_language(versions, language) if versions else self._withdrawn.get(now)
        return document.title if document else slug

    # Old names

    @property
    def any_moved(self) -> bool:
        return bool(self._moved)

    def name_now(self, slug: str) -> str:
        """The slug of today for a slug that may be an old one."""
        return slug if slug in self._documents else renamed(self._moved, slug)

    def names_of(self, slug: str) -> frozenset[str]:
        """Every name a document has had, today's among them."""
        course, _, module = slug.rpartition("/")
        old = {name for name, now in self._moved.items() if now == slug}
        return frozenset({slug, *old, *(f"{name}/{module}" for name, now in self._moved.items() if now == course)})

    def newest_edition(self, slug: str) -> int:
        """The highest edition among the languages of a document; 0 when it is not published."""
        return max((document.edition for document in self._documents.get(slug, {}).values()), default=0)

    # Revisions and pages

    def published(self, slug: str, language: str) -> Published | None:
        """The newest revision of exactly this language."""
        return self._newest.get((slug, language))

    def readings(self) -> dict[str, Reading]:
        """Every published document as it was read, by path: what another text is checked beside."""
        return {one.path: _reading(one) for one in self._newest.values()}

    def revision(self, id: int) -> Document | None:
        """The document as it was in one revision."""
        published = self._revisions.get(id)
        return None if published is None else _document(published)

    def page(self, document: Module | Text, page_id: str, reveal_review: bool = False) -> RenderedPage | None:
        """A page rendered once; None when there is no such page."""
        glossary = self._glossary_for(document)
        key = (document.path, document.digest, page_id, reveal_review, _digest(glossary), self._addresses)
        return _pages.get(
            key,
            lambda: render_page(
                document, page_id, reveal_review=reveal_review, addresses=self._addresses, glossary=glossary
            ),
        )

    def whole(self, document: Module | Text | Course | Glossary) -> RenderedWhole:
        """All of a document as one, rendered once."""
        if isinstance(document, Glossary):
            key = (document.path, document.digest, "", self._addresses)
            return _wholes.get(key, lambda: render_glossary(document, addresses=self._addresses))
        glossary = self._glossary_for(document)
        key = (document.path, document.digest, _digest(glossary), self._addresses)
        return _wholes.get(key, lambda: render_whole(document, addresses=self._addresses, glossary=glossary))

    def _glossary_for(self, document: Document) -> Glossary | None:
        """Explanations in the language of the text, or none: the word may mean something else in another."""
        glossary = self.glossary(document.language)
        return glossary if glossary and glossary.language == document.language else None

    def _all(self, kind: type[Kind], language: str) -> tuple[Kind, ...]:
        """In alphabetical order of slug; made when first asked for, as the library never changes."""
        held = self._lists.get((kind, language))
        if held is None:
            chosen = (_in_language(self._documents[slug], language) for slug in sorted(self._documents))
            held = self._lists[kind, language] = tuple(one for one in chosen if isinstance(one, kind))
        return cast(tuple[Kind, ...], held)

    def _one(self, kind: type[Kind], slug: str, language: str) -> Kind | None:
        versions = self._documents.get(slug)
        document = _in_language(versions, language) if versions else None
        return document if isinstance(document, kind) else None


def _digest(document: Document | None) -> str:
    return document.digest if document else ""


def _document(published: Published) -> Document | None:
    return _reading(published).document


def _reading(published: Published) -> Reading:
    key = (published.path, published.digest)
    return _readings.get(key, lambda: read(published.path, published.text))


def _in_language(versions: dict[str, Document], language: str) -> Document:
    order: Sequence[str] = (language, "nb", "nn", "en", *sorted(versions))
    return next(versions[each] for each in order if each in versions)


def _whole(folder: str, slug: str) -> str:
    return slug if slug.startswith(f"{folder}/") else f"{folder}/{slug}"
