"""Does a nurse find where it stands, however she writes it, on both kinds of database?"""

import pytest
from flask import Flask

from tests import world
from tests.browsing import Browser, words
from tests.web import reader
from tests.web.test_links_in_texts import queries


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def hits(page) -> list[tuple[str, str]]:  # type: ignore[no-untyped-def]
    lists = [one for one in page.tree.iter("ul") if one.get("class") == "rows"]
    return [(words(link), link.get("href", "")) for one in lists for link in one.iter("a")]


@pytest.mark.parametrize("query", ["ÆRLIG HÅND", "ærlig hånd", "Hånd  ærlig"])
def test_case_and_order_do_not_matter_and_a_part_of_a_word_is_enough(app: Flask, nurse: Browser, query: str) -> None:
    changed = "Pasienten setter tallet selv. Ærlighet og håndhygiene."
    reader.publish(app, reader.FILE, {"Pasienten setter tallet selv.": changed})
    form = nurse.get("/laer").form("/sok")
    assert form.get("method") == "get" and form.find(".//input[@name='q']") is not None
    page = nurse.get(f"{form.get('action')}?q={query}")
    assert hits(page) == [("Skalaen", "/laer/prove/kartlegging/side/skalaen")]
    assert [one.text for one in page.tree.iter("mark")] == ["Ærlig", "hånd"]
    assert page.has("1 treff") and page.find("sok-felt").get("value") == " ".join(query.split())


def test_a_hit_is_read_whether_the_module_is_begun_or_not(nurse: Browser) -> None:
    page = nurse.get("/sok?q=tallet+selv")
    assert page.click("Skalaen").path == f"{reader.MODULE}/utskrift"
    reader.begin(nurse)
    assert nurse.get("/sok?q=tallet+selv").click("Skalaen").path == f"{reader.MODULE}/side/skalaen"


def test_documents_guides_and_words_are_found_too(nurse: Browser) -> None:
    assert hits(nurse.get("/sok?q=sekunder")) == [("Si dette", "/bibliotek/ti-minutter-lytt#del-si-dette")]
    assert hits(nurse.get("/sok?q=min+side")) == [("Begynn her", "/hjelp/sykepleier#del-begynn")]
    assert hits(nurse.get("/sok?q=poengsum")) == [("Skår", "/ordliste#ord-skar")]


@pytest.mark.parametrize("query", ["ansiktet forteller", "Null til ti", "pasientens eget", "kvalitetssikret"])
def test_what_answers_a_question_or_is_for_educators_is_not_found(nurse: Browser, query: str) -> None:
    page = nurse.get(f"/sok?q={query}")
    assert hits(page) == [] and page.has("Ingen treff")


def test_nothing_found_suggests_what_would_be(nurse: Browser) -> None:
    page = nurse.get("/sok?q=sekkunder")
    assert page.has("Mente du") and hits(page.click("sekunder"))


@pytest.mark.parametrize(
    "query", ["", "%00", "%20", "%E2%80%AE", "x" * 5000, "%F0%9F%98%80", "(", "%25%28q%29s", "<b>"]
)
def test_odd_questions_are_answered_calmly(nurse: Browser, query: str) -> None:
    page = nurse.get(f"/sok?q={query}")
    assert page.status == 200 and len(page.find("sok-felt").get("value", "")) <= 100
    assert not any(char in page.html for char in "\0\u202e")


def test_searching_asks_the_database_for_nothing_of_its_own(app: Flask, nurse: Browser) -> None:
    nurse.get("/sok")
    assert queries(app, nurse, "/sok?q=tallet") == queries(app, nurse, "/bibliotek")
