"""May this be kept, or could it tell who a patient is?

Asked of everything people write freely. A national identity number is refused whatever the writer says; what looks like
it could be about a patient is kept when she has looked at it and says that it is not.
"""

import hashlib
from collections.abc import Iterable

from learning.actions.refusing import Refused
from learning.courses import confidentiality

APART = "\n\n————\n\n"  # so wide that the digits of two fields are never read as one number


def looked_at(text: str, *seen: str) -> str:
    """A mark for what was found in the text, to be kept beside it; empty when nothing was.

    `seen` are marks she has sent or had stored before: with one of them she has said that none of it is about a patient.
    """
    found = confidentiality.finds(text)
    number = next((one for one in found if one.stops), None)
    if number is not None:
        raise Refused("national_id", begins=text[number.start : number.start + 4])
    words: dict[str, str] = {}
    for one in found:
        typed = text[one.start : one.end]
        words.setdefault(typed.casefold(), typed)
    mark = hashlib.sha256("\n".join(sorted(words)).encode()).hexdigest()[:16] if words else ""
    if mark and mark not in seen:
        raise Refused("perhaps_a_patient", words=tuple(words.values()), seen=mark)
    return mark


def all_looked_at(texts: Iterable[str], *seen: str) -> str:
    """The same for the fields of one form, with one mark: they are looked over together."""
    return looked_at(APART.join(texts), *seen)
