"""Where on a page does a word of the glossary stand for the first time?

The word becomes a button for a popover, which opens without JavaScript, with the keyboard and for screen readers, and
moves nothing on the page. Looked for in HTML that is already safe: not inside links, headings, code or notes.
"""

from __future__ import annotations

import re

from learning.courses.glossary import Glossary, Term
from learning.courses.memory import Memory

#: A tag (a quoted attribute may hold a `>`), or a character written as an entity.
_MARK = re.compile(r"""<(?P<end>/?)(?P<tag>[a-z][a-z0-9]*)(?:[^">]|"[^"]*")*>|&#?\w{1,32};""")
_SILENT = frozenset({"a", "button", "h3", "h4", "h5", "h6", "code", "pre", "sup", "th", "caption", "figcaption"})
_TITLES = re.compile(r'<p class="[a-z]+__title">')  # what a call-out is called

_patterns: Memory[tuple[str, str], tuple[re.Pattern[str] | None, dict[str, Term]]] = Memory(most=50)


class Explainer:
    """Marks words through one page, and remembers which it `met`, in the order they were met."""

    def __init__(self, glossary: Glossary | None) -> None:
        self.met: list[Term] = []
        self._pattern: re.Pattern[str] | None = None
        self._terms: dict[str, Term] = {}
        if glossary is not None:
            key = (glossary.path, glossary.digest)
            self._pattern, self._terms = _patterns.get(key, lambda: _prepared(glossary))

    def mark(self, html: str) -> str:
        if self._pattern is None or not html:
            return html
        done, at, silent = [], 0, 0
        for mark in _MARK.finditer(html):
            text = html[at : mark.start()]
            done.append(text if silent else self._pattern.sub(self._met, text))
            done.append(mark[0])
            at = mark.end()
            if mark["tag"] in _SILENT or _TITLES.fullmatch(mark[0]) or (silent and mark["tag"] == "p"):
                silent = max(0, silent - 1) if mark["end"] else silent + 1
        done.append(self._pattern.sub(self._met, html[at:]))
        return "".join(done)

    def _met(self, found: re.Match[str]) -> str:
        term = self._terms[_plain(found[0])]
        if term in self.met:
            return found[0]
        self.met.append(term)
        return f'<button type="button" class="term" popovertarget="ord-{term.id}">{found[0]}</button>'


def _prepared(glossary: Glossary) -> tuple[re.Pattern[str] | None, dict[str, Term]]:
    """One pattern for every form of every term, the longest first: «palliativ plan» before «plan»."""
    terms = {_plain(form): term for term in glossary.terms for form in (term.name, *term.forms)}
    longest = sorted(terms, key=len, reverse=True)
    words = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest)
    return (re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE) if words else None), terms


def _plain(word: str) -> str:
    return " ".join(word.split()).casefold()
