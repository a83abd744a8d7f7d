"""How does something become a PDF that everybody can read?

Typst sets it: a template in `templates/paper` and plain data, never text put together into a program. The result is
PDF/UA-1 or there is none: tagged, with language and title, read aloud in order.

Each is made in a process of its own that ends afterwards. In ours, Typst would keep 15 MB more for every document, and a
document that cannot be set in time could not be stopped. Two at once, the rest wait their turn.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from learning.config import ROOT

PAPER = ROOT / "templates" / "paper"
SECONDS = 20
_PROGRAM = Path(__file__).with_name("typesetting.py")
_turns = threading.BoundedSemaphore(2)


class NotTypeset(RuntimeError):
    """There is no PDF, and why: for the log, not for the reader."""


def pdf(template: str, data: Mapping[str, object]) -> bytes:
    """`templates/paper/<template>.typ` with `data`, of which it needs `title` and `language` ("nb", "nn")."""
    file = PAPER / f"{template}.typ"
    for what, there in ((file.name, file.exists()), ("title", data.get("title")), ("language", data.get("language"))):
        if not there:
            raise NotTypeset(f"no {what}")
    order = json.dumps({"root": str(PAPER), "file": str(file), "data": data})
    if not _turns.acquire(timeout=SECONDS):
        raise NotTypeset("too many are waiting")
    try:
        return _set(order.encode())
    finally:
        _turns.release()


def _set(order: bytes) -> bytes:
    command = [sys.executable, "-I", str(_PROGRAM)]
    try:
        done = subprocess.run(command, input=order, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603 - our own program
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotTypeset(str(error)) from error
    if done.returncode or not done.stdout.startswith(b"%PDF"):
        raise NotTypeset(done.stderr.decode("utf-8", "replace")[-2000:].strip())
    return done.stdout
