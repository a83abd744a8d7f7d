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
from learning.courses.nouns import Module
from learning.records.evidence import EvidenceRow


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
    _course_done(session, by=by, course_slug=module.course, library=library, at=at)


def _course_done(session: Session, *, by: str, course_slug: str, library: Library, at: datetime) -> None:
    course = library.course(course_slug)
    if course is None or not course.complete:
        return
    modules = library.modules(course_slug)
    voids = select(EvidenceRow.voids_id).where(EvidenceRow.voids_id.is_not(None))
    passed = set(
        session.execute(
            select(EvidenceRow.subject).where(
                EvidenceRow.person_id == by,
                EvidenceRow.kind == "module",
                EvidenceRow.voids_id.is_(None),
                EvidenceRow.id.not_in(voids),
            )
        ).scalars()
    )
    if not modules or any(module.slug not in passed for module in modules):
        return
    competences = dict.fromkeys(name for module in modules for name in module.competences)
    record(
        session,
        key=f"course:{by}:{course.slug}:{course.edition}",
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
