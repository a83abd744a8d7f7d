"""How is a row written unless it is there already, without a savepoint, on both databases?"""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session


def insert_unless_there(session: Session, table: Any, values: dict[str, Any]) -> int | None:
    """The new row's id, or None when a unique constraint says that it exists."""
    dialect = session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement = insert(table).values(values).on_conflict_do_nothing().returning(table.id)
    new: int | None = session.execute(statement).scalar()
    return new
