"""How does somebody at a terminal see that a file would overwrite what the studio has published, and what can they do?"""

import difflib
import re

from learning.actions.deploying import Clash

MOST_LINES = 40
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)")
WAYS_OUT = """\
To veier ut:
  1. Behold kursverkstedets tekst: Hent den ut med «content export MAPPE», og la den erstatte filen.
  2. Slå tekstene sammen i filen, og si hvilken endring du har tatt med: content publish --over {path}={number}
"""


def told(clash: Clash) -> str:
    """The difference, each piece with file and line, and the two ways out."""
    pieces = list(_lines(clash))
    left = len(pieces) - MOST_LINES
    shown = pieces[:MOST_LINES] + ([f"… og {left} linjer til"] if left > 0 else [])
    return "\n".join(
        [
            f"--- kursverkstedet, endring nr. {clash.number}",
            f"+++ {clash.path}",
            *shown,
            WAYS_OUT.format(path=clash.path, number=clash.number),
        ]
    )


def _lines(clash: Clash) -> list[str]:
    found = difflib.unified_diff(clash.studio.splitlines(), clash.file.splitlines(), lineterm="", n=1)
    return [_placed(line, clash.path) for number, line in enumerate(found) if number > 1]


def _placed(line: str, path: str) -> str:
    """Where a terminal or an editor can jump to: the file and the line in it."""
    hunk = _HUNK.match(line)
    return f"{path}:{hunk[1]}:" if hunk else line
