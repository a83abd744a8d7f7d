"""Which sentence does this reader get? Gettext, with language and catalogue found once per request.

Flask-Babel finds both anew for each sentence, and a page has a hundred of them.
"""

from functools import lru_cache
from typing import Any

from flask import g
from flask_babel import get_babel, get_translations


def language() -> str:
    """The code of the reader's Norwegian."""
    try:
        found: str = g.language
    except AttributeError:
        found = g.language = get_babel().locale_selector()
    return found


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
