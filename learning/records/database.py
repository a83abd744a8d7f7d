"""Where is the database, and how do transactions begin on each engine?

SQLite runs in WAL with every commit on disk before it is answered (`synchronous=FULL`), because an acknowledged answer
is a promise. Requests that write begin with `BEGIN IMMEDIATE`, so that two writers queue instead of failing half-way.
"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import Connection, Engine, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection

from learning.records.base import Base


@lru_cache(maxsize=4)
def _for_reading(engine: Engine) -> Engine:
    return engine.execution_options(**READING) if engine.name == "postgresql" else engine


class OurSession(FlaskSession):
    """There is one database, so nothing need be looked up to find it; whoever only reads says so with `begin_reading`."""

    def __init__(self, db: SQLAlchemy, **options: Any) -> None:
        super().__init__(db, **options)
        self._engine = db.engine
        self._bind = self._engine

    def get_bind(self, *_about: object, bind: Any = None, **_more: object) -> Any:
        return bind or self._bind

    def read(self) -> None:
        self._bind = _for_reading(self._engine)

    def write(self) -> None:
        self._bind = self._engine


db = SQLAlchemy(metadata=Base.metadata, session_options={"class_": OurSession})
PATIENCE_SECONDS = 15
HURRIED_MILLISECONDS = 100
WRITING = {"sqlite_begin": "BEGIN IMMEDIATE"}
#: PostgreSQL sees the newest of what is committed in each statement, in a transaction or not; without one it is spared
#: BEGIN and ROLLBACK. SQLite keeps its transaction, and with it one view of everything.
READING = {"isolation_level": "AUTOCOMMIT"}
#: A connection that was used a moment ago is not asked whether it is still alive.
MOMENT_SECONDS = 1.0


def begin_reading(session: Session) -> None:
    """What comes now only reads, until somebody says `begin_writing`. Call before the first query."""
    if isinstance(session, OurSession):
        session.read()


def begin_writing(session: Session) -> None:
    """Open the transaction of somebody who is going to write. Call before the first query."""
    if isinstance(session, OurSession):
        session.write()
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
    return shared | {"pool_size": 8, "max_overflow": 8, "connect_args": {"connect_timeout": 5}}


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


@event.listens_for(Engine, "checkin")
def _note_when(_connection: Any, entry: ConnectionPoolEntry) -> None:
    entry.info["used_at"] = time.monotonic()


@event.listens_for(Engine, "checkout")
def _ask_whether_alive(connection: Any, entry: ConnectionPoolEntry, proxy: PoolProxiedConnection) -> None:
    """The pool's own ping, left out for what was used a moment ago. A dead connection is replaced before anything is asked of it."""
    used_at = entry.info.get("used_at")
    if used_at is None or time.monotonic() - used_at < MOMENT_SECONDS or isinstance(connection, sqlite3.Connection):
        return
    dialect = proxy._pool._dialect
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as gone:
        raise DisconnectionError from gone
