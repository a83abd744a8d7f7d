"""What has been shown, by whom, vouched for by whom: rows that are never changed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class EvidenceRow(Base):
    """Append-only (a trigger refuses UPDATE and DELETE). A row with `voids_id` withdraws that row, with `note` as reason.

    `key` makes the deed idempotent. `competences` are the ids it vouches for, separated by spaces, as they stood then.
    """

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    subject: Mapped[str] = mapped_column(String(200))
    competences: Mapped[str] = mapped_column(Text, default="")
    happened_on: Mapped[date]
    recorded_at: Mapped[datetime] = mapped_column(UtcDateTime)
    recorded_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    vouched_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    rule_version: Mapped[str] = mapped_column(String(20))
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revisions.id"))
    edition: Mapped[int | None]
    language: Mapped[str | None] = mapped_column(String(5))
    minutes: Mapped[int | None]
    note: Mapped[str] = mapped_column(Text, default="")
    voids_id: Mapped[int | None] = mapped_column(ForeignKey("evidence.id"), unique=True)


class AuditLine(Base):
    """A deed that mattered, written in the transaction of the deed. Append-only; never runs a feature."""

    __tablename__ = "audit_lines"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    by_person: Mapped[str | None] = mapped_column(String(16), index=True)
    verb: Mapped[str] = mapped_column(String(60))
    about_person: Mapped[str | None] = mapped_column(String(16), index=True)
    subject: Mapped[str] = mapped_column(String(250), default="")


class LookUp(Base):
    """Somebody opened a page about somebody else. Shown to the one it is about."""

    __tablename__ = "look_ups"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_person: Mapped[str] = mapped_column(ForeignKey("people.id"))
    about_person: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    page: Mapped[str] = mapped_column(String(40))
