"""Does the map of a simulation show every road once, and is it legible on a phone, whatever the story is like?"""

import re
from itertools import pairwise, product
from pathlib import Path

import pytest

from learning.config import ROOT
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.layout import CHOICE, LONGEST_LINE, WIDTH, Chart, chart
from learning.web import drawing_ways
from tests.courses.stories import BODY, TOP

PHONE = 358  # what is left of 390 when the page has its margins
SHIPPED = sorted((ROOT / "content" / "simulations").glob("*.md"))


def simulation(path: Path) -> Simulation:
    found = read(f"simulations/{path.name}", path.read_text("utf-8")).document
    assert isinstance(found, Simulation)
    return found


def story(*scenes: str) -> Simulation:
    found = read("simulations/rundt.md", TOP + "## Brief\n\nHei.\n\n" + "\n\n".join(scenes)).document
    assert isinstance(found, Simulation)
    return found


@pytest.fixture
def leila() -> Simulation:
    found = read("simulations/leila.md", TOP + BODY).document
    assert isinstance(found, Simulation)
    return found


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_scene_and_every_choice_of_what_we_ship_lies_on_the_sheet_by_itself(path: Path) -> None:
    case = simulation(path)
    drawn = chart(case)
    assert [stop.id for stop in drawn.stops] == [scene.id for scene in (*case.scenes, *case.endings)]
    assert {road.choice for road in drawn.roads} == {choice.id for choice in case.choices}
    spots = [(one.x, one.y) for one in (*drawn.stops, *drawn.roads)]
    for (x, y), (other_x, other_y) in product(spots, repeat=2):
        assert (x, y) == (other_x, other_y) or abs(x - other_x) >= CHOICE or abs(y - other_y) >= 38
    assert len(set(spots)) == len(spots)
    for x, y in spots:
        assert 14 <= x <= drawn.width - 14 and 14 <= y <= drawn.height - 14


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_we_ship_is_legible_on_a_phone_without_being_moved(path: Path) -> None:
    drawn = chart(simulation(path))
    assert drawn.width <= WIDTH
    assert 13 * PHONE / drawn.width >= 12  # the smallest letters, drawn at 13, are at least 12 points high
    for stop in drawn.stops:
        assert stop.x + 22 + max(map(len, stop.lines)) * 7.6 <= drawn.width
        assert len(stop.lines) <= 2 and max(map(len, stop.lines)) <= LONGEST_LINE


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_roads_to_different_scenes_never_share_a_lane_at_the_same_height(path: Path) -> None:
    for one, other in product(_lanes(chart(simulation(path))), repeat=2):
        if one[0] != other[0] and one[1] == other[1]:
            assert one[3] < other[2] or other[3] < one[2]


def _lanes(drawn: Chart) -> list[tuple[str, float, float, float]]:
    """Where each lane leads, how far out it runs, and from where to where."""
    found = []
    for road in drawn.roads:
        if road.lane is not None:
            ends = sorted((drawn.stop(road.start).y, drawn.stop(road.to).y))
            found.append((road.to, road.lane, ends[0], ends[1]))
            assert 0 < road.lane < drawn.stop(road.to).x - 14
    return found


def test_only_a_road_to_the_scene_below_does_without_a_lane(leila: Simulation) -> None:
    roads = {road.choice: road for road in chart(leila).roads}
    assert {choice for choice, road in roads.items() if road.lane is None} == {"B1.a", "B1.b", "B2.a"}
    assert [choice for choice, road in roads.items() if road.back] == ["B2.b"]


def test_the_same_text_gives_the_same_chart(leila: Simulation) -> None:
    assert chart(leila) == chart(leila)


def test_an_unfinished_story_is_drawn_as_far_as_it_goes() -> None:
    assert chart(story()).stops == () and chart(story()).height == 0
    drawn = chart(story("## B1 Gangen\n\n- **a** [Gå](#finnes-ikke)\n- **b** [Bli](#b1-gangen)"))
    ways = {road.choice: (road.to, road.back, road.lane is None) for road in drawn.roads}
    assert ways == {"B1.a": ("", False, True), "B1.b": ("B1", True, False)}
    assert "NaN" not in drawing_ways.ways(drawn, label="x", taken=("B1.b", "B1.b"))


def test_titles_are_broken_at_words_and_cut_when_there_is_no_end_to_them() -> None:
    long = chart(story("## B1 " + "Et ord " * 20 + "\n\nHei.", "## Slutt: " + "x" * 200 + "\n\nHei."))
    for stop in long.stops:
        assert len(stop.lines) == 2 and stop.lines[1].endswith("…") and max(map(len, stop.lines)) <= LONGEST_LINE


# The drawing


def kinds(svg: str, shape: str) -> list[str]:
    return re.findall(rf'class="{shape} {shape}--(\w+)"', svg)


def test_the_road_taken_is_thick_and_whole_and_numbered_and_the_others_are_not(leila: Simulation) -> None:
    svg = drawing_ways.ways(chart(leila), label="Kartet", taken=("B1.b", "B2.a"), tried={"B1.a"})
    assert sorted(kinds(svg, "fork")) == ["open", "taken", "taken", "tried"]
    widths = {kind: re.search(rf'way--{kind}" fill="none" ([^>]*) d=', svg)[1] for kind in ("open", "tried", "taken")}  # type: ignore[index]
    assert "dasharray" in widths["open"] and "dasharray" not in widths["taken"] + widths["tried"]
    assert 'stroke-width="4"' in widths["taken"] and 'stroke-width="2"' in widths["tried"]
    assert re.findall(r'class="stop__number[^>]*>([^<]*)<', svg) == ["1", "2", "3"]
    assert 'role="img"' in svg and 'aria-label="Kartet"' in svg and "style=" not in svg


def test_a_scene_met_twice_has_both_numbers(leila: Simulation) -> None:
    svg = drawing_ways.ways(chart(leila), label="x", taken=("B1.a", "B2.b", "B1.a", "B2.a"))
    assert re.findall(r'class="stop__number[^>]*>([^<]*)<', svg) == ["1·3", "2·4", "5"]


def test_for_those_who_write_scenes_show_their_codes_and_what_is_wrong(leila: Simulation) -> None:
    svg = drawing_ways.ways(chart(leila), label="x", codes=True, marked={"B2", "B1.a"})
    assert re.findall(r'class="stop__number[^>]*>([^<]*)<', svg) == ["B1", "B2"]
    assert svg.count("ways__problem-sign") == 2


def test_what_an_author_writes_is_never_markup() -> None:
    nasty = story('## B1 <script>alert("1")</script>\n\nHei.\n\n- **a** [Gå](#slutt-ja)', "## Slutt: Ja\n\nHei.")
    svg = drawing_ways.ways(chart(nasty), label='"><script>')
    assert "<script" not in svg


def test_shared_lanes_are_drawn_once_so_that_dashes_stay_dashes() -> None:
    leaps = "- **a** [A](#slutt-ja)\n- **b** [B](#slutt-ja)\n- **c** [C](#b2-to)"
    svg = drawing_ways.ways(
        chart(story(f"## B1 En\n\n{leaps}", f"## B2 To\n\n{leaps}", "## Slutt: Nei\n\nHei.", "## Slutt: Ja\n\nHei.")),
        label="x",
    )
    trunks = re.findall(r'd="M([\d.]+) [\d.]+V[\d.]+Q', svg)
    assert len(trunks) == len(set(trunks)) == 2


def test_heights_grow_downwards_in_the_authors_order(leila: Simulation) -> None:
    assert all(one.y < other.y for one, other in pairwise(chart(leila).stops))
