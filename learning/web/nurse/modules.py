"""How does somebody find a course, open a module, read a page and see how it went?"""

from flask import Blueprint, abort, url_for
from werkzeug.wrappers import Response

from learning.actions import attempts as doing
from learning.actions import rereading, standings
from learning.actions.old_names import named_now
from learning.actions.rereading import Unread
from learning.courses.nouns import Course, Framework, Module, Personal
from learning.records.database import db
from learning.records.queries import attempts, evidence, workbook
from learning.records.queries.workbook import NoteFacts
from learning.web import clock
from learning.web.finding import missing
from learning.web.guard import guarded
from learning.web.nurse import presenting_changes, presenting_courses, presenting_pages
from learning.web.nurse.presenting_home import page_url
from learning.web.nurse.presenting_notes import Writing
from learning.web.nurse.presenting_questions import Trying
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
    return library().course(name, me().locale) or missing(f"courses/{name}")


def find_module(course: str, name: str) -> Module:
    return library().module(f"{course}/{name}", me().locale) or missing(f"courses/{course}/{name}")


@guarded("signed_in")
def courses() -> Response:
    tried = attempts.of_person(db.session(), me().person_id)
    shown = named_now(evidence.of_person(db.session(), me().person_id), library())
    view = presenting_courses.courses(library(), me().locale, tried, shown)
    return page("nurse/courses.html", courses=view)


@guarded("signed_in")
def course(course: str) -> Response:
    found = find_course(course)
    tried = attempts.of_person(db.session(), me().person_id)
    shown = named_now(evidence.of_person(db.session(), me().person_id), library())
    return page("nurse/course.html", view=presenting_courses.course(found, library(), me().locale, tried, shown))


@guarded("signed_in")
def module(course: str, module: str) -> Response:
    found = find_module(course, module)
    tried = [one for one in attempts.of_person(db.session(), me().person_id) if one.module == found.slug]
    view = presenting_courses.front(found, library(), me().locale, tried, _framework())
    unread = unread_in(found) if view.newer else None
    return page("nurse/module.html", view=view, change=presenting_changes.task(unread) if unread else None)


def unread_in(module: Module) -> Unread | None:
    """The clinical change the reader has not read, if she has completed the module before it."""
    return rereading.unread_in(db.session(), by=me().person_id, module=module.slug, shelf=shelf(), library=library())


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
    attempt = attempts.current(db.session(), me().person_id, f"courses/{course}/{module}")
    if attempt is None:  # what is withdrawn may be finished: only who has not begun is told
        return go(_unbegun(find_module(course, module), page))
    begun = shelf().module(db.session(), library(), attempt.revision_id)
    if begun.page(page) is None:
        abort(404)
    trying = Trying(begun, attempt, attempts.answers(db.session(), attempt.id))
    return show_page(page, trying, Writing(attempt.id, notes_on(begun, page)))


def _unbegun(module: Module, page: str) -> str:
    """Who looks something up need not begin a module to read it."""
    course = module.course.rpartition("/")[2]
    if module.page(page) is None:
        return presenting_courses.module_url(module)
    return url_for("nurse.whole_module", course=course, module=module.name, _anchor=f"del-{page}")


def _framework() -> Framework | None:
    return standings.framework(library(), me().appointments, clock.today())


def notes_on(begun: Module, page_id: str) -> dict[str, NoteFacts]:
    """The reader's own notes, when the page has a place for them: else they are not asked for."""
    shown = begun.page(page_id)
    if shown is None or not any(isinstance(one, Personal) for one in shown.activities):
        return {}
    return workbook.in_module(db.session(), me().person_id, begun.slug)


def show_page(page_id: str, trying: Trying, writing: Writing, status: int = 200) -> Response:
    """One page of an attempt, perhaps with what was wrong with what was sent."""
    return page("nurse/page.html", status, view=presenting_pages.page(page_id, trying, writing, library()))


@guarded("signed_in")
def result(course: str, module: str) -> Response:
    tried = [
        one for one in attempts.of_person(db.session(), me().person_id) if one.module == f"courses/{course}/{module}"
    ]
    finished = next((one for one in tried if one.finished_at), None)
    if finished is None:
        return go(presenting_courses.module_url(find_module(course, module)))
    begun = shelf().module(db.session(), library(), finished.revision_id)
    answers = attempts.answers(db.session(), finished.id)
    view = presenting_pages.result(begun, finished, tried, answers, library(), me().locale, _framework())
    return page("nurse/result.html", view=view)
