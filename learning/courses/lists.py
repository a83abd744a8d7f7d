"""How are lists indented, whoever wrote them?

Markdown readers nest a list under the text of the item above it (two spaces after `- `, three
after `1. `); Python-Markdown wants four. Lists are therefore re-indented before they are
rendered, so that a file looks the same here as in any other reader.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

ITEM = re.compile(r"([ ]*)([-*+]|\d{1,9}[.)])([ ]+|$)")
STEP = "    "


def item(text: str) -> re.Match[str] | None:
    """The list item that begins on this line. (Most lines begin with a letter, and need no pattern to say so.)"""
    return None if text[:1].isalpha() else ITEM.match(text)


def reindented(lines: Iterable[str]) -> list[str]:
    """The lines with each level of list indented by four."""
    out: list[str] = []
    levels: list[int] = []  # where the text of each open item begins
    blank, fenced = True, False
    for line in lines:
        if line.startswith(("```", "~~~")):
            fenced, levels = not fenced, []
        if fenced or not line.strip():
            out.append(line)
            blank = not line.strip()
            continue
        indent = len(line) - len(line.lstrip(" "))
        item = ITEM.match(line)
        if levels and (item or blank):
            levels = [level for level in levels if level <= indent]
        depth = len(levels)
        if item and (depth or indent < 4):
            levels.append(item.end() if item[3] else item.end() + 1)
        out.append(STEP * depth + line.lstrip(" ") if depth else line)
        blank = False
    return out
