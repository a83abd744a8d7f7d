"""Which of the networks' requirements are proven? `make krav` prints it.

A K row is proven by a behavioural test that carries its id and passed; an I row by published content that names it in
`covers:`. X rows are never built.
"""

import csv
import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
PASSED = ROOT / ".cache" / "krav.json"


def requirements() -> dict[str, str]:
    """Every id with its type: K, I or X."""
    with (HERE / "krav.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["type"] for row in csv.DictReader(file)}


def proven_by_tests() -> dict[str, list[str]]:
    """Ids with the tests that carried them and passed, in the last run."""
    found: dict[str, list[str]] = json.loads(PASSED.read_text(encoding="utf-8")) if PASSED.exists() else {}
    return found


def covered_by_content() -> dict[str, list[str]]:
    """Ids with the documents that name them."""
    from learning.courses.identity import is_document
    from learning.courses.reading import read

    covered: dict[str, list[str]] = {}
    content = ROOT / "content"
    for path in sorted(content.rglob("*.md")):
        name = path.relative_to(content).as_posix()
        document = read(name, path.read_text(encoding="utf-8")).document if is_document(name) else None
        for one in getattr(document, "covers", ()):
            covered.setdefault(one, []).append(name)
    return covered


def main(listing: bool) -> None:
    known = requirements()
    tests, content = proven_by_tests(), covered_by_content()
    if listing:
        for one, kind in known.items():
            where = {"K": tests, "I": content}.get(kind, {}).get(one, [])
            if where:
                print(f"{one:<12} {kind}  {', '.join(where)}")
    for kind, found in (("K", tests), ("I", content)):
        wrong = [one for one in found if known.get(one) != kind]
        if wrong:
            sys.exit(f"krav: {', '.join(wrong)} er ikke krav av typen {kind}")
    k, i = (sum(type_ == wanted for type_ in known.values()) for wanted in "KI")
    print(f"K {len(tests)}/{k} · I {len(content)}/{i}")


if __name__ == "__main__":
    main("--list" in sys.argv)
