"""What may anybody read, what do machines get to know, and does an address that leads nowhere say so kindly?"""

import pytest
from flask import Flask

from learning.app import create_app
from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.engines import Engine, settings
from tests.web import reader

CLOSED = (
    "/min-side",
    "/laer",
    "/laer/prove",
    "/laer/prove/kartlegging",
    "/laer/prove/kartlegging/side/skalaen",
    "/laer/prove/kartlegging/resultat",
    "/min-kompetanse",
    "/min-kompetanse/kommunikasjon",
    "/min-profil",
    "/min-side/innsyn",
)


@pytest.fixture
def guest(app: Flask) -> Browser:
    return Browser(app)


def test_the_front_leads_strangers_to_the_door_and_others_home(app: Flask, guest: Browser) -> None:
    assert guest.get("/").path == "/logg-inn"
    assert Browser(app, world.NURSE).get("/").path == "/min-side"


@pytest.mark.parametrize(
    ("path", "heading"),
    [("/personvern", "Personvern"), ("/tilgjengelighet", "Tilgjengelighet"), ("/hjelp", "Hjelp")],
)
def test_what_everybody_may_know_needs_no_log_in(guest: Browser, path: str, heading: str) -> None:
    page = guest.get(path)
    assert (page.status, page.path, page.h1) == (200, path, heading)


def test_help_lists_its_guides(guest: Browser) -> None:
    page = guest.get("/hjelp").click("For deg som lærer")
    assert page.path == "/hjelp/sykepleier" and page.has("Åpne Min side.")


def test_a_guide_published_anew_is_read_at_once(app: Flask, guest: Browser) -> None:
    assert guest.get("/hjelp/sykepleier").has("Åpne Min side.")
    reader.publish(app, "guides/sykepleier.md", {"Åpne Min side.": "Begynn med et kurs."})
    assert guest.get("/hjelp/sykepleier").has("Begynn med et kurs.")


def test_every_footer_leads_to_privacy_and_accessibility(app: Flask, guest: Browser) -> None:
    for page in (guest.get("/logg-inn"), guest.get("/hjelp"), Browser(app, world.NURSE).get("/min-side")):
        assert page.click("Personvern").status == 200 and page.click("Tilgjengelighet").status == 200


def test_the_rest_asks_who_you_are_and_remembers_where_you_were_going(guest: Browser) -> None:
    for path in CLOSED:
        answer = guest.get(path, follow=False)
        assert (answer.status, answer.response.location) == (303, f"/logg-inn?next={path}"), path


@pytest.mark.parametrize("path", ["/finnes-ikke", "/hjelp/finnes-ikke", "/hjelp/%00", "/%00", "/" + "x" * 3000, "/😀"])
def test_an_address_that_leads_nowhere_shows_the_way_home(guest: Browser, path: str) -> None:
    page = guest.get(path)
    assert page.status == 404 and page.h1 == "Vi finner ikke siden"
    assert page.click("Gå til forsiden").status == 200


def test_a_document_that_is_no_guide_is_not_read_as_one(guest: Browser) -> None:
    for path in ("/hjelp/personvern", "/hjelp/../documents/personvern", "/hjelp/sykepleier.nb"):
        assert guest.get(path).status == 404, path


@pytest.mark.parametrize(
    "name",
    [
        "finnes-ikke.png",
        "../plans/ahus.md",
        "..%2fplans%2fahus.md",
        "%2e%2e/plans/ahus.md",
        "..\\plans\\ahus.md",
        "%00",
    ],
)
def test_media_gives_out_nothing_but_media(guest: Browser, name: str) -> None:
    page = guest.get(f"/media/{name}")
    assert page.status == 404 and "required_courses" not in page.html


@pytest.mark.parametrize("path", ["/static/../learning/app.py", "/static/%2e%2e/wsgi.py", "/static/src/../../wsgi.py"])
def test_static_gives_out_nothing_but_static(guest: Browser, path: str) -> None:
    answer = guest.client.get(path)
    assert answer.status_code in {403, 404} and b"import" not in answer.data


# Machines


def test_a_machine_is_told_that_we_are_well_and_nothing_more(guest: Browser) -> None:
    answer = guest.client.get("/healthz")
    assert (answer.status_code, answer.text, answer.mimetype) == (200, "ok\n", "text/plain")
    assert "Set-Cookie" not in answer.headers


def test_without_tables_we_are_not_well(engine: Engine) -> None:
    url = engine.empty()
    app = create_app(settings(url))
    try:
        answer = app.test_client().get("/healthz")
        assert (answer.status_code, answer.text) == (503, "ikke klar\n")
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()
        engine.drop(url)


def test_the_service_worker_stands_at_the_root_and_is_asked_for_each_time(guest: Browser) -> None:
    with guest.client.get("/sw.js") as answer:
        assert answer.status_code == 200 and answer.mimetype == "text/javascript"
        assert answer.headers["Cache-Control"] == "no-cache"


def test_a_page_without_log_in_is_not_kept_as_somebodys(guest: Browser) -> None:
    assert guest.client.get("/personvern").headers["Cache-Control"] in {"no-cache", "no-store"}


def test_only_https_is_told_to_stay_with_https(guest: Browser) -> None:
    assert "Strict-Transport-Security" not in guest.client.get("/healthz").headers
    secure = guest.client.get("/healthz", base_url="https://localhost")
    assert "max-age=63072000" in secure.headers["Strict-Transport-Security"]
