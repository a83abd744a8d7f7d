"""How does a command end when something is wrong? With one line on standard error and an exit code, never a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

import click
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from learning.actions.refusing import Refused
from learning.translations import refused_words

NO_SUCH_TABLE = "42P01"  # PostgreSQL's word for it
P = ParamSpec("P")
R = TypeVar("R")


class Sentence(click.ClickException):
    """One line for the operator."""

    def show(self, file: object = None) -> None:  # noqa: ARG002 – Click's signature
        click.echo(f"ressursnett: {self.message}", err=True)


def plainly(command: Callable[P, R]) -> Callable[P, R]:
    """Turn what an operator can mend into a sentence."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return command(*args, **kwargs)
        except Refused as refused:
            raise Sentence(refused_words.words(refused)) from None
        except SQLAlchemyError as error:
            raise Sentence(database_sentence(error)) from None

    return run


def database_sentence(error: SQLAlchemyError) -> str:
    """Where to look when the database does not answer, is empty, or does not take what it is given."""
    why = str(error.orig if isinstance(error, DBAPIError) else error).strip().splitlines()
    reason = why[0] if why else "ukjent feil"
    if reason.startswith("no such table") or getattr(getattr(error, "orig", None), "sqlstate", "") == NO_SUCH_TABLE:
        return "Databasen er tom. Gjør den klar først: flask --app wsgi start --prepare-only"
    if isinstance(error, DataError | IntegrityError):
        return f"Databasen tok ikke imot dette: {reason}."
    return f"Får ikke kontakt med databasen: {reason}. Se etter at den kjører, og at DATABASE_URL stemmer."
