"""What is different between two texts, line by line?"""

import difflib
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`sign` is «+», «−», a space, or «…» where unchanged lines are left out."""

    sign: str
    text: str


MOST_COMPARED = 4_000
MOST_SHOWN = 400


def lines(before: str, after: str, around: int = 2) -> tuple[Line, ...]:
    """Added and removed lines with a little of what stands around them."""
    old, new = before.splitlines(), after.splitlines()
    if len(old) + len(new) > MOST_COMPARED:
        return _in_one_block(old, new)
    found: list[Line] = []
    for number, line in enumerate(difflib.unified_diff(old, new, lineterm="", n=around)):
        if number < 2:
            continue  # the names of the files
        if line.startswith("@@"):
            found.append(Line("…", ""))
        else:
            found.append(Line({"+": "+", "-": "−"}.get(line[:1], " "), line[1:]))
    return tuple(found)


def _in_one_block(old: list[str], new: list[str]) -> tuple[Line, ...]:
    """Texts too long to compare line by line: what is between their common beginning and end, cut short."""
    start = next((nr for nr, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    old, new = old[start:], new[start:]
    end = next(
        (nr for nr, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), min(len(old), len(new))
    )
    removed, added = old[: len(old) - end], new[: len(new) - end]
    cut = (Line("…", ""),) if max(len(removed), len(added)) > MOST_SHOWN else ()
    return (
        *(Line("−", text) for text in removed[:MOST_SHOWN]),
        *(Line("+", text) for text in added[:MOST_SHOWN]),
        *cut,
    )
