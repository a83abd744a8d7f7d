"""How is a row written unless it is there already, without a savepoint, on both databases?"""

from functools import lru_cache
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from learning.records.base import Base


def insert_unless_there(session: Session, entity: type[Base], values: dict[str, Any]) -> int | None:
    """The new row's id, or None when a unique constraint says that it exists."""
    new: int | None = session.execute(_statement(session.get_bind().dialect.name, entity), values).scalar()
    return new


@lru_cache
def _statement(dialect: str, entity: type[Base]) -> Executable:
    insert: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    statement: Executable = insert(entity.__table__).on_conflict_do_nothing().returning(entity.__table__.c.id)
    return statement
