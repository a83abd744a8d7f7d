"""Is the repository clean: nothing of this machine, nothing of others, nothing built, nothing out of place?"""

import json
import re
import tomllib

import pytest

from tests.house.sources import ROOT, text, tracked

FOLDERS = {"learning", "content", "templates", "static", "migrations", "tests", ".ci"}
FILES = {
    ".editorconfig",
    ".gitignore",
    ".npmrc",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Makefile",
    "README.md",
    "babel.cfg",
    "package-lock.json",
    "package.json",
    "pyproject.toml",
    "requirements-dev.in",
    "requirements-dev.txt",
    "requirements-node.txt",
    "requirements.in",
    "requirements.txt",
    "wsgi.py",
}
NEEDED = {
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "Makefile",
    ".ci/run",
    "package-lock.json",
    "requirements.txt",
}
PYTHON_LOCKS = ("requirements.txt", "requirements-dev.txt", "requirements-node.txt")
MACHINES = re.compile("|".join(f"/{place}/" for place in ("work", "root", "farm", "home", "Users")))
FROM_ELSEWHERE = re.compile(
    r"(^|/)(node_modules|\.venv|dist|vendor|third[-_]party|instance|__pycache__)/"
    r"|\.(min\.(js|css)|map|mo|pyc|db|sqlite3?|woff2?|ttf|whl|zip|gz|log)$"
)
LICENSED = re.compile(r"copyright \(c\)|@license|/\*!|SPDX-License-Identifier", re.IGNORECASE)
MINIFIED = 1_000  # characters on a line of a script or a style sheet
LARGEST = 300_000  # bytes of a file


def addresses_in(lock: str) -> list[str]:
    """What would make an installation go to one certain machine for its packages."""
    return re.findall(
        r'"resolved": "http[^"]*"|--?(?:extra-)?index-url.*|--find-links.*|-i http.*|@ (?:https?|file):.*', lock
    )


@pytest.mark.parametrize("lock", [*PYTHON_LOCKS, "package-lock.json"])
def test_a_lock_file_carries_no_addresses(lock: str) -> None:
    assert addresses_in(text(lock)) == []


@pytest.mark.parametrize(
    "line",
    [
        '"resolved": "https://registry.example/x.tgz"',
        "--index-url https://mirror.example/simple",
        "--extra-index-url https://mirror.example/simple",
        "--find-links /wheels",
        "flask @ https://files.example/flask.whl",
    ],
)
def test_an_address_in_a_lock_file_would_be_seen(line: str) -> None:
    assert addresses_in(f"flask==3.1.3 \\\n{line}\n")


@pytest.mark.parametrize("lock", PYTHON_LOCKS)
def test_every_python_package_is_pinned_with_its_digest(lock: str) -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", "\n".join(row for row in text(lock).splitlines() if row[:1] != "#"))
    loose = [
        one.splitlines()[0] for one in entries if not re.match(r"[\w.\[\],-]+==\S+.*--hash=sha256:", one, re.DOTALL)
    ]
    assert loose == []


def test_every_browser_package_is_pinned_with_its_digest() -> None:
    packages = json.loads(text("package-lock.json"))["packages"]
    assert len(packages) > 4
    assert [name for name, one in packages.items() if name and "integrity" not in one and not one.get("link")] == []


def test_what_package_json_asks_for_is_one_exact_version() -> None:
    asked = json.loads(text("package.json"))
    versions = {**asked["dependencies"], **asked["devDependencies"]}
    assert {name: version for name, version in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)} == {}


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    found = {name: match.group() for name in tracked() if (match := MACHINES.search(text(name)))}
    assert found == {}


def test_nothing_built_or_installed_is_tracked() -> None:
    assert [name for name in tracked() if FROM_ELSEWHERE.search(name)] == []


@pytest.mark.parametrize(
    "name", ["static/dist/app.js", "static/htmx.min.js", "node_modules/x/y.js", "learning/translations/nn/messages.mo"]
)
def test_something_built_or_installed_would_be_seen(name: str) -> None:
    assert FROM_ELSEWHERE.search(name)


def test_no_script_or_style_sheet_is_somebody_elses() -> None:
    sheets = [name for name in tracked() if name.endswith((".js", ".mjs", ".css", ".svg"))]
    assert len(sheets) > 10
    assert [name for name in sheets if LICENSED.search(text(name))] == []
    assert [name for name in sheets if max(map(len, text(name).splitlines()), default=0) > MINIFIED] == []


def test_no_tracked_file_is_huge() -> None:
    assert {name: size for name in tracked() if (size := (ROOT / name).stat().st_size) > LARGEST} == {}


def test_no_folder_stands_beside_those_of_the_house() -> None:
    assert {name.split("/")[0] for name in tracked() if "/" in name} - FOLDERS == set()


def test_no_file_lies_loose_at_the_top() -> None:
    assert {name for name in tracked() if "/" not in name} - FILES == set()


def test_what_a_newcomer_looks_for_is_there() -> None:
    assert NEEDED - set(tracked()) == set()


def test_what_is_installed_is_what_was_asked_for() -> None:
    """Every line of requirements.in stands in requirements.txt, at the version it names."""
    locked = text("requirements.txt")
    for line in text("requirements.in").splitlines():
        if line and not line.startswith("#"):
            name, _, version = line.partition("==")
            wanted = (
                re.escape(name.partition("[")[0]) + r"(\[[^]]*\])?==" + (re.escape(version) + r"\b" if version else "")
            )
            assert re.search(f"^{wanted}", locked, re.MULTILINE | re.IGNORECASE), line


def test_python_is_the_version_that_is_promised_everywhere() -> None:
    project = tomllib.loads(text("pyproject.toml"))
    promised = project["project"]["requires-python"].removeprefix(">=")
    assert project["tool"]["mypy"]["python_version"] == promised
    assert project["tool"]["ruff"]["target-version"] == "py" + promised.replace(".", "")
    assert f"--python-version {promised}" in text("Makefile")
