"""Which folder of content does a path belong to, and what lies in it?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from learning.cli.sentences import Sentence
from learning.courses.identity import is_document
from learning.courses.media import MediaFile

#: A folder with one of these is a folder of content.
_SIGNS = ("courses", "competence", "simulations")


@dataclass(frozen=True, slots=True)
class Asked:
    """A folder of content, and the parts of it somebody asked about; no parts is all of it."""

    root: Path
    parts: tuple[Path, ...] = ()

    def about(self, file: str) -> bool:
        path = self.root / file
        return not self.parts or any(path == part or part in path.parents for part in self.parts)


def asked(paths: Iterable[Path], content: Path) -> tuple[Asked, ...]:
    """What to check, by folder of content; without paths, the installation's own.

    Raises `Sentence` for a path that is not there, or belongs to no content.
    """
    content = content.resolve()
    parts: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise Sentence(f"Finner ikke {path}. Skriv en fil eller mappe som finnes.")
        resolved = path.resolve()
        parts.setdefault(_root(resolved, content, path), []).append(resolved)
    if not parts:
        return (Asked(content),)
    return tuple(Asked(root, () if root in those else tuple(those)) for root, those in parts.items())


def _root(path: Path, content: Path, said: Path) -> Path:
    for folder in (path, *path.parents):
        if folder == content or any((folder / sign).is_dir() for sign in _SIGNS):
            return folder
    raise Sentence(
        f"{said} ligger ikke i en innholdsmappe. En slik mappe har courses/, competence/ eller simulations/."
    )


def documents(root: Path) -> dict[str, bytes]:
    """Every document in a folder of content, by its path there."""
    found = ((path.relative_to(root).as_posix(), path) for path in sorted(root.rglob("*.md")))
    return {name: _bytes(path) for name, path in found if is_document(name) and path.is_file()}


def media(root: Path) -> list[MediaFile]:
    return [
        MediaFile(
            path.relative_to(root).as_posix(),
            path.stat().st_size,
            _bytes(path) if path.suffix.lower() == ".svg" else None,
        )
        for path in sorted((root / "media").rglob("*"))
        if path.is_file()
    ]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Sentence(f"Kan ikke lese {path}: {error.strerror}.") from None
