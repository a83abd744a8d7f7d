"""What does a leader with ten minutes see: her own people, the most urgent first, and one person's gaps and evidence?"""

import re

import pytest
from flask import Flask
from sqlalchemy import select, update

from learning.competence.months import months_after
from learning.records.appointments import RoleAssignment
from learning.records.database import db
from learning.records.evidence import LookUp
from tests import world
from tests.browsing import Browser
from tests.web import leading, reader
from tests.web.leading import COMPETENCE, address, appoint, change_seat, day, give_role, names, row_of, show

TIME_OF_DAY = re.compile(r"\b\d{1,2}:\d\d\b|kl\. ?\d")


def team(app: Flask, someone: world.Someone = world.LEADER) -> list[str]:
    return names(Browser(app, someone).get("/team"))


# The table


def test_a_leader_sees_the_people_of_her_own_unit_and_nobody_else(app: Flask) -> None:
    page = Browser(app, world.LEADER).get("/team")
    assert sorted(names(page)) == [world.COLLEAGUE.name, world.NURSE.name]
    assert world.STRANGER.name not in page.html
    assert page.has("Lysthaugen") and not page.has("Tiurlia")


def test_people_equally_late_stand_in_norwegian_order_of_family_names(app: Flask) -> None:
    assert team(app) == ["Ida Næss", "Berit Ås"]


def test_whoever_is_over_a_deadline_stands_first(app: Flask) -> None:
    show(app, world.NURSE, "course", "courses/prove")
    assert team(app) == ["Berit Ås", "Ida Næss"]


def test_the_table_says_which_requirement_is_met_and_which_is_late_with_the_day(app: Flask) -> None:
    show(app, world.NURSE, "course", "courses/prove")
    page = Browser(app, world.LEADER).get("/team")
    assert page.has("1 av 2 er over en frist.")
    assert "Ferdig" in row_of(page, world.NURSE)
    assert "Over fristen" in row_of(page, world.COLLEAGUE)
    assert "frist" in row_of(page, world.COLLEAGUE)


@pytest.mark.krav("VV-23")
def test_a_newly_appointed_person_gets_the_plans_requirements_with_deadlines_at_once(app: Flask) -> None:
    appoint(app, world.NOBODY, starts_on=day(app, 0))
    page = Browser(app, world.LEADER).get("/team")
    row = row_of(page, world.NOBODY)
    due = months_after(day(app, 0), 6)
    assert "Ikke ferdig" in row and "0 av 21" in row
    assert f"frist {due:%d.%m.%Y}" in row
    assert names(page)[-1] == world.NOBODY.name


def test_a_requirement_is_due_soon_in_its_last_thirty_days(app: Flask) -> None:
    starts_on = months_after(day(app, 20), -6)
    appoint(app, world.NOBODY, starts_on=starts_on)
    page = Browser(app, world.LEADER).get("/team")
    assert "Frist snart" in row_of(page, world.NOBODY)


def test_the_table_counts_the_competences_that_are_complete(app: Flask) -> None:
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    show(app, world.NURSE, "improvement", "Smertekart", COMPETENCE)
    page = Browser(app, world.LEADER).get("/team")
    assert "1 av 21" in row_of(page, world.NURSE)
    assert "0 av 21" in row_of(page, world.COLLEAGUE)


def test_somebody_whose_profession_has_no_framework_is_listed_but_not_measured(app: Flask) -> None:
    appoint(app, world.NOBODY, profession="physiotherapist")
    browser = Browser(app, world.LEADER)
    assert "Måles ikke ennå" in row_of(browser.get("/team"), world.NOBODY)
    person = browser.get(address(app, world.NOBODY))
    assert person.status == 200 and person.has("fysioterapeut")
    assert person.has("ingen kompetanseplan for denne yrkesgruppen")
    assert "/attester" not in person.html


@pytest.mark.parametrize(
    ("state", "word"), [("on_leave", "I permisjon"), ("resigning", "Slutter"), ("active", ""), ("appointed", "")]
)
def test_the_table_says_who_is_on_leave_or_leaving(app: Flask, state: str, word: str) -> None:
    change_seat(app, world.NURSE, state=state, ends_on=day(app, 30) if state == "resigning" else None)
    row = row_of(Browser(app, world.LEADER).get("/team"), world.NURSE)
    assert (word in row) if word else ("permisjon" not in row and "Slutter" not in row)


@pytest.mark.parametrize("state", ["proposed", "ended"])
def test_a_seat_that_is_not_in_force_puts_nobody_in_the_team(app: Flask, state: str) -> None:
    change_seat(app, world.NURSE, state=state)
    assert team(app) == [world.COLLEAGUE.name]
    assert Browser(app, world.LEADER).get(address(app, world.NURSE)).status == 404


def test_whoever_leaves_is_there_on_the_last_day_and_gone_the_day_after(app: Flask) -> None:
    change_seat(app, world.NURSE, ends_on=day(app, 0))
    assert world.NURSE.name in team(app)
    app.extensions["clock"].forward(days=1)
    assert team(app) == [world.COLLEAGUE.name]
    assert Browser(app, world.LEADER).get(address(app, world.NURSE)).status == 404


def test_whoever_comes_is_there_from_the_first_day(app: Flask) -> None:
    appoint(app, world.NOBODY, starts_on=day(app, 1))
    assert world.NOBODY.name not in team(app)
    app.extensions["clock"].forward(days=1)
    assert world.NOBODY.name in team(app)


def test_a_leader_of_two_units_sees_which_unit_each_person_is_in(app: Flask) -> None:
    give_role(app, world.LEADER, "post2")
    page = Browser(app, world.LEADER).get("/team")
    assert "Lysthaugen" in row_of(page, world.NURSE)
    assert "Tiurlia" in row_of(page, world.STRANGER)


def test_a_leader_without_people_is_told_what_will_stand_there(app: Flask) -> None:
    for someone in (world.NURSE, world.COLLEAGUE):
        change_seat(app, someone, ends_on=day(app, -1))
    page = Browser(app, world.LEADER).get("/team")
    assert page.status == 200 and page.has("Ingen i teamet ennå")
    assert not list(page.tree.iter("table"))


# Whose team it is


def test_a_leader_who_is_a_nurse_in_her_own_unit_does_not_stand_in_her_table(app: Flask) -> None:
    appoint(app, world.LEADER)
    assert world.LEADER.name not in team(app)
    assert len(team(app)) == 2


def test_a_stand_in_sees_the_team_until_and_including_the_last_day(app: Flask) -> None:
    give_role(app, world.NOBODY, stand_in=True, ends_on=day(app, 3))
    assert len(team(app, world.NOBODY)) == 2
    app.extensions["clock"].forward(days=3)
    assert len(team(app, world.NOBODY)) == 2
    assert Browser(app, world.NOBODY).get(address(app, world.NURSE)).status == 200
    app.extensions["clock"].forward(days=1)
    browser = Browser(app, world.NOBODY)
    assert browser.get("/team").status == 404
    assert browser.get(address(app, world.NURSE)).status == 404


def test_a_stand_in_without_an_end_has_no_team(app: Flask) -> None:
    give_role(app, world.NOBODY, stand_in=True, ends_on=None)
    assert Browser(app, world.NOBODY).get("/team").status == 404


def test_a_leader_who_has_not_begun_has_no_team_yet(app: Flask) -> None:
    give_role(app, world.NOBODY, starts_on=day(app, 1))
    assert Browser(app, world.NOBODY).get("/team").status == 404
    app.extensions["clock"].forward(days=1)
    assert Browser(app, world.NOBODY).get("/team").status == 200


def test_the_menu_offers_the_team_to_leaders_only(app: Flask) -> None:
    assert ("Teamet", "/team") in Browser(app, world.LEADER).get("/min-side").links()
    assert ("Teamet", "/team") not in Browser(app, world.NURSE).get("/min-side").links()


def test_the_days_follow_the_clock_in_oslo(app: Flask) -> None:
    """Half past midnight in Oslo the day after the last one, when it is still the last day in UTC."""
    clock = app.extensions["clock"]
    clock.at = clock.at.replace(month=7, day=10, hour=12)
    with app.app_context():
        role = update(RoleAssignment).where(RoleAssignment.person_id == world.id_of(world.LEADER))
        db.session.execute(role.values(ends_on=day(app, 0)))
        db.session.commit()
    clock.at = clock.at.replace(hour=21, minute=30)
    assert Browser(app, world.LEADER).get("/team").status == 200
    clock.at = clock.at.replace(hour=22)
    assert Browser(app, world.LEADER).get("/team").status == 404


# One person


@pytest.mark.krav("VV-22")
def test_a_persons_page_tells_the_seat_and_every_competence(app: Flask) -> None:
    page = Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert page.h1 == world.NURSE.name
    assert page.has("Lysthaugen, Lillestrøm") and page.has("sykepleier") and page.has("Ingen øremerket tid")
    assert page.has("Prøvekurset") and page.has("Nivå B")
    leads = {href for _, href in page.links() if "/kompetanse/" in href}
    assert len({href.partition("#")[0] for href in leads}) == 21
    assert len(leads) == 21 * 4


def test_time_set_aside_is_shown(app: Flask) -> None:
    change_seat(app, world.NURSE, set_aside_percent=20)
    assert Browser(app, world.LEADER).get(address(app, world.NURSE)).has("20 % øremerket tid")


def test_a_gap_is_what_is_understood_and_not_yet_shown_in_practice(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    assert not browser.get(address(app, world.NURSE)).has("Her kan du hjelpe")
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    page = browser.get(address(app, world.NURSE))
    assert page.has("Her kan du hjelpe")
    assert page.has("Systematisk symptomkartlegging Mangler: erfaring, handling")


def test_a_gap_leads_to_the_form_with_the_competence_chosen(app: Flask) -> None:
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    page = Browser(app, world.LEADER).get(address(app, world.NURSE)).click("Attester Systematisk")
    chosen = page.find("competence").find(".//option[@selected]")
    assert chosen is not None and chosen.get("value") == COMPETENCE


def test_a_gap_is_gone_when_it_is_shown(app: Flask) -> None:
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    show(app, world.NURSE, "improvement", "Smertekart", COMPETENCE)
    assert not Browser(app, world.LEADER).get(address(app, world.NURSE)).has("Her kan du hjelpe")


def test_what_has_been_won_stands_on_the_page_with_its_day(app: Flask) -> None:
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    page = Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert page.has("Modul bestått: Kartlegge plager")


def test_the_attest_form_stands_ready_with_todays_day_and_every_competence(app: Flask) -> None:
    page = Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert page.find("on").get("value") == leading.today(app).isoformat()
    assert len(page.find("competence").findall(".//option")) == 22


def test_a_competence_says_why_and_what_would_turn_it_green(app: Flask) -> None:
    show(app, world.NURSE, "module", "courses/prove/kartlegging", COMPETENCE)
    page = Browser(app, world.LEADER).get(f"{address(app, world.NURSE)}/kompetanse/{COMPETENCE}")
    assert page.h1 == "Systematisk symptomkartlegging"
    assert "Oppfylt" in leading.cell(page, "understanding")
    assert "Kartlegge plager" in leading.cell(page, "understanding")
    assert "Mangler" in leading.cell(page, "action")
    assert "vise det i praksis" in leading.cell(page, "action")
    assert page.has("utgave 1")


def test_an_unknown_competence_is_not_found(app: Flask) -> None:
    assert Browser(app, world.LEADER).get(f"{address(app, world.NURSE)}/kompetanse/finnes-ikke").status == 404


def test_a_seat_elsewhere_is_counted_but_not_named(app: Flask) -> None:
    appoint(app, world.NURSE, "post2", starts_on=day(app, -5))
    page = Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert page.has("Har også verv på 1 annen enhet.")
    assert "Tiurlia" not in page.html


# What a leader never sees


def seen_by_leader(app: Flask) -> list[str]:
    browser, person = Browser(app, world.LEADER), address(app, world.NURSE)
    return [leading.told(browser.get(where)) for where in ("/team", person, f"{person}/kompetanse/{COMPETENCE}")]


def test_answers_and_attempts_change_nothing_on_a_leaders_pages(app: Flask) -> None:
    before = seen_by_leader(app)
    nurse = Browser(app, world.NURSE)
    for _ in range(2):
        assert reader.take(nurse, reader.WRONG).has("%")
    reader.begin(nurse)
    reader.answer(nurse, "skala", ["0"])
    assert len(reader.attempts_in(app)) == 3
    assert seen_by_leader(app) == before


def test_a_passed_module_shows_as_a_day_without_percent_or_number_of_tries(app: Flask) -> None:
    nurse = Browser(app, world.NURSE)
    reader.take(nurse, reader.WRONG)
    reader.take(nurse, reader.RIGHT)
    page = Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert page.has("Modul bestått: Kartlegge plager")
    shown = page.text.replace("antall forsøk vises aldri her", "").replace("100 %", "")
    assert "forsøk" not in shown and "Null til ti" not in shown and "Hvilken skala" not in shown
    assert "riktig" not in shown


def test_no_time_of_day_stands_on_a_leaders_pages(app: Flask) -> None:
    nurse, browser = Browser(app, world.NURSE), Browser(app, world.LEADER)
    reader.take(nurse, reader.RIGHT)
    leading.attest(browser, world.NURSE, note="Sett på vakt")
    person = address(app, world.NURSE)
    for where in ("/team", person, f"{person}/kompetanse/{COMPETENCE}"):
        page = browser.get(where)
        assert not TIME_OF_DAY.search(page.text), where
        assert "<time" not in page.html


# Who has looked


def test_opening_a_person_is_logged_and_shown_to_that_person(app: Flask) -> None:
    Browser(app, world.LEADER).get(address(app, world.NURSE))
    page = Browser(app, world.NURSE).get("/min-side/innsyn")
    assert page.h1 == "Hvem har åpnet siden om meg"
    assert page.has("Liv Leder så på siden din")


def test_opening_one_competence_is_a_look_up_too(app: Flask) -> None:
    Browser(app, world.LEADER).get(f"{address(app, world.NURSE)}/kompetanse/{COMPETENCE}")
    assert Browser(app, world.NURSE).get("/min-side/innsyn").has("Liv Leder så på siden din")


def test_every_opening_is_a_line_of_its_own(app: Flask) -> None:
    browser = Browser(app, world.LEADER)
    for _ in range(3):
        browser.get(address(app, world.NURSE))
    page = Browser(app, world.NURSE).get("/min-side/innsyn")
    assert page.text.count("Liv Leder så på siden din") == 3


def test_a_look_up_is_shown_to_nobody_else(app: Flask) -> None:
    Browser(app, world.LEADER).get(address(app, world.NURSE))
    assert Browser(app, world.COLLEAGUE).get("/min-side/innsyn").has("Ingen har sett på deg ennå")


def test_a_refused_opening_shows_nothing_and_logs_nothing(app: Flask) -> None:
    assert Browser(app, world.OTHER_LEADER).get(address(app, world.NURSE)).status == 404
    assert not reader.rows(app, select(LookUp.id))


def test_looking_at_the_whole_team_is_no_look_up_of_a_person(app: Flask) -> None:
    Browser(app, world.LEADER).get("/team")
    assert not reader.rows(app, select(LookUp.id))
