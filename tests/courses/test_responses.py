"""What a reader sends becomes positions or text that fit; anything else asks again."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.drawing import draw, shuffled
from learning.courses.responses import LONGEST_TEXT, Unanswered, fitting, read
from learning.courses.scoring import score
from tests.courses.builders import CASE, EVERYTHING, PAGE, QUESTION, TOP, module, page
from tests.courses.test_scoring import fill_in, match, number, order, question

SHUFFLE = [2, 0, 1]


def chance(seed):
    return random.Random(seed)  # noqa: S311 – an order of options, not a secret


def refused(activity, shuffle=SHUFFLE, **fields):
    with pytest.raises(Unanswered) as raised:
        read(activity, {name.replace("_", "-"): values for name, values in fields.items()}, shuffle)
    return raised.value.code


def test_a_question_stores_positions_in_order():
    assert read(question(0, 2), {"option": ["2", "0", "2"]}, SHUFFLE) == [0, 2]
    assert read(question(1), {"option": ["3"]}, SHUFFLE) == [3]
    assert refused(question(1)) == "nothing-chosen"
    assert refused(question(1), option=["0", "1"]) == "not-an-option"
    for value in ("4", "-1", "x", "", "1.0", "²", "00000001"):
        assert refused(question(1), option=[value]) == "not-an-option", value


def test_an_order_is_sent_as_ranks_of_what_is_shown_and_stored_as_the_authors_positions():
    fields = {"place-0": ["3"], "place-1": ["1"], "place-2": [" 2 "]}
    assert read(order(3), fields, SHUFFLE) == [0, 1, 2]
    assert read(order(3), {"place-0": ["1"], "place-1": ["2"], "place-2": ["3"]}, SHUFFLE) == SHUFFLE
    assert refused(order(3)) == "not-all-ranked"
    assert refused(order(3), place_0=["1"], place_1=[""], place_2=["3"]) == "not-all-ranked"
    assert refused(order(3), place_0=["1"], place_1=["1"], place_2=["3"]) == "ranks-not-distinct"
    for value in ("0", "4", "-1", "en"):
        assert refused(order(3), place_0=["1"], place_1=["2"], place_2=[value]) == "not-a-rank", value


def test_a_match_is_sent_as_places_in_the_shown_column_and_stored_as_the_authors_positions():
    assert read(match(3), {"pair-0": ["1"], "pair-1": ["2"], "pair-2": ["0"]}, SHUFFLE) == [0, 1, 2]
    assert read(match(3), {"pair-0": ["0"], "pair-1": ["0"], "pair-2": ["0"]}, SHUFFLE) == [2, 2, 2]
    assert refused(match(3), pair_0=["1"]) == "not-all-paired"
    for value in ("3", "-1", "x"):
        assert refused(match(3), pair_0=["1"], pair_1=["2"], pair_2=[value]) == "not-a-pair", value


def test_a_number_is_kept_as_typed_when_it_can_be_read():
    assert read(number("3.5"), {"text": ["  3,5  mg\n"]}, []) == "3,5 mg"
    assert refused(number("3.5"), text=["  "]) == "nothing-written"
    for text in ("mye", "3,5 ml", "2.500", "3-4"):
        assert refused(number("3.5"), text=[text]) == "not-a-number", text


def test_words_are_kept_as_typed_on_one_line():
    assert read(fill_in("a"), {"text": [" Tung\r\n\x00pust\u2028! "]}, []) == "Tung pust !"
    assert refused(fill_in("a")) == "nothing-written"
    assert refused(fill_in("a"), text=["\x00"]) == "nothing-written"
    assert refused(fill_in("a"), text=["x" * (LONGEST_TEXT + 1)]) == "text-too-long"


@pytest.mark.parametrize(
    ("activity", "good", "bad"),
    [
        (question(1), [2], [[], [4], [0, 1], [True], "1", None, ["1"]]),
        (question(0, 2), [0, 3], [[3, 0], [0, 0], [-1]]),
        (order(3), [2, 0, 1], [[0, 1], [0, 1, 1], [1, 2, 3], "x"]),
        (match(3), [2, 2, 0], [[0, 1], [0, 1, 3], {}]),
        (number("1"), "1 mg", ["1 ml", "x", "", 1, [1]]),
        (fill_in("a"), "a", ["", 1, [0], "x" * (LONGEST_TEXT + 1)]),
    ],
)
def test_what_is_stored_fits_or_does_not(activity, good, bad):
    assert fitting(activity, good)
    for one in bad:
        assert not fitting(activity, one), one


@st.composite
def answers(draw_one):
    """An activity, a shuffle of it, and what an honest form would send."""
    kind = draw_one(st.sampled_from(["question", "order", "match"]))
    count = draw_one(st.integers(2, 6))
    if kind == "question":
        asked = question(0, 1, of=count)
        fields = {"option": [str(one) for one in draw_one(st.sets(st.integers(0, count - 1), min_size=1))]}
    elif kind == "order":
        asked = order(count)
        ranks = draw_one(st.permutations(range(1, count + 1)))
        fields = {f"place-{place}": [str(rank)] for place, rank in enumerate(ranks)}
    else:
        asked = match(count)
        chosen = draw_one(st.lists(st.integers(0, count - 1), min_size=count, max_size=count))
        fields = {f"pair-{row}": [str(place)] for row, place in enumerate(chosen)}
    return asked, fields, shuffled(asked, chance(draw_one(st.integers())))


@given(answers())
@settings(max_examples=200, deadline=None)
def test_what_an_honest_form_sends_fits_survives_storing_and_gets_points(answer):
    activity, fields, shuffle = answer
    stored = read(activity, fields, shuffle)
    assert fitting(activity, stored)
    assert json.loads(json.dumps(stored)) == stored
    assert 0 <= score(activity, stored).points <= 1


FORMS = st.dictionaries(
    st.sampled_from(["option", "text", "place-0", "place-1", "pair-0", "pair-1"]),
    st.lists(st.text(max_size=5) | st.integers(-1, 4).map(str), max_size=3),
)


@given(st.sampled_from([question(0), question(0, 1), order(2), match(2), number("1"), fill_in("a")]), FORMS)
@settings(max_examples=300, deadline=None)
def test_whatever_is_sent_fits_or_is_asked_again(activity, fields):
    try:
        stored = read(activity, fields, [1, 0])
    except Unanswered:
        return
    assert fitting(activity, stored)


def test_everything_is_drawn_in_reading_order_with_a_shuffle_of_its_own():
    document = page(EVERYTHING).document
    drawn = draw(document, chance(1))
    assert list(drawn) == [one.id for one in document.questions]
    assert [len(drawn[id]) for id in ("skala", "vondt", "ord", "skar", "tung-pust", "forst")] == [3, 3, 3, 0, 0, 2]
    assert all(sorted(shuffle) == list(range(len(shuffle))) for shuffle in drawn.values())


def test_an_order_is_never_shown_right():
    assert all(shuffled(order(2), chance(seed)) == [1, 0] for seed in range(20))
    seen = {tuple(shuffled(order(3), chance(seed))) for seed in range(200)}
    assert len(seen) == 5
    assert (0, 1, 2) not in seen


def test_a_case_is_drawn_whole_or_not_at_all():
    other = QUESTION.replace("{#skala}", "{#annen}")
    document = module(PAGE + QUESTION + CASE + other, TOP.replace("---\n\n", "ask: 2\n---\n\n")).document
    seen = {tuple(draw(document, chance(seed))) for seed in range(100)}
    assert seen == {
        ("skala", "annen"),
        ("forst", "netter"),
        ("skala", "forst", "netter"),
        ("forst", "netter", "annen"),
    }
