"""Does a clinical change ask those who have completed the module to read what is changed, that only, and once?"""

import pytest
from flask import Flask

from tests import world
from tests.browsing import Browser, Page, words
from tests.engines import CONTENT
from tests.web import reader
from tests.web.reader import FILE, MODULE, RIGHT
from tests.web.test_nurse_queries import opened

OLD, NEW = "Pasienten setter tallet selv.", "Pasienten peker på tallet selv."
CHANGES = f"{MODULE}/endringer"
HEADING = "Faglig endring siden du fullførte"
PLAN = "plans/ahus.md"


@pytest.fixture
def nurse(app: Flask) -> Browser:
    """She has completed edition 1."""
    browser = Browser(app, world.NURSE)
    reader.take(browser, RIGHT)
    return browser


def clinical(app: Flask, edition: int = 2, old: str = OLD, new: str = NEW, path: str = FILE) -> None:
    reader.publish(app, path, {"edition: 1": f"edition: {edition}", old: new})


def rereads(app: Flask) -> list[tuple[int | None, str]]:
    rows = reader.evidence_of(app, world.NURSE)
    return [(row.edition, row.subject) for row in rows if row.kind == "reread"]


def read_it(nurse: Browser) -> Page:
    return nurse.get(CHANGES).submit("/endringer")


def marked(page: Page, tag: str) -> list[str]:
    return [words(one) for one in page.find("side-skalaen-tekst").iter(tag)]


def test_the_changed_page_is_shown_with_what_is_new_and_what_is_gone_in_words(app: Flask, nurse: Browser) -> None:
    clinical(app)
    page = nurse.get(CHANGES)
    assert page.h1 == HEADING
    assert marked(page, "del") == ["Tatt ut: setter (slutt på det som er tatt ut)"]
    assert marked(page, "ins") == ["Nytt: peker på (slutt på det nye)"]
    assert not page.has("Hvorfor kartlegge?") and not page.has("Når svaret uteblir")


def test_no_key_is_on_the_page_of_changes(app: Flask, nurse: Browser) -> None:
    clinical(app, old="Ja, null er ingen plage.", new="Nettopp, null er ingen plage.")
    page = nurse.get(CHANGES)
    assert page.has("Siden har nye eller endrede oppgaver.")
    assert "ingen plage" not in page.html and "Null til ti" not in page.html


def test_min_side_asks_gently_and_the_modules_page_says_it_too(app: Flask, nurse: Browser) -> None:
    assert not nurse.get("/min-side").has(HEADING)
    clinical(app)
    home = nurse.get("/min-side")
    assert home.has(HEADING) and home.has("1 side å lese, omtrent 3 min.")
    assert home.text.index("Neste steg") < home.text.index(HEADING) < home.text.index("Frister")
    page = nurse.get(MODULE)
    assert page.has(HEADING) and page.has("Bestått.")
    assert page.click("Les endringene").path == CHANGES


def test_to_have_read_it_is_evidence_of_its_own_and_then_nobody_asks(app: Flask, nurse: Browser) -> None:
    clinical(app)
    before = nurse.get("/min-kompetanse").text
    page = read_it(nurse)
    assert page.path == MODULE and page.has("Lagret: du har lest den faglige endringen i «Kartlegge plager».")
    assert not nurse.get("/min-side").has(HEADING) and not nurse.get(MODULE).has(HEADING)
    assert nurse.get(CHANGES).path == MODULE
    first, last = reader.evidence_of(app, world.NURSE)
    assert (last.kind, last.edition, last.key) == ("reread", 2, f"reread:{first.id}:2")
    assert last.revision_id != first.revision_id and last.competences == ""
    assert nurse.get("/min-kompetanse").text == before


def test_pressed_twice_it_is_one_row(app: Flask, nurse: Browser) -> None:
    clinical(app)
    page = nurse.get(CHANGES)
    for _ in range(2):
        page.submit("/endringer")
    assert rereads(app) == [(2, "courses/prove/kartlegging")]


def test_the_next_change_is_counted_from_what_was_read_last(app: Flask, nurse: Browser) -> None:
    clinical(app)
    read_it(nurse)
    text = (CONTENT / FILE).read_text("utf-8").replace("edition: 1", "edition: 3").replace(OLD, NEW)
    reader.publish_text(app, FILE, text.replace("Noen kan ikke svare selv.", "Mange kan ikke svare selv."))
    page = nurse.get(CHANGES)
    assert page.has("Når svaret uteblir") and not page.has("peker på")
    read_it(nurse)
    assert [edition for edition, _ in rereads(app)] == [2, 3]


def test_a_change_that_comes_while_she_reads_is_not_read(app: Flask, nurse: Browser) -> None:
    clinical(app)
    page = nurse.get(CHANGES)
    clinical(app, 3, new="Ingen setter tall.")
    late = page.submit("/endringer")
    assert late.status == 409 and late.has("Modulen er endret en gang til mens du leste.")
    assert rereads(app) == []


def test_better_words_ask_nothing_even_after_a_change_is_read(app: Flask, nurse: Browser) -> None:
    reader.publish(app, FILE, {OLD: NEW})
    assert nurse.get(CHANGES).path == MODULE
    clinical(app)
    read_it(nurse)
    reader.publish(app, FILE, {"edition: 1": "edition: 2", OLD: "Pasienten velger tallet."})
    assert not nurse.get("/min-side").has(HEADING) and not nurse.get(MODULE).has(HEADING)


def test_an_edition_that_changes_nothing_to_read_asks_nothing(app: Flask, nurse: Browser) -> None:
    clinical(app, old="minutes: 9", new="minutes: 12")
    assert not nurse.get("/min-side").has(HEADING) and not nurse.get(MODULE).has(HEADING)


def test_a_whole_new_page_is_shown_as_new_without_its_questions(app: Flask, nurse: Browser) -> None:
    text = (CONTENT / FILE).read_text("utf-8").replace("edition: 1", "edition: 2")
    more = "\n## Etterpå {#etterpa}\n\nSpør **igjen**.[^esas]\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    reader.publish_text(app, FILE, text + more)
    page = nurse.get(CHANGES)
    assert page.has("Etterpå Ny side") and page.has("Spør igjen.")
    assert "<table>" in page.html and "#kilde-esas" not in page.html


def test_a_word_of_the_glossary_is_only_a_word_here(app: Flask, nurse: Browser) -> None:
    reader.publish(app, "glossary.md", {"## Skår": "## ESAS {#esas}\n\nEt skjema.\n\n## Skår"})
    text = (CONTENT / FILE).read_text("utf-8").replace("edition: 1", "edition: 2")
    reader.publish_text(app, FILE, text + "\n## Etterpå {#etterpa}\n\nBruk ESAS igjen.\n")
    page = nurse.get(CHANGES)
    assert page.has("Bruk ESAS igjen.") and "popovertarget" not in page.html.partition("<main")[2]


def test_a_page_taken_out_is_named(app: Flask, nurse: Browser) -> None:
    text = (CONTENT / FILE).read_text("utf-8")
    shorter = text[: text.index("## Når svaret uteblir")].replace("edition: 1", "edition: 2\naliases: [uteblir, da]")
    reader.publish_text(app, FILE, shorter)
    page = nurse.get(CHANGES)
    assert page.has("Sider som er tatt ut Når svaret uteblir")
    read_it(nurse)
    assert [edition for edition, _ in rereads(app)] == [2]


def test_taking_the_module_anew_is_reading_the_change(app: Flask, nurse: Browser) -> None:
    clinical(app)
    reader.take_again(nurse, RIGHT)
    assert not nurse.get("/min-side").has(HEADING) and nurse.get(CHANGES).path == MODULE


def test_who_finishes_an_older_edition_is_told_at_once(app: Flask) -> None:
    browser = Browser(app, world.COLLEAGUE)
    reader.begin(browser)
    clinical(app)
    assert reader.go_through(browser, RIGHT).has("Bestått")
    [row] = reader.evidence_of(app, world.COLLEAGUE)
    assert row.edition == 1
    assert browser.get("/min-side").has(HEADING)


def test_a_plan_that_does_not_ask_keeps_min_side_quiet(app: Flask, nurse: Browser) -> None:
    asks = "reread_clinical_changes: {value: true"
    reader.publish(app, PLAN, {asks: asks.replace("true", "false")})
    clinical(app)
    assert not nurse.get("/min-side").has(HEADING)
    assert nurse.get(MODULE).has(HEADING)


def test_whoever_has_not_completed_the_module_is_not_asked(app: Flask) -> None:
    reader.take(Browser(app, world.COLLEAGUE), reader.WRONG)
    clinical(app)
    for someone in (world.COLLEAGUE, world.STRANGER):
        browser = Browser(app, someone)
        assert not browser.get("/min-side").has(HEADING) and browser.get(CHANGES).path == MODULE
        browser.post(CHANGES, {"edition": "2"})
        assert not [row for row in reader.evidence_of(app, someone) if row.kind == "reread"]


def test_a_change_that_is_read_is_remembered_under_a_new_name(app: Flask, nurse: Browser) -> None:
    clinical(app)
    read_it(nurse)
    text = (CONTENT / FILE).read_text("utf-8").replace(OLD, NEW)
    moved = text.replace("edition: 1", "edition: 2\naliases: [courses/prove/kartlegging]")
    reader.publish_text(app, "courses/prove/10-spore.md", moved)
    assert not nurse.get("/min-side").has(HEADING) and not nurse.get("/laer/prove/spore").has(HEADING)


@pytest.mark.parametrize("edition", ["", "to", "٢", "9" * 40])
def test_a_number_that_is_none_records_nothing(app: Flask, nurse: Browser, edition: str) -> None:
    clinical(app)
    assert nurse.get(CHANGES).submit("/endringer", edition=edition).status == 409
    assert rereads(app) == []


def test_a_change_to_read_costs_min_side_no_question_more_than_the_first_time(app: Flask, nurse: Browser) -> None:
    usual = len(opened(nurse, "/min-side"))
    clinical(app)
    nurse.get("/laer")
    assert len(opened(nurse, "/min-side")) <= usual + 1
    assert len(opened(nurse, "/min-side")) == usual
