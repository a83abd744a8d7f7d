"""What is published, what was published before, and who is writing on what?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from learning.records.people import Person
from learning.records.revisions import Document, Draft, LibraryState, Revision


@dataclass(frozen=True, slots=True)
class RevisionFacts:
    """A published text with the document it belongs to."""

    revision_id: int
    document_id: int
    slug: str
    language: str
    kind: str
    path: str
    number: int
    edition: int
    change: str
    digest: str
    text: str
    published_at: datetime
    published_by: str | None
    published_by_id: str | None


@dataclass(frozen=True, slots=True)
class WithdrawnFacts:
    """The last published text of a document nobody gets, and why."""

    text: RevisionFacts
    at: datetime
    by: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class DraftFacts:
    id: int
    document_id: int
    person_id: str
    author: str
    based_on: int
    version: int
    text: str
    saved_at: datetime


def _revisions() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Revision.id,
            Document.id,
            Document.slug,
            Document.language,
            Document.kind,
            Document.path,
            Revision.number,
            Revision.edition,
            Revision.change,
            Revision.digest,
            Revision.text,
            Revision.published_at,
            Person.name,
            Revision.published_by,
        )
        .join(Document, Document.id == Revision.document_id)
        .outerjoin(Person, Person.id == Revision.published_by)
    )


def _facts(row: Sequence[Any]) -> RevisionFacts:
    return RevisionFacts(*row)


def version(session: Session) -> int:
    return session.execute(select(LibraryState.version)).scalar_one()


def published(session: Session) -> tuple[RevisionFacts, ...]:
    """The revision readers get of every document that is not withdrawn."""
    rows = session.execute(
        _revisions()
        .where(Document.published_id == Revision.id, Document.withdrawn_at.is_(None))
        .order_by(Document.path)
    )
    return tuple(_facts(row) for row in rows)


def withdrawn(session: Session, slug: str | None = None) -> tuple[WithdrawnFacts, ...]:
    """Every withdrawn document, or the languages of one."""
    who = Person.__table__.alias()
    statement = (
        _revisions()
        .add_columns(Document.withdrawn_at, who.c.name, func.coalesce(Document.withdrawn_reason, ""))
        .outerjoin(who, who.c.id == Document.withdrawn_by)
        .where(Document.published_id == Revision.id, Document.withdrawn_at.is_not(None))
        .order_by(Document.path)
    )
    if slug is not None:
        statement = statement.where(Document.slug == slug)
    return tuple(WithdrawnFacts(_facts(row[:-3]), *row[-3:]) for row in session.execute(statement))


def revision(session: Session, revision_id: int) -> RevisionFacts | None:
    row = session.execute(_revisions().where(Revision.id == revision_id)).first()
    return _facts(row) if row else None


def history(session: Session, document_id: int) -> tuple[RevisionFacts, ...]:
    """Every revision of a document, newest first."""
    rows = session.execute(_revisions().where(Document.id == document_id).order_by(Revision.number.desc()))
    return tuple(_facts(row) for row in rows)


def of_slug(session: Session, slug: str) -> tuple[RevisionFacts, ...]:
    """Every revision of a document in the language it was first written in, oldest first."""
    first = select(func.min(Document.id)).where(Document.slug == slug).scalar_subquery()
    return tuple(
        _facts(row) for row in session.execute(_revisions().where(Document.id == first).order_by(Revision.number))
    )


def current(session: Session, slug: str, language: str) -> RevisionFacts | None:
    """The published revision of one document; of a withdrawn one the last that was."""
    row = session.execute(
        _revisions().where(Document.slug == slug, Document.language == language, Document.published_id == Revision.id)
    ).first()
    return _facts(row) if row else None


def drafts(session: Session, document_id: int | None = None) -> tuple[DraftFacts, ...]:
    """Drafts being written, on one document or on all, last saved first."""
    statement = (
        select(
            Draft.id,
            Draft.document_id,
            Draft.person_id,
            Person.name,
            Draft.based_on,
            Draft.version,
            Draft.text,
            Draft.saved_at,
        )
        .join(Person, Person.id == Draft.person_id)
        .order_by(Draft.saved_at.desc())
    )
    if document_id is not None:
        statement = statement.where(Draft.document_id == document_id)
    return tuple(DraftFacts(*row) for row in session.execute(statement))


def ready(session: Session) -> bool:
    """Is there anything to read? What `/healthz` asks."""
    return session.execute(select(func.count(Document.id)).where(Document.published_id.is_not(None))).scalar_one() > 0
