"""What does each screen of the gallery need? Invented people and every state, for development only."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from flask import Blueprint, Response, abort
from markupsafe import Markup
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

from learning.web import drawings
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
    "result": "Resultat",
    "competence": "Min kompetanse",
    "evidence": "Én kompetanse",
    "team": "Teamet",
    "person": "Person",
    "documents": "Dokumenter",
    "studio": "Redigering",
    "door": "Innlogging og profil",
}
READING = {"page", "result", "evidence", "door"}
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
        "questions": _questions(),
        "form": form,
    }


def _questions() -> list[SimpleNamespace]:
    asked = _question("a", "Hvilken skala brukes i ESAS-r?", ["1–5", "0–10", "0–100"])
    wrong = _question(
        "b",
        "Når skal et svar på 7 eller mer følges opp?",
        ["Samme vakt", "Dagen etter"],
        error="Velg et svar først.",
    )
    right = _question("c", "Hvem setter tallet?", ["Sykepleieren", "Pasienten selv", "Legen"], chosen=(1,))
    several = _question(
        "d",
        "Hva kan lindre tungpust?",
        ["Vifte", "Åpent vindu", "Flatt leie", "Ro"],
        chosen=(0, 2),
        several=True,
    )
    _answer(right, "done", "Riktig", {1: ("right", "Ja. Bare pasienten vet hvor plaget hun er.")})
    _answer(
        several,
        "part",
        "Delvis riktig: 1 av 3",
        {
            0: ("right", "Luft mot ansiktet hjelper mange."),
            1: ("missed", ""),
            2: ("wrong", "Flatt leie gjør det ofte verre. Hev hodeenden."),
            3: ("missed", ""),
        },
    )
    return [asked, wrong, right, several]


def _question(
    key: str,
    title: str,
    options: list[str],
    *,
    chosen: tuple[int, ...] = (),
    several: bool = False,
    error: str = "",
) -> SimpleNamespace:
    made = [
        SimpleNamespace(position=nr, html=Markup("{}").format(text), chosen=nr in chosen, verdict="", feedback_html="")
        for nr, text in enumerate(options)
    ]
    return SimpleNamespace(
        html_id=f"sporsmal-{key}", action="#", place="Spørsmål 1 av 4", title=title, prompt_html="", several=several,
        options=made, error=error, fresh=False, answer=None,
    )  # fmt: skip


def _answer(question: SimpleNamespace, state: str, verdict: str, options: dict[int, tuple[str, str]]) -> None:
    for nr, (word, feedback) in options.items():
        question.options[nr].verdict = word
        question.options[nr].feedback_html = Markup("<p>{}</p>").format(feedback) if feedback else ""
    question.answer = SimpleNamespace(
        state=state, verdict=verdict, saved="Lagret 12:04", again_url="#",
        explanation_html=Markup("<p>Pasienten setter tallet selv.</p>"),
    )  # fmt: skip
