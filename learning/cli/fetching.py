"""What do questions from another system look like in our Markdown?"""

from pathlib import Path

import click

from learning.cli.sentences import Sentence
from learning.courses.grammar import LANGUAGES
from learning.courses.interchange.fetching import fetch
from learning.translations import problem_words


@click.command("import-questions")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--language", type=click.Choice(LANGUAGES), default="nb", help="Språket i modulen.")
def command(file: Path, language: str) -> None:
    """Skriv spørsmålene i FILE (GIFT eller Moodle XML) ut som en side i vår Markdown.

    Det som ikke ble med, eller ble annerledes, står som fil:linje på standard feil. Utelatte spørsmål gir utgangskode 1.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise Sentence(f"Kan ikke lese {file}: {error.strerror}.") from None
    fetched = fetch(str(file), data, language)
    click.echo(fetched.markdown, nl=False)
    for problem in fetched.problems:
        click.echo(problem_words.sentence(problem), err=True)
    if any(problem.is_error for problem in fetched.problems):
        raise SystemExit(1)
