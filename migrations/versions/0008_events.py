"""Events: what takes place, who signs up and comes, what they thought of it, and calendars that follow"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "events",
    "event_sign_ups",
    "event_attendance",
    "event_evaluations",
    "event_remarks",
    "event_evaluated",
    "calendar_feeds",
)


def upgrade() -> None:
    for make in (_events, _sign_ups, _attendance, _evaluations, _calendar_feeds):
        make()


def downgrade() -> None:
    for table in reversed(TABLES):
        op.drop_table(table)  # its indexes with it


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=False),
        sa.Column("area_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=160), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("place", sa.String(length=200), nullable=False),
        sa.Column("link", sa.String(length=400), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("sign_up_until", sa.Date(), nullable=True),
        sa.Column("asks_leader", sa.Boolean(), nullable=False),
        sa.Column("course", sa.String(length=160), nullable=True),
        sa.Column("code", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_by", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancelled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('physical', 'digital', 'both')", name=op.f("ck_events_form")),
        sa.CheckConstraint(
            "kind IN ('course', 'network_meeting', 'subject_day', 'gathering', 'simulation')",
            name=op.f("ck_events_kind"),
        ),
        sa.CheckConstraint("ends_at > starts_at", name=op.f("ck_events_ends_after_it_starts")),
        sa.ForeignKeyConstraint(["area_id"], ["areas.id"], name=op.f("fk_events_area_id_areas")),
        sa.ForeignKeyConstraint(["created_by"], ["people.id"], name=op.f("fk_events_created_by_people")),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name=op.f("fk_events_network_id_networks")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("code", name=op.f("uq_events_code")),
    )
    op.create_index(op.f("ix_events_network_id_starts_at"), "events", ["network_id", "starts_at"], unique=False)


def _sign_ups() -> None:
    op.create_table(
        "event_sign_ups",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.String(length=16), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint("form IN ('physical', 'digital')", name=op.f("ck_event_sign_ups_form")),
        sa.CheckConstraint("role IN ('resource', 'leader', 'other')", name=op.f("ck_event_sign_ups_role")),
        sa.CheckConstraint(
            "state IN ('waiting_leader', 'signed_up', 'waiting_list', 'refused', 'cancelled')",
            name=op.f("ck_event_sign_ups_state"),
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_event_sign_ups_decided_by_people")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_sign_ups_event_id_events")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_event_sign_ups_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_sign_ups")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_sign_ups_event_id_person_id")),
    )
    op.create_index(op.f("ix_event_sign_ups_person_id"), "event_sign_ups", ["person_id"], unique=False)


def _attendance() -> None:
    op.create_table(
        "event_attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("form", sa.String(length=10), nullable=False),
        sa.Column("checked_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person", sa.String(length=16), nullable=False),
        sa.CheckConstraint("form IN ('physical', 'digital')", name=op.f("ck_event_attendance_form")),
        sa.CheckConstraint("role IN ('resource', 'leader', 'other')", name=op.f("ck_event_attendance_role")),
        sa.ForeignKeyConstraint(["by_person"], ["people.id"], name=op.f("fk_event_attendance_by_person_people")),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_attendance_event_id_events")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_event_attendance_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_attendance")),
        sa.UniqueConstraint("event_id", "person_id", name=op.f("uq_event_attendance_event_id_person_id")),
    )
    op.create_index(op.f("ix_event_attendance_person_id"), "event_attendance", ["person_id"], unique=False)


def _evaluations() -> None:
    op.create_table(
        "event_evaluations",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_evaluations_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_evaluations")),
    )
    op.create_index(op.f("ix_event_evaluations_event_id"), "event_evaluations", ["event_id"], unique=False)
    op.create_table(
        "event_remarks",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_remarks_event_id_events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_remarks")),
    )
    op.create_index(op.f("ix_event_remarks_event_id"), "event_remarks", ["event_id"], unique=False)
    op.create_table(
        "event_evaluated",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["events.id"], name=op.f("fk_event_evaluated_event_id_events")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_event_evaluated_person_id_people")),
        sa.PrimaryKeyConstraint("event_id", "person_id", name=op.f("pk_event_evaluated")),
    )


def _calendar_feeds() -> None:
    op.create_table(
        "calendar_feeds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("network_id", sa.Integer(), nullable=True),
        sa.Column("secret", sa.String(length=32), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["network_id"], ["networks.id"], name=op.f("fk_calendar_feeds_network_id_networks")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_calendar_feeds_person_id_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_feeds")),
        sa.UniqueConstraint("secret", name=op.f("uq_calendar_feeds_secret")),
    )
    op.create_index(op.f("ix_calendar_feeds_person_id"), "calendar_feeds", ["person_id"], unique=False)
