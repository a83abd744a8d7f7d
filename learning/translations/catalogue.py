"""Which sentence does this reader get? Gettext, with language and catalogue found once per request.

Flask-Babel finds both anew for each sentence, and a page has a hundred of them.
"""

from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from flask import Flask, appcontext_pushed, g
from flask_babel import get_babel, get_translations

#: A page asks for it a hundred times, and `g` takes four times as long to look in.
_chosen: ContextVar[str | None] = ContextVar("language", default=None)


def init(app: Flask) -> None:
    appcontext_pushed.connect(_not_chosen_yet, app)
    app.teardown_appcontext(_as_before)


def language() -> str:
    """The code of the reader's Norwegian."""
    return _chosen.get() or _choose()


def _choose() -> str:
    found: str = get_babel().locale_selector()
    _chosen.set(found)
    return found


def _not_chosen_yet(_app: Flask, **_context: object) -> None:
    g.language_outside = _chosen.get()
    _chosen.set(None)


def _as_before(_error: BaseException | None) -> None:
    _chosen.set(g.pop("language_outside", None))


def gettext(sentence: str, **facts: object) -> str:
    words: str = _catalogue(language()).gettext(sentence)
    return words % facts if facts else words


def ngettext(one: str, many: str, num: int, **facts: object) -> str:
    return plural(one, many, num) % {"num": num, **facts}


def plural(one: str, many: str, num: int) -> str:
    """The form for this number, not yet filled in."""
    words: str = _catalogue(language()).ngettext(one, many, num)
    return words


@lru_cache
def _catalogue(_language: str) -> Any:
    return get_translations()
