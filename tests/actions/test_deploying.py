"""Do files keep what was promised: editions that only grow, old names that lead on, and the studio's word?"""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from learning.actions import deploying, publishing, withdrawing
from learning.actions.deploying import FilesPublished, look_over_files, publish_files
from learning.actions.shelf import Shelf
from learning.records.attempts import Attempt
from learning.records.database import begin_writing, db
from learning.records.queries import library as rows
from learning.records.revisions import Document
from tests import world
from tests.actions.test_publishing import CHANGED, FILE, FILES, TEXT, codes, deploy, eva, from_studio, now
from tests.browsing import Browser
from tests.web import leading, reader, writing
from tests.web.reader import RIGHT
from tests.web.writing import OLD, SLUG

COURSE = "courses/prove/course.md"
TALK = "courses/prove/20-samtale.md"
RENAMED = "courses/prove/10-spore.md"
NEW_SLUG = "courses/prove/spore"
EDITION_2 = TEXT.replace("edition: 1", "edition: 2")
MOVED = TEXT.replace("edition: 1", "edition: 1\naliases: [courses/prove/kartlegging]")
WITHOUT = {path: text for path, text in FILES.items() if path != FILE}


def deploy_folder(app: Flask, files: dict[str, str], **how: Any) -> FilesPublished:
    with app.app_context():
        begin_writing(db.session())
        outcome = publish_files(db.session(), files, now(app), whole=files.keys(), **how)
        db.session.commit()
    return outcome


def changes(app: Flask) -> list[tuple[int, int, str]]:
    return [(one.number, one.edition, one.change) for one in writing.revisions(app)]


# Editions


def test_a_raised_edition_is_a_clinical_change_and_the_same_is_better_words(app: Flask) -> None:
    deploy(app, {FILE: CHANGED})
    deploy(app, {FILE: EDITION_2})
    assert changes(app) == [(3, 2, "clinical"), (2, 1, "wording"), (1, 1, "files")]


def test_a_lowered_edition_is_refused_by_its_line_and_the_higher_stays(app: Flask) -> None:
    deploy(app, {FILE: EDITION_2})
    outcome = deploy(app, {FILE: CHANGED})
    line = CHANGED.splitlines().index("edition: 1") + 1
    assert codes(outcome) == [(FILE, line, "edition-lowered")] and not outcome.published
    assert changes(app)[0] == (2, 2, "clinical")


def test_an_id_that_is_lost_is_refused_and_one_given_up_on_purpose_is_not(app: Flask) -> None:
    lost = TEXT.replace("{#skala}", "{#skala-ny}")
    assert [code for _, _, code in codes(deploy(app, {FILE: lost}))] == ["id-gone"]
    assert len(changes(app)) == 1
    given_up = lost.replace("edition: 1", "edition: 1\naliases: [skala]")
    assert deploy(app, {FILE: given_up}).published == (FILE,)


def test_the_studio_may_not_lose_an_id_either(app: Flask) -> None:
    browser = Browser(app, world.EDUCATOR)
    page = writing.save(writing.open_text(browser), "{#skala}", "{#skala-ny}", then="publish")
    page = page.submit("/publiser/", change="wording")
    assert page.status == 422 and len(changes(app)) == 1


# A whole folder


def test_a_document_without_a_file_is_told_of_and_stays_up(app: Flask) -> None:
    outcome = deploy_folder(app, WITHOUT)
    assert codes(outcome) == [(FILE, 1, "document-vanished")]
    assert Browser(app, world.NURSE).get(reader.MODULE).h1 == "Kartlegge plager"


def test_a_few_files_are_no_folder(app: Flask) -> None:
    assert not codes(deploy(app, {TALK: FILES[TALK]}))


# Another name


def test_a_renamed_document_keeps_its_history_and_leads_on_from_the_old_address(app: Flask) -> None:
    outcome = deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    assert (outcome.published, codes(outcome)) == ((RENAMED,), [])
    nurse = Browser(app, world.NURSE)
    for rest in ("", "/endringer"):
        response = nurse.get(f"{reader.MODULE}{rest}", follow=False).response
        assert (response.status_code, response.location) == (308, f"/laer/prove/spore{rest}")
    assert nurse.get(reader.MODULE).h1 == "Kartlegge plager"
    with app.app_context():
        document = rows.current(db.session(), NEW_SLUG, "nb")
        assert document and [one.number for one in rows.history(db.session(), document.document_id)] == [2, 1]
    again = deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    assert (again.published, again.unchanged, codes(again)) == ((), len(FILES), [])


def test_the_studio_leads_on_too_and_keeps_the_question_in_the_address(app: Flask) -> None:
    deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    page = Browser(app, world.EDUCATOR).get(f"/verksted/historikk/{SLUG}?sprak=nb", follow=False)
    assert page.response.location == f"/verksted/historikk/{NEW_SLUG}?sprak=nb"


def test_work_under_the_old_name_counts_under_the_new(app: Flask) -> None:
    nurse, colleague = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    reader.take(nurse, RIGHT)
    reader.begin(colleague)
    reader.answer(colleague, "skala", ["1"])
    deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    # passed before: the list, the ring and the module's page still say so
    assert not nurse.get("/laer/prove").has("Ikke bestått")
    assert nurse.get("/min-side").has("Neste steg i Prøvekurset Snakke sammen")
    assert nurse.get("/laer/prove/spore").has("Bestått. Ditt beste resultat er 100 %.")
    skill = nurse.get(f"/min-kompetanse/{leading.COMPETENCE}")
    assert skill.has("Modul bestått: Kartlegge plager")
    # in the middle: she goes on where she was
    page = colleague.get("/min-side").click("Fortsett")
    assert page.path == "/laer/prove/spore/side/skalaen" and page.has("Ja, null er ingen plage.")
    reader.answer(colleague, "da", ["0", "1"], "/laer/prove/spore")
    assert colleague.get("/laer/prove/spore/side/uteblir").submit("/ferdig").has("Bestått")


def test_the_course_is_complete_although_a_module_has_changed_its_name(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, RIGHT)
    deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    reader.begin(nurse, reader.TALK)
    reader.go_through(nurse, {"forst": ["0"]}, reader.TALK)
    assert [row.kind for row in reader.evidence_of(app, world.NURSE)] == ["module", "module", "course"]
    assert "Ferdig" in leading.row_of(Browser(app, world.LEADER).get("/team"), world.NURSE)


def test_a_course_with_another_name_takes_its_modules_along(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, RIGHT)
    other = {path.replace("courses/prove/", "courses/nytt/"): text for path, text in FILES.items()}
    other["courses/nytt/course.md"] = FILES[COURSE].replace("edition: 1", "edition: 1\naliases: [courses/prove]")
    other["plans/ahus.md"] = FILES["plans/ahus.md"].replace("courses/prove", "courses/nytt")
    outcome = deploy_folder(app, other)
    assert codes(outcome) == []
    page = nurse.get(reader.MODULE)
    assert page.path == "/laer/nytt/kartlegging" and page.has("Bestått.")
    assert nurse.get("/laer/prove").path == "/laer/nytt"


def test_a_document_taken_over_by_another_hands_its_readers_on(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, RIGHT)
    heir = FILES[TALK].replace("edition: 1", "edition: 1\naliases: [courses/prove/kartlegging]")
    outcome = deploy_folder(app, WITHOUT | {TALK: heir})
    assert (outcome.published, codes(outcome)) == ((TALK,), [])
    page = nurse.get(reader.MODULE)
    assert page.path == reader.TALK and page.has("Bestått.")
    assert codes(deploy_folder(app, WITHOUT | {TALK: heir})) == []


def test_an_heir_with_errors_takes_over_nothing(app: Flask) -> None:
    heir = FILES[TALK].replace("edition: 1", "edition: 1\naliases: [courses/prove/kartlegging]") + "\n##\n"
    assert codes(deploy_folder(app, WITHOUT | {TALK: heir}))
    assert Browser(app, world.NURSE).get(reader.MODULE).path == reader.MODULE


# The studio was there


def test_a_clash_carries_both_texts_and_is_solved_by_naming_the_change(app: Flask) -> None:
    from_studio(app)
    mine = TEXT.replace(OLD, "Filens egen setning.")
    [clash] = deploy(app, {FILE: mine}).clashes
    assert (clash.path, clash.number, clash.file) == (FILE, 2, mine) and writing.NEW in clash.studio
    assert not deploy_folder(app, FILES | {FILE: mine}, over={FILE: 1}).published
    assert deploy_folder(app, FILES | {FILE: mine}, over={FILE: 2}).published == (FILE,)
    assert changes(app)[0] == (3, 1, "wording")


def test_a_file_does_not_bring_back_what_the_studio_has_withdrawn(app: Flask) -> None:
    with app.app_context():
        withdrawing.withdraw(db.session(), by=eva(), slug=SLUG, language="nb", reason="Feil dose.", at=now(app))
        db.session.commit()
    quiet = deploy_folder(app, FILES)
    assert (quiet.published, codes(quiet)) == ((), [])
    assert codes(deploy_folder(app, FILES | {FILE: CHANGED})) == [(FILE, 1, "withdrawn-in-studio")]
    with app.app_context():
        assert [one.reason for one in rows.withdrawn(db.session())] == ["Feil dose."]


# Looked over before the lock


def test_what_was_found_beforehand_is_believed_until_something_is_published(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        looked = look_over_files(db.session(), FILES | {FILE: CHANGED}, now(app))
        checks = _counted(monkeypatch, deploying)
        publish_files(db.session(), FILES | {FILE: CHANGED}, now(app), looked=looked)
        assert checks == []
        publish_files(db.session(), FILES | {FILE: EDITION_2}, now(app), looked=looked)
        assert len(checks) == 1


def test_the_studio_checks_the_library_once_and_not_under_the_lock(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = Browser(app, world.EDUCATOR)
    page = writing.save(writing.open_text(browser), then="publish")
    checks = _counted(monkeypatch, publishing)
    assert page.submit("/publiser/", change="wording").status == 200
    assert checks == [False, False]  # as it is, and as it will be


def _counted(monkeypatch: pytest.MonkeyPatch, module: Any) -> list[bool]:
    """One entry for each check of a whole library: was it made by somebody who held the write lock?"""
    found: list[bool] = []
    real = module.check

    def counting(files: Any) -> Any:
        options = db.session().connection().get_execution_options()
        found.append(options.get("sqlite_begin") == "BEGIN IMMEDIATE")
        return real(files)

    monkeypatch.setattr(module, "check", counting)
    return found


def test_a_library_published_meanwhile_is_looked_at_again(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    with app.app_context():
        by, current = eva(), rows.current(db.session(), SLUG, "nb")
        assert current is not None
        looked = publishing.look_over(db.session(), slug=SLUG, language="nb", text=CHANGED, change="wording")
        publish_files(db.session(), {COURSE: FILES[COURSE] + "\nMer.\n"}, now(app))
        checks = _counted(monkeypatch, publishing)
        publishing.publish(
            db.session(),
            by=by,
            slug=SLUG,
            language="nb",
            text=CHANGED,
            version=1,
            change="wording",
            based_on=current.revision_id,
            at=now(app),
            looked=looked,
        )
        assert len(checks) == 2


def test_an_old_name_in_two_languages_moves_both(app: Flask) -> None:
    nynorsk = MOVED.replace("language: nb", "language: nn")
    deploy_folder(app, FILES | {"courses/prove/10-kartlegging.nn.md": TEXT.replace("language: nb", "language: nn")})
    moved = WITHOUT | {RENAMED: MOVED, "courses/prove/10-spore.nn.md": nynorsk}
    assert codes(deploy_folder(app, moved)) == []
    with app.app_context():
        found = db.session.execute(select(Document.slug, Document.language).where(Document.kind == "module"))
        assert sorted(tuple(row) for row in found) == [
            ("courses/prove/samtale", "nb"),
            (NEW_SLUG, "nb"),
            (NEW_SLUG, "nn"),
        ]


def test_a_shelf_names_old_evidence_by_the_name_of_today(app: Flask) -> None:
    reader.take(Browser(app, world.NURSE), RIGHT)
    deploy_folder(app, WITHOUT | {RENAMED: MOVED})
    with app.app_context():
        library = Shelf().library(db.session())
        assert library.names_of(NEW_SLUG) == {NEW_SLUG, SLUG}
        assert library.title_of(SLUG) == "Kartlegge plager"
        [attempt] = db.session.execute(select(Attempt.module)).scalars()
        assert attempt == NEW_SLUG
