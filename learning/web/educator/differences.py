"""What is different between two texts, line by line?"""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`sign` is «+», «−», a space, or «…» where unchanged lines are left out."""

    sign: str
    text: str


def lines(before: str, after: str, around: int = 2) -> tuple[Line, ...]:
    """Added and removed lines with a little of what stands around them."""
    found: list[Line] = []
    for number, line in enumerate(difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=around)):
        if number < 2:
            continue  # the names of the files
        if line.startswith("@@"):
            found.append(Line("…", ""))
        else:
            found.append(Line({"+": "+", "-": "−"}.get(line[:1], " "), line[1:]))
    return tuple(found)
