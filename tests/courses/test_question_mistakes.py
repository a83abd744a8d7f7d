"""Each mistake authors make in questions is found, on its line."""

import pytest

from tests.courses.builders import QUESTION, codes, found, page

# Line 10 is the heading, 12 the prompt, 14 the first option, 15 its feedback, 18 the last option, 20 the explanation.
MISTAKES = {
    "feedback quote indented by four": ("  > Skalaen", "    > Skalaen", [(15, "feedback-indented-by-four")]),
    "a blank line before the feedback": ("  > Skalaen", "\n  > Skalaen", [(16, "feedback-after-blank-line")]),
    "feedback at the margin": ("  > Skalaen", "> Skalaen", [(15, "feedback-under-list")]),
    "feedback under the whole list": ("100\n\n", "100\n\n> Se her.\n\n", [(20, "feedback-under-list")]),
    "the list glued to the paragraph above": ("skjemaet.\n\n", "skjemaet.\n", [(13, "list-glued")]),
    "no right answer": ("[x]", "[ ]", [(10, "no-right-answer")]),
    "two identical options": ("- [ ] 0–100", "- [ ] 1–5", [(18, "identical-options")]),
    "nearly identical options": ("- [ ] 0–100", "- [ ]  0–10.", [(18, "identical-options")]),
    "brackets without a space": ("- [ ] 1–5", "- [] 1–5", [(14, "option-ill-formed")]),
    "a dash without a space": ("- [ ] 1–5", "-[ ] 1–5", [(14, "option-ill-formed")]),
    "a numbered list": ("- [ ] 0–100", "3. [ ] 0–100", [(18, "option-ill-formed")]),
    "an indented option": ("- [ ] 0–100", "   - [ ] 0–100", [(18, "option-indented")]),
    "an empty option": ("- [ ] 0–100", "- [ ]", [(18, "option-empty")]),
    "an explanation glued to the list": ("\nForklaring", "Forklaring", [(19, "explanation-glued")]),
    "text after the options": ("Forklaring: ", "", [(20, "text-after-options")]),
    "text after the explanation": ("selv.\n", "selv.\n\nMer.\n", [(22, "text-after-explanation")]),
    "a wrapped feedback without its mark": (
        "flere trinn.",
        "flere\n  trinn.",
        [(16, "feedback-line-without-mark")],
    ),
    "a wrapped option without indent": ("- [ ] 0–100", "- [ ] 0\nog 100", [(19, "option-line-not-indented")]),
    "the line that ends it glued to the text": ("selv.\n", "selv.\n---\n", [(21, "line-under-paragraph")]),
    "HTML in a feedback": ("Ja.", "<b>Ja</b>.", [(17, "raw-html"), (17, "raw-html")]),
    "an unknown source in the explanation": ("selv.", "selv.[^x]", [(20, "source-unknown")]),
}


def test_the_question_they_are_made_from_has_no_mistakes():
    assert found(page(QUESTION)) == []


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake(right, wrong, expected):
    assert right in QUESTION
    assert found(page(QUESTION.replace(right, wrong))) == expected


def test_too_few_too_many_and_all_right():
    assert found(page("### Spørsmål: Ja? {#ja}\n\nTekst.\n")) == [(10, "too-few-options")]
    assert found(page("### Spørsmål: Ja? {#ja}\n\n- [x] Ja\n")) == [(10, "too-few-options")]
    many = "".join(f"- [{'x' if i == 3 else ' '}] Svar {i}\n" for i in range(13))
    assert found(page("### Spørsmål: Ja? {#ja}\n\n" + many)) == [(10, "too-many-options")]
    every = page("### Spørsmål: Ja? {#ja}\n\n- [x] Ja\n- [x] Jo\n")
    assert found(every) == [(10, "all-right-answers")]
    assert not every.errors


def test_an_explanation_above_the_options():
    body = "### Spørsmål: Ja? {#ja}\n\nForklaring: Ja.\n\n- [x] Ja\n- [ ] Nei\n"
    assert (12, "explanation-before-options") in found(page(body))


def test_a_task_list_outside_an_activity():
    assert found(page("Gjør dette:\n\n- [ ] ring\n- [x] skriv\n")) == [
        (12, "task-list-outside-activity"),
        (13, "task-list-outside-activity"),
    ]
    assert "task-list-outside-activity" in codes(page("> [!TIP]\n> - [ ] ring\n"))


def test_all_mistakes_come_at_once():
    body = QUESTION.replace("[x]", "[ ]").replace("  > Ja.", "    > Ja.") + "\n## Neste\n\n<b>x</b>\n"
    assert codes(page(body)) == [
        "no-right-answer",
        "feedback-indented-by-four",
        "id-missing",
        "raw-html",
        "raw-html",
    ]
