"""Is the htmx in our templates the htmx we have installed, and does one module alone speak to it?"""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT, python_files, text, tracked

CHECKER = ROOT / "node_modules" / "htmx.org" / "dist" / "scripts" / "upgrade-check.py"
HEADER = re.compile(r"""["']HX-""", re.IGNORECASE)


def upgrade_check(*paths: Path) -> subprocess.CompletedProcess[str]:
    """htmx's own search for what version 2 meant and version 4 does not."""
    command = [sys.executable, str(CHECKER), "--no-color", *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_nothing_is_left_of_the_old_htmx() -> None:
    outcome = upgrade_check(ROOT / "templates", ROOT / "static" / "src", ROOT / "static" / "sw.js")
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert "Found 0 issue(s)" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("attribute.html", '<button hx-post="/x" hx-disabled-elt="this">Send</button>'),
        ("inherited.html", '<div hx-target="#a"><button hx-post="/x">Send</button></div>'),
        ("event.js", 'document.addEventListener("htmx:afterSwap", look);'),
    ],
)
def test_something_of_the_old_htmx_would_be_seen(tmp_path: Path, name: str, source: str) -> None:
    (tmp_path / name).write_text(source, encoding="utf-8")
    outcome = upgrade_check(tmp_path)
    assert outcome.returncode == 1
    assert name in outcome.stdout


def test_one_module_alone_knows_the_headers_of_htmx() -> None:
    speaking = [name for name in python_files("learning/") if HEADER.search(text(name))]
    assert speaking == ["learning/web/respond.py"]


def test_no_template_and_no_script_of_ours_speaks_in_headers_of_htmx() -> None:
    """Pages say what they want in attributes; headers are between htmx and respond.py."""
    sources = [name for name in tracked() if name.startswith(("templates/", "static/"))]
    assert len(sources) > 50
    assert [name for name in sources if HEADER.search(text(name))] == []


def test_a_header_of_htmx_elsewhere_would_be_seen() -> None:
    assert HEADER.search('response.headers["HX-Trigger"] = "saved"')
    assert not HEADER.search('<form hx-post="/x">')


def test_whatever_htmx_sends_a_browser_without_it_can_send_as_well() -> None:
    """Only a form, or a field in one with an action of its own, may be sent by htmx."""
    for name in tracked():
        if not name.startswith("templates/"):
            continue
        source = re.sub(r"\{#.*?#\}", "", text(name), flags=re.DOTALL)
        for tag in re.findall(r"<[^<>]*\shx-(?:get|post|put|patch|delete)=[^<>]*>", source):
            alone = "action=" in tag or "href=" in tag
            before = source[: source.index(tag)]
            within = before.rfind("<form") > before.rfind("</form") and "action=" in before[before.rfind("<form") :]
            assert alone or within, f"{name}: {tag}"
