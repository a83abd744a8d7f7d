"""Can a module be read and printed as one, with nothing about the answers before it is finished?"""

import pytest
from flask import Flask

from tests import world
from tests.browsing import Browser, words
from tests.web import every_kind, reader

PAPER = f"{reader.MODULE}/utskrift"
SECRET = ("Tallet er pasientens eget.", "null er ingen plage", "Skalaen har flere trinn", "answer--right", "Riktig")


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def test_all_pages_stand_below_each_other_with_the_sources_last(nurse: Browser) -> None:
    page = nurse.get(reader.MODULE).click("Les eller skriv ut hele modulen")
    assert page.path == PAPER and page.h1 == "Kartlegge plager"
    headings = [one.text for one in page.tree.iter("h2")]
    assert headings == ["Hvorfor kartlegge?", "Skalaen", "Når svaret uteblir", "Kilder"]
    assert page.has("Siv spør Arne hvor vondt det gjør nå.") and "Hemmelig for leseren" not in page.html
    page.find("del-skalaen")


def test_before_it_is_finished_nothing_says_what_is_right(app: Flask, nurse: Browser) -> None:
    for page in (nurse.get(PAPER), (reader.begin(nurse), reader.answer(nurse, "skala", ["0"]), nurse.get(PAPER))[-1]):
        assert not [one for one in SECRET if one in page.html]
        assert "<form" not in page.html.split("<article")[1]
        boxes = [one.text for one in page.tree.findall(".//ul[@class='paper__boxes']/li")]
        assert boxes[:3] == ["En til fem", "Null til hundre", "Null til ti"]


def test_after_it_is_finished_the_answers_and_their_sources_are_there(nurse: Browser) -> None:
    reader.take(nurse, reader.WRONG)
    page = nurse.get(PAPER)
    assert page.has("Tallet er pasientens eget.") and page.has("Ikke riktig denne gangen")
    assert page.html.count('id="kilde-esas"') == 1 and page.html.count('href="#kilde-esas"') == 2
    assert not page.has("Svarene får du når du tar modulen.")


def test_every_kind_of_activity_has_a_form_for_a_pencil(app: Flask, nurse: Browser) -> None:
    every_kind.publish(app)
    page = nurse.get(f"{every_kind.MODULE}/utskrift")
    assert page.status == 200 and len(page.tree.findall(".//div[@class='question question--paper']")) >= 8
    for todo in (
        "Sett ring rundt ett tall for hver setning.",
        "Skriv tankene dine her.",
        "Gjør oppgaven på jobb. Skriv dagen, og gjerne noen ord om hvordan det gikk.",
        "Skriv tallene 1 til 4 i rutene, i riktig rekkefølge.",
        "Skriv bokstaven til det som hører sammen med hver rad.",
        "Skriv svaret på linjen.",
        "Sett ett kryss.",
    ):
        assert page.has(todo), todo


def test_a_question_with_several_right_answers_says_so_on_paper(nurse: Browser) -> None:
    assert nurse.get(PAPER).has("Sett ett eller flere kryss. Et galt kryss trekker fra.")


def test_a_self_assessment_is_a_scale_on_paper(app: Flask, nurse: Browser) -> None:
    every_kind.publish(app)
    scales = nurse.get(f"{every_kind.MODULE}/utskrift").tree.findall(".//ol[@class='paper__scale']")
    assert len(scales) == 4
    assert [one.text for one in scales[0]] == [str(mark) for mark in range(11)]


def test_what_stands_in_the_alphabet_already_is_not_printed_as_the_key(app: Flask, nurse: Browser) -> None:
    """`Smerte, Tungpust, Tørste` is both the alphabet and the key; so is the order below."""
    text = every_kind.TEXT
    for item, instead in (("Sett deg ned", "Anne"), ("Si hvorfor du spør", "Berit"), ("Skriv ned tallene", "Åse")):
        text = text.replace(f". {item}", f". {instead}")
    reader.publish_texts(app, {every_kind.COURSE_FILE: every_kind.COURSE, every_kind.FILE: text})
    page = nurse.get(f"{every_kind.MODULE}/utskrift")
    letters = page.tree.find(".//ul[@class='paper__letters']")
    assert [words(one) for one in letters] == ["A Tungpust", "B Tørste", "C Smerte"]
    [placed] = [one for one in page.tree.findall(".//ul[@class='paper__boxes']") if "Anne" in words(one)]
    assert [words(one) for one in placed] == ["Berit", "Spør om plager", "Åse", "Anne"]


NEW_EDITION = {"edition: 1": "edition: 2", "Pasienten setter tallet selv.": "Pasienten peker på tallet."}


def test_whoever_is_in_the_middle_prints_what_she_is_reading(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    reader.answer(nurse, "skala", ["0"])
    assert not nurse.get(PAPER).has("utgave")
    reader.publish(app, reader.FILE, NEW_EDITION)
    page = nurse.get(PAPER)
    assert page.has("Pasienten setter tallet selv.") and not page.has("peker på")
    assert page.has("Dette er utgave 1. Den nyeste er utgave 2.")
    assert not [one for one in SECRET if one in page.html]
    fresh = Browser(app, world.COLLEAGUE).get(PAPER)
    assert fresh.has("Pasienten peker på tallet.") and not fresh.has("Den nyeste er utgave")


def test_a_module_that_is_not_there_is_not_printed(nurse: Browser) -> None:
    assert nurse.get("/laer/prove/finnes-ikke/utskrift").status == 404
