"""What was wrong with a form, so that it stands there again with everything that was typed?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from learning.access.refusals import Refusal
from learning.actions.refusing import Refused
from learning.translations import refusal_words, refused_words


@dataclass(frozen=True)
class Wrong:
    """`form` is the one it was about; `seen` is set when she may say that she has looked, and have it all the same."""

    form: str = ""
    words: str = ""
    seen: str = ""
    status: int = 200
    typed: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def value(self, form: str, name: str, otherwise: object = "") -> str:
        """What stands in a field: what was typed when it was this form, else what is there from before."""
        if form == self.form:
            return next(iter(self.typed.get(name, ())), "")
        return "" if otherwise is None else str(otherwise)

    def chosen(self, form: str, name: str, otherwise: Sequence[str]) -> tuple[str, ...]:
        """Which boxes are ticked."""
        return tuple(self.typed.get(name, ()) if form == self.form else otherwise)


NOTHING = Wrong()


def wrong(form: str, why: Refusal | Refused, typed: Mapping[str, Sequence[str]]) -> Wrong:
    """Raises a hidden refusal, and what is not there at all, again: no form answers those."""
    if isinstance(why, Refusal):
        if why.hidden:
            raise why
        return Wrong(form, refusal_words.words(why), "", 403, typed)
    if why.status == 404:
        raise why
    return Wrong(form, refused_words.words(why), str(why.facts.get("seen", "")), why.status, typed)
