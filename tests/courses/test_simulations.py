"""Scenes, choices and who sees what are read as written, in three languages."""

from datetime import date

import pytest

from learning.courses.checking import check
from learning.courses.recycling import recycled
from learning.courses.simulation_nouns import ALWAYS, Change, Condition, Effect, Term
from tests.courses.stories import BODY, PATH, TOP, story


def test_a_simulation_is_read_whole():
    reading = story()
    assert reading.problems == ()
    s = reading.document
    assert (s.slug, s.question, s.minutes, s.fictional) == ("simulations/leila", "Bør dere?", 20, False)
    assert s.effects == (Effect("T", "Tillit", 5), Effect("K", "Kunnskap", 5))
    assert [(scene.id, scene.title, scene.slug, scene.ends, scene.line) for scene in (*s.scenes, *s.endings)] == [
        ("B1", "Gangen", "b1-gangen", False, 17),
        ("B2", "Tolken", "b2-tolken", False, 34),
        ("slutt-1", "Åpen dør", "slutt-åpen-dør", True, 47),
    ]
    assert (s.brief.passages[0].markdown, s.brief.facilitator) == ("Du møter Leila.", "Si velkommen.")
    assert s.reflection.passages[0].markdown == "- Hvem beskyttes?"
    assert s.practice.passages[0].markdown == "Spør én pårørende."


def test_a_choice_has_words_a_target_a_consequence_effects_and_a_condition():
    s = story().document
    first, second, third, fourth = s.choices
    assert (first.id, first.letter, first.text, first.target, first.to, first.line) == (
        "B1.a",
        "a",
        "«Loven sier det.»",
        "b2-tolken",
        "B2",
        21,
    )
    assert (first.consequence, first.changes, first.condition) == ("Hun snur seg.", (Change("T", -1),), ALWAYS)
    assert (second.consequence, second.changes) == ("Hun setter seg\nned.", (Change("T", 1), Change("K", 1)))
    assert second.condition == Condition((Term("B2.b", taken=False),))
    assert (third.consequence, third.changes, third.to) == ("", (), "slutt-1")
    assert fourth.condition == Condition((Term("B1.b", taken=True),))
    assert s.choice("B2.b") is fourth and s.scene("B2").choice("B2.b") is fourth and s.choice("B9.a") is None


@pytest.mark.parametrize(("written", "amount"), [("T+", 1), ("T-", -1), ("T−", -1), ("T–", -1), ("T±", 0)], ids=str)
def test_effects_are_written_as_authors_write_them(written, amount):
    assert story(BODY.replace("`T-`", f"`{written}`")).document.choice("B1.a").changes == (Change("T", amount),)


def test_text_has_the_condition_of_its_heading_and_ends_at_a_line():
    scene = story().document.scene("B2")
    assert [(p.markdown, p.condition, p.line) for p in scene.passages] == [
        ("Leila vil tolke.", ALWAYS, 36),
        ("Hun ser bort.", Condition((Term("B1.a", taken=True),)), 38),
    ]
    assert [choice.letter for choice in scene.choices] == ["a", "b"]


def test_what_roles_see_stands_apart():
    scene = story().document.scene("B1")
    assert [(point.position, point.markdown) for point in scene.points] == [
        (0, "Spurte hun først?"),
        (1, "Lyttet hun?"),
    ]
    assert [(card.name, card.markdown) for card in scene.cards] == [("Leila", "Du er redd.")]
    assert "Fasilitator" not in repr(scene.passages)


NYNORSK = {"### Hvis:": "### Viss:", "not B2.b": "ikkje B2.b", "{if:": "{viss:"}
ENGLISH = {
    "### Fasilitator": "### Facilitator",
    "### Observatør": "### Observer",
    "### Markør: Leila": "### Role player: Leila",
    "### Hvis:": "### If:",
    "## Slutt:": "## Ending:",
    "#slutt-": "#ending-",
    "## Refleksjon": "## Reflection",
    "## Tilbake til praksis": "## Back to practice",
}


@pytest.mark.parametrize(("language", "words"), [("nn", NYNORSK), ("en", ENGLISH)])
def test_headings_are_known_in_three_languages_and_mean_the_same(language, words):
    body = BODY
    for nb, other in words.items():
        assert nb in body
        body = body.replace(nb, other)
    path = PATH.replace(".md", f".{language}.md")
    assert check({PATH: TOP + BODY, path: TOP + body}) == []


def test_two_languages_have_the_same_scenes_choices_and_effects():
    other = PATH.replace(".md", ".nn.md")
    changed = (
        BODY.replace("`T-`", "`T+`")  # another effect
        .replace("[Ring tolk](#slutt-åpen-dør)", "[Ring tolk](#b1-gangen)")  # another target
        .replace("- Lyttet hun?\n", "")  # one point fewer to tick
        .replace("{if: B1.b}", "")  # without its condition
    )
    found = check({PATH: TOP + BODY, other: TOP + changed})
    assert [(p.line, p.facts["id"]) for p in found if p.code == "ids-differ"] == [
        (17, "B1"),
        (21, "B1.a"),
        (43, "B2.a"),
        (44, "B2.b"),
    ]


def test_a_simulation_serves_competences_that_exist_and_covers_content():
    top = TOP.replace("question", "competences: [mot]\ncovers: [AHUS-9, OST-1]\nquestion")
    files = {PATH: top + BODY, "competence/sykepleier.md": FRAMEWORK}
    found = check(files, known_requirements={"AHUS-1": "I", "OST-1": "K"})
    assert [(p.line, p.code) for p in found] == [
        (6, "competence-unknown"),
        (7, "requirement-not-content"),
        (7, "requirement-unknown"),
    ]


FRAMEWORK = """---
title: Nivå B
edition: 1
profession: nurse
evidence: {simulation_alone: {experience: part}}
---

## Etikk {#omrade}

- **etikk** Etikk
"""
PLAN = """---
title: Plan
edition: 1
network: ostfold
valid_from: 2026-01-01
required_simulations: {value: {leila: 12}, source: proposal}
---
"""


def test_a_plan_asks_only_for_simulations_that_exist():
    assert check({"plans/ostfold.md": PLAN, PATH: TOP + BODY}) == []
    for files in ({}, {"simulations/hamid.md": TOP + BODY}):
        found = check({"plans/ostfold.md": PLAN, **files})
        assert [(p.line, p.code, p.facts["slug"]) for p in found] == [(6, "document-missing", "simulations/leila")]


def test_the_law_is_checked_every_year_by_the_clock_it_is_given():
    files = {PATH: TOP.replace("question", "law_checked: 2026-06-01\nquestion") + BODY}
    assert check(files, today=date(2027, 6, 1)) == []
    assert [(p.line, p.code) for p in check(files, today=date(2027, 6, 2))] == [(6, "law-not-checked")]


def test_scenes_and_choices_keep_their_ids():
    before = story().document
    renamed = BODY.replace("## B2 Tolken", "## B2 Samtalen").replace("#b2-tolken", "#b2-samtalen")
    assert recycled(before, story(renamed).document) == ()
    gone = BODY.replace("- **b** [Gå ut igjen](#b1-gangen) {if: B1.b}\n", "")
    assert [(p.code, p.facts["id"]) for p in recycled(before, story(gone).document)] == [("id-gone", "B2.b")]
