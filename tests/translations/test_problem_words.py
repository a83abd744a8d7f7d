"""Every problem has Norwegian words that say what is wrong – and what to do."""

import ast
import pathlib
import re
import typing

import pytest

import learning.courses
from learning.courses.forms import answering
from learning.courses.problems import Problem
from learning.courses.responses import Reason
from learning.translations import problem_words

ROOM = pathlib.Path(learning.courses.__file__).parent
NOT_CODES = {
    "annual-report",
    "aria-label",
    "doc-noteref",
    "fill-in",
    "national-id",
    "self-assessment",
    "table-scroll",
    "utf-8",
    "utf-8-sig",
}
TOLD_TO_READERS = {*typing.get_args(Reason), *typing.get_args(answering.Reason)}
ELSEWHERE = {"document-vanished", "studio-is-newer", "tab", "withdrawn-in-studio"}
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def codes_in_the_room():
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in ROOM.rglob("*.py"))
    constants = (node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return (
        {value for value in constants if isinstance(value, str) and CODE.fullmatch(value)} - NOT_CODES - TOLD_TO_READERS
    )


class Anything(dict):
    def __missing__(self, key):
        return "x"


def test_every_code_has_words_and_no_words_are_without_a_code():
    assert set(problem_words.PROBLEMS) == codes_in_the_room() | ELSEWHERE


@pytest.mark.parametrize("code", sorted(problem_words.PROBLEMS))
def test_a_sentence_says_what_is_wrong_and_what_to_do(code):
    for sentence in filter(None, (problem_words.PROBLEMS[code], problem_words.SUGGESTING.get(code))):
        said = sentence % Anything()
        wrong, remedy = said.split(" – ", 1)
        assert wrong[0].isupper() or wrong[0] in "«x"
        assert remedy[0].islower() or remedy[0] == "«"
        assert not said.endswith(".")


def test_the_facts_are_filled_in_and_the_place_comes_first():
    problem = Problem("courses/a/10-b.md", 12, "source-unknown", {"source": "esas"})
    assert problem_words.sentence(problem) == (
        "courses/a/10-b.md:12: Kilden «esas» er ikke ført opp – legg den til under «sources», eller rett henvisningen"
    )
    assert problem_words.words(Problem("a", 1, "tab")).startswith("Linjen begynner med tabulator – ")


def test_a_suggestion_is_asked_about_when_there_is_one():
    facts = {"key": "sumary", "suggestion": "summary"}
    assert problem_words.words(Problem("a", 1, "unknown-key", facts)) == (
        "«sumary» er ikke en kjent nøkkel – mente du «summary»?"
    )
    without = problem_words.words(Problem("a", 1, "unknown-key", facts | {"suggestion": ""}))
    assert without == "«sumary» er ikke en kjent nøkkel – fjern den, eller rett skrivemåten"


def test_per_cent_signs_in_what_the_author_wrote_do_no_harm():
    assert "«%(x)s»" in problem_words.words(Problem("a", 1, "value-twice", {"key": "a", "value": "%(x)s"}))
