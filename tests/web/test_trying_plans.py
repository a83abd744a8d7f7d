"""Can a coordinator see who would move before a plan counts, in numbers, without anything being stored?"""

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.actions.trying_plans import Moves
from learning.records.database import db
from learning.records.evidence import EvidenceRow
from learning.records.revisions import Draft, Revision
from learning.web.coordinator import presenting_trial
from tests import world
from tests.browsing import Browser, Page, words
from tests.web.leading import facts, show
from tests.web.test_team_queries import counted, hire

PLACE = "/nettverk/prov-plan"


def opened(app: Flask) -> Page:
    return Browser(app, world.COORDINATOR).get(PLACE)


def tried(app: Flask, *exchanged: tuple[str, str]) -> Page:
    page = opened(app)
    text = page.find("plantekst").text or ""
    for old, new in exchanged:
        assert old in text
        text = text.replace(old, new)
    return page.submit(PLACE, text=text)


def table(page: Page) -> list[list[str]]:
    return [[words(cell) for cell in row] for row in page.tree.iter("tr")][1:]


MORE = ("placement_required: {value: false", "placement_required: {value: true")
MONTHS = (
    "placement_days: {value: 1, source: proposal}",
    "placement_days: {value: 1, source: proposal}\nplacement_months: {value: 1, source: proposal}",
)
FEWER = ("teaching_per_year: {value: 2", "teaching_per_year: {value: 1")
TYPO = ("teaching_per_year:", "teaching_per_yer:")


def test_the_plan_that_counts_stands_ready_to_be_changed(app: Flask) -> None:
    assert (opened(app).find("plantekst").text or "").lstrip().startswith("---\ntitle: Kompetanseplan")


@pytest.mark.krav("AHUS-2.1")
def test_a_new_requirement_tells_how_many_would_be_late_and_where(app: Flask) -> None:
    hire(app, 6)
    show(app, world.NURSE, "placement", "Sykehuset", days=-300)
    page = tried(app, MORE, MONTHS)
    assert page.status == 200 and page.has("placement_required: nei → ja")
    assert facts(page) == {
        "Har verv i dag": "9",
        "Får noe mer å gjøre": "8",
        "Havner over en frist": "8",
        "Får mindre å gjøre": "0",
    }
    assert table(page) == [["Hospitering", "Over fristen", "0", "8"], ["Ferdig", "0", "1"]]
    assert page.has("Nedre 8 av 9 får mer å gjøre, 8 havner over en frist, 0 får mindre å gjøre.")


def test_a_milder_plan_tells_who_gets_less_to_do(app: Flask) -> None:
    hire(app, 6)
    page = tried(app, FEWER)
    assert page.has("teaching_per_year: 2 → 1") and facts(page)["Får noe mer å gjøre"] == "0"


def test_nothing_is_told_of_fewer_than_five_people(app: Flask) -> None:
    page = tried(app, MORE, MONTHS)
    assert page.has("færre enn 5 personer i nettverket") and not page.has("Havner over en frist")


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [((6, 7), {0, 1}), ((6, 2), set()), ((6, 7, 2), {1}), ((6, 7, 2, 3), {0, 1}), ((4, 4), set())],
)
def test_an_area_is_left_out_when_another_would_tell_of_fewer_than_five(
    sizes: tuple[int, ...], shown: set[int]
) -> None:
    areas = {f"{place}": Moves(people=many) for place, many in enumerate(sizes)}
    assert set(presenting_trial.large_enough(areas, sum(sizes))) == {str(place) for place in shown}


def test_no_name_stands_in_the_answer(app: Flask) -> None:
    hire(app, 6)
    page = tried(app, MORE, MONTHS)
    for someone in (world.NURSE, world.COLLEAGUE, world.STRANGER):
        assert someone.name not in page.html
    assert "Kollega" not in page.html


def test_a_mistake_is_told_by_file_and_line_and_what_was_written_stays(app: Flask) -> None:
    page = tried(app, TYPO)
    assert page.status == 422 and page.has("plans/ahus.md:19: «teaching_per_yer» er ikke en kjent nøkkel")
    assert "teaching_per_yer" in (page.find("plantekst").text or "") and not page.has("Dette ville endringen betydd")


def test_another_networks_plan_is_not_tried(app: Flask) -> None:
    assert tried(app, ("network: ahus", "network: vest")).status == 422


def test_something_else_than_a_plan_is_told_of(app: Flask) -> None:
    page = Browser(app, world.COORDINATOR).get(PLACE)
    for text in ("", "Hei", "---\n---\n", "x" * 400_001):
        assert page.submit(PLACE, text=text).status == 422


def test_nothing_is_stored(app: Flask) -> None:
    hire(app, 6)
    before = rows(app)
    tried(app, MORE, MONTHS)
    assert rows(app) == before
    assert "placement_required: {value: false" in (opened(app).find("plantekst").text or "")


def rows(app: Flask) -> list[int]:
    with app.app_context():
        return [db.session.execute(select(func.count(one.id))).scalar_one() for one in (Revision, Draft, EvidenceRow)]


@pytest.mark.parametrize("someone", [world.NURSE, world.LEADER, world.EDUCATOR])
def test_only_a_coordinator_tries_plans(app: Flask, someone: world.Someone) -> None:
    assert Browser(app, someone).get(PLACE).status in {403, 404}
    assert Browser(app, world.COORDINATOR).get(f"{PLACE}?nettverk=vest").status == 404


def test_it_costs_the_same_for_ten_people_as_for_a_hundred(app: Flask) -> None:
    costs = []
    for many in (6, 0):
        if many:
            hire(app, many)
        tried(app, MORE)
        with counted(app) as asked:
            tried(app, MORE)
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 20
