"""What are the parts of a meeting called, and what does the facilitator do in each of them?

She may never have led one: the screen says what to do now, in words she can say or do at once.
"""

from learning.records.queries.group_runs import GroupFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext


def phase(name: str) -> str:
    return {
        "lobby": _("Samling"),
        "brief": _("Innledning"),
        "scenes": _("Scenene"),
        "observers": _("Observatørene"),
        "debrief": _("Samtalen etterpå"),
        "note": _("Eget notat"),
        "practice": _("Tilbake til praksis"),
        "ended": _("Ferdig"),
    }[name]


def heading(name: str) -> str:
    return {
        "lobby": _("La gruppen komme inn"),
        "brief": _("Innledning"),
        "observers": _("Observatørene først"),
        "debrief": _("Samtalen etterpå"),
        "note": _("Hver skriver for seg selv"),
        "practice": _("Tilbake til praksis"),
        "ended": _("Takk for at du ledet økta"),
    }[name]


def situation(group: GroupFacts, ends: bool) -> str:
    """The phase, and within the scenes what is going on there."""
    if group.phase != "scenes":
        return group.phase
    if group.frozen:
        return "frozen"
    if ends:
        return "over"
    return {"none": "reading", "open": "voting", "closed": "closed"}[group.voting]


def now(situation: str) -> str:
    return {
        "lobby": _(
            "La alle se denne skjermen. De skanner bildet, eller går til adressen og skriver koden. Begynn når alle er her."
        ),
        "brief": _(
            "Nå er skjermen bare for deg: Slutt å vise den. Alle har teksten på telefonen. Les den høyt, og si avtalen med egne ord."
        ),
        "reading": _(
            "Les scenen høyt, eller la dem som har rollekort, spille den. Åpne avstemningen når alle har hørt den."
        ),
        "voting": _("Alle stemmer for seg selv på telefonen. Ingen ser noe før du lukker."),
        "closed": _(
            "Les opp tallene. Spør først dem som er få: «Hva tenkte du på?» La gruppen snakke. Stem på nytt, eller velg veien videre."
        ),
        "frozen": _("Telefonene sier at scenen er frosset. Spør: «Hva skjer her nå?» Fortsett når dere er klare."),
        "over": _(
            "Historien er slutt. Vær stille et øyeblikk. Den som har spilt, legger fra seg rollen og sier navnet sitt."
        ),
        "observers": _(
            "Hver observatør forteller hva som ble sagt og gjort, så ordrett som mulig. De andre lytter. Notatene står her."
        ),
        "debrief": _("Begynn med: «Hvordan har dere det?» Så: Hva skjedde? Hvorfor? Hva tar vi med oss?"),
        "note": _("Fem minutter i stillhet. De som er logget inn, skriver på telefonen. De andre skriver på papir."),
        "practice": _(
            "Alle lager én avtale: når, hva, sammen med hvem, og hva de merker det på. La to og to lese for hverandre."
        ),
        "ended": _("Økta er avsluttet."),
    }[situation]


def role(code: str) -> str:
    return {
        "participant": _("Deltaker"),
        "player": _("Markør"),
        "observer": _("Observatør"),
        "owner": _("Sakseier"),
    }[code]


def time_left(minutes: int) -> str:
    if minutes < 0:
        return ngettext("%(num)s minutt over tiden", "%(num)s minutter over tiden", -minutes)
    if minutes == 0:
        return _("Tiden er ute")
    return ngettext("%(num)s minutt igjen", "%(num)s minutter igjen", minutes)


def voted(votes: int, voters: int) -> str:
    return _("%(votes)s av %(voters)s har stemt", votes=votes, voters=max(votes, voters))


def mark(code: str) -> str:
    return {
        "seen": _("sett"),
        "partly": _("delvis"),
        "not_seen": _("ikke sett"),
        "not_relevant": _("ikke aktuelt"),
    }[code]


def talk(code: str) -> str:
    return {
        "opening": _("Åpning"),
        "exploring": _("Utforsking"),
        "feeling": _("Følelse"),
        "closing": _("Avslutning"),
    }[code]
