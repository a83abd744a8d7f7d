"""How is an answer given, a page left behind, and a module finished?"""

from flask import Blueprint, flash, request, url_for
from werkzeug.wrappers import Response

from learning.actions import attempts as doing
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses.nouns import Module
from learning.records.database import db
from learning.records.queries import attempts
from learning.records.queries.attempts import AnswerFacts, AttemptFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_pages
from learning.web.nurse.modules import show_page
from learning.web.nurse.presenting_home import page_url
from learning.web.respond import fragment, go, wants_fragment
from learning.web.returning import replays
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer/forsok/<int:attempt_id>/svar/<question>", "answer", answer, methods=["POST"])
    door.add_url_rule("/laer/forsok/<int:attempt_id>/videre", "read_on", read_on, methods=["POST"])
    door.add_url_rule("/laer/forsok/<int:attempt_id>/ferdig", "finish", finish, methods=["POST"])


def chosen(values: list[str]) -> frozenset[int]:
    """The positions ticked. Raises `Refused` for anything that is not a position."""
    if not all(value.isascii() and value.isdecimal() and len(value) < 4 for value in values):
        raise Refused("not_an_option")
    return frozenset(int(value) for value in values)


def _begun(attempt: AttemptFacts) -> Module:
    return shelf().module(db.session(), library(), attempt.revision_id)


def replay(person_id: str, form: dict[str, list[str]], attempt_id: int, question: str) -> str:
    """Store an answer that was kept when the log-in ran out, and say where to go on."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = _begun(attempt)
    if module.question(question) is None:
        return page_url(module, attempt.page)
    back = page_url(module, module.page_of(question).id)
    try:
        options = chosen(form.get("option", []))
        doing.answer(db.session(), attempt=attempt, module=module, question_id=question, chosen=options, at=clock.now())
    except Refused as refused:
        flash(refused_words.words(refused), "warning")
    else:
        flash(_("Svaret du ga før du ble logget ut, er lagret."), "success")
    return f"{back}#{presenting_pages.html_id(question)}"


@guarded("signed_in")
@replays(replay)
def answer(attempt_id: int, question: str) -> Response:
    attempt = doing.owned(db.session(), by=me().person_id, attempt_id=attempt_id)
    module = _begun(attempt)
    if question not in attempt.questions:
        raise NotFound("no_such_question")
    try:
        options = chosen(request.form.getlist("option"))
        answers = doing.answer(
            db.session(), attempt=attempt, module=module, question_id=question, chosen=options, at=clock.now()
        )
    except Conflict:
        raise
    except Refused as refused:
        if refused.status == 404:
            raise
        return _answer_again(module, attempt, question, refused_words.words(refused))
    if wants_fragment():
        return _answered(module, attempt, question, answers)
    return go(f"{page_url(module, module.page_of(question).id)}#{presenting_pages.html_id(question)}")


def _answered(module: Module, attempt: AttemptFacts, question: str, answers: dict[str, AnswerFacts]) -> Response:
    q = presenting_pages.question(module, question, attempt, answers, library(), fresh=True)
    return fragment("nurse/_question.html", q=q, sources=presenting_pages.sources(module, question, answers, library()))


def _answer_again(module: Module, attempt: AttemptFacts, question: str, sentence: str) -> Response:
    if wants_fragment():
        q = presenting_pages.question(module, question, attempt, {}, library(), error=sentence, fresh=True)
        answers = attempts.answers(db.session(), attempt.id)
        sources = presenting_pages.sources(module, question, answers, library())
        return fragment("nurse/_question.html", 422, q=q, sources=sources)
    answers = attempts.answers(db.session(), attempt.id)
    return show_page(module, module.page_of(question).id, attempt, answers, (question, sentence))


def turn(person_id: str, form: dict[str, list[str]], attempt_id: int) -> str:
    """Leave a page behind, and say which comes next."""
    attempt = doing.owned(db.session(), by=person_id, attempt_id=attempt_id)
    module = _begun(attempt)
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
    module = _begun(attempt)
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
