"""Is anything lost when the log-in runs out, and does it ever reach the wrong person?"""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from learning.actions.deploying import publish_files
from learning.records.attempts import KeptAnswer
from learning.records.database import db
from learning.records.people import Person
from tests import world
from tests.browsing import Browser, Page, filled
from tests.engines import CONTENT
from tests.web import gathered, reader
from tests.web.gathered import FACILITATOR

QUESTION = f"{reader.MODULE}/side/skalaen"


def run_out(app: Flask, **gone: float) -> None:
    app.extensions["clock"].forward(**(gone or {"hours": 3}))


def in_the_middle(app: Flask, someone: world.Someone = world.NURSE) -> tuple[Browser, Page]:
    """Somebody with a question in front of them."""
    browser = Browser(app, someone)
    reader.begin(browser)
    return browser, reader.question_page(browser, "skala")


def back(page: Page, someone: world.Someone = world.NURSE) -> Page:
    return page.submit("/logg-inn", email=someone.email, password=world.PASSWORD)


def kept(app: Flask) -> list[Any]:
    return reader.rows(app, select(Person.email, KeptAnswer.path, KeptAnswer.form).join(Person))


# An answer sent too late


def test_an_answer_after_the_log_in_ran_out_is_kept_and_said_to_be(app: Flask) -> None:
    _, page = in_the_middle(app)
    run_out(app)
    door = page.submit("/svar/skala", option="1")
    assert door.path == "/logg-inn" and door.has("Det du skrev, er tatt vare på.")
    assert kept(app) == [(world.NURSE.email, f"/laer/forsok/{reader.attempt_id(page)}/svar/skala", {"option": ["1"]})]
    assert reader.answers_in(app) == []


def test_the_same_person_gets_it_stored_and_lands_on_the_question(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    door = page.submit("/svar/skala", option="1")
    answer = door.submit("/logg-inn", follow=False, email=world.NURSE.email, password=world.PASSWORD)
    assert answer.response.location == f"{QUESTION}#sporsmal-skala"
    page = browser.get(QUESTION)
    assert page.has("Svaret du ga før du ble logget ut, er lagret.") and page.has("Lagret")
    assert reader.answers_in(app) == [("skala", [1], 1.0)]
    assert kept(app) == []


def test_it_is_stored_from_another_machine_too(app: Flask) -> None:
    _, page = in_the_middle(app)
    run_out(app)
    page.submit("/svar/skala", option="1")
    assert back(Browser(app).get("/logg-inn")).path == QUESTION
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_an_answer_sent_by_htmx_moves_the_whole_browser_to_the_door(app: Flask) -> None:
    _, page = in_the_middle(app)
    run_out(app)
    answer = page.submit("/svar/skala", htmx=True, option="1")
    assert (answer.status, answer.html) == (200, "")
    assert answer.response.headers["HX-Redirect"].startswith("/logg-inn")
    assert len(kept(app)) == 1


def test_another_person_at_the_same_machine_never_gets_it(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    other = back(page.submit("/svar/skala", option="1"), world.COLLEAGUE)
    assert other.path == "/min-side" and not other.has("er lagret")
    assert reader.answers_in(app) == []
    browser.get("/min-side").submit("/logg-ut")
    back(browser.get("/logg-inn"))
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_the_question_page_of_one_is_no_page_for_another(app: Flask) -> None:
    browser, _ = in_the_middle(app)
    run_out(app)
    page = back(browser.get(QUESTION), world.COLLEAGUE)
    assert page.path == f"{reader.MODULE}/utskrift" and not page.has("Riktig svar")
    assert not [one for one in page.tree.iter("form") if "/svar/" in one.get("action", "")]


def test_the_first_answer_stands_also_against_one_that_was_kept(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    page.submit("/svar/skala", option="1")
    reader.answer(Browser(app, world.NURSE), "skala", ["0"])
    back(browser.get("/logg-inn"))
    assert reader.answers_in(app) == [("skala", [0], 0.0)]


def test_after_a_log_out_nothing_is_kept(app: Flask) -> None:
    """Who left on purpose is not coming back to this form."""
    browser, page = in_the_middle(app)
    browser.get("/min-side").submit("/logg-ut")
    door = browser.post(page.form("/svar/skala").get("action", ""), {"option": "1"})
    assert door.path == "/logg-inn" and not door.has("tatt vare på")
    assert kept(app) == []


def test_nor_when_the_session_was_ended_from_another_machine(app: Flask) -> None:
    _, page = in_the_middle(app)
    Browser(app, world.NURSE).get("/min-profil").submit("/logg-ut-andre")
    door = page.submit("/svar/skala", option="1")
    assert door.path == "/logg-inn" and kept(app) == []


def test_a_stranger_has_nothing_kept(app: Flask) -> None:
    door = Browser(app).post("/laer/forsok/1/svar/skala", {"option": "1"})
    assert door.path == "/logg-inn" and kept(app) == []


def test_a_day_later_it_is_forgotten(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    page.submit("/svar/skala", option="1")
    run_out(app, days=1, seconds=1)
    assert back(browser.get("/logg-inn")).path == "/min-side"
    assert reader.answers_in(app) == []


def test_a_kept_answer_that_is_no_answer_is_told_with_a_sentence(app: Flask) -> None:
    _, page = in_the_middle(app)
    run_out(app)
    page = back(page.submit("/svar/skala", option="7"))
    assert page.path == QUESTION and page.has("Valget finnes ikke blant svarene.")
    assert reader.answers_in(app) == []


@pytest.mark.parametrize(
    "path",
    [
        "/laer/forsok/999/svar/skala",
        "/laer/forsok/1/svar/finnes-ikke",
        "/laer/forsok/1/svar/" + "x" * 500,
        "/laer/forsok/1/videre",
        "/laer/forsok/999/ferdig",
        "/finnes-ikke",
    ],
)
def test_nothing_kept_can_keep_its_owner_out(app: Flask, path: str) -> None:
    browser, _ = in_the_middle(app)
    run_out(app)
    sent = browser.post(path, {"option": "1", "page": "finnes-ikke"})
    assert sent.path == "/logg-inn" or sent.status == 404
    page = back(browser.get("/logg-inn"))
    assert page.status == 200 and page.browser.get("/min-side").path == "/min-side"
    assert reader.answers_in(app) == [] and kept(app) == []


def test_an_answer_of_somebody_else_stays_out_of_reach(app: Flask) -> None:
    _, page = in_the_middle(app)
    thief = Browser(app, world.COLLEAGUE)
    run_out(app)
    thief.post(f"/laer/forsok/{reader.attempt_id(page)}/svar/skala", {"option": "1"})
    assert back(thief.get("/logg-inn"), world.COLLEAGUE).path == "/min-side"
    assert reader.answers_in(app) == []


# Other forms sent too late


def test_turning_the_page_after_the_log_in_ran_out_turns_it(app: Flask) -> None:
    _, page = in_the_middle(app)
    run_out(app)
    assert back(page.submit("/videre")).path == f"{reader.MODULE}/side/uteblir"


def test_finishing_after_the_log_in_ran_out_leads_to_the_result(app: Flask) -> None:
    browser, _ = in_the_middle(app)
    for question, options in reader.RIGHT.items():
        reader.answer(browser, question, options)
    page = reader.question_page(browser, "da")
    run_out(app)
    page = back(page.submit("/ferdig"))
    assert page.path == f"{reader.MODULE}/resultat" and page.has("Bestått")


def test_beginning_after_the_log_in_ran_out_leads_back_to_the_module(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    page = browser.get(reader.MODULE)
    run_out(app)
    door = browser.client.post(
        f"{reader.MODULE}/begynn",
        data={"csrf_token": browser.token()},
        headers={"Referer": f"http://localhost{page.path}"},
    )
    assert door.location == "/logg-inn?next=/laer/prove/kartlegging" and kept(app) == []


def test_a_referrer_from_elsewhere_is_not_where_we_go_back_to(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    run_out(app)
    for referrer in ("https://evil.example/min-side", "http://localhost//evil.example", "\\\\evil"):
        door = browser.client.post(
            f"{reader.MODULE}/begynn", data={"csrf_token": browser.token()}, headers={"Referer": referrer}
        )
        assert door.location == "/logg-inn", referrer


def sent_too_late(app: Flask) -> Page:
    """Liv has seen Ida do something, but her log-in ran out before she sent it. She stands at the door."""
    with app.app_context():
        page = Browser(app, world.LEADER).get(f"/team/{world.id_of(world.NURSE)}")
    run_out(app)
    return page.submit("/attester", competence="kommunikasjon", note="Satt helt stille")


def late_attestation(app: Flask) -> tuple[Browser, Page]:
    """She has come back in."""
    door = sent_too_late(app)
    return door.browser, back(door, world.LEADER)


def test_a_form_that_cannot_be_sent_by_itself_is_offered_until_it_is_sent(app: Flask) -> None:
    _, page = late_attestation(app)
    assert page.h1 == "Det du skrev, er her" and page.has("Satt helt stille")
    assert len(kept(app)) == 1
    sent = page.submit("/attester")
    assert sent.status == 200 and sent.has("Satt helt stille")
    assert kept(app) == []


def test_an_offered_form_can_be_thrown_away(app: Flask) -> None:
    _, page = late_attestation(app)
    assert page.submit("/kast").status == 200
    assert kept(app) == []


def test_answers_to_two_questions_are_both_kept_and_stored(app: Flask) -> None:
    browser, page = in_the_middle(app)
    other = page.form("/svar/skala").get("action", "").replace("skala", "da")
    run_out(app)
    page.submit("/svar/skala", option="1")
    door = browser.post(other, {"option": "0"})
    back(door)
    assert kept(app) == []
    assert sorted(row[0] for row in reader.answers_in(app)) == ["da", "skala"]


def test_a_form_with_nothing_typed_is_not_kept(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    page = browser.get("/min-profil")
    run_out(app)
    assert back(page.submit("/sprak", locale="nn")).h1 != "Det du skrev, er her"


def test_it_is_not_offered_to_another_person(app: Flask) -> None:
    page = back(sent_too_late(app), world.OTHER_LEADER)
    assert page.path == "/min-side" and not page.has("Satt helt stille")
    assert [row.email for row in kept(app)] == [world.LEADER.email]


def test_nobody_else_can_throw_it_away(app: Flask) -> None:
    _, page = late_attestation(app)
    thrown = filled(page.form("/kast"))
    del thrown["csrf_token"]
    assert thrown["kept"]
    Browser(app, world.OTHER_LEADER).post("/logg-inn/kast", thrown)
    assert len(kept(app)) == 1


@pytest.mark.parametrize("number", ["", "0", "x", "-1", "²", "\x00", "99999999999999999999"])
def test_a_number_nobody_has_throws_nothing_away(app: Flask, number: str) -> None:
    browser, _ = late_attestation(app)
    assert browser.post("/logg-inn/kast", {"kept": number}).status in {200, 422}
    assert len(kept(app)) == 1


def test_a_password_is_never_kept(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    page = browser.get("/min-profil")
    run_out(app)
    page.submit("/passord", password=world.PASSWORD, new_password="en helt ny setning her")
    told = str(kept(app))
    assert world.PASSWORD not in told and "helt ny setning" not in told and "csrf" not in told


def test_only_the_newest_answer_to_a_question_is_kept(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    page.submit("/svar/skala", option="0")
    browser.post(page.form("/svar/skala").get("action", ""), {"option": "1"})
    assert [row.form for row in kept(app)] == [{"option": ["1"]}]


def test_what_is_too_large_to_keep_is_not_said_to_be_kept(app: Flask) -> None:
    browser, page = in_the_middle(app)
    run_out(app)
    door = browser.post(page.form("/svar/skala").get("action", ""), {"option": "1" * 600_000})
    assert door.path == "/logg-inn" and not door.has("tatt vare på")
    assert kept(app) == []


# A form with an old key


def stale(browser: Browser, path: str, values: dict[str, Any], **headers: str) -> Page:
    sent = {**values, "csrf_token": "fra før"}
    return Page(browser, browser.client.post(path, data=sent, headers=headers))


def test_a_form_with_an_old_key_is_offered_with_what_was_typed(app: Flask) -> None:
    browser = Browser(app, world.NURSE)
    page = stale(browser, "/min-profil/sprak", {"locale": "nn", "note": "Et <b>helt</b> notat"})
    assert (page.status, page.h1) == (400, "Det du skrev, er her") and page.has("Et <b>helt</b> notat")
    assert browser.get("/min-profil").tree.get("lang") == "nb"
    page.submit("/min-profil/sprak")
    assert browser.get("/min-profil").tree.get("lang") == "nn"


def test_a_form_with_an_old_key_stores_nothing(app: Flask) -> None:
    browser, page = in_the_middle(app)
    again = stale(browser, page.form("/svar/skala").get("action", ""), {"option": "1"})
    assert again.status == 400 and reader.answers_in(app) == []
    assert again.submit("/svar/skala").path == QUESTION
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_a_form_with_an_old_key_never_shows_a_password_again(app: Flask) -> None:
    sent = {"password": world.PASSWORD, "new_password": "en helt ny setning her"}
    page = stale(Browser(app, world.NURSE), "/min-profil/passord", sent)
    assert page.status == 400
    assert world.PASSWORD not in page.html and "helt ny setning" not in page.html


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_form_from_another_site_is_refused_and_not_offered(app: Flask, headers: dict[str, str]) -> None:
    page = stale(Browser(app, world.NURSE), "/min-profil/sprak", {"locale": "nn", "note": "lurt deg"}, **headers)
    assert page.status == 400 and page.h1 == "Skjemaet kunne ikke tas imot"
    assert "lurt deg" not in page.html and "/min-profil/sprak" not in page.html


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}])
def test_a_form_from_our_own_page_is_offered(app: Flask, headers: dict[str, str]) -> None:
    page = stale(Browser(app, world.NURSE), "/min-profil/sprak", {"locale": "nn"}, **headers)
    assert page.h1 == "Det du skrev, er her"


def test_htmx_gets_a_sentence_and_keeps_its_page(app: Flask) -> None:
    browser, page = in_the_middle(app)
    path = page.form("/svar/skala").get("action", "")
    answer = stale(browser, path, {"option": "1"}, **{"HX-Request": "true", "HX-Request-Type": "partial"})
    assert (answer.status, answer.h1) == (400, "Skjemaet kunne ikke tas imot")


# A text in nynorsk has the same address as the one in bokmål, but for what stands behind the question mark


def writing_nynorsk(app: Flask) -> Page:
    """An educator with the nynorsk text open."""
    text = (CONTENT / "courses/prove/20-samtale.md").read_text("utf-8").replace("language: nb", "language: nn")
    with app.app_context():
        publish_files(db.session(), {"courses/prove/20-samtale.nn.md": text}, app.extensions["clock"]())
        db.session.commit()
    return Browser(app, world.EDUCATOR).get("/verksted/dokument/courses/prove/samtale?sprak=nn")


def saved_language(page: Page) -> str:
    page = page.submit("/lagre/")
    assert page.status == 200 and page.has("Utkast lagret")
    return page.response.request.args["sprak"]


def test_a_text_kept_over_a_log_in_is_saved_in_its_own_language(app: Flask) -> None:
    page = writing_nynorsk(app)
    run_out(app)
    door = page.submit("/lagre/", text=filled(page.form("/lagre/"))["text"].replace("Spør før", "Spør alltid før"))
    assert saved_language(back(door, world.EDUCATOR)) == "nn"


def test_a_text_with_an_old_key_is_offered_in_its_own_language(app: Flask) -> None:
    page = writing_nynorsk(app)
    text = filled(page.form("/lagre/"))["text"].replace("Spør før", "Spør alltid før")
    offered = page.submit("/lagre/", text=text, csrf_token="gammel")
    assert offered.status == 400 and not offered.has("Ikke send, gå videre")
    assert saved_language(offered) == "nn"


@pytest.mark.parametrize(("someone", "address"), [(FACILITATOR, "/etikk/gruppe/1"), (world.NURSE, "/gruppe/{code}")])
def test_a_screen_that_asks_by_itself_is_what_she_comes_back_to(
    app: Flask, someone: world.Someone, address: str
) -> None:
    code = gathered.started(app)
    browser = Browser(app, someone) if someone is FACILITATOR else gathered.join_known(app, code)
    page = browser.get(address.format(code=code))
    run_out(app)
    for _ in range(3):
        told = browser.get(page.find("oppdater").get("hx-get"), htmx=True, Referer=f"http://localhost{page.path}")
    door = browser.get(told.response.headers["HX-Redirect"])
    assert door.text.count("Du har vært borte en stund") == 1
    assert back(door, someone).path == page.path
