"""Do a few ways show an author all there is, and does a problem find its scene?"""

from pathlib import Path

import pytest

from learning.courses import walking
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.placing import place
from learning.courses.simulations.touring import Seen, Tour, along, every_way, way_to
from learning.courses.walking import State
from tests.house.sources import ROOT

CASES = sorted((ROOT / "content" / "simulations").glob("*.md"))
FRONT = "---\ntitle: A\nsummary: b\nedition: 1\nminutes: 5\nquestion: Bør vi?\n---\n\n"
STORY = (
    FRONT
    + """## B1 Gangen

Alle ser dette.

- **a** [Gå inn](#b2-rommet) — Du går.
- **b** [Bli](#b2-rommet) — Du blir.
- **c** [Gå hjem](#slutt-hjemme) — Du går hjem.

## B2 Rommet

### Hvis: B1.a

Døra er åpen.

### Hvis: B1.b, not B1.a

Døra er lukket.

---

- **a** [Ut igjen](#b1-gangen) — Ut.
- **b** [Hjem](#slutt-hjemme) — Hjem. {if: B1.b}
- **c** [Sitt](#slutt-stolen) — Du sitter.

## B9 Ingen kommer hit

- **a** [Hjem](#slutt-hjemme) — Hjem.
- **b** [Sitt](#slutt-stolen) — Du sitter.

## Slutt: Hjemme

Hjemme.

## Slutt: Stolen

I stolen.
"""
)


def simulation(text: str, path: str = "simulations/a.md") -> Simulation:
    found = read(path, text).document
    assert isinstance(found, Simulation)
    return found


@pytest.fixture
def story() -> Simulation:
    return simulation(STORY)


def test_few_ways_make_every_choice_that_can_be_made(story: Simulation) -> None:
    tour = Tour(story)
    made = {choice for way in tour.ways for choice in way.taken}
    assert made == {"B1.a", "B1.b", "B1.c", "B2.a", "B2.b", "B2.c"}
    assert tour.missed == (Seen("B9.a"), Seen("B9.b"))
    assert all(walking.is_over(story, walking.walked(story, way.taken)) for way in tour.ways)


def test_text_that_needs_a_choice_is_somewhere_on_the_ways(story: Simulation) -> None:
    new = [one for way in Tour(story).ways for one in way.new]
    assert Seen("B2", 0) in new and Seen("B2", 1) in new
    assert len(new) == len(set(new))


def test_a_tour_may_begin_in_the_middle(story: Simulation) -> None:
    there = way_to(story, "B2")
    assert there == State("B2", ("B1.a",))
    tour = Tour(story, there)
    assert all(way.taken[:1] == ("B1.a",) for way in tour.ways)
    assert along(story, tour.begin, walking.walked(story, tour.ways[0].taken))[0] == there
    assert way_to(story, "B9") is None and way_to(story, "B7") is None


def test_every_way_is_a_way_and_no_more_are_given_than_asked_for(story: Simulation) -> None:
    begin = walking.start(story)
    ways = every_way(story, begin, 1000)
    assert len(set(ways)) == len(ways) == 10
    assert every_way(story, begin, 3) == ways[:3]
    assert every_way(story, State("B2", ("B1.b",)), 1000)[0][:1] == ("B1.b",)


def test_an_unfinished_story_is_toured_as_far_as_it_goes() -> None:
    story = simulation(
        FRONT + "## B1 Her\n\n- **a** [Gå](#b2-der) — Ut.\n- **b** [Nei](#ingen) — Nei.\n\n## B2 Der\n\nHei.\n"
    )
    tour = Tour(story)
    assert [way.taken for way in tour.ways] == [("B1.a",)] and tour.missed == (Seen("B1.b"),)
    assert every_way(story, tour.begin, 10) == ()


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_twenty_ways_show_everything_of_every_case(path: Path) -> None:
    tour = Tour(simulation(path.read_text(encoding="utf-8"), f"simulations/{path.name}"))
    assert tour.missed == () and len(tour.ways) <= 20
    assert all(way.new for way in tour.ways)


def test_a_line_finds_its_choice_or_its_scene(story: Simulation) -> None:
    lines = STORY.splitlines()

    def at(text: str) -> str:
        return place(story, lines.index(text) + 1)

    assert at("- **b** [Bli](#b2-rommet) — Du blir.") == "B1.b"
    assert at("Døra er lukket.") == "B2"
    assert at("I stolen.") == "slutt-2"
    assert place(story, 3) == ""
    assert place(simulation(STORY + "\n## Refleksjon\n\nHva nå?\n"), len(lines) + 4) == ""
