"""Can somebody write for herself, change it, find it again, and be stopped from writing about a patient, with nobody else looking?"""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.attempts import KeptAnswer
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import every_kind, reader
from tests.web.every_kind import MODULE

TEXT = "Jeg spurte hva som var viktig for henne. Så ventet jeg."
NATIONAL_ID = "13097248022"
PERHAPS = "Hun på rom 12 ville ikke ha besøk."
REFUSED = [
    ("tanke", {"text": "x" * 10_001}, "Notatet er for langt. Bruk høyst 10000 tegn."),
    ("tanke", {"text": f"Født {NATIONAL_ID}."}, "Teksten har et fødselsnummer, det som begynner på 1309."),
    ("tanke", {"text": PERHAPS}, "kjenner igjen en pasient: «rom 12»."),
    ("tanke", {"text": "Pasient AB ringte, og AB og Rom 12 igjen."}, "en pasient: «AB», «Rom 12»."),
    ("tanke", {"text": PERHAPS, "seen": "noe annet"}, "kjenner igjen en pasient: «rom 12»."),
    ("for", {}, "Sett et tall på minst én av setningene."),
    ("for", {"mark-0": "11"}, "Tallet må være fra 0 til 10."),
    ("for", {"mark-0": "-1"}, "Tallet må være fra 0 til 10."),
    ("for", {"mark-0": "٣"}, "Tallet må være fra 0 til 10."),
    ("gjort", {"done_on": ""}, "Velg hvilken dag du gjorde det."),
    ("gjort", {"done_on": "3. mars"}, "Skriv datoen med dag, måned og år."),
    ("gjort", {"done_on": "1999-12-31"}, "Datoen er før 2000."),
    ("gjort", {"done_on": "9999-12-31"}, "Datoen er fram i tid."),
    ("gjort", {"done_on": "2026-03-03", "text": "x" * 1001}, "Notatet er for langt. Bruk høyst 1000 tegn."),
    ("gjort", {"done_on": "2026-03-03", "text": NATIONAL_ID}, "Teksten har et fødselsnummer"),
]


@pytest.fixture
def nurse(app: Flask) -> Browser:
    every_kind.publish(app)
    return every_kind.begun(app)


def notes(app: Flask) -> dict[str, Any]:
    return every_kind.notes_of(app, world.NURSE)


def area(page: Page, activity: str) -> str:
    return (page.find(f"notat-{activity}-tekst").text or "").removeprefix("\n")


def told(page: Page, activity: str) -> str:
    return words(page.find(f"notat-{activity}"))


# A reflection


def test_what_is_written_is_saved_and_stands_in_the_field(app: Flask, nurse: Browser) -> None:
    page = every_kind.write(nurse, "tanke", {"text": TEXT})
    assert page.path == f"{MODULE}/side/selv" and area(page, "tanke") == TEXT and "Lagret " in told(page, "tanke")
    assert notes(app) == {"tanke": {"text": TEXT, "seen": ""}}


def test_while_writing_only_the_word_about_saving_comes_back(app: Flask, nurse: Browser) -> None:
    page = every_kind.write(nurse, "tanke", {"text": TEXT}, htmx=True)
    assert page.status == 200 and page.text.startswith("Lagret ") and "textarea" not in page.html
    assert notes(app)["tanke"]["text"] == TEXT


def test_it_can_be_changed_and_taken_away(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "tanke", {"text": TEXT})
    every_kind.write(nurse, "tanke", {"text": f"{TEXT} Hun gråt."})
    assert notes(app)["tanke"]["text"].endswith("gråt.")
    assert every_kind.write(nurse, "tanke", {"text": "  "}, htmx=True).has("Notatet er tomt")
    assert notes(app) == {}


def test_a_patients_room_is_stored_only_when_she_has_looked(app: Flask, nurse: Browser) -> None:
    page = every_kind.write(nurse, "tanke", {"text": PERHAPS})
    assert page.status == 422 and area(page, "tanke") == PERHAPS and notes(app) == {}
    seen = page.find("notat-tanke-sett").get("value")
    page = page.submit("/notat/tanke", seen=seen)
    assert page.status == 200 and area(page, "tanke") == PERHAPS
    # What she has looked at is not asked about again; what is new is
    assert every_kind.write(nurse, "tanke", {"text": f"{PERHAPS} Jeg også."}, htmx=True).status == 200
    assert every_kind.write(nurse, "tanke", {"text": f"{PERHAPS} Seng 3 også."}, htmx=True).status == 422
    assert notes(app)["tanke"]["text"] == f"{PERHAPS} Jeg også."


def test_a_national_id_is_never_stored_whatever_she_says(app: Flask, nurse: Browser) -> None:
    for fields in ({"text": f"{NATIONAL_ID} på rom 12"}, {"text": f"{NATIONAL_ID} på rom 12", "seen": "ja"}):
        page = every_kind.write(nurse, "tanke", fields)
        assert page.status == 422 and area(page, "tanke") == fields["text"]
        assert not [one for one in page.tree.iter("input") if one.get("name") == "seen"]
    assert notes(app) == {}


# Marks, before and after


def test_what_has_changed_since_before_is_told_in_words(app: Flask, nurse: Browser) -> None:
    page = every_kind.write(nurse, "for", {"mark-0": "3", "mark-1": "8"})
    assert page.find("notat-for-mark-0-3").get("checked") is not None and "Før satte du" not in told(page, "for")
    before = every_kind.open_page(nurse, "etter")
    assert "Før satte du 3." in told(before, "etter") and "enn før" not in told(before, "etter")
    after = every_kind.write(nurse, "etter", {"mark-0": "7", "mark-1": "8"}, htmx=True)
    assert "Før satte du 3. 4 høyere enn før" in told(after, "etter") and "Likt som før" in told(after, "etter")
    assert "Siden sist har du satt deg høyere på 1 setning, likt på 1." in told(after, "etter")
    assert "1 lavere enn før" in told(every_kind.write(nurse, "etter", {"mark-0": "2", "mark-1": "8"}), "etter")
    assert notes(app) == {"for": {"marks": [3, 8]}, "etter": {"marks": [2, 8]}}


def test_a_statement_may_be_left_open(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "for", {"mark-1": "0"})
    assert notes(app) == {"for": {"marks": [None, 0]}}
    assert "Før satte du 0." in told(every_kind.open_page(nurse, "etter"), "etter")


# A task at work


def test_a_task_is_done_on_a_day_and_may_be_undone(app: Flask, nurse: Browser) -> None:
    assert every_kind.open_page(nurse, "gjort").has("Be en kollega bekrefte at du har gjort den.")
    page = every_kind.write(nurse, "gjort", {"done_on": "2026-03-03", "text": "Gikk fint."})
    assert page.has("Gjort 3. mars 2026") and area(page, "gjort") == "Gikk fint."
    assert notes(app) == {"gjort": {"done_on": "2026-03-03", "text": "Gikk fint.", "seen": ""}}
    page = every_kind.write(nurse, "gjort", {"undo": "1"}, htmx=True)
    assert not page.has("Gjort 3. mars 2026") and notes(app) == {}


def test_today_is_not_to_come(app: Flask, nurse: Browser) -> None:
    today = date.fromisoformat(every_kind.open_page(nurse, "gjort").find("notat-gjort-dag").get("max") or "")
    assert every_kind.write(nurse, "gjort", {"done_on": (today + timedelta(1)).isoformat()}).status == 422
    assert every_kind.write(nurse, "gjort", {"done_on": today.isoformat()}).status == 200


# What is refused


@pytest.mark.parametrize(("activity", "fields", "sentence"), REFUSED)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_refused_says_why_and_changes_nothing(
    app: Flask, nurse: Browser, activity: str, fields: dict[str, str], sentence: str, htmx: bool
) -> None:
    path = every_kind.open_page(nurse, activity).form(f"/notat/{activity}").get("action", "")
    page = nurse.post(path, fields, htmx=htmx)
    assert page.status == 422 and page.has(f"Ikke lagret. {sentence}" if "pasient" not in sentence else sentence)
    assert notes(app) == {}


def test_only_what_is_for_oneself_has_a_place_in_the_workbook(app: Flask, nurse: Browser) -> None:
    number = reader.attempt_id(every_kind.open_page(nurse, "tall"))
    for other in ("tall", "natt", "ser", "finnes-ikke", "%00"):
        assert nurse.post(f"/laer/forsok/{number}/notat/{other}", {"text": TEXT}).status == 404
    assert notes(app) == {}


def test_somebody_elses_attempt_is_no_way_in(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "tanke", {"text": TEXT})
    number = reader.attempt_id(every_kind.open_page(nurse, "tall"))
    for other in (world.COLLEAGUE, world.LEADER, world.EDUCATOR, world.COORDINATOR):
        page = Browser(app, other).post(f"/laer/forsok/{number}/notat/tanke", {"text": "Overskrevet"})
        assert page.status == 404 and TEXT not in page.html
    assert notes(app)["tanke"]["text"] == TEXT


# It is hers, and it stays


def test_another_reader_of_the_same_module_sees_an_empty_page(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "tanke", {"text": TEXT})
    other = every_kind.begun(app, world.COLLEAGUE)
    assert area(every_kind.open_page(other, "tanke"), "tanke") == ""
    every_kind.write(other, "tanke", {"text": "Noe annet"})
    assert notes(app)["tanke"]["text"] == TEXT


def test_it_can_be_written_after_the_end_and_is_there_at_the_next_try(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "for", {"mark-0": "1", "mark-1": "1"})
    every_kind.go_through(nurse, every_kind.RIGHT)
    every_kind.write(nurse, "tanke", {"text": TEXT})
    assert set(notes(app)) == {"for", "tanke"}
    nurse.get(f"{MODULE}/resultat").submit("/begynn")
    page = every_kind.open_page(nurse, "tanke")
    assert area(page, "tanke") == TEXT and page.find("notat-for-mark-0-1").get("checked") is not None


def test_a_module_is_passed_without_writing_anything(nurse: Browser) -> None:
    assert every_kind.go_through(nurse, every_kind.RIGHT).has("6 av 6 helt riktig.")


def test_marks_for_other_statements_than_today_are_left_out(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "for", {"mark-0": "3", "mark-1": "8"})
    every_kind.go_through(nurse, every_kind.RIGHT)
    text = every_kind.TEXT.replace("- Jeg vet hvem", "- Jeg spør pårørende\n- Jeg vet hvem").replace(
        "edition: 1", "edition: 2"
    )
    reader.publish_text(app, every_kind.FILE, text)
    nurse.get(f"{MODULE}/resultat").submit("/begynn")
    page = every_kind.open_page(nurse, "for")
    assert not [one for one in page.tree.iter("input") if one.get("checked") is not None]


# Found again


def test_everything_written_is_found_from_the_profile(nurse: Browser) -> None:
    assert nurse.get("/min-profil/notater").has("Ingenting her ennå")
    every_kind.write(nurse, "tanke", {"text": f"{TEXT}\n\n<b>Så</b> gikk jeg."})
    every_kind.write(nurse, "for", {"mark-1": "8"})
    every_kind.write(nurse, "gjort", {"done_on": "2026-03-03"})
    page = nurse.get("/min-profil").click("Se det du har skrevet")
    assert page.h1 == "Det du har skrevet" and page.has(TEXT) and page.has("<b>Så</b> gikk jeg.")
    assert page.has("Jeg vet hvem jeg kan ringe 8 av 10") or page.has("Jeg vet hvem jeg kan ringe8 av 10")
    assert page.has("Gjort 3. mars 2026") and page.click("Alle slags oppgaver").path == MODULE


def test_nobody_finds_what_another_has_written(app: Flask, nurse: Browser) -> None:
    every_kind.write(nurse, "tanke", {"text": TEXT})
    with app.app_context():
        number = world.id_of(world.NURSE)
    for who, path in (
        (world.LEADER, f"/team/{number}"),
        (world.COORDINATOR, "/nettverk"),
        (world.COLLEAGUE, "/min-profil/notater"),
    ):
        assert TEXT not in Browser(app, who).get(path).html


# After the log-in has run out


def too_late(app: Flask, browser: Browser, text: str) -> Page:
    page = every_kind.open_page(browser, "tanke")
    app.extensions["clock"].forward(hours=13)
    door = page.submit("/notat/tanke", text=text)
    return door.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)


def test_a_national_id_is_not_kept_even_for_a_day(app: Flask, nurse: Browser) -> None:
    page = every_kind.open_page(nurse, "tanke")
    app.extensions["clock"].forward(hours=13)
    page.submit("/notat/tanke", text=f"{TEXT} Født {NATIONAL_ID}, sa hun.")
    (held,) = reader.rows(app, select(KeptAnswer.form))
    assert held[0]["text"] == [f"{TEXT} Født […], sa hun."]


def test_what_was_sent_too_late_is_saved_after_the_log_in(app: Flask, nurse: Browser) -> None:
    page = too_late(app, nurse, TEXT)
    assert page.path == f"{MODULE}/side/selv" and page.has("Det du skrev før du ble logget ut, er lagret.")
    assert area(page, "tanke") == TEXT and notes(app)["tanke"]["text"] == TEXT


def test_what_cannot_be_taken_as_it_stands_is_offered_and_not_lost(app: Flask, nurse: Browser) -> None:
    page = too_late(app, nurse, PERHAPS)
    assert page.h1 == "Det du skrev, er her" and page.has(PERHAPS) and notes(app) == {}
    page = page.submit("/notat/tanke")
    assert page.status == 422 and area(page, "tanke") == PERHAPS
    page = page.submit("/notat/tanke", seen=page.find("notat-tanke-sett").get("value"))
    assert notes(app)["tanke"]["text"] == PERHAPS
