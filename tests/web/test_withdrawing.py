"""Is a text that is withdrawn gone at once, with its reason told kindly, and is nobody's work lost?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.database import db
from learning.records.evidence import AuditLine
from learning.records.queries import library as rows
from tests import world
from tests.browsing import Browser, Page
from tests.web import leading, reader, writing
from tests.web.reader import MODULE, RIGHT, TALK
from tests.web.writing import SLUG

COURSE = "courses/prove"
WHY = "Dosen i tabellen er feil."


def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def withdraw(app: Flask, slug: str = SLUG, reason: str = WHY) -> Page:
    """From the open text, through the confirmation."""
    page = writing.open_text(eva(app), slug).click("Trekk teksten tilbake")
    return page.submit("/trekk/", reason=reason)


def bring_back(app: Flask, slug: str = SLUG) -> Page:
    return writing.open_text(eva(app), slug).submit("/publiser-igjen/")


def verbs(app: Flask) -> list[str]:
    return [row[0] for row in reader.rows(app, select(AuditLine.verb).order_by(AuditLine.id))]


def test_it_is_gone_from_the_lists_at_once_and_its_address_says_why(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    assert nurse.get("/laer/prove").has("Kartlegge plager")
    page = withdraw(app)
    assert page.has("Trukket tilbake. Ingen nye lesere får teksten.") and page.has(WHY)
    assert not nurse.get("/laer/prove").has("Kartlegge plager")
    assert not nurse.get("/min-side").has("Kartlegge plager")
    gone = nurse.get(MODULE)
    assert gone.status == 410 and gone.has("«Kartlegge plager» ble trukket tilbake") and gone.has(WHY)
    assert nurse.post(f"{MODULE}/begynn").status == 410
    assert nurse.get(f"{MODULE}/side/hvorfor").status == 410 and nurse.get("/laer/prove/finnes-ikke").status == 404


def test_it_comes_back_as_it_was(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    withdraw(app)
    assert bring_back(app).has("Publisert igjen.")
    assert nurse.get(MODULE).h1 == "Kartlegge plager" and nurse.get("/laer/prove").has("Kartlegge plager")
    assert [one.number for one in writing.revisions(app)] == [1]
    assert [one for one in verbs(app) if one.startswith("content.")] == ["content.withdrawn", "content.brought_back"]


def test_to_publish_a_new_text_brings_it_back_too(app: Flask) -> None:
    withdraw(app)
    page = writing.to_publishing(writing.save(writing.open_text(eva(app))).browser)
    assert page.has("Når du publiserer, får leserne den igjen.")
    page.submit("/publiser/", change="clinical")
    assert writing.read_sentence(app, world.NURSE).has(writing.NEW)
    assert not writing.open_text(eva(app)).has("Teksten er trukket tilbake")


def test_who_is_in_the_middle_may_finish(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.begin(nurse)
    withdraw(app)
    assert nurse.get("/min-side").click("Fortsett").has("Side 1 av 3")
    assert nurse.get(f"{MODULE}/utskrift").has("Pasienten setter tallet selv.")
    assert reader.go_through(nurse, RIGHT).has("Bestått")
    assert [row.subject for row in reader.evidence_of(app, world.NURSE)] == [SLUG]
    assert nurse.get(f"{MODULE}/resultat").status == 200


def test_evidence_keeps_its_title_and_its_date(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, RIGHT)
    skill = f"/min-kompetanse/{leading.COMPETENCE}"
    before = nurse.get(skill).text
    assert "Modul bestått: Kartlegge plager" in before
    withdraw(app)
    assert "Modul bestått: Kartlegge plager" in nurse.get(skill).text


def test_a_course_takes_its_modules_along_and_back(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    page = writing.open_text(eva(app), COURSE).click("Trekk teksten tilbake")
    assert page.has("Modulene i kurset går med.") and page.has("Andre tekster viser hit") and page.has("plans/ahus.md:")
    page.submit("/trekk/", reason=WHY)
    assert nurse.get("/laer").has("Ingen kurs ennå")
    assert [nurse.get(path).status for path in ("/laer/prove", MODULE, TALK)] == [410, 410, 410]
    assert nurse.get("/min-side").status == 200 and Browser(app, world.LEADER).get("/team").status == 200
    bring_back(app, COURSE)
    assert [nurse.get(path).status for path in ("/laer/prove", MODULE, TALK)] == [200, 200, 200]


def test_what_was_withdrawn_before_the_course_stays_away(app: Flask) -> None:
    withdraw(app)
    app.extensions["clock"].forward(minutes=1)
    withdraw(app, COURSE)
    bring_back(app, COURSE)
    nurse = Browser(app, world.NURSE)
    assert [nurse.get(path).status for path in ("/laer/prove", MODULE, TALK)] == [200, 410, 200]


@pytest.mark.parametrize(
    ("reason", "said"),
    [("", "Skriv hvorfor"), ("  \n ", "Skriv hvorfor"), ("x" * 301, "for lang")],
)
def test_without_a_good_reason_nothing_is_withdrawn(app: Flask, reason: str, said: str) -> None:
    page = withdraw(app, reason=reason)
    assert page.status == 422 and page.has(said)
    assert (page.find("grunn").text or "").strip() == reason.strip()
    assert Browser(app, world.NURSE).get(MODULE).status == 200


@pytest.mark.parametrize("slug", ["plans/ahus", "competence/sykepleier", "documents/personvern"])
def test_what_is_always_needed_cannot_be_withdrawn(app: Flask, slug: str) -> None:
    browser = eva(app)
    page = browser.get(f"/verksted/trekk/{slug}")
    assert page.has("Denne teksten kan ikke trekkes tilbake") and "/trekk/" not in "".join(
        one.get("action", "") for one in page.tree.iter("form")
    )
    assert browser.post(f"/verksted/trekk/{slug}", {"reason": WHY}).status == 422
    with app.app_context():
        assert rows.withdrawn(db.session()) == ()


def test_withdrawn_twice_it_is_withdrawn_once_with_the_first_reason(app: Flask) -> None:
    browser = eva(app)
    for reason in (WHY, "En annen grunn."):
        browser.post(f"/verksted/trekk/{SLUG}", {"reason": reason})
        app.extensions["clock"].forward(minutes=1)
    with app.app_context():
        [one] = rows.withdrawn(db.session())
        assert (one.reason, one.by) == (WHY, world.EDUCATOR.name)
    assert verbs(app).count("content.withdrawn") == 1


def test_the_studio_lists_it_with_its_reason(app: Flask) -> None:
    withdraw(app)
    page = eva(app).get("/verksted")
    assert page.text.index("Trukket tilbake") < page.text.index(WHY)
    assert page.click("Kartlegge plager").has("Publiser den igjen som den var")


def test_a_guide_says_so_to_strangers_too(app: Flask) -> None:
    withdraw(app, "guides/sykepleier")
    page = Browser(app).get("/hjelp/sykepleier")
    assert page.status == 410 and page.has(WHY)
    assert not Browser(app).get("/hjelp").has("sykepleier")


def test_only_educators_may(app: Flask) -> None:
    for someone in (world.NURSE, world.LEADER, world.COORDINATOR):
        browser = Browser(app, someone)
        assert browser.post(f"/verksted/trekk/{SLUG}", {"reason": WHY}).status == 403
        assert browser.post(f"/verksted/publiser-igjen/{SLUG}").status == 403
    assert Browser(app, world.NURSE).get(MODULE).status == 200


def test_a_translation_goes_alone_and_the_bokmal_takes_it_along(app: Flask) -> None:
    text = (reader.CONTENT / reader.FILE).read_text("utf-8").replace("language: nb", "language: nn")
    reader.publish_text(app, "courses/prove/10-kartlegging.nn.md", text)
    browser = eva(app)
    browser.post(f"/verksted/trekk/{SLUG}?sprak=nn", {"reason": WHY})
    assert Browser(app, world.NURSE).get(MODULE).status == 200
    browser.post(f"/verksted/publiser-igjen/{SLUG}?sprak=nn")
    browser.post(f"/verksted/trekk/{SLUG}", {"reason": WHY})
    with app.app_context():
        assert sorted(one.text.language for one in rows.withdrawn(db.session())) == ["nb", "nn"]
