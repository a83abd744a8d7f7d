"""Which text is published, which came before it, and what is somebody still writing?"""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class Document(Base):
    """One document in one language, known by its slug. `published_id` is the revision readers get.

    While it is withdrawn nobody gets it, and `withdrawn_reason` says why, to readers too.
    """

    __tablename__ = "documents"
    __table_args__ = (UniqueConstraint("slug", "language"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(5))
    kind: Mapped[str] = mapped_column(String(20))
    path: Mapped[str] = mapped_column(String(250))
    published_id: Mapped[int | None]
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by: Mapped[str | None] = mapped_column(String(16))
    withdrawn_reason: Mapped[str | None] = mapped_column(Text)


class Revision(Base):
    """A text as it was published. Append-only (a trigger refuses UPDATE and DELETE)."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("document_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    number: Mapped[int]
    edition: Mapped[int]
    change: Mapped[str] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    digest: Mapped[str] = mapped_column(String(64))
    published_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    published_at: Mapped[datetime] = mapped_column(UtcDateTime)


class Draft(Base):
    """What one person is writing on one document. `version` grows by one for each save, so that two tabs cannot overwrite."""

    __tablename__ = "drafts"
    __table_args__ = (UniqueConstraint("document_id", "person_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    based_on: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UtcDateTime)


class LibraryState(Base):
    """One row. `version` grows with every publication, so that each process can see that it must read anew."""

    __tablename__ = "library_state"

    id: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    demo_loaded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
