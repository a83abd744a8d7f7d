"""Which files does the house consist of? Asked by every test that walks them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LEARNING = ROOT / "learning"
TEMPLATES = ROOT / "templates"


@cache
def tracked() -> tuple[str, ...]:
    """Every file that is in version control, or would be with the next `git add --all`."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    found = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return tuple(name for name in sorted(set(found.split("\0"))) if name and (ROOT / name).is_file())


def text(name: str) -> str:
    """A tracked file as text; pictures and other bytes come out mangled, which is fine for looking."""
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


def python_files(*roots: str) -> list[str]:
    return [name for name in tracked() if name.endswith(".py") and name.startswith(roots)]


def template_names() -> list[str]:
    """As Jinja knows them."""
    return [name for name in _templates() if not name.startswith("paper/")]


def paper_names() -> list[str]:
    """The templates that Typst reads."""
    return [name for name in _templates() if name.startswith("paper/")]


def _templates() -> list[str]:
    return [path.relative_to(TEMPLATES).as_posix() for path in sorted(TEMPLATES.rglob("*")) if path.is_file()]
