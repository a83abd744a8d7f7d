"""What does each screen of the gallery need? Invented people and every state, for development only."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort
from wtforms import (
    BooleanField,
    DateField,
    Form,
    PasswordField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)

from learning.web import drawings, gallery_activities
from learning.web.choosing import choices
from learning.web.guard import guarded
from learning.web.respond import page


def routes(door: Blueprint) -> None:
    door.add_url_rule("/utvikling/galleri/", "gallery", show, defaults={"screen": "parts"})
    door.add_url_rule("/utvikling/galleri/<screen>", "gallery", show)


@guarded("public")
def show(screen: str) -> Response:
    return page("gallery.html", **context(screen)) if screen in SCREENS else abort(404)


SCREENS = {
    "parts": "Deler",
    "home": "Min side",
    "courses": "Kurs",
    "page": "Modulside",
    "activities": "Oppgaver",
    "result": "Resultat",
    "competence": "Min kompetanse",
    "evidence": "Én kompetanse",
    "team": "Teamet",
    "person": "Person",
    "documents": "Dokumenter",
    "studio": "Redigering",
    "door": "Innlogging og profil",
}
READING = {"page", "activities", "result", "evidence", "door"}
WORDS = {"met": "Oppfylt", "part": "Begynt", "none": "Mangler", "expired": "Utløpt"}
MET, PART, NONE = ("met", "met", "met"), ("met", "part", "none"), ("none", "none", "none")
LAPSED, BEGUN = ("met", "expired", "part"), ("part", "none", "none")
STATE_KEY = (
    (MET, MET, PART),
    (PART, LAPSED, BEGUN),
    (NONE, PART, NONE, BEGUN),
    (MET, PART),
    (NONE, NONE, PART),
    (PART, NONE, NONE, MET),
    (BEGUN, NONE),
)
AREAS = (
    (
        "Fag og sykdomsforståelse",
        ("Kreft og andre sykdommer", "Palliasjon som fagfelt", "Konsekvenser av sykdom"),
    ),
    (
        "Kartlegging og lindring",
        ("Systematisk symptomkartlegging", "Smertebehandling og annen symptomlindring", "Ivareta døende"),
    ),
    ("Pårørende og veiledning", ("Rådgivning og veiledning", "Barn som pårørende")),
)
LATE = (
    ("done", "Fullført", "03.03.26"),
    ("overdue", "20 dager over", "01.11.26"),
    ("none", "Ikke begynt", ""),
)
FINE = (
    ("done", "Fullført", "03.03.26"),
    ("done", "Fullført", "14.04.26"),
    ("soon", "12 dager igjen", "03.12.26"),
)
PEOPLE = (
    ("Kari Nordmann", "Medisinsk sengepost 2", "4 av 21", LATE),
    ("Amina Yusuf", "Hjemmetjenesten nord", "2 av 21", LATE),
    ("Per-Ole Kristoffersen-Hagen", "Bjørkelia sykehjem, avdeling 3", "11 av 21", FINE),
    ("Sunniva Å. Berg", "Medisinsk sengepost 2", "21 av 21", FINE),
)


class Sample(Form):
    """One field of each kind, some of them wrong."""

    competence = SelectField("Kompetanse", choices=choices(("a", "Ivareta døende"), ("b", "Barn som pårørende")))
    on = DateField("Dato")
    note = TextAreaField("Hva så du?")
    seen = BooleanField("Jeg har selv sett dette, og står inne for det.")
    email = StringField("E-post")
    password = PasswordField("Passord")
    language = RadioField("Språk", choices=choices(("nb", "Bokmål"), ("nn", "Nynorsk")), default="nb")
    mail = SelectMultipleField("Send meg e-post om", choices=choices(("deadline", "Frister"), ("events", "Fagdager")))


def context(screen: str) -> dict[str, Any]:
    """Everything templates/gallery.html asks for."""
    form = Sample()
    if screen == "person":
        form.on.errors = ["Datoen kan ikke være fram i tid."]
        form.seen.errors = ["Du må stå inne for bekreftelsen."]
    return {
        "screen": screen,
        "screens": SCREENS,
        "frame": "frame--reading" if screen in READING else "",
        "drawings": drawings,
        "state_key": STATE_KEY,
        "links21": tuple((f"#kompetanse-{nr}", f"Kompetanse {nr}") for nr in range(1, 22)),
        "petals": (MET, PART, NONE, LAPSED, BEGUN),
        "swatches": {state: drawings.swatch(state) for state in WORDS},
        "words": WORDS,
        "areas": AREAS,
        "people": PEOPLE,
        "questions": gallery_activities.questions(),
        "case": gallery_activities.case(),
        "notes": gallery_activities.notes(),
        "form": form,
    }
