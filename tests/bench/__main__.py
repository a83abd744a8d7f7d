"""Is the product light enough? `make bench` answers, and exits 1 when a limit is broken.

The unit is one hello: the CPU a bare Flask application uses to say hello under the same server. Seconds differ from
machine to machine and from day to day; hellos hardly do.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from flask import Flask
from sqlalchemy import text

from learning.app import create_app
from learning.config import ROOT
from learning.records.database import db
from tests import engines
from tests.bench import checking, longest, looking_up, measuring, reporting
from tests.bench.measuring import Measured
from tests.bench.serving import cpu_seconds, served
from tests.bench.traffic import traffic
from tests.bench.world import build

MAKERS = (("SQLite", engines.sqlite_engine), ("PostgreSQL", engines.postgresql_engine))
SECONDS = 100  # after which no new round begins


def main() -> int:
    until = time.monotonic() + SECONDS
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="rn-bench-")))
        checking.report(folder)
        hello = stack.enter_context(served("tests.bench.hello:app", "/", {}))
        databases = [one for one in (_database(stack, name, make, folder) for name, make in MAKERS) if one]
        for one in databases:
            measuring.warm(one)
        hellos = measuring.measure(hello, databases, until)
        longest.report()
        quick = looking_up.report()
        return reporting.report(hellos, databases) or int(not quick)


def _database(stack: ExitStack, name: str, make: Callable[[Path], engines.Engine], folder: Path) -> Measured | None:
    """A server on a database of its own with everything in it. Without PostgreSQL that half is left out, loudly."""
    try:
        engine = make(folder)
    except pytest.skip.Exception as reason:
        print(f"!!! {reason}")
        return None
    stack.callback(engine.stop)
    url = engine.empty()
    stack.callback(engine.drop, url)
    app = stack.enter_context(_application(url))
    with app.app_context():
        world = build(app)
    told = {"RESSURSNETT_ENV": "development", "DATABASE_URL": url, "SECRET_KEY": engines.SECRET}
    server = stack.enter_context(served("wsgi:app", "/healthz", told))
    spent = _postgresql_seconds(app) if name == "PostgreSQL" else None
    return Measured(name, app, server, traffic(app, world), spent)


@contextmanager
def _application(url: str) -> Iterator[Flask]:
    """The product in this process: to fill the database, and to count queries."""
    app = create_app(engines.settings(url, environment="development", content=ROOT / "content"))
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def _postgresql_seconds(app: Flask) -> Callable[[], float]:
    """CPU of the database's processes, when they run on this machine; our own connection is not counted."""
    with app.app_context():
        engine = db.engine
    everybody = text("SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()")

    def seconds() -> float:
        with engine.connect() as connection:
            found = connection.execute(everybody).scalars().all()
        total = 0.0
        for pid in found:
            with suppress(psutil.Error, OSError):
                total += cpu_seconds(pid) if "postgres" in psutil.Process(pid).name() else 0.0
        return total

    return seconds


if __name__ == "__main__":
    sys.exit(main())
