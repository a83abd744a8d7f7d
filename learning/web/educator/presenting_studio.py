"""How is the studio told: documents, an editor with preview and problems, history and differences?"""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.actions.publishing import CHANGES, digest, normal
from learning.courses.form_nouns import Form
from learning.courses.glossary import Glossary
from learning.courses.library import Library
from learning.courses.nouns import Area, Course, Framework, Module, Plan, Text
from learning.courses.reading import read
from learning.courses.rendering import Printer, render_page
from learning.courses.simulation_nouns import Simulation
from learning.records.queries.library import DraftFacts, RevisionFacts, WithdrawnFacts
from learning.translations import problem_words
from learning.translations.catalogue import gettext as _
from learning.web import phrases, places
from learning.web.clock import in_oslo
from learning.web.educator import differences, presenting_story, previewing, previewing_others
from learning.web.educator.differences import Line
from learning.web.educator.presenting_story import StoryMap
from learning.web.educator.previewing import PreviewBlock
from learning.web.languages import date_words

#: A tag in rendered HTML, and where it names a place on its own page.
TAG = re.compile(r"<[a-z][^>]*>")
OWN_PLACE = re.compile(r'( id="| href="#)')

ORDER = ("course", "module", "simulation", "form", "document", "glossary", "guide", "framework", "plan")


@dataclass(frozen=True)
class DocumentRow:
    title: str
    url: str
    language: str
    edition: int
    changed: datetime
    by: str
    draft: str
    mine: bool


@dataclass(frozen=True)
class ProblemView:
    line: int
    words: str
    severity: str


@dataclass(frozen=True)
class PreviewPage:
    """`place` is put before every id, so that the pages of a module can stand below each other on one screen."""

    place: str
    title: str
    blocks: tuple[PreviewBlock, ...]
    sources: tuple[Any, ...]


@dataclass(frozen=True)
class EditorView:
    title: str
    slug: str
    language: str
    kind: str
    takes_questions: bool
    download: str
    text: str
    version: int
    based_on: int
    saved: datetime | None
    others: tuple[str, ...]
    stale: bool
    problems: tuple[ProblemView, ...]
    preview: tuple[PreviewPage, ...]
    story: StoryMap | None
    has_draft: bool


@dataclass(frozen=True)
class RevisionRow:
    id: int
    number: int
    edition: int
    change: str
    by: str
    at: datetime
    current: bool
    url: str


@dataclass(frozen=True)
class HistoryView:
    title: str
    slug: str
    language: str
    rows: tuple[RevisionRow, ...]


@dataclass(frozen=True)
class RevisionView:
    title: str
    slug: str
    language: str
    row: RevisionRow
    before: int
    lines: tuple[Line, ...]
    text: str


@dataclass(frozen=True)
class PublishView:
    title: str
    slug: str
    language: str
    edition: int
    lines: tuple[Line, ...]
    problems: tuple[ProblemView, ...]
    has_errors: bool
    stale_by: str
    stale_at: datetime | None
    choices: tuple[tuple[str, str, str, bool], ...]
    unchanged: bool
    version: int


def _safe(html: str) -> Markup:
    return Markup(html)  # noqa: S704 – from the one renderer


def title(row: RevisionFacts) -> str:
    document = read(row.path, row.text).document
    return document.title if document else row.slug


def listing(
    published: tuple[RevisionFacts, ...], drafts: tuple[DraftFacts, ...], library: Library, me: str
) -> tuple[tuple[str, tuple[DocumentRow, ...]], ...]:
    """Documents by kind, with who is writing on them now."""
    writing: dict[int, list[DraftFacts]] = defaultdict(list)
    for draft in drafts:
        writing[draft.document_id].append(draft)
    groups: dict[str, list[DocumentRow]] = defaultdict(list)
    for row in published:
        document = library.revision(row.revision_id)
        groups[row.kind].append(
            DocumentRow(
                title=document.title if document else row.slug,
                url=url_for("educator.write", slug=row.slug, sprak=row.language),
                language=row.language,
                edition=row.edition,
                changed=in_oslo(row.published_at),
                by=row.published_by or _("Ressursnett"),
                draft=_draft_words(writing[row.document_id], me),
                mine=any(draft.person_id == me for draft in writing[row.document_id]),
            )
        )
    return tuple((phrases.document(kind), tuple(groups[kind])) for kind in ORDER if groups[kind])


def _download(row: RevisionFacts) -> str:
    """Where a whole course is had as one file."""
    return url_for("educator.download", course=row.slug.removeprefix("courses/")) if row.kind == "course" else ""


def withdrawn(down: tuple[WithdrawnFacts, ...]) -> tuple[tuple[str, str, str, str], ...]:
    """Title, address, day and reason of what nobody gets now."""
    return tuple(
        (
            title(one.text),
            url_for("educator.write", slug=one.text.slug, sprak=one.text.language),
            date_words(in_oslo(one.at).date()),
            one.reason or _("Den har fått et annet navn."),
        )
        for one in down
    )


def _draft_words(drafts: list[DraftFacts], me: str) -> str:
    names = [_("du") if draft.person_id == me else draft.author for draft in drafts]
    return _("Utkast: %(names)s", names=", ".join(names)) if names else ""


def editor(document: RevisionFacts, draft: DraftFacts | None, others: tuple[DraftFacts, ...]) -> EditorView:
    text = draft.text if draft else document.text
    version = draft.version if draft else 0
    based_on = draft.based_on if draft else document.revision_id
    return editing(
        document, text, version, based_on, draft.saved_at if draft else None, tuple(one.author for one in others)
    )


def editing(
    document: RevisionFacts, text: str, version: int, based_on: int, saved: datetime | None, others: tuple[str, ...]
) -> EditorView:
    """The text as it is being written, with what is wrong and what it will look like."""
    text = normal(text)
    reading = read(document.path, text)
    return EditorView(
        title=(reading.document and reading.document.title) or title(document),
        slug=document.slug,
        language=document.language,
        kind=phrases.document(document.kind),
        takes_questions=document.kind == "module",
        download=_download(document),
        text=text,
        version=version,
        based_on=based_on,
        saved=saved,
        others=others,
        stale=based_on != document.revision_id,
        problems=_problems(reading.problems),
        preview=preview(reading.document),
        story=presenting_story.story(reading.document, reading.problems),
        has_draft=version > 0,
    )


def _problems(problems: Any) -> tuple[ProblemView, ...]:
    return tuple(ProblemView(one.line, problem_words.words(one), one.severity) for one in problems)


def preview(document: Any) -> tuple[PreviewPage, ...]:
    """As the reader sees it, and with the key and the blocks that only educators see."""
    if isinstance(document, Module | Text):
        return tuple(_page(document, page.id, f"s{number}-") for number, page in enumerate(document.pages, 1))
    if isinstance(document, Course):
        return (_whole(document, document.welcome),)
    if isinstance(document, Plan):
        return (_whole(document, document.body),)
    if isinstance(document, Framework):
        return (_whole(document, document.intro, tuple(_area(area) for area in document.areas)),)
    if isinstance(document, Form | Glossary | Simulation):
        told = previewing_others.chapters(document)
        return tuple(PreviewPage(one.place, one.title, _all_placed(one.blocks, one.place), one.sources) for one in told)
    return ()


def _all_placed(blocks: tuple[PreviewBlock, ...], place: str) -> tuple[PreviewBlock, ...]:
    return tuple(replace(block, html=_placed(block.html, place)) for block in blocks)


def _whole(document: Course | Plan | Framework, markdown: str, more: tuple[PreviewBlock, ...] = ()) -> PreviewPage:
    """A text that is not divided into pages."""
    printer = Printer(document.sources, document.language, True, document.path, places.address)
    prose = PreviewBlock(_safe(printer.blocks(markdown)))
    return PreviewPage("", document.title, (prose, *more), printer.cited())


def _area(area: Area) -> PreviewBlock:
    line = Markup("<li><strong>{}</strong> – {}</li>")
    competences = Markup("").join(line.format(one.name, one.description) for one in area.competences)
    return PreviewBlock(Markup("<ul>{}</ul>").format(competences), area.name)


def _page(document: Module | Text, page_id: str, place: str) -> PreviewPage:
    rendered = render_page(document, page_id, reveal_review=True, addresses=places.address)
    assert rendered is not None  # noqa: S101 – the id comes from the document itself
    blocks = tuple(previewing.blocks(document, rendered.blocks, partial(_placed, place=place)))
    return PreviewPage(place, rendered.title, blocks, rendered.sources)


def _placed(html: str, place: str) -> Markup:
    """The same source may be cited on several pages: its id is made unique on the screen."""
    return _safe(TAG.sub(lambda tag: OWN_PLACE.sub(rf"\1{place}", tag[0]), html))


def _row(revision: RevisionFacts, newest: bool) -> RevisionRow:
    return RevisionRow(
        id=revision.revision_id,
        number=revision.number,
        edition=revision.edition,
        change=phrases.change(revision.change),
        by=revision.published_by or _("Ressursnett"),
        at=in_oslo(revision.published_at),
        current=newest,
        url=url_for("educator.revision", revision_id=revision.revision_id),
    )


def history(document: RevisionFacts, revisions: tuple[RevisionFacts, ...]) -> HistoryView:
    rows = tuple(_row(one, one.revision_id == document.revision_id) for one in revisions)
    return HistoryView(title(document), document.slug, document.language, rows)


def revision(shown: RevisionFacts, before: RevisionFacts | None, newest: RevisionFacts) -> RevisionView:
    return RevisionView(
        title=title(shown),
        slug=shown.slug,
        language=shown.language,
        row=_row(shown, shown.revision_id == newest.revision_id),
        before=before.number if before else 0,
        lines=differences.lines(before.text, shown.text) if before else (),
        text=shown.text,
    )


def publishing(document: RevisionFacts, draft: DraftFacts, chosen: str) -> PublishView:
    """The difference readers will get, and the three kinds of change."""
    problems = read(document.path, draft.text).problems
    stale = draft.based_on != document.revision_id
    hints = {
        "typo": _("Komma, stavefeil, en lenke som var feil. Det blir ingen ny utgave."),
        "wording": _("Samme faglige innhold, sagt bedre. Det blir ingen ny utgave."),
        "clinical": _(
            "Rådet, kravet eller fasiten er endret. Det blir en ny utgave. De som har bestått før, får se hva som er endret, og kan bekrefte at de har lest det."
        ),
    }
    return PublishView(
        title=title(document),
        slug=document.slug,
        language=document.language,
        edition=document.edition,
        lines=differences.lines(document.text, draft.text),
        problems=_problems(problems),
        has_errors=any(problem.severity == "error" for problem in problems),
        stale_by=(document.published_by or _("Ressursnett")) if stale else "",
        stale_at=document.published_at if stale else None,
        choices=tuple((code, phrases.change(code), hints[code], code == chosen) for code in CHANGES),
        unchanged=digest(draft.text) == document.digest,
        version=draft.version,
    )
