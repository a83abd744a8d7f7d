"""How is an answer given, a page left behind, and a module finished?"""

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import attempts as doing
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses.nouns import Module
from learning.records.database import db
from learning.records.queries import attempts
from learning.records.queries.attempts import AttemptFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_pages
from learning.web.nurse.modules import notes_on, show_page
from learning.web.nurse.presenting_home import page_url
from learning.web.nurse.presenting_notes import Writing
from learning.web.nurse.presenting_questions import Trying, html_id
from learning.web.plain_text import cleaned_form
from learning.web.respond import fragment, go, wants_fragment
from learning.web.returning import replays
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer/forsok/<int:attempt_id>/svar/<question>", "answer", answer, methods=["POST"])
    door.add_url_rule("/laer/forsok/<int:attempt_id>/videre", "read_on", read_on, methods=["POST"])
    door.add_url_rule("/laer/forsok/<int:attempt_id>/ferdig", "finish", finish, methods=["POST"])


def begun(attempt: AttemptFacts) -> Module:
    return shelf().module(db.session(), library(), attempt.revision_id)


def replay(person_id: str, form: dict[str, list[str]], attempt_id: int, question: str) -> str:
    """Store an answer that was kept when the log-in ran out, and say where to go on."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = begun(attempt)
    if module.question(question) is None:
        return page_url(module, attempt.page)
    back = page_url(module, module.page_of(question).id)
    try:
        doing.answer(
            db.session(),
            attempt=attempt,
            module=module,
            question_id=question,
            fields=cleaned_form(form),
            at=clock.now(),
        )
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    else:
        flash(_("Svaret du ga før du ble logget ut, er lagret."), "success")
    return f"{back}#{html_id(question)}"


@guarded("signed_in")
@replays(replay)
def answer(attempt_id: int, question: str) -> Response:
    attempt = doing.owned(db.session(), by=me().person_id, attempt_id=attempt_id)
    module = begun(attempt)
    if question not in attempt.questions:
        raise NotFound("no_such_question")
    sent = cleaned_form(dict(request.form.lists()))
    try:
        answers = doing.answer(
            db.session(), attempt=attempt, module=module, question_id=question, fields=sent, at=clock.now()
        )
    except Conflict:
        raise
    except Refused as refused:
        if refused.status == 404:
            raise
        answers = attempts.answers(db.session(), attempt.id)
        words = refused_words.words(refused)
        return _answer_again(question, Trying(module, attempt, answers, question, words, sent))
    if wants_fragment():
        return _told(question, Trying(module, attempt, answers), 200)
    return go(f"{page_url(module, module.page_of(question).id)}#{html_id(question)}")


def _told(question: str, trying: Trying, status: int) -> Response:
    q = presenting_pages.question(question, trying, library())
    sources = presenting_pages.sources(trying.module, question, trying.answers, library())
    return fragment("nurse/_question.html", status, q=q, sources=sources)


def _answer_again(question: str, trying: Trying) -> Response:
    if wants_fragment():
        return _told(question, trying, 422)
    page = trying.module.page_of(question).id
    return show_page(page, trying, Writing(trying.attempt.id, notes_on(trying.module, page)), 422)


def turn(person_id: str, form: dict[str, list[str]], attempt_id: int) -> str:
    """Leave a page behind, and say which comes next."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = begun(attempt)
    page = form.get("page", [""])[0]
    following = doing.read_on(db.session(), attempt=attempt, module=module, page=page, at=clock.now())
    return page_url(module, following or attempt.page)


@guarded("signed_in")
@replays(turn)
def read_on(attempt_id: int) -> Response:
    return go(turn(me().person_id, dict(request.form.lists()), attempt_id))


def end(person_id: str, _form: dict[str, list[str]], attempt_id: int) -> str:
    """Finish a module, and say where the result stands; or the page with the first question that is left."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = begun(attempt)
    try:
        doing.finish(db.session(), by=person_id, attempt=attempt, module=module, library=library(), at=clock.now())
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
        return page_url(module, str(refused.facts["page"]))
    return url_for("nurse.result", course=module.course.rpartition("/")[2], module=module.name)


@guarded("signed_in")
@replays(end)
def finish(attempt_id: int) -> Response:
    return go(end(me().person_id, {}, attempt_id))
