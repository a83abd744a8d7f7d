"""Do the examples in the author's guide really work? Each is read like any other file."""

import re
from pathlib import Path

import pytest

from learning.courses.reading import read

GUIDE = Path(__file__).parent.parent.parent / "content" / "guides" / "kursutvikler.md"
FENCE = re.compile(r"^```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PATH = re.compile(r"`([a-z0-9./-]+\.md)`")
AROUND = """---
title: Et eksempel
summary: Rundt et eksempel fra veiledningen.
language: nb
edition: 1
minutes: 5
sources:
{sources}---

{page}{example}"""
SOURCE = '  - {{key: {key}, title: Kilde, publisher: Utgiver, year: 2024, url: "https://eksempel.example/"}}\n'


def examples() -> list[tuple[str, str]]:
    """Each example with the path it would have: said just above it for a whole file."""
    text = GUIDE.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(text):
        example = match.group(1)
        path = "courses/eksempel/10-eksempel.md"
        if example.startswith("---\n"):
            path = PATH.findall(text[: match.start()].rsplit("\n## ", 1)[-1])[-1]
        found.append((path, example))
    return found


def whole(example: str) -> str:
    """A fragment of a page, with what must stand around it."""
    if example.startswith("---\n"):
        return example
    keys = dict.fromkeys(re.findall(r"\[\^([a-z0-9-]+)\]", example))
    sources = "".join(SOURCE.format(key=key) for key in keys)
    page = "" if example.lstrip().startswith("## ") else "## En side {#en-side}\n\nLitt tekst.\n\n"
    return AROUND.format(sources=sources, page=page, example=example).replace("sources:\n---", "sources: []\n---")


@pytest.mark.parametrize(("path", "example"), examples())
def test_an_example_in_the_guide_has_no_mistakes(path: str, example: str) -> None:
    assert read(path, whole(example)).problems == ()


def test_a_broken_example_would_be_noticed() -> None:
    path, example = next(one for one in examples() if "[x]" in one[1])
    assert read(path, whole(example.replace("[x]", "[ ]"))).problems


def test_the_guide_shows_every_kind_of_document() -> None:
    paths = {path.split("/")[0] for path, _ in examples()}
    assert {"courses", "simulations", "competence", "plans", "forms", "documents", "glossary.md"} <= paths
