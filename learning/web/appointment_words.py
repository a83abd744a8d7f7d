"""Which words do people read for the states, deeds and needs of an appointment?"""

from learning.records.queries.rights import AppointmentFacts
from learning.translations.catalogue import gettext as _
from learning.web.languages import date_words


def state(facts: AppointmentFacts) -> str:
    if facts.state == "on_leave" and facts.leave_until:
        return _("I permisjon til %(day)s", day=date_words(facts.leave_until))
    if facts.state == "resigning" and facts.ends_on:
        return _("Slutter %(day)s", day=date_words(facts.ends_on))
    return {
        "proposed": _("Foreslått, venter på svar"),
        "appointed": _("Utnevnt"),
        "active": _("I gang"),
        "on_leave": _("I permisjon"),
        "resigning": _("Slutter"),
        "ended": _("Avsluttet"),
    }[facts.state]


def colour(state: str) -> str:
    """Which of the marks of parts/ui.html goes with it."""
    return {"proposed": "soon", "appointed": "info", "active": "done", "ended": "none"}.get(state, "info")


def set_aside(percent: int | None) -> str:
    return _("%(percent)s %%", percent=percent) if percent else _("Ingen avtalt")


def label(deed: str, mine: bool) -> str:
    return {
        "appoint": _("Godkjenn vervet"),
        "decline": _("Trekk forslaget") if mine else _("Avslå forslaget"),
        "leave": _("Registrer permisjon"),
        "return": _("Avslutt permisjonen nå"),
        "resign": _("Meld at du slutter"),
        "stop": _("Avslutt vervet i dag"),
    }[deed]


def about(deed: str, mine: bool) -> str:
    """What follows from it, said before it is done."""
    return {
        "appoint": _("Personen får beskjed på Min side og krav og frister fra nettverkets kompetanseplan. Områdelederen får også beskjed."),
        "decline": _("Forslaget blir borte. Det du skriver, står i historien.")
        if mine
        else _("Den som er foreslått, får beskjed og kan lese begrunnelsen din."),
        "leave": _("Fristene står stille, og enheten telles uten ressursperson så lenge. Vervet er i gang igjen dagen etter siste dag."),
        "return": _("Vervet er i gang igjen fra i dag."),
        "resign": _("Alt du har vist og fått attestert, blir stående som ditt. Permen på enheten gir du videre til lederen. Det kan ikke angres her: vil du fortsette, må du oppnevnes på nytt."),
        "stop": _("Vervet og rettighetene slutter i dag. Enheten får en oppgave om å finne en ny. Alt personen har vist, blir stående."),
    }[deed]  # fmt: skip


def done(deed: str) -> str:
    return {
        "appoint": _("Vervet er godkjent. Beskjed er gitt."),
        "decline": _("Forslaget er avsluttet."),
        "leave": _("Permisjonen er registrert."),
        "return": _("Permisjonen er avsluttet."),
        "resign": _("Det er meldt. Lederen, områdelederen og nettverkslederen har fått beskjed."),
        "stop": _("Vervet er avsluttet."),
    }.get(deed, "")


def day(need: str) -> str:
    return {"until": _("Siste dag i permisjonen"), "last_day": _("Siste dag i vervet")}[need]


def reason(deed: str) -> str:
    return _("Hvorfor? (valgfritt)") if deed == "resign" else _("Hvorfor?")


def happened(deed: str) -> str:
    return {
        "propose": _("Foreslått"),
        "appoint": _("Utnevnt"),
        "decline": _("Forslaget ble avsluttet"),
        "begin": _("Første dag"),
        "leave": _("Permisjon"),
        "return": _("Tilbake fra permisjon"),
        "resign": _("Meldte at vervet slutter"),
        "stop": _("Avsluttet"),
        "end": _("Siste dag"),
    }[deed]
