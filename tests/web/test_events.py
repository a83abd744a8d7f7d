"""Can an organiser set up a meeting that nurses sign up for, leaders answer, and everybody finds in their calendar?"""

from datetime import UTC, datetime

import pytest
from flask import Flask
from icalendar import Calendar

from learning.actions import event_news, people
from learning.actions.days import OSLO
from learning.records.database import db
from tests import world
from tests.browsing import Browser
from tests.web import happening
from tests.web.happening import ARRANGE
from tests.web.test_team_queries import counted

BUDGET = 8


@pytest.fixture
def nina(app: Flask) -> Browser:
    return Browser(app, world.COORDINATOR)


@pytest.fixture
def ida(app: Flask) -> Browser:
    return Browser(app, world.NURSE)


@pytest.mark.krav("AHUS-3.4", "OST-36")
def test_a_meeting_is_made_published_and_signed_up_for(app: Flask, nina: Browser, ida: Browser) -> None:
    number = happening.make(nina, happening.later(app), publish=False, title="Fagdag om smerte", kind="subject_day")
    assert "Fagdag om smerte" not in ida.get("/kalender").text
    assert ida.get(f"/kalender/{number}").status == 404
    nina.get(f"{ARRANGE}/{number}").submit(f"/{number}/publiser")
    page = ida.get("/kalender").click("Fagdag om smerte")
    assert page.has("Du er påmeldt") is False
    page = page.submit("/pamelding")
    assert page.has("Du er påmeldt.") and page.has("Påmeldt")
    calendar = ida.get("/kalender")
    assert calendar.text.index("Det du er påmeldt") < calendar.text.index("Fagdag om smerte")
    assert nina.get(f"{ARRANGE}/{number}").has("Ida Næss ressursperson Påmeldt")
    assert ida.get(f"/kalender/{number}").submit("/avmelding").has("Du er meldt av.")
    assert "Det du er påmeldt" not in ida.get("/kalender").text


@pytest.mark.krav("VEST-3.5")
def test_a_meeting_can_be_here_there_or_both_and_the_link_is_for_those_who_come(
    app: Flask, nina: Browser, ida: Browser
) -> None:
    link = "https://video.example/rom"
    both = happening.make(nina, happening.later(app), form="both", link=link)
    page = ida.get(f"/kalender/{both}")
    assert link not in page.html and page.has("Rådhuset, og digitalt")
    page = page.submit("/pamelding", form="digital")
    assert link in page.html
    assert nina.get(f"{ARRANGE}/{both}").has("Påmeldt, digitalt")
    digital = happening.make(nina, happening.later(app), form="digital", place="", link=link)
    assert ida.get(f"/kalender/{digital}").has("Hvor Digitalt") or ida.get(f"/kalender/{digital}").has("HvorDigitalt")
    nowhere = nina.post(f"{ARRANGE}/nytt", happening.fields(happening.later(app), place=""))
    assert nowhere.status == 422 and nowhere.has("Skriv hvor det er.")


def test_the_leader_answers_and_the_nurse_is_told(app: Flask, nina: Browser, ida: Browser) -> None:
    liv, kaare = Browser(app, world.LEADER), Browser(app, world.OTHER_LEADER)
    number = happening.make(nina, happening.later(app), title="Samling", asks_leader="y")
    page = ida.get(f"/kalender/{number}")
    assert page.has("Liv Leder avgjør om du får dra.")
    assert page.submit("/pamelding").has("Venter på leder")
    assert liv.get("/min-side").has("Noen spør deg om å få delta")
    assert "Ida Næss" not in kaare.get("/team/pameldinger").text
    assert kaare.post("/team/pameldinger/1", {"answer": "yes"}).status == 404
    assert ida.post("/team/pameldinger/1", {"answer": "yes"}).status in (403, 404)
    queue = liv.get("/team/pameldinger")
    assert queue.has("Ida Næss")
    assert liv.post("/team/pameldinger/1", {"answer": "no", "reason": " "}).status == 422
    assert queue.submit("/team/pameldinger/1").has("Påmeldingen er godkjent.")
    assert ida.get(f"/kalender/{number}").has("Påmeldt")
    assert ida.get("/min-side").has("Lederen din sier at du kan delta")
    assert not liv.get("/min-side").has("Noen spør deg om å få delta")
    assert liv.post("/team/pameldinger/1", {"answer": "no", "reason": "Nei"}).has("alt besvart")


@pytest.mark.krav("VEST-4.4")
def test_a_leader_signs_up_without_asking_and_is_counted_as_leader(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), publish=True, asks_leader="y")
    liv = Browser(app, world.LEADER)
    app.extensions["clock"].forward(hours=-2)
    assert liv.get(f"/kalender/{number}").submit("/pamelding").has("Du er påmeldt.")
    app.extensions["clock"].forward(hours=2)
    page = happening.tick(nina, number, world.LEADER)
    assert page.has("Liv Leder leder Var på stedet") and page.has("1 leder møtte")


def test_what_is_called_off_stands_crossed_out_with_the_reason(app: Flask, nina: Browser, ida: Browser) -> None:
    number = happening.make(nina, happening.later(app), title="Temakveld")
    ida.get(f"/kalender/{number}").submit("/pamelding")
    page = nina.get(f"{ARRANGE}/{number}").click("Avlys")
    assert page.submit("/avlys", reason="").status == 422
    assert page.submit("/avlys", reason="Foredragsholderen er syk.").has("avlyst")
    assert ida.get("/min-side").has("Arrangementet er avlyst")
    page = ida.get(f"/kalender/{number}")
    assert page.has("Foredragsholderen er syk.")
    assert ida.post(f"/kalender/{number}/pamelding").has("avlyst eller ikke publisert")
    assert nina.post(f"{ARRANGE}/{number}/endre", happening.fields(happening.later(app))).status == 422
    assert happening.tick(nina, number, world.NURSE).has("avlyst eller ikke publisert")


def test_who_takes_part_is_told_when_the_time_is_another(app: Flask, nina: Browser, ida: Browser) -> None:
    number = happening.make(nina, happening.later(app))
    ida.get(f"/kalender/{number}").submit("/pamelding")
    nina.post(f"{ARRANGE}/{number}/endre", happening.fields(happening.later(app), summary="Nytt program"))
    assert not ida.get("/min-side").has("Tid eller sted er endret")
    nina.post(f"{ARRANGE}/{number}/endre", happening.fields(happening.later(app, days=12)))
    assert ida.get("/min-side").has("Tid eller sted er endret")


def test_a_copy_has_everything_but_the_days(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.later(app), title="Nettverksmøte i mai", capacity="14")
    page = nina.get(f"{ARRANGE}/{number}").click("Kopier til et nytt")
    values = {one.get("name"): one.get("value") for one in page.tree.iter("input")}
    assert (values["title"], values["capacity"], values["begins"]) == ("Nettverksmøte i mai", "14", "09:00")
    assert not values.get("on")


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Skriv hva arrangementet heter."),
        ("title", "x" * 121, "Skriv kortere"),
        ("summary", "Pasienten har fødselsnummer 01010112377", "fødselsnummer"),
        ("kind", "fest", "Velg hva slags arrangement"),
        ("form", "telepati", "Velg om det er på stedet"),
        ("whom", "n999", ""),
        ("on", "i morgen", "Skriv en dato"),
        ("on", "0001-01-01", "Sjekk årstallet"),
        ("begins", "25:99", "Skriv et klokkeslett"),
        ("until", "2020-01-01", "Slutten må være etter begynnelsen"),
        ("capacity", "-3", "Skriv et helt tall."),
        ("capacity", "0", "antall plasser"),
        ("sign_up_until", "2099-01-01", "Fristen for påmelding"),
    ],
)
def test_a_form_that_cannot_be_right_says_which_field(
    app: Flask, nina: Browser, field: str, value: str, sentence: str
) -> None:
    page = nina.post(f"{ARRANGE}/nytt", happening.fields(happening.later(app)) | {field: value})
    assert page.status == (422 if sentence else 403)
    assert page.has(sentence)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "video.example", "https://", "http://[", "data:text/html,x"])
def test_a_link_that_is_none_is_refused(app: Flask, nina: Browser, link: str) -> None:
    page = nina.post(f"{ARRANGE}/nytt", happening.fields(happening.later(app), form="both", link=link))
    assert page.status == 422 and page.has("Lim inn hele lenken")


def test_what_is_written_is_text_and_nothing_else(app: Flask, nina: Browser, ida: Browser) -> None:
    attack = "<script>alert(1)</script>"
    number = happening.make(nina, happening.later(app), title=attack, summary=attack, place=attack)
    for page in (ida.get("/kalender"), ida.get(f"/kalender/{number}"), nina.get(f"{ARRANGE}/{number}")):
        assert page.status == 200 and attack not in page.html and "&lt;script&gt;" in page.html


def test_an_hour_that_does_not_exist_is_refused(app: Flask, nina: Browser) -> None:
    app.extensions["clock"].at = datetime(2027, 3, 1, 12, tzinfo=UTC)
    nina = Browser(app, world.COORDINATOR)
    skipped = happening.fields(happening.later(app)) | {
        "on": "2027-03-28",
        "begins": "02:30",
        "until": "",
        "ends": "05:00",
    }
    page = nina.post(f"{ARRANGE}/nytt", skipped)
    assert page.status == 422 and page.has("Klokka stilles fram denne natten")


def test_only_the_coordinator_and_the_leader_of_the_area_arrange(app: Flask, nina: Browser, ida: Browser) -> None:
    number = happening.make(nina, happening.later(app))
    with app.app_context():
        today = app.extensions["clock"]().astimezone(OSLO).date()
        area = {"scope_kind": "area", "scope": "ahus-nedre", "starts_on": today, "ends_on": None}
        person = world.id_of(world.OTHER_LEADER)
        people.give_role(db.session(), person_id=person, role="area_leader", **area, at=app.extensions["clock"]())
        db.session.commit()
    kaare = Browser(app, world.OTHER_LEADER)
    assert kaare.get(f"{ARRANGE}/{number}").status == 404  # the whole network's is not the area leader's
    assert kaare.post(f"{ARRANGE}/nytt", happening.fields(happening.later(app))).status == 403
    own = happening.make(kaare, happening.later(app), whom="a1")
    assert kaare.get(f"{ARRANGE}/{own}").status == 200 and nina.get(f"{ARRANGE}/{own}").status == 200
    for path in (ARRANGE, f"{ARRANGE}/nytt", f"{ARRANGE}/{own}", f"{ARRANGE}/{own}/skjerm", f"{ARRANGE}/{own}/endre"):
        assert ida.get(path).status in (403, 404), path
    assert Browser(app, world.NOBODY).get(f"/kalender/{own}").status == 404


def calendar_of(browser: Browser, address: str) -> Calendar:
    page = browser.get(address.removeprefix("http://localhost"))
    assert page.status == 200
    return Calendar.from_ical(page.response.get_data())


def test_a_calendar_programme_follows_without_logging_in_until_the_address_is_closed(
    app: Flask, nina: Browser, ida: Browser
) -> None:
    begins, ends = happening.later(app)
    number = happening.make(nina, (begins, ends), title="Møte, med komma; og\\strek", summary="Linje\n\nLinje")
    ida.get(f"/kalender/{number}").submit("/pamelding")
    ida.post("/kalender/abonner", {"network": ""})
    page = ida.post("/kalender/abonner", {"network": "1"})
    own, network = (one.get("value") for one in page.tree.iter("input") if one.get("readonly") is not None)
    stranger = Browser(app)
    for address in (own, network):
        (event,) = calendar_of(stranger, address).walk("VEVENT")
        assert str(event["SUMMARY"]) == "Møte, med komma; og\\strek"
        assert event["DTSTART"].dt == begins and event["DTEND"].dt == ends
        assert str(event["STATUS"]) == "CONFIRMED" and int(event["SEQUENCE"]) == 0
    nina.post(f"{ARRANGE}/{number}/avlys", {"reason": "Syk"})
    (event,) = calendar_of(stranger, network).walk("VEVENT")
    assert str(event["STATUS"]) == "CANCELLED" and int(event["SEQUENCE"]) == 1
    path = own.removeprefix("http://localhost")
    forged = path[:-5] + ("1" if path[-5] == "0" else "0") + ".ics"
    assert stranger.get(forged).status == 404
    ida.get("/kalender/abonner").submit("/steng")
    assert stranger.get(path).status == 404
    assert stranger.get(network.removeprefix("http://localhost")).status == 200


@pytest.mark.parametrize(
    "path", ["/kalender", "/kalender/1", ARRANGE, f"{ARRANGE}/1", f"{ARRANGE}/1?navn=be", "/kalender/abonner"]
)
def test_a_page_asks_few_questions(app: Flask, nina: Browser, ida: Browser, path: str) -> None:
    for _number in range(5):
        happening.make(nina, happening.later(app), asks_leader="y")
    ida.post("/kalender/1/pamelding")
    browser = nina if path.startswith(ARRANGE) else ida
    browser.get(path)
    with counted(app) as asked:
        assert browser.get(path).status == 200
    assert len(asked) <= BUDGET, asked


def test_a_week_after_she_is_asked_to_tell_her_colleagues_once(app: Flask, nina: Browser) -> None:
    number = happening.make(nina, happening.now(app), title="Fagdag")
    happening.tick(nina, number, world.NURSE)
    for days, new in ((5, 0), (2, 1), (0, 0), (1, 0)):
        app.extensions["clock"].forward(days=days)
        with app.app_context():
            assert event_news.remind_to_tell(db.session(), at=app.extensions["clock"]()) == new
            db.session.commit()
    ida = Browser(app, world.NURSE)
    page = ida.get("/min-side").click("Fortell kollegene hva du lærte")
    assert page.has("én ting dere kan prøve")
    page.submit("/fortalt")
    assert not ida.get("/min-side").has("Fortell kollegene hva du lærte")
    app.extensions["clock"].forward(days=1)
    with app.app_context():
        assert event_news.remind_to_tell(db.session(), at=app.extensions["clock"]()) == 0
