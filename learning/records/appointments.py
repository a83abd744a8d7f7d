"""Who is appointed where, what has happened to it since, and who holds which role: the dated rows rights follow from."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime

STATES = ("proposed", "appointed", "active", "on_leave", "resigning", "ended")
PROFESSIONS = ("nurse", "physiotherapist", "occupational_therapist")
SCOPES = ("unit", "area", "network", "all")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


class Appointment(Base):
    """A person's duty as resource person in a unit. `ends_on` is the last day, inclusive, as is `leave_until`.

    `leader_id` names one of the unit's leaders as hers; empty, it is all of them. `motivation` is her own words, or her
    leader's, from when she was proposed. `state` is only ever changed by learning/actions/appointments.py.
    """

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
    motivation: Mapped[str | None] = mapped_column(Text)
    leader_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    leave_until: Mapped[date | None]


class AppointmentUnit(Base):
    """A further unit the same appointment covers: one therapist for two municipalities (VEST-3.9)."""

    __tablename__ = "appointment_units"
    __table_args__ = (UniqueConstraint("appointment_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)


class AppointmentChange(Base):
    """One step in the life of an appointment, never changed. `by_person` is empty when a date did it."""

    __tablename__ = "appointment_changes"
    __table_args__ = (
        CheckConstraint(_one_of("from_state", STATES), name="from_state"),
        CheckConstraint(_one_of("to_state", STATES), name="to_state"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), index=True)
    deed: Mapped[str] = mapped_column(String(20))
    from_state: Mapped[str | None] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    happened_on: Mapped[date]
    by_person: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text, default="")


class SuccessorTask(Base):
    """Somebody is leaving a unit, and a new one is to be found. Grows old until the unit has one."""

    __tablename__ = "successor_tasks"
    __table_args__ = (UniqueConstraint("after_appointment_id", "unit_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    after_appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"))
    opened_on: Mapped[date]
    closed_on: Mapped[date | None]
    closed_by_appointment_id: Mapped[int | None] = mapped_column(ForeignKey("appointments.id"))


class DirectoryConsent(Base):
    """May the public directory show name and unit? No row: she has not answered, and is not shown."""

    __tablename__ = "directory_consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    appointment_id: Mapped[int] = mapped_column(ForeignKey("appointments.id"), unique=True)
    consents: Mapped[bool]
    answered_at: Mapped[datetime] = mapped_column(UtcDateTime)


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
