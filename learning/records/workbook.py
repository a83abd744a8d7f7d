"""What has somebody written for herself while learning? Reflections, marks she gave herself, tasks done at work.

Private to the person: nobody else ever reads this table, no leader, no educator, no coordinator. Nothing in it is scored,
and it belongs to the module, not to an attempt: it is there at the next try.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


class Note(Base):
    """One activity's note, as it was last saved. `revision_id` is the text it was written under."""

    __tablename__ = "workbook"
    __table_args__ = (UniqueConstraint("person_id", "module", "activity"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    module: Mapped[str] = mapped_column(String(160))
    activity: Mapped[str] = mapped_column(String(80))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"))
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime)
