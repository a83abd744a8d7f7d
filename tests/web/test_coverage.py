"""Does the network leader see where there is a resource person and where there is none, and nobody's name?"""

import re

import pytest
from flask import Flask

from learning.actions import people
from learning.records.database import db
from learning.translations.refusal_words import REFUSALS
from tests import world
from tests.browsing import Browser, Page, words
from tests.web.leading import appoint, change_seat, day, give_role


def covered(app: Flask) -> Page:
    return Browser(app, world.COORDINATOR).get("/nettverk")


def missing(page: Page) -> list[str]:
    """The units without anybody, as the list at the top has them."""
    lists = [one for one in page.tree.iter("ul") if one.get("class") == "missing"]
    return [words(row) for one in lists for row in one]


def row_of(page: Page, unit: str) -> str:
    rows = [words(one) for one in page.tree.iter("li") if one.get("class") == "row-link"]
    (row,) = [row for row in rows if row.startswith(unit)]
    return row


def add_unit(app: Flask, slug: str, name: str, area: str = "Nedre", network: str = "ahus") -> None:
    with app.app_context():
        people.add_unit(
            db.session(),
            slug=slug,
            name=name,
            kind="home_care",
            organisation="Lillestrøm",
            area=area,
            network=network,
            at=app.extensions["clock"](),
        )
        db.session.commit()


@pytest.mark.krav("AHUS-0.9")
def test_the_network_leader_sees_every_unit_of_the_network_with_how_many_it_has(app: Flask) -> None:
    page = covered(app)
    assert page.status == 200
    assert page.has("2 av 2 enheter har ressursperson. Ingen enheter mangler.")
    assert page.has("3 ressurspersoner i alt.")
    assert "2 ressurspersoner" in row_of(page, "Lysthaugen") and "1 ressursperson" in row_of(page, "Tiurlia")
    assert "Lillestrøm, sykehjem" in row_of(page, "Tiurlia")


@pytest.mark.krav("VEST-3.8", "FUNK-1.1")
def test_a_unit_without_anybody_is_counted_and_named_first(app: Flask) -> None:
    add_unit(app, "sone3", "Hjemmetjenesten sone 3")
    page = covered(app)
    assert page.has("2 av 3 enheter har ressursperson. 1 enhet mangler.")
    assert missing(page) == ["Hjemmetjenesten sone 3, Lillestrøm (Nedre)"]
    assert "Ingen ressursperson" in row_of(page, "Hjemmetjenesten sone 3")
    rows = [words(one) for one in page.tree.iter("li") if one.get("class") == "row-link"]
    assert rows[0].startswith("Hjemmetjenesten")


def test_whoever_is_not_there_to_do_it_does_not_cover_the_unit(app: Flask) -> None:
    for state in ("on_leave", "proposed", "ended"):
        change_seat(app, world.STRANGER, state=state)
        assert missing(covered(app)) == ["Tiurlia, Lillestrøm (Nedre)"], state


def test_whoever_is_there_today_covers_the_unit(app: Flask) -> None:
    for state in ("appointed", "active", "resigning"):
        change_seat(app, world.STRANGER, state=state)
        assert not missing(covered(app)), state


def test_a_unit_is_covered_to_the_last_day_and_bare_the_day_after(app: Flask) -> None:
    change_seat(app, world.STRANGER, ends_on=day(app, 0))
    assert not missing(covered(app))
    app.extensions["clock"].forward(days=1)
    assert missing(covered(app)) == ["Tiurlia, Lillestrøm (Nedre)"]


def test_a_seat_that_has_not_begun_covers_nothing_yet(app: Flask) -> None:
    change_seat(app, world.STRANGER, starts_on=day(app, 1))
    assert missing(covered(app)) == ["Tiurlia, Lillestrøm (Nedre)"]


def test_two_seats_of_one_person_in_a_unit_are_one_person(app: Flask) -> None:
    appoint(app, world.STRANGER, "post2", profession="physiotherapist")
    assert "1 ressursperson" in row_of(covered(app), "Tiurlia")


def test_areas_stand_apart_each_with_its_own_count(app: Flask) -> None:
    add_unit(app, "sone3", "Hjemmetjenesten sone 3", area="Øvre")
    page = covered(app)
    headings = [words(one) for one in page.tree.iter("h2")]
    assert headings == ["Enheter uten ressursperson", "Nedre", "Øvre"]
    assert re.search(r"2 av 2.*0 av 1", page.text)


def test_another_network_is_not_shown(app: Flask) -> None:
    add_unit(app, "bergen1", "Bergenheimen", area="Bergen", network="vest")
    page = covered(app)
    assert "Bergen" not in page.html and page.has("2 av 2 enheter")


def test_no_person_is_named(app: Flask) -> None:
    page = covered(app)
    for someone in (world.NURSE, world.COLLEAGUE, world.STRANGER, world.LEADER):
        assert someone.name not in page.html and someone.email not in page.html


def test_a_network_leader_opens_nobodys_page(app: Flask) -> None:
    page = covered(app)
    assert not [href for _, href in page.links() if href.startswith("/team")]
    assert Browser(app, world.COORDINATOR).get("/team").status == 404


@pytest.mark.parametrize("someone", [world.NURSE, world.LEADER, world.EDUCATOR], ids=lambda one: one.key)
def test_nobody_else_sees_the_network(app: Flask, someone: world.Someone) -> None:
    browser = Browser(app, someone)
    page = browser.get("/nettverk")
    assert page.status == 403 and "Tiurlia" not in page.html
    assert page.has(REFUSALS["not-a-coordinator"])
    assert ("Nettverket", "/nettverk") not in browser.get("/min-side").links()


def test_the_right_ends_with_its_date(app: Flask) -> None:
    with app.app_context():
        people.add_unit(
            db.session(),
            slug="vest1",
            name="Vestheimen",
            kind="home_care",
            organisation="Os",
            area="Sør",
            network="vest",
            at=app.extensions["clock"](),
        )
        people.give_role(
            db.session(),
            person_id=world.id_of(world.NOBODY),
            role="coordinator",
            scope_kind="network",
            scope="vest",
            starts_on=day(app, -1),
            ends_on=day(app, 0),
            at=app.extensions["clock"](),
        )
        db.session.commit()
    assert missing(Browser(app, world.NOBODY).get("/nettverk")) == ["Vestheimen, Os (Sør)"]
    app.extensions["clock"].forward(days=1)
    assert Browser(app, world.NOBODY).get("/nettverk").status == 403


def test_a_leader_of_a_unit_is_no_network_leader_even_by_mistake_in_the_data(app: Flask) -> None:
    give_role(app, world.NOBODY, role="coordinator")
    assert Browser(app, world.NOBODY).get("/nettverk").status == 403
