"""Nothing that is rendered says which answer is right before there is an answer."""

import dataclasses

from learning.courses.rendered import RenderedOption, RenderedPage, RenderedQuestion
from learning.courses.rendering import render_page
from tests.courses.builders import QUESTION, page


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
    assert [field.name for field in dataclasses.fields(RenderedPage)] == ["id", "title", "blocks", "sources"]


def test_moving_the_key_changes_nothing_that_is_rendered():
    other = QUESTION.replace("- [ ] 1–5", "- [x] 1–5").replace("- [x] 0–10", "- [ ] 0–10", 1)
    assert other != QUESTION
    right, moved = (render_page(page(text).document, "hvorfor") for text in (QUESTION, other))
    assert right == moved


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
