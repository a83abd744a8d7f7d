"""Can an educator write with problems and preview beside the text, and never lose a word or anybody else's?"""

import re

import pytest
from flask import Flask
from sqlalchemy import select

from learning.actions.drafting import LONGEST_TEXT
from learning.records.revisions import Draft
from learning.translations.refusal_words import REFUSALS
from tests import world
from tests.browsing import Browser, Page, filled, words
from tests.engines import CONTENT
from tests.house.addresses import SLUG
from tests.web import reader, writing
from tests.web.leading import day, give_role
from tests.web.writing import NEW, OLD, draft_of, exchanged, open_text, save, save_text, text_on

FILE = (CONTENT / reader.FILE).read_text("utf-8")
KINDS = [
    "Kurs",
    "Modul",
    "Simulering",
    "Dokument",
    "Ordliste",
    "Veiledning",
    "Kompetanserammeverk",
    "Kompetanseplan",
]
DOCUMENTS = [
    "courses/prove",
    "courses/prove/samtale",
    "competence/sykepleier",
    "plans/ahus",
    "guides/sykepleier",
    "documents/personvern",
    "simulations/ikke-si-det",
    "glossary",
]


def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def problems(page: Page) -> list[str]:
    return [words(one) for one in page.tree.iter("li") if "problem" in (one.get("class") or "")]


def preview(page: Page) -> str:
    return words(page.find("forhandsvisning"))


def line_of(part: str) -> int:
    return next(number for number, line in enumerate(FILE.splitlines(), 1) if part in line)


# The list


def test_the_list_shows_every_text_by_kind_with_edition_and_language(app: Flask) -> None:
    page = eva(app).get("/verksted")
    assert page.h1 == "Kursverksted"
    headings = [re.sub(r" \(\d+\)$", "", words(one)) for one in page.tree.iter("h2")]
    assert headings == KINDS
    assert len([href for _, href in page.links() if "/verksted/dokument/" in href]) == 11
    assert page.has("Kartlegge plager Utgave 1, bokmål.")


def test_the_list_begins_with_ones_own_drafts_and_says_who_else_is_writing(app: Flask) -> None:
    save(open_text(eva(app)))
    mine = eva(app).get("/verksted")
    assert mine.has("Fortsett der du slapp")
    theirs = Browser(app, world.SECOND_EDUCATOR).get("/verksted")
    assert not theirs.has("Fortsett der du slapp") and theirs.has("Eva Kurs")


def test_every_kind_of_text_opens_with_its_preview_and_no_errors(app: Flask) -> None:
    browser = eva(app)
    for slug in DOCUMENTS:
        page = open_text(browser, slug)
        assert page.status == 200, slug
        assert preview(page) and "Her kommer teksten" not in preview(page), slug
        assert not [one for one in problems(page) if "Råd:" not in one], slug


def test_an_unknown_text_is_not_found(app: Flask) -> None:
    browser = eva(app)
    for slug in ("finnes-ikke", "courses/prove/finnes-ikke", "courses/prøve", "x" * 400, "%00", "../README"):
        assert open_text(browser, slug).status == 404, slug


def test_an_unknown_language_opens_the_bokmal_text(app: Flask) -> None:
    assert eva(app).get(f"/verksted/dokument/{SLUG}?sprak=klingon").h1 == "Kartlegge plager"


# Writing


def test_the_editor_holds_the_published_text_to_the_last_letter(app: Flask) -> None:
    assert text_on(open_text(eva(app))) == FILE


def test_without_a_script_saving_leads_back_to_the_text_which_is_kept(app: Flask) -> None:
    page = save(open_text(eva(app)))
    assert (page.status, page.path) == (200, f"/verksted/dokument/{SLUG}")
    assert text_on(page) == FILE.replace(OLD, NEW)
    assert re.search(r"Utkast lagret \d+\. \w+ \d{4} \d\d:\d\d", page.text)
    assert NEW in preview(page)


def test_the_draft_is_there_on_another_machine(app: Flask) -> None:
    save(open_text(eva(app)))
    assert NEW in text_on(open_text(eva(app)))


def test_a_draft_reaches_no_reader(app: Flask) -> None:
    save(open_text(eva(app)))
    page = writing.read_sentence(app, world.NURSE)
    assert page.has(OLD) and not page.has(NEW)


def test_autosave_answers_with_a_stamp_a_new_version_problems_and_preview(app: Flask) -> None:
    page = save(open_text(eva(app)), htmx=True)
    assert page.status == 200 and not page.html.lstrip().lower().startswith("<!doctype")
    assert re.search(r"Utkast lagret \d\d:\d\d", page.text)
    assert page.find("versjon").get("value") == "1"
    assert "Ingen feil i teksten" in words(page.find("problemer"))
    assert NEW in preview(page)
    assert page.response.vary.find("HX-Request") >= 0


def test_the_next_autosave_builds_on_the_version_of_the_one_before(app: Flask) -> None:
    opened = open_text(eva(app))
    first = save(opened, htmx=True)
    version = first.find("versjon").get("value")
    second = save_text(opened, FILE.replace(OLD, "Enda bedre."), htmx=True, version=version)
    assert second.find("versjon").get("value") == "2"
    assert draft_of(app).text == FILE.replace(OLD, "Enda bedre.")


def test_looking_without_writing_leaves_no_draft(app: Flask) -> None:
    page = save_text(open_text(eva(app)), FILE, htmx=True)
    assert page.status == 200 and draft_of(app) is None


def test_discarding_brings_the_published_text_back(app: Flask) -> None:
    page = save(open_text(eva(app))).submit("/forkast/")
    assert page.has("Utkastet ditt er forkastet. Den publiserte teksten er uendret.")
    assert text_on(page) == FILE and draft_of(app) is None


# Two tabs


@pytest.mark.parametrize("htmx", [False, True])
def test_the_second_tab_is_told_and_nothing_is_overwritten(app: Flask, htmx: bool) -> None:
    browser = eva(app)
    one, other = open_text(browser), open_text(browser)
    save(one)
    page = save(other, new="Det andre vinduet.", htmx=htmx)
    assert page.status == 409
    assert page.has("Utkastet er lagret fra en annen fane eller maskin etter at du åpnet det her.")
    assert draft_of(app).text == FILE.replace(OLD, NEW)
    if not htmx:
        assert "Det andre vinduet." in text_on(page)


def test_the_same_text_from_the_other_tab_is_no_conflict(app: Flask) -> None:
    browser = eva(app)
    one, other = open_text(browser), open_text(browser)
    save(one)
    assert save(other, htmx=True).status == 200
    assert draft_of(app).version == 1


def test_a_tab_left_open_over_a_discarded_draft_cannot_bring_it_back(app: Flask) -> None:
    browser = eva(app)
    kept = save(open_text(browser))
    browser.post(f"/verksted/forkast/{SLUG}")
    assert save(kept, old=NEW, new="Gammelt vindu.").status == 409
    assert draft_of(app) is None


def test_a_version_that_is_no_number_overwrites_nothing(app: Flask) -> None:
    opened = save(open_text(eva(app)))
    for number in ("", "-1", "1e3", "٣", "99999999999", "x"):
        page = save(opened, old=NEW, new="Noe annet.", version=number)
        assert page.status == 409 and draft_of(app).text == FILE.replace(OLD, NEW), number


def test_a_base_that_is_no_revision_of_this_text_is_refused_with_the_text_kept(app: Flask) -> None:
    assert writing.revisions(app)[0].revision_id != 1
    opened = open_text(eva(app))
    for number in ("0", "1", "999999", "x"):
        page = save(opened, based_on=number)
        assert page.status == 404, number
        assert page.has("Endringen finnes ikke.") and NEW in text_on(page)
        assert draft_of(app) is None


def test_two_educators_have_a_draft_each_and_know_of_each_other(app: Flask) -> None:
    per = Browser(app, world.SECOND_EDUCATOR)
    save(open_text(eva(app)))
    page = save(open_text(per), new="Pers setning.")
    assert page.has("Eva Kurs skriver også på denne teksten. Avtal først hvem som skal publisere.")
    assert NEW in text_on(open_text(eva(app))) and "Pers setning." in text_on(open_text(per))


# Mistakes, by line


MISTAKES = [
    ("- [x] Null til ti", "- [ ] Null til ti", "### Spørsmål: Hvilken skala", "Ingen svar er merket som riktige"),
    ("{#skalaen}", "", "## Skalaen", "mangler id"),
    ("> [!TIP]", "> [!TIPS]", "> [!TIP]", "«TIPS» er ikke en kjent ramme – mente du «TIP»?"),
    ("minutes: 9", "minutter: 9", "minutes: 9", "«minutter» er ikke en kjent nøkkel"),
    ("når vi ikke spør.[^esas]", "når vi ikke<br> spør.[^esas]", "Vi undervurderer", "HTML (<br>)"),
]


def test_a_mistake_is_listed_with_its_line_and_what_to_do(app: Flask) -> None:
    page = open_text(eva(app))
    for old, new, line, sentence in MISTAKES:
        page = save_text(page, exchanged(FILE, old, new))
        (found,) = [one for one in problems(page) if sentence in one]
        assert f"Linje {line_of(line)} " in found
        assert page.find("problemer").find(f".//a[@data-line='{line_of(line)}']") is not None
        assert "feil å rette før du kan publisere" in words(page.find("problemer"))


@pytest.mark.krav("OST-53")
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("når vi ikke spør.[^esas]", "når vi ikke spør.[^ukjent]", "ukjent"),
        (", year: 2024", "", "year"),
    ],
)
def test_a_claim_needs_a_listed_source_with_a_year_before_it_can_be_published(
    app: Flask, old: str, new: str, sentence: str
) -> None:
    page = save(open_text(eva(app)), old, new, then="publish")
    assert [one for one in problems(page) if sentence in one]
    assert not [form for form in page.tree.iter("form") if "/publiser/" in form.get("action", "")]
    answer = eva(app).post(f"/verksted/publiser/{SLUG}", {"change": "typo", "version": "1"})
    assert answer.status == 422 and len(writing.revisions(app)) == 1


BROKEN = [
    '---\ntitle: "uavsluttet\n---\n',
    "---\ntitle: a: b\n",
    "---\n- liste\n---\n",
    "---\na: &a [*a]\n---\n",
    "",
    "# Bare",
]


def test_a_broken_top_gives_a_sentence_and_the_text_is_kept(app: Flask) -> None:
    page = open_text(eva(app))
    for top in BROKEN:
        page = save_text(page, top)
        assert page.status == 200, top
        assert all(re.match(r"Linje \d+ .+ – .+", one) for one in problems(page)) and problems(page), top
        assert "Her kommer teksten slik leserne ser den" in preview(page)
        assert text_on(page).rstrip() == top.rstrip() == draft_of(app).text.rstrip()


def test_lines_that_end_in_the_windows_way_are_the_same_text(app: Flask) -> None:
    save_text(open_text(eva(app)), FILE.replace(OLD, NEW).replace("\n", "\r\n"))
    assert draft_of(app).text == FILE.replace(OLD, NEW)


def test_what_neither_page_nor_database_can_hold_is_left_out_and_the_words_kept(app: Flask) -> None:
    page = save(open_text(eva(app)), new="Bare \x00\x01\x1b\x7f\x9f\ufeff\ufffepasienten kan sette tallet.")
    assert page.status == 200 and draft_of(app).text == FILE.replace(OLD, NEW)


def test_line_ends_of_other_kinds_become_line_ends(app: Flask) -> None:
    save(open_text(eva(app)), new="a\x0bb\x0cc\x85d\u2028e\u2029f\rg\r\nh")
    assert draft_of(app).text == FILE.replace(OLD, "a\nb\nc\nd\ne\nf\ng\nh")


@pytest.mark.parametrize("odd", ["\u202e", "\u2066"])
def test_letters_that_turn_the_text_around_are_pointed_out_and_kept(app: Flask, odd: str) -> None:
    page = save(open_text(eva(app)), new=f"Bare {odd}pasienten.")
    (found,) = problems(page)
    assert f"Linje {line_of(OLD)} " in found and "usynlig tegn" in found
    assert f"Bare {odd}pasienten." in text_on(page)


def test_emoji_and_other_scripts_are_text_like_any_other(app: Flask) -> None:
    page = save(open_text(eva(app)), new="Spør alltid 🌸 – čájet, عربي, 汉字.")
    assert "🌸 – čájet, عربي, 汉字." in preview(page)


def test_a_script_in_the_text_is_shown_and_never_run(app: Flask) -> None:
    page = save(open_text(eva(app)), new="<script>alert(1)</script> <img src=x onerror=alert(1)>")
    assert [one for one in problems(page) if "HTML" in one]
    inside = page.find("forhandsvisning")
    assert inside.find(".//script") is None and inside.find(".//img") is None


def test_a_text_longer_than_a_text_may_be_is_refused_and_still_there(app: Flask) -> None:
    long = FILE + "a" * LONGEST_TEXT
    page = save_text(open_text(eva(app)), long)
    assert page.status == 422 and page.has("Teksten er for lang. Del den i flere moduler.")
    assert text_on(page).rstrip() == long and draft_of(app) is None


@pytest.mark.parametrize("htmx", [False, True])
def test_a_megabyte_is_refused_with_a_sentence_and_the_draft_stands(app: Flask, htmx: bool) -> None:
    opened = save(open_text(eva(app)))
    page = save_text(opened, "a" * 1_100_000, htmx=htmx)
    assert page.status == 413 and page.has("Det du skrev, står der.")
    assert draft_of(app).text == FILE.replace(OLD, NEW)


# The preview


def test_the_preview_shows_the_key_the_feedback_and_the_sources(app: Flask) -> None:
    seen = preview(open_text(eva(app)))
    for part in ("Riktig svar", "Ja, null er ingen plage.", "Tallet er pasientens eget.", "Kilder", "Kartlegging"):
        assert part in seen


def test_what_awaits_review_is_shown_to_educators_and_to_nobody_else(app: Flask) -> None:
    assert "Hemmelig for leseren" in preview(open_text(eva(app)))
    for someone in (world.NURSE, world.LEADER, world.EDUCATOR):
        browser = Browser(app, someone)
        reader.begin(browser)
        assert "Hemmelig for leseren" not in browser.get(f"{reader.MODULE}/side/hvorfor").html


# Who may not


@pytest.mark.parametrize("someone", [world.NURSE, world.LEADER, world.COORDINATOR], ids=lambda one: one.key)
def test_whoever_is_no_educator_is_refused_with_a_sentence_and_writes_nothing(
    app: Flask, someone: world.Someone
) -> None:
    form = filled(open_text(eva(app)).form("/lagre/")) | {"text": FILE.replace(OLD, NEW), "change": "typo"}
    form.pop("csrf_token")
    browser = Browser(app, someone)
    for verb in ("lagre", "forkast", "gjenopprett/1", "publiser", "bygg-pa-ny"):
        page = browser.post(f"/verksted/{verb}/{SLUG}", form)
        assert page.status == 403, verb
        assert page.has(REFUSALS["not-an-educator"]), verb
    for where in ("", f"/dokument/{SLUG}", f"/historikk/{SLUG}", f"/publiser/{SLUG}", "/endring/1"):
        page = browser.get(f"/verksted{where}")
        assert page.status == 403 and OLD not in page.html and "Hemmelig" not in page.html
    assert not reader.rows(app, select(Draft.id)) and len(writing.revisions(app)) == 1


def test_an_educator_whose_role_has_ended_is_refused_the_day_after(app: Flask) -> None:
    give_role(app, world.NOBODY, role="educator", scope_kind="all", scope_id=None, ends_on=day(app, 0))
    assert open_text(Browser(app, world.NOBODY)).status == 200
    app.extensions["clock"].forward(days=1)
    assert open_text(Browser(app, world.NOBODY)).status == 403
