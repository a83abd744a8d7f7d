"""Does an educator see the shape of a simulation, walk through its ways, and learn what people choose, without names?"""

from datetime import timedelta
from urllib.parse import parse_qs, urlparse
from xml.etree.ElementTree import Element

import pytest
from flask import Flask
from sqlalchemy import update

from learning.actions import group_runs
from learning.records.database import db
from learning.records.simulations import SimulationRun
from tests import world
from tests.actions.meeting import Meeting
from tests.browsing import Browser, Page, words
from tests.web import walker, writing

SLUG = walker.SLUG
WAYS = f"/verksted/veier/{SLUG}"
CHOICES = f"/verksted/valg/{SLUG}"


@pytest.fixture
def eva(app: Flask) -> Browser:
    return Browser(app, world.EDUCATOR)


def classed(tree: Element, name: str) -> list[Element]:
    return [one for one in tree.iter() if name in (one.get("class") or "").split()]


# The map beside the text


def test_the_map_stands_beside_the_text_of_a_simulation_only(eva: Browser) -> None:
    page = writing.open_text(eva, SLUG)
    drawn = words(classed(page.tree, "ways")[0])
    assert all(code in drawn for code in ("B1", "B2", "B3")) and "Åpen dør" in drawn
    rows = [words(one) for one in classed(page.tree, "story-list")[0]]
    assert (
        rows[0]
        == "B1 Gangen Gå videre herfra B1 Gangen a leder til B2 Tolken b leder til B2 Tolken c leder til B3 Samtalen"
    )
    assert not classed(page.tree, "ways__problem")
    assert not classed(writing.open_text(eva).tree, "ways")


def test_what_is_wrong_is_marked_on_its_scene_and_said_in_words(eva: Browser) -> None:
    page = writing.save(writing.open_text(eva, SLUG), "{if: B2.a}", "{if: B9.a}")
    assert len(classed(page.tree, "ways__problem")) == 2  # the choice, and the scene it stands in
    marks = classed(page.tree, "story-list__mark")
    assert [words(mark) for mark in marks] == [
        "Linje 64 (B3.a): Valget B9.a i betingelsen finnes ikke – rett det, eller fjern betingelsen"
    ]
    assert marks[0].find(".//a").get("data-line") == "64"  # type: ignore[union-attr]
    assert page.has("En trekant med utropstegn viser hvor det er noe å se på.")


def test_the_map_follows_while_she_writes(eva: Browser) -> None:
    page = writing.save(writing.open_text(eva, SLUG), "## B2 Tolken", "## B2 Telefontolken", htmx=True)
    assert "B2 Telefontolken" in words(page.find("kart"))


# One way after the other


def test_the_ways_together_show_every_choice(eva: Browser) -> None:
    page, seen = eva.get(WAYS), 0
    assert page.has("Vis alle veiene, én for én") and "Forrige vei" not in page.text
    while True:
        seen += 1
        assert f"Vei {seen} av " in words(page.find("denne-veien"))
        if "Neste vei" not in page.text:
            break
        page = page.click("Neste vei")
    assert f"av {seen}" in words(page.find("denne-veien"))
    assert page.has("8 av 8 valg er vist") and not page.has("Ikke vist ennå") and not page.has("Ingen vei herfra viser")


def test_a_way_is_told_from_beginning_to_end_with_what_comes_of_each_choice(eva: Browser) -> None:
    page = eva.get(f"{WAYS}?alle=1&vei=1")
    told = words(classed(page.tree, "told-way")[0])
    order = [
        "B1 Gangen",
        "Leila stopper deg",
        "B1.a «Loven sier",
        "Hun snur seg bort",
        "B2 Tolken",
        "Vises hvis B1.a",
        "Slutt:",
    ]
    places = [told.index(one) for one in order]
    assert places == sorted(places)
    assert "Virkning: Tillit −." in told and "Nye valg" not in page.text


def test_every_way_is_there_one_by_one(eva: Browser) -> None:
    page = eva.get(f"{WAYS}?alle=1")
    count = int(words(page.find("denne-veien")).rpartition(" ")[2])
    assert count > 9 and page.has(f"Alle {count} veiene.")
    last = eva.get(f"{WAYS}?alle=1&vei={count}")
    assert "Neste vei" not in last.text and "Forrige vei" in last.text
    assert eva.get(f"{WAYS}?alle=1&vei=99999").find("denne-veien").text == f"Vei {count} av {count}"


def test_she_may_begin_in_a_scene_of_her_choice(eva: Browser) -> None:
    page = writing.open_text(eva, SLUG).click("Gå videre herfra B3 Samtalen")
    assert parse_qs(urlparse(page.response.request.url).query)["fra"] == ["B3"]
    assert page.has("Hit kommer en ved å velge B1.c.")
    assert words(classed(page.tree, "told-way")[0]).startswith("B3 Samtalen")
    assert page.find("fra").find("option[@selected]").text == "B3 Samtalen"  # type: ignore[union-attr]


def test_her_own_draft_is_what_she_walks_through(app: Flask, eva: Browser) -> None:
    writing.save(writing.open_text(eva, SLUG), "Hamid ser på deg og venter.", "Hamid ser i taket.")
    told = "".join(eva.get(f"{WAYS}?vei={number}").text for number in (1, 2, 3))
    assert "Hamid ser i taket." in told
    assert "Hamid ser i taket." not in Browser(app, world.SECOND_EDUCATOR).get(f"{WAYS}?vei=1").text


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("vei=0", 200),
        ("vei=-1", 200),
        ("vei=٣", 200),
        ("vei=" + "9" * 5000, 200),
        ("vei=a&alle", 200),
        ("fra=B7", 404),
        ("fra=slutt-1", 200),
        ("fra=%00", 404),
        ("sprak=klingon", 200),
    ],
)
def test_an_odd_address_is_answered(eva: Browser, query: str, status: int) -> None:
    assert eva.get(f"{WAYS}?{query}").status == status


def test_what_is_no_simulation_has_no_ways(eva: Browser) -> None:
    assert [eva.get(f"/verksted/{what}/{writing.SLUG}").status for what in ("veier", "valg")] == [404, 404]


def test_a_simulation_without_a_scene_has_none_either(eva: Browser) -> None:
    page = writing.open_text(eva, SLUG)
    bare = writing.text_on(page).split("## B1")[0]
    assert not classed(writing.save_text(page, bare).tree, "story-list")
    assert eva.get(WAYS).status == 404


# What people choose


def walked(app: Flask, people: int, *choices: str) -> None:
    for someone in world.EVERYBODY[:people]:
        walker.walk(Browser(app, someone), choices)


def row(page: Page, scene: str) -> str:
    return next(words(one) for one in page.tree.iter("section") if words(one).startswith(scene))


def test_nothing_is_told_about_fewer_than_five(app: Flask, eva: Browser) -> None:
    walked(app, 4, "B1.b")
    page = eva.get(CHOICES)
    assert page.has("Ikke nok ennå") and "av 4" not in page.text


def test_from_five_on_it_is_told_what_they_chose_and_what_nobody_chose(app: Flask, eva: Browser) -> None:
    walked(app, 5, "B1.b")
    walker.walk(Browser(app, world.EVERYBODY[0]), ("B2.a",))
    page = eva.get(CHOICES)
    assert "b «Du er redd. Fortell meg om ham.» 5 av 5" in row(page, "B1 Gangen")
    assert page.has("Ingen har valgt: B1.a, B1.c.")
    assert row(page, "B2 Tolken") == "B2 Tolken Færre enn 5 har valgt her."
    told = words(page.tree.find(".//main"))  # type: ignore[arg-type]
    assert not [someone.name for someone in world.EVERYBODY if someone.name in told]


def left(app: Flask) -> None:
    """Nobody goes on for more than two weeks."""
    with app.app_context():
        then = app.extensions["clock"]() - timedelta(days=15)
        db.session.execute(update(SimulationRun).values(touched_at=then))
        db.session.commit()


def test_walks_that_were_left_count_and_say_where_people_stopped(app: Flask, eva: Browser) -> None:
    walked(app, 5, "B1.c", "B3.c")
    assert "har stoppet her" not in eva.get(CHOICES).text  # they may still be at it
    left(app)
    page = eva.get(CHOICES)
    assert "c «Vi lar det ligge i dag.» 5 av 5" in row(page, "B1 Gangen") and "stoppet" not in row(page, "B1 Gangen")
    assert row(page, "B2 Tolken").endswith(
        "Færre enn 5 har valgt her. 5 personer har stoppet her uten å gå videre på 14 dager."
    )


def test_where_few_have_been_it_is_not_said_that_they_stopped(app: Flask, eva: Browser) -> None:
    walked(app, 5, "B1.c")
    walked(app, 4, "B3.c")
    left(app)
    page = eva.get(CHOICES)
    assert "stoppet" not in row(page, "B2 Tolken") and "stoppet" not in row(page, "B3 Samtalen")


def test_votes_in_groups_are_told_apart_before_they_talked_and_from_five_on(app: Flask, eva: Browser) -> None:
    group = Meeting(app).start()
    members = [group.join(name) for name in ("Anne", "Bo", "Cato", "Dina")]
    group.in_scenes().do(group_runs.open_vote)
    for member in members:
        group.vote(member, "B1.b")
    assert eva.get(CHOICES).has("Ikke nok ennå")
    group.vote(group.join("", someone=world.COLLEAGUE), "B1.a")
    group.do(group_runs.close_vote)
    group.do(group_runs.open_vote)
    for member in members:
        group.vote(member, "B1.c")
    told = row(eva.get(CHOICES), "B1 Gangen")
    assert told.endswith("Første stemme i grupper, før de hadde snakket sammen: a 1 av 5, b 4 av 5, c 0 av 5")
    assert "Færre enn 5 har valgt her." in told


def test_few_people_who_vote_twice_in_a_scene_are_still_few(app: Flask, eva: Browser) -> None:
    group = Meeting(app).start()
    members = [group.join(name) for name in ("Anne", "Bo", "Cato")]
    group.in_scenes()
    for road, choice in (("B1.a", "B2.a"), ("B1.b", "B2.b")):
        group.do(group_runs.choose, choice=road)
        group.do(group_runs.open_vote)
        for member in members:
            group.vote(member, choice)
        group.do(group_runs.close_vote)
        group.do(group_runs.rewind, steps=0)
    assert "Første stemme" not in eva.get(CHOICES).text
