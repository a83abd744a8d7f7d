"""Are tests of pure rooms really kept from the database? Tried with a copy of conftest.py and tests that reach for one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.house.test_walls import CONTRACTS

REACHING = """
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session

def test_connect():
    create_engine("sqlite://").connect()

def test_begin():
    with create_engine("sqlite://").begin():
        pass

def test_session():
    with Session(create_engine("sqlite://")) as session:
        session.execute(text("SELECT 1"))
"""


def run_in(room: str, folder: Path) -> str:
    """What pytest says about tests in this room that reach for a database."""
    for name in (
        "__init__.py",
        "conftest.py",
        "engines.py",
        "world.py",
        "house/__init__.py",
        "house/krav.py",
        "house/krav.csv",
    ):
        target = folder / "tests" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "tests" / name, target)
    place = folder / "tests" / room
    place.mkdir(exist_ok=True)
    (place / "test_reaching.py").write_text(REACHING, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", folder)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "ignore::ResourceWarning"]
    environment = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("room", [one.removeprefix("learning.") for one in CONTRACTS["pure"]["source_modules"]])
def test_a_test_of_a_pure_room_that_reaches_for_a_database_fails(room: str, tmp_path: Path) -> None:
    said = run_in(room, tmp_path)
    assert "3 failed" in said
    assert said.count("AssertionError: a pure room asked for the database") >= 3


def test_a_test_elsewhere_may_reach_for_a_database(tmp_path: Path) -> None:
    assert "3 passed" in run_in("records", tmp_path)
