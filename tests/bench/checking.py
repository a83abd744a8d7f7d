"""How long does it take to check a thousand modules, the first time and when a few have changed?"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from learning.cli.content_folders import documents, media
from learning.cli.kept_readings import readings
from learning.courses.checking import check_readings
from tests.bench import thousand

CHANGED = 10


def report(folder: Path) -> None:
    """Seconds of the clock, in one line: reading, comparing, and keeping what was read for the next time."""
    root = thousand.write(folder / "content")
    with _cache(folder / "cache"):
        first = _seconds(root)
        for path in sorted(root.rglob("*0-modul-1.md"))[:CHANGED]:
            path.write_text(path.read_text(encoding="utf-8") + "\nEn setning til.\n", encoding="utf-8")
        again = _seconds(root)
    print(
        f"content check, {thousand.MODULES} modules: {first:.1f} s at first, {again:.1f} s when {CHANGED} have changed"
    )


def _seconds(root: Path) -> float:
    begun = time.perf_counter()
    known = [file.path for file in media(root)]
    check_readings(readings(root, documents(root)), known_media=known, today=datetime.now(UTC).date())
    return time.perf_counter() - begun


@contextmanager
def _cache(folder: Path) -> Iterator[None]:
    """A cache of our own, so that the first time is the first."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(folder)
    try:
        yield
    finally:
        del os.environ["XDG_CACHE_HOME"]
        if before is not None:
            os.environ["XDG_CACHE_HOME"] = before
