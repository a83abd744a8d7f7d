"""How does the product start? Check, migrate, publish the content, then hand over to gunicorn.

The same program serves `make run` and production. Everything that must happen once happens here, under a lock, before
the first worker is made: many workers on an empty database come up every time.
"""

import fcntl
import logging
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import text
from sqlalchemy.engine import make_url

from learning.actions import demo as demo_action
from learning.cli import content, demo
from learning.cli.sentences import Sentence, plainly
from learning.config import ROOT, Settings
from learning.records.database import db
from learning.records.queries.demo import examples
from learning.translations.roles import role_words

UPGRADE_LOCK = 7_205_011  # any number, the same in every process


@click.command("start")
@click.option("--demo", "with_demo", is_flag=True, help="Last demodata i en tom database (ikke i produksjon).")
@click.option("--prepare-only", is_flag=True, help="Gjør alt klart, men ikke ta imot trafikk.")
@with_appcontext
@plainly
def command(with_demo: bool, prepare_only: bool) -> None:
    """Gjør klar databasen og innholdet, og ta imot trafikk."""
    settings: Settings = current_app.config["SETTINGS"]
    if not prepare_only:
        _check_port(settings.port)
    with _alone(settings.database_url):
        prepare(settings, with_demo)
    _tell(settings)
    db.session.remove()
    db.engine.dispose()
    if not prepare_only:
        _serve(settings)


def prepare(settings: Settings, with_demo: bool) -> None:
    """Migrate, publish what is new in the files, and load the demo when asked to."""
    logging.getLogger("alembic").setLevel(logging.WARNING)
    from flask_migrate import upgrade  # noqa: PLC0415 – a server, which loads this file too, never migrates

    upgrade(directory=str(ROOT / "migrations"))
    at = datetime.now(UTC)
    content.publish_folder(settings.content, at)
    loaded = demo_action.is_loaded(db.session())
    db.session.rollback()
    if with_demo and not loaded:
        demo.load_folder(settings, at)


@contextmanager
def _alone(url: str) -> Iterator[None]:
    """One starter at a time: a file lock beside an SQLite file, an advisory lock in PostgreSQL."""
    if url.startswith("sqlite"):
        path = Path(make_url(url).database or "")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock = path.with_suffix(".lock").open("w")
        except OSError as error:
            raise Sentence(f"Kan ikke skrive databasen {path}: {error.strerror}. Rett DATABASE_URL.") from None
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    with db.engine.connect() as connection:
        connection.execute(text("SELECT pg_advisory_lock(:lock)"), {"lock": UPGRADE_LOCK})
        connection.commit()
        try:
            yield
        finally:
            connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": UPGRADE_LOCK})
            connection.commit()


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("0.0.0.0", port))  # noqa: S104 – only to see whether it is free
        except OSError:
            raise Sentence(
                f"Port {port} er i bruk. Stopp det andre programmet, eller velg en annen: PORT=8001."
            ) from None


def _tell(settings: Settings) -> None:
    click.echo(f"\nRessursnett: http://localhost:{settings.port}")
    if settings.production or not demo_action.is_loaded(db.session()):
        return
    click.echo(f"\nDemopersoner (passord for alle: {demo_action.PASSWORD}):")
    for one in examples(db.session()):
        place = f", {one.place}" if one.place else ""
        click.echo(f"  {one.email:<52} {one.name} – {role_words(one.role)}{place}")
    click.echo("\nAvslutt med Ctrl+C.")
    sys.stdout.flush()


def gunicorn_arguments(application: str, bind: str, workers: str) -> list[str]:
    """How an application is served here. The bench serves its measure, a bare hello, in the same way."""
    return [
        "gunicorn",
        application,
        f"--bind={bind}",
        f"--workers={workers}",
        "--worker-class=gthread",
        "--threads=8",
        "--worker-tmp-dir=/dev/shm" if Path("/dev/shm").is_dir() else "--timeout=60",  # noqa: S108 – gunicorn's own advice
        "--graceful-timeout=20",
        "--keep-alive=5",
        "--max-requests=20000",
        "--max-requests-jitter=2000",
        "--no-control-socket",
        f"--chdir={ROOT}",
        "--log-level=warning",
    ]


def _serve(settings: Settings) -> None:
    """Become gunicorn. Two workers unless WEB_CONCURRENCY says otherwise."""
    arguments = gunicorn_arguments("wsgi:app", f"0.0.0.0:{settings.port}", os.environ.get("WEB_CONCURRENCY", "2"))
    os.environ["PYTHONUNBUFFERED"] = "1"
    os.execv(sys.executable, [sys.executable, "-m", *arguments])  # noqa: S606 – our own arguments
