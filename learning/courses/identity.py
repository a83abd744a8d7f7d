"""Which document is the file at this path?

A document's identity is its path without number prefix, language and extension, so that a file
can be moved up or down in its course, or translated, and still be the same document.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from learning.courses.grammar import LANGUAGES, id_from, is_id

_FILE = re.compile(r"(?:(?P<order>\d{1,3})-)?(?P<name>[^.]*)(?:\.(?P<language>[^.]*))?\.md")
_FOLDERS = {
    "simulations": "simulation",
    "competence": "framework",
    "plans": "plan",
    "forms": "form",
    "documents": "document",
    "guides": "guide",
}
KINDS = ("course", "module", "glossary", *_FOLDERS.values())
# Places in content/ that hold other things than documents.
NOT_DOCUMENTS = ("demo/", "media/")


class PathProblem(ValueError):
    """The path does not say which document it is."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(f"{code} {facts}")
        self.code = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Identity:
    slug: str
    kind: str
    language: str
    order: int
    path: str

    @property
    def course(self) -> str:
        """The slug of the course a module belongs to."""
        return self.slug.rsplit("/", 1)[0]


def identity(path: str) -> Identity:
    """Reads a path relative to content/, with forward slashes."""
    *folders, file = path.split("/")
    found = _FILE.fullmatch(file)
    if found is None:
        raise PathProblem("path-not-markdown", path=path)
    language = found["language"] or "nb"
    if language not in LANGUAGES:
        raise PathProblem("path-language", language=language)
    for name in (*folders, found["name"]):
        if not is_id(name):
            raise PathProblem("path-ill-formed", name=name, suggestion=id_from(name))
    slug, kind = _place(tuple(folders), found["name"], path)
    return Identity(slug, kind, language, int(found["order"] or 0), path)


def _place(folders: tuple[str, ...], name: str, path: str) -> tuple[str, str]:
    match folders:
        case ():
            if name == "glossary":
                return "glossary", "glossary"
        case ("courses", course):
            if name == "course":
                return f"courses/{course}", "course"
            return f"courses/{course}/{name}", "module"
        case (folder,) if folder in _FOLDERS:
            return f"{folder}/{name}", _FOLDERS[folder]
    raise PathProblem("path-unknown-place", path=path)


def is_document(path: str) -> bool:
    """Whether a file in content/ is one of the documents at all."""
    return path.endswith(".md") and not path.startswith(NOT_DOCUMENTS)
