"""How does somebody find a course, open a module, read a page and see how it went?"""

from flask import Blueprint, abort
from werkzeug.wrappers import Response

from learning.actions import attempts as doing
from learning.courses.nouns import Course, Module
from learning.records.database import db
from learning.records.queries import attempts, evidence
from learning.web import clock
from learning.web.guard import guarded
from learning.web.nurse import presenting_courses, presenting_pages
from learning.web.nurse.presenting_home import page_url
from learning.web.respond import go, page
from learning.web.viewer import library, me, shelf


def routes(door: Blueprint) -> None:
    door.add_url_rule("/laer", "courses", courses)
    door.add_url_rule("/laer/<course>", "course", course)
    door.add_url_rule("/laer/<course>/<module>", "module", module)
    door.add_url_rule("/laer/<course>/<module>/begynn", "begin", begin, methods=["POST"])
    door.add_url_rule("/laer/<course>/<module>/side/<page>", "module_page", module_page)
    door.add_url_rule("/laer/<course>/<module>/resultat", "result", result)


def find_course(name: str) -> Course:
    found = library().course(name, me().locale)
    return found or abort(404)


def find_module(course: str, name: str) -> Module:
    found = library().module(f"{course}/{name}", me().locale)
    return found or abort(404)


@guarded("signed_in")
def courses() -> Response:
    tried = attempts.of_person(db.session(), me().person_id)
    shown = evidence.of_person(db.session(), me().person_id)
    view = presenting_courses.courses(library(), me().locale, tried, shown)
    return page("nurse/courses.html", courses=view)


@guarded("signed_in")
def course(course: str) -> Response:
    found = find_course(course)
    tried = attempts.of_person(db.session(), me().person_id)
    shown = evidence.of_person(db.session(), me().person_id)
    return page("nurse/course.html", view=presenting_courses.course(found, library(), me().locale, tried, shown))


@guarded("signed_in")
def module(course: str, module: str) -> Response:
    found = find_module(course, module)
    tried = [one for one in attempts.of_person(db.session(), me().person_id) if one.module == found.slug]
    return page("nurse/module.html", view=presenting_courses.front(found, library(), me().locale, tried))


@guarded("learner")
def begin(course: str, module: str) -> Response:
    found = find_module(course, module)
    published = library().published(found.slug, found.language) or abort(404)
    attempt_id = doing.begin(
        db.session(),
        by=me().person_id,
        module=found,
        revision_id=published.revision_id,
        language=found.language,
        pass_mark=doing.pass_mark(found, library()),
        at=clock.now(),
    )
    attempt = doing.owned(db.session(), by=me().person_id, attempt_id=attempt_id)
    return go(page_url(found, attempt.page))


@guarded("signed_in")
def module_page(course: str, module: str, page: str) -> Response:
    found = find_module(course, module)
    attempt = attempts.current(db.session(), me().person_id, found.slug)
    if attempt is None:
        return go(presenting_courses.module_url(found))
    begun = shelf().module(db.session(), library(), attempt.revision_id)
    if begun.page(page) is None:
        abort(404)
    answers = attempts.answers(db.session(), attempt.id)
    return show_page(begun, page, attempt, answers)


def show_page(
    begun: Module,
    page_id: str,
    attempt: attempts.AttemptFacts,
    answers: dict[str, attempts.AnswerFacts],
    error: tuple[str, str] = ("", ""),
) -> Response:
    """One page of an attempt. `error` is a question's id and what was wrong with the answer to it."""
    view = presenting_pages.page(begun, page_id, attempt, answers, library(), error)
    return page("nurse/page.html", 422 if error[0] else 200, view=view)


@guarded("signed_in")
def result(course: str, module: str) -> Response:
    found = find_module(course, module)
    tried = [one for one in attempts.of_person(db.session(), me().person_id) if one.module == found.slug]
    finished = next((one for one in tried if one.finished_at), None)
    if finished is None:
        return go(presenting_courses.module_url(found))
    begun = shelf().module(db.session(), library(), finished.revision_id)
    answers = attempts.answers(db.session(), finished.id)
    view = presenting_pages.result(begun, finished, tried, answers, library(), me().locale)
    return page("nurse/result.html", view=view)
