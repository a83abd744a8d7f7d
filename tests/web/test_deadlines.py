"""Does every deadline say why, to the nurse and to her leader, and does the year turn when it turns in Oslo?"""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from learning.records.appointments import AppointmentChange
from learning.records.database import db
from learning.records.evidence import LookUp
from tests import world
from tests.browsing import Browser, Page, words
from tests.web import leading, reader
from tests.web.leading import change_seat, day, facts, show


@pytest.fixture
def year(app: Flask) -> int:
    """Next year's summer, with the nurse appointed since New Year this year: whatever today is, the year is hers."""
    found = app.extensions["clock"].at.year + 1
    at(app, found, 6, 15)
    change_seat(app, world.NURSE, starts_on=day(app, 0).replace(year=found - 1, month=1, day=1), state="active")
    return found


def at(app: Flask, *moment: int) -> None:
    app.extensions["clock"].at = datetime(*moment, tzinfo=UTC)  # type: ignore[misc,arg-type]


def yearly(page: Page) -> dict[str, str]:
    """Each yearly duty on Min side as it is told."""
    section = next(one for one in page.tree.iter("section") if one.get("aria-labelledby") == "arlig")
    return {words(next(row.iter("a"))): words(row) for row in section.iter("li")}


def nurse(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


@pytest.mark.krav("OST-37", "VV-24", "FUNK-2.1.3")
def test_min_side_tells_what_the_year_asks_and_how_much_is_done(app: Flask, year: int) -> None:
    show(app, world.NURSE, "meeting", "Vårmøte")
    show(app, world.NURSE, "leader_meeting", "Samtale", days=-40)
    told = yearly(nurse(app).get("/min-side"))
    assert set(told) == {"Ledersamtale", "Nettverksmøter", "Fagdag og samling", "Undervisning for kolleger"}
    assert "Ferdig" in told["Ledersamtale"]
    assert "1 av 2" in told["Nettverksmøter"] and f"31. desember {year}" in told["Nettverksmøter"]


def test_a_deadline_leads_to_the_plans_line_its_source_and_what_was_counted(app: Flask, year: int) -> None:
    show(app, world.NURSE, "meeting", "Vårmøte")
    page = nurse(app).get("/min-side").click("Nettverksmøter")
    assert page.h1 == "Nettverksmøter" and page.has("Nettverksmøte: Vårmøte") and page.has("1 av 2")
    assert facts(page)["Nettverksmøter i året"] == "2 (kilde: vårt forslag)"
    assert page.has("utgave 1") and page.has(f"kalenderåret {year}")
    talk = nurse(app).get("/min-side/frist/leader_meeting")
    assert talk.has("nettverkets egne tekster, FUNK-2.1.3")


def test_a_course_says_how_its_day_was_found_and_leads_there(app: Flask, year: int) -> None:
    page = nurse(app).get("/min-side").click("Prøvekurset")
    assert page.has("6 måneder etter at vervet begynte") and page.has(f"1. januar {year - 1}, da vervet begynte")
    assert page.click("Gå til kurset").path == "/laer/prove"


def test_what_is_not_asked_has_no_page(app: Flask) -> None:
    for what in ("placement", "report", "course/courses/intet", "tull"):
        assert nurse(app).get(f"/min-side/frist/{what}").status == 404
    assert Browser(app, world.LEADER).get("/min-side/frist/teaching").status == 404


def test_the_leader_reads_the_same_and_it_is_written_down(app: Flask, year: int) -> None:
    show(app, world.NURSE, "teaching", "Undervisning om smerte")
    leader, person = Browser(app, world.LEADER), leading.address(app, world.NURSE)
    page = leader.get(person).click("Undervisning for kolleger")
    assert page.has("Holdt undervisning: Undervisning om smerte") and page.has("1 av 2")
    assert len(reader.rows(app, select(LookUp.id))) == 2
    assert Browser(app, world.OTHER_LEADER).get(f"{person}/frist/teaching").status == 404


@pytest.mark.usefixtures("year")
def test_the_team_table_gathers_the_years_duties_in_one_column(app: Flask) -> None:
    show(app, world.NURSE, "leader_meeting", "Samtale")
    page = Browser(app, world.LEADER).get("/team")
    heads = [words(one) for table in page.tree.iter("table") for one in table.findall("thead/tr/th")]
    assert heads == ["Navn", "Oppfylte kompetanser", "Prøvekurset", "Nivå B", "Årets krav"]
    assert "1 av 4 ferdig" in leading.row_of(page, world.NURSE)


def test_the_year_turns_at_midnight_in_oslo(app: Flask, year: int) -> None:
    show(app, world.NURSE, "leader_meeting", "Samtale")
    at(app, year, 12, 31, 22, 59)
    assert "Ferdig" in yearly(nurse(app).get("/min-side"))["Ledersamtale"]
    at(app, year, 12, 31, 23, 0)
    page = nurse(app).get("/min-side")
    assert page.has(f"Krav i {year + 1}") and "Ikke ferdig" in yearly(page)["Ledersamtale"]


def test_whoever_is_appointed_in_october_begins_with_the_next_year(app: Flask, year: int) -> None:
    at(app, year, 11, 20)
    change_seat(app, world.NURSE, starts_on=day(app, 0).replace(month=10, day=1))
    assert nurse(app).get("/min-side").has(f"Krav i {year + 1}")
    change_seat(app, world.NURSE, starts_on=day(app, 0).replace(month=9, day=30))
    assert nurse(app).get("/min-side").has(f"Krav i {year}")


def test_leave_over_new_year_pauses_the_year(app: Flask, year: int) -> None:
    on_leave(app, year)
    page = nurse(app).get("/min-side")
    assert page.has("Prøvekurset") and not page.has(f"Krav i {year}") and page.has(f"Krav i {year + 1}")


def on_leave(app: Flask, year: int) -> None:
    today = day(app, 0)
    change_seat(app, world.NURSE, state="on_leave", leave_until=today.replace(year=year + 1, month=1, day=31))
    with app.app_context():
        seat = leading.db.session.execute(
            select(leading.Appointment.id).where(leading.Appointment.person_id == world.id_of(world.NURSE))
        ).scalar_one()
        db.session.add(
            AppointmentChange(
                appointment_id=seat,
                deed="leave",
                from_state="active",
                to_state="on_leave",
                happened_on=today,
                at=app.extensions["clock"](),
                reason="",
            )
        )
        db.session.commit()


def test_in_december_a_missing_duty_is_the_next_step_when_the_courses_are_done(app: Flask, year: int) -> None:
    show(app, world.NURSE, "course", "courses/prove")
    at(app, year, 12, 5)
    page = nurse(app).get("/min-side")
    assert page.has("Neste steg i vervet") and page.has("Avtal en samtale om vervet med lederen din")
    assert page.click("Se hva som skal til").h1 == "Ledersamtale"
