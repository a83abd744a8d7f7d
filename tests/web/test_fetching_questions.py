"""Can an educator bring questions along from another system, and see what did not come with them, before anything is kept?"""

from io import BytesIO
from pathlib import Path

from flask import Flask

from tests import world
from tests.browsing import Browser, Page, filled, words
from tests.engines import CONTENT
from tests.house.addresses import SLUG
from tests.web import reader
from tests.web.writing import draft_of, open_text, save, text_on

BANK = Path(__file__).parents[1] / "courses" / "foreign" / "symptomer.gift"
FILE = (CONTENT / reader.FILE).read_text("utf-8")


def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def upload(browser: Browser, data: bytes, name: str = "bank.gift") -> Page:
    page = open_text(browser).click("Hent inn spørsmål")
    return page.submit("/hent/", file=(BytesIO(data), name))


def told(page: Page, heading: str) -> list[str]:
    section = page.find(heading)
    parents = {child: parent for parent in page.tree.iter() for child in parent}
    return [words(one) for one in parents[section].iter("li")]


def test_a_bank_is_looked_over_and_then_put_last_in_the_draft(app: Flask) -> None:
    looked = upload(eva(app), BANK.read_bytes())
    assert looked.has("10 oppgaver kan settes inn i «Kartlegge plager»")
    assert told(looked, "annerledes")[0].startswith("Linje 6 Svaret «Ringer legen» ga en del av poengene")
    assert looked.has("Setter deg ned hos ham Riktig svar") and looked.has("Ja. Ro hjelper. Henter oksygen")
    assert draft_of(app) is None
    page = looked.submit("/sett-inn/")
    assert (page.path, page.status) == (f"/verksted/dokument/{SLUG}", 200)
    assert text_on(page).startswith(FILE.rstrip()) and "## Innhentede spørsmål {#innhentede-sporsmal}" in text_on(page)
    assert page.has("Ingen feil i teksten") or not page.has("feil å rette")


def test_what_was_written_in_the_draft_before_stays(app: Flask) -> None:
    browser = eva(app)
    save(open_text(browser))
    page = upload(browser, "::Uro::Hva hjelper? {=Ro ~Bråk}".encode()).submit("/sett-inn/")
    assert "Bare pasienten kan sette tallet." in text_on(page)
    assert text_on(page).endswith("- [x] Ro\n- [ ] Bråk\n")


def test_a_reader_sees_nothing_of_it_until_it_is_published(app: Flask) -> None:
    upload(eva(app), BANK.read_bytes()).submit("/sett-inn/")
    assert "Innhentede" not in Browser(app, world.NURSE).get(reader.MODULE).text


def test_what_was_put_right_on_the_way_is_what_is_put_in(app: Flask) -> None:
    looked = upload(eva(app), b"Hva? {=a ~b}")
    page = looked.submit("/sett-inn/", text=looked.find("innhentet").text.replace("Hva?", "Hva hjelper?"))
    assert "### Spørsmål: Hva hjelper? {#hva}" in text_on(page)


def test_the_same_form_sent_twice_puts_it_in_once(app: Flask) -> None:
    looked = upload(eva(app), b"Hva? {=a ~b}")
    form = looked.form("/sett-inn/")
    for _ in range(2):
        page = looked.browser.post(form.get("action", ""), filled(form))
    assert text_on(page).count("Innhentede spørsmål") == 1


def test_ids_that_the_module_has_already_are_left_alone(app: Flask) -> None:
    looked = upload(eva(app), b"::Skala::Hva? {=a ~b}")
    assert "{#skala-2}" in (looked.find("innhentet").text or "")


def test_questions_left_out_and_mistakes_to_mend_are_told_apart(app: Flask) -> None:
    looked = upload(eva(app), b"::A::Hva? {=a ~a}\n\n::B::Hva? {=a")
    assert told(looked, "ikke-med") == [
        "Linje 3 «B» mangler { eller }, og er ikke hentet – rett klammene, og fjern tomme linjer inne i spørsmålet"
    ]
    assert told(looked, "rettes-i-utkastet")[0].startswith("Svaret er likt")


def test_a_file_that_is_none_keeps_the_page_and_says_what_to_do(app: Flask) -> None:
    for data, said in (
        (b"\xff\xfe\x00\x01", "UTF-8"),
        (b"<?xml version='1.0'?><!DOCTYPE a><quiz/>", "DOCTYPE"),
        (b"", "Fant ingen spørsmål"),
    ):
        page = upload(eva(app), data)
        assert page.status == 400 and page.h1 == "Hent inn spørsmål"
        assert page.has("Ingen spørsmål kunne hentes fra filen") and said in told(page, "ikke-med")[0]
    page = open_text(eva(app)).click("Hent inn spørsmål").submit("/hent/")
    assert page.status == 400 and page.has("Velg en fil først.")


def test_a_draft_that_becomes_too_long_is_refused_with_a_sentence(app: Flask) -> None:
    looked = upload(eva(app), b"Hva? {=a ~b}")
    page = looked.submit("/sett-inn/", text="x" * 400_001)
    assert page.status == 422 and page.has("Spørsmålene er ikke satt inn") and page.has("Teksten er for lang.")
    assert len(page.find("innhentet").text or "") > 400_000 and draft_of(app) is None


def test_only_modules_take_questions(app: Flask) -> None:
    browser = eva(app)
    assert "Hent inn spørsmål" not in open_text(browser, "plans/ahus").text
    assert browser.get("/verksted/hent/plans/ahus").status == 404
