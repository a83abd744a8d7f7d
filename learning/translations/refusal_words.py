"""How is a refusal said so that it helps?

The message ids are the bokmål sentences; outside an application they are the answer as they stand.
"""

from collections.abc import Mapping
from datetime import date
from typing import Protocol


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of a refusal → what is the matter and what to do.
REFUSALS: Mapping[str, str] = {
    "not-your-team": N_("Siden finnes ikke. Gå til teamet ditt og velg en person der."),
    "not-yourself": N_("Siden finnes ikke. Gå til Min side for å se det som gjelder deg selv."),
    "not-your-group": N_("Siden finnes ikke. Gå til Etikk for å se gruppene du leder."),
    "no-current-role": N_("Du har ikke noe verv eller noen rolle i dag. Be lederen din om å registrere vervet."),
    "not-an-educator": N_("Bare kursutviklere kan endre innholdet. Spør nettverkslederen om å få rollen."),
    "not-a-coordinator": N_("Bare nettverksledere ser hele nettverket. Spør nettverkslederen om tallene du trenger."),
    "cannot-vouch-for-yourself": N_("Du kan ikke bekrefte noe for deg selv. Be lederen din om å gjøre det."),
    "date-in-future": N_("%(on)s er fram i tid. Velg dagens dato eller en tidligere dato."),
    "date-before-appointment": N_("%(on)s er før vervet begynte. Velg %(appointed_on)s eller en senere dato."),
    "not-vouched-by-you": N_("En annen har gitt attesten. Be den om å trekke den."),
    "already-voided": N_("Attesten er allerede trukket. Last siden på nytt for å se hva som gjelder nå."),
}


class RefusalLike(Protocol):
    """A refusal, without knowing the room it comes from."""

    @property
    def code(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, str | int | date]: ...


def words(refusal: RefusalLike) -> str:
    return _say(REFUSALS[refusal.code], {name: _shown(fact) for name, fact in refusal.facts.items()})


def _say(sentence: str, facts: Mapping[str, str] | None = None) -> str:
    """gettext answers with the sentence itself where there is no application to ask for a language."""
    from flask_babel import gettext

    return str(gettext(sentence, **(facts or {})))


def _shown(fact: str | int | date) -> str:
    return f"{fact.day}.{fact.month}.{fact.year}" if isinstance(fact, date) else str(fact)
