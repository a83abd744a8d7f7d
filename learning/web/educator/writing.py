"""How does an educator write with a live preview, without losing a word?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import drafting
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries.library import RevisionFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.educator import presenting_studio
from learning.web.educator.documents import current, down, number
from learning.web.guard import guarded
from learning.web.respond import fragment, page, see_other, wants_fragment
from learning.web.returning import kept_when_late
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/dokument/<path:slug>", "write", write)
    door.add_url_rule("/lagre/<path:slug>", "save", save, methods=["POST"])
    door.add_url_rule("/forkast/<path:slug>", "discard", discard, methods=["POST"])
    door.add_url_rule("/gjenopprett/<int:revision_id>/<path:slug>", "restore", restore, methods=["POST"])


@guarded("studio")
def write(slug: str) -> Response:
    document = current(slug)
    draft = drafting.own(db.session(), by=me().asker, document_id=document.document_id)
    view = presenting_studio.editor(
        document, draft, drafting.others(db.session(), by=me().asker, document_id=document.document_id)
    )
    return page("educator/write.html", view=view, mistake="", down=down(document))


@guarded("studio")
@kept_when_late
def save(slug: str) -> Response:
    """Keep the draft and show what it will look like. The text comes back with what is wrong with it, by line."""
    document = current(slug)
    text = request.form.get("text", "")
    version, based_on = number("version"), number("based_on")
    try:
        version = drafting.save(
            db.session(),
            by=me().asker,
            document=document,
            text=text,
            version=version,
            based_on=based_on,
            at=clock.now(),
        )
    except Refused as refused:
        return _not_saved(document, text, version, based_on, refused)
    view = presenting_studio.editing(document, text, version, based_on, clock.now(), ())
    if wants_fragment():
        return fragment("educator/_saved.html", view=view)
    onwards = "educator.publish" if request.form.get("then") == "publish" else "educator.write"
    return see_other(onwards, slug=slug, sprak=document.language)


def _not_saved(document: RevisionFacts, text: str, version: int, based_on: int, refused: Refused) -> Response:
    mistake = refused_words.words(refused)
    if wants_fragment():
        return fragment("educator/_not_saved.html", refused.status, mistake=mistake)
    view = presenting_studio.editing(document, text, version, based_on, None, ())
    return page("educator/write.html", refused.status, view=view, mistake=mistake, down=down(document))


@guarded("studio")
def discard(slug: str) -> Response:
    document = current(slug)
    drafting.discard(db.session(), by=me().asker, document_id=document.document_id)
    flash(_("Utkastet ditt er forkastet. Den publiserte teksten er uendret."), "success")
    return see_other("educator.write", slug=slug, sprak=document.language)


@guarded("studio")
def restore(revision_id: int, slug: str) -> Response:
    document = current(slug)
    drafting.restore(db.session(), by=me().asker, document=document, revision_id=revision_id, at=clock.now())
    flash(_("Den eldre teksten ligger nå i utkastet ditt. Les den, og publiser når du er klar."), "success")
    return see_other("educator.write", slug=slug, sprak=document.language)
