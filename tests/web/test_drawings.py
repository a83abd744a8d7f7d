"""The drawings: every state can be told without colour, words are the caller's, nothing the page's policy forbids."""

import re
import time
from itertools import product

import pytest

from learning.web import drawings

STATES = ("none", "part", "met", "expired")
MET, NONE, BEGUN = ("met", "met", "met"), ("none", "none", "none"), ("met", "part", "none")
KEY = ((MET, MET, BEGUN), (BEGUN, NONE), (("met", "expired", "part"),))


def drawn(key=KEY, **changes):
    return drawings.ring(key, **{"label": "2 av 6", "centre": ("2", "av 6"), **changes})


def without_colour(svg):
    return re.sub(r'(fill|stroke)="#[0-9a-f]{6}"', "", svg)


def test_one_petal_for_each_competence_turned_its_own_way():
    turns = re.findall(r"rotate\(([\d.]+) ", drawn())
    assert len(turns) == 6
    assert len(set(turns)) == 6


def test_air_between_areas_is_wider_than_within_them():
    (a, b, c, d, *_rest), _half = drawings._angles((3, 2, 1))
    assert b - a == pytest.approx(c - b, abs=0.02)
    assert d - c == pytest.approx(b - a + drawings.AREA_GAP, abs=0.02)


def test_a_ring_closes_at_a_full_turn():
    angles, half = drawings._angles((3, 3, 4, 2, 3, 4, 2))
    assert len(angles) == 21
    assert 0 < angles[0] < angles[-1] < 360
    assert half > 0


@pytest.mark.parametrize("side", range(3))
def test_no_state_needs_colour(side):
    shapes = set()
    for state in STATES:
        cells = ["none", "none", "none"]
        cells[side] = state
        shapes.add(re.sub(r' class="[^"]*"', "", without_colour(drawings.petal(tuple(cells), label="x"))))
    assert len(shapes) == len(STATES) - 1 or len(shapes) == len(STATES)
    assert "stroke-dasharray" in drawings.petal(("expired", *NONE[1:]), label="x")


def test_full_and_empty_differ_in_what_is_drawn_not_only_in_its_colour():
    full, empty = drawings.petal(MET, label="x"), drawings.petal(NONE, label="x")
    assert full.count("stroke=") == 0
    assert empty.count("stroke=") == 3


def test_a_part_is_drawn_inside_an_empty_band():
    assert drawings.petal(BEGUN, label="x").count("<path") == 4


@pytest.mark.parametrize("cells", list(product(STATES, repeat=3)))
def test_every_mix_of_states_can_be_drawn(cells):
    svg = drawings.petal(cells, label="x")
    assert "nan" not in svg
    assert svg.count("<svg") == svg.count("</svg>") == 1


def test_an_unknown_state_is_an_error():
    with pytest.raises(ValueError, match="unknown state 'maybe'"):
        drawings.petal(("maybe", "none", "none"), label="x")


def test_the_label_is_spoken_and_escaped():
    svg = drawn(label='"<b>&')
    assert 'role="img"' in svg
    assert 'aria-label="&#34;&lt;b&gt;&amp;"' in svg


def test_a_ring_with_links_is_a_pointers_shortcut_beside_its_spoken_label():
    links = tuple((f"/kompetanse/{nr}?a=1&b=2", f"<{nr}>") for nr in range(6))
    svg = drawn(links=links)
    assert svg.startswith('<span class="ds-sr-only">2 av 6</span><svg')
    assert 'aria-hidden="true"' in svg
    assert svg.count('tabindex="-1"') == 6
    assert "a=1&amp;b=2" in svg
    assert "<title>&lt;0&gt;</title>" in svg


def test_links_must_match_the_petals():
    with pytest.raises(ValueError, match="zip"):
        drawn(links=(("/", "x"),))


def test_the_middle_says_what_the_caller_says():
    assert ">2</text>" in drawn()
    assert ">av 6</text>" in drawn()


def test_the_small_ring_has_a_sector_for_each_area_and_fills_by_share():
    svg = drawings.mini_ring(((MET, MET), (NONE,), (("met", "expired", "none"),)), label="2 av 4")
    assert svg.count("<g ") == 3
    assert svg.count("band action") == 2
    assert svg.count("band lapsed") == 1


def test_a_small_ring_without_words_is_silent():
    assert 'aria-hidden="true"' in drawings.mini_ring(KEY, label="")


@pytest.mark.parametrize("svg", [drawn(), drawings.petal(BEGUN, label="x"), drawings.mini_ring(KEY, label="x"),
                                 drawings.swatch("part")])  # fmt: skip
def test_nothing_that_the_content_policy_forbids(svg):
    assert not re.search(r"style=|<style|<script|\son\w+=|\sid=", svg)


def test_drawings_are_made_once():
    drawn()
    before = drawings._ring.cache_info().hits
    drawn()
    assert drawings._ring.cache_info().hits == before + 1


def test_a_ring_is_drawn_quickly_and_is_light():
    drawings._ring.cache_clear()
    full = tuple(((MET, BEGUN, NONE),) * 7)
    started = time.perf_counter()
    svg = drawings.ring(full, label="x", centre=("1", "2"))
    assert time.perf_counter() - started < 0.05
    assert len(svg) < 16_000
