"""What is wrong with the teaching material, said all at once? Needs no database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from learning.actions.days import oslo_day
from learning.cli.content_folders import Asked, asked, documents, media
from learning.cli.kept_readings import readings
from learning.cli.problem_formats import FORMATS
from learning.cli.sentences import Sentence
from learning.courses.checking import check_readings
from learning.courses.media import wrong_media
from learning.courses.problems import Problem, in_order
from learning.courses.reading import Reading
from learning.courses.recycling import recycled_between


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="Hvordan det skrives ut.")
@click.option("--strict", is_flag=True, help="La råd også gi utgangskode 1.")
@click.option("--against", type=click.Path(path_type=Path), help="En tidligere eksport: finn id-er som er borte.")
@with_appcontext
def command(paths: tuple[Path, ...], form: str, strict: bool, against: Path | None) -> None:
    """Skriv alt som er galt, som fil:linje. Feil gir utgangskode 1. Uten PATHS kontrolleres hele innholdsmappen."""
    today = oslo_day(current_app.extensions["clock"]())
    found: list[Problem] = []
    files = 0
    for one in asked(paths, current_app.config["SETTINGS"].content):
        read = readings(one.root, documents(one.root))
        files += sum(map(one.about, read))
        problems = [*_library(one.root, read, today), *_broken_promises(read, against)]
        found += [_shown(problem, one) for problem in in_order(problems) if one.about(problem.file)]
    click.echo(FORMATS[form](found, files))
    if any(strict or problem.is_error for problem in found):
        raise SystemExit(1)


def _library(root: Path, read: dict[str, Reading], today: date) -> list[Problem]:
    files = media(root)
    used = {image for reading in read.values() for image, _ in reading.images}
    known = [file.path for file in files]
    return [*check_readings(read, known_media=known, today=today), *wrong_media(files, used)]


def _broken_promises(read: dict[str, Reading], against: Path | None) -> list[Problem]:
    """Ids of an earlier export that are gone, or mean something else now."""
    if against is None:
        return []
    before = readings(against.resolve(), documents(against)) if against.is_dir() else {}
    if not before:
        raise Sentence(f"Finner ingen dokumenter i {against}. Skriv mappen fra en tidligere «content export».")
    old, new = ([one.document for one in some.values() if one.document] for some in (before, read))
    return recycled_between(old, new)


def _shown(problem: Problem, one: Asked) -> Problem:
    """With a path that can be opened from here."""
    path, here = one.root / problem.file, Path.cwd()
    return replace(problem, file=str(path.relative_to(here) if path.is_relative_to(here) else path))
