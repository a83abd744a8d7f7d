"""A walk through a simulation is its choices in order, and nothing else."""

from pathlib import Path

import pytest

from learning.courses import walking
from learning.courses.reading import read
from learning.courses.simulation_nouns import Change
from learning.courses.walking import NotOffered, State
from tests.courses.stories import scenes, story

EXAMPLE = Path(__file__).parents[1] / "content" / "simulations" / "ikke-si-det.md"


def test_a_walk_from_the_start_to_the_end():
    s = story().document
    state = walking.start(s)
    assert (state, walking.is_over(s, state)) == (State("B1"), False)
    assert [choice.id for choice in walking.available(s, state)] == ["B1.a", "B1.b"]
    after = walking.take(s, state, "B1.a")
    assert (state, after) == (State("B1"), State("B2", ("B1.a",)))
    assert [p.markdown for p in walking.text_of(s, after)] == ["Leila vil tolke.", "Hun ser bort."]
    assert [choice.id for choice in walking.available(s, after)] == ["B2.a"]
    end = walking.take(s, after, "B2.a")
    assert (end, walking.is_over(s, end)) == (State("slutt-1", ("B1.a", "B2.a")), True)
    assert walking.available(s, end) == ()


def test_conditions_decide_what_is_offered_and_seen():
    s = story().document
    there = walking.walked(s, ["B1.b"])
    assert [p.markdown for p in walking.text_of(s, there)] == ["Leila vil tolke."]
    assert [choice.id for choice in walking.available(s, there)] == ["B2.a", "B2.b"]
    again = walking.walked(s, ["B1.b", "B2.b"])
    assert [choice.id for choice in walking.available(s, again)] == ["B1.a"]
    assert [p.markdown for p in walking.text_of(s, walking.take(s, again, "B1.a"))] == [
        "Leila vil tolke.",
        "Hun ser bort.",
    ]


@pytest.mark.parametrize("choice", ["B2.b", "B1.a", "B9.x", ""])
def test_what_is_not_offered_cannot_be_taken(choice):
    s = story().document
    with pytest.raises(NotOffered):
        walking.take(s, walking.walked(s, ["B1.a"]), choice)


def test_a_walk_of_another_story_is_not_believed():
    s = story().document
    with pytest.raises(NotOffered):
        walking.walked(s, ["B2.a"])
    with pytest.raises(KeyError):
        walking.available(s, State("B7"))


def test_effects_are_told_choice_by_choice():
    s = story().document
    end = walking.walked(s, ["B1.b", "B2.a"])
    assert walking.effects(s, end) == (("B1.b", (Change("T", 1), Change("K", 1))), ("B2.a", ()))


def test_every_path_through_the_example():
    reading = read("simulations/ikke-si-det.md", EXAMPLE.read_text(encoding="utf-8"))
    assert reading.problems == ()
    s = reading.document
    ends = {tuple(end.taken): end.scene for end in walking.paths(s)}
    assert ends == {
        ("B1.a", "B2.a", "B3.a"): "slutt-1",
        ("B1.a", "B2.a", "B3.b"): "slutt-2",
        ("B1.a", "B2.b", "B3.b"): "slutt-2",
        ("B1.b", "B2.a", "B3.a"): "slutt-1",
        ("B1.b", "B2.a", "B3.b"): "slutt-2",
        ("B1.b", "B2.b", "B3.b"): "slutt-2",
        ("B1.c", "B3.b"): "slutt-2",
        ("B1.c", "B3.c", "B2.a", "B3.a"): "slutt-1",
        ("B1.c", "B3.c", "B2.a", "B3.b"): "slutt-2",
        ("B1.c", "B3.c", "B2.b", "B3.b"): "slutt-2",
    }
    for taken in ends:
        for length in range(len(taken)):
            assert walking.text_of(s, walking.walked(s, taken[:length]))


def test_paths_are_no_more_than_asked_for_however_tangled():
    ways = [(f"B{n} X", f"a→B{n + 1}; b→B{n + 1}; c→B{n + 1}") for n in range(1, 20)]
    assert len(list(walking.paths(scenes(*ways, ("B20 X", "a→Ja; b→Ja")).document, most=7))) == 7
    closed = scenes(*ways, ("B20 X", "a→B20; b→B20"), ending="").document
    assert list(walking.paths(closed, most=50)) == []
    assert list(walking.paths(scenes(ending="").document)) == []
