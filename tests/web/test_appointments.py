"""Can an appointment be lived through the pages: given, offered, left for a while, resigned from and followed?"""

import pytest
from flask import Flask
from sqlalchemy import event, select

from learning.actions import appointments
from learning.records.appointments import Appointment
from learning.records.database import db
from learning.records.evidence import LookUp
from learning.records.organisation import Area
from learning.translations.refusal_words import REFUSALS
from learning.translations.refused_words import REFUSED
from tests import world
from tests.browsing import Browser, Page
from tests.web.leading import day, give_role

IDA, NEW = "/verv/1", {"email": world.NOBODY.email, "profession": "nurse", "motivation": "Vil lære bort."}


@pytest.fixture
def begun(app: Flask) -> Flask:
    """The small world after the daily job: those who were appointed long ago are at it."""
    pass_days(app, 0)
    return app


def pass_days(app: Flask, days: int) -> None:
    app.extensions["clock"].forward(days=days)
    with app.app_context():
        appointments.follow_the_days(db.session(), at=app.extensions["clock"]())
        db.session.commit()


def appoint(app: Flask, **changed: str) -> Page:
    page = Browser(app, world.LEADER).get("/team").click("Oppnevn ressursperson")
    return page.submit("/team/oppnevn", **(NEW | changed))


def lead_the_area(app: Flask, someone: world.Someone) -> None:
    with app.app_context():
        area = db.session.execute(select(Area.id).where(Area.slug == "ahus-nedre")).scalar_one()
    give_role(app, someone, role="area_leader", scope_kind="area", scope_id=area)


def messages(app: Flask, someone: world.Someone) -> list[str]:
    return [text for text, href in Browser(app, someone).get("/min-side").links() if href.startswith("/verv/")]


def state(app: Flask, appointment_id: int) -> str:
    with app.app_context():
        return db.session.execute(select(Appointment.state).where(Appointment.id == appointment_id)).scalar_one()


@pytest.mark.krav("OST-11", "OST-10", "VV-22")
def test_a_leader_appoints_somebody_who_is_told_and_asked_whether_she_will_be_found(begun: Flask) -> None:
    page = appoint(begun, set_aside="10")
    assert page.h1 == world.NOBODY.name and page.has("Utnevnt") and page.has("10 %") and page.has("Vil lære bort.")
    assert page.has("Sykepleier som ressursperson på Lysthaugen, Lillestrøm.") and page.has("Liv Leder")
    assert messages(begun, world.NOBODY) == ["Du er utnevnt til ressursperson. Se hva det betyr"]
    mine = Browser(begun, world.NOBODY).get("/min-side").click("Du er utnevnt")
    assert mine.h1 == "Vervet mitt" and mine.has("Vil du stå i den åpne katalogen?")
    assert mine.has("Veien til nivå B") and mine.has("Vedlikehold hvert år")
    answered = mine.submit("/katalog", answer="no")
    assert answered.has("Takk. Du står ikke i den åpne katalogen.") and answered.has("Du har sagt nei.")
    assert messages(begun, world.NOBODY) == []
    assert world.NOBODY.name in Browser(begun, world.LEADER).get("/team").text


def test_she_offers_herself_and_her_leader_answers_on_the_team_page(begun: Flask) -> None:
    form = Browser(begun, world.STRANGER).get("/min-profil").click("Meld deg som ressursperson")
    with begun.app_context():
        unit = db.session.execute(select(Appointment.unit_id).where(Appointment.id == 1)).scalar_one()
    sent = form.submit("/nytt-verv", unit=str(unit), motivation="Jeg vil bidra.")
    assert sent.has("Foreslått, venter på svar") and sent.has("Trekk forslaget") and not sent.has("Godkjenn vervet")
    liv = Browser(begun, world.LEADER)
    assert messages(begun, world.LEADER) == ["Ola Fjern er foreslått som ressursperson"]
    asked = liv.get("/team").click("Ola Fjern")
    assert asked.has("Jeg vil bidra.")
    refused = asked.submit("/steg/decline", reason=" ")
    assert refused.status == 422 and refused.has(REFUSED["why_missing"])
    assert asked.submit("/steg/appoint").has("Vervet er godkjent. Beskjed er gitt.")
    assert "Forslag som venter" not in liv.get("/team").text


@pytest.mark.krav("FUNK-2.1.8")
def test_who_resigns_sees_what_follows_and_the_three_are_told_at_once(begun: Flask) -> None:
    lead_the_area(begun, world.SECOND_EDUCATOR)
    page = Browser(begun, world.NURSE).get("/min-profil").click("Se vervet")
    for line in ("Lederen din: Liv Leder", "Områdelederen: Per Fag", "Nettverkslederen: Nina Nett"):
        assert page.has(line), line
    assert page.has("Alt du har vist og fått attestert, blir stående som ditt.")
    done = page.submit("/steg/resign", day=day(begun, 30).isoformat(), reason="Ny jobb.")
    assert done.has("Det er meldt.") and done.has("Gi permen videre") and done.has("Ny jobb.")
    for someone in (world.LEADER, world.SECOND_EDUCATOR, world.COORDINATOR):
        assert messages(begun, someone) == ["Ida Næss slutter som ressursperson"], someone.name
    assert Browser(begun, world.LEADER).get(IDA).has("Gi permen videre")


@pytest.mark.krav("AHUS-4.6")
def test_a_successor_is_asked_for_and_the_asking_grows_old_until_somebody_is_appointed(begun: Flask) -> None:
    Browser(begun, world.NURSE).get(IDA).submit("/steg/resign", day=day(begun, 10).isoformat())
    liv, nina = Browser(begun, world.LEADER), Browser(begun, world.COORDINATOR)
    assert liv.get("/team").has("Åpnet i dag") and liv.get("/team").has("Ida Næss slutter")
    pass_days(begun, 45)
    liv, nina = Browser(begun, world.LEADER), Browser(begun, world.COORDINATOR)
    assert liv.get("/team").has("Åpen i 45 dager") and liv.get("/team").has("Ida Næss sluttet")
    assert nina.get("/nettverk").has("Søker etterfølger. Åpen i 45 dager")
    assert "Ida" not in nina.get("/nettverk").text
    assert nina.get("/nettverk").click("Verv som venter på noen").has("Åpen i 45 dager")
    appoint(begun, starts_on=day(begun, 0).isoformat())
    assert "etterfølger" not in liv.get("/team").text.lower()
    assert "Søker etterfølger" not in nina.get("/nettverk").text


def test_a_leader_says_that_no_successor_is_needed(begun: Flask) -> None:
    Browser(begun, world.NURSE).get(IDA).submit("/steg/resign", day=day(begun, 10).isoformat())
    liv = Browser(begun, world.LEADER)
    assert liv.get("/team").submit("/trengs-ikke").has("Oppgaven er lukket.")
    assert "Finn en etterfølger" not in liv.get("/team").text
    assert Browser(begun, world.OTHER_LEADER).post("/team/etterfolger/1/trengs-ikke").status == 404


def test_leave_is_shown_to_the_leader_and_counted_by_the_network(begun: Flask) -> None:
    liv = Browser(begun, world.LEADER)
    assert liv.get(IDA).submit("/steg/leave", day="").status == 422
    page = liv.get(IDA).submit("/steg/leave", day=day(begun, 30).isoformat(), reason="Foreldrepermisjon")
    assert page.has("I permisjon til") and page.has("Avslutt permisjonen nå")
    assert page.has("Registrer permisjon") and page.has("Vervet er i permisjon. Avslutt permisjonen først.")
    assert liv.get("/team").has("I permisjon til")
    nina = Browser(begun, world.COORDINATOR)
    assert nina.get("/nettverk").has("1 i permisjon") and nina.get("/nettverk/verv").has("Ida Næss")
    assert page.submit("/steg/return").has("Permisjonen er avsluttet.")


@pytest.mark.krav("VEST-3.11", "OST-44")
def test_the_leader_sets_time_aside_and_the_nurse_sees_it(begun: Flask) -> None:
    liv = Browser(begun, world.LEADER)
    wrong = liv.get(IDA).submit("/ordne", set_aside="mye")
    assert wrong.status == 422 and wrong.has(REFUSED["percent_odd"])
    assert wrong.find("tid").get("value") == "mye", "what was typed stays"
    liv.get(IDA).submit("/ordne", set_aside="20")
    assert Browser(begun, world.NURSE).get(IDA).has("20 %")
    assert Browser(begun, world.NURSE).get("/min-profil").has("20 % øremerket tid.")


@pytest.mark.krav("VEST-3.9")
def test_one_appointment_covers_a_second_unit_on_the_networks_page(begun: Flask) -> None:
    pass_days(begun, 1)
    Browser(begun, world.OTHER_LEADER).get("/verv/3").submit("/steg/stop", reason="Har sluttet i jobben.")
    nina = Browser(begun, world.COORDINATOR)
    assert nina.get("/nettverk").has("1 av 2 enheter har ressursperson.")
    with begun.app_context():
        unit = db.session.execute(select(Appointment.unit_id).where(Appointment.id == 3)).scalar_one()
    page = Browser(begun, world.LEADER).get(IDA).submit("/ordne", unit=str(unit))
    assert page.has("Dekker også") and page.has("Tiurlia (Lillestrøm)")
    assert nina.get("/nettverk").has("2 av 2 enheter har ressursperson.")
    assert Browser(begun, world.OTHER_LEADER).get(IDA).status == 404


@pytest.mark.krav("FUNK-2.0.1")
def test_why_she_wants_it_is_hers_to_write_and_never_about_a_patient(begun: Flask) -> None:
    ida = Browser(begun, world.NURSE)
    number = ida.get(IDA).submit("/hvorfor", motivation="Kari 01010012356 trengte meg.")
    assert number.status == 422 and "01010012356" in number.html
    perhaps = ida.get(IDA).submit("/hvorfor", motivation="Hun på rom 12 lærte meg det.")
    assert perhaps.status == 422 and perhaps.has("Jeg har sett over")
    mark = perhaps.find("why-sett").get("value")
    assert perhaps.submit("/hvorfor", seen=mark).status == 200
    ida.get(IDA).submit("/hvorfor", motivation="Jeg vil lære bort.")
    assert Browser(begun, world.LEADER).get(IDA).has("Jeg vil lære bort.")


def test_every_step_sent_by_anybody_is_done_or_answered_with_a_sentence(begun: Flask) -> None:
    """From the state Ida is in: no traceback, no page without words, and nothing changes for the wrong hands."""
    for someone in world.EVERYBODY:
        browser = Browser(begun, someone)
        for deed in ("propose", "appoint", "decline", "begin", "return", "end", "nonsense"):
            page = browser.post(f"{IDA}/steg/{deed}", {"reason": "Prøver."}, follow=False)
            assert page.status in {403, 404}, (someone.name, deed)
            concerned = someone in (world.NURSE, world.LEADER, world.COORDINATOR)
            if concerned and deed not in {"propose", "nonsense"}:
                assert page.status == 403 and page.has("Det ble ikke gjort"), (someone.name, deed)
            else:
                assert page.status == 404
    assert state(begun, 1) == "active"


def test_an_appointment_is_nothing_to_strangers_and_looking_is_written_down(begun: Flask) -> None:
    for someone in (world.COLLEAGUE, world.OTHER_LEADER, world.EDUCATOR, world.NOBODY):
        assert Browser(begun, someone).get(IDA).status == 404
    assert Browser(begun, world.COORDINATOR).get(IDA).status == 200
    assert not Browser(begun, world.COORDINATOR).get(IDA).has("Nivå B")
    Browser(begun, world.NURSE).get(IDA)
    with begun.app_context():
        assert {one.page for one in db.session.scalars(select(LookUp))} == {"appointment"}
    assert Browser(begun, world.NURSE).get("/min-side/innsyn").has("Nina Nett så på siden om vervet ditt")


def test_a_stand_in_leads_from_and_to_a_day(begun: Flask) -> None:
    assert Browser(begun, world.NOBODY).get("/team").status == 404
    page = Browser(begun, world.LEADER).get("/team").click("Gi en vikar ansvaret")
    wrong = page.submit("/vikarer", email=world.NOBODY.email)
    assert wrong.status == 422 and wrong.has(REFUSED["days_missing"])
    own = page.submit("/vikarer", email=world.LEADER.email, ends_on=day(begun, 9).isoformat())
    assert own.status == 403 and own.has(REFUSALS["cannot-stand-in-for-yourself"])
    page.submit("/vikarer", email=world.NOBODY.email, ends_on=day(begun, 9).isoformat())
    assert Browser(begun, world.NOBODY).get("/team").status == 200
    assert "Gi en vikar" not in Browser(begun, world.NOBODY).get("/team").text
    back = Browser(begun, world.COORDINATOR).get("/vikarer").submit("/ta-tilbake")
    assert back.has("Vikaren har ikke ansvaret lenger.")
    assert Browser(begun, world.NOBODY).get("/team").status == 404


def test_an_area_leader_has_the_areas_appointments_in_the_menu_and_nobodys_standing(begun: Flask) -> None:
    lead_the_area(begun, world.SECOND_EDUCATOR)
    per = Browser(begun, world.SECOND_EDUCATOR)
    assert per.get("/min-side").click("Verv i området").h1 == "Verv i nettverket"
    assert per.get(IDA).status == 200 and per.get("/nettverk").status == 403 and per.get("/team").status == 404


def test_a_form_that_comes_too_late_loses_nothing(begun: Flask) -> None:
    liv = Browser(begun, world.LEADER)
    page = liv.get("/team/oppnevn")
    begun.extensions["clock"].forward(hours=13)
    late = page.submit("/team/oppnevn", **NEW)
    assert late.path == "/logg-inn" and late.has("er tatt vare på")


@pytest.mark.parametrize(
    ("someone", "path", "most"),
    [
        (world.NURSE, IDA, 12),
        (world.LEADER, IDA, 12),
        (world.LEADER, "/team", 8),
        (world.LEADER, "/team/oppnevn", 6),
        (world.COORDINATOR, "/nettverk/verv", 6),
        (world.COORDINATOR, "/nettverk", 6),
        (world.LEADER, "/vikarer", 6),
        (world.NURSE, "/min-side", 8),
    ],
)
def test_a_page_asks_the_database_few_times(begun: Flask, someone: world.Someone, path: str, most: int) -> None:
    browser = Browser(begun, someone)
    browser.get(path)
    asked: list[str] = []
    with begun.app_context():
        engine = db.engine
    note = lambda _c, _cur, statement, *_rest: asked.append(statement)  # noqa: E731 – what SQLAlchemy calls
    event.listen(engine, "before_cursor_execute", note)
    try:
        assert browser.get(path).status == 200
    finally:
        event.remove(engine, "before_cursor_execute", note)
    asked = [one for one in asked if not one.startswith(("BEGIN", "COMMIT", "ROLLBACK"))]
    assert len(asked) <= most, f"{len(asked)} questions:\n" + "\n".join(one[:90] for one in asked)
