"""Where in the published texts does something stand?

All words asked for must be there, anywhere in a word: «hånd» finds «håndhygiene». Looked for in titles and in prose, never
in what a question is made of: what is not in the index cannot give an answer away. The texts are prepared once per
document, the index once per library and language, and neither asks the database.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from weakref import WeakKeyDictionary

from learning.courses import plain
from learning.courses.glossary import Glossary
from learning.courses.library import Library
from learning.courses.links import Place
from learning.courses.memory import Memory
from learning.courses.nouns import Course, Document, Module, Page, Prose, Text
from learning.courses.simulation_nouns import Simulation

LONGEST = 100  # characters of a question that are looked at
MOST_WORDS = 8
MOST_HITS = 30
AROUND = 90  # characters on each side of what was found

_WORD = re.compile(r"[\w-]+")
_KNOWN = re.compile(r"[^\W\d_]{4,}")
_PLAIN = str.maketrans("éèêëáàâíìîïóòôúùûüñçäö", "eeeeaaaiiiiooouuuuncæø")
_indexes: WeakKeyDictionary[Library, dict[str, Index]] = WeakKeyDictionary()

Run = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that can be found. `within` is the title of the document it stands in; `said` and `titled` are for looking."""

    kind: str
    place: Place
    title: str
    within: str
    text: str
    titled: str
    said: str


@dataclass(frozen=True, slots=True)
class Hit:
    """`title` and `passage` are runs of text; what was asked for is marked."""

    entry: Entry
    title: tuple[Run, ...]
    passage: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of `total`. `instead` is a question that would find something, when this one does not."""

    hits: tuple[Hit, ...]
    total: int
    instead: str = ""


class Index:
    """What can be found in one library, in one language."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def known(self) -> dict[str, list[str]]:
        """Every word there is, by its first letter."""
        known: dict[str, set[str]] = {}
        for entry in self.entries:
            for word in _KNOWN.findall(f"{entry.titled} {entry.said}"):
                known.setdefault(word[0], set()).add(word)
        return {letter: sorted(words) for letter, words in known.items()}


_entries: Memory[tuple[str, str], tuple[Entry, ...]] = Memory(most=5_000)


def index(library: Library, language: str) -> Index:
    """The index of this library; made when somebody first searches in it."""
    held = _indexes.setdefault(library, {})
    if language not in held:
        held[language] = Index([entry for document in _documents(library, language) for entry in _of(document)])
    return held[language]


def find(index: Index, query: str) -> Found:
    """The best places first: what is asked for stands in the title, at the beginning of a word, early in the text."""
    words = tuple(dict.fromkeys(_WORD.findall(folded(query[:LONGEST]))))[:MOST_WORDS]
    if len("".join(words)) < 2:
        return Found((), 0)
    matching = _matching(index, words)
    if not matching:
        return Found((), 0, _instead(index, words))
    ranked = sorted(matching, key=lambda entry: -_worth(entry, words))
    marks = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))
    return Found(tuple(_hit(entry, marks) for entry in ranked[:MOST_HITS]), len(ranked))


def folded(text: str) -> str:
    """Without capitals and accents, æ, ø and å kept; every letter stays in its place."""
    low = text.lower()
    if len(low) != len(text):  # a rare capital that is two letters in small
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return low.translate(_PLAIN)


def _documents(library: Library, language: str) -> Iterator[Document]:
    for course in library.courses_in(language):
        yield course
        yield from library.modules(course.slug, language)
    yield from library.texts("document", language)
    yield from library.texts("guide", language)
    yield from library.simulations_in(language)
    if glossary := library.glossary(language):
        yield glossary


def _of(document: Document) -> tuple[Entry, ...]:
    return _entries.get((document.path, document.digest), lambda: tuple(_read(document)))


def _read(document: Document) -> Iterator[Entry]:
    match document:
        case Course(welcome=text):
            yield _entry("course", document, text)
        case Module(pages=pages):
            yield _entry("module", document, "")
            yield from _pages("page", document, pages)
        case Text(kind=kind, intro=text, pages=pages):
            yield _entry(kind, document, text)
            yield from _pages(kind, document, pages)
        case Simulation(brief=brief, question=question):
            passages = brief.passages if brief else ()
            yield _entry("simulation", document, "\n\n".join([question, *(one.markdown for one in passages)]))
        case Glossary(terms=terms):
            for term in terms:
                titles = " · ".join((term.name, *term.forms))
                yield _made("term", Place(document.slug, term.id), term.name, "", plain.words(term.markdown), titles)


def _entry(kind: str, document: Document, markdown: str) -> Entry:
    text = " ".join(filter(None, (document.summary, plain.words(markdown))))
    return _made(kind, Place(document.slug), document.title, "", text, document.title)


def _pages(kind: str, document: Document, pages: Sequence[Page]) -> Iterator[Entry]:
    """The prose of each page; activities have keys, and are not looked in."""
    for page in pages:
        text = plain.words("\n\n".join(block.markdown for block in page.blocks if isinstance(block, Prose)))
        yield _made(kind, Place(document.slug, page.id), page.title, document.title, text, page.title)


def _made(kind: str, place: Place, title: str, within: str, text: str, titles: str) -> Entry:
    return Entry(kind, place, title, within, text, folded(titles), folded(text))


def _matching(index: Index, words: Sequence[str]) -> list[Entry]:
    """The longest word is looked for first: most texts fall out there."""
    found: Sequence[Entry] = index.entries
    for word in sorted(words, key=len, reverse=True):
        found = [entry for entry in found if word in entry.titled or word in entry.said]
    return list(found)


def _worth(entry: Entry, words: Sequence[str]) -> float:
    """Inside words, a title and a text together are worth less than the beginning of one word in the text."""
    titled, said, worth = entry.titled, entry.said, 0.0
    for word in words:
        if word in titled:
            worth += 12 if titled == word else 9 if _beginning(titled, word) >= 0 else 2
        if word in said:
            at = _beginning(said, word)
            worth += 4 + 1 / (1 + at / 500) if at >= 0 else 0.5 + 1 / (1 + said.find(word) / 500)
    return worth


def _beginning(text: str, word: str) -> int:
    """Where some word first begins so; -1 when this only stands inside words."""
    at = text.find(word)
    while at > 0 and text[at - 1].isalnum():
        at = text.find(word, at + 1)
    return at


def _hit(entry: Entry, marks: re.Pattern[str]) -> Hit:
    title = folded(entry.title)
    first = marks.search(entry.said)
    start, end = _around(entry.text, first.start() if first else 0)
    passage = list(_runs(entry.text[start:end], entry.said[start:end], marks))
    before, after = ("… " if start else ""), (" …" if end < len(entry.text) else "")
    runs = ((before, False), *passage, (after, False))
    return Hit(entry, tuple(_runs(entry.title, title, marks)), tuple(run for run in runs if run[0]))


def _around(text: str, at: int) -> tuple[int, int]:
    """A stretch of text around a place, from the beginning of a word to the end of one."""
    start, end = max(0, at - AROUND), min(len(text), at + 2 * AROUND)
    if start:
        start = text.find(" ", start, at) + 1 or start
    if end < len(text):
        cut = text.rfind(" ", at + 1, end)
        end = cut if cut > 0 else end
    return start, end


def _runs(text: str, low: str, marks: re.Pattern[str]) -> Iterator[Run]:
    done = 0
    for found in marks.finditer(low):
        yield text[done : found.start()], False
        yield text[found.start() : found.end()], True
        done = found.end()
    yield text[done:], False


def _instead(index: Index, words: Sequence[str]) -> str:
    """The same question with every word that is nowhere exchanged for one that is; empty when that does not help."""
    tried = [word if _somewhere(index, word) else _like(index, word) for word in words]
    kept = [word for word in tried if word]
    return " ".join(kept) if kept and kept != list(words) and _matching(index, kept) else ""


def _somewhere(index: Index, word: str) -> bool:
    return any(word in entry.said or word in entry.titled for entry in index.entries)


def _like(index: Index, word: str) -> str:
    """A known word that is spelled nearly so, or the longest that this one begins with."""
    known = index.known.get(word[:1], [])
    near = [one for one in known if abs(len(one) - len(word)) <= 2]
    spelled = next(iter(get_close_matches(word, near, n=1, cutoff=0.75)), "")
    return spelled or max((one for one in known if word.startswith(one)), key=len, default="")
