"""Is an answer stored the moment it is given, told in place, and the key kept until then?"""

import html
import re
from urllib.parse import unquote

import pytest
from flask import Flask
from sqlalchemy import select, update

from learning.actions.days import OSLO
from learning.records.attempts import Attempt
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import reader
from tests.web.reader import MODULE

SECRET = [
    "flere trinn",
    "null er ingen plage",
    "fin inndeling",
    "pasientens eget",
    "ansiktet forteller",
    "endringen først",
    "Tallet skal være",
    "Plagen blir ikke mindre",
    "utfyller hverandre",
    "Forklaring",
    "riktig",
    "Hemmelig",
    "kvalitetssikret",
    "correct",
    "verdict",
    "answer--",
]


@pytest.fixture
def nurse(app: Flask) -> Browser:
    browser = Browser(app, world.NURSE)
    reader.begin(browser)
    return browser


def secrets_in(page: Page) -> list[str]:
    """What an answer page, its headers and its address tell about the key."""
    told = f"{html.unescape(page.html)}\n{page.response.headers}\n{unquote(page.response.request.url)}".lower()
    return [one for one in SECRET if one.lower() in told]


def order(page: Page) -> list[str]:
    """The values of the options as they stand, from the top."""
    return [one.get("value", "") for one in page.tree.iter("input") if one.get("name") == "option"]


def action(browser: Browser, question: str) -> str:
    return reader.question_page(browser, question).form(f"/svar/{question}").get("action", "")


# Stored at once, told in place


def test_an_answer_is_stored_with_the_time_and_told_in_a_fragment(app: Flask, nurse: Browser) -> None:
    page = reader.answer(nurse, "skala", ["1"], htmx=True)
    assert page.status == 200 and not page.html.lstrip().startswith("<!doctype")
    assert words(page.find("sporsmal-skala-svar")).startswith("Riktig Lagret ")
    assert page.has("Ja, null er ingen plage.") and page.has("Tallet er pasientens eget.")
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_without_javascript_the_browser_is_sent_back_to_the_question(app: Flask, nurse: Browser) -> None:
    answer = reader.answer(nurse, "skala", ["1"], follow=False)
    assert (answer.status, answer.response.location) == (303, f"{MODULE}/side/skalaen#sporsmal-skala")
    page = nurse.get(answer.response.location)
    assert words(page.find("sporsmal-skala-svar")).startswith("Riktig Lagret ")
    assert page.has("Ja, null er ingen plage.")


def test_the_fragment_and_the_page_tell_the_same(nurse: Browser) -> None:
    fragment = reader.answer(nurse, "skala", ["0"], htmx=True)
    page = reader.question_page(nurse, "skala")
    assert words(fragment.find("sporsmal-skala")) == words(page.find("sporsmal-skala"))


def test_a_cache_between_us_keeps_fragment_and_page_apart(nurse: Browser) -> None:
    for page in (reader.answer(nurse, "skala", ["1"], htmx=True), reader.question_page(nurse, "skala")):
        assert "HX-Request" in page.response.headers["Vary"]


def test_the_time_told_is_norwegian_time(app: Flask, nurse: Browser) -> None:
    at = app.extensions["clock"]().astimezone(OSLO)
    assert reader.answer(nurse, "skala", ["1"], htmx=True).has(f"Lagret {at:%H:%M}")


def test_a_wrong_answer_is_told_what_was_right_and_why(nurse: Browser) -> None:
    page = reader.answer(nurse, "skala", ["0"])
    assert page.has("Ikke riktig denne gangen")
    assert page.has("Ditt svar – ikke riktig") and page.has("Skalaen har flere trinn.")
    assert page.has("Riktig svar du ikke valgte") and page.has("Ja, null er ingen plage.")
    assert not page.has("Så fin inndeling brukes ikke.")


def test_a_source_cited_by_the_explanation_is_listed_with_the_answer(nurse: Browser) -> None:
    before = reader.question_page(nurse, "skala")
    assert not before.has("Kilder")
    page = before.submit("/svar/skala", htmx=True, option="1")
    assert page.has("Utgiver, 2024") and page.find("kilde-esas") is not None


def test_an_answered_question_cannot_be_sent_again(nurse: Browser) -> None:
    page = reader.answer(nurse, "skala", ["1"])
    assert not [one for one in page.tree.iter("form") if "/svar/" in one.get("action", "")]


# The key stays here


@pytest.mark.parametrize("page", ["hvorfor", "skalaen", "uteblir"])
def test_no_page_tells_the_key_before_the_answer(nurse: Browser, page: str) -> None:
    assert secrets_in(nurse.get(f"{MODULE}/side/{page}")) == []


def test_the_words_looked_for_are_the_words_that_are_told(nurse: Browser) -> None:
    """Else the tests above would look for something that is never there."""
    told = secrets_in(reader.answer(nurse, "skala", ["1"])) + secrets_in(reader.answer(nurse, "da", ["0", "2"]))
    assert {"null er ingen plage", "pasientens eget", "ansiktet forteller", "Tallet skal være", "answer--"} <= set(told)
    assert "riktig" in told and "Forklaring" in told


def test_a_refused_answer_tells_nothing(nurse: Browser) -> None:
    for options in ([], ["7"], ["0", "1"], ["1", "x"]):
        for htmx in (True, False):
            page = reader.answer(nurse, "skala", options, htmx=htmx)
            assert page.status == 422 and secrets_in(page) == [], options


def test_the_redirect_after_an_answer_tells_nothing(nurse: Browser) -> None:
    assert secrets_in(reader.answer(nurse, "skala", ["1"], follow=False)) == []


def test_one_answer_tells_nothing_about_the_next_question(nurse: Browser) -> None:
    reader.answer(nurse, "skala", ["1"])
    assert secrets_in(reader.question_page(nurse, "da")) == []


def test_a_new_attempt_hides_again_what_the_last_one_told(nurse: Browser) -> None:
    reader.go_through(nurse, reader.WRONG)
    reader.begin(nurse, f"{MODULE}/resultat")
    assert secrets_in(reader.question_page(nurse, "skala")) == []


def test_what_is_not_reviewed_is_shown_to_no_reader(app: Flask, nurse: Browser) -> None:
    educator = Browser(app, world.EDUCATOR)
    reader.begin(educator)
    for browser in (nurse, educator):
        page = browser.get(f"{MODULE}/side/hvorfor")
        assert page.has("Spør hver gang.") and "Hemmelig" not in page.html


def test_options_keep_the_order_drawn_for_the_attempt(app: Flask, nurse: Browser) -> None:
    drawn = ["2", "0", "3", "1"]
    with app.app_context():
        db.session.execute(update(Attempt).values(questions={"skala": [1, 0, 2], "da": [int(one) for one in drawn]}))
        db.session.commit()
    page = reader.question_page(nurse, "da")
    assert order(page) == drawn
    assert order(page.submit("/svar/da", htmx=True)) == drawn
    answered = page.submit("/svar/da", htmx=True, option="0")
    told = [one for one in answered.tree.iter("div") if one.get("class") == "answer__text"]
    assert [words(one)[:4] for one in told] == ["Sett", "Ser ", "Vent", "Spør"]


def test_options_come_in_an_order_drawn_for_each_attempt(app: Flask) -> None:
    for someone in world.EVERYBODY:
        reader.begin(Browser(app, someone))
    drawn = {str(row[0]) for row in reader.rows(app, select(Attempt.questions))}
    assert len(drawn) > 1, "nine attempts out of 144 orders, and all the same"


# The first answer stands


def test_a_double_click_gives_the_same_fragment_and_one_answer(app: Flask, nurse: Browser) -> None:
    form = reader.question_page(nurse, "skala")
    first, second = (form.submit("/svar/skala", htmx=True, option="1") for _ in range(2))
    assert first.status == second.status == 200 and first.text == second.text
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_another_answer_from_another_tab_shows_the_first(app: Flask, nurse: Browser) -> None:
    one_tab, other_tab = reader.question_page(nurse, "skala"), reader.question_page(nurse, "skala")
    one_tab.submit("/svar/skala", htmx=True, option="0")
    page = other_tab.submit("/svar/skala", htmx=True, option="1")
    assert page.has("Ikke riktig denne gangen") and page.has("Ditt svar – ikke riktig")
    assert reader.answers_in(app) == [("skala", [0], 0.0)]


def test_even_nothing_chosen_shows_the_answer_that_stands(app: Flask, nurse: Browser) -> None:
    page = reader.question_page(nurse, "skala")
    page.submit("/svar/skala", option="1")
    assert page.submit("/svar/skala", htmx=True).status == 200
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


# What is no answer


@pytest.mark.parametrize(("question", "sentence"), [("skala", "Velg et svar."), ("da", "Velg minst ett svar.")])
@pytest.mark.parametrize("htmx", [True, False])
def test_nothing_chosen_is_said_at_the_question(
    app: Flask, nurse: Browser, question: str, sentence: str, htmx: bool
) -> None:
    page = reader.question_page(nurse, question).submit(f"/svar/{question}", htmx=htmx)
    assert page.status == 422
    assert words(page.find(f"sporsmal-{question}-feil")) == sentence
    assert len(order(page)) >= 3 and reader.answers_in(app) == []


def test_what_is_not_among_the_options_is_refused(app: Flask, nurse: Browser) -> None:
    path = action(nurse, "skala")
    for options in (["7"], ["-1"], ["x"], ["1.0"], ["٣"], ["1" * 500], ["\x00"], ["😀"], ["0", "1"], ["1", "7"]):
        page = nurse.post(path, {"option": options})
        assert page.status == 422 and page.has("Valget finnes ikke blant svarene."), options
    assert reader.answers_in(app) == []


def test_the_rest_of_the_page_stands_when_an_answer_is_refused(nurse: Browser) -> None:
    page = reader.question_page(nurse, "skala").submit("/svar/skala")
    assert page.h1 == "Kartlegge plager" and page.has("Pasienten setter tallet selv.")


def test_a_question_that_is_not_asked_does_not_exist(app: Flask, nurse: Browser) -> None:
    number = reader.attempt_id(reader.question_page(nurse, "skala"))
    for question in ("finnes-ikke", "forst", "SKALA", "%00", "x" * 500, "%F0%9F%98%80"):
        page = nurse.post(f"/laer/forsok/{number}/svar/{question}", {"option": "1"})
        assert page.status == 404 and secrets_in(page) == [], question
    assert reader.answers_in(app) == []


def test_an_attempt_nobody_has_does_not_exist(nurse: Browser) -> None:
    for number in ("0", "999", "2147483647", "2147483648", "99999999999999999999", "-1", "en"):
        for deed in ("svar/skala", "videre", "ferdig"):
            page = nurse.post(f"/laer/forsok/{number}/{deed}", {"option": "1", "page": "hvorfor"})
            assert page.status == 404, (number, deed)


def test_somebody_elses_attempt_does_not_exist(app: Flask, nurse: Browser) -> None:
    number = reader.attempt_id(reader.question_page(nurse, "skala"))
    for other in (world.COLLEAGUE, world.LEADER, world.EDUCATOR, world.COORDINATOR):
        for deed in ("svar/skala", "videre", "ferdig"):
            page = Browser(app, other).post(f"/laer/forsok/{number}/{deed}", {"option": "1", "page": "hvorfor"})
            assert page.status == 404 and secrets_in(page) == [] and not page.has("Kartlegge"), (other, deed)
    [attempt] = reader.attempts_in(app)
    assert (attempt.page, attempt.finished_at, reader.answers_in(app)) == ("hvorfor", None, [])


def test_an_answer_by_link_is_no_answer(app: Flask, nurse: Browser) -> None:
    assert nurse.get(f"{action(nurse, 'skala')}?option=1").status == 405
    assert reader.answers_in(app) == []


def test_nobody_answers_without_a_form_key(app: Flask, nurse: Browser) -> None:
    answer = nurse.client.post(action(nurse, "skala"), data={"option": "1"})
    assert answer.status_code == 400 and reader.answers_in(app) == []


def test_an_answer_after_the_result_is_told_that_it_came_too_late(app: Flask, nurse: Browser) -> None:
    path = action(nurse, "skala")
    with app.app_context():
        db.session.execute(update(Attempt).values(finished_at=app.extensions["clock"](), percent=0, passed=False))
        db.session.commit()
    for htmx in (True, False):
        page = nurse.post(path, {"option": "1"}, htmx=htmx)
        assert page.status == 409
        assert page.has("Dette forsøket er avsluttet, så svaret ble ikke lagret.") and secrets_in(page) == []
    assert reader.answers_in(app) == []


def test_an_answer_given_before_the_result_stands_after_it(app: Flask, nurse: Browser) -> None:
    path = action(nurse, "skala")
    reader.go_through(nurse, reader.WRONG)
    assert nurse.post(path, {"option": "1"}).has("Ikke riktig denne gangen")
    assert reader.answers_in(app) == [("skala", [0], 0.0), ("da", [2], 0.0)]


# Points


@pytest.mark.parametrize(
    ("options", "points"),
    [
        (["0", "1"], 1.0),
        (["0"], 0.5),
        (["0", "2"], 0.0),
        (["0", "1", "2"], 0.5),
        (["2", "3"], 0.0),
        (["0", "1", "2", "3"], 0.0),
    ],
)
def test_several_right_answers_give_a_share_each_and_guessing_costs(
    app: Flask, nurse: Browser, options: list[str], points: float
) -> None:
    reader.answer(nurse, "da", options)
    assert reader.answers_in(app) == [("da", [int(one) for one in options], points)]


@pytest.mark.parametrize(
    ("options", "verdict"),
    [
        (["0"], "Delvis riktig: 1 av 2 riktige Lagret"),
        (["0", "1", "2"], "Delvis riktig: 2 av 2 riktige, og 1 feil trekker fra Lagret"),
        (["0", "2"], "Ikke riktig denne gangen: 1 riktig og 1 feil veier hverandre opp Lagret"),
        (["0", "1", "2", "3"], "Ikke riktig denne gangen: 2 riktige og 2 feil veier hverandre opp Lagret"),
        (["0", "2", "3"], "Ikke riktig denne gangen: 1 riktig, men 2 feil trekker fra Lagret"),
        (["2", "3"], "Ikke riktig denne gangen Lagret"),
    ],
)
def test_how_a_share_came_about_is_told_in_words(nurse: Browser, options: list[str], verdict: str) -> None:
    told = words(reader.answer(nurse, "da", options).find("sporsmal-da-svar"))
    assert told.startswith(verdict)


def test_the_rule_is_told_before_the_answer(nurse: Browser) -> None:
    page = reader.question_page(nurse, "da")
    assert page.has("Velg ett eller flere svar. Et galt kryss trekker fra.")
    assert not reader.question_page(nurse, "skala").has("trekker fra")


# The page that covers it

COVERED = {
    "Forklaring: Observasjon": "Forklaring: Se [notatet](https://eksempel.example/) og [siden om tall](#skalaen). Observasjon"
}


@pytest.mark.parametrize("options", [["0"], ["2"]])
def test_what_was_not_quite_right_leads_to_the_page_that_covers_it(
    app: Flask, nurse: Browser, options: list[str]
) -> None:
    reader.publish(app, reader.FILE, COVERED)
    started = Browser(app, world.COLLEAGUE)
    reader.begin(started)
    page = reader.answer(started, "da", options)
    assert page.has("Les om dette: Skalaen")
    assert page.click("Skalaen").path == f"{reader.MODULE}/side/skalaen"


def test_what_was_right_leads_nowhere(app: Flask) -> None:
    reader.publish(app, reader.FILE, COVERED)
    started = Browser(app, world.COLLEAGUE)
    reader.begin(started)
    assert not reader.answer(started, "da", reader.RIGHT["da"]).has("Les om dette")


def test_without_a_link_in_the_explanation_a_wrong_answer_is_told_as_before(nurse: Browser) -> None:
    assert not reader.answer(nurse, "da", ["2"]).has("Les om dette")


def test_an_option_ticked_twice_counts_once(app: Flask, nurse: Browser) -> None:
    nurse.post(action(nurse, "da"), {"option": ["0", "0", "1"]})
    assert reader.answers_in(app) == [("da", [0, 1], 1.0)]


def test_an_answer_is_no_evidence(app: Flask, nurse: Browser) -> None:
    for question, options in reader.RIGHT.items():
        reader.answer(nurse, question, options)
    assert reader.rows(app, select(EvidenceRow.id)) == []


def test_no_page_names_who_else_answered(app: Flask, nurse: Browser) -> None:
    """Answers belong to one attempt: another reader starts with a blank page."""
    reader.answer(nurse, "skala", ["0"])
    other = Browser(app, world.COLLEAGUE)
    reader.begin(other)
    page = reader.question_page(other, "skala")
    assert len(order(page)) == 3 and not re.search("Lagret|checked", page.html.replace("Lagrer", ""))
