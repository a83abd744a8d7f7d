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
    "not-your-appointment": N_("Siden finnes ikke. Gå til Min profil for å se vervet ditt."),
    "only-the-leader-may": N_("Bare lederen på enheten gjør dette. Be lederen om det."),
    "only-the-approver-may": N_("Bare den som godkjenner verv i nettverket, avgjør dette. Spør nettverkslederen."),
    "only-the-person-may": N_("Bare den som har vervet, gjør dette. Be henne eller ham om det."),
    "only-the-day-may": N_("Dette skjer av seg selv når dagen kommer. Be lederen endre dagen om den er feil."),
    "not-in-this-state": N_("Det går ikke an slik vervet er nå. Last siden på nytt for å se hva som gjelder."),
    "cannot-stand-in-for-yourself": N_(
        "Du kan ikke gjøre deg selv til vikar. Be en annen leder eller nettverkslederen."
    ),
    "not-yours-to-approve": N_("Bare nettverksledere og områdeledere ser denne siden. Spør nettverkslederen din."),
    "not-yours-to-lend": N_(
        "Bare lederen på enheten og nettverkslederen kan gi noen ansvaret en periode. Spør en av dem."
    ),
    "not-your-event": N_("Siden finnes ikke. Gå til Kalender for å se det som skjer i nettverket ditt."),
    "not-an-arranger": N_("Bare nettverksledere og områdeledere lager arrangementer. Spør en av dem."),
    "cannot-decide-for-yourself": N_("Du kan ikke avgjøre din egen påmelding. Be en annen leder om det."),
}
#: The same, told by where an appointment stands: code and state → what is the matter and what to do.
BY_STATE: Mapping[tuple[str, str], str] = {
    ("not-in-this-state", "proposed"): N_("Vervet er bare foreslått. Det må godkjennes først."),
    ("not-in-this-state", "appointed"): N_("Vervet har ikke begynt ennå. Vent til første dag."),
    ("not-in-this-state", "active"): N_("Vervet er i gang, så dette trengs ikke."),
    ("not-in-this-state", "on_leave"): N_("Vervet er i permisjon. Avslutt permisjonen først."),
    ("not-in-this-state", "resigning"): N_(
        "Det er meldt at vervet slutter. Vil personen fortsette, oppnevner du på nytt."
    ),
    ("not-in-this-state", "ended"): N_("Vervet er avsluttet. Skal personen fortsette, oppnevner du på nytt."),
}


class RefusalLike(Protocol):
    """A refusal, without knowing the room it comes from."""

    @property
    def code(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, str | int | date]: ...


def words(refusal: RefusalLike) -> str:
    state = str(refusal.facts.get("state", ""))
    sentence = BY_STATE.get((refusal.code, state)) or REFUSALS[refusal.code]
    return _say(sentence, {name: _shown(fact) for name, fact in refusal.facts.items()})


def _say(sentence: str, facts: Mapping[str, str] | None = None) -> str:
    """gettext answers with the sentence itself where there is no application to ask for a language."""
    from flask_babel import gettext

    return str(gettext(sentence, **(facts or {})))


def _shown(fact: str | int | date) -> str:
    return f"{fact.day}.{fact.month}.{fact.year}" if isinstance(fact, date) else str(fact)
