"""Is this the word that was asked for, spelled well enough?

A course is no spelling test: capitals, spaces, hyphens, punctuation around the words and letters
that a foreign keyboard lacks are forgiven everywhere, and one slip in a long word. Never in a
number, and never in the first two letters, where a letter makes another word of a medical one
(afferent, efferent; abduksjon, adduksjon).
"""

from __future__ import annotations

import re
import unicodedata

LONG_WORD = 6
BEGINNING = 2

_HYPHENS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212_-]+")
_ENDS = "\"'.,;:!?()[]«»“”„‘’…/"
_LETTERS = (("æ", "ae"), ("ä", "ae"), ("ø", "o"), ("ö", "o"), ("oe", "o"), ("å", "a"), ("aa", "a"))
_BETWEEN_WORDS = re.compile(r"(?<!\d) | (?!\d)")


def plain(text: str) -> str:
    """The words without what is always forgiven."""
    said = unicodedata.normalize("NFKC", text).casefold()
    said = _HYPHENS.sub(" ", said).strip(_ENDS + " ")
    for written, letter in _LETTERS:
        said = said.replace(written, letter)
    return said


def accepts(accepted: tuple[str, ...], text: str) -> bool:
    """Whether the text is one of these."""
    said = plain(text)
    known = [plain(one) for one in accepted]
    return any(_joined(said) == _joined(one) for one in known) or any(_one_slip(said, one) for one in known)


def _joined(words: str) -> str:
    """Without spaces, except between digits: 0 10 is not 010."""
    return _BETWEEN_WORDS.sub("", words)


def _one_slip(said: str, known: str) -> bool:
    ours, theirs = said.split(" "), known.split(" ")
    if len(ours) != len(theirs):
        return False
    different = [(mine, right) for mine, right in zip(ours, theirs, strict=True) if mine != right]
    return len(different) == 1 and _forgiven(*different[0])


def _forgiven(said: str, known: str) -> bool:
    long = len(known) >= LONG_WORD and not any(letter.isdigit() for letter in said + known)
    return long and said[:BEGINNING] == known[:BEGINNING] and _one_edit(said, known)


def _one_edit(said: str, known: str) -> bool:
    """One letter too many, missing or other, or two beside each other swapped."""
    start = 0
    while start < min(len(said), len(known)) and said[start] == known[start]:
        start += 1
    said, known = said[start:], known[start:]
    while said and known and said[-1] == known[-1]:
        said, known = said[:-1], known[:-1]
    return max(len(said), len(known)) <= 1 or (len(said) == 2 and said == known[::-1])
