"""Who is appointed where, and who holds which role: the dated rows rights follow from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime

STATES = ("proposed", "appointed", "active", "on_leave", "resigning", "ended")
PROFESSIONS = ("nurse", "physiotherapist", "occupational_therapist")
SCOPES = ("unit", "area", "network", "all")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class Appointment(Base):
    """A person's duty as resource person in one unit. `ends_on` is the last day, inclusive."""

    __tablename__ = "appointments"
    __table_args__ = (
        CheckConstraint(_one_of("state", STATES), name="state"),
        CheckConstraint(_one_of("profession", PROFESSIONS), name="profession"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    profession: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    set_aside_percent: Mapped[int | None]


class RoleAssignment(Base):
    """A hat with a scope and dates. `scope_id` points at a unit, area or network; empty when the scope is all."""

    __tablename__ = "role_assignments"
    __table_args__ = (CheckConstraint(_one_of("scope_kind", SCOPES), name="scope_kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    scope_kind: Mapped[str] = mapped_column(String(10))
    scope_id: Mapped[int | None] = mapped_column(index=True)
    stand_in: Mapped[bool] = mapped_column(default=False)
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    given_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    given_at: Mapped[datetime] = mapped_column(UtcDateTime)
