"""What takes place when and where, who has signed up, who came, and what they thought of it?"""

import secrets
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime

KINDS = ("course", "network_meeting", "subject_day", "gathering", "simulation")
FORMS = ("physical", "digital", "both")
WAYS = ("physical", "digital")
STATES = ("waiting_leader", "signed_up", "waiting_list", "refused", "cancelled")
ROLES = ("resource", "leader", "other")


def _one_of(column: str, values: tuple[str, ...]) -> str:
    return f"{column} IN ({', '.join(repr(value) for value in values)})"


def _random_id() -> str:
    return secrets.token_hex(8)


class Event(Base):
    """`area_id` empty: for the whole network. `topics` are competence ids, separated by spaces.

    `sign_up_until` is the last day in Oslo. `code` is what is typed or scanned to be checked in. `version` counts the
    changes people must hear of, as calendars ask for. A draft has no `published_at`.
    """

    __tablename__ = "events"
    __table_args__ = (
        CheckConstraint(_one_of("kind", KINDS), name="kind"),
        CheckConstraint(_one_of("form", FORMS), name="form"),
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        Index(None, "network_id", "starts_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    network_id: Mapped[int] = mapped_column(ForeignKey("networks.id"))
    area_id: Mapped[int | None] = mapped_column(ForeignKey("areas.id"))
    kind: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(160))
    summary: Mapped[str] = mapped_column(Text, default="")
    topics: Mapped[str] = mapped_column(Text, default="")
    form: Mapped[str] = mapped_column(String(10))
    place: Mapped[str] = mapped_column(String(200), default="")
    link: Mapped[str] = mapped_column(String(400), default="")
    starts_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ends_at: Mapped[datetime] = mapped_column(UtcDateTime)
    capacity: Mapped[int | None]
    sign_up_until: Mapped[date | None]
    asks_leader: Mapped[bool] = mapped_column(default=False)
    course: Mapped[str | None] = mapped_column(String(160))
    code: Mapped[str] = mapped_column(String(12), unique=True)
    version: Mapped[int] = mapped_column(default=0)
    created_by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    changed_at: Mapped[datetime] = mapped_column(UtcDateTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    cancel_reason: Mapped[str] = mapped_column(Text, default="")


class EventSignUp(Base):
    """Somebody wants to come. `at` is when she asked, which decides who is next in the queue."""

    __tablename__ = "event_sign_ups"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint(_one_of("state", STATES), name="state"),
        CheckConstraint(_one_of("form", WAYS), name="form"),
        CheckConstraint(_one_of("role", ROLES), name="role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    form: Mapped[str] = mapped_column(String(10))
    state: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    decided_by: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reason: Mapped[str] = mapped_column(Text, default="")


class EventAttendance(Base):
    """Somebody was there. `by_person` is herself when she checked in, else the organiser. Taken off again: no row."""

    __tablename__ = "event_attendance"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint(_one_of("form", WAYS), name="form"),
        CheckConstraint(_one_of("role", ROLES), name="role"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(10))
    form: Mapped[str] = mapped_column(String(10))
    checked_in_at: Mapped[datetime] = mapped_column(UtcDateTime)
    by_person: Mapped[str] = mapped_column(ForeignKey("people.id"))


class EventEvaluation(Base):
    """One anonymous answer: no person, no time, and an id that tells no order. What was ticked, by field."""

    __tablename__ = "event_evaluations"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=_random_id)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    edition: Mapped[int]
    answers: Mapped[dict[str, Any]] = mapped_column(JSON)


class EventRemark(Base):
    """What one anonymous answer said in its own words to one field, kept apart from what was ticked."""

    __tablename__ = "event_remarks"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=_random_id)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), index=True)
    field: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)


class EventEvaluated(Base):
    """Who has answered, so that each does it once. Says nothing of when, nor of what."""

    __tablename__ = "event_evaluated"

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id"), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)


class CalendarFeed(Base):
    """A calendar programme that may read on somebody's behalf. `secret` is only part of the address: see the action.

    `network_id` empty: what she has signed up for; else all that is published in the network.
    """

    __tablename__ = "calendar_feeds"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    network_id: Mapped[int | None] = mapped_column(ForeignKey("networks.id"))
    secret: Mapped[str] = mapped_column(String(32), unique=True)
    made_at: Mapped[datetime] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
