"""Is this the word that was asked for, spelled well enough?

A course is no spelling test: capitals, spaces, hyphens, punctuation around the words and letters
that a foreign keyboard lacks are forgiven everywhere. In a long word so is one slip that leaves the
same letters: one written twice or once, two beside each other swapped. And c for k, y for i. Any other
letter too many, missing or changed may make another medical word of it (hyperkalsemi, hyperkalemi;
dysfagi, dysfasi), and a slip in the first two letters too (afferent, efferent).
"""

from __future__ import annotations

import re
import unicodedata

LONG_WORD = 6
BEGINNING = 2

_HYPHENS = re.compile(r"[\s\u00ad\u2010-\u2015\u2212_-]+")
_ENDS = "\"'.,;:!?()[]«»“”„‘’…/"
_LETTERS = (
    *(("æ", "ae"), ("ä", "ae"), ("ø", "o"), ("ö", "o"), ("oe", "o"), ("å", "a"), ("aa", "a")),
    *(("é", "e"), ("è", "e"), ("ê", "e"), ("ò", "o"), ("ó", "o"), ("ô", "o"), ("à", "a")),
)
_ALIKE = str.maketrans("cy", "ki")
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
    if len(known) < LONG_WORD or any(letter.isdigit() for letter in said + known):
        return False
    alike = said.translate(_ALIKE) == known.translate(_ALIKE)
    return alike or (said[:BEGINNING] == known[:BEGINNING] and _same_letters(said, known))


def _same_letters(said: str, known: str) -> bool:
    """One letter twice instead of once, or the other way, or two beside each other swapped."""
    start = 0
    while start < min(len(said), len(known)) and said[start] == known[start]:
        start += 1
    short, long = sorted((said[start:], known[start:]), key=len)
    if len(short) == len(long):
        return short[:2] == long[1::-1] and short[2:] == long[2:]
    return short == long[1:] and long[0] == said[start - 1]
