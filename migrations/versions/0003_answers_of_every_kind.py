"""An answer may be typed as well as chosen; and everybody has a workbook of her own"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.alter_column("chosen", new_column_name="given", existing_type=sa.JSON(), existing_nullable=False)
    op.create_table(
        "workbook",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("module", sa.String(length=160), nullable=False),
        sa.Column("activity", sa.String(length=80), nullable=False),
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_workbook_person_id_people")),
        sa.ForeignKeyConstraint(["revision_id"], ["revisions.id"], name=op.f("fk_workbook_revision_id_revisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workbook")),
        sa.UniqueConstraint("person_id", "module", "activity", name=op.f("uq_workbook_person_id_module_activity")),
    )


def downgrade() -> None:
    op.drop_table("workbook")
    with op.batch_alter_table("answers", schema=None) as batch_op:
        batch_op.alter_column("given", new_column_name="chosen", existing_type=sa.JSON(), existing_nullable=False)
