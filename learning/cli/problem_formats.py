"""How are problems printed for people, for programs and for a build on GitHub?"""

import json
from collections.abc import Callable, Sequence
from typing import Any

from learning.courses.problems import Problem
from learning.translations import problem_words

Format = Callable[[Sequence[Problem], int], str]


def as_text(problems: Sequence[Problem], files: int) -> str:
    """Errors first, then advice; a line each, so that an editor or grep can find its way."""
    errors, advice = _divided(problems)
    parts = [
        "\n".join([head, *map(problem_words.sentence, group)])
        for head, group in (("Feil, som må rettes:", errors), ("Råd:", advice))
        if group
    ]
    return "\n\n".join([*parts, f"{files} filer, {len(errors)} feil, {len(advice)} råd."])


def as_json(problems: Sequence[Problem], _files: int) -> str:
    rows: list[dict[str, Any]] = [
        {
            "file": one.file,
            "line": one.line,
            "severity": one.severity,
            "code": one.code,
            "message": problem_words.words(one),
        }
        for one in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], files: int) -> str:
    """Annotations, and the summary as an ordinary line of the log."""
    errors, advice = _divided(problems)
    return "\n".join([*map(_annotation, problems), f"{files} filer, {len(errors)} feil, {len(advice)} råd."])


def _annotation(problem: Problem) -> str:
    file = _escaped(problem.file).replace(":", "%3A").replace(",", "%2C")
    return f"::{problem.severity} file={file},line={problem.line}::{_escaped(problem_words.words(problem))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _divided(problems: Sequence[Problem]) -> tuple[list[Problem], list[Problem]]:
    return [one for one in problems if one.is_error], [one for one in problems if not one.is_error]


FORMATS: dict[str, Format] = {"text": as_text, "json": as_json, "github": as_github}
