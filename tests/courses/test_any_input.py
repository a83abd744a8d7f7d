"""No input raises, and none takes long (of our own time: other processes do not count)."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses import limits
from learning.courses.grammar import KEYWORDS
from learning.courses.problems import MOST_PER_FILE
from learning.courses.reading import read, read_bytes
from learning.courses.rendering import fragment, render_page
from tests.courses.builders import MODULE_PATH, PAGE, TOP, codes, module, page

MEGABYTE = 1_000_000
WELL_UNDER_TWO_SECONDS = 1.2
PATHS = (
    MODULE_PATH,
    "courses/grunnkurs/course.md",
    "competence/x.md",
    "plans/x.md",
    "guides/x.md",
    "simulations/x.md",
    "x",
)
PIECES = (
    *"#->[]()!*_`<|{}:&\\\n \t\r\x00\x02\u2028\ufeff",
    *(
        "\n\n",
        "## a {#a}\n\n",
        "### Spørsmål: x {#x}\n\n",
        "- [x] a\n",
        "- [ ] b\n",
        "  > c\n",
        "Forklaring: d\n",
    ),
    *(f"### {row.nb}: x {{#{row.activity}}}\n\n" for row in KEYWORDS),
    *(f"#### {row.nb}: y {{#{row.activity}-2}}\n\n" for row in KEYWORDS),
    *("Svar: 3,5 mg (± 1)\n\n", "Svar:\n", "2. b\n", "| b | c |\n", "Bekreftes av kollega.\n\n"),
    *("Sammenlign med: {#self-assessment}\n\n", "### "),
    *(
        "---\n",
        "> [!NOTE]\n",
        "> [!REVIEW]\n",
        "```\n",
        "[^a]",
        "![a](media/b)",
        "| a |\n|---|\n",
        "1. a\n",
        "    ",
    ),
    *("title: [", "edition: 1\n", "- **a** b\n", "<b>", "wzxhzdk:0", "\ud800", "æ"),
)
texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=40).map("".join)


@given(st.sampled_from(PATHS), st.sampled_from(["", TOP, TOP + PAGE, "---\n"]), texts)
@settings(max_examples=300, deadline=None)
def test_no_text_raises_when_read_or_rendered(path, start, text):
    document = read(path, start + text).document
    for each in getattr(document, "pages", ()):
        render_page(document, each.id, reveal_review=True)
    fragment(text)


@given(st.binary(max_size=200))
@settings(max_examples=100, deadline=None)
def test_no_bytes_raise(data):
    read_bytes(MODULE_PATH, data)
    read_bytes(MODULE_PATH, TOP.encode() + data)


def test_files_that_are_no_text():
    assert codes(read_bytes(MODULE_PATH, (TOP + PAGE).encode() + b"a\n\xff\n")) == ["not-utf-8"]
    assert read_bytes(MODULE_PATH, b"a\n\xff").problems[0].line == 2
    assert codes(read_bytes(MODULE_PATH, b"x" * (MEGABYTE + 1))) == ["file-too-large"]
    assert codes(read(MODULE_PATH, "x" * (MEGABYTE + 1))) == ["file-too-large"]
    assert codes(page("a\x00b")) == ["control-character"]
    assert codes(page("a\u2028b")) == ["control-character"]
    assert codes(read_bytes(MODULE_PATH, b"\xef\xbb\xbf" + (TOP + PAGE + "Tekst.\n").encode())) == []


def lines_of(unit, width):
    line = (unit * (width // len(unit) + 1))[:width]
    return "\n".join([line] * (MEGABYTE // (width + 1)))


def pages_of(unit):
    """The worst shape: each page as tangled as the limits allow."""
    line = (unit * 90)[:90]
    body = "\n\n".join([line] * 300)
    return "\n\n".join(f"## S {n} {{#s{n}}}\n\n{body}" for n in range(35))


@pytest.mark.parametrize("unit", ["[", ">", "#", "![", "<a ", "*", "`", "_", "- [ ] ", "{", "a", "\n", "| ", "\\"])
@pytest.mark.parametrize(
    "shape",
    [
        lambda unit: unit * (MEGABYTE // len(unit)),
        lambda unit: lines_of(unit, 60),
        lambda unit: lines_of(unit, 4900),
        pages_of,
    ],
    ids=["one line", "short lines", "long lines", "pages"],
)
def test_a_megabyte_of_anything_is_read_in_time(unit, shape):
    text = (TOP + shape(unit))[:MEGABYTE]
    began = time.process_time()
    reading = read(MODULE_PATH, text)
    assert time.process_time() - began < WELL_UNDER_TWO_SECONDS
    assert reading.problems
    assert len(reading.problems) <= MOST_PER_FILE + 1


@pytest.mark.parametrize("keyword", [row.nb for row in KEYWORDS])
@pytest.mark.parametrize(
    "unit",
    [
        "1. a\n",
        "- a\n",
        "| a | b |\n",
        "|-|-|\n",
        "Svar: 1\n\n",
        "Svar: " + "1 " * 2000 + "\n",
        "kollega bekrefter\n\n",
    ],
)
def test_an_activity_of_a_megabyte_is_read_in_time(keyword, unit):
    text = (TOP + PAGE + f"### {keyword}: x {{#x}}\n\n" + unit * (MEGABYTE // len(unit)))[:MEGABYTE]
    text = "\n".join(text.split("\n")[:19_000])
    began = time.process_time()
    assert read(MODULE_PATH, text).problems
    assert time.process_time() - began < WELL_UNDER_TWO_SECONDS


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "<", "*", "**a", "_a", "`", "\\[", "[x](", "- a\n  - b\n", "> a\n", "&", "---\n", "|a"],
)
def test_a_page_as_tangled_as_the_limits_allow_is_rendered_in_time(unit):
    paragraph = (unit * 60)[:120]
    text = "\n\n".join([paragraph] * 240)
    assert limits.of_fragment(text) is None
    began = time.process_time()
    fragment(text)
    assert time.process_time() - began < WELL_UNDER_TWO_SECONDS


def test_beyond_the_limits_nothing_is_rendered_at_all():
    for text in ("[" * 121, "> " * 4 + "a", "a" * 8_001, "- " * 6 + "a", "a\n\n" * 10_001):
        assert limits.of_fragment(text) is not None
        assert fragment(text).startswith("<pre>")


def test_a_thousand_mistakes_are_reported_as_some_and_the_rest_counted_on():
    reading = module(PAGE + "<b> x\n\n" * 1000)
    assert len(reading.problems) == MOST_PER_FILE + 1
    assert "too-many-problems" in codes(reading)
