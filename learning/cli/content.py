"""How does the teaching material get in and out from the shell?"""

import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from learning.actions.deploying import FilesPublished, look_over_files, publish_files
from learning.cli import bundling, checking, clashes, fetching
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
command.add_command(fetching.command)
command.add_command(bundling.bundle_command)
command.add_command(bundling.unbundle_command)


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


def publish_folder(folder: Path, at: datetime, over: Mapping[str, int] | None = None) -> FilesPublished:
    """Publish what is new, say what is wrong, and leave the last good revision of a broken file up."""
    files, unreadable = folder_files(folder)
    looked = look_over_files(db.session(), files, at)
    db.session.rollback()
    begin_writing(db.session())
    whole = {*files, *(problem.file for problem in unreadable)}
    outcome = publish_files(db.session(), files, at, whole=whole, over=over, looked=looked)
    db.session.commit()
    for problem in [*unreadable, *outcome.problems]:
        if problem.severity == "error":
            click.echo(problem_words.sentence(problem), err=True)
    return outcome


def _numbers(over: tuple[str, ...]) -> dict[str, int]:
    """`fil=nummer`: which change of the studio a file may overwrite."""
    pairs = [one.rpartition("=") for one in over]
    if any(not path or not number.isdecimal() for path, _, number in pairs):
        raise Sentence("Skriv --over slik: --over courses/kurs/10-modul.md=4, der 4 er nummeret på endringen.")
    return {path: int(number) for path, _, number in pairs}


@command.command("publish")
@click.option("--over", multiple=True, metavar="FIL=NUMMER", help="La filen erstatte denne endringen i kursverkstedet.")
@with_appcontext
@plainly
def publish_command(over: tuple[str, ...]) -> None:
    """Publiser filene i innholdsmappen. Kan gjentas: det som er likt, står."""
    settings: Settings = current_app.config["SETTINGS"]
    outcome = publish_folder(settings.content, datetime.now(UTC), _numbers(over))
    for clash in outcome.clashes:
        click.echo(clashes.told(clash), err=True)
    for path in outcome.published:
        click.echo(f"publisert  {path}")
    for path in outcome.newer_in_studio:
        click.echo(f"hoppet over {path}: kursverkstedet har en nyere tekst. Hent den ut med «content export».")
    click.echo(f"{len(outcome.published)} publisert, {outcome.unchanged} uendret.")
    if any(problem.severity == "error" for problem in outcome.problems):
        raise SystemExit(1)


def _copy_media(folder: Path) -> None:
    """Images are no revisions: they go along from the folder we publish from."""
    settings: Settings = current_app.config["SETTINGS"]
    media = settings.content / "media"
    if media.is_dir() and folder.resolve() != settings.content.resolve():
        shutil.copytree(media, folder / "media", dirs_exist_ok=True)


@command.command("export")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@with_appcontext
@plainly
def export_command(folder: Path) -> None:
    """Skriv de publiserte tekstene til FOLDER, tegn for tegn, med bildene de bruker."""
    published = rows.published(db.session())
    if not published:
        raise Sentence("Ingenting er publisert ennå. Kjør «content publish» først.")
    try:
        for row in published:
            path = folder / row.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(row.text.encode("utf-8"))
        _copy_media(folder)
    except OSError as error:
        raise Sentence(f"Kan ikke skrive til {folder}: {error.strerror}.") from None
    click.echo(f"{len(published)} dokumenter skrevet til {folder}.")
