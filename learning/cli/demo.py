"""How is the demonstration loaded? On purpose, into an empty database, never in production."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
import yaml
from flask import current_app
from flask.cli import with_appcontext

from learning.actions import demo
from learning.actions.shelf import Shelf
from learning.cli.sentences import Sentence, plainly
from learning.config import Settings
from learning.records.database import begin_writing, db


@click.group("demo")
def command() -> None:
    """Oppdiktet organisasjon og oppdiktede personer til å prøve med."""


def load_folder(settings: Settings, at: datetime) -> None:
    """Read the YAML beside the content and fill the database."""
    if settings.production:
        raise Sentence("Demodata lastes ikke i produksjon. Sett RESSURSNETT_ENV=development for å prøve.")
    organisation, people, events = (
        _read(settings.content / "demo" / f"{name}.yaml") for name in ("organisation", "people", "events")
    )
    begin_writing(db.session())
    library = Shelf().library(db.session())
    demo.load(db.session(), organisation=organisation, people=people, events=events, library=library, at=at)
    db.session.commit()


def _read(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Sentence(f"Kan ikke lese demodataene i {path}: {error.strerror}.") from None
    return found


@command.command("load")
@with_appcontext
@plainly
def load() -> None:
    """Last demoen i en tom database."""
    load_folder(current_app.config["SETTINGS"], datetime.now(UTC))
    click.echo("Demoen er lastet.")
