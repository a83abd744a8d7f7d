"""Which sentence does somebody read when something about an event is refused? Each says what to do."""

from collections.abc import Mapping


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


EVENTS: Mapping[str, str] = {
    "no_such_event": N_("Arrangementet finnes ikke."),
    "event_is_cancelled": N_("Arrangementet er avlyst eller ikke publisert. Se i kalenderen hva som skjer ellers."),
    "event_is_published": N_(
        "Type og nettverk kan ikke endres når arrangementet er publisert. Avlys det, og lag et nytt."
    ),
    "event_has_begun": N_("Arrangementet har begynt eller er over, så dette går ikke lenger."),
    "event_kind_missing": N_("Velg hva slags arrangement det er."),
    "event_form_missing": N_("Velg om det er på stedet, digitalt eller begge deler."),
    "title_missing": N_("Skriv hva arrangementet heter."),
    "place_missing": N_("Skriv hvor det er."),
    "area_missing": N_("Velg hvem arrangementet er for."),
    "event_course_odd": N_("Velg kurset bare når arrangementet er den fysiske delen av et kurs."),
    "event_link_odd": N_("Lim inn hele lenken til møtet. Den begynner med https://."),
    "hour_skipped": N_("Klokka stilles fram denne natten, så tidspunktet finnes ikke. Velg en time senere."),
    "event_day_far": N_("Sjekk årstallet. Arrangementet kan være høyst to år fram i tid og ett år tilbake."),
    "ends_before_it_begins": N_("Slutten må være etter begynnelsen. Rett klokkeslettet eller dagen."),
    "event_long": N_("Et arrangement varer høyst %(most)s dager. Lag heller flere."),
    "sign_up_late": N_("Fristen for påmelding kan ikke være etter at arrangementet er slutt."),
    "places_odd": N_("Skriv antall plasser som et tall fra 1 til %(most)s, eller la feltet stå tomt."),
    "sign_up_is_over": N_("Fristen for å melde seg på er ute. Spør arrangøren om det er plass likevel."),
    "sign_up_was_refused": N_("Lederen din har sagt nei til denne påmeldingen. Snakk med lederen om det er endret."),
    "sign_up_is_answered": N_("Påmeldingen er alt besvart eller trukket. Her er det som gjelder nå."),
    "no_such_sign_up": N_("Påmeldingen finnes ikke."),
    "way_missing": N_("Velg om du kommer på stedet eller er med digitalt."),
    "no_such_check_in": N_("Koden hører ikke til noe arrangement. Se på skjermen til arrangøren, og prøv igjen."),
    "check_in_early": N_("Det er for tidlig. Oppmøte kan registreres fra en time før arrangementet begynner."),
    "check_in_late": N_(
        "Arrangementet er over, så koden virker ikke lenger. Var du der, ber du arrangøren føre deg opp."
    ),
    "not_in_event_network": N_("Arrangementet er for %(network)s. Be arrangøren om hjelp hvis du hører til der."),
    "evaluation_not_there": N_("Bare de som er registrert med oppmøte, kan evaluere. Be arrangøren føre deg opp."),
    "evaluation_given": N_("Du har alt svart. Svaret er anonymt, så det kan ikke endres."),
    "evaluation_early": N_("Evalueringen åpner når arrangementet begynner."),
    "evaluation_over": N_("Evalueringen er lukket, en måned etter arrangementet. Si det heller til arrangøren."),
    "no_such_calendar": N_("Adressen til kalenderen virker ikke lenger. Lag en ny i Ressursnett."),
    "no_such_network": N_("Nettverket finnes ikke."),
}
