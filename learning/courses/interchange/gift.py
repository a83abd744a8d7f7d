"""Which questions does a GIFT file ask?

Moodle's own reader is followed, also where it is odd: a blank line ends a question, `=` and `~` begin an answer wherever
they stand, and the first closing brace ends the answers. Where it would swallow something in silence, we say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from learning.courses.interchange.foreign import FULL, NONE, NOTHING, Answer, Foreign, Words, category, short
from learning.courses.problems import Report

# An escaped character is put aside as one that no text has, until the marks are read.
_ESCAPED = {
    "~": "\ufdd1",
    "=": "\ufdd2",
    "#": "\ufdd3",
    "{": "\ufdd4",
    "}": "\ufdd5",
    ":": "\ufdd6",
    "\\": "\ufdd7",
    "n": "\ufdd8",
}
_PLAIN = str.maketrans({aside: ("\n" if letter == "n" else letter) for letter, aside in _ESCAPED.items()})
_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_FORMATS = {"html": "html", "moodle": "html", "plain": "plain", "markdown": "markdown"}
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{0,9})?)%")
_ANSWER = re.compile(r"<[a-zA-Z/][^<>]*>|([~=])")  # a mark inside a tag begins nothing
_ORDER_WORDS = re.compile(r"(?:\s*(?:\d{1,3}|[A-Z_]{2,30})(?=\s))*")
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}


@dataclass(frozen=True, slots=True)
class _Chunk:
    line: int
    text: str


def read(text: str, report: Report) -> Iterator[Foreign]:
    for chunk in _chunks(text):
        yield from _Question(chunk, report).found()


def _chunks(text: str) -> Iterator[_Chunk]:
    """What stands between blank lines, without comments."""
    start, lines = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        said = line.strip()
        if not said:
            if lines:
                yield _Chunk(start, "\n".join(lines))
            lines = []
        elif said.startswith("$CATEGORY:") and not lines:
            yield _Chunk(number, said)
        elif not said.startswith("//"):
            start = number if not lines else start
            lines.append(line)


class _Question:
    """One question, taken apart."""

    def __init__(self, chunk: _Chunk, report: Report) -> None:
        self._line = chunk.line
        self._report = report
        self._text = _ESCAPE.sub(lambda found: _ESCAPED[found[1]], chunk.text).strip()
        self._form = "html"

    def found(self) -> Iterator[Foreign]:
        if self._text.startswith("$CATEGORY:"):
            yield Foreign("category", self._line, prompt=Words(category(_plain(self._text[10:])), "plain"))
            return
        name, text = self._named()
        start, end = text.find("{"), text.find("}")
        if start < 0 and end < 0:
            yield Foreign("description", self._line, _plain(name), self._asked(text))
        elif not 0 <= start < end:
            self._report.error(self._line, "import-brace", name=short(_plain(name or text)))
        elif "{" in text[end:] or "::" in text[end:]:
            self._report.error(self._line, "import-two-in-one", name=short(_plain(name or text)))
        else:
            yield from self._with_answers(_plain(name), text, start, end)

    def _named(self) -> tuple[str, str]:
        if not self._text.startswith("::"):
            return "", self._text
        name, mark, rest = self._text[2:].partition("::")
        return (name.strip(), rest.strip()) if mark else ("", self._text[2:])

    def _asked(self, text: str) -> Words:
        words = self._words(text)
        self._form = words.form
        return words

    def _with_answers(self, name: str, text: str, start: int, end: int) -> Iterator[Foreign]:
        """Answers in the middle of a sentence leave a gap there."""
        before, rest = text[:start].rstrip(), text[end + 1 :].strip()
        whole = before.endswith((".", "?", "!", ":")) and not rest.strip(".;\"'")  # what is left is a slip of the pen
        prompt = self._asked(
            before if whole or not rest else f"{before} _____{'' if rest[0] in '.,;:?!' else ' '}{rest}"
        )
        answers, mark, general = text[start + 1 : end].rpartition("####")
        if not mark:
            answers, general = general, ""
        kind, found, single = self._answers(answers.strip())
        if kind:
            yield Foreign(kind, self._line, name, prompt, found, self._words(general), single)

    def _answers(self, text: str) -> tuple[str, tuple[Answer, ...], bool]:
        truth = _TRUTHS.get(text.partition("#")[0].strip().upper())
        if truth is not None:
            return "truth", self._truth(truth, text), True
        if not text or text[0] in "#>":
            kind, read = {"#": ("number", self._numbers), ">": ("order", self._items)}.get(text[:1], ("essay", _none))
            return kind, tuple(read(text[1:])), True
        pieces = list(_split(text))
        if any(mark == "~" for mark, _ in pieces):
            single = any(mark == "=" for mark, _ in pieces)
            return "choice", tuple(self._option(mark, said) for mark, said in pieces), single
        if "->" in text:
            return self._pairs(pieces)
        return "short", tuple(self._option(mark, said) for mark, said in pieces), True

    def _truth(self, truth: bool, text: str) -> tuple[Answer, Answer]:
        """`TRUE#said to the wrong answer#said to the right one`."""
        _, wrong, right = (*text.split("#", 2), "", "")[:3]
        said = {truth: self._words(right), not truth: self._words(wrong)}
        return (
            Answer(NOTHING, FULL if truth else NONE, said[True]),
            Answer(NOTHING, NONE if truth else FULL, said[False]),
        )

    def _option(self, mark: str, text: str) -> Answer:
        weight, text = _weighed(text, FULL if mark in ("=", "") else NONE)
        said, _, feedback = text.partition("#")
        return Answer(self._words(said), weight, self._words(feedback))

    def _pairs(self, pieces: list[tuple[str, str]]) -> tuple[str, tuple[Answer, ...], bool]:
        broken = [said for _, said in pieces if "->" not in said]
        if broken:
            self._report.error(self._line, "import-pair", text=short(_plain(broken[0])))
            return "", (), True
        halves = (said.partition("->") for _, said in pieces)
        return "match", tuple(Answer(self._words(a), FULL, pair=self._words(b)) for a, _, b in halves), True

    def _numbers(self, text: str) -> Iterator[Answer]:
        """`3:2`, `1..5`, or several with weights; what stands after `~` is said to a wrong answer."""
        text, _, wrong = text.partition("~")
        for _, piece in _split(text):
            weight, said = _weighed(piece, FULL)
            number, _, feedback = said.partition("#")
            value, tolerance = _range(number.strip())
            yield Answer(Words(value, "plain"), weight, self._words(feedback), tolerance)
        if wrong.strip():
            yield Answer(Words("*", "plain"), NONE, self._words(wrong.partition("#")[2]))

    def _items(self, text: str) -> Iterator[Answer]:
        """Lines in the right order, after words about how they are shown and graded."""
        settings = _ORDER_WORDS.match(text)
        for line in text[settings.end() if settings else 0 :].split("\n"):
            if line.strip():
                yield Answer(self._words(line), FULL)

    def _words(self, text: str) -> Words:
        found = _FORMAT.match(text.strip())
        form = _FORMATS[found[1]] if found else self._form
        said = text.strip()[found.end() if found else 0 :]
        if form == "html":
            said = said.replace(_ESCAPED["n"], "<br>")
        return Words(_plain(said), form)


def _split(text: str) -> Iterator[tuple[str, str]]:
    """The answers with the mark before each; nothing stands before the first, unless a mark was forgotten."""
    marks = [found for found in _ANSWER.finditer(text) if found[1]]
    ends = [*(found.start() for found in marks), len(text)]
    if before := text[: ends[0]].strip():
        yield "", before
    for found, end in zip(marks, ends[1:], strict=True):
        if said := text[found.end() : end].strip():
            yield found[1], said


def _none(_text: str) -> Iterator[Answer]:
    return iter(())


def _weighed(text: str, otherwise: Decimal) -> tuple[Decimal, str]:
    found = _WEIGHT.match(text)
    return (Decimal(found[1]), text[found.end() :].strip()) if found else (otherwise, text)


def _range(text: str) -> tuple[str, str]:
    """The middle and the tolerance, as text: whether they are numbers is judged later."""
    low, dots, high = text.partition("..")
    if dots:
        try:
            middle = (Decimal(low.strip()) + Decimal(high.strip())) / 2
            return str(middle), str(Decimal(high.strip()) - middle)
        except ArithmeticError:
            return text, "0"
    value, _, tolerance = text.partition(":")
    return value.strip(), tolerance.strip() or "0"


def _plain(text: str) -> str:
    return text.translate(_PLAIN).strip()
