"""What happens to a reader in the middle of a module when it, or its course, is published anew?"""

import pytest
from flask import Flask

from tests import world
from tests.browsing import Browser, Page, words
from tests.engines import Engine
from tests.web import reader
from tests.web.reader import FILE, MODULE, RIGHT

COURSE = "courses/prove/course.md"
NEW_EDITION = {"edition: 1": "edition: 2", "Pasienten setter tallet selv.": "Pasienten peker på tallet."}
THREE_QUARTERS = RIGHT | {"da": ["0"]}


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def pass_mark(app: Flask, percent: int) -> None:
    reader.publish(app, COURSE, {"pass_mark: 80": f"pass_mark: {percent}"})


def outcome(page: Page) -> str:
    return words(page.find("utfall"))


# The pass mark


def test_a_lower_mark_does_not_reach_an_attempt_that_is_open(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    pass_mark(app, 50)
    page = reader.go_through(nurse, THREE_QUARTERS)
    assert outcome(page) == "Ikke bestått ennå" and page.has("Grensen er 80 %.")
    assert outcome(reader.take_again(nurse, THREE_QUARTERS)) == "Bestått"


def test_a_higher_mark_does_not_reach_an_attempt_that_is_open(app: Flask, nurse: Browser) -> None:
    pass_mark(app, 70)
    reader.begin(nurse)
    pass_mark(app, 90)
    page = reader.go_through(nurse, THREE_QUARTERS)
    assert outcome(page) == "Bestått" and page.has("Grensen er 70 %.")
    assert [one.pass_mark for one in reader.attempts_in(app)] == [70]


def test_a_mark_reached_exactly_is_a_pass(app: Flask, nurse: Browser) -> None:
    pass_mark(app, 75)
    assert outcome(reader.take(nurse, THREE_QUARTERS)) == "Bestått"


def test_a_mark_missed_by_one_percent_is_no_pass(app: Flask, nurse: Browser) -> None:
    pass_mark(app, 76)
    assert outcome(reader.take(nurse, THREE_QUARTERS)) == "Ikke bestått ennå"


def test_a_modules_own_mark_goes_before_the_courses(app: Flask, nurse: Browser) -> None:
    reader.publish(app, FILE, {"minutes: 9": "minutes: 9\npass_mark: 60"})
    page = reader.take(nurse, THREE_QUARTERS)
    assert outcome(page) == "Bestått" and page.has("Grensen er 60 %.")


# The text


def test_the_reader_finishes_the_revision_she_began(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    reader.publish(app, FILE, NEW_EDITION)
    page = reader.question_page(nurse, "skala")
    assert page.has("Pasienten setter tallet selv.") and not page.has("peker på")
    assert outcome(reader.go_through(nurse, RIGHT)) == "Bestått"
    [row] = reader.evidence_of(app, world.NURSE)
    [attempt] = reader.attempts_in(app)
    assert row.edition == 1 and row.revision_id == attempt.revision_id


def test_whoever_begins_now_gets_the_new_revision(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    reader.publish(app, FILE, NEW_EDITION)
    other = Browser(app, world.COLLEAGUE)
    reader.begin(other)
    assert reader.question_page(other, "skala").has("Pasienten peker på tallet.")
    reader.go_through(other, RIGHT)
    [row] = reader.evidence_of(app, world.COLLEAGUE)
    mine, theirs = reader.attempts_in(app)
    assert row.edition == 2 and row.revision_id == theirs.revision_id != mine.revision_id


def test_an_answer_is_judged_by_the_key_the_reader_saw(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    turned = {"- [ ] En til fem": "- [x] En til fem", "- [x] Null til ti": "- [ ] Null til ti"}
    reader.publish(app, FILE, {"edition: 1": "edition: 2"} | turned)
    assert reader.answer(nurse, "skala", ["1"], htmx=True).has("Riktig")
    assert reader.answers_in(app) == [("skala", [1], 1.0)]


def test_a_question_or_page_taken_out_stays_for_who_is_in_the_middle(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    text = (reader.CONTENT / FILE).read_text("utf-8")
    shorter = text[: text.index("## Når svaret uteblir")].replace("edition: 1", "edition: 2\naliases: [uteblir, da]")
    reader.publish_text(app, FILE, shorter)
    assert outcome(reader.go_through(nurse, RIGHT)) == "Bestått"
    other = Browser(app, world.COLLEAGUE)
    assert reader.begin(other).has("Side 1 av 2")
    assert other.get(f"{MODULE}/side/uteblir").status == 404


def test_a_page_added_is_not_there_for_who_is_in_the_middle(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse)
    text = (reader.CONTENT / FILE).read_text("utf-8")
    reader.publish_text(app, FILE, text.replace("edition: 1", "edition: 2") + "\n## En side til {#til}\n\nMer.\n")
    assert nurse.get(f"{MODULE}/side/til").status == 404
    assert nurse.get(f"{MODULE}/side/hvorfor").has("Side 1 av 3")


def test_resuming_shows_the_place_in_the_revision_begun(app: Flask, nurse: Browser) -> None:
    reader.begin(nurse).submit("/videre")
    text = (reader.CONTENT / FILE).read_text("utf-8")
    shorter = text[: text.index("## Når svaret uteblir")].replace("edition: 1", "edition: 2\naliases: [uteblir, da]")
    reader.publish_text(app, FILE, shorter)
    assert nurse.get("/min-side").has("Du er på side 2 av 3 i Prøvekurset.")


def test_a_new_edition_is_told_to_who_passed_the_old_and_takes_nothing(app: Flask, nurse: Browser) -> None:
    reader.take(nurse, RIGHT)
    reader.publish(app, FILE, NEW_EDITION)
    page = nurse.get(MODULE)
    assert page.has("Faglig endring siden du fullførte") and page.has("Bestått.")
    assert nurse.get(f"{MODULE}/resultat").has("Bestått")
    reader.take_again(nurse, RIGHT)
    assert not nurse.get(MODULE).has("Faglig endring siden")
    assert [row.edition for row in reader.evidence_of(app, world.NURSE)] == [1, 2]


def test_better_words_in_the_same_edition_are_not_announced(app: Flask, nurse: Browser) -> None:
    reader.take(nurse, RIGHT)
    reader.publish(app, FILE, {"Pasienten setter tallet selv.": "Pasienten peker på tallet."})
    assert not nurse.get(MODULE).has("Faglig endring siden")


def test_the_result_of_an_old_revision_still_shows_its_own_questions(app: Flask, nurse: Browser) -> None:
    reader.take(nurse, THREE_QUARTERS)
    reader.publish(app, FILE, {"edition: 1": "edition: 2", "Hva gjør du da?": "Hva gjør du nå?"})
    page = nurse.get(f"{MODULE}/resultat")
    assert page.click("Hva gjør du da?").has("Delvis riktig")


def test_what_one_installation_remembers_of_old_revisions_is_not_anothers(engine: Engine) -> None:
    for drawn in ("peker på en strek", "velger et ansikt"):
        with engine.fresh_app() as app:
            reader.publish(app, FILE, {"setter tallet selv": drawn})
            nurse = Browser(app, world.NURSE)
            reader.begin(nurse)
            reader.publish(app, FILE, NEW_EDITION)
            assert reader.question_page(nurse, "skala").has(f"Pasienten {drawn}.")


# Modules of other shapes


def test_a_module_without_questions_is_passed_by_reading_it(app: Flask, nurse: Browser) -> None:
    text = (reader.CONTENT / FILE).read_text("utf-8")
    shorter = text[: text.index("## Skalaen")].replace(
        "minutes: 9", "minutes: 9\naliases: [skalaen, skala, uteblir, da]"
    )
    reader.publish_text(app, FILE, shorter)
    page = reader.begin(nurse)
    assert outcome(page.submit("/ferdig")) == "Bestått"
    assert len(reader.evidence_of(app, world.NURSE)) == 1


def test_a_module_that_draws_its_questions_asks_the_same_ones_all_through(app: Flask, nurse: Browser) -> None:
    reader.publish(app, FILE, {"minutes: 9": "minutes: 9\nask: 1"})
    assert nurse.get(MODULE).has("1 spørsmål underveis")
    reader.begin(nurse)
    [attempt] = reader.attempts_in(app)
    [asked] = attempt.questions
    [left_out] = set(RIGHT) - {asked}
    assert not nurse.get(f"{MODULE}/side/{reader.PAGE_OF[left_out]}").has("Spørsmål 1 av")
    assert nurse.post(f"/laer/forsok/{attempt.id}/svar/{left_out}", {"option": "0"}).status == 404
    assert outcome(reader.go_through(nurse, {asked: RIGHT[asked]})) == "Bestått"
