"""What is somebody to be reminded of, and has it been sent?"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class Reminder(Base):
    """One thing, once: `key` makes it idempotent. Holds no words: what is said follows from `kind`, and leads to `subject_id`.

    `closed_at` when it needs no more attention: answered, or no longer so.
    """

    __tablename__ = "reminders"
    __table_args__ = (
        Index(
            "ix_reminders_unsent",
            "due_on",
            sqlite_where=text("sent_at IS NULL AND closed_at IS NULL"),
            postgresql_where=text("sent_at IS NULL AND closed_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(160), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    subject_id: Mapped[int | None]
    due_on: Mapped[date]
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
