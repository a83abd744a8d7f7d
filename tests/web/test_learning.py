"""Can somebody read a module in bits, stop anywhere, go on from there, and see how it went?"""

from flask import Flask
from sqlalchemy import select

from learning.competence.rules import RULE_VERSION
from learning.records.revisions import Document
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import reader
from tests.web.reader import MODULE, RIGHT, TALK, WRONG


def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def here(page: Page) -> str:
    """Which page of the module is shown."""
    return words(next(page.tree.iter("h2")))


# Finding and beginning


def test_the_courses_are_listed_with_what_they_take(app: Flask) -> None:
    page = nurse(app).get("/laer")
    assert page.has("Prøvekurset") and page.has("Ikke begynt")
    assert page.has("2 moduler") and page.has("omtrent 13 minutter")


def test_a_course_leads_to_its_first_module(app: Flask) -> None:
    page = nurse(app).get("/laer").click("Prøvekurset")
    assert page.path == "/laer/prove" and page.has("Velkommen til prøvekurset.")
    assert page.click("Begynn med «Kartlegge plager»").path == MODULE


def test_a_module_says_what_it_takes_before_it_is_begun(app: Flask) -> None:
    page = nurse(app).get(MODULE)
    assert page.has("Omtrent 9 minutter") and page.has("2 spørsmål underveis. Du består med 80 % riktig")
    assert page.has("Systematisk symptomkartlegging") and page.has("3 sider")


def test_looking_at_a_module_begins_nothing(app: Flask) -> None:
    nurse(app).get(MODULE)
    assert reader.attempts_in(app) == []


def test_beginning_leads_to_the_first_page(app: Flask) -> None:
    page = reader.begin(nurse(app))
    assert page.path == f"{MODULE}/side/hvorfor" and here(page) == "Hvorfor kartlegge?"
    assert page.has("Side 1 av 3")


def test_beginning_in_two_tabs_is_one_attempt(app: Flask) -> None:
    browser = nurse(app)
    tabs = [browser.get(MODULE), browser.get(MODULE)]
    assert [tab.submit("/begynn").path for tab in tabs] == [f"{MODULE}/side/hvorfor"] * 2
    assert len(reader.attempts_in(app)) == 1


def test_what_does_not_exist_is_not_found(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    for path in (
        "/laer/finnes-ikke",
        "/laer/%00",
        "/laer/prove/finnes-ikke",
        "/laer/prove/course",
        f"{MODULE}/side/finnes-ikke",
        f"{MODULE}/side/%00",
        f"{MODULE}/side/" + "x" * 500,
    ):
        assert browser.get(path).status == 404, path
    assert browser.post("/laer/prove/finnes-ikke/begynn").status == 404


def test_a_module_not_begun_can_be_looked_into(app: Flask) -> None:
    browser = nurse(app)
    looked_up = browser.get(f"{MODULE}/side/skalaen", follow=False)
    assert looked_up.response.location == f"{MODULE}/utskrift#del-skalaen"
    assert browser.get(f"{MODULE}/side/finnes-ikke").path == browser.get(f"{MODULE}/resultat").path == MODULE
    assert reader.attempts_in(app) == []


# Reading


def test_one_page_is_shown_at_a_time(app: Flask) -> None:
    page = reader.begin(nurse(app))
    assert page.has("Vi undervurderer plager") and page.has("Utgiver, 2024")
    assert not page.has("Pasienten setter tallet selv.") and not page.has("Noen kan ikke svare selv.")


def test_reading_on_leads_through_the_pages_in_order(app: Flask) -> None:
    page = reader.begin(nurse(app))
    seen = [here(page)]
    for _ in range(2):
        page = page.submit("/videre")
        seen.append(here(page))
    assert seen == ["Hvorfor kartlegge?", "Skalaen", "Når svaret uteblir"]
    assert page.has("Fullfør og se resultatet")


def test_it_goes_on_at_the_exact_page_on_another_machine(app: Flask) -> None:
    reader.begin(nurse(app)).submit("/videre")
    other = nurse(app)
    home = other.get("/min-side")
    assert home.has("Fortsett der du slapp") and home.has("Du er på side 2 av 3 i Prøvekurset.")
    assert home.click("Fortsett").path == f"{MODULE}/side/skalaen"
    assert other.get(MODULE).click("Fortsett der du slapp").path == f"{MODULE}/side/skalaen"
    assert other.get("/laer/prove").click("Fortsett med").path == f"{MODULE}/side/skalaen"


def test_the_minutes_left_shrink_as_pages_are_read(app: Flask) -> None:
    page = reader.begin(nurse(app))
    assert nurse(app).get("/min-side").has("Omtrent 9 minutter")
    page.submit("/videre").submit("/videre")
    assert nurse(app).get("/min-side").has("Omtrent 3 minutter")


def test_answering_is_enough_to_be_remembered(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    reader.answer(browser, "da", ["0"])
    page = nurse(app).get("/min-side").click("Fortsett")
    assert here(page) == "Når svaret uteblir" and page.has("Delvis riktig")


def test_going_back_to_look_loses_nothing(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser).submit("/videre")
    browser.get(f"{MODULE}/side/hvorfor")
    assert nurse(app).get("/min-side").click("Fortsett").path == f"{MODULE}/side/skalaen"


def test_a_double_click_on_the_next_page_turns_one_page(app: Flask) -> None:
    page = reader.begin(nurse(app))
    assert [page.submit("/videre").path for _ in range(2)] == [f"{MODULE}/side/skalaen"] * 2


def test_a_page_that_is_not_there_cannot_be_left_behind(app: Flask) -> None:
    browser = nurse(app)
    page = reader.begin(browser)
    for left in ("finnes-ikke", "", "\x00", "x" * 500):
        assert page.submit("/videre", page=left).status == 404
    assert reader.attempts_in(app)[0].page == "hvorfor"


def test_two_modules_can_be_open_and_the_last_touched_comes_first(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    app.extensions["clock"].forward(minutes=1)
    reader.begin(browser, TALK)
    assert browser.get("/min-side").click("Fortsett").path.startswith(TALK)
    app.extensions["clock"].forward(minutes=1)
    reader.answer(browser, "skala", ["1"])
    assert browser.get("/min-side").click("Fortsett").path.startswith(MODULE)


def test_a_reader_of_nynorsk_gets_what_exists(app: Flask) -> None:
    browser = nurse(app)
    browser.get("/min-profil").submit("/sprak", locale="nn")
    page = reader.begin(browser)
    article = next(page.tree.iter("article"))
    assert (page.tree.get("lang"), article.get("lang")) == ("nn", "nb")
    reader.go_through(browser, RIGHT)
    [row, *_] = reader.evidence_of(app, world.NURSE)
    assert row.language == "nb"


# Finishing


def test_questions_left_lead_back_to_the_first_of_them(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    reader.answer(browser, "da", RIGHT["da"])
    last = reader.question_page(browser, "da")
    assert last.has("1 spørsmål på en annen side er ikke besvart")
    page = last.submit("/ferdig")
    assert page.path == f"{MODULE}/side/skalaen"
    assert page.has("Du har 1 spørsmål igjen før du kan se resultatet.")
    assert reader.attempts_in(app)[0].finished_at is None and reader.evidence_of(app, world.NURSE) == []


def test_all_right_is_passed(app: Flask) -> None:
    page = reader.take(nurse(app), RIGHT)
    assert page.path == f"{MODULE}/resultat"
    assert words(page.find("utfall")) == "Bestått"
    assert page.has("100 %") and page.has("2 av 2 helt riktig. Grensen er 80 %.")
    assert page.has("Dette har du vist at du forstår")
    assert page.click("Neste modul: Snakke sammen").path == TALK


def test_too_few_right_is_not_passed_yet_and_leads_back_to_what_was_missed(app: Flask) -> None:
    browser = nurse(app)
    page = reader.take(browser, RIGHT | {"da": ["0"]})
    assert words(page.find("utfall")) == "Ikke bestått ennå"
    assert page.has("75 %") and page.has("1 av 2 helt riktig.")
    assert page.click("Hva gjør du da?").path == f"{MODULE}/side/uteblir"
    assert not [text for text, _ in page.links() if text == "Hvilken skala brukes?"]
    assert reader.evidence_of(app, world.NURSE) == []


def test_the_result_leads_to_the_page_that_covers_what_was_missed(app: Flask) -> None:
    covered = {"Forklaring: Tallet": "Forklaring: [Hvorfor](10-kartlegging.md#hvorfor), og [her](#skalaen). Tallet"}
    reader.publish(app, reader.FILE, covered)
    browser = nurse(app)
    page = reader.take(browser, WRONG)
    assert page.has("Les om det på siden «Hvorfor kartlegge?»")
    assert page.click("Les om det på siden «Hvorfor kartlegge?»").path == f"{MODULE}/side/hvorfor"
    assert page.html.count("Les om det på siden") == 1
    assert page.click("Hvilken skala brukes?").path == f"{MODULE}/side/skalaen"


def test_a_finished_attempt_is_read_but_not_changed(app: Flask) -> None:
    browser = nurse(app)
    reader.take(browser, WRONG)
    page = browser.get(f"{MODULE}/side/hvorfor")
    assert page.has("Modulen er fullført, så svarene kan ikke endres.")
    assert page.click("Neste: Skalaen").path == f"{MODULE}/side/skalaen"
    assert not [one for one in page.tree.iter("form") if "/forsok/" in one.get("action", "")]


def test_fail_and_then_pass_keeps_the_best_and_the_latest(app: Flask) -> None:
    browser = nurse(app)
    reader.take(browser, WRONG)
    page = reader.take_again(browser, RIGHT)
    assert words(page.find("utfall")) == "Bestått"
    assert page.has("Dette var forsøk nummer 2. Ditt beste resultat er 100 %.")
    assert [(one.percent, one.passed) for one in reader.attempts_in(app)] == [(0, False), (100, True)]


def test_a_worse_try_takes_nothing_away(app: Flask) -> None:
    browser = nurse(app)
    reader.take(browser, RIGHT)
    page = reader.take_again(browser, WRONG)
    assert words(page.find("utfall")) == "Ikke bestått ennå" and page.has("0 %")
    assert page.has("Du har bestått modulen før, og det står fortsatt.")
    assert browser.get(MODULE).has("Bestått. Ditt beste resultat er 100 %.")
    assert [row.kind for row in reader.evidence_of(app, world.NURSE)] == ["module"]


def test_finishing_twice_changes_nothing(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    for question, options in RIGHT.items():
        reader.answer(browser, question, options)
    tabs = [reader.question_page(browser, "da") for _ in range(2)]
    assert [tab.submit("/ferdig").path for tab in tabs] == [f"{MODULE}/resultat"] * 2
    assert len(reader.evidence_of(app, world.NURSE)) == 1
    assert len(reader.attempts_in(app)) == 1


def test_the_list_of_modules_shows_how_far(app: Flask) -> None:
    browser = nurse(app)
    reader.begin(browser)
    assert browser.get("/laer/prove").has("Begynt")
    reader.go_through(browser, WRONG)
    assert browser.get("/laer/prove").has("Ikke bestått ennå: 0 %")
    reader.take_again(browser, RIGHT)
    page = browser.get("/laer/prove")
    assert page.has("Neste: «Snakke sammen»") and page.has("Bestått")


# What is written down


def test_passing_writes_one_row_with_all_that_it_rests_on(app: Flask) -> None:
    reader.take(nurse(app), RIGHT)
    [row] = reader.evidence_of(app, world.NURSE)
    with app.app_context():
        person = world.id_of(world.NURSE)
    current = reader.rows(app, select(Document.published_id).where(Document.path == reader.FILE))[0][0]
    assert (row.kind, row.subject, row.competences) == (
        "module",
        "courses/prove/kartlegging",
        "systematisk-symptomkartlegging",
    )
    assert (row.revision_id, row.edition, row.language, row.rule_version) == (current, 1, "nb", RULE_VERSION)
    assert (row.person_id, row.recorded_by, row.vouched_by, row.voids_id) == (person, person, None, None)
    assert row.recorded_at == app.extensions["clock"]()


def test_passing_the_last_module_completes_the_course(app: Flask) -> None:
    browser = nurse(app)
    reader.take(browser, {"forst": ["0"]}, TALK)
    assert [row.kind for row in reader.evidence_of(app, world.NURSE)] == ["module"]
    reader.take(browser, RIGHT)
    *_, course = reader.evidence_of(app, world.NURSE)
    assert (course.kind, course.subject, course.edition) == ("course", "courses/prove", 1)
    assert set(course.competences.split()) == {
        "systematisk-symptomkartlegging",
        "kommunikasjon",
        "radgivning-og-veiledning",
    }
    assert browser.get("/laer/prove").has("Du har bestått hele kurset.")
    assert browser.get("/min-side").has("Ferdig")


def test_a_course_is_completed_once(app: Flask) -> None:
    browser = nurse(app)
    reader.take(browser, {"forst": ["0"]}, TALK)
    reader.take(browser, RIGHT)
    app.extensions["clock"].forward(minutes=1)
    reader.take_again(browser, RIGHT)
    assert [row.kind for row in reader.evidence_of(app, world.NURSE)].count("course") == 1


def test_a_leader_learns_through_the_same_door(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    assert words(reader.take(browser, RIGHT).find("utfall")) == "Bestått"
    assert [row.kind for row in reader.evidence_of(app, world.LEADER)] == ["module"]
