"""Can an educator take a course home, change it there, and bring it back without publishing or losing anything?"""

from io import BytesIO

import pytest
from flask import Flask

from learning.courses.interchange.bundle import packed, unpacked
from learning.records.database import db
from learning.records.revisions import Draft
from tests import world
from tests.browsing import Browser, Page
from tests.engines import CONTENT
from tests.house.addresses import SLUG
from tests.web import reader
from tests.web.writing import NEW, OLD, draft_of, open_text, save, text_on

FILE = reader.FILE
TALK = "courses/prove/20-samtale.md"


def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def taken_home(browser: Browser) -> dict[str, bytes]:
    response = open_text(browser, "courses/prove").click("Last ned hele kurset").response
    assert response.mimetype == "application/zip"
    assert response.headers["Content-Disposition"] == "attachment; filename=prove.zip"
    return unpacked("prove.zip", response.get_data()).files


def changed(files: dict[str, bytes], path: str = FILE, old: str = OLD, new: str = NEW) -> dict[str, bytes]:
    assert old.encode() in files[path]
    return files | {path: files[path].replace(old.encode(), new.encode())}


def upload(browser: Browser, files: dict[str, bytes] | bytes) -> Page:
    data = files if isinstance(files, bytes) else packed(files)
    return browser.get("/verksted").click("Last opp kurs").submit("/last-opp", file=(BytesIO(data), "prove.zip"))


def drafts(app: Flask) -> int:
    with app.app_context():
        return db.session.query(Draft).count()


def test_what_is_taken_home_is_the_published_course_letter_by_letter(app: Flask) -> None:
    files = taken_home(eva(app))
    assert sorted(files) == [FILE, TALK, "courses/prove/course.md"]
    assert all(data == (CONTENT / path).read_bytes() for path, data in files.items())


def test_a_changed_text_comes_back_as_a_draft_and_the_rest_is_left_alone(app: Flask) -> None:
    browser = eva(app)
    page = upload(browser, changed(taken_home(browser)))
    assert (page.status, page.h1) == (200, "Kurset er lastet opp")
    assert page.has("Nye utkast (1)") and page.has("2 tekster er like de som ligger her.")
    assert NEW in text_on(page.click("Kartlegge plager")) and drafts(app) == 1
    assert NEW not in reader_page(app)


def reader_page(app: Flask) -> str:
    browser = Browser(app, world.NURSE)
    reader.begin(browser)
    return reader.question_page(browser, "skala").text


def test_a_draft_that_was_there_is_never_replaced(app: Flask) -> None:
    browser = eva(app)
    home = taken_home(browser)
    save(open_text(browser))
    page = upload(browser, changed(home, new="Noe helt annet."))
    assert page.has("Ikke rørt (1)") and not page.has("Nye utkast")
    assert NEW in (draft_of(app) or Draft(text="")).text
    assert upload(browser, changed(home)).has("3 tekster er like de som ligger her.")


def test_mistakes_are_shown_by_file_and_line_and_nothing_is_kept(app: Flask) -> None:
    browser = eva(app)
    home = taken_home(browser)
    files = changed(changed(home), TALK, "- [x]", "- [ ]")
    page = upload(browser, files)
    assert page.status == 400 and page.h1 == "Last opp kurs" and page.has("Ingen utkast er laget.")
    line = next(nr for nr, text in enumerate(home[TALK].decode().splitlines(), 1) if text.startswith("### Spørsmål"))
    assert page.has(f"Linje {line}") and page.has(f"{TALK}: Ingen svar er merket som riktige")
    assert drafts(app) == 0


def test_what_is_new_here_is_told_and_sent_to_whoever_runs_the_site(app: Flask) -> None:
    browser = eva(app)
    files = taken_home(browser)
    new = files[TALK].replace(b'"', b"'")
    page = upload(browser, files | {"courses/prove/30-ny.md": new, "media/ny.png": b"\x89PNG"})
    assert page.has("Finnes ikke her ennå (1)") and page.has("courses/prove/30-ny.md")
    assert page.has("Bilder som ikke er lagt inn (1)") and page.has("media/ny.png")
    assert drafts(app) == 0


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Filen er ikke en hel zip-fil"),
        (packed({"../../course.md": b"a"}), "kan peke ut av mappen"),
        (packed({"courses/prove/course.md": b"\xff"}), "UTF-8"),
        (packed({"les.txt": b"a"}), "hører ikke til i content/"),
        (packed({"documents/a.md": b"0" * 900_000}), "blir mye større"),
    ],
)
def test_a_file_that_is_no_course_keeps_the_page_and_says_what_to_do(app: Flask, data: bytes, said: str) -> None:
    page = upload(eva(app), data)
    assert page.status == 400 and page.h1 == "Last opp kurs" and page.has(said)


def test_no_file_at_all_is_one_sentence(app: Flask) -> None:
    page = eva(app).get("/verksted/last-opp").submit("/last-opp")
    assert page.status == 400 and page.has("Velg en fil først.")


def test_a_course_that_is_not_there_cannot_be_taken_home(app: Flask) -> None:
    assert eva(app).get("/verksted/last-ned/finnes-ikke").status == 404
    assert Browser(app, world.NURSE).get(f"/verksted/last-ned/{SLUG.split('/')[1]}").status == 403
