"""Which words of ours stand in the booklet: headings, instructions, forms?"""

from learning.translations.catalogue import gettext as _


def words() -> dict[str, str | list[str]]:
    return {**_front(), **_scenes(), **_roles(), **_after()}


def _front() -> dict[str, str]:
    return {
        "kind": _("Etikksimulering på papir"),
        "about": _(
            "Dette heftet er for en gruppe uten telefoner. Skriv det ut på begge sider av arket, og del det opp slik:"
        ),
        "contents": _("Hvem får hva"),
        "part": _("Del"),
        "for_whom": _("Til"),
        "page_title": _("Side"),
        "facilitator": _("Til fasilitatoren"),
        "facilitator_about": _("Du leder møtet. Les dette på forhånd, og del ut resten av heftet etter hvert."),
        "before": _("Før møtet"),
        "plan": _("Tidsplan: 65 minutter"),
        "minutes": _("Min."),
        "what": _("Hva"),
        "how": _("Slik gjør dere"),
        "each_scene": _("Slik går dere gjennom en scene"),
        "notes": _("Notater til scenene"),
        "brief": _("Før dere begynner"),
        "way": _("Veien vår"),
        "way_about": _(
            "Sett ring rundt bokstaven dere valgte i hver scene dere kom til. Noe på arkene gjelder bare etter noen valg, og da er det dette arket dere ser på."
        ),
        "scene": _("Scene"),
        "chosen": _("Dere valgte"),
        "why": _("Hvorfor"),
    }


def _scenes() -> dict[str, str]:
    return {
        "scenes": _("Scenene"),
        "choose": _("Hva gjør du?"),
        "turn": _("Velg hver for dere, og snakk sammen. Snu arket når gruppen har valgt vei."),
        "happens": _("Dette skjer"),
        "only_yours": _("Les bare det dere valgte."),
        "page": _("side"),
        "endings": _("Sluttene"),
        "after_ending": _("Her slutter historien. Ta først observatørene, så samtalen etterpå."),
    }


def _roles() -> dict[str, str | list[str]]:
    return {
        "roles": _("Rollekort"),
        "you_play": _("Du spiller"),
        "role_about": _(
            "Les bare kortet til scenen dere er i, og vis det ikke til noen. Svar som den du spiller ville svart."
        ),
        "observers": _("Til observatørene"),
        "observers_about": _(
            "Velg to punkter i hver scene og se etter dem. Sett ett kryss på linjen til hvert av dem."
        ),
        "look_for": _("Se etter"),
        "marks": [_("Sett"), _("Delvis"), _("Ikke sett"), _("Ikke aktuelt")],
        "observer_notes": _("Det jeg så og hørte"),
        "observer_rule": _(
            "Skriv først det du så eller hørte, ordrett. Det som ikke bygger på noe du så eller hørte, skriver du ikke. Skriv aldri noe som kan kjennes igjen."
        ),
        "note_scene": _("Scene"),
        "note_time": _("Klokka"),
        "heard": _("Jeg så eller hørte"),
        "seemed": _("Det så ut til å gjøre"),
        "wonder": _("Jeg lurer på"),
        "part_of_talk": _("Del av samtalen"),
        "talk_parts": [_("åpning"), _("utforsking"), _("følelse"), _("avslutning")],
    }


def _after() -> dict[str, str | list[str]]:
    return {
        "debrief": _("Samtalen etterpå"),
        "effects": _("Hva valgene gjorde"),
        "effects_about": _(
            "Se først på dette når historien er slutt. Pluss betyr at det ble mer av noe, minus mindre, og ± at det gikk begge veier. Det er ingen poeng."
        ),
        "choice": _("Valg"),
        "chosen_text": _("Det som ble valgt"),
        "reflection": _("Refleksjon i seks steg"),
        "reflection_about": _(
            "Skriv for deg selv. Arket er ditt. Noe er fylt ut fra saken, og du kan endre det. Skriv aldri noe som kan kjennes igjen: Taushetsplikten gjelder også her."
        ),
        "practice": _("Tilbake til praksis"),
        "my_plan": _("Avtalen min"),
        "plan_fields": [_("Når"), _("skal jeg"), _("sammen med"), _("og jeg merker det på")],
        "look_back": _("Se på avtalen igjen om to og om seks uker. Ble det gjort, delvis gjort eller hindret? Av hva?"),
        "look_back_fields": [_("Etter to uker"), _("Etter seks uker")],
        "sources": _("Kilder"),
    }


def trap(words: str) -> str:
    return _("Vanlig felle: %(trap)s", trap=words)


def chapter(id: str) -> str:
    """What stands outside the scenes."""
    return {"brief": _("Før dere begynner"), "reflection": _("Samtalen etterpå")}.get(id, _("Tilbake til praksis"))


def contents() -> tuple[tuple[str, str, str], ...]:
    """Each part: where it begins, what it is called, and who gets it."""
    return (
        ("facilitator", _("Til fasilitatoren"), _("Fasilitatoren")),
        ("brief", _("Før dere begynner"), _("Alle")),
        ("way", _("Veien vår"), _("Alle, på samme ark")),
        ("scenes", _("Scenene"), _("Ett ark om gangen, fra fasilitatoren")),
        ("endings", _("Sluttene"), _("Ett ark, når dere kommer dit")),
        ("roles", _("Rollekort"), _("De som spiller, hvert sitt")),
        ("observers", _("Til observatørene"), _("Observatørene")),
        ("debrief", _("Samtalen etterpå"), _("Fasilitatoren")),
        ("reflection", _("Refleksjon i seks steg"), _("Alle")),
        ("practice", _("Tilbake til praksis"), _("Alle")),
        ("sources", _("Kilder"), _("De som vil")),
    )


def before(players: int) -> list[str]:
    """What to do before the meeting; `players` is how many roles there are."""
    found = [_("Les alle scenene selv, på begge sider av arket.")]
    if players:
        found.append(
            _(
                "Finn ut hvem som spiller. Saken har %(count)s roller. En kan spille flere, og du kan lese dem selv.",
                count=players,
            )
        )
    return [
        *found,
        _("La to eller tre være observatører. Resten er deltakere."),
        _("Ha papirlapper til avstemningene, og en klokke alle kan se."),
    ]


def plan() -> dict[str, tuple[str, str]]:
    """What is done in each phase, and how."""
    return {
        "brief": (_("Innledning"), _("Les «Før dere begynner» høyt. Del ut roller og ark. Si at alle kan si pause.")),
        "scenes": (_("Scenene"), _("Gå gjennom saken scene for scene, slik det står under.")),
        "observers": (_("Observatørene"), _("Hver observatør leser det hun så og hørte. Ingen svarer ennå.")),
        "debrief": (_("Samtalen etterpå"), _("Først hva som skjedde, så hvorfor, til slutt hva dere tar med dere.")),
        "note": (_("Eget notat"), _("Alle skriver på arket «Refleksjon i seks steg», hver for seg.")),
        "practice": (_("Tilbake til praksis"), _("Alle fyller ut «Avtalen min» og tar den med seg.")),
    }


def each_scene() -> list[str]:
    return [
        _("Les scenen høyt. De som spiller, sier replikkene sine."),
        _("Alle deltakerne velger alene og skriver bokstaven på en lapp. Observatører og de som spiller, velger ikke."),
        _("Alle viser lappen samtidig. Snakk om hvorfor dere valgte ulikt."),
        _("Stem en gang til, eller bestem selv hvilken vei dere går. Sett ring rundt bokstaven på «Veien vår»."),
        _("Snu arket. Les bare det som hører til valget. Nederst står det hvilket ark som er det neste."),
    ]
