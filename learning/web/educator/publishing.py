"""How does a draft become what readers get? The educator sees the difference and says what kind of change it is."""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import drafting
from learning.actions.publishing import LookedOver, look_over, publish
from learning.actions.refusing import Refused
from learning.records.database import begin_writing, db
from learning.records.queries.library import DraftFacts, RevisionFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.educator import presenting_studio
from learning.web.educator.documents import current, down, number
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.saving import own_transaction
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/publiser/<path:slug>", "publish", ask)
    door.add_url_rule("/publiser/<path:slug>", "publish_now", publish_now, methods=["POST"])
    door.add_url_rule("/bygg-pa-ny/<path:slug>", "build_on_newest", build_on_newest, methods=["POST"])


def _draft(document: RevisionFacts) -> DraftFacts | None:
    return drafting.own(db.session(), by=me().asker, document_id=document.document_id)


@guarded("studio")
def ask(slug: str) -> Response:
    document = current(slug)
    draft = _draft(document)
    if draft is None:
        flash(_("Du har ikke noe utkast av denne teksten. Skriv først, så kan du publisere."), "info")
        return see_other("educator.write", slug=slug, sprak=document.language)
    return _show(document, draft)


def _show(document: RevisionFacts, draft: DraftFacts, status: int = 200, mistake: str = "") -> Response:
    view = presenting_studio.publishing(document, draft, request.form.get("change", ""))
    return page("educator/publish.html", status, view=view, mistake=mistake, down=down(document))


@guarded("studio")
@own_transaction
def publish_now(slug: str) -> Response:
    """The whole library is checked before the write lock is taken, so that nobody's answer waits for it."""
    document = current(slug)
    draft, change = _draft(document), request.form.get("change", "")
    looked = None
    if draft is not None:
        looked = look_over(db.session(), slug=slug, language=document.language, text=draft.text, change=change)
    db.session.rollback()
    begin_writing(db.session())
    response = _publish(slug, looked)
    if response.status_code < 400:
        db.session.commit()
    else:
        db.session.rollback()
    return response


def _publish(slug: str, looked: LookedOver | None) -> Response:
    document = current(slug)
    draft = _draft(document)
    if draft is None:  # the second half of a double click; the history shows what the first one did
        return see_other("educator.history", slug=slug, sprak=document.language)
    if number("version") != draft.version:
        return _show(document, draft, 409, refused_words.sentence("draft_changed"))
    try:
        published = publish(
            db.session(),
            by=me().asker,
            slug=slug,
            language=document.language,
            text=draft.text,
            version=draft.version,
            change=request.form.get("change", ""),
            based_on=draft.based_on,
            at=clock.now(),
            looked=looked,
        )
    except Refused as refused:
        if refused.status == 404:
            raise
        return _show(current(slug), draft, refused.status, refused_words.words(refused))
    flash(
        _(
            "Publisert som endring nummer %(number)s. Leserne får utgave %(edition)s nå.",
            number=published.number,
            edition=published.edition,
        ),
        "success",
    )
    return see_other("educator.history", slug=slug, sprak=document.language)


@guarded("studio")
def build_on_newest(slug: str) -> Response:
    document = current(slug)
    drafting.build_on_newest(db.session(), by=me().asker, document=document, at=clock.now())
    return see_other("educator.publish", slug=slug, sprak=document.language)
