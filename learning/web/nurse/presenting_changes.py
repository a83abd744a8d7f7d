"""How is a clinical change told to somebody who has completed the module before? Only the changed pages, word by word."""

import re
from dataclasses import dataclass
from itertools import groupby

from flask import url_for
from markupsafe import Markup

from learning.actions.rereading import Unread
from learning.courses.changes import ChangedPage, Paragraph
from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.web.languages import date_words
from learning.web.nurse.presenting_home import module_url

#: Numbers of sources and explained words lead to what stands in the module, not here.
CITATION = re.compile(r'<sup class="citation">.*?</sup>', re.DOTALL)
EXPLAINED = re.compile(r'<button type="button" class="term"[^>]*>(.*?)</button>', re.DOTALL)


@dataclass(frozen=True)
class Task:
    """A change to read, as a row on Min side and a notice on the module's page."""

    title: str
    url: str
    minutes: int
    since: str
    pages: tuple[str, ...]
    language: str


@dataclass(frozen=True)
class PageView:
    """A new page is `prose`; a changed one is `blocks`: paragraphs of one kind, list items together."""

    new: bool

    id: str
    title: str
    prose: tuple[Markup, ...]
    blocks: tuple[tuple[str, tuple[Paragraph, ...]], ...]
    activities_changed: bool


@dataclass(frozen=True)
class ChangesView:
    title: str
    language: str
    module_url: str
    reread_url: str
    edition: int
    since: str
    minutes: int
    pages: tuple[PageView, ...]
    gone: tuple[str, ...]


def task(unread: Unread) -> Task:
    return Task(
        title=unread.module.title,
        url=_url("nurse.changes", unread.module),
        minutes=unread.minutes,
        since=date_words(unread.since.happened_on),
        pages=tuple(page.title for page in unread.changes.pages),
        language=unread.module.language,
    )


def changed(unread: Unread, library: Library) -> ChangesView:
    module = unread.module
    return ChangesView(
        title=module.title,
        language=module.language,
        module_url=module_url(module),
        reread_url=_url("nurse.reread", module),
        edition=module.edition,
        since=date_words(unread.since.happened_on),
        minutes=unread.minutes,
        pages=tuple(_page(one, module, library) for one in unread.changes.pages),
        gone=unread.changes.gone,
    )


def _page(one: ChangedPage, module: Module, library: Library) -> PageView:
    rendered = library.page(module, one.id) if one.new else None
    prose = tuple(block.html for block in rendered.blocks if block.kind == "prose") if rendered else ()
    return PageView(
        new=one.new,
        id=one.id,
        title=one.title,
        prose=tuple(_alone(html) for html in prose),
        blocks=tuple((kind, tuple(group)) for kind, group in groupby(one.paragraphs, key=lambda each: each.kind)),
        activities_changed=one.activities_changed,
    )


def _alone(html: str) -> Markup:
    return Markup(EXPLAINED.sub(r"\1", CITATION.sub("", html)))  # noqa: S704 – from the one renderer


def _url(endpoint: str, module: Module) -> str:
    return url_for(endpoint, course=module.course.rpartition("/")[2], module=module.name)
