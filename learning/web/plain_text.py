"""What do we keep of a line or a note somebody typed? Everything readable, nothing that hides or reverses text."""

import unicodedata
from collections.abc import Iterable, Mapping

_KEPT = {"\n", "\t"}
_BIDI = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A)), "\u200e", "\u200f", "\u061c"}


def cleaned(text: str | None) -> str:
    """Without NUL and other control characters, bidi overrides and odd line ends; emoji and every script stay."""
    plain = (text or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        one
        for one in plain
        if one in _KEPT or (unicodedata.category(one) not in {"Cc", "Cs", "Co"} and one not in _BIDI)
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip()


def cleaned_form(form: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Every field of a form, cleaned."""
    return {name: [cleaned(value) for value in values] for name, values in form.items()}
