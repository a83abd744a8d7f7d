"""How does an educator take a text away from readers, with a reason, and give it back?"""

from flask import Blueprint, flash, request
from werkzeug.wrappers import Response

from learning.actions import withdrawing
from learning.actions.refusing import Refused
from learning.records.database import db
from learning.records.queries.library import RevisionFacts
from learning.translations import problem_words, refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.educator import presenting_studio
from learning.web.educator.documents import current
from learning.web.guard import guarded
from learning.web.respond import page, see_other
from learning.web.viewer import me


def routes(door: Blueprint) -> None:
    door.add_url_rule("/trekk/<path:slug>", "withdraw", ask)
    door.add_url_rule("/trekk/<path:slug>", "withdraw_now", withdraw_now, methods=["POST"])
    door.add_url_rule("/publiser-igjen/<path:slug>", "bring_back", bring_back, methods=["POST"])


@guarded("studio")
def ask(slug: str) -> Response:
    return _show(current(slug))


def _show(document: RevisionFacts, status: int = 200, reason: str = "", mistake: str = "") -> Response:
    broken = withdrawing.would_break(db.session(), document)
    return page(
        "educator/withdraw.html",
        status,
        title=presenting_studio.title(document),
        document=document,
        broken=tuple(problem_words.sentence(problem) for problem in broken),
        possible=withdrawing.can_be_withdrawn(document),
        longest=withdrawing.LONGEST_REASON,
        reason=reason,
        mistake=mistake,
    )


@guarded("studio")
def withdraw_now(slug: str) -> Response:
    document = current(slug)
    reason = request.form.get("reason", "")
    try:
        withdrawing.withdraw(
            db.session(), by=me().asker, slug=slug, language=document.language, reason=reason, at=clock.now()
        )
    except Refused as refused:
        if refused.status == 404:
            raise
        return _show(document, refused.status, reason, refused_words.words(refused))
    flash(_("Trukket tilbake. Ingen nye lesere får teksten."), "success")
    return see_other("educator.write", slug=slug, sprak=document.language)


@guarded("studio")
def bring_back(slug: str) -> Response:
    document = current(slug)
    withdrawing.bring_back(db.session(), by=me().asker, slug=slug, language=document.language, at=clock.now())
    flash(_("Publisert igjen. Leserne får teksten nå."), "success")
    return see_other("educator.write", slug=slug, sprak=document.language)
