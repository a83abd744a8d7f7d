"""Which number has somebody written?

Norwegian numbers: decimal comma (a dot is understood), spaces of any width between thousands,
and perhaps a unit after it. Authors and readers are read by the same rules. What can be read in
two ways is not read at all: asking again costs nothing, `2.500` taken for two and a half does.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"([+\-−–]?)[ ]?(\d{1,3}(?:[ ]\d{3})+|\d{1,12})(?:[.,](\d{1,9}))?(?![\d.,])[ ]?", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}(?!\d)", re.ASCII)
_BEGINS_UNIT = "%‰°'’\"€$£"


def read(text: str) -> tuple[Decimal, str] | None:
    """The number and what stands after it; None when it is no number, or could be two."""
    said = " ".join(text.split())
    found = _NUMBER.match(said)
    if found is None or _THOUSANDS_OR_DECIMALS.match(said.lstrip("+-−–").lstrip()):
        return None
    unit = said[found.end() :]
    if unit and not (unit[0].isalpha() or unit[0] in _BEGINS_UNIT):
        return None
    sign = "-" if found[1] in ("-", "−", "–") else ""
    decimals = f".{found[3]}" if found[3] else ""
    return Decimal(sign + found[2].replace(" ", "") + decimals), unit


def written(number: Decimal) -> str:
    """The number with a decimal comma."""
    return f"{number:f}".replace(".", ",")


def read_in(text: str, unit: str) -> Decimal | None:
    """The number, when nothing or this unit stands after it."""
    found = read(text.rstrip(". "))
    if found is None or (found[1] and _plain(found[1]) != _plain(unit)):
        return None
    return found[0]


def _plain(unit: str) -> str:
    return unicodedata.normalize("NFKC", unit).casefold().replace(" ", "").rstrip(".")
