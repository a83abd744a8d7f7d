"""When was level B confirmed, by whom, under which rules, and what did it rest on? Rows that are never changed."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class LevelBAward(Base):
    """Append-only (a trigger refuses UPDATE and DELETE). `key` makes the deed idempotent.

    `plan` and `framework` are slugs, each with the revision that was in force; `evidence` the ids of the rows it rested
    on, separated by spaces, as they stood then.
    """

    __tablename__ = "level_b_awards"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    plan: Mapped[str] = mapped_column(String(160))
    plan_revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    framework: Mapped[str] = mapped_column(String(160))
    framework_revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    rule_version: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(Text)
    awarded_on: Mapped[date]
    confirmed_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
