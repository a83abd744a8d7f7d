"""How does a text become what readers get?

Publishing is a promise (content-format.md, «Revisions»): a revision is immutable, a spelling or wording change keeps
the edition, a clinical change raises it, and nobody overwrites a revision they have not seen.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit, completions
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.actions.shelf import published
from learning.courses import promises
from learning.courses.checking import check
from learning.courses.frontmatter import with_edition
from learning.courses.library import Library
from learning.courses.nouns import Document as AnyDocument
from learning.courses.problems import Problem
from learning.courses.reading import read
from learning.records.queries import library as rows
from learning.records.revisions import Document, Draft, LibraryState, Revision

#: What a document is when it is not withdrawn.
BACK_UP: dict[str, None] = {"withdrawn_at": None, "withdrawn_by": None, "withdrawn_reason": None}
Change = Literal["typo", "wording", "clinical", "files"]
CHANGES: tuple[Change, ...] = ("typo", "wording", "clinical")
#: Word processors leave these in what is pasted: line ends of other kinds, and what neither a page nor a database can hold.
_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class LookedOver:
    """What was wrong with a text, held against the library of `version`: found before anybody is kept waiting."""

    version: int
    digest: str
    errors: tuple[Problem, ...]


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
    looked: LookedOver | None = None,
) -> rows.RevisionFacts:
    """Publish a text from the studio and drop the draft it was, `version`; what has been written since stays.

    Raises `Conflict` when somebody has published since `based_on`, `Refused` when the text has errors (in
    `facts["problems"]`) or nothing is changed, and a `Refusal` when `by` may not publish.
    """
    permissions.check_can_publish_content(by)
    alone(session)
    current = _unchanged_since(session, slug, language, based_on)
    if change not in CHANGES:
        raise Refused("change_missing")
    text, edition = _final(current, text, change)
    if errors := _errors(session, current, text, looked):
        raise Refused("text_has_errors", problems=errors)
    if digest(text) == current.digest:
        raise Refused("nothing_changed")
    write(session, current.document_id, text, current.number + 1, change, by.person_id, at, edition)
    mine = (Draft.document_id == current.document_id, Draft.person_id == by.person_id, Draft.version == version)
    session.execute(delete(Draft).where(*mine))
    if current.kind == "course":
        catch_up(session, slug, at)
    audit.write(session, verb=f"content.published.{change}", by=by.person_id, at=at, subject=f"{slug}.{language}")
    written = rows.current(session, slug, language)
    assert written is not None  # noqa: S101 – written a few lines above
    return written


def look_over(session: Session, *, slug: str, language: str, text: str, change: str) -> LookedOver | None:
    """What `publish` would find wrong with this text. It takes a while, so it is asked before the write lock is taken."""
    seen = rows.version(session)
    current = rows.current(session, slug, language)
    if current is None or change not in CHANGES:
        return None
    text, _edition = _final(current, text, change)
    return LookedOver(seen, digest(text), tuple(new_errors(session, current, text)))


def _final(current: rows.RevisionFacts, text: str, change: str) -> tuple[str, int]:
    """The text as it will stand, with the edition the kind of change gives it."""
    edition = current.edition + (change == "clinical")
    return with_edition(normal(text), edition), edition


def _errors(session: Session, current: rows.RevisionFacts, text: str, looked: LookedOver | None) -> tuple[Problem, ...]:
    """What was found beforehand is believed when nothing has been published since."""
    if looked and (looked.version, looked.digest) == (rows.version(session), digest(text)):
        return looked.errors
    return tuple(new_errors(session, current, text))


def _unchanged_since(session: Session, slug: str, language: str, based_on: int) -> rows.RevisionFacts:
    """The published revision, which must be the one the author began from."""
    current = rows.current(session, slug, language)
    if current is None:
        raise NotFound("no_such_document")
    if current.revision_id != based_on:
        raise Conflict("published_since", by=current.published_by, at=current.published_at)
    return current


def new_errors(session: Session, current: rows.RevisionFacts, text: str) -> list[Problem]:
    """What this text would break: in itself, in what it promised, or in other documents that refer to it."""
    path = current.path
    files = {row.path: row.text for row in rows.published(session)}
    before = {problem.place for problem in check(files)}
    after = [problem for problem in check(files | {path: text}) if problem.is_error]
    found = [problem for problem in after if problem.file == path or problem.place not in before]
    return found + list(broken_promises(current, read(path, text).document))


def broken_promises(current: rows.RevisionFacts, document: AnyDocument | None) -> tuple[Problem, ...]:
    before = read(current.path, current.text).document
    return promises.broken(before, document) if before and document else ()


def catch_up(session: Session, slug: str, at: datetime) -> None:
    library = Library(published(row) for row in rows.published(session))
    completions.course_completed(session, slug=slug, library=library, at=at)


def normal(text: str) -> str:
    """Browsers send CRLF; files have LF, one newline at the end, and nothing that cannot be seen."""
    return _INVISIBLE.sub("", _LINE_END.sub("\n", text)).rstrip() + "\n"


def alone(session: Session) -> None:
    """One publisher at a time: whoever waits here sees what the one before has published."""
    session.execute(select(LibraryState.id).with_for_update())


def write(
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
    session.execute(update(Document).where(Document.id == document_id).values(published_id=revision_id, **BACK_UP))
    session.execute(update(LibraryState).values(version=LibraryState.version + 1))
