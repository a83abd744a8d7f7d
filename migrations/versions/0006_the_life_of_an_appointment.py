"""The life of an appointment: why, whose, how long away, where else; every change of state; successors; consent to be listed"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

STATES = "'proposed', 'appointed', 'active', 'on_leave', 'resigning', 'ended'"


def upgrade() -> None:
    # No other table points at appointments before this step, so that it may be made anew; later steps only add to it.
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("motivation", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("leader_id", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("leave_until", sa.Date(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_appointments_leader_id_people"), "people", ["leader_id"], ["id"])

    op.create_table(
        "appointment_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("deed", sa.String(length=20), nullable=False),
        sa.Column("from_state", sa.String(length=20), nullable=True),
        sa.Column("to_state", sa.String(length=20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("by_person", sa.String(length=16), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.CheckConstraint(f"from_state IN ({STATES})", name=op.f("ck_appointment_changes_from_state")),
        sa.CheckConstraint(f"to_state IN ({STATES})", name=op.f("ck_appointment_changes_to_state")),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_appointment_changes_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["by_person"], ["people.id"], name=op.f("fk_appointment_changes_by_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_changes")),
    )
    with op.batch_alter_table("appointment_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_changes_appointment_id"), ["appointment_id"], unique=False)

    op.create_table(
        "appointment_units",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_appointment_units_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_appointment_units_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_units")),
        sa.UniqueConstraint("appointment_id", "unit_id", name=op.f("uq_appointment_units_appointment_id_unit_id")),
    )
    with op.batch_alter_table("appointment_units", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_appointment_units_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "successor_tasks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("after_appointment_id", sa.Integer(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_by_appointment_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["after_appointment_id"],
            ["appointments.id"],
            name=op.f("fk_successor_tasks_after_appointment_id_appointments"),
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_appointment_id"],
            ["appointments.id"],
            name=op.f("fk_successor_tasks_closed_by_appointment_id_appointments"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_successor_tasks_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_successor_tasks")),
        sa.UniqueConstraint(
            "after_appointment_id", "unit_id", name=op.f("uq_successor_tasks_after_appointment_id_unit_id")
        ),
    )
    with op.batch_alter_table("successor_tasks", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_successor_tasks_unit_id"), ["unit_id"], unique=False)

    op.create_table(
        "directory_consents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("consents", sa.Boolean(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_directory_consents_appointment_id_appointments")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_directory_consents")),
        sa.UniqueConstraint("appointment_id", name=op.f("uq_directory_consents_appointment_id")),
    )
    stand_firm()


def stand_firm() -> None:
    """What has happened to an appointment is never changed or removed: the database itself refuses."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            sa.text(
                "CREATE TRIGGER appointment_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
                "ON appointment_changes FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            sa.text(
                f"CREATE TRIGGER appointment_changes_no_{deed.lower()} BEFORE {deed} ON appointment_changes "
                "BEGIN SELECT RAISE(ABORT, 'appointment_changes is append-only'); END"
            )
        )


def downgrade() -> None:
    for table in ("directory_consents", "successor_tasks", "appointment_units", "appointment_changes"):
        op.drop_table(table)  # its indexes and triggers with it
    with op.batch_alter_table("appointments", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_appointments_leader_id_people"), type_="foreignkey")
        batch_op.drop_column("leave_until")
        batch_op.drop_column("leader_id")
        batch_op.drop_column("motivation")
