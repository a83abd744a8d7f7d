"""How does the teaching material get in and out from the shell?"""

from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from learning.actions.publishing import FilesPublished, publish_files
from learning.cli import checking
from learning.cli.sentences import Sentence, plainly
from learning.config import Settings
from learning.courses.identity import is_document
from learning.courses.problems import Problem
from learning.courses.reading import read_bytes
from learning.records.database import begin_writing, db
from learning.records.queries import library as rows
from learning.translations import problem_words


@click.group("content")
def command() -> None:
    """Kontroller, publiser og hent ut læringsinnholdet."""


command.add_command(checking.command)


def folder_files(folder: Path) -> tuple[dict[str, str], list[Problem]]:
    """Every document in a folder by its path there, and what cannot even be read as text."""
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        if not is_document(name):
            continue
        data = path.read_bytes()
        try:
            files[name] = data.decode("utf-8")
        except UnicodeDecodeError:
            problems.extend(read_bytes(name, data).problems)
    return files, problems


def publish_folder(folder: Path, at: datetime) -> FilesPublished:
    """Publish what is new, say what is wrong, and leave the last good revision of a broken file up."""
    files, unreadable = folder_files(folder)
    begin_writing(db.session())
    outcome = publish_files(db.session(), files, at)
    db.session.commit()
    for problem in [*unreadable, *outcome.problems]:
        if problem.severity == "error":
            click.echo(problem_words.sentence(problem), err=True)
    return outcome


@command.command("publish")
@with_appcontext
@plainly
def publish_command() -> None:
    """Publiser filene i innholdsmappen. Kan gjentas: det som er likt, står."""
    settings: Settings = current_app.config["SETTINGS"]
    outcome = publish_folder(settings.content, datetime.now(UTC))
    for path in outcome.published:
        click.echo(f"publisert  {path}")
    for path in outcome.newer_in_studio:
        click.echo(f"hoppet over {path}: kursverkstedet har en nyere tekst. Hent den ut med «content export».")
    click.echo(f"{len(outcome.published)} publisert, {outcome.unchanged} uendret.")
    if any(problem.severity == "error" for problem in outcome.problems):
        raise SystemExit(1)


@command.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
@plainly
def export_command(folder: Path) -> None:
    """Skriv de publiserte tekstene til FOLDER, tegn for tegn."""
    published = rows.published(db.session())
    if not published:
        raise Sentence("Ingenting er publisert ennå. Kjør «content publish» først.")
    try:
        for row in published:
            path = folder / row.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(row.text.encode("utf-8"))
    except OSError as error:
        raise Sentence(f"Kan ikke skrive til {folder}: {error.strerror}.") from None
    click.echo(f"{len(published)} dokumenter skrevet til {folder}.")
