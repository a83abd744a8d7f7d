"""In which order do Norwegians expect names? A key computed here sorts alike on every database (no collations needed)."""

import unicodedata

_AFTER_Z = {"æ": "z1", "ä": "z1", "ø": "z2", "ö": "z2", "å": "z3"}
_LIKE = {"đ": "d", "ŋ": "n", "ŧ": "t", "ð": "d", "ł": "l", "ß": "ss"}


def sort_key(name: str) -> str:
    """Family name first; æ, ø, å last; «aa» as å; other accents ignored."""
    words = name.split()
    ordered = " ".join([*words[-1:], *words[:-1]]).lower().replace("aa", "å")
    return "".join(_letter(character) for character in ordered)[:400]


def _letter(character: str) -> str:
    if character in _AFTER_Z:
        return _AFTER_Z[character]
    plain = _LIKE.get(character, character)
    return "".join(part for part in unicodedata.normalize("NFD", plain) if not unicodedata.combining(part))
