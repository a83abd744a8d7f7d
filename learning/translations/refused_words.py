"""Which sentence does somebody read when an action refuses? Each says what to do."""

from collections.abc import Mapping

from learning.actions.refusing import Refused
from learning.translations.refused_words_events import EVENTS


def N_(sentence: str) -> str:  # the name message extraction looks for, for what is translated later
    return sentence


#: Code of what was refused → what is the matter and what to do.
REFUSED: Mapping[str, str] = {
    "too_many_logins": N_("For mange forsøk. Vent %(minutes)s minutter og prøv igjen."),
    "password_short": N_("Passordet er for kort. Bruk minst tolv tegn, gjerne noen ord etter hverandre."),
    "password_long": N_("Passordet er for langt. Bruk høyst %(most)s tegn."),
    "password_obvious": N_("Passordet er lett å gjette. Bruk flere ulike tegn."),
    "unknown_language": N_("Velg bokmål eller nynorsk."),
    "no_such_module": N_("Modulen finnes ikke."),
    "no_such_simulation": N_("Simuleringen finnes ikke."),
    "no_such_run": N_("Simuleringen finnes ikke."),
    "no_choice": N_("Velg hva du gjør."),
    "choice_not_offered": N_("Det valget kan ikke tas her. Velg et av dem som står under."),
    "chosen_elsewhere": N_("Du hadde allerede gått videre, kanskje i en annen fane. Her står du nå."),
    "walk_too_long": N_("Denne veien kan ikke bli lengre. Gå tilbake til et tidligere valg og prøv en annen vei."),
    "no_such_attempt": N_("Forsøket finnes ikke."),
    "no_such_page": N_("Siden finnes ikke i denne modulen."),
    "no_such_question": N_("Spørsmålet finnes ikke i denne modulen."),
    "no_such_person": N_("Personen finnes ikke."),
    "no_such_evidence": N_("Attesten finnes ikke."),
    "no_such_document": N_("Dokumentet finnes ikke."),
    "no_such_revision": N_("Endringen finnes ikke."),
    "attempt_finished": N_(
        "Dette forsøket er avsluttet, så svaret ble ikke lagret. Start et nytt forsøk om du vil svare på nytt."
    ),
    "nothing_chosen": N_("Velg et svar."),
    "not_an_option": N_("Valget finnes ikke blant svarene. Last siden på nytt og svar igjen."),
    "not_all_ranked": N_("Velg en plass for hvert punkt."),
    "not_a_rank": N_("Plassen finnes ikke. Last siden på nytt og svar igjen."),
    "ranks_not_distinct": N_("To punkter har fått samme plass. Gi hvert punkt sin egen plass."),
    "not_all_paired": N_("Velg noe i hver rad."),
    "not_a_pair": N_("Valget finnes ikke i listen. Last siden på nytt og svar igjen."),
    "nothing_written": N_("Skriv et svar."),
    "text_too_long": N_("Svaret er for langt. Bruk høyst %(most)s tegn."),
    "not_a_number": N_("Skriv svaret som ett tall, for eksempel 2,5."),
    "no_such_note": N_("Oppgaven finnes ikke i denne modulen."),
    "national_id": N_(
        "Teksten har et fødselsnummer, det som begynner på %(begins)s. Ta det bort, så lagrer vi resten. Teksten din står her fortsatt."
    ),
    "perhaps_a_patient": N_(
        "Dette kan gjøre at noen kjenner igjen en pasient: %(words)s. Ta det bort, eller kryss av for at du har sett over."
    ),
    "nothing_marked": N_("Sett et tall på minst én av setningene."),
    "not_a_mark": N_("Tallet må være fra 0 til 10. Last siden på nytt og velg igjen."),
    "day_missing": N_("Velg hvilken dag du gjorde det."),
    "not_a_day": N_("Skriv datoen med dag, måned og år."),
    "day_to_come": N_("Datoen er fram i tid. Velg dagen du gjorde det."),
    "day_long_ago": N_("Datoen er før %(earliest)s. Sjekk årstallet."),
    "questions_left": N_("Du har %(left)s spørsmål igjen før du kan se resultatet."),
    "unknown_competence": N_("Velg hvilken kompetanse attesten gjelder."),
    "another_networks_plan": N_("Planen må høre til det samme nettverket. La linjen «network» stå som den var."),
    "level_not_reached": N_("Nivå B er ikke nådd ennå. Alle kompetansene må ha både forståelse, erfaring og handling."),
    "note_long": N_("Notatet er for langt. Bruk høyst %(most)s tegn."),
    "reason_missing": N_("Skriv hvorfor du trekker attesten."),
    "published_since": N_(
        "%(by)s har publisert en endring mens du skrev. Teksten din er trygg. Se på forskjellen under og ta inn det du vil beholde."
    ),
    "changed_since": N_("Modulen er endret en gang til mens du leste. Les det som er nytt, og bekreft på nytt."),
    "withdrawn": N_("«%(title)s» ble trukket tilbake %(on)s. Grunnen var: %(reason)s"),
    "withdraw_reason_missing": N_("Skriv hvorfor teksten trekkes tilbake. Leserne ser det."),
    "reason_long": N_("Grunnen er for lang. Bruk høyst %(most)s tegn."),
    "cannot_be_withdrawn": N_("Denne teksten kan ikke trekkes tilbake. Publiser en ny endring i stedet."),
    "change_missing": N_("Velg hva slags endring dette er."),
    "text_has_errors": N_("Teksten har feil som må rettes før den kan publiseres. De står i listen under."),
    "nothing_changed": N_("Teksten er lik den som er publisert. Det er ingenting å publisere."),
    "text_long": N_("Teksten er for lang. Del den i flere moduler."),
    "draft_saved_elsewhere": N_(
        "Utkastet er lagret fra en annen fane eller maskin etter at du åpnet det her. Kopier det du har skrevet, og last siden på nytt."
    ),
    "draft_changed": N_("Utkastet er endret siden du så på forskjellen. Se over den en gang til før du publiserer."),
    "no_such_group": N_("Gruppen finnes ikke."),
    "group_moved_on": N_("Gruppen var alt gått videre, så ingenting ble gjort to ganger. Her er det som gjelder nå."),
    "group_ended": N_("Økta er avsluttet."),
    "road_missing": N_("Velg en vei først."),
    "no_such_road": N_("Den veien går det ikke an å velge herfra. Velg en av dem som står på skjermen."),
    "road_too_long": N_(
        "Gruppen har gått lenge nok i denne saken. Gå til observatørene, eller gå tilbake i historien."
    ),
    "no_such_role": N_("Rollen finnes ikke i denne saken. Last siden på nytt og velg igjen."),
    "no_such_code": N_(
        "Ingen gruppe har denne koden nå. Se på skjermen til den som leder gruppen, og skriv koden en gang til."
    ),
    "group_full": N_("Gruppen er full. Det er plass til %(most)s."),
    "you_lead": N_("Du leder denne gruppen, så du kan ikke være med i den samtidig."),
    "first_name_missing": N_("Skriv fornavnet ditt, eller noe annet de andre kan kalle deg."),
    "first_name_long": N_("Navnet er for langt. Bruk høyst %(most)s tegn."),
    "not_a_first_name": N_("Skriv bare et fornavn, uten tall, datoer og nummer."),
    "role_missing": N_("Velg hva du vil være i gruppen."),
    "card_taken": N_("Noen andre spiller %(name)s. Velg en annen, eller la fasilitatoren velge."),
    "no_such_vote": N_("Du stemmer ikke i denne gruppen."),
    "vote_closed": N_("Avstemningen er lukket, så stemmen ble ikke telt. Her er det som gjelder nå."),
    "vote_moved_on": N_("Gruppen har gått videre, så stemmen ble ikke telt. Her er det som gjelder nå."),
    "vote_missing": N_("Velg et av svarene som står på skjermen."),
    "no_such_scene": N_("Gruppen har ikke vært i denne scenen."),
    "not_a_point": N_("Punktet finnes ikke i denne scenen. Last siden på nytt og merk igjen."),
    "heard_missing": N_("Skriv først hva du så eller hørte. Da vet de andre hva resten bygger på."),
    "not_a_part_of_the_talk": N_("Velg en av delene av samtalen, eller la det stå åpent."),
    "too_many_notes": N_("Du har skrevet %(most)s notater, og flere er det ikke plass til. Ta bort et av dem først."),
    "no_such_observation": N_("Notatet finnes ikke."),
    "reply_missing": N_("Skriv det du vil svare."),
    "stale_form": N_("Siden var for gammel til å sendes. Gå tilbake, last den på nytt og prøv igjen."),
    "name_missing": N_("Skriv navnet på personen."),
    "not_an_address": N_("«%(email)s» er ikke en e-postadresse."),
    "already_appointed": N_("Personen har allerede verv i %(place)s."),
    "ends_before_start": N_("Siste dag er før første dag. Rett datoen."),
    "address_taken": N_("%(email)s er i bruk fra før."),
    "no_such_address": N_("Ingen har e-postadressen %(email)s."),
    "no_such_place": N_("Fant ikke «%(place)s»."),
    "unit_taken": N_("Enheten «%(place)s» finnes fra før."),
    "role_scope": N_("Rollen %(role)s kan ikke gis for %(scope)s."),
    "changed_elsewhere": N_(
        "Et av stegene er endret i en annen fane eller på en annen maskin etter at du åpnet siden. Kopier det du har skrevet, og last siden på nytt."
    ),
    "no_reader_chosen": N_("Velg hvem du vil dele med."),
    "not_in_your_network": N_("Fant ingen med adressen %(email)s i nettverket ditt. Sjekk at den er skrevet riktig."),
    "nothing_to_share": N_("Skriv noe først. Da kan du dele det."),
    "no_such_share": N_("Delingen finnes ikke."),
    "no_such_reflection": N_("Refleksjonen finnes ikke, eller den er ikke delt med deg."),
    "no_such_commitment": N_("Avtalen finnes ikke."),
    "plan_unfinished": N_("Skriv både når og hva du skal gjøre."),
    "plan_long": N_("Skriv kortere: høyst %(most)s tegn i hvert felt."),
    "plan_not_changed": N_("Planen er lik den du hadde. Skriv hva som er nytt, eller velg et annet svar."),
    "hindrance_missing": N_("Velg hva som hindret deg."),
    "no_such_appointment": N_("Vervet finnes ikke."),
    "appointment_moved_on": N_(
        "Noen andre endret vervet nå nettopp. Se hva som gjelder, og prøv igjen om du trenger det."
    ),
    "unit_missing": N_("Velg en av enhetene i listen."),
    "address_missing": N_("Skriv e-postadressen til personen."),
    "profession_not_in_plan": N_(
        "Velg et av yrkene i listen. Nettverkets kompetanseplan har ikke noe for andre yrker."
    ),
    "first_day_missing": N_("Skriv hvilken dag vervet begynner."),
    "first_day_far": N_("Sjekk årstallet. Vervet kan begynne høyst ett år fram i tid."),
    "percent_odd": N_("Skriv tiden som et helt tall fra 0 til 100."),
    "written_long": N_("Skriv kortere: høyst %(most)s tegn."),
    "why_missing": N_("Skriv en kort begrunnelse."),
    "until_missing": N_("Velg siste dag i permisjonen. Den må være fram i tid, og ikke mer enn tre år fram."),
    "last_day_missing": N_("Velg siste dag i vervet, fra i dag og høyst ett år fram."),
    "leader_missing": N_("Velg en av lederne på enheten."),
    "days_missing": N_("Skriv både første og siste dag."),
    "lent_too_long": N_("En vikar kan ha ansvaret i høyst ett år. Velg en tidligere dag."),
    "leads_already": N_("Personen leder allerede %(place)s i disse dagene."),
    "no_such_stand_in": N_("Vikaren finnes ikke, eller er ferdig."),
    "database_not_empty": N_("Databasen har personer fra før. Demodata lastes bare i en tom database."),
    **EVENTS,
}
#: The same, where a fact asks for another sentence: code → the fact and its sentence.
INSTEAD: Mapping[str, tuple[str, str]] = {
    "nothing_chosen": ("several", N_("Velg minst ett svar.")),
    "not_a_number": ("unit", N_("Skriv svaret som ett tall i %(unit)s, for eksempel 2,5.")),
}
#: What is said of a fact that the action did not give.
UNSAID: Mapping[str, object] = {"minutes": 15, "by": "Ressursnett"}


class _Facts(dict[str, object]):
    def __missing__(self, name: str) -> object:
        return UNSAID.get(name, "")


def sentence(code: str, **facts: object) -> str:
    """The Norwegian for a code; an unknown code is a mistake of ours and raises KeyError."""
    from flask_babel import gettext

    fact, other = INSTEAD.get(code, ("", ""))
    said = _Facts({name: _shown(value) for name, value in facts.items() if value is not None})
    return str(gettext(other if facts.get(fact) else REFUSED[code])) % said


def _shown(fact: object) -> object:
    """Several words are quoted, one after the other."""
    return ", ".join(f"«{one}»" for one in fact) if isinstance(fact, list | tuple) else fact


def words(refused: Refused) -> str:
    return sentence(refused.code, **refused.facts)
