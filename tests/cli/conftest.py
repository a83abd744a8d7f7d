"""Which databases does an operator meet? An empty one, and one where people are at work."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines import CONTENT, Engine


@pytest.fixture
def empty(engine: Engine) -> Iterator[str]:
    """The address of a database with nothing in it, not even tables."""
    url = engine.empty()
    yield url
    engine.drop(url)


@pytest.fixture
def furnished(engine: Engine) -> Iterator[str]:
    """The address of a database with the small world in it."""
    url = engine.copy()
    yield url
    engine.drop(url)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of content to write in."""
    return shutil.copytree(CONTENT, tmp_path / "content")
