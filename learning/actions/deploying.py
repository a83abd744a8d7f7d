"""How do files become what readers get? An idempotent step of every start, which never undoes the studio's work.

From files a raised `edition` is a clinical change and the same edition is better words. A file with errors leaves the
last good revision up; one that is gone leaves its document up, and is told of.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from learning.actions import moving
from learning.actions.publishing import Change, alone, broken_promises, catch_up, digest, write
from learning.courses.checking import check
from learning.courses.identity import Identity, PathProblem, identity
from learning.courses.nouns import Course
from learning.courses.nouns import Document as AnyDocument
from learning.courses.old_names import moves, renamed
from learning.courses.problems import Problem
from learning.courses.reading import read
from learning.records.queries import library as rows
from learning.records.queries.library import RevisionFacts, WithdrawnFacts
from learning.records.revisions import Document, LibraryState, Revision

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Clash:
    """A file that would overwrite what the studio has published since: change `number`."""

    path: str
    number: int
    studio: str
    file: str


@dataclass(frozen=True, slots=True)
class FilesPublished:
    """What a deploy step did: paths published, paths already current, and everything that was wrong."""

    published: tuple[str, ...]
    unchanged: int
    problems: tuple[Problem, ...]
    newer_in_studio: tuple[str, ...]
    clashes: tuple[Clash, ...]


@dataclass(frozen=True, slots=True)
class FilesLookedOver:
    """What is wrong with the files, held against the library of `version`."""

    version: int
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Deployment:
    """The files against what is published. `known` and `withdrawn` are by today's name, `came_from` by the new one."""

    session: Session
    files: Mapping[str, str]
    at: datetime
    over: Mapping[str, int]
    published: list[str] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    newer: list[str] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    names: dict[str, Name] = field(init=False)
    known: dict[Name, RevisionFacts] = field(init=False)
    withdrawn: dict[Name, WithdrawnFacts] = field(init=False)
    came_from: dict[Name, RevisionFacts] = field(init=False)

    def __post_init__(self) -> None:
        self.names = {path: _name(path) for path in self.files}
        self.known = {(row.slug, row.language): row for row in rows.published(self.session)}
        self.withdrawn = {(one.text.slug, one.text.language): one for one in rows.withdrawn(self.session)}
        self.came_from = self._moved()

    def _moved(self) -> dict[Name, RevisionFacts]:
        """Published documents that no file has any more, by the name that some file says is theirs now."""
        read_now = (read(path, text).document for path, text in self.files.items() if "aliases" in text)
        moved = moves(document for document in read_now if document)
        gone = {name: row for name, row in self.known.items() if name not in set(self.names.values())}
        named = {(renamed(moved, slug), language): row for (slug, language), row in gone.items()}
        return {name: row for name, row in named.items() if name not in gone}

    def left(self) -> list[RevisionFacts]:
        """What is published and has neither a file nor another name."""
        taken = {*self.names.values()}
        moved = {row.document_id for row in self.came_from.values()}
        return [row for name, row in self.known.items() if name not in taken and row.document_id not in moved]

    def found(self) -> tuple[Problem, ...]:
        return tuple(check({row.path: row.text for row in self.left()} | dict(self.files)))

    # One file

    def take(self, path: str, text: str, found: tuple[Problem, ...]) -> None:
        name = self.names[path]
        current = self.known.get(name) or self.came_from.get(name)
        if current is not None and current.digest == digest(text):
            self.unchanged += 1
            moving.place(self.session, current, identity(path))
            return
        if self._is_old_news(current, path, text):
            return
        document = read(path, text).document
        mine = [problem for problem in found if problem.file == path]
        mine += broken_promises(current, document) if current else ()
        self.problems += mine
        if document is not None and not any(one.is_error for one in mine) and self._may_take_over(current, path, text):
            self._publish(current, document, path, text)

    def _is_old_news(self, current: RevisionFacts | None, path: str, text: str) -> bool:
        """The studio has published, or withdrawn, what this file said once: it is left alone in silence."""
        down = self._down(path)
        if down is not None:
            return not self._is_new(down.text.document_id, text)
        if current is None or current.published_by_id is None or self._is_new(current.document_id, text):
            return False
        self.newer.append(path)
        return True

    def _may_take_over(self, current: RevisionFacts | None, path: str, text: str) -> bool:
        """New text over what the studio has done since is refused aloud."""
        down = self._down(path)
        if down is not None:
            self.problems.append(Problem(path, 1, "withdrawn-in-studio", {"reason": down.reason}))
            return False
        if current is None or current.published_by_id is None or self.over.get(path) == current.number:
            return True
        self.newer.append(path)
        self.problems.append(Problem(path, 1, "studio-is-newer", {"number": current.number}))
        self.clashes.append(Clash(path, current.number, current.text, text))
        return False

    def _down(self, path: str) -> WithdrawnFacts | None:
        """Withdrawn by somebody with a reason: it comes back from the studio, not from a file."""
        found = self.withdrawn.get(self.names[path])
        return found if found and found.reason else None

    def _is_new(self, document_id: int, text: str) -> bool:
        return all(digest(text) != revision.digest for revision in rows.history(self.session, document_id))

    def _publish(self, current: RevisionFacts | None, document: AnyDocument, path: str, text: str) -> None:
        change: Change = "files"
        if current is None:
            document_id, number = _document(self.session, identity(path))
        else:
            moving.place(self.session, current, identity(path))
            document_id, number = current.document_id, current.number
            change = "clinical" if document.edition > current.edition else "wording"
        write(self.session, document_id, text, number + 1, change, None, self.at, document.edition)
        self.published.append(path)
        if isinstance(document, Course):
            catch_up(self.session, document.slug, self.at)

    # The whole folder

    def merge(self) -> None:
        """A document whose name now belongs to one that was there already: its readers' work goes there."""
        taken = {self.names[path] for path in self.published}
        for (slug, language), row in self.came_from.items():
            if (slug, language) in self.known and (slug, language) in taken:
                moving.follow(self.session, row.slug, slug)
                values = {"withdrawn_at": self.at, "withdrawn_reason": ""}
                self.session.execute(update(Document).where(Document.id == row.document_id).values(**values))
                self.session.execute(update(LibraryState).values(version=LibraryState.version + 1))

    def miss(self, whole: Collection[str]) -> None:
        """A document that has lost its file stays up until somebody says what is meant."""
        there = {_name(path) for path in whole}
        self.problems += [
            Problem(row.path, 1, "document-vanished", {"slug": row.slug})
            for row in self.left()
            if (row.slug, row.language) not in there
        ]


def look_over_files(session: Session, files: Mapping[str, str], at: datetime) -> FilesLookedOver:
    """What `publish_files` would find wrong. It takes a while, so it is asked before the write lock is taken."""
    return FilesLookedOver(rows.version(session), _Deployment(session, files, at, {}).found())


def publish_files(
    session: Session,
    files: Mapping[str, str],
    at: datetime,
    *,
    whole: Collection[str] | None = None,
    over: Mapping[str, int] | None = None,
    looked: FilesLookedOver | None = None,
) -> FilesPublished:
    """Publish every file that is without errors and not already current. Idempotent; the caller commits.

    A file that equals an older revision while the studio has a newer one is left alone; one that equals none is a clash
    and is refused, unless `over` names the change it may overwrite. `whole` are all paths of a folder: what is published
    and not among them is told of.
    """
    alone(session)
    deployment = _Deployment(session, files, at, over or {})
    fresh = looked is not None and looked.version == rows.version(session)
    found = looked.problems if looked and fresh else deployment.found()
    for path, text in sorted(files.items()):
        deployment.take(path, text, found)
    deployment.merge()
    if whole is not None:
        deployment.miss(whole)
    return FilesPublished(
        tuple(deployment.published),
        deployment.unchanged,
        tuple(deployment.problems),
        tuple(deployment.newer),
        tuple(deployment.clashes),
    )


def _name(path: str) -> Name:
    """Which document a file is, whatever its number; no document's name for a path that cannot be one."""
    try:
        who = identity(path)
    except PathProblem:
        return "", path
    return who.slug, who.language


def _document(session: Session, who: Identity) -> tuple[int, int]:
    """The id of a document that is not up now, made when it never was, and the number of its last revision."""
    document = session.execute(
        select(Document).where(Document.slug == who.slug, Document.language == who.language)
    ).scalar_one_or_none()
    if document is None:
        document = Document(slug=who.slug, language=who.language, kind=who.kind, path=who.path)
        session.add(document)
    document.path = who.path
    session.flush()
    newest = select(func.max(Revision.number)).where(Revision.document_id == document.id)
    return document.id, session.execute(newest).scalar() or 0
