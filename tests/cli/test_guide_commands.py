"""Do the commands in the operator's guide and the README exist, with the options they show?"""

import re
import shlex
from pathlib import Path

import click
import pytest

from learning.app import create_app
from tests.engines import settings

ROOT = Path(__file__).parent.parent.parent
COMMAND = re.compile(r"flask --app wsgi ((?:[^`\n\\]|\\\n)+)")


def shown() -> list[str]:
    """Every command, with its continued lines joined."""
    texts = [ROOT / "content" / "guides" / "drift.md", ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
    found = [match for path in texts for match in COMMAND.findall(path.read_text(encoding="utf-8"))]
    return sorted({one.replace("\\\n", " ").split("#")[0].strip() for one in found})


@pytest.mark.parametrize("line", shown())
def test_a_command_in_a_guide_can_be_run(line: str, tmp_path: Path) -> None:
    app = create_app(settings(f"sqlite:///{tmp_path / 'none.db'}"))
    command: click.Command = app.cli
    words = [word.replace("MAPPE", str(tmp_path)) for word in shlex.split(line)]
    name = "flask"
    while isinstance(command, click.Group) and words and words[0] != "--help":
        name = words.pop(0)
        with app.app_context():
            found = command.get_command(click.Context(command), name)
        assert found is not None, f"there is no command {name}"
        command = found
    if words != ["--help"]:
        command.make_context(name, words)


def test_there_are_commands_to_try() -> None:
    assert len(shown()) >= 10
