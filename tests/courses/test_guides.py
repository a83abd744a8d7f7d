"""Do the examples in the author's guides really work, do their mistakes give what they name, and is nothing left out?"""

import re
from functools import cache
from pathlib import Path

import pytest

from learning.courses import schemas
from learning.courses.examples import as_file, with_examples
from learning.courses.grammar import ASIDES, CALL_OUTS, CHAPTERS, KEYWORDS
from learning.courses.identity import KINDS, identity
from learning.courses.lines import numbered
from learning.courses.nouns import Example
from learning.courses.reading import read
from learning.translations.problem_words import PROBLEMS, SUGGESTING

GUIDES = sorted((Path(__file__).parent.parent.parent / "content" / "guides").glob("*.md"))
AUTHORS = "".join(one.read_text(encoding="utf-8") for one in GUIDES if one.stem.startswith("kursutvikler"))
QUOTED = re.compile(r"`([A-ZÆØÅ«][^\n]* – (?:```|[^`\n])+)`")


@cache
def examples() -> tuple[Example, ...]:
    documents = (read(f"guides/{one.name}", one.read_text(encoding="utf-8")).document for one in GUIDES)
    pages = [page for document in documents for page in getattr(document, "pages", ())]
    return tuple(block for page in pages for block in page.blocks if isinstance(block, Example))


def codes(example: Example) -> list[str]:
    path, text, _around = as_file(example, "nb")
    return [problem.code for problem in read(path, text).problems]


def name(example: Example) -> str:
    return f"{example.mistake or 'right'} {example.line}"


@pytest.mark.parametrize("example", [one for one in examples() if not one.mistake], ids=name)
def test_an_example_has_no_mistakes(example: Example) -> None:
    assert codes(example) == []


@pytest.mark.parametrize("example", [one for one in examples() if one.mistake], ids=name)
def test_a_mistake_gives_exactly_the_problem_it_names(example: Example) -> None:
    assert codes(example) == [example.mistake]


def test_a_broken_example_would_be_noticed() -> None:
    example = next(one for one in examples() if "[x]" in one.markdown and not one.path)
    broken = Example(example.markdown.replace("[x]", "[ ]"), "", "", 1)
    assert codes(broken) == ["no-right-answer"]


def test_no_example_escapes_being_tried() -> None:
    opened = re.findall(r"^```markdown.*$", re.sub(r"^~~~.*?^~~~$", "", AUTHORS, flags=re.M | re.S), flags=re.M)
    assert len(opened) == len(examples()) > 60


def test_every_sentence_quoted_from_the_check_is_one_it_says() -> None:
    said = [re.sub(r"%\\?\(\w+\\?\)s", ".+", re.escape(one)) for one in (*PROBLEMS.values(), *SUGGESTING.values())]
    sayings = re.compile("|".join(said))
    quoted = [re.sub(r"^[\w/.-]+:\d+: ", "", one) for one in QUOTED.findall(AUTHORS)]
    assert len(quoted) > 40
    assert [one for one in quoted if not sayings.fullmatch(one)] == []


def test_every_kind_of_document_is_shown() -> None:
    shown = {identity(one.path).kind for one in examples() if one.path and not one.mistake}
    assert shown | {"guide"} == set(KINDS)  # a guide is written like a document


@pytest.mark.parametrize("keyword", KEYWORDS, ids=lambda row: row.activity)
def test_every_activity_is_shown(keyword: object) -> None:
    start = re.compile(rf"^#{{3,4}} {re.escape(keyword.nb)}: ", re.MULTILINE)
    assert any(start.search(one.markdown) for one in examples() if not one.mistake)


def test_every_call_out_chapter_and_role_is_told_of() -> None:
    words = [*CALL_OUTS, *(row.nb for row in (*CHAPTERS, *ASIDES))]
    assert [word for word in words if word not in AUTHORS] == []


@pytest.mark.parametrize("kind", ["MODULE", "COURSE", "TEXT", "SIMULATION", "FORM", "GLOSSARY", "FRAMEWORK", "PLAN"])
def test_every_key_of_the_front_matter_is_told_of(kind: str) -> None:
    keys = getattr(schemas, kind).keys() - schemas.PLAN_RULES.keys()
    assert [key for key in keys if f"`{key}`" not in AUTHORS] == []


def cut(markdown: str) -> list[object]:
    blocks = with_examples(numbered(markdown.split("\n"), 1))
    return [one if isinstance(one, Example) else [line.text for line in one] for one in blocks]


def test_examples_are_cut_out_of_the_prose_around_them() -> None:
    before, example, after = cut("Før.\n\n```markdown feil list-glued documents/a.md\na\n```\n\nEtter.")
    assert (before, after) == (["Før."], ["Etter."])
    assert example == Example("a\n", "documents/a.md", "list-glued", 3)


@pytest.mark.parametrize(
    "markdown",
    [
        "```markdown\na\n```",
        "```markdown feil\na\n```",
        "```python eksempel\na\n```",
        "~~~\n```markdown eksempel\na\n```\n~~~",
        "> ```markdown eksempel\n> a\n> ```",
    ],
)
def test_what_is_no_example_stays_code(markdown: str) -> None:
    assert cut(markdown) == [markdown.split("\n")]


def test_an_example_that_is_never_closed_is_a_mistake_of_the_guide() -> None:
    reading = read("guides/a.md", "---\ntitle: A\nedition: 1\n---\n\n## A {#a}\n\n```markdown eksempel\na\n")
    assert [problem.code for problem in reading.problems] == ["fence-unclosed"]
