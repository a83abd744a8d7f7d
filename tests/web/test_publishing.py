"""Is publishing a promise: seen before it is done, read at once by everybody, never over somebody else's, never lost?"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import select

from learning.app import create_app
from learning.competence.months import months_after
from learning.records.database import db
from learning.records.evidence import AuditLine
from tests import world
from tests.browsing import Browser, Page, words
from tests.engines import CONTENT
from tests.house.addresses import SLUG
from tests.web import leading, reader
from tests.web.writing import (
    NEW,
    OLD,
    draft_of,
    open_text,
    publish,
    read_sentence,
    revisions,
    save,
    text_on,
    to_publishing,
)

FILE = (CONTENT / reader.FILE).read_text("utf-8")
OTHER = "Pasienten bestemmer tallet."
PLAN = "plans/ahus"


def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def per(app: Flask) -> Browser:
    return Browser(app, world.SECOND_EDUCATOR)


def difference(page: Page) -> list[str]:
    """The lines added and removed."""
    rows = [row for row in page.tree.iter("tr") if (row.get("class") or "").startswith("diff__")]
    return [words(row) for row in rows if row.get("class") != "diff__skip"]


def forms_to(page: Page, where: str) -> int:
    return sum(where in form.get("action", "") for form in page.tree.iter("form"))


@contextmanager
def another_process(app: Flask) -> Iterator[Flask]:
    """The same installation started once more on the same database, with a shelf of its own."""
    other = create_app(app.config["SETTINGS"], clock=app.extensions["clock"])
    try:
        yield other
    finally:
        with other.app_context():
            db.engine.dispose()


# Seen first


def test_the_difference_is_shown_before_anything_is_published(app: Flask) -> None:
    page = save(open_text(eva(app)), then="publish")
    assert page.path == f"/verksted/publiser/{SLUG}"
    assert OLD in difference(page)[0] and NEW in difference(page)[1] and len(difference(page)) == 2
    assert page.has("1 linje lagt til, 1 linje fjernet.")
    assert len(revisions(app)) == 1


def test_a_text_that_is_like_the_published_one_cannot_be_published(app: Flask) -> None:
    page = save(save(open_text(eva(app))), old=NEW, new=OLD, then="publish")
    assert page.has("Teksten er lik den som er publisert.")
    answer = eva(app).post(f"/verksted/publiser/{SLUG}", {"change": "typo", "version": "2"})
    assert answer.status == 422 and len(revisions(app)) == 1


def test_without_a_draft_one_is_sent_to_write_first(app: Flask) -> None:
    page = to_publishing(eva(app))
    assert page.path == f"/verksted/dokument/{SLUG}"
    assert page.has("Du har ikke noe utkast av denne teksten.")


def test_the_kind_of_change_must_be_chosen(app: Flask) -> None:
    page = save(open_text(eva(app)), then="publish")
    for change in ("", "files", "stor", "\x00"):
        page = page.submit("/publiser/", change=change)
        assert page.status == 422 and page.has("Velg hva slags endring dette er."), change
        assert page.find("endring-typo").get("aria-invalid") == "true"
    assert len(revisions(app)) == 1 and NEW in draft_of(app).text


def test_what_was_not_seen_is_not_published(app: Flask) -> None:
    """Another tab saves after the difference was shown here."""
    browser = eva(app)
    shown = save(open_text(browser), then="publish")
    save(open_text(browser), old=NEW, new=OTHER)
    page = shown.submit("/publiser/", change="typo")
    assert page.status == 409
    assert page.has("Utkastet er endret siden du så på forskjellen.") and OTHER in difference(page)[1]
    assert len(revisions(app)) == 1
    assert page.submit("/publiser/", change="typo").has("Leserne får utgave 1 nå.")


def test_errors_stop_a_text_and_are_told_with_their_line(app: Flask) -> None:
    page = save(open_text(eva(app)), "- [x] Null til ti", "- [ ] Null til ti", then="publish")
    line = FILE.splitlines().index("### Spørsmål: Hvilken skala brukes? {#skala}") + 1
    assert page.has(f"Linje {line} Ingen svar er merket som riktige")
    assert not forms_to(page, "/publiser/")
    answer = eva(app).post(f"/verksted/publiser/{SLUG}", {"change": "typo", "version": "1"})
    assert answer.status == 422 and answer.has("Teksten har feil som må rettes før den kan publiseres.")
    assert answer.has(f"Linje {line} ") and len(revisions(app)) == 1


def test_advice_does_not_stop_a_text(app: Flask) -> None:
    page = save(open_text(eva(app)), new="Ord for ord. " * 300, then="publish")
    assert page.has("Råd: Siden har")
    assert page.submit("/publiser/", change="wording").has("Leserne får utgave 1 nå.")


def test_a_double_click_publishes_once_and_ends_at_the_history(app: Flask) -> None:
    shown = save(open_text(eva(app)), then="publish")
    pages = [shown.submit("/publiser/", change="typo") for _ in range(2)]
    assert [(page.status, page.path) for page in pages] == [(200, f"/verksted/historikk/{SLUG}")] * 2
    assert len(revisions(app)) == 2


# Editions


@pytest.mark.parametrize(("change", "edition"), [("typo", 1), ("wording", 1), ("clinical", 2)])
def test_only_a_clinical_change_raises_the_edition_and_the_texts_own_line_follows(
    app: Flask, change: str, edition: int
) -> None:
    page = publish(eva(app), change)
    assert page.has(f"Leserne får utgave {edition} nå.")
    newest = revisions(app)[0]
    assert (newest.number, newest.edition, newest.change) == (2, edition, change)
    assert newest.text == FILE.replace(OLD, NEW).replace("edition: 1", f"edition: {edition}")
    assert text_on(open_text(eva(app))) == newest.text


def test_an_edition_written_by_hand_does_not_count(app: Flask) -> None:
    publish(eva(app), "wording", "edition: 1\nminutes: 9", "edition: 7\nminutes: 8")
    assert revisions(app)[0].edition == 1 and "edition: 1\nminutes: 8" in revisions(app)[0].text


def test_publishing_is_audited_and_the_draft_is_gone(app: Flask) -> None:
    publish(eva(app), "clinical")
    (line,) = reader.rows(app, select(AuditLine).where(AuditLine.verb == "content.published.clinical"))
    with app.app_context():
        assert line[0].by_person == world.id_of(world.EDUCATOR)
    assert line[0].subject == f"{SLUG}.nb"
    assert draft_of(app) is None


# Readers


def test_a_reader_meets_the_new_sentence_on_the_very_next_request(app: Flask) -> None:
    assert read_sentence(app, world.NURSE).has(OLD)
    publish(eva(app), "wording")
    assert read_sentence(app, world.COLLEAGUE).has(NEW)


def test_a_new_title_is_everywhere_on_the_next_request(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    assert nurse.get("/laer/prove").has("Kartlegge plager")
    publish(eva(app), "wording", "title: Kartlegge plager", "title: Spørre om plager")
    assert nurse.get("/laer/prove").has("Spørre om plager")
    assert nurse.get(reader.MODULE).h1 == "Spørre om plager"


def test_every_other_process_serves_the_new_text_too(app: Flask) -> None:
    with another_process(app) as other:
        nurse = Browser(other, world.NURSE)
        assert nurse.get(reader.MODULE).h1 == "Kartlegge plager"
        publish(eva(app), "wording", "title: Kartlegge plager", "title: Spørre om plager")
        assert nurse.get(reader.MODULE).h1 == "Spørre om plager"
        publish(Browser(other, world.EDUCATOR), "typo", "title: Spørre om plager", "title: Spør om plager")
    assert Browser(app, world.NURSE).get(reader.MODULE).h1 == "Spør om plager"


def test_a_reader_in_the_middle_keeps_the_text_she_began_on(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.begin(nurse)
    reader.answer(nurse, "skala", ["1"])
    publish(eva(app), "clinical")
    page = reader.question_page(nurse, "skala")
    assert page.has(OLD) and not page.has(NEW)
    reader.answer(nurse, "da", ["0", "1"])
    assert reader.finish(nurse).status == 200
    (row,) = reader.evidence_of(app, world.NURSE)
    assert (row.edition, row.revision_id) == (1, revisions(app)[1].revision_id)
    assert read_sentence(app, world.NURSE).has(NEW)


def test_a_question_taken_out_stays_for_whoever_is_in_the_middle(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.begin(nurse)
    browser = eva(app)
    save(open_text(browser), "edition: 1\n", "edition: 1\naliases: [skala]\n")
    publish(browser, "clinical", "{#skala}", "{#skala-ny}")
    with another_process(app) as other:
        assert reader.answer(Browser(other, world.NURSE), "skala", ["1"]).has("Ja, null er ingen plage.")
    assert read_sentence(app, world.COLLEAGUE).form("/svar/skala-ny") is not None


@pytest.mark.krav("VEST-2.9", "OST-27")
def test_a_new_edition_of_the_competence_plan_moves_the_deadlines_at_once(app: Flask) -> None:
    leader = Browser(app, world.LEADER)
    assert "Over fristen" in leading.row_of(leader.get("/team"), world.NURSE)
    publish(eva(app), "clinical", "{courses/prove: 6}", "{courses/prove: 12}", PLAN)
    row = leading.row_of(leader.get("/team"), world.NURSE)
    with app.app_context():
        due = months_after(world.appointed_on(world.NURSE), 12)
    assert "Over fristen" not in row and f"frist {due:%d.%m.%Y}" in row
    assert revisions(app, PLAN)[0].edition == 2
    assert leader.get(f"{leading.address(app, world.NURSE)}/kompetanse/{leading.COMPETENCE}").has("utgave 2")


# Two educators


def late(app: Flask) -> Page:
    """Per has written, Eva publishes first, and Per asks to publish."""
    save(open_text(per(app)), new=OTHER)
    publish(eva(app), "wording", "Spør hver gang.", "Spør alltid.")
    return to_publishing(per(app))


def test_the_second_to_publish_is_told_who_was_first_and_what_she_wrote(app: Flask) -> None:
    page = late(app)
    assert page.has("Eva Kurs har publisert en endring etter at du begynte")
    assert not forms_to(page, "/publiser/")
    lines = difference(page)
    assert [line for line in lines if "Spør alltid." in line] and [line for line in lines if OTHER in line]


def test_the_second_cannot_publish_over_the_first_by_force(app: Flask) -> None:
    late(app)
    page = per(app).post(f"/verksted/publiser/{SLUG}", {"change": "typo", "version": "1"})
    assert page.status == 409 and page.has("Eva Kurs har publisert en endring")
    assert len(revisions(app)) == 2 and draft_of(app, world.SECOND_EDUCATOR).text == FILE.replace(OLD, OTHER)


def test_the_editor_warns_whoever_is_behind_and_keeps_the_text(app: Flask) -> None:
    late(app)
    page = open_text(per(app))
    assert page.has("Noen har publisert en endring etter at du begynte") and OTHER in text_on(page)


def test_saving_on_does_not_hide_that_one_is_behind(app: Flask) -> None:
    late(app)
    page = save(open_text(per(app)), old=OTHER, new=f"{OTHER} Alltid.", then="publish")
    assert page.has("Eva Kurs har publisert en endring etter at du begynte")


def test_the_second_may_build_on_the_newest_and_publish(app: Flask) -> None:
    page = late(app).submit("/bygg-pa-ny/")
    assert forms_to(page, "/publiser/")
    writer = per(app)
    merged = save(open_text(writer), "Spør hver gang.", "Spør alltid.", then="publish")
    assert [OTHER in line or OLD in line for line in difference(merged)] == [True, True]
    assert merged.submit("/publiser/", change="wording").has("Leserne får utgave 1 nå.")
    newest = revisions(app)[0]
    assert newest.published_by == world.SECOND_EDUCATOR.name
    assert "Spør alltid." in newest.text and OTHER in newest.text


def test_a_draft_begun_after_the_first_is_behind_nobody(app: Flask) -> None:
    publish(eva(app), "wording")
    assert publish(per(app), "clinical", NEW, OTHER).has("Leserne får utgave 2 nå.")


# What was


def test_the_history_tells_every_revision_newest_first(app: Flask) -> None:
    publish(eva(app), "clinical")
    page = publish(per(app), "typo", NEW, OTHER)
    rows = [words(one) for one in page.tree.iter("li") if "revision" in (one.get("class") or "")]
    assert ["Endring nummer 3: skrivefeil" in rows[0], "Endring nummer 2: faglig endring" in rows[1]] == [True, True]
    assert ["Utgave 2." in row for row in rows] == [True, True, False]
    assert "Per Fag" in rows[0] and "Eva Kurs" in rows[1] and "Ressursnett" in rows[2] and len(rows) == 3
    assert ["Det leserne ser nå" in row for row in rows] == [True, False, False]


def test_a_revision_shows_what_it_changed_and_its_whole_text(app: Flask) -> None:
    publish(eva(app), "wording")
    page = eva(app).get(f"/verksted/historikk/{SLUG}").click("Se hva som ble endret")
    assert OLD in difference(page)[0] and NEW in difference(page)[1]
    assert page.has("Setter et tall for pasienten")
    first = eva(app).get(f"/verksted/endring/{revisions(app)[1].revision_id}")
    assert first.has("Dette er den første teksten") and not difference(first)


def test_an_older_text_is_brought_back_as_a_draft_and_published_like_any_other(app: Flask) -> None:
    publish(eva(app), "clinical")
    older = revisions(app)[1]
    page = eva(app).get(f"/verksted/endring/{older.revision_id}").submit("/gjenopprett/")
    assert page.path == f"/verksted/dokument/{SLUG}" and text_on(page) == older.text
    assert read_sentence(app, world.NURSE).has(NEW)
    to_publishing(eva(app)).submit("/publiser/", change="clinical")
    assert [(one.number, one.edition) for one in revisions(app)] == [(3, 3), (2, 2), (1, 1)]
    assert revisions(app)[0].text == FILE.replace("edition: 1", "edition: 3")
    assert read_sentence(app, world.COLLEAGUE).has(OLD)


def test_bringing_an_older_text_back_replaces_the_draft(app: Flask) -> None:
    publish(eva(app), "clinical")
    save(open_text(eva(app)), NEW, OTHER)
    eva(app).post(f"/verksted/gjenopprett/{revisions(app)[1].revision_id}/{SLUG}")
    assert draft_of(app).text == FILE


def test_a_revision_of_another_text_or_none_cannot_be_brought_back(app: Flask) -> None:
    browser = eva(app)
    foreign = revisions(app, PLAN)[0].revision_id
    for number in (foreign, 999999, 99999999999999999999):
        assert browser.post(f"/verksted/gjenopprett/{number}/{SLUG}").status == 404
    assert browser.get("/verksted/endring/999999").status == 404
    assert draft_of(app) is None
