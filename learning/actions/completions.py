"""What becomes evidence when a module is passed?

E-learning fills the understanding side only; which side it fills is said by the framework's table, not here
(content-format.md, «Frameworks»).
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.actions import audit
from learning.actions.days import oslo_day
from learning.actions.evidence_writing import record
from learning.competence.rules import RULE_VERSION
from learning.courses.library import Library
from learning.courses.nouns import Course, Module
from learning.records.evidence import EvidenceRow
from learning.records.people import Person


def module_passed(
    session: Session,
    *,
    by: str,
    module: Module,
    revision_id: int,
    language: str,
    attempt_id: int,
    library: Library,
    at: datetime,
) -> None:
    """Record the module, and the course when this was its last module. Safe to repeat."""
    # Two tabs may finish the last two modules: the second waits here, and then sees what the first has recorded.
    session.execute(select(Person.id).where(Person.id == by).with_for_update(key_share=True))
    record(
        session,
        key=f"module:{attempt_id}",
        person_id=by,
        kind="module",
        subject=module.slug,
        competences=module.competences,
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=by,
        rule_version=RULE_VERSION,
        revision_id=revision_id,
        edition=module.edition,
        language=language,
    )
    audit.write(session, verb="module.passed", by=by, about=by, at=at, subject=module.slug)
    course = library.course(module.course)
    if course is not None and course.complete:
        _course_done(session, by=by, course=course, library=library, key=str(attempt_id), at=at)


def course_completed(session: Session, *, slug: str, library: Library, at: datetime) -> None:
    """A course has been published as complete: whoever has passed every module of it has now passed the course."""
    course = library.course(slug)
    modules = library.modules(slug)
    if course is None or not course.complete or not modules:
        return
    people = session.execute(
        select(EvidenceRow.person_id)
        .where(EvidenceRow.kind == "module", EvidenceRow.subject.in_(library.names_of(modules[-1].slug)))
        .distinct()
    ).scalars()
    for person in list(people):
        _course_done(session, by=person, course=course, library=library, key=f"edition-{course.edition}", at=at)


def _course_done(session: Session, *, by: str, course: Course, library: Library, key: str, at: datetime) -> None:
    """Record the course when every module is passed since it was last recorded, so that it can be renewed."""
    modules = library.modules(course.slug)
    if not modules or not {module.slug for module in modules} <= _passed_since(session, by, course.slug, library):
        return
    competences = dict.fromkeys(name for module in modules for name in module.competences)
    record(
        session,
        key=f"course:{by}:{course.slug}:{key}",
        person_id=by,
        kind="course",
        subject=course.slug,
        competences=tuple(competences),
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=by,
        rule_version=RULE_VERSION,
        edition=course.edition,
    )


def _passed_since(session: Session, by: str, course: str, library: Library) -> set[str]:
    """Modules passed after the course was last recorded, by today's names; voided rows count for nothing."""
    voids = select(EvidenceRow.voids_id).where(EvidenceRow.voids_id.is_not(None))
    rows = session.execute(
        select(EvidenceRow.id, EvidenceRow.kind, EvidenceRow.subject).where(
            EvidenceRow.person_id == by, EvidenceRow.kind.in_(("module", "course")), EvidenceRow.id.not_in(voids)
        )
    ).all()
    named = [(row_id, kind, library.name_now(subject)) for row_id, kind, subject in rows]
    latest = max((row_id for row_id, kind, name in named if kind == "course" and name == course), default=0)
    return {name for row_id, kind, name in named if kind == "module" and row_id > latest}
