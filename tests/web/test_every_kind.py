"""Can every kind of question be answered: right, partly, wrong and not at all, with the key kept until then?"""

import html
from typing import Any

import pytest
from flask import Flask

from learning.courses.nouns import Module
from learning.records.database import db
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import every_kind, reader
from tests.web.every_kind import MODULE, PAGE_OF, PARTLY, RIGHT, SHUFFLE, STORED, WRONG, Fields

ASKED = tuple(RIGHT)
SECRET = ["Ro kommer først", "Kroppen forteller", "14,5", "15 mg", "Seks ganger 2,5", "ESAS-r", "Edmonton", "ni plager"]
SECRET += ["det forteller mye", "Ansiktet svarer", "30 minutter", "rett plass", "Riktig svar"]


@pytest.fixture
def nurse(app: Flask) -> Browser:
    every_kind.publish(app)
    return every_kind.begun(app)


def told(page: Page, question: str) -> str:
    return words(page.find(f"sporsmal-{question}"))


def secrets_in(page: Page) -> list[str]:
    return [one for one in SECRET if one.lower() in html.unescape(page.html).lower()]


def stored(app: Flask) -> dict[str, tuple[Any, float]]:
    return {question: (given, points) for question, given, points in reader.answers_in(app)}


# Stored at once, and told


@pytest.mark.parametrize("question", ASKED)
@pytest.mark.parametrize("htmx", [True, False])
def test_a_right_answer_is_stored_by_the_authors_positions_or_as_typed(
    app: Flask, nurse: Browser, question: str, htmx: bool
) -> None:
    page = every_kind.answer(nurse, question, RIGHT[question], htmx=htmx)
    assert page.status == 200 and words(page.find(f"sporsmal-{question}-svar")).startswith("Riktig Lagret ")
    assert stored(app) == {question: (STORED[question], 1.0)}


@pytest.mark.parametrize("question", ASKED)
def test_the_fragment_and_the_page_tell_the_same(nurse: Browser, question: str) -> None:
    fragment = every_kind.answer(nurse, question, WRONG[question], htmx=True)
    assert told(fragment, question) == told(every_kind.open_page(nurse, question), question)


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        (
            "rekkefolge",
            (
                "1. Skriv ned tallene Hører hjemme på plass 4",
                "Riktig rekkefølge Sett deg ned Si hvorfor du spør",
                "Ro kommer",
            ),
        ),
        ("koble", ("Hører sammen med: Smerte", "Hører sammen med: Tørste", "Kroppen forteller")),
        ("tall", ("2,5 Ditt svar – ikke riktig", "Riktig svar: 15 mg.", "Alt fra 14,5 til 15,5 er riktig.")),
        ("fyll", ("MOBID-2 Ditt svar – ikke riktig", "Riktig svar: ESAS-r.", "Det har ni plager.")),
        ("ser", ("Riktig svar du ikke valgte", "Ansiktet svarer for ham.")),
        ("innom", ("Riktig svar: 30 minutter.",)),
    ],
)
def test_a_wrong_answer_is_told_what_was_right_and_why(
    app: Flask, nurse: Browser, question: str, sentences: tuple[str, ...]
) -> None:
    page = every_kind.answer(nurse, question, WRONG[question])
    assert "Ikke riktig denne gangen" in told(page, question)
    for sentence in sentences:
        assert sentence in told(page, question)
    assert stored(app)[question][1] == 0.0


@pytest.mark.parametrize(
    ("question", "points", "verdict"),
    [
        ("rekkefolge", 0.5, "Delvis riktig: 2 av 4 på rett plass"),
        ("koble", 1 / 3, "Delvis riktig: 1 av 3 par er riktige"),
    ],
)
def test_a_partly_right_answer_says_how_much(
    app: Flask, nurse: Browser, question: str, points: float, verdict: str
) -> None:
    assert verdict in told(every_kind.answer(nurse, question, PARTLY[question]), question)
    assert stored(app)[question][1] == pytest.approx(points)


def test_another_spelling_is_right_and_told_how_we_write_it(nurse: Browser) -> None:
    assert "Vi skriver det slik: ESAS-r." in told(every_kind.answer(nurse, "fyll", {"text": "edmonton-skjema"}), "fyll")


@pytest.mark.parametrize("written", ["15", "15,0 mg", "15.00"])
def test_a_number_that_is_ours_is_not_corrected(nurse: Browser, written: str) -> None:
    page = every_kind.answer(nurse, "tall", {"text": written})
    assert "Riktig svar" not in told(page, "tall") and "Vi har" not in told(page, "tall")


@pytest.mark.parametrize("written", ["14,5", "15.5 mg"])
def test_a_number_near_enough_is_right_and_told_what_we_have(nurse: Browser, written: str) -> None:
    page = every_kind.answer(nurse, "tall", {"text": written})
    assert "Vi har 15 mg, og godtar fra 14,5 til 15,5." in told(page, "tall")
    assert "Riktig svar" not in told(page, "tall")


def test_putting_in_order_and_matching_tell_what_counts(nurse: Browser) -> None:
    page = every_kind.open_page(nurse, "koble")
    assert page.has("Sett punktene i riktig rekkefølge. Hvert punkt som står riktig, teller.")
    assert page.has("Velg det som hører til i hver rad. Hvert riktige par teller.")


def test_a_source_cited_by_an_explanation_is_listed_with_the_answer(nurse: Browser) -> None:
    assert not every_kind.open_page(nurse, "rekkefolge").has("Kilder")
    assert every_kind.answer(nurse, "rekkefolge", WRONG["rekkefolge"], htmx=True).has("Utgiver, 2024")


# The key stays here


@pytest.mark.parametrize("page", sorted(set(PAGE_OF.values())))
def test_no_page_tells_the_key_before_the_answer(nurse: Browser, page: str) -> None:
    assert secrets_in(nurse.get(f"{MODULE}/side/{page}")) == []


def test_the_words_looked_for_are_told_after_the_answers(nurse: Browser) -> None:
    pages = [every_kind.answer(nurse, question, fields) for question, fields in WRONG.items()]
    assert {one for page in pages for one in secrets_in(page)} >= {"14,5", "ESAS-r", "30 minutter", "Kroppen forteller"}


def test_what_is_put_in_order_stands_as_it_was_shuffled_and_goes_by_its_place(nurse: Browser) -> None:
    page = every_kind.open_page(nurse, "rekkefolge")
    items = ["Sett deg ned", "Si hvorfor du spør", "Spør om plager", "Skriv ned tallene"]
    rows = [one for one in page.tree.iter("li") if one.get("class") == "place-row"]
    assert [items.index(words(row[0])) for row in rows] == SHUFFLE["rekkefolge"]
    assert [row.find(".//select").get("name") for row in rows] == ["place-0", "place-1", "place-2", "place-3"]


def test_what_can_be_matched_stands_as_it_was_shuffled_and_goes_by_its_place(nurse: Browser) -> None:
    page = every_kind.open_page(nurse, "koble")
    for row in range(3):
        chosen = page.find(f"sporsmal-koble-pair-{row}").findall("option")[1:]
        assert [(one.get("value"), words(one)) for one in chosen] == [
            ("0", "A: Tungpust"),
            ("1", "B: Tørste"),
            ("2", "C: Smerte"),
        ]


def test_a_refused_answer_tells_nothing(nurse: Browser) -> None:
    for question in ASKED:
        for htmx in (True, False):
            page = every_kind.open_page(nurse, question).submit(f"/svar/{question}", htmx=htmx)
            assert page.status == 422 and secrets_in(page) == [], question


# What is no answer


@pytest.mark.parametrize(
    ("question", "fields", "sentence"),
    [
        ("rekkefolge", {}, "Velg en plass for hvert punkt."),
        ("rekkefolge", {**RIGHT["rekkefolge"], "place-2": ""}, "Velg en plass for hvert punkt."),
        ("rekkefolge", {**RIGHT["rekkefolge"], "place-2": "3"}, "To punkter har fått samme plass."),
        ("rekkefolge", {**RIGHT["rekkefolge"], "place-2": "5"}, "Plassen finnes ikke."),
        ("rekkefolge", {**RIGHT["rekkefolge"], "place-2": "0"}, "Plassen finnes ikke."),
        ("rekkefolge", {**RIGHT["rekkefolge"], "place-2": "٣"}, "Plassen finnes ikke."),
        ("koble", {}, "Velg noe i hver rad."),
        ("koble", {**RIGHT["koble"], "pair-1": "3"}, "Valget finnes ikke i listen."),
        ("koble", {**RIGHT["koble"], "pair-1": "-1"}, "Valget finnes ikke i listen."),
        ("tall", {"text": "  "}, "Skriv et svar."),
        ("tall", {"text": "femten"}, "Skriv svaret som ett tall i mg, for eksempel 2,5."),
        ("tall", {"text": "15 liter"}, "Skriv svaret som ett tall i mg, for eksempel 2,5."),
        ("fyll", {"text": ""}, "Skriv et svar."),
        ("fyll", {"text": "e" * 201}, "Svaret er for langt. Bruk høyst 200 tegn."),
        ("ser", {}, "Velg et svar."),
        ("innom", {"text": "\x00"}, "Skriv et svar."),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_no_answer_is_said_at_the_question_and_what_was_sent_stands(
    app: Flask, nurse: Browser, question: str, fields: Fields, sentence: str, htmx: bool
) -> None:
    path = every_kind.open_page(nurse, question).form(f"/svar/{question}").get("action", "")
    page = nurse.post(path, fields, htmx=htmx)
    assert page.status == 422 and sentence in words(page.find(f"sporsmal-{question}-feil"))
    assert stored(app) == {}
    again = page.form(f"/svar/{question}")
    kept = {one.get("name"): one.get("value") for one in again.iter("input")}
    chosen = {one.get("name"): one.find("./option[@selected]") for one in again.iter("select")}
    for name, value in fields.items():
        if name == "text" and value.isprintable():
            assert kept[name] == value.strip()
        elif name in chosen and value in RIGHT[question].values():
            assert chosen[name].get("value") == value


def test_a_question_of_another_module_does_not_exist(app: Flask, nurse: Browser) -> None:
    number = reader.attempt_id(every_kind.open_page(nurse, "tall"))
    for foreign in ("skala", "natt", "tanke", "for", "finnes-ikke"):
        assert nurse.post(f"/laer/forsok/{number}/svar/{foreign}", {"text": "1", "option": "1"}).status == 404
    assert stored(app) == {}


def test_somebody_elses_attempt_does_not_exist(app: Flask, nurse: Browser) -> None:
    number = reader.attempt_id(every_kind.open_page(nurse, "tall"))
    other = Browser(app, world.COLLEAGUE)
    for question, fields in RIGHT.items():
        assert other.post(f"/laer/forsok/{number}/svar/{question}", fields).status == 404
    assert stored(app) == {}


# The first answer stands


@pytest.mark.parametrize("question", ASKED)
def test_a_second_click_changes_nothing(app: Flask, nurse: Browser, question: str) -> None:
    form = every_kind.open_page(nurse, question)
    first = form.submit(f"/svar/{question}", htmx=True, **WRONG[question])
    second = form.submit(f"/svar/{question}", htmx=True, **RIGHT[question])
    assert told(first, question) == told(second, question) and stored(app)[question][1] == 0.0


def test_after_the_end_nothing_more_is_answered_and_the_page_tells_what_was(app: Flask, nurse: Browser) -> None:
    form = every_kind.open_page(nurse, "tall").form("/svar/tall").get("action", "")
    result = every_kind.go_through(nurse, RIGHT | {"tall": WRONG["tall"]})
    assert result.has("Bestått") and result.has("5 av 6 helt riktig.")
    missed = result.click("Hvor mye er det i døgnet?")
    assert missed.path == f"{MODULE}/side/svar" and "Riktig svar: 15 mg." in told(missed, "tall")
    assert nurse.post(form, RIGHT["tall"]).status == 200
    assert stored(app)["tall"] == ("2,5", 0.0)


def test_what_is_answered_stands_on_another_machine(app: Flask, nurse: Browser) -> None:
    every_kind.answer(nurse, "koble", PARTLY["koble"])
    page = every_kind.open_page(Browser(app, world.NURSE), "koble")
    assert "1 av 3 par er riktige" in told(page, "koble")
    assert page.form("/svar/tall") is not None


def test_an_answer_sent_too_late_is_stored_after_the_log_in(app: Flask, nurse: Browser) -> None:
    page = every_kind.open_page(nurse, "rekkefolge")
    app.extensions["clock"].forward(hours=13)
    door = page.submit("/svar/rekkefolge", **RIGHT["rekkefolge"])
    back = door.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert back.path == f"{MODULE}/side/svar" and back.has("Svaret du ga før du ble logget ut, er lagret.")
    assert stored(app)["rekkefolge"] == ([0, 1, 2, 3], 1.0)


# What is drawn


def test_items_are_never_shown_in_the_right_order(app: Flask) -> None:
    every_kind.publish(app)
    for someone in world.EVERYBODY:
        if someone is not world.NOBODY:
            reader.begin(Browser(app, someone), MODULE)
    for attempt in reader.attempts_in(app):
        assert attempt.questions["rekkefolge"] != [0, 1, 2, 3] and sorted(attempt.questions["koble"]) == [0, 1, 2]
        assert (attempt.questions["tall"], attempt.questions["fyll"]) == ([], [])


def test_a_case_that_is_not_drawn_is_not_shown(app: Flask, nurse: Browser) -> None:
    without = {name: order for name, order in SHUFFLE.items() if name not in ("ser", "innom")}
    attempt = reader.attempts_in(app)[0]
    with app.app_context():
        db.session.merge(attempt).questions = without
        db.session.commit()
    page = nurse.get(f"{MODULE}/side/kasus-side")
    assert "Arne er urolig" not in page.text and page.has("Etterpå")


def test_the_module_is_the_one_the_tests_speak_of(app: Flask) -> None:
    every_kind.publish(app)
    with app.test_request_context():
        module = app.extensions["shelf"].library(db.session()).module(every_kind.SLUG)
    assert isinstance(module, Module) and tuple(one.id for one in module.questions) == ASKED
