"""How do questions from another system get into a draft? Uploaded, looked over, and put in last; never published."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, abort, flash, request
from werkzeug.wrappers import Response

from learning.actions import drafting
from learning.actions.refusing import Refused
from learning.courses.interchange.fetching import Fetched, fetch
from learning.courses.problems import Problem
from learning.courses.reading import read
from learning.records.database import db
from learning.records.queries.library import RevisionFacts
from learning.translations import problem_words, refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.educator import presenting_studio
from learning.web.educator.documents import current
from learning.web.educator.presenting_studio import PreviewPage
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.returning import kept_when_late
from learning.web.saving import own_transaction
from learning.web.viewer import me

#: Enough of a module for its page to be read alone.
_TOP = "---\ntitle: T\nsummary: S\nedition: 1\nminutes: 1\n---\n\n"
_ID = re.compile(r"\{#([a-z0-9-]+)\}")


@dataclass(frozen=True)
class FetchedView:
    """`lost` is by line of the file, `wrong` what must be mended in the draft."""

    title: str
    slug: str
    language: str
    text: str
    count: int
    left_out: tuple[tuple[int, str], ...]
    changed: tuple[tuple[int, str], ...]
    wrong: tuple[str, ...]
    preview: tuple[PreviewPage, ...]


def routes(door: Blueprint) -> None:
    door.add_url_rule("/hent/<path:slug>", "fetch", ask)
    door.add_url_rule("/hent/<path:slug>", "fetch_now", fetch_now, methods=["POST"])
    door.add_url_rule("/sett-inn/<path:slug>", "insert", insert, methods=["POST"])


def _module(slug: str) -> RevisionFacts:
    document = current(slug)
    if document.kind != "module":
        abort(404)
    return document


@guarded("studio")
def ask(slug: str) -> Response:
    return _ask(_module(slug))


def _ask(document: RevisionFacts, status: int = 200, mistake: str = "", told: Sequence[Problem] = ()) -> Response:
    return page(
        "educator/fetch.html",
        status,
        title=presenting_studio.title(document),
        document=document,
        mistake=mistake,
        left_out=_lines(told),
    )


@guarded("studio")
@own_transaction
def fetch_now(slug: str) -> Response:
    """Nothing is kept yet: what was made of the file goes out with the form, and comes back when it is put in.

    It takes a while, so nobody is kept waiting for the write lock.
    """
    document = _module(slug)
    file = request.files.get("file")
    if file is None or not file.filename:
        return _ask(document, 400, _("Velg en fil først."))
    draft = drafting.own(db.session(), by=me().asker, document_id=document.document_id)
    taken = set(_ID.findall(document.text + (draft.text if draft else "")))
    fetched = fetch(file.filename, file.read(), document.language, taken)
    if not fetched.markdown:
        return _ask(document, 400, _("Ingen spørsmål kunne hentes fra filen. Se hvorfor under."), fetched.problems)
    return page("educator/fetched.html", view=_view(document, fetched), mistake="")


def _view(document: RevisionFacts, fetched: Fetched) -> FetchedView:
    reading = read(document.path, _TOP + fetched.markdown)
    return FetchedView(
        title=presenting_studio.title(document),
        slug=document.slug,
        language=document.language,
        text=fetched.markdown,
        count=fetched.count,
        left_out=_lines([one for one in fetched.problems if one.is_error]),
        changed=_lines([one for one in fetched.problems if not one.is_error]),
        wrong=tuple(dict.fromkeys(problem_words.words(one) for one in reading.errors)),
        preview=presenting_studio.preview(reading.document),
    )


def _lines(problems: Sequence[Problem]) -> tuple[tuple[int, str], ...]:
    return tuple((one.line, problem_words.words(one)) for one in problems)


@guarded("studio")
@kept_when_late
def insert(slug: str) -> Response:
    document, text = _module(slug), request.form.get("text", "")
    try:
        drafting.append(db.session(), by=me().asker, document=document, text=text, at=clock.now())
    except Refused as refused:
        view = _view(document, Fetched(text, 0, ()))
        return page("educator/fetched.html", refused.status, view=view, mistake=refused_words.words(refused))
    flash(_("Spørsmålene står sist i utkastet ditt. Les gjennom dem før du publiserer."), "success")
    return see_other("educator.write", slug=slug, sprak=document.language)
