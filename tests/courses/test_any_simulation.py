"""No simulation, form or glossary raises, and none takes long, whatever is written in it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses import walking
from learning.courses.form_nouns import Form
from learning.courses.forms.rendering import render_form_page
from learning.courses.glossary import Glossary
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import render_debrief, render_part, render_scene
from tests.courses.stories import BODY, PATH, TOP

WELL_UNDER_TWO_SECONDS = 1.2
MEGABYTE = 1_000_000
FORM_TOP = "---\ntitle: F\nsummary: S\nedition: 1\npurpose: evaluation\n---\n\n"
TOPS = {PATH: TOP, "forms/x.md": FORM_TOP + "## S {#s}\n\n", "glossary.md": "---\ntitle: O\nedition: 1\n---\n\n"}
PIECES = (
    *"#->[](){}*`:,\n ",
    "\n\n",
    *("## B1 a\n\n", "## B2 b\n\n", "## Slutt: c\n\n", "## Brief\n\n", "## Refleksjon\n\n", "## d {#d}\n\n", "---\n"),
    *("### Hvis: B1.a\n\n", "### Observatør\n\n", "### Markør: d\n\n", "### Fasilitator\n\n", "### Hvis: not B2.b\n\n"),
    *("- **a** [b](#b2-b) — c `T+` {if: not B2.a}\n", "- **b** [b](#slutt-c)\n", "- **c** [d](#b1-a) {if: B1.a}\n"),
    *("- **a** x\n", "  {if: B1.a}\n", "  `T-`\n", "Tekst.\n", "- x\n", "[x](#b1-a)", "{if:", "**a**", "[^x]"),
    *("### Spørsmål: x {#x}\n\n", "- [ ] a\n", "- [x] b\n", "### Tall: y {#y}\n\n", "Enhet: timer\n", "Svar: 1\n"),
    *("### Egenvurdering: z {#z}\n\n", "Frivillig.\n", "Flere svar er mulig.\n", "Også: e, f\n", "Også:\n"),
)
texts = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@given(st.sampled_from(sorted(TOPS)), st.sampled_from(["", BODY]), texts)
@settings(deadline=None)
def test_no_text_raises_when_read_walked_or_shown(path, start, text):
    document = read(path, TOPS[path] + start + text).document
    match document:
        case Simulation():
            _walked_and_shown(document)
        case Form():
            for page in document.pages:
                render_form_page(document, page.id)
        case Glossary():
            assert all(document.named(term.name) for term in document.terms)


def _walked_and_shown(simulation):
    for part in (simulation.brief, simulation.reflection, simulation.practice):
        if part:
            render_part(simulation, part)
    for end in walking.paths(simulation, most=5):
        for length in range(len(end.taken) + 1):
            render_scene(simulation, walking.walked(simulation, end.taken[:length]))
        render_debrief(simulation, end)


def many_scenes():
    ways = "".join(
        f"## B{n} x\n\nT.\n\n" + "".join(f"- **{x}** [s](#b{n + 1}-x) {{if: not B1.{x}}}\n" for x in "abcdefgh") + "\n"
        for n in range(1, 400)
    )
    return ways + "## B400 x\n\nT.\n\n- **a** [s](#slutt-ja)\n\n## Slutt: Ja\n\nJa.\n"


def every_choice_asked_for():
    """As many ways as are walked, and as many conditions to hold against them as a file has room for."""
    ways = "".join(f"## B{n} x\n\nT.\n\n- **a** [s](#b{n + 1}-x)\n- **b** [s](#b{n + 1}-x)\n\n" for n in range(1, 13))
    asking = "".join(f"### Hvis: B{n % 12 + 1}.a, B{n % 12 + 1}.b\n\nT.\n\n" for n in range(440))
    return ways + "## B13 x\n\nT.\n\n- **a** [s](#slutt-ja)\n- **b** [s](#slutt-ja)\n\n## Slutt: Ja\n\n" + asking


@pytest.mark.parametrize(
    "body",
    [
        many_scenes(),
        every_choice_asked_for(),
        "## B1 x\n\n" + "- **a** [s](#b1-x) `T+` {if: B1.a}\n" * 18_000,
        "## B1 x\n\n- **a** [s](#b1-x) " + "`T+ " * 1000 + "\n" + ("  {if: B1.a `T+`" * 200 + "\n") * 200,
        "## B1 x\n\nT.\n\n" * 18_000,
        "- **a** [" * 500 + "\n",
        ("- **a** [x](#" + "- " * 1000 + "\n") * 450,
    ],
    ids=["scenes", "conditions", "choices", "one choice", "headings", "brackets", "long lines"],
)
def test_the_most_tangled_story_is_read_in_time(body):
    began = time.process_time()
    reading = read(PATH, (TOP + body)[:MEGABYTE])
    assert time.process_time() - began < WELL_UNDER_TWO_SECONDS
    assert reading.problems
