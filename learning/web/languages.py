"""Which Norwegian does the reader get? Message ids are bokmål; nynorsk is a catalogue."""

from functools import lru_cache
from pathlib import Path

from babel.dates import format_date as babel_date
from flask import Flask, has_request_context, request
from flask_babel import Babel
from flask_login import current_user
from markupsafe import Markup

from learning.translations import catalogue
from learning.translations.catalogue import gettext, language, plural

LOCALES = ("nb", "nn")


def init(app: Flask) -> None:
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(Path(__file__).parent.parent / "translations")
    app.config["BABEL_DEFAULT_LOCALE"] = "nb"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Oslo"
    Babel(app, locale_selector=choose)
    catalogue.init(app)
    app.jinja_env.globals.update(_=_sentence, ngettext=_counted)


def choose() -> str:
    """The person's own choice, else what the browser asks for, else bokmål (also for commands)."""
    if not has_request_context():
        return "nb"
    own: str | None = current_user.locale
    return own or request.accept_languages.best_match(LOCALES, "nb")


def _sentence(sentence: str, **facts: object) -> Markup:
    """`_` of the templates: the sentence is ours and may hold markup, what is put into it is escaped."""
    words = _marked(language(), sentence)
    return words % facts if facts else words


@lru_cache(maxsize=4096)
def _marked(_language: str, sentence: str) -> Markup:
    return Markup(gettext(sentence))  # noqa: S704 – from our templates and catalogues


def _counted(one: str, many: str, num: int, **facts: object) -> Markup:
    return Markup(plural(one, many, num)) % {"num": num, **facts}  # noqa: S704 – as above


@lru_cache(maxsize=4096)
def day(value: object, locale: str, pattern: str) -> str:
    return babel_date(value, pattern, locale=locale)  # type: ignore[arg-type]


def date_words(value: object) -> str:
    """«3. mars 2026» in the reader's Norwegian."""
    return day(value, language(), "d. MMMM y")


def date_short(value: object) -> str:
    return day(value, language(), "dd.MM.y")
