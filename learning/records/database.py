"""Where is the database, and how do transactions begin on each engine?

SQLite runs in WAL with every commit on disk before it is answered (`synchronous=FULL`), because an acknowledged answer
is a promise. Requests that write begin with `BEGIN IMMEDIATE`, so that two writers queue instead of failing half-way.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Connection, Engine, event
from sqlalchemy.orm import Session

from learning.records.base import Base

db = SQLAlchemy(metadata=Base.metadata)
PATIENCE_SECONDS = 15
HURRIED_MILLISECONDS = 100
WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}


def begin_writing(session: Session) -> None:
    """Open the transaction of somebody who is going to write. Call before the first query."""
    session.connection(execution_options=WRITING)


@contextmanager
def hurried() -> Iterator[Session]:
    """A session of its own for work that is not worth waiting for: on SQLite it gives up on the write lock at once."""
    with db.engine.connect() as connection:
        _be_patient(connection, HURRIED_MILLISECONDS)
        try:
            with Session(connection) as session:
                yield session
        finally:
            connection.rollback()
            _be_patient(connection, 1000 * PATIENCE_SECONDS)


def _be_patient(connection: Connection, milliseconds: int) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA busy_timeout={milliseconds}")
        connection.rollback()


def engine_options(url: str) -> dict[str, Any]:
    """Pool and driver settings for the engine at `url`."""
    shared = {"hide_parameters": True}  # what people wrote does not belong in the log of errors
    if url.startswith("sqlite"):
        return shared | {"connect_args": {"timeout": PATIENCE_SECONDS}}
    return shared | {"pool_pre_ping": True, "pool_size": 8, "max_overflow": 8, "connect_args": {"connect_timeout": 5}}


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.isolation_level = None  # we say BEGIN ourselves, see _begin
        # recursive_triggers: else INSERT OR REPLACE removes a row past the triggers that keep it
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON"):
            connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(connection.get_execution_options().get("sqlite_begin", "BEGIN"))
