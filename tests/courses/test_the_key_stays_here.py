"""Nothing that is rendered says which answer is right before there is an answer."""

import dataclasses

import pytest

from learning.courses import rendered
from learning.courses.rendered import RenderedOption, RenderedPage, RenderedQuestion
from learning.courses.rendering import render_page
from tests.courses.builders import (
    CASE,
    FILL_IN,
    MATCH,
    NUMBER,
    ORDER,
    PAGE,
    QUESTION,
    found,
    module,
    page,
    with_sources,
)

HEADED = ["id", "title", "prompt_html"]
FIELDS = {
    "RenderedOrder": [*HEADED, "items", "explanation_html", "kind"],
    "RenderedMatch": [*HEADED, "left_title", "right_title", "left", "right", "explanation_html", "kind"],
    "RenderedNumber": [*HEADED, "unit", "explanation_html", "kind"],
    "RenderedFillIn": [*HEADED, "explanation_html", "kind"],
    "RenderedCase": [*HEADED, "activities", "kind"],
    "RenderedItem": ["position", "html"],
}
# The same activity with another key.
OTHER_KEYS = {
    "question": (QUESTION, QUESTION.replace("- [ ] 1–5", "- [x] 1–5").replace("- [x] 0–10", "- [ ] 0–10")),
    "order": (
        ORDER,
        ORDER.replace("1. Spør hvor vondt det gjør", "1. Spør igjen").replace(
            "3. Spør igjen", "3. Spør hvor vondt det gjør"
        ),
    ),
    "match": (
        MATCH,
        MATCH.replace("| Tung pust", "| x").replace("Avmagring", "Tung pust").replace("| x", "| Avmagring"),
    ),
    "number": (NUMBER, NUMBER.replace("21", "22").replace("0,5", "3")),
    "fill-in": (FILL_IN, FILL_IN.replace("dyspné", "ortopné").replace("dyspnoe", "apné")),
    "case": (
        CASE,
        CASE.replace("[x] Setter", "[ ] Setter").replace("[ ] Ringer", "[x] Ringer").replace("Svar: 3", "Svar: 4"),
    ),
}


def shown(block):
    """What a template could print: everything but positions, which are for finding items of the shuffle."""
    if isinstance(block, tuple):
        return [shown(one) for one in block]
    if not dataclasses.is_dataclass(block):
        return block
    names = [field.name for field in dataclasses.fields(block) if field.name != "position"]
    return {name: shown(getattr(block, name)) for name in names}


def test_there_is_no_field_in_which_the_key_could_travel():
    assert [field.name for field in dataclasses.fields(RenderedOption)] == [
        "position",
        "html",
        "feedback_html",
    ]
    assert [field.name for field in dataclasses.fields(RenderedQuestion)] == [
        "id",
        "title",
        "prompt_html",
        "options",
        "explanation_html",
        "several",
        "kind",
    ]
    assert [field.name for field in dataclasses.fields(RenderedPage)] == ["id", "title", "blocks", "sources", "terms"]
    for name, fields in FIELDS.items():
        assert [field.name for field in dataclasses.fields(getattr(rendered, name))] == fields, name


@pytest.mark.parametrize(("one", "other"), OTHER_KEYS.values(), ids=OTHER_KEYS.keys())
def test_moving_the_key_changes_nothing_that_is_rendered(one, other):
    readings = [page(one), page(other)]
    assert [found(reading) for reading in readings] == [[], []]
    assert readings[0].document != readings[1].document
    right, moved = (render_page(reading.document, "hvorfor") for reading in readings)
    assert shown(right.blocks) == shown(moved.blocks)


def test_not_even_the_numbers_of_sources_tell_the_order():
    items = ["1. Spør[^a]", "2. Gi[^b]", "3. Skriv[^c]"]
    turned = ["1. Skriv[^c]", "2. Gi[^b]", "3. Spør[^a]"]
    top = with_sources("a", "b", "c")
    readings = [module(PAGE + "### Rekkefølge: x {#x}\n\n" + "\n".join(each), top) for each in (items, turned)]
    assert [found(reading) for reading in readings] == [[], []]
    right, other = (render_page(reading.document, "hvorfor") for reading in readings)
    assert shown(right.blocks) == shown(other.blocks)
    assert right.sources == other.sources


def test_feedback_and_explanation_stand_apart():
    question = render_page(page(QUESTION).document, "hvorfor").blocks[0]
    shown = [question.title, question.prompt_html, *(option.html for option in question.options)]
    assert not any("Ja." in text or "flere trinn" in text or "setter tallet" in text for text in shown)
    assert [option.feedback_html for option in question.options] == [
        "<p>Skalaen har flere trinn.</p>",
        "<p>Ja.</p>",
        "",
    ]
    assert question.explanation_html == "<p>Pasienten setter tallet selv.</p>"


@pytest.mark.parametrize(
    ("body", "secrets"),
    [
        (NUMBER, ["21", "0,5", "Legg sammen"]),
        (FILL_IN, ["dyspné", "dyspnoe", "sjelden ordet"]),
        (ORDER, ["hva du begynte med"]),
        (MATCH, ["Alle tre"]),
    ],
)
def test_the_key_is_nowhere_but_in_the_explanation(body, secrets):
    block = render_page(page(body).document, "hvorfor").blocks[0]
    before = str(dataclasses.replace(block, explanation_html=""))
    assert not any(secret in before for secret in secrets)
    assert block.explanation_html
