"""What does the process do that sets one PDF? An order comes in as JSON, the PDF or a complaint goes out.

Run as a program of its own by `learning.outside.pdf`, so it imports nothing of ours.
"""

import json
import re
import sys
from typing import Any

#: PDF/UA refuses what no font can show (a smiling face, a control character); a box stands there instead.
UNSHOWN, ROUNDS = "□", 3
_REFUSED = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def main() -> None:
    import typst  # noqa: PLC0415 - a hundred megabytes, for this process only

    order = json.load(sys.stdin)
    data = order["data"]
    for _round in range(ROUNDS):
        try:
            made = typst.compile(
                order["file"],
                root=order["root"],
                sys_inputs={"data": json.dumps(data)},
                ignore_system_fonts=True,  # the same paper on every machine
                format="pdf",
                pdf_standards=["ua-1"],
            )
        except typst.TypstError as error:
            refused = refused_in(error.diagnostic)
            if not refused:
                sys.exit("\n".join([error.message, *error.hints, *error.trace]))
            data = without(data, refused)
        else:
            sys.stdout.buffer.write(made)
            return
    sys.exit("too much that no font can show")


def refused_in(complaint: str) -> dict[int, str]:
    told = "".join(_REFUSED.findall(complaint))
    shown = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), told)
    return {ord(character): UNSHOWN for character in shown if not (character.isascii() and character.isprintable())}


def without(value: Any, refused: dict[int, str]) -> Any:
    match value:
        case str():
            return value.translate(refused)
        case list():
            return [without(one, refused) for one in value]
        case dict():
            return {key: without(one, refused) for key, one in value.items()}
    return value


if __name__ == "__main__":
    main()
