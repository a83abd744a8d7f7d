"""How do migrations find the database and the tables? Run by `flask db …` and by `flask start`."""

from alembic import context
from flask import current_app

from learning.records.base import UtcDateTime
from learning.records.tables import metadata

engine = current_app.extensions["migrate"].db.engine


def render_item(kind: str, item: object, _autogen: object) -> str | bool:
    """Migrations must not depend on our own classes, which change."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, UtcDateTime) else False


def run() -> None:
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=metadata,
            render_as_batch=True,
            compare_type=True,
            render_item=render_item,
            compare_server_default=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


if context.is_offline_mode():
    raise SystemExit("ressursnett: migreringene kjøres mot en database, ikke til fil.")
run()
