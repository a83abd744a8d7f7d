"""Does everybody who is logged in find the documents, the sheets to teach from and the words that are explained?"""

import pytest
from flask import Flask

from learning.courses.library import Library
from tests import world
from tests.browsing import Browser, Page
from tests.web import reader

SHEET = "documents/ti-minutter-lytt.md"
DOCUMENT = "documents/taushetsplikt.md"
TEXT = """---
title: Å tie
summary: Når du kan si noe.
edition: 1
reviewed: 2026-11-02
---

Skår hører hjemme i journalen.

## Unntak {#unntak}

Skåren er **ikke** hemmelig. Se [arket](ti-minutter-lytt.md#prov-sammen).
"""


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def test_the_library_is_one_step_from_learning_and_groups_what_is_in_it(app: Flask, nurse: Browser) -> None:
    reader.publish_text(app, DOCUMENT, TEXT)
    page = nurse.get("/laer").click("Åpne biblioteket")
    headings = [one.text for one in page.tree.iter("h2")]
    assert headings == ["Dokumenter", "Ti minutter til å lære bort", "Ordliste"]
    listed = [label for label, href in page.links() if href.startswith(("/bibliotek/", "/personvern", "/tilgj"))]
    assert listed[:4] == ["Personvern", "Tilgjengelighet", "Å tie", "Ti minutter om å lytte"]
    assert page.find("main") is not None and '<a href="/laer" aria-current="page">' in page.html


def test_a_document_shows_its_text_its_sources_once_and_when_it_was_gone_through(nurse: Browser) -> None:
    page = nurse.get("/bibliotek").click("Ti minutter om å lytte")
    assert (page.path, page.h1) == ("/bibliotek/ti-minutter-lytt", "Ti minutter om å lytte")
    assert page.has("Vent tre sekunder før du svarer.") and page.has("Sist gjennomgått 1. november 2026")
    assert page.html.count('id="kilde-lytt"') == 1 and page.html.count('href="#kilde-lytt"') == 3
    backs = [href for label, href in page.links() if label.startswith("↩")]
    assert backs == ["#sitat-lytt-1", "#sitat-lytt-2", "#sitat-lytt-3"]
    for back in backs:
        page.find(back.removeprefix("#"))


def test_paper_is_a_button_with_scripts_and_a_sentence_without(nurse: Browser) -> None:
    page = nurse.get("/bibliotek/ti-minutter-lytt")
    button = page.find("skriv-ut")
    assert button.get("type") == "button" and "js-only" in button.get("class", "")
    assert page.has("Bruk utskrift i nettleseren.")


def test_what_everybody_may_read_stays_where_it_is(nurse: Browser, app: Flask) -> None:
    assert nurse.get("/bibliotek/personvern").path == "/personvern"
    answer = Browser(app).get("/bibliotek/ti-minutter-lytt", follow=False)
    assert (answer.status, answer.response.location) == (303, "/logg-inn?next=/bibliotek/ti-minutter-lytt")


def test_a_document_that_moved_is_found_and_one_that_is_withdrawn_says_why(app: Flask, nurse: Browser) -> None:
    text = (reader.CONTENT / SHEET).read_text("utf-8").replace("edition: 1", "edition: 1\naliases: [documents/lytt]")
    reader.publish_text(app, SHEET, text)
    assert nurse.get("/bibliotek/lytt").path == "/bibliotek/ti-minutter-lytt"
    studio = Browser(app, world.EDUCATOR).get("/verksted/trekk/documents/ti-minutter-lytt")
    studio.submit("/trekk/", reason="Arket er slått sammen med et annet.")
    page = nurse.get("/bibliotek/ti-minutter-lytt")
    assert page.status == 410 and page.has("Arket er slått sammen med et annet.")
    assert nurse.get("/bibliotek/finnes-ikke").status == 404


def test_a_source_cited_in_the_welcome_of_a_course_has_a_place_to_lead_to(app: Flask, nurse: Browser) -> None:
    source = "\nsources:\n  - {key: a, title: Om å lytte, publisher: Utgiver, year: 2024}"
    reader.publish(
        app, "courses/prove/course.md", {"complete: true": f"complete: true{source}", "prøvekurset.": "skåren.[^a]"}
    )
    page = nurse.get("/laer/prove")
    page.find("kilde-a"), page.find("sitat-a-1")
    assert page.has("Om å lytte. Utgiver, 2024.") and explained(page) == [("skåren", "Tallet pasienten velger.")]


# Words that are explained


def explained(page: Page) -> list[tuple[str, str]]:
    """Each word that can be tapped, with its explanation."""
    found = []
    for button in page.tree.iter("button"):
        if button.get("class") == "term":
            card = page.find(button.get("popovertarget", ""))
            assert card.get("popover") is not None
            found.append((button.text or "", "".join(card.find(".//div").itertext()).strip()))
    return found


def test_a_word_is_explained_on_tap_the_first_time_it_stands_on_the_page(app: Flask, nurse: Browser) -> None:
    reader.publish_text(app, DOCUMENT, TEXT)
    page = nurse.get("/bibliotek/taushetsplikt")
    assert explained(page) == [("Skår", "Tallet pasienten velger.")]
    assert page.click("Se ordlisten").path == "/ordliste"


def test_a_page_of_a_module_explains_its_words_and_its_questions_do_not(app: Flask, nurse: Browser) -> None:
    changes = {
        "Pasienten setter tallet selv.": "Pasienten setter skåren selv.",
        "Siv spør Arne": "Årsak. Siv spør Arne",
    }
    reader.publish(app, reader.FILE, changes)
    reader.begin(nurse)
    assert explained(nurse.get(f"{reader.MODULE}/side/skalaen")) == [("skåren", "Tallet pasienten velger.")]


def test_the_glossary_is_for_everybody_and_in_the_order_of_the_alphabet(app: Flask) -> None:
    page = Browser(app).get("/ordliste")
    assert [one.text for one in page.tree.iter("dt")] == ["Skår", "Årsak"]
    assert page.has("Også: poengsum") and not page.has("skåren")
    page.find("ord-skar")


def test_a_network_without_a_glossary_has_no_such_page(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "glossary", lambda *_: None)
    assert Browser(app).get("/ordliste").status == 404
