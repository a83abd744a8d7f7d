"""How does an operator take a course out as one file, and lay one out in a folder?"""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from learning.actions.bundling import Looked, collected, look_beside
from learning.actions.refusing import NotFound
from learning.cli import content_folders
from learning.cli.sentences import Sentence, plainly
from learning.courses.interchange.bundle import packed, unpacked
from learning.records.database import db
from learning.translations import problem_words


@click.command("bundle")
@click.argument("course")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
@plainly
def bundle_command(course: str, file: Path) -> None:
    """Pakk det publiserte kurset COURSE, med bildene sine, i zip-filen FILE. Like kurs gir like filer."""
    slug = f"courses/{course.removeprefix('courses/')}"
    try:
        files = collected(db.session(), slug, current_app.config["SETTINGS"].content)
    except NotFound:
        raise Sentence(
            f"Ingen har publisert et kurs som heter {course}. Skriv navnet på mappen, som grunnkurs."
        ) from None
    try:
        file.write_bytes(packed(files))
    except OSError as error:
        raise Sentence(f"Kan ikke skrive {file}: {error.strerror}.") from None
    click.echo(f"{len(files)} filer pakket i {file}.")


@click.command("unbundle")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Bytt ut filer som ligger der fra før og er annerledes.")
@with_appcontext
def unbundle_command(file: Path, folder: Path, replace: bool) -> None:
    """Kontroller kurset i zip-filen FILE, og legg det i FOLDER. Er noe galt, blir ingenting skrevet."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Sentence(f"Kan ikke lese {file}: {error.strerror}.") from None
    found = unpacked(str(file), data)
    looked = _looked(found.files, folder)
    for problem in (*found.problems, *looked.problems):
        click.echo(problem_words.sentence(problem), err=True)
    if not (looked.whole and found.files):
        raise SystemExit(1)
    _lay_out(found.files, folder, replace)
    click.echo(f"{len(found.files)} filer lagt i {folder}.")


def _looked(files: dict[str, bytes], folder: Path) -> Looked:
    """Held against what is in the folder, and what the installation has besides."""
    content: Path = current_app.config["SETTINGS"].content
    both = content_folders.documents(content) | (content_folders.documents(folder) if folder.is_dir() else {})
    texts = {path: data.decode("utf-8", "replace") for path, data in both.items()}
    return look_beside(texts, files, [one.path for root in (content, folder) for one in content_folders.media(root)])


def _lay_out(files: dict[str, bytes], folder: Path, replace: bool) -> None:
    root = folder.resolve()
    places = {root / name: data for name, data in files.items()}
    for place, data in places.items():
        if not place.resolve().is_relative_to(root):
            raise Sentence(f"{place} er en snarvei ut av {folder}. Fjern den, og prøv igjen.")
        if not replace and place.exists() and (not place.is_file() or place.read_bytes() != data):
            raise Sentence(f"{place} finnes og er annerledes. Velg en annen mappe, eller bruk --replace.")
    try:
        for place, data in places.items():
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    except OSError as error:
        raise Sentence(f"Kan ikke skrive til {folder}: {error.strerror}.") from None
