"""Does the demonstration show every stage, with days that follow the calendar, and stay out of where real people are?"""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import yaml
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import func, select

from learning.actions import demo, standings
from learning.actions.days import oslo_day
from learning.actions.refusing import Refused
from learning.actions.shelf import Shelf
from learning.actions.standings import Picture
from learning.app import create_app
from learning.cli.content import publish_folder
from learning.config import ROOT
from learning.records.appointments import Appointment, RoleAssignment
from learning.records.attempts import Attempt
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from learning.records.organisation import Area, AreaOrganisation, Network, Organisation, Unit
from learning.records.people import Person
from learning.records.queries import rights
from learning.records.queries.demo import examples
from tests import world
from tests.browsing import Browser
from tests.engines import SECRET, Clock, Engine, settings

CONTENT = ROOT / "content"
FILES = {
    name: yaml.safe_load((CONTENT / "demo" / f"{name}.yaml").read_text("utf-8"))
    for name in ("organisation", "people", "events")
}
PEOPLE: list[dict[str, Any]] = FILES["people"]["people"]
LOADED_AT = datetime(2031, 5, 17, 22, 30, tzinfo=UTC)  # already the 18th in Oslo
TODAY = date(2031, 5, 18)
MENU = ("/min-", "/laer", "/team", "/verksted", "/nettverk")


def load(at: datetime = LOADED_AT) -> None:
    """In an application context."""
    demo.load(db.session(), **FILES, library=Shelf().library(db.session()), at=at)


@dataclass
class Loaded:
    """The demo in a database of its own, read by many tests; they leave nothing in it but log-ins and look-ups."""

    app: Flask
    url: str
    pictures: dict[str, Picture | None]

    def rows(self, statement: Any) -> list[Any]:
        with self.app.app_context():
            return list(db.session.execute(statement).all())


@contextmanager
def installation(url: str, **other: Any) -> Iterator[Flask]:
    clock = Clock()
    clock.at = LOADED_AT
    app = create_app(settings(url, content=CONTENT, **other), clock=clock)
    app.config["TESTING"] = True
    try:
        yield app
    finally:
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def held() -> Iterator[dict[str, Any]]:
    """The demo of each database, loaded when first asked for and thrown away after the last test of this file."""
    found: dict[str, Any] = {}
    yield found
    for _loaded, made, drop in found.values():
        made.__exit__(None, None, None)
        drop()


@pytest.fixture
def loaded(engine: Engine, held: dict[str, Any]) -> Loaded:
    if engine.name not in held:
        url = engine.empty()
        made = installation(url)
        app = made.__enter__()
        with app.app_context():
            upgrade(directory=str(ROOT / "migrations"))
            publish_folder(CONTENT, LOADED_AT)
            load()
            db.session.commit()
            pictures = {one["id"]: _picture(one["email"]) for one in PEOPLE}
        held[engine.name] = (Loaded(app, url, pictures), made, lambda: engine.drop(url))
    found: Loaded = held[engine.name][0]
    return found


def _picture(email: str) -> Picture | None:
    person = db.session.execute(select(Person.id).where(Person.email == email)).scalar_one()
    seats = rights.appointments_of(db.session(), person)
    return standings.picture(db.session(), library=Shelf().library(db.session()), appointments=seats, today=TODAY)


# Loaded once, into an empty database


def test_it_is_not_loaded_a_second_time(loaded: Loaded) -> None:
    with loaded.app.app_context():
        assert demo.is_loaded(db.session())
        with pytest.raises(Refused) as refused:
            load()
        db.session.commit()
    assert refused.value.code == "database_not_empty"
    assert loaded.rows(select(func.count(Person.id))) == [(len(PEOPLE),)]
    assert len(loaded.rows(select(AuditLine.id).where(AuditLine.verb == "demo.loaded"))) == 1


def test_it_is_not_loaded_where_there_are_people(app: Flask) -> None:
    with app.app_context():
        with pytest.raises(Refused):
            load()
        db.session.commit()
        assert not demo.is_loaded(db.session())
        assert db.session.execute(select(func.count(Person.id))).scalar_one() == len(world.EVERYBODY)
        assert not db.session.execute(select(Person.id).where(Person.demo)).all()


def test_everybody_is_marked_and_nobody_has_an_address_that_could_be_real(loaded: Loaded) -> None:
    people = loaded.rows(select(Person.demo, Person.email))
    assert all(marked and email.endswith(".example") for marked, email in people)


# Days


def test_days_are_counted_from_the_day_it_was_loaded_in_oslo(loaded: Loaded) -> None:
    found = loaded.rows(
        select(Person.email, Appointment.starts_on, Appointment.ends_on).join(
            Person, Person.id == Appointment.person_id
        )
    )
    told = [
        (one["email"], TODAY + timedelta(seat["started"]), seat["ended"] and TODAY + timedelta(seat["ended"]))
        for one in PEOPLE
        for seat in one["appointments"]
    ]
    assert Counter(tuple(row) for row in found) == Counter(told)
    assert oslo_day(LOADED_AT) == TODAY


def test_nothing_has_been_shown_or_recorded_in_the_future(loaded: Loaded) -> None:
    for on, at in loaded.rows(select(EvidenceRow.happened_on, EvidenceRow.recorded_at)):
        assert on <= TODAY and on == oslo_day(at) and at <= LOADED_AT


# Every stage


def states(loaded: Loaded) -> dict[str, set[str]]:
    """Who has a requirement in which state."""
    found: dict[str, set[str]] = {}
    for name, picture in loaded.pictures.items():
        for one in picture.requirements if picture else ():
            found.setdefault(one.state, set()).add(name)
    return found


def test_somebody_has_reached_level_b_and_somebody_has_just_begun(loaded: Loaded) -> None:
    complete = {name: len(one.standing.complete) for name, one in loaded.pictures.items() if one}
    assert complete["marit"] == 21
    assert complete["jonas"] == 0
    assert len([count for count in complete.values() if 0 < count < 21]) >= 5


def test_requirements_are_in_every_state_there_is(loaded: Loaded) -> None:
    found = states(loaded)
    assert {"overdue", "due", "done"} <= set(found)
    assert all(len(names) >= 2 for names in found.values())


def test_cells_are_in_every_state_there_is(loaded: Loaded) -> None:
    found = {cell.state for one in loaded.pictures.values() if one for cell in one.standing.cells.values()}
    assert found == {"none", "part", "met", "expired"}


def test_somebody_is_on_leave_leaving_gone_and_newly_appointed(loaded: Loaded) -> None:
    seats = loaded.rows(select(Appointment.state, Appointment.starts_on, Appointment.ends_on))
    assert {"active", "appointed", "on_leave", "resigning", "ended"} <= {state for state, _, _ in seats}
    assert [1 for state, on, _ in seats if state == "appointed" and TODAY - timedelta(30) <= on <= TODAY]
    assert [1 for state, _, ends in seats if state == "resigning" and ends > TODAY]
    assert [1 for state, _, ends in seats if state == "ended" and ends < TODAY]


def test_somebody_stands_in_as_leader_today_with_an_end(loaded: Loaded) -> None:
    where = (RoleAssignment.stand_in, RoleAssignment.starts_on <= TODAY, RoleAssignment.ends_on >= TODAY)
    assert loaded.rows(select(RoleAssignment.id).where(*where))


def test_somebody_is_in_the_middle_of_a_module(loaded: Loaded) -> None:
    begun = loaded.rows(select(Attempt.finished_at, Attempt.pages_read))
    assert begun and all(finished is None for finished, _ in begun) and any(pages for _, pages in begun)


def test_evidence_is_of_every_kind_the_framework_and_the_years_duties_know(loaded: Loaded) -> None:
    picture = loaded.pictures["marit"]
    assert picture is not None
    known = picture.ground.rules.sides.keys() | picture.ground.plan_rules.per_year.keys()
    assert {kind for (kind,) in loaded.rows(select(EvidenceRow.kind))} == known


def test_every_competence_named_in_evidence_exists(loaded: Loaded) -> None:
    picture = loaded.pictures["marit"]
    assert picture is not None
    named = {one for (text,) in loaded.rows(select(EvidenceRow.competences)) for one in text.split()}
    nurses = set(picture.ground.rules.competences)
    assert nurses <= named and len(nurses) == 21
    assert all(one.startswith(("fys-", "erg-")) for one in named - nurses)  # what the modules give the others


def test_every_hat_is_worn_by_one_of_those_shown_at_the_door(loaded: Loaded) -> None:
    with loaded.app.app_context():
        shown = [one.role for one in examples(db.session())]
    assert {"nurse", "leader", "educator", "coordinator"} <= set(shown)


def test_those_shown_at_the_door_can_open_every_place_in_their_menu(loaded: Loaded) -> None:
    with loaded.app.app_context():
        shown = examples(db.session())
    for one in shown:
        browser = Browser(loaded.app, _Known(one.name, one.email))
        places = {href for _, href in browser.get("/min-side").links() if href.startswith(MENU)}
        assert len(places) >= 3
        for place in sorted(places):
            assert browser.get(place).status == 200, f"{one.name}: {place}"


@dataclass(frozen=True)
class _Known(world.Someone):
    """Somebody whose address is given whole."""

    @property
    def email(self) -> str:
        return self.key


# The networks as their own documents describe them


@pytest.mark.parametrize(
    ("area", "employers"),
    [
        pytest.param(
            "Øvre Romerike",
            {"Hurdal", "Nannestad", "Gjerdrum", "Ullensaker", "Eidsvoll", "Nes"},
            marks=pytest.mark.krav("AHUS-0.3"),
        ),
        pytest.param(
            "Nedre Romerike",
            {"Lillestrøm", "Nittedal", "Lørenskog", "Rælingen", "Aurskog-Høland"},
            marks=pytest.mark.krav("AHUS-0.4"),
        ),
        pytest.param(
            "Kongsvinger",
            {"Eidskog", "Grue", "Sør-Odal", "Nord-Odal", "Kongsvinger", "Kongsvinger sykehus"},
            marks=pytest.mark.krav("AHUS-0.5"),
        ),
        pytest.param(
            "Follo", {"Nesodden", "Frogn", "Nordre Follo", "Enebakk", "Ås"}, marks=pytest.mark.krav("AHUS-0.6")
        ),
        pytest.param(
            "Bydelene Alna, Stovner og Grorud",
            {"Bydel Alna", "Bydel Stovner", "Bydel Grorud", "Sykehjemsetaten"},
            marks=pytest.mark.krav("AHUS-0.7"),
        ),
        pytest.param(
            "Akershus universitetssykehus", {"Akershus universitetssykehus"}, marks=pytest.mark.krav("AHUS-0.8")
        ),
    ],
)
def test_an_area_of_the_ahus_network_has_its_own_employers(loaded: Loaded, area: str, employers: set[str]) -> None:
    joined = select(Organisation.name).join(AreaOrganisation, AreaOrganisation.organisation_id == Organisation.id)
    where = joined.join(Area, Area.id == AreaOrganisation.area_id).join(Network, Network.id == Area.network_id)
    found = loaded.rows(where.where(Area.name == area, Network.slug == "ahus"))
    assert {name for (name,) in found} == employers


@pytest.mark.krav("VV-28", "OST-23")
def test_a_network_is_divided_as_it_wants_around_hospitals_or_by_service(loaded: Loaded) -> None:
    found = loaded.rows(select(Network.slug, Area.name).join(Area, Area.network_id == Network.id))
    around = {name for network, name in found if network == "vv"}
    assert around == {"Drammensområdet", "Kongsbergområdet", "Ringeriksområdet", "Vestre Akershus"}
    east = {name for network, name in found if network == "ostfold"}
    assert {"Fredrikstad hjemmetjeneste", "Fredrikstad institusjon", "Halden", "Indre Østfold", "Moss", "Råde"} < east


def test_every_unit_belongs_to_an_employer_of_its_area(loaded: Loaded) -> None:
    units = loaded.rows(select(Unit.area_id, Unit.organisation_id))
    places = {tuple(row) for row in loaded.rows(select(AreaOrganisation.area_id, AreaOrganisation.organisation_id))}
    assert units and {tuple(row) for row in units} <= places


# Never in production


def log_in(app: Flask, email: str) -> int:
    """Through the door with the demo's password, over an encrypted line."""
    client, where = app.test_client(), {"base_url": "https://localhost", "headers": {"Referer": "https://localhost/"}}
    page = client.get("/logg-inn", **where).get_data(as_text=True)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert token
    form = {"email": email, "password": demo.PASSWORD, "csrf_token": token[1]}
    return client.post("/logg-inn", data=form, **where).status_code


def test_the_demo_password_opens_the_door_here_and_not_in_production(loaded: Loaded) -> None:
    email = PEOPLE[0]["email"]
    with installation(loaded.url) as here:
        assert log_in(here, email) == 303
    with installation(loaded.url, environment="production", secret_key=SECRET) as there:
        assert log_in(there, email) == 422


@pytest.mark.krav("OST-33", "OST-35")
def test_ostfold_commits_everybody_to_the_introductory_and_the_basic_course(loaded: Loaded) -> None:
    asked = [one for one in loaded.pictures.values() if one and one.ground.appointment.network == "ostfold"]
    assert len(asked) > 5
    for picture in asked:
        courses = {one.subject: one.due_on for one in picture.requirements if one.kind == "course"}
        begun = picture.ground.appointment.starts_on
        assert courses.keys() == {"courses/introduksjonskurs", "courses/grunnkurs"}
        assert begun < courses["courses/introduksjonskurs"] < courses["courses/grunnkurs"]


@pytest.mark.krav("OST-51")
def test_the_four_questions_of_the_introductory_course_are_answered_for_oneself(loaded: Loaded) -> None:
    nurse = Browser(loaded.app, _Known("Jonas Myrestrand", "jonas.myrestrand@demo.ressursnett.example"))
    nurse.post("/laer/introduksjonskurs/komme-i-gang/begynn")
    page = nurse.get("/laer/introduksjonskurs/komme-i-gang/side/fire-sporsmal")
    asked = ("om-to-ar", "egenskapene", "det-du-trenger", "det-vanskelige")
    for activity in asked:
        page = page.submit(f"/notat/{activity}", text=f"Mitt svar om {activity}.")
    own = nurse.get("/min-profil/notater").text
    leader = Browser(loaded.app, _Known("Solveig Haugtomt", "solveig.haugtomt@demo.ressursnett.example"))
    with loaded.app.app_context():
        jonas = db.session.scalar(select(Person.id).where(Person.name == "Jonas Myrestrand"))
    seen = leader.get(f"/team/{jonas}").text
    assert "Jonas Myrestrand" in seen
    for activity in asked:
        assert f"Mitt svar om {activity}." in own and f"Mitt svar om {activity}." not in seen
