"""Can a module be read and printed as one, with nothing about the answers before it is finished?"""

import pytest
from flask import Flask

from tests import world
from tests.browsing import Browser
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


def test_a_module_that_is_not_there_is_not_printed(nurse: Browser) -> None:
    assert nurse.get("/laer/prove/finnes-ikke/utskrift").status == 404
