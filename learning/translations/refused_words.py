"""Which sentence does somebody read when an action refuses? Each says what to do."""

from learning.actions.refusing import Refused


def sentence(code: str, **facts: object) -> str:
    """The Norwegian for a code; an unknown code is a mistake of ours and raises KeyError."""
    from flask_babel import gettext as _

    sentences = {
        "too_many_logins": _(
            "For mange forsøk. Vent %(minutes)s minutter og prøv igjen.", minutes=facts.get("minutes", 15)
        ),
        "password_short": _("Passordet er for kort. Bruk minst tolv tegn, gjerne noen ord etter hverandre."),
        "password_long": _("Passordet er for langt. Bruk høyst %(most)s tegn.", most=facts.get("most", "")),
        "password_obvious": _("Passordet er lett å gjette. Bruk flere ulike tegn."),
        "unknown_language": _("Velg bokmål eller nynorsk."),
        "no_such_module": _("Modulen finnes ikke."),
        "no_such_attempt": _("Forsøket finnes ikke."),
        "no_such_page": _("Siden finnes ikke i denne modulen."),
        "no_such_question": _("Spørsmålet finnes ikke i denne modulen."),
        "no_such_person": _("Personen finnes ikke."),
        "no_such_evidence": _("Attesten finnes ikke."),
        "no_such_document": _("Dokumentet finnes ikke."),
        "no_such_revision": _("Endringen finnes ikke."),
        "attempt_finished": _(
            "Dette forsøket er avsluttet, så svaret ble ikke lagret. Start et nytt forsøk om du vil svare på nytt."
        ),
        "nothing_chosen": _("Velg minst ett svar.") if facts.get("several") else _("Velg et svar."),
        "not_an_option": _("Valget finnes ikke blant svarene. Last siden på nytt og svar igjen."),
        "not_all_ranked": _("Velg en plass for hvert punkt."),
        "not_a_rank": _("Plassen finnes ikke. Last siden på nytt og svar igjen."),
        "ranks_not_distinct": _("To punkter har fått samme plass. Gi hvert punkt sin egen plass."),
        "not_all_paired": _("Velg noe i hver rad."),
        "not_a_pair": _("Valget finnes ikke i listen. Last siden på nytt og svar igjen."),
        "nothing_written": _("Skriv et svar."),
        "text_too_long": _("Svaret er for langt. Bruk høyst %(most)s tegn.", most=facts.get("most", "")),
        "not_a_number": _("Skriv svaret som ett tall i %(unit)s, for eksempel 2,5.", unit=facts.get("unit"))
        if facts.get("unit")
        else _("Skriv svaret som ett tall, for eksempel 2,5."),
        "no_such_note": _("Oppgaven finnes ikke i denne modulen."),
        "national_id": _(
            "Teksten har et fødselsnummer, det som begynner på %(begins)s. Ta det bort, så lagrer vi resten. Teksten din står her fortsatt.",
            begins=facts.get("begins", ""),
        ),
        "perhaps_a_patient": _(
            "Dette kan gjøre at noen kjenner igjen en pasient: %(words)s. Ta det bort, eller kryss av for at du har sett over.",
            words=", ".join(f"«{one}»" for one in facts.get("words", ())),  # type: ignore[attr-defined]  # the action gives words
        ),
        "nothing_marked": _("Sett et tall på minst én av setningene."),
        "not_a_mark": _("Tallet må være fra 0 til 10. Last siden på nytt og velg igjen."),
        "day_missing": _("Velg hvilken dag du gjorde det."),
        "not_a_day": _("Skriv datoen med dag, måned og år."),
        "day_to_come": _("Datoen er fram i tid. Velg dagen du gjorde det."),
        "day_long_ago": _("Datoen er før %(earliest)s. Sjekk årstallet.", earliest=facts.get("earliest", "")),
        "questions_left": _("Du har %(left)s spørsmål igjen før du kan se resultatet.", left=facts.get("left", "")),
        "unknown_competence": _("Velg hvilken kompetanse attesten gjelder."),
        "note_long": _("Notatet er for langt. Bruk høyst %(most)s tegn.", most=facts.get("most", "")),
        "reason_missing": _("Skriv hvorfor du trekker attesten."),
        "published_since": _(
            "%(by)s har publisert en endring mens du skrev. Teksten din er trygg. Se på forskjellen under og ta inn det du vil beholde.",
            by=facts.get("by") or "Ressursnett",
        ),
        "changed_since": _("Modulen er endret en gang til mens du leste. Les det som er nytt, og bekreft på nytt."),
        "withdrawn": _(
            "«%(title)s» ble trukket tilbake %(on)s. Grunnen var: %(reason)s",
            title=facts.get("title", ""),
            on=facts.get("on", ""),
            reason=facts.get("reason", ""),
        ),
        "withdraw_reason_missing": _("Skriv hvorfor teksten trekkes tilbake. Leserne ser det."),
        "reason_long": _("Grunnen er for lang. Bruk høyst %(most)s tegn.", most=facts.get("most", "")),
        "cannot_be_withdrawn": _("Denne teksten kan ikke trekkes tilbake. Publiser en ny endring i stedet."),
        "change_missing": _("Velg hva slags endring dette er."),
        "text_has_errors": _("Teksten har feil som må rettes før den kan publiseres. De står i listen under."),
        "nothing_changed": _("Teksten er lik den som er publisert. Det er ingenting å publisere."),
        "text_long": _("Teksten er for lang. Del den i flere moduler."),
        "draft_saved_elsewhere": _(
            "Utkastet er lagret fra en annen fane eller maskin etter at du åpnet det her. Kopier det du har skrevet, og last siden på nytt."
        ),
        "draft_changed": _("Utkastet er endret siden du så på forskjellen. Se over den en gang til før du publiserer."),
        "stale_form": _("Siden var for gammel til å sendes. Gå tilbake, last den på nytt og prøv igjen."),
        "name_missing": _("Skriv navnet på personen."),
        "not_an_address": _("«%(email)s» er ikke en e-postadresse.", email=facts.get("email", "")),
        "already_appointed": _("Personen har allerede verv i %(place)s.", place=facts.get("place", "")),
        "ends_before_start": _("Siste dag er før første dag. Rett datoen."),
        "address_taken": _("%(email)s er i bruk fra før.", email=facts.get("email", "")),
        "no_such_address": _("Ingen har e-postadressen %(email)s.", email=facts.get("email", "")),
        "no_such_place": _("Fant ikke «%(place)s».", place=facts.get("place", "")),
        "unit_taken": _("Enheten «%(place)s» finnes fra før.", place=facts.get("place", "")),
        "role_scope": _(
            "Rollen %(role)s kan ikke gis for %(scope)s.", role=facts.get("role", ""), scope=facts.get("scope", "")
        ),
        "database_not_empty": _("Databasen har personer fra før. Demodata lastes bare i en tom database."),
    }
    return sentences[code]


def words(refused: Refused) -> str:
    return sentence(refused.code, **refused.facts)
