"""Does publishing the files again do nothing, never undo the studio's work, and never take the site down?"""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.access.asker import Asker, Grant
from learning.access.refusals import NotAnEducator
from learning.actions import drafting
from learning.actions.deploying import FilesPublished, publish_files
from learning.actions.publishing import publish
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.actions.shelf import Shelf
from learning.records.database import begin_writing, db
from learning.records.queries import library as rows
from learning.records.queries.library import RevisionFacts
from learning.records.revisions import Document, Revision
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser, filled
from tests.engines import CONTENT
from tests.web import reader, writing
from tests.web.leading import today
from tests.web.writing import NEW, OLD, SLUG

FILE = "courses/prove/10-kartlegging.md"
FILES = {path.relative_to(CONTENT).as_posix(): path.read_text("utf-8") for path in CONTENT.rglob("*.md")}
TEXT = FILES[FILE]
CHANGED = TEXT.replace(OLD, NEW)
BROKEN = TEXT.replace("- [x] Null til ti", "- [ ] Null til ti")


def now(app: Flask) -> datetime:
    return app.extensions["clock"]()


def deploy(app: Flask, files: dict[str, str]) -> FilesPublished:
    with app.app_context():
        begin_writing(db.session())
        outcome = publish_files(db.session(), files, now(app))
        db.session.commit()
    return outcome


def eva() -> Asker:
    """In an application context."""
    at = db.session.execute(select(func.max(Revision.published_at))).scalar_one().date()
    return Asker(world.id_of(world.EDUCATOR), (), (Grant("educator", "all", None, at),), at)


def current() -> RevisionFacts:
    found = rows.current(db.session(), SLUG, "nb")
    assert found is not None
    return found


def from_studio(app: Flask, old: str = OLD, new: str = NEW, change: str = "wording") -> None:
    writing.publish(Browser(app, world.EDUCATOR), change, old, new)


def version(app: Flask) -> int:
    with app.app_context():
        return rows.version(db.session())


def codes(outcome: FilesPublished) -> list[tuple[str, int, str]]:
    return [(one.file, one.line, one.code) for one in outcome.problems if one.severity == "error"]


# Again and again


def test_the_same_files_published_again_change_nothing(app: Flask) -> None:
    before = version(app)
    for _ in range(2):
        outcome = deploy(app, FILES)
        assert (outcome.published, outcome.unchanged, outcome.newer_in_studio) == ((), len(FILES), ())
        assert not codes(outcome)
    assert version(app) == before and len(writing.revisions(app)) == 1


def test_a_changed_file_becomes_the_next_revision_with_the_edition_it_says(app: Flask) -> None:
    before = version(app)
    outcome = deploy(app, FILES | {FILE: CHANGED.replace("edition: 1", "edition: 4")})
    assert outcome.published == (FILE,) and outcome.unchanged == len(FILES) - 1
    newest = writing.revisions(app)[0]
    assert (newest.number, newest.edition, newest.change, newest.published_by) == (2, 4, "clinical", None)
    assert version(app) == before + 1
    assert writing.read_sentence(app, world.NURSE).has(NEW)


def test_a_file_taken_back_becomes_a_revision_too(app: Flask) -> None:
    deploy(app, {FILE: CHANGED})
    assert deploy(app, {FILE: TEXT}).published == (FILE,)
    assert [one.number for one in writing.revisions(app)] == [3, 2, 1]


def test_a_renumbered_file_is_the_same_document(app: Flask) -> None:
    renumbered = "courses/prove/30-kartlegging.md"
    outcome = deploy(app, {renumbered: CHANGED})
    assert outcome.published == (renumbered,) and not codes(outcome)
    assert [one.number for one in writing.revisions(app)] == [2, 1]
    with app.app_context():
        assert current().path == renumbered
        assert db.session.execute(select(func.count(Document.id))).scalar_one() == len(FILES)


def test_a_file_that_is_only_renumbered_changes_place_and_nothing_else(app: Flask) -> None:
    before = version(app)
    outcome = deploy(app, {"courses/prove/30-kartlegging.md": TEXT})
    assert (outcome.published, outcome.unchanged, codes(outcome)) == ((), 1, [])
    assert len(writing.revisions(app)) == 1 and version(app) > before
    page = Browser(app, world.NURSE).get("/laer/prove")
    assert page.text.index("Snakke sammen") < page.text.index("Kartlegge plager")


def test_two_texts_may_be_alike(app: Flask) -> None:
    copied = "guides/kopi.md"
    assert deploy(app, {copied: FILES["guides/sykepleier.md"]}).published == (copied,)


def test_two_deployments_at_once_publish_once(app: Flask) -> None:
    outcomes = at_once([lambda: deploy(app, FILES | {FILE: CHANGED}) for _ in range(4)])
    assert sorted(len(one.published) for one in outcomes) == [0, 0, 0, 1]
    assert [one.number for one in writing.revisions(app)] == [2, 1]


# Broken files


def test_a_broken_file_is_told_with_its_line_and_leaves_the_last_good_revision_up(app: Flask) -> None:
    line = TEXT.splitlines().index("### Spørsmål: Hvilken skala brukes? {#skala}") + 1
    outcome = deploy(app, FILES | {FILE: BROKEN})
    assert codes(outcome) == [(FILE, line, "no-right-answer")]
    assert not outcome.published and len(writing.revisions(app)) == 1
    assert writing.read_sentence(app, world.NURSE).has(OLD)


def test_a_broken_file_does_not_stop_the_others(app: Flask) -> None:
    other = "guides/sykepleier.md"
    outcome = deploy(app, FILES | {FILE: BROKEN, other: FILES[other].replace("Åpne Min side.", "Åpne Lær.")})
    assert outcome.published == (other,)


def test_whatever_stands_in_a_file_the_old_text_stays_up(app: Flask) -> None:
    for text in ("", "\x00", "---\ntitle: [\n---\n", "a" * 1_100_000, "---\nlanguage: nn\n---\n"):
        outcome = deploy(app, {FILE: text})
        assert codes(outcome) and not outcome.published, text[:20]
    assert Browser(app, world.NURSE).get(reader.MODULE).h1 == "Kartlegge plager"


def test_a_new_file_with_errors_makes_no_document(app: Flask) -> None:
    outcome = deploy(app, {"courses/prove/40-ny.md": BROKEN})
    assert codes(outcome)
    with app.app_context():
        assert db.session.execute(select(func.count(Document.id))).scalar_one() == len(FILES)


# The studio was there


def test_a_file_that_is_older_than_the_studios_text_is_left_alone_in_silence(app: Flask) -> None:
    from_studio(app)
    before = version(app)
    outcome = deploy(app, FILES)
    assert (outcome.published, outcome.newer_in_studio, codes(outcome)) == ((), (FILE,), [])
    assert version(app) == before
    with app.app_context():
        assert NEW in current().text


def test_any_older_revision_is_old_news_not_only_the_one_before(app: Flask) -> None:
    from_studio(app)
    from_studio(app, NEW, "Bare hun selv.", "clinical")
    assert codes(deploy(app, {FILE: TEXT})) == []
    assert len(writing.revisions(app)) == 3


def test_a_new_text_over_the_studios_is_refused_aloud_and_the_studios_stays(app: Flask) -> None:
    from_studio(app)
    outcome = deploy(app, {FILE: TEXT.replace(OLD, "Filens egen setning.")})
    assert codes(outcome) == [(FILE, 1, "studio-is-newer")]
    assert outcome.problems[0].facts == {"number": 2}
    assert outcome.newer_in_studio == (FILE,) and not outcome.published
    with app.app_context():
        assert NEW in current().text and "Filens egen" not in current().text


def test_the_studios_text_in_the_file_is_nothing_new(app: Flask) -> None:
    from_studio(app, change="clinical")
    with app.app_context():
        exported = current().text
    outcome = deploy(app, FILES | {FILE: exported})
    assert (outcome.published, outcome.unchanged, outcome.newer_in_studio) == ((), len(FILES), ())


def test_a_deployment_does_not_touch_a_draft_but_makes_it_late(app: Flask) -> None:
    browser = Browser(app, world.EDUCATOR)
    writing.save(writing.open_text(browser))
    deploy(app, {FILE: TEXT.replace("Spør hver gang.", "Spør alltid.")})
    page = writing.to_publishing(browser)
    assert page.has("Ressursnett har publisert en endring etter at du begynte")
    assert NEW in writing.text_on(writing.open_text(browser))


# The action itself


def test_the_action_asks_for_the_right_before_anything_else(app: Flask) -> None:
    with app.app_context():
        nobody = Asker(world.id_of(world.NURSE), (), (), today(app))
        with pytest.raises(NotAnEducator):
            publish(db.session(), **_facts(nobody, slug="finnes-ikke"))
        with pytest.raises(NotAnEducator):
            drafting.current(db.session(), by=nobody, slug=SLUG, language="nb")
        with pytest.raises(NotAnEducator):
            drafting.discard(db.session(), by=nobody, document_id=current().document_id)


WRONG: list[tuple[dict[str, object], type[Refused], str]] = [
    ({"slug": "finnes-ikke"}, NotFound, "no_such_document"),
    ({"language": "nn"}, NotFound, "no_such_document"),
    ({"change": "files"}, Refused, "change_missing"),
    ({"based_on": 1}, Conflict, "published_since"),
    ({"text": BROKEN}, Refused, "text_has_errors"),
    ({"text": TEXT}, Refused, "nothing_changed"),
    ({"text": TEXT.replace("\n", "\r\n") + "\n\n"}, Refused, "nothing_changed"),
]


def test_what_cannot_be_published_changes_nothing(app: Flask) -> None:
    with app.app_context():
        for other, error, code in WRONG:
            with pytest.raises(error) as refused:
                publish(db.session(), **(_facts(eva()) | other))
            assert refused.value.code == code
        db.session.commit()
        assert current().number == 1


def _facts(by: Asker, **other: object) -> dict[str, object]:
    with_text = {"by": by, "slug": SLUG, "language": "nb", "text": CHANGED, "change": "typo", "version": 1}
    return with_text | {"based_on": current().revision_id, "at": current().published_at} | other


def test_a_deployed_text_is_served_by_a_shelf_that_knew_the_old_one(app: Flask) -> None:
    shelf = Shelf()
    with app.app_context():
        old = shelf.library(db.session()).module(SLUG)
        db.session.rollback()
        deploy(app, {FILE: CHANGED.replace("title: Kartlegge plager", "title: Spørre")})
        assert (old.title, shelf.library(db.session()).module(SLUG).title) == ("Kartlegge plager", "Spørre")
        assert shelf.module(db.session(), shelf.library(db.session()), old_revision()).title == "Kartlegge plager"


def old_revision() -> int:
    return rows.history(db.session(), current().document_id)[-1].revision_id


# At once


def test_two_educators_who_publish_at_once_do_not_overwrite_each_other(app: Flask) -> None:
    deeds = []
    for someone, new in ((world.EDUCATOR, "Evas setning."), (world.SECOND_EDUCATOR, "Pers setning.")):
        writing.save(writing.open_text(Browser(app, someone)), new=new)
        deeds.append(posting(app, someone, f"/verksted/publiser/{SLUG}", {"change": "wording", "version": "1"}))
    assert sorted(at_once(deeds)) == [303, 409]
    assert [one.number for one in writing.revisions(app)] == [2, 1]


def test_two_tabs_that_save_at_once_do_not_overwrite_each_other(app: Flask) -> None:
    form = filled(writing.save(writing.open_text(Browser(app, world.EDUCATOR))).form("/lagre/"))
    texts = [form["text"].replace(NEW, f"Fane {tab}.") for tab in range(6)]
    where = f"/verksted/lagre/{SLUG}"
    deeds = [posting(app, world.EDUCATOR, where, form | {"text": one}) for one in texts]
    assert sorted(at_once(deeds)) == [303] + [409] * 5
    assert writing.draft_of(app).version == 2


def test_first_saves_at_once_make_one_draft(app: Flask) -> None:
    form = filled(writing.open_text(Browser(app, world.EDUCATOR)).form("/lagre/"))
    texts = [form["text"].replace(OLD, f"Fane {tab}.") for tab in range(6)]
    where = f"/verksted/lagre/{SLUG}"
    deeds = [posting(app, world.EDUCATOR, where, form | {"text": one}) for one in texts]
    assert sorted(at_once(deeds)) == [303] + [409] * 5
    assert writing.draft_of(app).version == 1


def test_different_texts_published_at_once_are_all_published(app: Flask) -> None:
    slugs = ("guides/sykepleier", "documents/personvern", "documents/tilgjengelighet", SLUG)
    words = ("Åpne Min side.", "Lite.", "Tastatur.", OLD)
    before, deeds = version(app), []
    for slug, old in zip(slugs, words, strict=True):
        writing.save(writing.open_text(Browser(app, world.EDUCATOR), slug), old, NEW)
        deeds.append(posting(app, world.EDUCATOR, f"/verksted/publiser/{slug}", {"change": "typo", "version": "1"}))
    assert at_once(deeds) == [303] * 4
    assert version(app) == before + 4
    assert all(writing.revisions(app, slug)[0].number == 2 for slug in slugs)
