"""Do the walls between the rooms stand, and would each of them be seen to fall?"""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import grimp
import pytest

from tests.house.sources import LEARNING, ROOT

LINT = Path(sys.executable).with_name("lint-imports")
CONTRACTS = {
    one["id"]: one
    for one in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
DOORS = ("entrance", "nurse", "leader", "educator", "coordinator", "appointment")

# Per contract: imports that it must not let through, as (who, whom).
OFFENCES = {
    "layers": [
        ("learning.web.clock", "learning.app"),
        ("learning.cli.people", "learning.app"),
        ("learning.translations.roles", "learning.web.phrases"),
        ("learning.translations.roles", "learning.cli.sentences"),
        ("learning.actions.names", "learning.translations.roles"),
        ("learning.records.people", "learning.actions.names"),
        ("learning.outside.mail", "learning.actions.audit"),
        ("learning.records.people", "learning.outside.mail"),
        ("learning.outside.mail", "learning.records.evidence"),
        ("learning.courses.ids", "learning.records.people"),
        ("learning.competence.months", "learning.records.evidence"),
        ("learning.access.roles", "learning.outside.mail"),
        ("learning.courses.ids", "learning.competence.cells"),
        ("learning.competence.months", "learning.access.roles"),
        ("learning.access.roles", "learning.courses.ids"),
    ],
    "doors": [
        (f"learning.web.{one}.__init__", f"learning.web.{other}") for one in DOORS for other in DOORS if one != other
    ],
    "pure": [
        (f"learning.{room}", module)
        for room in ("courses.ids", "competence.months", "access.roles")
        for module in CONTRACTS["pure"]["forbidden_modules"]
    ],
    "writing": [
        (f"learning.web.{door}.__init__", module)
        for door in DOORS
        for module in CONTRACTS["writing"]["forbidden_modules"]
    ],
    "htmx": [("learning.web.saving", "flask_htmx"), ("learning.actions.audit", "flask_htmx")],
}


def house(folder: Path, offences: list[tuple[str, str]] = []) -> Path:  # noqa: B006 – read only
    """A copy of the house with these imports added."""
    shutil.copytree(LEARNING, folder / "learning", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    (folder / "learning" / "outside" / "mail.py").touch()
    for who, whom in offences:
        path = folder / (who.replace(".", "/") + ".py")
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}\nimport {whom}\n", encoding="utf-8")
    return folder


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [LINT, "--no-logo", "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"COLUMNS": "200"},
    )


def test_the_walls_stand() -> None:
    outcome = lint(ROOT)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert f"Contracts: {len(CONTRACTS)} kept, 0 broken." in outcome.stdout


def test_the_copy_that_the_other_tests_break_is_whole(tmp_path: Path) -> None:
    outcome = lint(house(tmp_path))
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_each_wall_is_tried() -> None:
    assert set(OFFENCES) == set(CONTRACTS)


def assert_reported(outcome: subprocess.CompletedProcess[str], contract: str) -> None:
    assert outcome.returncode == 1
    assert f"{CONTRACTS[contract]['name']} BROKEN" in " ".join(outcome.stdout.split())


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_wall_that_is_broken_says_where(tmp_path: Path, contract: str) -> None:
    outcome = lint(house(tmp_path, OFFENCES[contract]))
    assert_reported(outcome, contract)
    for who, whom in OFFENCES[contract]:
        assert f"{who.removesuffix('.__init__')} -> {whom}" in outcome.stdout, f"{who} may import {whom}"


@pytest.mark.parametrize(("who", "whom"), OFFENCES["layers"], ids=" to ".join)
def test_no_room_may_look_up_or_aside(tmp_path: Path, who: str, whom: str) -> None:
    """Each alone: beside others, an import is also reported as a link of their chains."""
    outcome = lint(house(tmp_path, [(who, whom)]))
    assert_reported(outcome, "layers")
    assert f"{who} -> {whom}" in outcome.stdout


def test_every_door_stands_behind_the_walls_between_doors() -> None:
    """A new door must be named in both contracts that are about doors."""
    doors = {f"learning.web.{path.parent.name}" for path in (LEARNING / "web").glob("*/__init__.py")}
    assert set(CONTRACTS["doors"]["modules"]) == doors
    assert set(CONTRACTS["writing"]["source_modules"]) == doors


def test_every_table_stands_behind_the_wall_that_keeps_doors_from_writing() -> None:
    tables = {f"learning.records.{path.stem}" for path in (LEARNING / "records").glob("*.py")}
    open_to_doors = {f"learning.records.{name}" for name in ("__init__", "base", "database", "tables")}
    assert set(CONTRACTS["writing"]["forbidden_modules"]) == tables - open_to_doors


def test_every_room_has_its_layer() -> None:
    rooms = {f"learning.{path.parent.name}" for path in LEARNING.glob("*/__init__.py")} | {"learning.app"}
    placed = {name for layer in CONTRACTS["layers"]["layers"] for name in layer.replace("|", ":").split(" : ")}
    assert {name.strip() for name in placed} == rooms


def rings(graph: grimp.ImportGraph) -> list[set[str]]:
    """Modules that import each other, directly or by way of others (Tarjan's strongly connected components)."""
    reach = {one: graph.find_upstream_modules(one) for one in graph.modules}
    found = {frozenset({one} | {other for other in reach[one] if one in reach[other]}) for one in graph.modules}
    return [set(ring) for ring in found if len(ring) > 1]


def test_no_modules_import_each_other_in_a_ring() -> None:
    assert rings(grimp.build_graph("learning", cache_dir=None)) == []


def test_a_ring_would_be_seen() -> None:
    graph = grimp.ImportGraph()
    for who, whom in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=who, imported=whom)
    assert rings(graph) == [{"a", "b", "c"}]


@pytest.mark.parametrize("room", ["courses", "competence", "access"])
def test_a_pure_room_loads_without_the_framework(room: str) -> None:
    modules = ", ".join(
        ".".join(path.relative_to(ROOT).with_suffix("").parts) for path in sorted((LEARNING / room).rglob("*.py"))
    ).replace(".__init__", "")
    program = (
        f"import sys, {modules}; print(sorted({{'flask', 'sqlalchemy', 'werkzeug', 'jinja2'}} & set(sys.modules)))"
    )
    outcome = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert outcome.stdout.strip() == "[]"
