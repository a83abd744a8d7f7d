"""What does a question from another system consist of, before it is ours?

Both readers fill these in, and one writer makes Markdown of them. Texts are kept as they stood in the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

FULL, NONE = Decimal(100), Decimal(0)


@dataclass(frozen=True, slots=True)
class Words:
    """A text and how it is marked up: html, plain or markdown."""

    raw: str = ""
    form: str = "html"

    def __bool__(self) -> bool:
        return bool(self.raw.strip())


NOTHING = Words()


@dataclass(frozen=True, slots=True)
class Answer:
    """`weight` is in per cent; `tolerance` belongs to a number, `pair` to what is matched."""

    words: Words
    weight: Decimal = NONE
    feedback: Words = NOTHING
    tolerance: str = "0"
    pair: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Foreign:
    """`kind` is one the writer knows, or the other system's own word for what we have nothing like."""

    kind: str
    line: int
    name: str = ""
    prompt: Words = NOTHING
    answers: tuple[Answer, ...] = ()
    explanation: Words = NOTHING
    single: bool = True
    unit: str = ""


def short(text: str) -> str:
    """What a problem quotes."""
    said = " ".join(text.split())
    return said if len(said) <= 60 else f"{said[:59]}…"


def category(path: str) -> str:
    """The innermost name of `$course$/top/Smerte/Opioider`, where `//` is a slash in a name."""
    name = path.replace("//", "\0").split("/")[-1].replace("\0", "/").strip()
    return "" if name == "top" or name.startswith("$") else name
