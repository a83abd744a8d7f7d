"""Level B as it was confirmed, which the database itself refuses to change"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "level_b_awards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=160), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("appointment_id", sa.Integer(), nullable=False),
        sa.Column("plan", sa.String(length=160), nullable=False),
        sa.Column("plan_revision_id", sa.Integer(), nullable=False),
        sa.Column("framework", sa.String(length=160), nullable=False),
        sa.Column("framework_revision_id", sa.Integer(), nullable=False),
        sa.Column("rule_version", sa.String(length=20), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("awarded_on", sa.Date(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointments.id"], name=op.f("fk_level_b_awards_appointment_id_appointments")
        ),
        sa.ForeignKeyConstraint(["confirmed_by"], ["people.id"], name=op.f("fk_level_b_awards_confirmed_by_people")),
        sa.ForeignKeyConstraint(
            ["framework_revision_id"], ["revisions.id"], name=op.f("fk_level_b_awards_framework_revision_id_revisions")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_level_b_awards_person_id_people")),
        sa.ForeignKeyConstraint(
            ["plan_revision_id"], ["revisions.id"], name=op.f("fk_level_b_awards_plan_revision_id_revisions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_level_b_awards")),
        sa.UniqueConstraint("key", name=op.f("uq_level_b_awards_key")),
    )
    with op.batch_alter_table("level_b_awards", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_level_b_awards_person_id"), ["person_id"], unique=False)
    stand_firm()


def stand_firm() -> None:
    """What was confirmed is never changed or removed: the database itself refuses."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            sa.text(
                "CREATE TRIGGER level_b_awards_append_only BEFORE UPDATE OR DELETE OR TRUNCATE "
                "ON level_b_awards FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
            )
        )
        return
    for deed in ("UPDATE", "DELETE"):
        op.execute(
            sa.text(
                f"CREATE TRIGGER level_b_awards_no_{deed.lower()} BEFORE {deed} ON level_b_awards "
                "BEGIN SELECT RAISE(ABORT, 'level_b_awards is append-only'); END"
            )
        )


def downgrade() -> None:
    op.drop_table("level_b_awards")  # its index and triggers with it
