"""What only shows when one walks every way through a simulation, conditions included."""

from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses import walking
from learning.courses.problems import Report
from learning.courses.simulations import graph
from learning.translations.problem_words import sentence
from tests.courses.stories import BODY, scenes, story, told

# In a story of `scenes`, scene n begins on line 8 + 4 n + its choices before; its first choice four lines below.


def test_a_story_that_hangs_together_has_no_problems():
    assert told(scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja; b→B1 if B1.a"))) == []


def test_no_start_and_no_ending():
    assert told(scenes()) == [(2, "no-start")]
    assert told(scenes(("B1 X", "a→B1; b→B1"), ending="")) == [(2, "no-ending")]


def test_a_scene_without_choices_and_one_with_a_single_choice():
    assert told(scenes(("B1 X", "a→B2; b→Ja"), ("B2 X", ""))) == [(15, "scene-without-choices")]
    assert told(scenes(("B1 X", "a→Ja"))) == [(12, "single-choice")]
    assert not scenes(("B1 X", "a→Ja")).errors


def test_scenes_and_endings_nobody_comes_to_are_advice():
    reading = scenes(("B1 X", "a→Ja; b→Ja"), ("B2 X", "a→Ja; b→B1"))
    assert told(reading) == [(15, "scene-unreachable")] and not reading.errors
    assert told(scenes(("B1 X", "a→Ja; b→Ja"), ending="## Slutt: Ja\n\nJa.\n\n## Slutt: Nei\n\nNei.\n")) == [
        (19, "scene-unreachable")
    ]
    closed = scenes(("B1 X", "a→Ja; b→Ja; c→B2 if B2.a"), ("B2 X", "a→Ja; b→Ja"))
    assert told(closed) == [(14, "condition-not-made"), (16, "scene-unreachable")]


def test_more_than_twenty_scenes_are_advice():
    many = [(f"B{n} X", f"a→B{n + 1}; b→Ja") for n in range(1, 21)]
    assert told(scenes(*many, ("B21 X", "a→Ja; b→Ja"))) == [(148, "too-many-scenes")]
    assert told(scenes(*many[:-1], ("B20 X", "a→Ja; b→Ja"))) == []


def test_a_loop_with_no_way_out():
    assert told(scenes(("B1 X", "a→B2; b→Ja"), ("B2 X", "a→B3; b→B3"), ("B3 X", "a→B2; b→B2"))) == [
        (15, "loop-without-way-out"),
        (22, "loop-without-way-out"),
    ]
    assert told(scenes(("B1 X", "a→B2; b→Ja"), ("B2 X", "a→B1; b→B1"))) == []


def test_a_loop_whose_way_out_is_closed_to_those_who_are_in_it():
    ways = ("B1 X", "a→B2; b→Ja; c→B3"), ("B2 X", "a→B2; b→Ja if B3.a"), ("B3 X", "a→B2; b→B2")
    assert told(scenes(*ways)) == [(16, "loop-after-choices")]


def test_a_loop_only_some_choices_lead_into_is_told_of_with_the_shortest_way_there():
    ways = ("B1 X", "a→B2; b→B3"), ("B2 X", "a→B2; b→Ja if not B3.b; c→Ja if B1.a"), ("B3 X", "a→B2; b→B2; c→B3")
    (problem,) = [p for p in scenes(*ways).problems if p.severity == "error"]
    assert (problem.line, problem.code, problem.facts) == (
        15,
        "loop-after-choices",
        {"id": "B2", "taken": "B1.b, B3.b"},
    )
    assert "Etter å ha valgt B1.b, B3.b går det ikke an" in sentence(problem)


def test_a_scene_where_no_choice_may_be_open():
    reading = scenes(("B1 X", "a→B2; b→B2; c→B2"), ("B2 X", "a→Ja if B1.a; b→Ja if B1.b"))
    (problem,) = [p for p in reading.problems if p.code == "scene-stuck"]
    assert told(reading) == [(16, "scene-stuck")]
    assert problem.facts == {"id": "B2", "taken": "–"}
    spared = scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja if B1.a; b→Ja if not B1.a"))
    assert told(spared) == []


def test_conditions_on_choices_that_cannot_have_been_made():
    ahead = scenes(("B1 X", "a→B2 if B2.a; b→B2"), ("B2 X", "a→Ja; b→Ja"))
    assert told(ahead) == [(12, "condition-not-made")]
    spared = scenes(("B1 X", "a→B2 if B2.b; b→B2"), ("B2 X", "a→Ja; b→B1"))
    assert told(spared) == []
    needless = scenes(("B1 X", "a→B2 if not B2.a; b→B2"), ("B2 X", "a→Ja; b→Ja"))
    assert told(needless) == [(12, "condition-not-made")]
    own = scenes(("B1 X", "a→Ja; b→Ja if B1.a"))
    assert told(own) == [(13, "condition-not-made")]


def test_conditions_that_can_hold_each_by_itself_but_never_together():
    both = scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja; b→Ja if B1.a, B1.b"))
    assert told(both) == [(20, "condition-never-holds")]
    contrary = scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja; b→Ja if B1.a, not B1.a"))
    assert told(contrary) == [(20, "condition-never-holds")]
    again = scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja; b→Ja if B1.a, B1.b; c→B1"))
    assert told(again) == []


def test_text_in_the_brief_knows_of_no_choice_and_text_after_the_end_of_all():
    brief = story(BODY.replace("Du møter Leila.", "Du møter Leila.\n\n### Hvis: B1.a\n\nHei."))
    assert told(brief) == [(13, "condition-not-made")]
    after = story(BODY.replace("- Hvem beskyttes?", "### Hvis: B1.a, B1.b\n\nBegge deler."))
    assert told(after) == []
    never = story(BODY.replace("- Hvem beskyttes?", "### Hvis: B2.b, not B1.b\n\nAldri."))
    assert told(never) == [(53, "condition-never-holds")]


def test_conditions_are_left_out_of_account_when_there_are_too_many_ways():
    ways = [(f"B{n} X", f"a→B{n + 1}; b→B{n + 1}") for n in range(1, 17)]
    asking = " , ".join(f"B{n}.a" for n in range(1, 17))
    reading = scenes(*ways, ("B17 X", f"a→Ja; b→Ja if {asking}"))
    assert told(reading) == [(8, "too-many-states")] and not reading.errors
    report = Report("x.md")
    graph.check(scenes(*ways[:3], ("B4 X", "a→Ja; b→Ja if B1.a, B2.a, B3.a")).document, report, most_states=5)
    assert [(p.code, p.severity, p.facts) for p in report.problems] == [("too-many-states", "warning", {"most": 5})]


# Any story at all: every way ends, or somebody is told.

CODES = ["B1", "B2", "B3", "B4"]
IDS = [f"{code}.{letter}" for code in CODES for letter in "abc"]
terms = st.tuples(st.booleans(), st.sampled_from(IDS)).map(lambda t: t[1] if t[0] else f"not {t[1]}")
needed = st.one_of(st.just(""), st.lists(terms, min_size=1, max_size=2, unique=True).map(", ".join))
choice = st.tuples(st.sampled_from([*CODES, "Ja"]), needed)
stories = st.lists(st.lists(choice, min_size=1, max_size=3), min_size=1, max_size=4)


def built(written):
    known = [f"B{n + 1}.{'abc'[m]}" for n, choices in enumerate(written) for m in range(len(choices))]
    codes = CODES[: len(written)]

    def told_as(number, letter, to, needed):
        to = to if to == "Ja" or to in codes else "Ja"
        fits = needed and all(term.removeprefix("not ") in known for term in needed.split(", "))
        return f"{'abc'[letter]}→{to}" + (f" if {needed}" if fits else "")

    return scenes(
        *(
            (f"{code} X", "; ".join(told_as(code, m, *one) for m, one in enumerate(choices)))
            for code, choices in zip(codes, written, strict=True)
        )
    )


def reached(simulation, most=3_000):
    """Every state without a choice made twice, by the rules of walking alone."""
    open_ends, found = [walking.start(simulation)], []
    while open_ends and len(found) < most:
        state = open_ends.pop()
        found.append(state)
        steps = [c.id for c in walking.available(simulation, state) if c.id not in state.taken]
        open_ends += [walking.take(simulation, state, id) for id in steps]
    return found


@given(stories)
@settings(deadline=None)
def test_every_way_ends_or_it_is_reported(written):
    reading = built(written)
    simulation = reading.document
    reported = {p.code for p in reading.problems}
    states = reached(simulation)
    for state in states:
        assert walking.walked(simulation, state.taken) == state
        over, offered = walking.is_over(simulation, state), walking.available(simulation, state)
        assert not (over and offered)
        assert over or offered or "scene-stuck" in reported
    if not reported & {"scene-stuck", "loop-without-way-out", "loop-after-choices"}:
        assert all(ends_somewhere(simulation, state) for state in states[:20])


def ends_somewhere(simulation, state):
    """Whether some way leads out of a state, making choices again where that is allowed."""
    seen, open_ends = set(), [state]
    while open_ends:
        state = open_ends.pop()
        if walking.is_over(simulation, state):
            return True
        key = (state.scene, frozenset(state.taken))
        if key not in seen:
            seen.add(key)
            open_ends += [walking.take(simulation, state, c.id) for c in walking.available(simulation, state)]
    return False


@given(stories)
@settings(deadline=None)
def test_only_what_can_never_be_seen_is_called_so(written):
    reading = built(written)
    simulation = reading.document
    states = reached(simulation)
    dead = {p.line for p in reading.problems if p.code == "condition-never-holds"}
    shut = {p.line for p in reading.problems if p.code == "scene-unreachable"}
    untaken = {(p.line, p.facts["id"]) for p in reading.problems if p.code == "condition-not-made"}
    been = {state.scene for state in states}
    for scene in simulation.scenes:
        assert not (scene.line in shut and scene.id in been)
    for state in states:
        assert not {c.line for c in walking.available(simulation, state)} & dead
        here = {choice.line for choice in walking.scene(simulation, state).choices}
        assert not any(line in here and id in state.taken for line, id in untaken)
