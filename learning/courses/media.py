"""Is a file in media/ fit to be sent to a phone, and does anybody use it?

A picture that draws is welcome, one that runs is not: SVG is a small web page, and ours are served from the same
address as everything else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from xml.etree import ElementTree

from learning.courses.problems import Problem

ADVISED = 300_000  # bytes; a second or two on a phone with poor coverage
MOST = 1_000_000

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
_RUNS = {"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"}
_ELSEWHERE = re.compile(r"@import|url\(\s*['\"]?(?!#|data:image/)", re.IGNORECASE)
_OWN = ("#", "data:image/png", "data:image/jpeg", "data:image/gif", "data:image/webp")


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A file below media/ by its path in content/; `drawing` is the text of an SVG, None when it is not text."""

    path: str
    size: int
    drawing: bytes | None = None


def wrong_media(files: Iterable[MediaFile], used: Collection[str]) -> list[Problem]:
    """What is too heavy, unused, or does more than show a picture."""
    found: list[Problem] = []
    for file in files:
        if file.path not in used:
            found.append(Problem(file.path, 1, "media-unused", {"name": file.path}, "warning"))
        if file.path.lower().endswith(PICTURES) and file.size > ADVISED:
            found.append(_heavy(file))
        if file.drawing is not None and (code := _active(file.drawing)):
            found.append(Problem(file.path, 1, code))
    return found


def _heavy(file: MediaFile) -> Problem:
    if file.size > MOST:
        return Problem(file.path, 1, "image-too-heavy", {"kb": file.size // 1000, "most": MOST // 1000})
    return Problem(file.path, 1, "image-heavy", {"kb": file.size // 1000, "most": ADVISED // 1000}, "warning")


def _active(drawing: bytes) -> str:
    """The code of what is wrong with an SVG; nothing when it only draws."""
    if len(drawing) > MOST:
        return ""  # too heavy, and refused for that
    if b"<!ENTITY" in drawing:
        return "svg-active"
    try:
        root = ElementTree.fromstring(drawing)  # noqa: S314 – entities are refused above, and nothing is fetched
    except (ElementTree.ParseError, ValueError, LookupError):
        return "svg-unreadable"
    return "svg-active" if any(map(_runs, root.iter())) else ""


def _runs(element: ElementTree.Element) -> bool:
    """Whether an element runs something, or fetches something from elsewhere."""
    if not isinstance(element.tag, str):
        return False
    if _local(element.tag) in _RUNS or (_local(element.tag) == "style" and _ELSEWHERE.search(element.text or "")):
        return True
    return any(_attribute_runs(_local(name), value.strip()) for name, value in element.attrib.items())


def _attribute_runs(name: str, value: str) -> bool:
    if name.startswith("on"):
        return True
    if name in ("href", "src"):
        return not value.lower().startswith(_OWN)
    return _ELSEWHERE.search(value) is not None


def _local(name: str) -> str:
    """The name without its namespace."""
    return name.rpartition("}")[2].lower()
