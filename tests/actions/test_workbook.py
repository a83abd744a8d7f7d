"""Does a workbook hold one note for each activity, whoever saves first, and does nobody but its owner read it?"""

import ast

from flask import Flask
from sqlalchemy import func, select

from learning.records.workbook import Note
from tests import world
from tests.actions.crowd import at_once, posting
from tests.house.sources import python_files, text
from tests.web import every_kind, reader

MAY_KNOW = {
    "learning.records.workbook": {
        "learning/actions/moving.py",
        "learning/actions/workbook.py",
        "learning/records/queries/workbook.py",
        "learning/records/tables.py",
    },
    "learning.records.queries.workbook": {
        "learning/actions/workbook.py",
        "learning/web/nurse/modules.py",
        "learning/web/nurse/presenting_notes.py",
        "learning/web/nurse/presenting_workbook.py",
        "learning/web/nurse/writing.py",
    },
}


def imported(source: str) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{one.name}" for one in node.names} | {node.module or ""}
    return found


def knowing(module: str, sources: dict[str, str]) -> set[str]:
    return {name for name, source in sources.items() if module in imported(source)}


def test_two_tabs_in_the_same_moment_make_one_note(app: Flask) -> None:
    every_kind.publish(app)
    browser = every_kind.begun(app)
    path = every_kind.open_page(browser, "tanke").form("/notat/tanke").get("action", "")
    texts = [f"Tanke nummer {number}." for number in range(4)]
    statuses = at_once([posting(app, world.NURSE, path, {"text": one}) for one in texts])
    assert statuses == [303] * 4
    assert reader.rows(app, select(func.count(Note.id))) == [(1,)]
    assert every_kind.notes_of(app, world.NURSE)["tanke"]["text"] in texts


def test_the_same_note_saved_twice_is_the_same_note(app: Flask) -> None:
    every_kind.publish(app)
    browser = every_kind.begun(app)
    for _ in range(2):
        every_kind.write(browser, "gjort", {"done_on": "2026-03-03", "text": "Gikk fint."})
    assert reader.rows(app, select(func.count(Note.id))) == [(1,)]


def test_only_the_owners_own_door_reads_the_workbook() -> None:
    sources = {name: text(name) for name in python_files("learning/")}
    for module, rooms in MAY_KNOW.items():
        assert knowing(module, sources) == rooms


def test_another_reader_of_the_workbook_would_be_seen() -> None:
    ways = ("from learning.records.queries import workbook", "import learning.records.queries.workbook as notes")
    for way in ways:
        assert knowing("learning.records.queries.workbook", {"a.py": way}) == {"a.py"}
