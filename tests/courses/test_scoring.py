"""One right answer is all or nothing; several give partial credit that guessing does not."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.nouns import FillIn, Item, Match, Number, Option, Order, Pair, Question
from learning.courses.scoring import Score, score

NOTHING, ALL = Score(0.0, False), Score(1.0, True)


def question(*right, of=4):
    options = tuple(Option(at, at in right, f"Svar {at}", None) for at in range(of))
    return Question("id", "Tittel", "", options, "", 1)


def order(count):
    return Order("id", "Tittel", "", tuple(Item(at, f"Punkt {at}") for at in range(count)), "", 1)


def match(count):
    pairs = tuple(Pair(at, f"Venstre {at}", f"Høyre {at}") for at in range(count))
    return Match("id", "Tittel", "", "V", "H", pairs, "", 1)


def number(answer, tolerance="0", unit="mg"):
    return Number("id", "Tittel", "", Decimal(answer), Decimal(tolerance), unit, "", 1)


def fill_in(*accepted):
    return FillIn("id", "Tittel", "", accepted, "", 1)


@pytest.mark.parametrize(
    ("right", "chosen", "points", "is_right"),
    [
        ({1}, {1}, 1, True),
        ({1}, {2}, 0, False),
        ({1}, set(), 0, False),
        ({1}, {0, 1}, 0, False),
        ({0, 2}, {0, 2}, 1, True),
        ({0, 2}, {0}, 0.5, False),
        ({0, 2}, {0, 1}, 0, False),
        ({0, 2}, {0, 1, 2}, 0.5, False),
        ({0, 2}, {0, 1, 2, 3}, 0, False),
        ({0, 2}, {1, 3}, 0, False),
        ({0, 2}, set(), 0, False),
        ({0, 1, 2}, {0, 1}, 2 / 3, False),
        ({1}, {99}, 0, False),
    ],
)
def test_score(right, chosen, points, is_right):
    for stored in (frozenset(chosen), sorted(chosen)):
        got = score(question(*right), stored)
        assert got.points == pytest.approx(points)
        assert got.right is is_right


@pytest.mark.parametrize("kind", [order, match])
@pytest.mark.parametrize(
    ("stored", "expected"),
    [
        ([0, 1, 2, 3], ALL),
        ([1, 0, 2, 3], Score(0.5, False)),
        ([3, 1, 2, 0], Score(0.5, False)),
        ([1, 2, 3, 0], NOTHING),
        ([0, 1, 2], NOTHING),
        ([], NOTHING),
        ("0123", NOTHING),
    ],
)
def test_order_and_match_give_the_share_that_is_in_place(kind, stored, expected):
    assert score(kind(4), stored) == expected


@pytest.mark.parametrize(
    ("answer", "tolerance", "text", "right"),
    [
        ("21", "0", "21", True),
        ("21", "0", "21 mg", True),
        ("21", "0", "21,0", True),
        ("21", "0", "21,1", False),
        ("3.5", "0.5", "3", True),
        ("3.5", "0.5", "4,0 MG.", True),
        ("3.5", "0.5", "4,01", False),
        ("0.3", "0.1", "0,2", True),
        ("-2", "0", "−2", True),
        ("12000", "0", "12\u202f000", True),
        ("21", "0", "", False),
        ("21", "0", "mange", False),
    ],
)
def test_a_number_is_right_within_its_tolerance(answer, tolerance, text, right):
    assert score(number(answer, tolerance), text) == (ALL if right else NOTHING)


def test_filling_in():
    asked = fill_in("dyspné", "tung pust")
    assert score(asked, "Dyspne") == ALL
    assert score(asked, "tungpust") == ALL
    assert score(asked, "hoste") == NOTHING


def test_an_answer_of_another_kind_gives_nothing():
    for asked in (question(0), order(2), match(2), number("1"), fill_in("a")):
        assert score(asked, []) == NOTHING
        assert score(asked, "") == NOTHING
    assert score(number("1"), [1]) == score(fill_in("a"), [0]) == NOTHING


ACTIVITIES = st.one_of(
    st.builds(lambda right: question(*right), st.sets(st.integers(0, 3), min_size=1)),
    st.builds(order, st.integers(0, 6)),
    st.builds(match, st.integers(0, 6)),
    st.builds(number, st.integers(-5, 5).map(str), st.integers(0, 2).map(str)),
    st.builds(fill_in, st.sampled_from(["morfin", "dyspné", ""])),
)
STORED = st.lists(st.integers(-2, 7), max_size=7) | st.text(max_size=8) | st.integers(-9, 9).map(str)


@given(ACTIVITIES, STORED)
@settings(max_examples=300, deadline=None)
def test_points_lie_between_nothing_and_all_and_all_means_right(activity, stored):
    got = score(activity, stored)
    assert 0 <= got.points <= 1
    assert got.right is (got.points == 1)
