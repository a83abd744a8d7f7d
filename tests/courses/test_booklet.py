"""Does everything of a simulation stand in its booklet, each thing once and where it belongs?"""

from pathlib import Path

import pytest

from learning.courses.paper_text import Piece
from learning.courses.reading import read
from learning.courses.simulation_nouns import Scene, Simulation, Term
from learning.courses.simulations.booklet import Booklet, booklet
from tests.house.sources import ROOT

CASES = sorted((ROOT / "content" / "simulations").glob("*.md"))
TRIED = ROOT / "tests" / "content" / "simulations" / "ikke-si-det.md"


def simulation(path: Path) -> Simulation:
    found = read(f"simulations/{path.name}", path.read_text(encoding="utf-8")).document
    assert isinstance(found, Simulation)
    return found


def words(found: list[Piece]) -> str:
    return "".join(one if isinstance(one, str) else words(one.inside) for one in found)


@pytest.fixture(scope="module")
def small() -> Booklet:
    return booklet(simulation(TRIED))


def test_what_a_choice_brings_about_stands_apart_from_what_it_says(small: Booklet) -> None:
    first = small.scenes[0].choices[0]
    assert words(first.says) == "«Loven sier at han skal ha informasjon.»"
    assert words(first.then).startswith("Hun snur seg bort") and first.to == "B2"


def test_what_depends_on_earlier_choices_says_on_which(small: Booklet) -> None:
    assert [one.needs for one in small.scenes[1].passages] == [(), (Term("B1.a", taken=True),)]
    assert small.scenes[2].choices[2].needs == (Term("B1.c", taken=True), Term("B3.c", taken=False))


def test_cards_are_gathered_by_who_is_played_and_kept_from_the_scenes(small: Booklet) -> None:
    assert [(name, [slip.id for slip in slips]) for name, slips in small.cards] == [("Leila", ["B1", "B2"])]
    for_all = [words(one.text) for sheet in small.sheets for one in sheet.passages]
    assert not any("båret nyheten alene" in text for text in for_all)


def test_the_facilitator_has_notes_before_the_scenes_too(small: Booklet) -> None:
    assert [slip.id for slip in small.facilitator] == ["brief", "B3"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_scene_choice_card_and_point_of_every_case_is_there(path: Path) -> None:
    case = simulation(path)
    made = booklet(case)
    places: tuple[Scene, ...] = (*case.scenes, *case.endings)
    assert [sheet.id for sheet in made.sheets] == [scene.id for scene in places]
    assert [one.id for sheet in made.sheets for one in sheet.choices] == [one.id for one in case.choices]
    assert {one.to for sheet in made.sheets for one in sheet.choices} <= {sheet.id for sheet in made.sheets}
    cards = sorted((name, slip.id) for name, slips in made.cards for slip in slips)
    assert cards == sorted((card.name, scene.id) for scene in places for card in scene.cards)
    assert sum(len(slip.texts) for slip in made.checklists) == sum(len(scene.points) for scene in places)
    assert len(made.facilitator) >= sum(bool(scene.facilitator) for scene in places)
    assert all(words(one.says) and words(one.then) for sheet in made.sheets for one in sheet.choices)
    assert [one.number for one in made.sources] == list(range(1, len(case.sources) + 1))
