"""How does a text go away, at once and for a reason, and how does it come back?

Nobody loses work: who is in the middle may finish, and evidence keeps its title and its date. Two languages of one
document are one document, so its bokmål takes the translations along; a course takes its modules along.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit
from learning.actions.publishing import BACK_UP, alone, catch_up
from learning.actions.refusing import NotFound, Refused
from learning.courses.checking import check
from learning.courses.problems import Problem
from learning.records.queries import library as rows
from learning.records.queries.library import RevisionFacts
from learning.records.revisions import Document, LibraryState

LONGEST_REASON = 300
MAIN_LANGUAGE = "nb"
#: People are measured by plans and frameworks: those get a new edition, they are not taken away.
MEASURES = frozenset({"plan", "framework"})
#: What the law asks every page to link to.
ALWAYS_THERE = frozenset({"documents/personvern", "documents/tilgjengelighet"})


def can_be_withdrawn(document: RevisionFacts) -> bool:
    return document.kind not in MEASURES and document.slug not in ALWAYS_THERE


def withdraw(session: Session, *, by: Asker, slug: str, language: str, reason: str, at: datetime) -> None:
    """Take a document away from readers. Safe to repeat.

    Raises `Refused` without a reason, or for what cannot be withdrawn, `NotFound`, and a `Refusal` for others than
    educators.
    """
    document = _asked_for(session, by, slug, language)
    reason = " ".join(reason.split())
    if not reason:
        raise Refused("withdraw_reason_missing")
    if len(reason) > LONGEST_REASON:
        raise Refused("reason_long", most=LONGEST_REASON)
    if not can_be_withdrawn(document):
        raise Refused("cannot_be_withdrawn")
    going = select(Document.id).where(_along(document), Document.withdrawn_at.is_(None))
    values = {"withdrawn_at": at, "withdrawn_by": by.person_id, "withdrawn_reason": reason}
    if not _change(session, list(session.execute(going).scalars()), values):
        return  # somebody was first, with their reason
    audit.write(session, verb="content.withdrawn", by=by.person_id, at=at, subject=f"{slug}.{language}: {reason}"[:250])


def bring_back(session: Session, *, by: Asker, slug: str, language: str, at: datetime) -> None:
    """Give readers the text back as it was, and with it what went away at the same moment."""
    document = _asked_for(session, by, slug, language)
    down = {one.text.document_id: one for one in rows.withdrawn(session)}
    if document.document_id not in down:
        return
    moment = down[document.document_id].at
    along = select(Document.id).where(_along(document), Document.withdrawn_at == moment)
    _change(session, list(session.execute(along).scalars()), dict(BACK_UP))
    courses = {document.slug} if document.kind == "course" else {document.slug.rpartition("/")[0]}
    for course in courses if document.kind in {"course", "module"} else ():
        catch_up(session, course, at)
    audit.write(session, verb="content.brought_back", by=by.person_id, at=at, subject=f"{slug}.{language}")


def would_break(session: Session, document: RevisionFacts) -> list[Problem]:
    """What other documents say about this one that would no longer be so."""
    up = rows.published(session)
    going = set(session.execute(select(Document.id).where(_along(document))).scalars())
    before = {problem.place for problem in check({row.path: row.text for row in up})}
    after = check({row.path: row.text for row in up if row.document_id not in going})
    return [problem for problem in after if problem.is_error and problem.place not in before]


def _asked_for(session: Session, by: Asker, slug: str, language: str) -> RevisionFacts:
    permissions.check_can_publish_content(by)
    alone(session)
    document = rows.current(session, slug, language)
    if document is None:
        raise NotFound("no_such_document")
    return document


def _along(document: RevisionFacts) -> ColumnElement[bool]:
    """The document itself, and what stands and falls with it."""
    itself = Document.id == document.document_id
    if document.language != MAIN_LANGUAGE:
        return itself
    languages = Document.slug == document.slug
    return or_(languages, Document.slug.startswith(f"{document.slug}/")) if document.kind == "course" else languages


def _change(session: Session, document_ids: list[int], values: dict[str, object]) -> bool:
    if not document_ids:
        return False
    session.execute(update(Document).where(Document.id.in_(document_ids)).values(**values))
    session.execute(update(LibraryState).values(version=LibraryState.version + 1))
    return True
