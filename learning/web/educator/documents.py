"""Which documents are there, who is writing on them, and how did each come to be as it is?"""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, request
from werkzeug.wrappers import Response

from learning.actions import drafting
from learning.actions.refusing import NotFound
from learning.records.database import db
from learning.records.queries import library as rows
from learning.records.queries.library import RevisionFacts
from learning.translations.catalogue import gettext as _
from learning.web.clock import in_oslo
from learning.web.educator import presenting_studio
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.respond import page
from learning.web.viewer import library, me

LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class Down:
    """A text that is withdrawn: when, by whom and why."""

    at: datetime
    by: str
    reason: str


def routes(door: Blueprint) -> None:
    door.add_url_rule("", "documents", documents)
    door.add_url_rule("/historikk/<path:slug>", "history", history)
    door.add_url_rule("/endring/<int:revision_id>", "revision", revision)


def current(slug: str) -> RevisionFacts:
    """The document in the address, in the language asked for."""
    language = request.values.get("sprak", "nb")
    language = language if language in LANGUAGES else "nb"
    try:
        return drafting.current(db.session(), by=me().asker, slug=slug, language=language)
    except NotFound:
        missing(slug)


def down(document: RevisionFacts) -> Down | None:
    """Is this text withdrawn?"""
    found = rows.withdrawn(db.session(), document.slug)
    mine = (one for one in found if one.text.language == document.language)
    return next((Down(in_oslo(one.at), one.by or _("Ressursnett"), one.reason) for one in mine), None)


def number(name: str) -> int:
    """A hidden whole number in the form; anything else counts as 0 and is refused where it matters."""
    raw = request.form.get(name, "")
    return int(raw) if raw.isascii() and raw.isdecimal() and len(raw) < 10 else 0


@guarded("studio")
def documents() -> Response:
    published = rows.published(db.session())
    drafts = rows.drafts(db.session())
    view = presenting_studio.listing(published, drafts, library(), me().person_id)
    gone = presenting_studio.withdrawn(rows.withdrawn(db.session()))
    return page("educator/documents.html", groups=view, down=gone)


@guarded("studio")
def history(slug: str) -> Response:
    document = current(slug)
    revisions = rows.history(db.session(), document.document_id)
    return page("educator/history.html", view=presenting_studio.history(document, revisions), down=down(document))


@guarded("studio")
def revision(revision_id: int) -> Response:
    """One revision, as the difference from the one before it."""
    shown = rows.revision(db.session(), revision_id)
    if shown is None:
        raise NotFound("no_such_revision")
    revisions = rows.history(db.session(), shown.document_id)
    before = next((one for one in revisions if one.number < shown.number), None)
    return page(
        "educator/revision.html", view=presenting_studio.revision(shown, before, revisions[0]), down=down(shown)
    )
