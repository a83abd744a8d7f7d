"""Can anybody get at what is somebody else's? Every role at every guarded page, and every number that is another's."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.records.attempts import Answer, Attempt
from learning.records.database import db
from learning.records.evidence import EvidenceRow, LookUp
from learning.web import guard
from tests import world
from tests.browsing import Browser, Page
from tests.house.addresses import MODULE, SLUG, pages
from tests.web import leading, reader
from tests.web.leading import COMPETENCE, address, appoint, attest, give_role, show

NOTE = "Spurte etter natten og pusten"
SHUT = {403, 404}
DOORS = {
    world.NURSE: {"signed_in", "learner"},
    world.COLLEAGUE: {"signed_in", "learner"},
    world.STRANGER: {"signed_in", "learner"},
    world.LEADER: {"signed_in", "learner", "team", "lend"},
    world.OTHER_LEADER: {"signed_in", "learner", "team", "lend"},
    world.EDUCATOR: {"signed_in", "learner", "studio"},
    world.SECOND_EDUCATOR: {"signed_in", "learner", "studio"},
    world.COORDINATOR: {"signed_in", "learner", "network", "arrange", "approve", "lend"},
    world.NOBODY: {"signed_in"},
}
ABOUT_HER = {"leader.person", "leader.one_competence", "leader.requirement"}
OWN_LEADER_PAGES = {"leader.team", *ABOUT_HER}
#: Who has her appointment to look after reads whose it is, and nothing of how she stands.
HER_APPOINTMENT = {"appointment.show": {world.LEADER, world.COORDINATOR}}
ODD_IDS = ["finnes-ikke", "0", "x" * 300, "%00", "ida%20n%C3%A6ss", "..%2F..", "%F0%9F%98%80", "'%20OR%201=1%20--"]


def furnish(app: Flask) -> None:
    """The nurse has begun a module, passed it once, and been vouched for with a note; the educator has a draft."""
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, reader.RIGHT)
    reader.begin(nurse)
    reader.answer(nurse, "skala", ["0"])
    attest(Browser(app, world.LEADER), world.NURSE, note=NOTE)
    page = Browser(app, world.EDUCATOR).get(f"/verksted/dokument/{SLUG}")
    page.submit("/lagre/", text=page.find("kildetekst").text.replace("Kartlegge plager", "Evas uferdige tittel"))


def guarded_pages(app: Flask) -> dict[str, tuple[str, str]]:
    """Address and guard of every page that asks who you are."""
    found = {name: (where, guard.of(app.view_functions[name])) for name, where in pages(app).items()}
    return {name: (where, of) for name, (where, of) in found.items() if of not in {None, "public"}}


def secrets_on(page: Page) -> set[str]:
    """What only the nurse and her own leader may read."""
    told = {world.NURSE.name, world.NURSE.email, NOTE}
    return {one for one in told if one in page.html}


@pytest.mark.parametrize("someone", list(DOORS), ids=lambda one: one.key)
def test_no_page_tells_anybody_else_about_the_nurse(app: Flask, someone: world.Someone) -> None:
    furnish(app)
    browser, opened = Browser(app, someone), 0
    for endpoint, (where, door) in guarded_pages(app).items():
        page = browser.get(where, follow=False)
        if door not in DOORS[someone] or (endpoint in ABOUT_HER and someone != world.LEADER):
            assert page.status in SHUT, f"{endpoint} answered {page.status} to {someone.name}"
            assert not secrets_on(page), endpoint
            continue
        opened += page.status == 200
        if someone == world.NURSE:
            continue
        told = secrets_on(page) - ({world.NURSE.name} if someone in HER_APPOINTMENT.get(endpoint, ()) else set())
        assert not told - ({world.NURSE.name, NOTE} if someone == world.LEADER else set()), endpoint
        if endpoint not in OWN_LEADER_PAGES:
            assert not told, f"{endpoint} tells {someone.name}: {told}"
    assert opened >= 5


def test_the_nurse_and_her_leader_do_see_what_the_others_must_not(app: Flask) -> None:
    """So that the test above cannot pass because there was nothing to see."""
    furnish(app)
    own = Browser(app, world.NURSE).get(f"/min-kompetanse/{COMPETENCE}")
    assert secrets_on(own) == {world.NURSE.name, NOTE}
    assert secrets_on(Browser(app, world.NURSE).get("/min-profil")) == {world.NURSE.name, world.NURSE.email}
    assert secrets_on(Browser(app, world.LEADER).get(address(app, world.NURSE))) == {world.NURSE.name, NOTE}


# Somebody else's nurse


@pytest.mark.parametrize("below", ["", f"/kompetanse/{COMPETENCE}"])
def test_somebody_elses_nurse_is_answered_like_one_who_does_not_exist(app: Flask, below: str) -> None:
    show(app, world.STRANGER, "module", "courses/prove/kartlegging", COMPETENCE)
    browser = Browser(app, world.LEADER)
    foreign = browser.get(f"{address(app, world.STRANGER)}{below}")
    nobody = browser.get(f"/team/0123456789abcdef{below}")
    assert (foreign.status, nobody.status) == (404, 404)
    assert leading.told(foreign) == leading.told(nobody)
    assert world.STRANGER.name not in foreign.html and "Kartlegge" not in foreign.html


def test_somebody_without_any_seat_is_answered_in_the_same_way(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    page = browser.get(address(app, world.EDUCATOR))
    assert page.status == 404
    assert leading.told(page) == leading.told(browser.get("/team/0123456789abcdef"))


def test_an_odd_person_in_an_address_is_not_found(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    for odd in ODD_IDS:
        for where in (f"/team/{odd}", f"/team/{odd}/kompetanse/{COMPETENCE}"):
            assert browser.get(where).status == 404, where
        assert browser.post(f"/team/{odd}/attester", {"competence": COMPETENCE}).status == 404, odd


def test_another_leaders_team_cannot_be_written_to(app: Flask) -> None:
    row_id = _attested_elsewhere(app)
    browser, where = Browser(app, world.LEADER), f"{address(app, world.STRANGER)}/attester"
    form = {"competence": COMPETENCE, "on": leading.today(app).isoformat(), "once": "0123456789"}
    assert browser.post(where, form).status == 404
    assert browser.post(f"{where}/{row_id}/trekk", {"reason": "for"}).status == 404
    assert count(app, EvidenceRow) == 1


def _attested_elsewhere(app: Flask) -> int:
    attest(Browser(app, world.OTHER_LEADER), world.STRANGER)
    return reader.evidence_of(app, world.STRANGER)[0].id


@pytest.mark.parametrize(
    "someone", [world.NURSE, world.EDUCATOR, world.COORDINATOR, world.NOBODY], ids=lambda one: one.key
)
def test_only_leaders_can_vouch(app: Flask, someone: world.Someone) -> None:
    form = {"competence": COMPETENCE, "on": leading.today(app).isoformat(), "once": "0123456789"}
    page = Browser(app, someone).post(f"{address(app, world.COLLEAGUE)}/attester", form)
    assert page.status in SHUT and world.COLLEAGUE.name not in page.html
    assert count(app, EvidenceRow) == 0


def test_a_nurse_does_not_see_herself_through_the_leaders_door(app: Flask) -> None:
    assert Browser(app, world.NURSE).get(address(app, world.NURSE)).status == 404


def test_a_leader_who_is_a_nurse_elsewhere_is_seen_by_that_leader_only(app: Flask) -> None:
    appoint(app, world.LEADER, "post2")
    assert Browser(app, world.OTHER_LEADER).get(address(app, world.LEADER)).status == 200
    give_role(app, world.NOBODY)
    assert Browser(app, world.NOBODY).get(address(app, world.LEADER)).status == 404


def test_a_leader_opening_her_own_page_is_no_look_up(app: Flask) -> None:
    appoint(app, world.LEADER)
    assert Browser(app, world.LEADER).get(address(app, world.LEADER)).status == 200
    assert count(app, LookUp) == 0


# Somebody else's attempt


@pytest.mark.parametrize("someone", [world.COLLEAGUE, world.LEADER, world.EDUCATOR], ids=lambda one: one.key)
def test_somebody_elses_attempt_can_neither_be_read_nor_written(app: Flask, someone: world.Someone) -> None:
    number = reader.attempt_id(reader.begin(Browser(app, world.NURSE)))
    before = state(app)
    browser = Browser(app, someone)
    for below, form in (
        ("svar/skala", {"option": "1"}),
        ("svar/finnes-ikke", {"option": "1"}),
        ("videre", {"page": "hvorfor"}),
        ("ferdig", {}),
    ):
        for htmx in (False, True):
            page = browser.post(f"/laer/forsok/{number}/{below}", form, htmx=htmx)
            assert page.status == 404, below
            assert "Null til ti" not in page.html
    assert state(app) == before


def test_the_same_addresses_show_everybody_their_own_attempt(app: Flask) -> None:
    nurse, colleague = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    reader.begin(nurse)
    reader.answer(nurse, "skala", ["0"])
    reader.begin(colleague)
    page = reader.question_page(colleague, "skala")
    assert not page.has("Skalaen har flere trinn.")
    assert page.submit("/svar/skala", option="1").has("Ja, null er ingen plage.")
    assert reader.question_page(nurse, "skala").has("Skalaen har flere trinn.")


def test_a_result_is_shown_only_to_the_one_who_took_the_module(app: Flask) -> None:
    reader.take(Browser(app, world.NURSE), reader.RIGHT)
    page = Browser(app, world.COLLEAGUE).get(f"{MODULE}/resultat", follow=False)
    assert page.status == 303


# Somebody else's draft


def test_a_colleague_sees_who_is_writing_but_not_what(app: Flask) -> None:
    furnish(app)
    browser = Browser(app, world.SECOND_EDUCATOR)
    page = browser.get(f"/verksted/dokument/{SLUG}")
    assert page.has("Eva Kurs skriver også på denne teksten.")
    for where in ("/verksted", f"/verksted/dokument/{SLUG}", f"/verksted/historikk/{SLUG}", "/verksted/utgave/1"):
        assert "Evas uferdige tittel" not in browser.get(where).html, where
    assert Browser(app, world.EDUCATOR).get("/verksted").status == 200


def test_discarding_and_saving_touch_only_ones_own_draft(app: Flask) -> None:
    furnish(app)
    browser = Browser(app, world.SECOND_EDUCATOR)
    page = browser.get(f"/verksted/dokument/{SLUG}")
    page.submit("/lagre/", text="---\ntitle: Pers\n---\n")
    browser.post(f"/verksted/forkast/{SLUG}")
    kept = Browser(app, world.EDUCATOR).get(f"/verksted/dokument/{SLUG}")
    assert "Evas uferdige tittel" in kept.find("kildetekst").text


def test_a_text_cannot_be_published_from_somebody_elses_draft(app: Flask) -> None:
    furnish(app)
    Browser(app, world.SECOND_EDUCATOR).post(f"/verksted/publiser/{SLUG}", {"change": "typo", "version": "1"})
    assert not Browser(app, world.NURSE).get(MODULE).has("Evas uferdige tittel")


# Before anybody is anybody


def test_whoever_is_not_logged_in_reads_nothing_of_anybody(app: Flask) -> None:
    furnish(app)
    browser = Browser(app)
    for endpoint, (where, _door) in guarded_pages(app).items():
        page = browser.get(where)
        assert page.path == "/logg-inn", endpoint
        assert not secrets_on(page), endpoint


def count(app: Flask, table: type) -> int:
    return reader.rows(app, select(func.count()).select_from(table))[0][0]


def state(app: Flask) -> list[object]:
    with app.app_context():
        found = [db.session.execute(select(table.__table__)).all() for table in (Attempt, Answer)]
        return [tuple(row) for rows in found for row in rows]
