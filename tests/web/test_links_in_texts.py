"""Does a link between two texts lead a reader to the other text, written the way Markdown is?"""

from flask import Flask
from sqlalchemy import event

from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.web import reader

LINKS = {
    "Vi undervurderer plager når vi ikke spør.[^esas]": (
        "Les om [skalaen](#skalaen), [samtalen](20-samtale.nn.md), [kurset](course.md), "
        "[nivå B](../../competence/sykepleier.md), [hjelpen](../../guides/sykepleier.md#begynn) og "
        "[personvern](documents/personvern).[^esas]"
    )
}


def test_links_in_a_module_lead_to_pages_courses_guides_and_documents(app: Flask) -> None:
    reader.publish(app, reader.FILE, LINKS)
    page = reader.begin(Browser(app, world.NURSE))
    shown = dict(page.links())
    assert shown["skalaen"] == "/laer/prove/kartlegging/side/skalaen"
    assert shown["samtalen"] == "/laer/prove/samtale"
    assert shown["kurset"] == "/laer/prove"
    assert shown["nivå B"] == "/min-kompetanse"
    assert shown["hjelpen"] == "/hjelp/sykepleier#del-begynn"
    assert shown["personvern"] == "/personvern"
    for label in ("samtalen", "kurset", "nivå B", "hjelpen", "personvern"):
        assert page.click(label).status == 200
    assert page.click("skalaen").path == "/laer/prove/kartlegging/side/skalaen"


def test_links_in_a_welcome_and_in_a_guide_work_too(app: Flask) -> None:
    reader.publish(app, "courses/prove/course.md", {"Velkommen til": "Se [hjelpen](../../guides/sykepleier.md) til"})
    reader.publish(app, "guides/sykepleier.md", {"Åpne Min side.": "Se [modulen](../courses/prove/20-samtale.md)."})
    page = Browser(app, world.NURSE).get("/laer/prove").click("hjelpen")
    assert page.path == "/hjelp/sykepleier"
    assert page.click("modulen").path == "/laer/prove/samtale"


def test_a_link_costs_no_query(app: Flask) -> None:
    reader.publish(app, reader.FILE, LINKS)
    browser = Browser(app, world.NURSE)
    reader.begin(browser)
    counts = []
    for path in ("/laer/prove/kartlegging/side/skalaen", "/laer/prove/kartlegging/side/hvorfor"):
        counts.append(queries(app, browser, path))
    assert counts[0] == counts[1]


def queries(app: Flask, browser: Browser, path: str) -> int:
    asked: list[str] = []

    def listen(_connection, _cursor, statement, *_rest) -> None:  # type: ignore[no-untyped-def]
        asked.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", listen)
    try:
        assert browser.get(path).status == 200
    finally:
        event.remove(engine, "before_cursor_execute", listen)
    return len(asked)


def test_a_link_to_what_has_no_page_of_its_own_is_only_words(app: Flask) -> None:
    reader.publish(app, "guides/sykepleier.md", {"Åpne Min side.": "Se [planen](../plans/ahus.md)."})
    page = Browser(app).get("/hjelp/sykepleier")
    assert page.has("planen")
    assert "plans/ahus" not in page.html
    assert "planen" not in [label for label, href in page.links() if href]
