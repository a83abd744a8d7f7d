"""How does a whole course leave as one file, and come back as drafts?

What comes back is checked against the library as a whole before anything is written, and never replaces what somebody
is writing. A document that nobody has published yet has nothing to be a draft of: it is published from files.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import drafting
from learning.actions.publishing import normal
from learning.actions.refusing import NotFound
from learning.courses.checking import check
from learning.courses.identity import PathProblem, identity, is_document
from learning.courses.media import MediaFile, wrong_media
from learning.courses.problems import Problem, in_order
from learning.courses.reading import read, read_bytes
from learning.records.queries import library as rows
from learning.records.queries.library import RevisionFacts


@dataclass(frozen=True, slots=True)
class Looked:
    """What a bundle would be in this library: its texts by path, and everything that is wrong with them."""

    texts: dict[str, str]
    media: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def whole(self) -> bool:
        return not any(problem.is_error for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of each text: a draft, nothing new, left for a draft that was there, or new to the library."""

    drafted: tuple[RevisionFacts, ...]
    unchanged: tuple[RevisionFacts, ...]
    kept: tuple[RevisionFacts, ...]
    unknown: tuple[str, ...]


def collected(session: Session, course: str, media: Path) -> dict[str, bytes]:
    """The published texts of a course, and the pictures they show, by path in content/.

    Raises `NotFound` when there is no such course.
    """
    texts = [row for row in rows.published(session) if row.slug == course or row.slug.startswith(f"{course}/")]
    if not any(row.kind == "course" for row in texts):
        raise NotFound("no_such_document")
    shown = {image for row in texts for image, _ in read(row.path, row.text).images}
    pictures = {image: (media / image).read_bytes() for image in shown if (media / image).is_file()}
    return {row.path: row.text.encode("utf-8") for row in texts} | pictures


def look_through(session: Session, files: Mapping[str, bytes], media: Path) -> Looked:
    """Everything that is wrong with some files, alone and beside what is published. It takes a while."""
    here = [path.relative_to(media).as_posix() for path in (media / "media").rglob("*") if path.is_file()]
    return look_beside({row.path: row.text for row in rows.published(session)}, files, here)


def look_beside(texts: Mapping[str, str], files: Mapping[str, bytes], here: list[str]) -> Looked:
    """The same beside other texts, and the pictures that are `here`."""
    readings = {path: read_bytes(path, data) for path, data in files.items() if is_document(path)}
    mine = {path: data.decode("utf-8-sig") for path, data in files.items() if path in readings and _is_text(data)}
    pictures = {path: data for path, data in files.items() if path not in readings}
    replaced = {_name(path) for path in mine}
    others = {path: text for path, text in texts.items() if _name(path) not in replaced}
    found = [problem for path in readings if path not in mine for problem in readings[path].problems]
    known = [*here, *pictures]
    found += [one for one in check(others | mine, known_media=known) if one.file in mine]
    shown = {image for reading in readings.values() for image, _ in reading.images}
    found += wrong_media((_picture(path, data) for path, data in pictures.items()), shown)
    return Looked(mine, tuple(path for path in pictures if path not in here), tuple(in_order(found)))


def _is_text(data: bytes) -> bool:
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _picture(path: str, data: bytes) -> MediaFile:
    return MediaFile(path, len(data), data if path.lower().endswith(".svg") else None)


def _name(path: str) -> tuple[str, str]:
    """Which document a file is, whatever its number; a path that can be none is only itself."""
    try:
        who = identity(path)
    except PathProblem:
        return "", path
    return who.slug, who.language


def take(session: Session, *, by: Asker, texts: Mapping[str, str], at: datetime) -> Taken:
    """Makes drafts of the texts that are not already what is published, or what this person is writing."""
    permissions.check_can_edit_content(by)
    drafted, unchanged, kept, unknown = [], [], [], []
    for path, text in sorted(texts.items()):
        document = rows.current(session, *_name(path))
        if document is None:
            unknown.append(path)
            continue
        draft = drafting.own(session, by=by, document_id=document.document_id)
        if normal(text) == (draft.text if draft else document.text):
            unchanged.append(document)
        elif draft is not None:
            kept.append(document)
        else:
            based_on = document.revision_id
            drafting.save(session, by=by, document=document, text=text, version=0, based_on=based_on, at=at)
            drafted.append(document)
    return Taken(tuple(drafted), tuple(unchanged), tuple(kept), tuple(unknown))
