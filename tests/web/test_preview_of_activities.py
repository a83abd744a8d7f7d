"""Does an educator see every kind of activity as readers will, and with the key beside it?"""

from flask import Flask

from learning.courses import reading
from tests import world
from tests.browsing import Browser, words
from tests.courses.builders import EVERYTHING
from tests.web import reader
from tests.web.test_studio import FILE
from tests.web.writing import open_text, save_text

TEXT = FILE.rstrip("\n") + "\n\n## Alle slag {#alle-slag}\n\n" + EVERYTHING.replace("{#skala}", "{#skala-igjen}")
EXPECTED = {
    "order": ("Rekkefølge: Når Reidar får vondt", "Riktig rekkefølge", "1. Spør hvor vondt", "3. Spør igjen"),
    "match": ("Koble: Ord og betydning", "Dette hører sammen", "Dyspné – Tung pust", "Kakeksi – Avmagring"),
    "number": ("Tall: Samlet skår", "21 poeng (± 0,5)", "Legg sammen."),
    "fill-in": ("Fyll inn: Tung pust", "Godtatte svar", "dyspné", "dyspnoe"),
    "case": ("Kasus: Reidar om natten", "Reidar våkner og er redd.", "Setter deg", "Tall: Hvor mange netter?"),
    "reflection": ("Refleksjon: Hva tar du med deg?", "Skriv det du selv vil huske."),
    "self-assessment": ("Egenvurdering: Før kurset", "Jeg kan spørre om smerte"),
    "task": ("Oppgave: Spør én pasient", "Bruk skjemaet.", "Bekreftes av kollega."),
}


def preview(app: Flask, text: str) -> str:
    page = save_text(open_text(Browser(app, world.EDUCATOR)), text, htmx=False)
    return words(page.find("forhandsvisning"))


def test_every_kind_is_shown_with_its_key(app: Flask) -> None:
    assert not reading.read(reader.FILE, TEXT).errors
    seen = preview(app, TEXT)
    for kind, parts in EXPECTED.items():
        assert [part for part in parts if part not in seen] == [], kind


def test_what_is_not_finished_is_shown_as_far_as_it_goes(app: Flask) -> None:
    seen = preview(app, TEXT.replace("Svar:\n", "").replace("|---|---|\n", "").replace("Svar: 21", "Svar: mye"))
    for title in ("Koble: Ord og betydning", "Tall: Samlet skår", "Fyll inn: Tung pust", "Oppgave: Spør én pasient"):
        assert title in seen
