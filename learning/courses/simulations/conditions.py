"""Which choices must have been taken, or not? `B1.a, not B2.c`: a comma means and."""

from __future__ import annotations

import re

from learning.courses.grammar import NOT_WORDS
from learning.courses.simulation_nouns import Condition, Term

CODE = r"[A-Z]{1,3}[0-9]{1,3}[a-z]?"
_TERM = re.compile(rf"(?:({'|'.join(NOT_WORDS)})[ ]+)?({CODE}\.[a-zæøå])")


def condition(text: str) -> Condition | None:
    """The condition as written; None when it cannot be read."""
    terms = [_TERM.fullmatch(" ".join(part.split())) for part in text.split(",")]
    if None in terms:
        return None
    return Condition(tuple(Term(term[2], taken=term[1] is None) for term in terms if term))
