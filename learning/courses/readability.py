"""How hard is a page to read?

LIX (Björnsson): words per sentence, and how many of a hundred words are long. Below 35 is easy, above 45 is heavier
than a newspaper. What matters in Norwegian is to know a full stop from the one in «f.eks.», «kl. 12.00» or «3. mars».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning.courses.grammar import REVIEW
from learning.courses.lists import item

HARD = 45
FEWEST_WORDS = 40  # of less text than this, one long word too many says nothing
LONG = 7  # letters

#: Never the last word of a sentence: something follows what they shorten.
_INSIDE = frozenset(
    re.findall(
        r"\S+",
        "f.eks t.d bl.a ca kl jf jfr nr evt ev dvs d.v.s inkl ekskl tlf dr prof kap art avd pkt st s maks min hhv h.h.v "
        "ift i.f.t ifm mht m.h.t pga p.g.a vs vedr iht i.h.t e.g i.e f.o.m t.o.m fom tom resp tilsv jan feb mar apr jun "
        "jul aug sept okt nov des m.fl.a mr ms",
    )
)
#: May be the last word: then a capital letter follows.
_LAST = frozenset({"osv", "o.l", "e.l", "m.m", "m.v", "mv", "m.fl", "mfl", "o.a", "etc", "mill", "mrd", "årg", "utg"})

_NO_WORD = re.compile(r"(?<!\S)[^\w\s]+(?!\S)")  # a dash of its own
_LONG_WORD = re.compile(rf"[^\W\d_](?:[-’']?[^\W\d_]){{{LONG - 1},}}")
_WITH_WORDS = re.compile(r"^[^\w\n]*\w", re.MULTILINE)
_END = re.compile(r"[.!?…]+[»”\")\]*_]*[ ]+[«“\"(\[*_–-]*([^\W_])")
_UNREAD = re.compile(r"!\[[^\[\]]*\]\([^()]*\)|\[\^[^\[\]]{1,64}\]|\]\([^()]*\)|`[^`\n]*`|https?://\S+")
_QUOTE = re.compile(r"(?:[ ]{0,3}>[ ]?)+")
_FENCES = ("```", "~~~")
_REVIEW_MARK = f"[!{REVIEW}]"


@dataclass(frozen=True, slots=True)
class Effort:
    """What a text is made of."""

    words: int
    long_words: int
    sentences: int

    @property
    def lix(self) -> int:
        if not self.words:
            return 0
        return round(self.words / max(self.sentences, 1) + 100 * self.long_words / self.words)

    @property
    def hard(self) -> bool:
        return self.words >= FEWEST_WORDS and self.lix > HARD


def measured(markdown: Iterable[str]) -> Effort:
    """The running text of a page: paragraphs, items and call-outs; no headings, tables or code."""
    blocks = [block for text in markdown for block in _blocks(text)]
    text = _UNREAD.sub(" ", "\n".join(blocks))
    words = len(text.split()) - len(_NO_WORD.findall(text))
    # A full stop within a paragraph ends a sentence, and so does the end of it, stop or not.
    sentences = len(_WITH_WORDS.findall(text)) + sum(_ends(text, stop) for stop in _END.finditer(text))
    return Effort(words, len(_LONG_WORD.findall(text)), sentences)


def _ends(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop, with the word before it and the letter after it, ends a sentence."""
    after = stop[1]
    if after.islower():
        return False
    word = text[_word_start(text, stop.start()) : stop.start()].lstrip('«“"([*_–-').casefold()
    if word in _INSIDE or (len(word) == 1 and word.isalpha()):  # «kl. 12», «A. Hansen»
        return False
    return not after.isdigit() or word not in _LAST


def _word_start(text: str, end: int) -> int:
    return max(text.rfind(" ", 0, end), text.rfind("\n", 0, end)) + 1


def _blocks(markdown: str) -> Iterator[str]:
    """Paragraphs and list items, each on one line, without the marks they begin with."""
    held: list[str] = []
    fenced = review = False
    for line in (*markdown.split("\n"), ""):
        text = _QUOTE.sub("", line, count=1) if line[:4].lstrip().startswith(">") else line
        fenced ^= text.startswith(_FENCES)
        review = text is not line and (review or text.startswith(_REVIEW_MARK))
        begun = item(text)
        if begun or fenced or review or not text.strip() or text.startswith(("#", "|", "[!", *_FENCES)):
            if held:
                yield " ".join(held)
            held = [text[begun.end() :]] if begun and not (fenced or review) else []
        else:
            held.append(text.strip())
