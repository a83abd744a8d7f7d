"""What is wrong at the top of a file is found on its line, with the nearest good word."""

import pytest

from learning.courses.frontmatter import with_edition
from learning.courses.reading import read
from tests.courses.builders import MODULE_PATH, PAGE, TOP, codes, found

BODY = PAGE + "Tekst.\n"


def top(*lines, without=()):
    kept = [line for line in TOP.strip().split("\n")[1:-1] if line.split(":")[0] not in without]
    return read(MODULE_PATH, "\n".join(["---", *kept, *lines, "---", "", BODY]))


VALUES = {
    "sumary: x": "unknown-key",
    "language: [nb]": "value-not-known",
    "language: no": "value-not-known",
    "pass_mark: 101": "value-not-whole",
    "pass_mark: ja": "value-not-whole",
    "pass_mark: true": "value-not-whole",
    "ask: 0": "value-not-whole",
    "competences: smerte": "value-not-list",
    "competences: [Smerte]": "value-not-id",
    "competences: [smerte, smerte]": "value-twice",
    "audience: [alle]": "value-not-known",
    "fictional: kanskje": "value-not-yes-or-no",
    "reviewed: i fjor": "value-not-date",
    "reviewed: 2026-13-45": "value-not-date",
    "reviewed: 2026-01-01 10:00:00": "value-not-date",
    "sources: x": "value-not-list",
    "sources: [x]": "value-not-keys",
    "sources: [{key: a, title: A, publisher: P}]": "key-missing",
    "sources: [{key: a, title: A, publisher: P, year: ifjor}]": "value-not-whole",
    "sources: [{key: a, titel: A, title: A, publisher: P, year: 2020}]": "unknown-key",
    "sources: [{key: a, title: A, publisher: P, year: 2020, url: www.no}]": "value-not-address",
    "minutes: 5": "key-twice",
    "? [a]\n: b": "yaml-key",
    "summary: &a x": "yaml-alias",
    "covers: [*a]": "yaml-alias",
    "covers: !!python/object:os.system x": "yaml-tag",
    "covers: [[[[[[[[[[x]]]]]]]]]]": "yaml-too-deep",
    "covers: Tittel: med kolon": "yaml-colon",
    "covers: [a": "yaml-unreadable",
    "covers: @a": "yaml-character",
}


def test_the_top_they_are_made_from_has_no_mistakes():
    assert codes(top()) == []


@pytest.mark.parametrize("line", VALUES)
def test_mistake(line):
    expected = VALUES[line]
    reading = top(line)
    assert expected in codes(reading)
    assert next(problem.line for problem in reading.problems if problem.code == expected) in (6, 7, 8)


def test_the_nearest_known_key_is_suggested():
    facts = top("compentences: [a]").problems[0].facts
    assert facts == {"key": "compentences", "suggestion": "competences"}
    assert top("hurra: 1").problems[0].facts["suggestion"] == ""


def test_everything_is_reported_at_once_and_what_can_be_read_is_kept():
    reading = top("pass_mark: 200", "audience: [nurse, alle]", without=("title",))
    assert found(reading) == [(1, "key-missing"), (5, "value-not-whole"), (6, "value-not-known")]
    assert reading.document.audience == ("nurse",)
    assert reading.document.title == ""


def test_a_file_without_front_matter_or_without_its_end():
    assert found(read(MODULE_PATH, BODY)) == [(1, "front-matter-missing")]
    assert found(read(MODULE_PATH, "")) == [(1, "front-matter-missing")]
    assert found(read(MODULE_PATH, "---\ntitle: x\n")) == [(1, "front-matter-unclosed")]
    assert found(read(MODULE_PATH, "---\n- a\n---\n")) == [(2, "front-matter-not-keys")]
    assert "key-missing" in codes(read(MODULE_PATH, "---\n---\n"))


def test_the_language_must_be_that_of_the_file_name():
    assert found(top("language: nn")) == [(6, "language-differs")]
    text = TOP.replace("minutes", "language: nn\nminutes") + BODY
    assert codes(read(MODULE_PATH.replace(".md", ".nn.md"), text)) == []
    assert read(MODULE_PATH.replace(".md", ".nn.md"), TOP + BODY).document.language == "nn"


def test_numbers_that_would_take_for_ever_are_only_text():
    assert "value-not-whole" in codes(top("pass_mark: " + "1:" * 2_000 + "1"))
    assert "value-not-whole" in codes(top("pass_mark: " + "9" * 4_000))


def test_an_edition_can_be_raised_without_touching_anything_else():
    text = TOP + BODY + "\nedition: 9 står i teksten\n"
    assert with_edition(text, 4) == text.replace("edition: 1", "edition: 4")
    without = text.replace("edition: 1\n", "")
    assert read(MODULE_PATH, with_edition(without, 2)).document.edition == 2
    assert with_edition("ingenting", 2) == "ingenting"
