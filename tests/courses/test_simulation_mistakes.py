"""Each mistake authors make in simulations is found, on its line."""

import pytest

from tests.courses.stories import BODY, TOP, story, told

MISTAKES = {
    # chapters and headings
    "text before the first heading": ("## Brief", "Hei.\n\n## Brief", [(9, "text-before-first-scene")]),
    "a small heading before the first": ("## Brief", "### Hei\n\n## Brief", [(9, "text-before-first-scene")]),
    "a title in the text": ("## Brief", "# Leila\n\n## Brief", [(9, "heading-level-one")]),
    "a chapter with a name": ("## Brief", "## Brief: Kort", [(2, "chapter-missing"), (9, "chapter-with-name")]),
    "a chapter twice": ("## Refleksjon", "## Brief\n\nHei.\n\n## Refleksjon", [(51, "chapter-twice")]),
    "an empty chapter": ("Spør én pårørende.", "", [(55, "chapter-empty")]),
    "a chapter missing": ("## Tilbake til praksis", "### Fasilitator", [(2, "chapter-missing")]),
    "an id in a heading": ("## Refleksjon", "## Refleksjon {#r}", [(51, "id-not-in-simulation")]),
    "an ending without a name": (
        "## Slutt: Åpen dør",
        "## Slutt",
        [(44, "target-missing"), (47, "heading-empty")],
    ),
    "bold in a heading": ("## Slutt: Åpen", "## Slutt: **Åpen**", [(47, "markup-in-heading")]),
    # scenes
    "a scene without a code": (
        "## B2 Tolken",
        "## Tolken",
        [(21, "target-missing"), (22, "target-missing"), (34, "scene-without-code")],
    ),
    "a scene with a code but no name": (
        "## B2 Tolken",
        "## B2",
        [(21, "target-missing"), (22, "target-missing"), (34, "heading-empty")],
    ),
    "two scenes with one code": ("## Slutt: Åpen", "## B2 To\n\nTekst.\n\n## Slutt: Åpen", [(47, "scene-twice")]),
    "two headings with one address": (
        "## Refleksjon",
        "## Slutt: Åpen, dør\n\nJa.\n\n## Refleksjon",
        [(51, "heading-twice")],
    ),
    "another small heading": ("### Observatør", "### Se etter", [(25, "heading-in-simulation")]),
    "a smaller heading": ("### Observatør", "#### Observatør", [(25, "heading-in-simulation")]),
    "a role without a name": ("### Markør: Leila", "### Markør", [(30, "aside-without-name")]),
    "a condition without a choice": ("### Hvis: B1.a", "### Hvis:", [(38, "aside-without-name")]),
    "an observer with a name": ("### Observatør", "### Observatør: Kari", [(25, "aside-with-name")]),
    "an empty role": ("Du er redd.", "", [(30, "chapter-empty")]),
    "an observer without a list": ("- Spurte hun først?", "Spurte hun først?", [(27, "observer-not-a-list")]),
    "a line glued to the text above": ("bort.\n\n---", "bort.\n---", [(41, "line-under-paragraph")]),
    # choices
    "a choice without bold": ("- **a** [«Loven", "- a [«Loven", [(21, "choice-ill-formed")]),
    "a choice without a link": (
        "[«Loven sier det.»](#b2-tolken)",
        "Loven sier det.",
        [(21, "choice-ill-formed")],
    ),
    "a choice without #": ("(#b2-tolken) — Hun snur", "(b2) — Hun snur", [(21, "choice-ill-formed")]),
    "a numbered choice": ("- **a** [«Loven", "1. **a** [«Loven", [(21, "choice-ill-formed")]),
    "a choice with a capital": ("- **a** [«Loven", "- **A** [«Loven", [(21, "choice-ill-formed")]),
    "a choice with a bracket": ("- **a** [«Loven", "a) [«Loven", [(21, "choice-ill-formed")]),
    "an indented choice": ("- **a** [«Loven", "  - **a** [«Loven", [(21, "choice-ill-formed")]),
    "a choice glued to the text": ("deg.\n\n- **a**", "deg.\n- **a**", [(20, "list-glued")]),
    "the same letter twice": ("- **b** [«Fortell", "- **a** [«Fortell", [(22, "choice-twice")]),
    "a wrapped choice without indent": ("  ned.", "ned.", [(23, "choice-line-not-indented")]),
    "text after the choices": ("### Observatør", "Hva gjør du?\n\n### Observatør", [(25, "text-after-choices")]),
    "a choice in the brief": (
        "Du møter Leila.",
        "- **a** [Gå](#b1-gangen)",
        [(11, "choice-outside-scene")],
    ),
    "a choice in an ending": ("Det gikk bra.", "Ja.\n\n- **a** [Gå](#b1-gangen)", [(51, "choice-outside-scene")]),
    "choices under a small heading": (
        "bort.\n\n---",
        "bort.",
        [(42, "choice-in-aside")],
    ),
    "HTML in a consequence": ("  ned.", "  <b>ned.", [(23, "raw-html")]),
    "a source nobody lists": ("Hun snur seg.", "Hun snur seg.[^x]", [(21, "source-unknown")]),
    # targets
    "a target that is not there": ("(#b2-tolken) — Hun snur", "(#b3-tolken) — Hun snur", [(21, "target-missing")]),
    "a target that is no scene": ("(#b2-tolken) — Hun snur", "(#refleksjon) — Hun", [(21, "target-missing")]),
    # effects
    "an effect nobody lists": ("`T-`", "`S-`", [(21, "effect-unknown")]),
    "an effect without a sign": ("`T-`", "`T`", [(21, "effects-ill-formed")]),
    "an effect in the middle": ("Hun snur seg. `T-`", "Hun `T-` snur seg.", [(21, "effects-not-last")]),
    "an effect after the condition": (
        "`T+ K+` {if: not B2.b}",
        "{if: not B2.b} `T+ K+`",
        [(22, "condition-ill-formed")],
    ),
    "an effect nobody uses": ("`T+ K+`", "`T+`", [(5, "effect-unused")]),
    # conditions
    "a condition that says nothing": ("{if: B1.b}", "{if: }", [(45, "condition-ill-formed")]),
    "a condition with a scene only": ("{if: B1.b}", "{if: B1}", [(45, "condition-ill-formed")]),
    "a condition with or": ("{if: B1.b}", "{if: B1.a or B1.b}", [(45, "condition-ill-formed")]),
    "a condition without if": ("{if: B1.b}", "{B1.b}", [(45, "condition-ill-formed")]),
    "a condition in a heading": ("### Hvis: B1.a", "### Hvis: hun er sint", [(38, "condition-ill-formed")]),
    "a condition on no choice": ("{if: B1.b}", "{if: B1.c}", [(45, "condition-unknown")]),
    "a heading on no choice": ("### Hvis: B1.a", "### Hvis: B1.x", [(38, "condition-unknown")]),
}


def test_the_story_they_are_made_from_has_no_mistakes():
    assert told(story()) == []


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake(right, wrong, expected):
    assert right in BODY
    assert [(p.line, p.code) for p in story(BODY.replace(right, wrong, 1)).problems] == expected


def test_front_matter():
    assert told(story(top=TOP.replace("{T: Tillit, K: Kunnskap}", "{T: Tillit, tillit: Kunnskap}")))[0] == (
        5,
        "effect-key",
    )
    assert (5, "value-not-keys") in told(story(top=TOP.replace("{T: Tillit, K: Kunnskap}", "[T, K]")))
    assert told(story(top=TOP.replace("question: Bør dere?\n", ""))) == [(1, "key-missing")]
    assert told(story(top=TOP.replace("minutes: 20\n", ""))) == [(1, "key-missing")]
    assert told(story(top=TOP.replace("question", "pass_mark: 80\nquestion"))) == [(6, "unknown-key")]


def test_a_file_without_scenes_or_endings():
    assert told(story("## Brief\n\nHei.\n")) == [(2, "no-start")]
    assert (2, "no-ending") in told(story(BODY.partition("## Slutt")[0]))


def test_too_many_choices():
    many = "".join(f"- **{letter}** [Gå](#b2-tolken)\n" for letter in "abcdefghi")
    assert (52, "too-many-choices") in told(story(BODY.replace("- **a** [Ring", f"{many}- **x** [Ring")))


def test_a_near_miss_is_told_what_was_meant():
    facts = {p.code: p.facts for p in story(BODY.replace("## Refleksjon", "## Refleksjonen")).problems}
    assert facts["scene-without-code"] == {"suggestion": "Refleksjon"}
    facts = {p.code: p.facts for p in story(BODY.replace("(#b2-tolken) — Hun snur", "(#b2-tolke) — Hun")).problems}
    assert facts["target-missing"] == {"target": "b2-tolke", "suggestion": "b2-tolken"}
