"""How do tests run the program as an operator does: a process of its own, with an environment of its own?"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text

from learning.app import create_app
from learning.config import ROOT, SettingsError, from_environment
from learning.records.database import db
from tests.engines import CONTENT, SECRET

FLASK = (str(Path(sys.executable).with_name("flask")), "--app", "wsgi")


@dataclass(frozen=True)
class Outcome:
    """`code` is what the shell gets, `out` and `err` what stood on the screen."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return [line for line in self.out.splitlines() if line.strip()]

    @property
    def sentence(self) -> str:
        """What was wrong, when that is all that was said: one line, exit code 1, no traceback."""
        assert self.code == 1, self
        assert "Traceback" not in self.err + self.out, self.err
        said = self.err.splitlines()
        assert len(said) == 1, self.err
        assert said[0].startswith("ressursnett: "), said
        return said[0].removeprefix("ressursnett: ")

    def well(self) -> "Outcome":
        assert self.code == 0, self.err
        assert self.err == ""
        return self


def environment(url: str, settings: dict[str, Any]) -> dict[str, str]:
    """Nothing of the environment the tests run in but what a process needs to find its way."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    own = {"RESSURSNETT_ENV": "test", "SECRET_KEY": SECRET, "RESSURSNETT_CONTENT": CONTENT, "DATABASE_URL": url}
    return kept | {name: str(value) for name, value in (own | settings).items()}


def begin(*words: str, url: str = "", program: tuple[str, ...] = FLASK, **settings: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*program, *words],
        cwd=ROOT,
        env=environment(url, settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def end(process: subprocess.Popen[str]) -> Outcome:
    out, err = process.communicate(timeout=120)
    return Outcome(process.returncode, out, err)


def run_apart(*words: str, url: str = "", **settings: Any) -> Outcome:
    """The real program, in a process of its own."""
    return end(begin(*words, url=url, **settings))


def run(*words: str, url: str = "", **settings: Any) -> Outcome:
    """The same command with the same settings in this process: a hundred times cheaper than starting one."""
    try:
        app = create_app(from_environment(environment(url, settings)))
    except SettingsError as error:
        return Outcome(1, "", f"ressursnett: {error}\n")
    result = app.test_cli_runner().invoke(args=list(words))
    with app.app_context():
        db.session.remove()
        db.engine.dispose()
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Outcome(result.exit_code, result.stdout, result.stderr)


def ask(url: str, question: str) -> list[tuple[Any, ...]]:
    """What stands in the database afterwards."""
    looking = create_engine(url)
    with looking.connect() as connection:
        found = [tuple(row) for row in connection.execute(text(question))]
    looking.dispose()
    return found


def documents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.md"))}
