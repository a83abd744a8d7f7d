"""A document that is withdrawn says by whom and why"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("documents", sa.Column("withdrawn_by", sa.String(length=16), nullable=True))
    op.add_column("documents", sa.Column("withdrawn_reason", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("documents", "withdrawn_reason")
    op.drop_column("documents", "withdrawn_by")
