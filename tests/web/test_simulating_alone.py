"""Can somebody walk through a simulation alone, without scripts: choose, see what it brought about, go back, go on, look back?"""

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.evidence import AuditLine
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import leading, reader, walker, writing
from tests.web.test_nurse_queries import MOST, asked
from tests.web.walker import FILE, FRONT, OPEN_DOOR, SHUT_DOOR, SLUG

WALK = "/etikk/gang/1"
NATIONAL_ID = "13097248022"
PERHAPS = "Hun på rom 12 ville ikke ha besøk."
HIDDEN = ("Hun snur seg bort", "Jonas tror at alt er sagt")  # consequences of choices in the first scene
EFFECTS = ("Tillit", "Kunnskap om pasientens vilje", "Samarbeid i teamet")


@pytest.fixture
def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


def scene(page: Page) -> str:
    return words(page.find("scenen"))


# Before


def test_a_group_she_leads_stands_first_in_the_list(nurse: Browser) -> None:
    nurse.get(f"{FRONT}/gruppe").submit("/gruppe")
    page = nurse.get("/etikk")
    assert page.has("Gruppen din er i gang") and page.click("Ikke si det til ham").path == "/etikk/gruppe/1"


def test_the_list_says_where_she_stands_in_each(nurse: Browser) -> None:
    page = nurse.get("/etikk")
    assert page.h1 == "Etikk" and page.has("Bør dere følge familiens ønske") and page.has("Ikke begynt")
    walker.walk(nurse, OPEN_DOOR[:1])
    page = nurse.get("/etikk")
    assert (
        page.has("Begynt") and scene(page.click("Ikke si det til ham")) == "Tolken"
    )  # first among what she is in the middle of
    walker.walk(nurse, OPEN_DOOR[1:])
    page = nurse.get("/etikk")
    assert page.has("Gjennomført") and not page.has("Du er midt i")


def test_the_menu_and_a_search_lead_there(nurse: Browser) -> None:
    assert nurse.get("/min-side").click("Etikk").h1 == "Etikk"
    assert nurse.get("/sok?q=prognosen").click("Ikke si det til ham").path == FRONT


def test_the_front_tells_what_awaits_and_nothing_that_only_the_facilitator_knows(nurse: Browser) -> None:
    page = nurse.get(FRONT)
    assert page.h1 == "Ikke si det til ham" and page.has("Hamid (68) har lungekreft")
    assert page.has("Omtrent 20 minutter alene") and page.has("1. juni 2026") and page.has("Kommunikasjon")
    assert not page.has("Si at ingen får karakter")


# Scene by scene


def test_a_scene_shows_no_consequence_before_it_is_chosen_and_no_effect_before_the_end(nurse: Browser) -> None:
    page = walker.begin(nurse)
    assert (page.path, scene(page)) == (WALK, "Gangen") and walker.offered(page) == ["B1.a", "B1.b", "B1.c"]
    assert not any(
        one in page.html for one in (*HIDDEN, *EFFECTS, "Spurte hun før hun informerte", "båret nyheten alene")
    )
    page = walker.choose(page, "B1.b")
    assert scene(page) == "Tolken" and page.has("Han har alltid sagt: spør Leila.") and page.has("Scene 2 på veien din")
    assert not any(one in page.html for one in (*HIDDEN, *EFFECTS))


@pytest.mark.krav("OST-39")
def test_a_walk_from_the_brief_to_what_is_told_afterwards(app: Flask, nurse: Browser) -> None:
    page = walker.walk(nurse)
    assert scene(page) == "Åpen dør" and page.has("Om jeg rekker bryllupet") and walker.offered(page) == []
    page = page.click("Gå til samtalen etterpå")
    assert page.path == f"{WALK}/etterpa" and page.has("Veien din endte i «Åpen dør».")
    assert page.has("Tillit økte") and page.has("Kunnskap om pasientens vilje økte")
    assert page.has("Når er taushet et valg?") and page.has("Lag én setning teamet kan bruke")
    assert page.has("Spurte hun før hun informerte?")
    assert walker.shown(app) == ["simulation_alone"]
    verbs = [row[0] for row in reader.rows(app, select(AuditLine.verb))]
    assert verbs.count("simulation.completed") == 1


def test_text_depends_on_what_was_chosen_before(nurse: Browser) -> None:
    assert walker.walk(nurse, ("B1.a",)).has("Hun ser ikke på deg mens hun sier det.")
    page = walker.back_to(nurse.get(WALK), "")
    assert not walker.choose(page, "B1.b").has("Hun ser ikke på deg mens hun sier det.")


def test_what_it_counts_for_is_told_where_competence_is(nurse: Browser) -> None:
    walker.walk(nurse)
    page = nurse.get("/min-kompetanse/kommunikasjon")
    assert page.has("Simulering alene") and page.has("Ikke si det til ham")


def test_her_own_page_leads_back_to_what_she_is_in_the_middle_of(nurse: Browser) -> None:
    assert not nurse.get("/min-side").has("Fortsett simuleringen")
    walker.walk(nurse, OPEN_DOOR[:2])
    assert scene(nurse.get("/min-side").click("Fortsett simuleringen")) == "Samtalen"
    walker.walk(nurse, OPEN_DOOR[2:])
    assert not nurse.get("/min-side").has("Fortsett simuleringen")


# Back, and another way


def test_going_back_keeps_both_ways(app: Flask, nurse: Browser) -> None:
    page = walker.walk(nurse)
    page = walker.back_to(page, "B1.b B2.a")
    assert scene(page) == "Samtalen"
    page = walker.choose(page, "B3.b").click("Gå til samtalen etterpå")
    assert page.has("Veien din endte i «Stengt dør».") and page.has("Andre veier du har prøvd")
    assert page.click("Vei 1: Åpen dør").has("Veien din endte i «Åpen dør».")
    assert [path for path, _why in walker.steps_in(app)] == ["B1.b", "B1.b B2.a", "B1.b B2.a B3.a", "B1.b B2.a B3.b"]
    assert walker.shown(app) == ["simulation_alone"]


def test_halfway_on_another_way_the_first_may_be_looked_at_again(nurse: Browser) -> None:
    walker.back_to(walker.walk(nurse), "B1.b")
    assert nurse.get(f"{WALK}/etterpa").has("Veien din endte i «Åpen dør».")
    assert scene(nurse.get(WALK)) == "Tolken"


def test_the_way_so_far_shows_what_she_chose_and_why(nurse: Browser) -> None:
    page = walker.choose(walker.begin(nurse), "B1.b", why="Hun trenger å bli hørt.")
    assert page.has("«Du er redd. Fortell meg om ham.»") and page.has("Hun trenger å bli hørt.")


def test_before_an_ending_there_is_nothing_to_look_back_at(nurse: Browser) -> None:
    walker.walk(nurse, OPEN_DOOR[:2])
    assert nurse.get(f"{WALK}/etterpa").path == WALK


def test_after_an_ending_she_may_begin_anew(app: Flask, nurse: Browser) -> None:
    walker.walk(nurse)
    page = nurse.get(FRONT)
    assert page.has("Se veien du gikk") and scene(page.submit("/begynn")) == "Gangen"
    assert len(walker.walks_in(app)) == 2


# Pause, other machines, other tabs


def test_a_pause_and_another_machine(app: Flask, nurse: Browser) -> None:
    page = walker.walk(nurse, OPEN_DOOR[:2]).submit("/pause")
    assert page.path == "/etikk" and page.has("Du har tatt pause.")
    other = Browser(app, world.NURSE)
    assert scene(other.get(FRONT).click("Fortsett der du slapp")) == "Samtalen"


def test_a_tab_left_behind_comes_to_where_she_stands(app: Flask, nurse: Browser) -> None:
    old = walker.begin(nurse)
    walker.walk(nurse, OPEN_DOOR[:2])
    page = old.submit("/velg", choice="B1.a")
    assert (page.status, scene(page)) == (200, "Samtalen") and page.has("Du hadde allerede gått videre")
    assert [path for path, _why in walker.steps_in(app)] == ["B1.b", "B1.b B2.a"]


def test_what_was_written_in_a_tab_left_behind_is_there_to_copy(app: Flask, nurse: Browser) -> None:
    old = walker.begin(nurse)
    walker.walk(nurse, OPEN_DOOR[:2])
    page = old.submit("/velg", choice="B1.a", why="Fordi loven sier det.")
    assert (page.status, scene(page)) == (409, "Samtalen") and page.has("Fordi loven sier det.")


# Why


@pytest.mark.parametrize(
    ("why", "told"),
    [
        pytest.param("x" * 501, "Notatet er for langt. Bruk høyst 500 tegn.", id="long"),
        pytest.param(f"Født {NATIONAL_ID}.", "fødselsnummer", id="national id"),
        pytest.param(PERHAPS, "kjenner igjen en pasient: «rom 12».", id="perhaps a patient"),
    ],
)
def test_a_reason_that_cannot_be_kept_is_still_there(app: Flask, nurse: Browser, why: str, told: str) -> None:
    page = walker.choose(walker.begin(nurse), "B1.b", why=why)
    assert (page.status, scene(page)) == (422, "Gangen") and page.has(told)
    assert (page.find("hvorfor").text or "").removeprefix("\n") == why
    assert walker.steps_in(app) == []


def test_what_she_has_looked_over_is_kept(app: Flask, nurse: Browser) -> None:
    page = walker.choose(walker.begin(nurse), "B1.b", why=PERHAPS)
    assert scene(walker.choose(page, "B1.b", seen=page.find("hvorfor-sett").get("value"))) == "Tolken"
    assert walker.steps_in(app) == [("B1.b", PERHAPS)]


def test_a_choice_kept_when_the_log_in_ran_out_is_made_on_return(app: Flask, nurse: Browser) -> None:
    page = walker.begin(nurse)
    app.extensions["clock"].forward(hours=3)
    door = page.submit("/velg", choice="B1.b", why="Hun trenger å bli hørt.")
    back = door.submit("/logg-inn", email=world.NURSE.email, password=world.PASSWORD)
    assert (back.path, scene(back)) == (WALK, "Tolken")
    assert walker.steps_in(app) == [("B1.b", "Hun trenger å bli hørt.")]


# What becomes of the simulation meanwhile


def test_an_edited_simulation_goes_on_as_it_was_begun(app: Flask, nurse: Browser) -> None:
    walker.begin(nurse)
    reader.publish(app, FILE, {"edition: 1": "edition: 2", "Leila vil tolke for faren sin.": "Leila vil gå hjem."})
    page = walker.choose(nurse.get(WALK), "B1.b")
    assert page.has("Leila vil tolke for faren sin.")
    for choice in OPEN_DOOR[1:]:
        page = walker.choose(page, choice)
    assert page.click("Gå til samtalen etterpå").has("Åpen dør")
    assert [one.edition for one in reader.evidence_of(app, world.NURSE)] == [1]
    nurse.get(FRONT).submit("/begynn")
    assert walker.choose(nurse.get("/etikk/gang/2"), "B1.b").has("Leila vil gå hjem.")


def test_a_withdrawn_simulation_may_be_finished_but_not_begun(app: Flask, nurse: Browser) -> None:
    walker.begin(nurse)
    page = writing.open_text(Browser(app, world.EDUCATOR), SLUG).click("Trekk teksten tilbake")
    page.submit("/trekk/", reason="Loven er endret.")
    gone = nurse.get(FRONT)
    assert gone.status == 410 and gone.has("Loven er endret.") and nurse.post(f"{FRONT}/begynn").status == 410
    page = nurse.get("/etikk").click("Ikke si det til ham")
    for choice in SHUT_DOOR:
        page = walker.choose(page, choice)
    assert page.click("Gå til samtalen etterpå").has("Stengt dør") and walker.shown(app) == ["simulation_alone"]


# Colleagues


def test_colleagues_choices_are_told_from_five_on(app: Flask, nurse: Browser) -> None:
    for someone in world.EVERYBODY[1:4]:
        walker.walk(Browser(app, someone), ("B1.a",))
    page = walker.debrief(nurse)
    assert not page.has("Slik valgte kolleger her") and page.has("Når minst fem har valgt")
    walker.walk(Browser(app, world.EVERYBODY[4]), ("B1.b",))
    page = nurse.get(page.path)
    assert page.html.count("Slik valgte kolleger her") == 1  # only four have been in the other scenes
    assert page.has("3 av 5") and page.has("2 av 5") and page.has("0 av 5")


def test_a_leader_sees_that_it_is_done_and_nothing_else(app: Flask, nurse: Browser) -> None:
    page = walker.choose(walker.begin(nurse), "B1.b", why="Hun trenger å bli hørt.")
    for choice in OPEN_DOOR[1:]:
        page = walker.choose(page, choice)
    leader = Browser(app, world.LEADER)
    about = leading.address(app, world.NURSE)
    assert leader.get(f"{about}/kompetanse/kommunikasjon").has("Simulering alene")
    for path in (about, f"{about}/kompetanse/kommunikasjon", "/team"):
        page = leader.get(path)
        assert page.status == 200 and not page.has("Hun trenger å bli hørt.") and not page.has("Åpen dør")
    assert leader.get(WALK).status == 404


# Who, and what is sent


@pytest.mark.parametrize("path", ["", "/etterpa"])
def test_somebody_elses_walk_is_not_found(app: Flask, nurse: Browser, path: str) -> None:
    walker.walk(nurse)
    assert Browser(app, world.COLLEAGUE).get(f"{WALK}{path}").status == 404


@pytest.mark.parametrize("deed", ["velg", "tilbake", "pause"])
def test_nobody_else_can_move_her(app: Flask, nurse: Browser, deed: str) -> None:
    walker.walk(nurse, OPEN_DOOR[:1])
    assert Browser(app, world.COLLEAGUE).post(f"{WALK}/{deed}", {"choice": "B2.a", "path": "B1.b"}).status == 404
    assert walker.walks_in(app)[0].path == "B1.b"


def test_who_has_no_appointment_begins_nothing_but_may_look(app: Flask) -> None:
    nobody = Browser(app, world.NOBODY)
    assert nobody.get(FRONT).status == 200 and nobody.post(f"{FRONT}/begynn").status == 403


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"choice": ""},
        {"choice": "B3.a"},
        {"choice": "B1.a; DROP TABLE people"},
        {"choice": "<script>alert(1)</script>"},
        {"choice": "B1.b\0"},
        {"choice": "x" * 100_000},
        {"choice": "B1.b", "path": "B9.z"},
        {"choice": "B1.b", "path": "x" * 100_000},
        {"choice": ["B1.a", "B1.b"], "path": ["", "B1.b"]},
    ],
)
def test_nothing_that_is_sent_breaks_a_walk(app: Flask, nurse: Browser, form: dict[str, object]) -> None:
    walker.begin(nurse)
    page = nurse.post(f"{WALK}/velg", form)
    assert page.status in (200, 303, 409, 422) and "<script>alert" not in page.html
    assert scene(nurse.get(WALK)) in ("Gangen", "Tolken") and len(walker.steps_in(app)) <= 1


@pytest.mark.parametrize("path", ["B1.a", "B1.b B2.a B3.a", "../..", "x" * 100_000, "\0"])
def test_one_goes_back_only_to_where_one_has_been(app: Flask, nurse: Browser, path: str) -> None:
    walker.walk(nurse, OPEN_DOOR[:2])
    page = nurse.post(f"{WALK}/tilbake", {"path": path})
    assert page.status == (200 if path == "\0" else 404)  # a letter nobody sees is no path: back to the beginning
    assert walker.walks_in(app)[0].path == ("" if path == "\0" else "B1.b B2.a")


@pytest.mark.parametrize("way", ["0", "-1", "99", "x", "1' OR 1=1", "9" * 500])
def test_a_way_that_is_not_there_shows_the_newest(nurse: Browser, way: str) -> None:
    walker.walk(nurse)
    assert nurse.get(f"{WALK}/etterpa?vei={way}").has("Veien din endte i «Åpen dør».")


@pytest.mark.parametrize("path", ["/etikk/finnes-ikke", "/etikk/gang/999", "/etikk/gang/99999999999", "/etikk/gang/x"])
def test_what_is_not_there_is_not_found(nurse: Browser, path: str) -> None:
    assert nurse.get(path).status == 404


@pytest.mark.parametrize("path", ["/etikk", FRONT, WALK, f"{WALK}/etterpa", "/min-side"])
def test_a_page_asks_the_database_at_most_six_times(app: Flask, nurse: Browser, path: str) -> None:
    walker.walk(nurse)
    nurse.get(path)
    with asked(app) as statements:
        assert nurse.get(path).status == 200
    assert len(statements) <= MOST, "\n".join(statements)
