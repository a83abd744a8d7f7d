"""What is read from a filled-in form, what is asked for again, and how are many summed?"""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.config import ROOT
from learning.courses.form_nouns import Form
from learning.courses.forms import answering
from learning.courses.forms.answering import Unfinished, name, read, summed
from learning.courses.reading import read as read_document

PATHS = sorted((ROOT / "content" / "forms").glob("*.md"))


def form(path: str) -> Form:
    found = read_document(f"forms/{path}", (ROOT / "content" / "forms" / path).read_text("utf-8")).document
    assert isinstance(found, Form)
    return found


EVALUATION = form("evaluering-av-arrangement.md")


def filled(one: Form) -> Iterator[tuple[str, list[str]]]:
    """The least that is enough."""
    for field in one.fields:
        if not field.required:
            continue
        if field.kind == "self-assessment":
            yield from ((name(field, place), ["7"]) for place in range(len(field.items)))
        else:
            yield name(field), {"question": ["0"], "number": ["3"]}.get(field.kind, ["Noe."])


@pytest.mark.parametrize("path", [path.name for path in PATHS])
def test_every_form_we_ship_can_be_filled_in(path: str) -> None:
    one = form(path)
    answers = read(one, dict(filled(one)))
    asked = {field.id for field in one.fields if field.required}
    assert asked == set(answers.marks) | set(answers.texts)
    for missing in dict(filled(one)):
        with pytest.raises(Unfinished) as wrong:
            read(one, {sent: values for sent, values in filled(one) if sent != missing})
        assert wrong.value.field in missing


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"svar-lengde": ["0", "1"]}, "not-an-option"),
        ({"svar-lengde": ["3"]}, "not-an-option"),
        ({"svar-lengde": ["-1"]}, "not-an-option"),
        ({"svar-lengde": ["٣"]}, "not-an-option"),
        ({"svar-lengde": [""]}, "nothing-chosen"),
        ({"svar-utbytte-2": ["11"]}, "not-an-option"),
        ({"svar-utbytte-2": [" "]}, "not-all-marked"),
        ({"svar-tema": ["x" * 2001]}, "text-too-long"),
    ],
)
def test_what_is_odd_is_asked_for_again(sent: dict[str, list[str]], code: str) -> None:
    with pytest.raises(Unfinished) as wrong:
        read(EVALUATION, dict(filled(EVALUATION)) | sent)
    assert wrong.value.code == code


marks = st.lists(st.integers(0, 10), min_size=5, max_size=5)


@given(st.lists(st.tuples(marks, st.sets(st.integers(0, 5), min_size=1)), min_size=1, max_size=20))
def test_the_sum_is_that_of_the_answers_in_any_order(rows: list[tuple[list[int], set[int]]]) -> None:
    answers = [{"utbytte": mine, "mest-nytte": sorted(chosen)} for mine, chosen in rows]
    gain, useful = summed(EVALUATION, answers)[:2]
    assert gain.means == tuple(sum(mine[place] for mine, _ in rows) / len(rows) for place in range(5))
    assert useful.counts == tuple(sum(place in chosen for _, chosen in rows) for place in range(6))
    turned = summed(EVALUATION, reversed(answers))
    assert [one.counts for one in turned] == [one.counts for one in summed(EVALUATION, answers)]


@pytest.mark.parametrize("odd", [None, "7", [], [1, 2], [11, 1, 1, 1, 1], ["7"] * 5, [True] * 5])
def test_what_does_not_fit_the_form_counts_for_nothing(odd: object) -> None:
    gain = summed(EVALUATION, [{"utbytte": odd}])[0]  # type: ignore[dict-item]
    assert (gain.answered, gain.means) == (0, ())


def test_a_mark_is_named_after_its_field() -> None:
    assert name(EVALUATION.fields[0], 3) == "svar-utbytte-3" and answering.HIGHEST == 10
