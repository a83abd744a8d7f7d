"""Is everything small enough to read in one go, and does every module say what it is for?"""

import ast
from pathlib import Path
from statistics import median

import pytest

from tests.house.sources import ROOT, paper_names, python_files, template_names, text

FUNCTION, MEDIAN = 40, 8
FILES = {"learning/": 350, "tests/": 500}
TEMPLATE = 90

# Name → why it may be larger. Whoever no longer needs an exception loses it.
EXCEPTIONS = {
    "migrations/versions/0001_the_tables_of_the_house.py::upgrade": "one table after the other, written by Alembic",
    "migrations/versions/0001_the_tables_of_the_house.py::downgrade": "one table after the other, written by Alembic",
    "migrations/versions/0005_ethics_simulations.py::upgrade": "one table after the other, written by Alembic",
    "migrations/versions/0005_ethics_simulations.py::downgrade": "one table after the other, written by Alembic",
    "migrations/versions/0006_the_life_of_an_appointment.py::upgrade": "one table after the other, as Alembic writes them",
    "tests/journeys/test_a_nurse_learns.py::test_a_module_can_be_taken_with_the_keyboard_alone": "one road, told whole",
    "tests/journeys/test_a_group_together.py::test_twelve_go_through_it_together": "one meeting, told whole",
    "tests/world.py::build": "the small world as one list, read from top to bottom",
}
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "shared", "tools", "base_utils"}


def functions(source: str) -> list[tuple[str, int]]:
    """Every function and method with its number of lines; one inside another counts for itself as well."""
    found = [one for one in ast.walk(ast.parse(source)) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [(one.name, (one.end_lineno or one.lineno) - one.lineno + 1) for one in found]


def too_long(sources: dict[str, str]) -> dict[str, int]:
    return {
        f"{name}::{function}": lines
        for name, source in sources.items()
        for function, lines in functions(source)
        if lines > FUNCTION
    }


def too_large(sources: dict[str, str], ceiling: int) -> dict[str, int]:
    return {name: lines for name, source in sources.items() if (lines := len(source.splitlines())) > ceiling}


def without_docstring(sources: dict[str, str]) -> list[str]:
    """An empty file has nothing to say; any other begins with what it is for."""
    return [name for name, source in sources.items() if source.strip() and not ast.get_docstring(ast.parse(source))]


def saying_nothing(names: list[str]) -> list[str]:
    return [
        name for name in names if NAMES_THAT_SAY_NOTHING & {part.split(".")[0].lower() for part in Path(name).parts}
    ]


def ours(*roots: str) -> dict[str, str]:
    return {name: text(name) for name in python_files(*roots)}


def test_no_function_is_longer_than_the_ceiling() -> None:
    long = too_long(ours("learning/", "tests/", "migrations/", "wsgi.py"))
    assert {name: lines for name, lines in long.items() if name not in EXCEPTIONS} == {}


def test_every_exception_is_still_needed() -> None:
    assert set(EXCEPTIONS) <= set(too_long(ours("learning/", "tests/", "migrations/")))


def test_half_of_all_functions_are_very_short() -> None:
    lengths = [lines for source in ours("learning/").values() for _name, lines in functions(source)]
    assert len(lengths) > 500
    assert median(lengths) <= MEDIAN


@pytest.mark.parametrize(("root", "ceiling"), FILES.items())
def test_no_file_is_larger_than_the_ceiling(root: str, ceiling: int) -> None:
    assert too_large(ours(root), ceiling) == {}


def test_no_template_is_larger_than_the_ceiling() -> None:
    assert too_large({name: text(f"templates/{name}") for name in template_names() + paper_names()}, TEMPLATE) == {}


def test_every_module_says_what_it_is_for() -> None:
    assert without_docstring(ours("learning/", "tests/", "migrations/", "wsgi.py")) == []


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    assert saying_nothing(python_files("learning/", "tests/")) == []


def test_the_root_package_is_empty_so_that_pure_rooms_load_alone() -> None:
    assert text("learning/__init__.py") == ""


def test_a_function_one_line_too_long_is_caught() -> None:
    fits = "\n".join(["def fits():", *["    pass"] * (FUNCTION - 1)])
    method = "\n".join(["class Room:", "    def long(self):", *["        pass"] * FUNCTION])
    assert too_long({"a.py": fits, "b.py": method + "\ndef long(): pass\n"}) == {"b.py::long": FUNCTION + 1}


def test_a_file_one_line_too_large_is_caught() -> None:
    assert too_large({"a": "x\n" * 90, "b": "x\n" * 91}, TEMPLATE) == {"b": 91}


def test_a_module_without_a_docstring_is_caught() -> None:
    assert without_docstring({"empty.py": "\n", "said.py": '"""Why?"""\n', "silent.py": "import os\n"}) == ["silent.py"]


def test_a_name_that_says_nothing_is_caught() -> None:
    assert saying_nothing(["learning/web/utils.py", "learning/common/days.py", "learning/web/saving.py"]) == [
        "learning/web/utils.py",
        "learning/common/days.py",
    ]


def test_the_walk_sees_the_whole_house() -> None:
    assert {"learning/app.py", "learning/web/guard.py", "tests/conftest.py"} <= set(python_files("learning/", "tests/"))
    assert len(template_names() + paper_names()) == sum(path.is_file() for path in (ROOT / "templates").rglob("*"))
