"""How does a text become what readers get?

Publishing is a promise (content-format.md, «Revisions»): a revision is immutable, a spelling or wording change keeps
the edition, a clinical change raises it, and nobody overwrites a revision they have not seen.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit, completions
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.actions.shelf import published
from learning.courses.checking import check
from learning.courses.frontmatter import with_edition
from learning.courses.identity import PathProblem, identity
from learning.courses.library import Library
from learning.courses.nouns import Course
from learning.courses.problems import Problem
from learning.courses.reading import read
from learning.records.queries import library as rows
from learning.records.revisions import Document, Draft, LibraryState, Revision

Change = Literal["typo", "wording", "clinical", "files"]
CHANGES: tuple[Change, ...] = ("typo", "wording", "clinical")
#: Word processors leave these in what is pasted: line ends of other kinds, and what neither a page nor a database can hold.
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FilesPublished:
    """What a deploy step did: paths published, paths already current, and everything that was wrong."""

    published: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    newer_in_studio: tuple[str, ...]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def publish(
    session: Session,
    *,
    by: Asker,
    slug: str,
    language: str,
    text: str,
    version: int,
    change: str,
    based_on: int,
    at: datetime,
) -> rows.RevisionFacts:
    """Publish a text from the studio and drop the draft it was, `version`; what has been written since stays.

    Raises `Conflict` when somebody has published since `based_on`, `Refused` when the text has errors (in
    `facts["problems"]`) or nothing is changed, and a `Refusal` when `by` may not publish.
    """
    permissions.check_can_publish_content(by)
    _alone(session)
    current = _unchanged_since(session, slug, language, based_on)
    if change not in CHANGES:
        raise Refused("change_missing")
    edition = current.edition + (change == "clinical")
    text = with_edition(normal(text), edition)
    if errors := new_errors(session, current.path, text):
        raise Refused("text_has_errors", problems=errors)
    if digest(text) == current.digest:
        raise Refused("nothing_changed")
    _write(session, current.document_id, text, current.number + 1, change, by.person_id, at, edition)
    session.execute(
        delete(Draft).where(
            Draft.document_id == current.document_id, Draft.person_id == by.person_id, Draft.version == version
        )
    )
    if current.kind == "course":
        _catch_up(session, slug, at)
    audit.write(session, verb=f"content.published.{change}", by=by.person_id, at=at, subject=f"{slug}.{language}")
    written = rows.current(session, slug, language)
    assert written is not None  # noqa: S101 – written a few lines above
    return written


def _unchanged_since(session: Session, slug: str, language: str, based_on: int) -> rows.RevisionFacts:
    """The published revision, which must be the one the author began from."""
    current = rows.current(session, slug, language)
    if current is None:
        raise NotFound("no_such_document")
    if current.revision_id != based_on:
        raise Conflict("published_since", by=current.published_by, at=current.published_at)
    return current


def new_errors(session: Session, path: str, text: str) -> list[Problem]:
    """What this text would break, in itself or in other documents that refer to it."""
    files = {row.path: row.text for row in rows.published(session)}
    before = {problem.place for problem in check(files)}
    after = [problem for problem in check(files | {path: text}) if problem.is_error]
    return [problem for problem in after if problem.file == path or problem.place not in before]


def _catch_up(session: Session, slug: str, at: datetime) -> None:
    library = Library(published(row) for row in rows.published(session))
    completions.course_completed(session, slug=slug, library=library, at=at)


def normal(text: str) -> str:
    """Browsers send CRLF; files have LF, one newline at the end, and nothing that cannot be seen."""
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text)).rstrip() + "\n"


def _alone(session: Session) -> None:
    """One publisher at a time: whoever waits here sees what the one before has published."""
    session.execute(select(LibraryState.id).with_for_update())


def publish_files(session: Session, files: dict[str, str], at: datetime) -> FilesPublished:
    """Publish every file that is without errors and not already current. Idempotent; the caller commits.

    A file with errors leaves the last good revision up. A file that equals an older revision while the studio has a
    newer one is left alone; one that equals none is a conflict and is refused.
    """
    _alone(session)
    done: list[str] = []
    newer: list[str] = []
    problems: list[Problem] = []
    known = {(row.slug, row.language): row for row in rows.published(session)}
    names = {path: _name(path) for path in files}
    found = check({row.path: row.text for name, row in known.items() if name not in names.values()} | files)
    unchanged = 0
    for path, text in sorted(files.items()):
        current = known.get(names[path])
        if current is not None and current.digest == digest(text):
            unchanged += 1
            _renumber(session, current, path)
            continue
        mine = [problem for problem in found if problem.file == path]
        problems.extend(mine)
        document = read(path, text).document
        if document is None or any(problem.is_error for problem in mine):
            continue
        if current is not None and current.change != "files" and _conflict(session, current, path, text, problems):
            newer.append(path)
            continue
        _write_file(session, current, path, text, document.edition, at)
        done.append(path)
        if isinstance(document, Course):
            _catch_up(session, document.slug, at)
    return FilesPublished(tuple(done), unchanged, tuple(problems), tuple(newer))


def _name(path: str) -> tuple[str, str]:
    """Which document a file is, whatever its number; no document's name for a path that cannot be one."""
    try:
        who = identity(path)
    except PathProblem:
        return "", path
    return who.slug, who.language


def _renumber(session: Session, current: rows.RevisionFacts, path: str) -> None:
    """The same text under another number: another place in the course, and no new revision."""
    if current.path != path:
        session.execute(update(Document).where(Document.id == current.document_id).values(path=path))
        session.execute(update(LibraryState).values(version=LibraryState.version + 1))


def _conflict(session: Session, current: rows.RevisionFacts, path: str, text: str, problems: list[Problem]) -> bool:
    """The studio has published since the file did. Old news is skipped in silence, new text is refused aloud."""
    if all(digest(text) != revision.digest for revision in rows.history(session, current.document_id)):
        facts: dict[str, str | int] = {"number": current.number}
        problems.append(Problem(path, 1, "studio-is-newer", facts))
    return True


def _write_file(
    session: Session, current: rows.RevisionFacts | None, path: str, text: str, edition: int, at: datetime
) -> None:
    if current is not None:
        _renumber(session, current, path)
        _write(session, current.document_id, text, current.number + 1, "files", None, at, edition)
        return
    who = identity(path)
    document = session.execute(
        select(Document).where(Document.slug == who.slug, Document.language == who.language)
    ).scalar_one_or_none()
    if document is None:
        document = Document(slug=who.slug, language=who.language, kind=who.kind, path=path)
        session.add(document)
    document.path = path
    session.flush()
    number = session.execute(select(func.max(Revision.number)).where(Revision.document_id == document.id)).scalar() or 0
    _write(session, document.id, text, number + 1, "files", None, at, edition)


def _write(
    session: Session,
    document_id: int,
    text: str,
    number: int,
    change: Change,
    by: str | None,
    at: datetime,
    edition: int,
) -> None:
    revision_id = session.execute(
        insert(Revision)
        .values(
            document_id=document_id,
            number=number,
            edition=edition,
            change=change,
            text=text,
            digest=digest(text),
            published_by=by,
            published_at=at,
        )
        .returning(Revision.id)
    ).scalar_one()
    session.execute(
        update(Document).where(Document.id == document_id).values(published_id=revision_id, withdrawn_at=None)
    )
    session.execute(update(LibraryState).values(version=LibraryState.version + 1))
