"""What is published right now, parsed once per revision in this process?

The version of the library travels with the query that finds out who is asking, so a page learns of a new revision at no
cost. Revisions that are no longer current (somebody is in the middle of one) are fetched when asked for, and kept.
"""

import threading

from sqlalchemy.orm import Session

from learning.actions.refusing import NotFound
from learning.courses.library import Library, Published
from learning.courses.links import Addresses, nowhere
from learning.courses.memory import Memory
from learning.courses.nouns import Document, Module
from learning.courses.simulation_nouns import Simulation
from learning.records.queries import library as rows


class Shelf:
    """The library of this process. Safe to share between threads: it is replaced, never changed."""

    def __init__(self, addresses: Addresses = nowhere) -> None:
        self._addresses = addresses
        self._lock = threading.Lock()
        self._version = -1
        self._library = Library((), addresses=addresses)
        self._older: Memory[int, Document | None] = Memory(most=200)

    def library(self, session: Session, version: int | None = None) -> Library:
        """The published library; `version` spares a query when the caller already knows it."""
        wanted = rows.version(session) if version is None else version
        if wanted != self._version:
            with self._lock:
                if wanted != self._version:
                    gone = (published(row.text) for row in rows.withdrawn(session))
                    self._library = Library(map(published, rows.published(session)), gone, self._addresses)
                    self._version = wanted
        return self._library

    def module(self, session: Session, library: Library, revision_id: int) -> Module:
        """The module of a revision, current or older.

        Raises `NotFound` when there is no such revision, or it is not a module.
        """
        module = self._document(session, library, revision_id)
        if not isinstance(module, Module):
            raise NotFound("no_such_module")
        return module

    def simulation(self, session: Session, library: Library, revision_id: int) -> Simulation:
        """The simulation of a revision, current, older or withdrawn since; `NotFound` as for a module."""
        simulation = self._document(session, library, revision_id)
        if not isinstance(simulation, Simulation):
            raise NotFound("no_such_simulation")
        return simulation

    def _document(self, session: Session, library: Library, revision_id: int) -> Document | None:
        return library.revision(revision_id) or self._older.get(revision_id, lambda: _older(session, revision_id))


def published(row: rows.RevisionFacts) -> Published:
    return Published(
        slug=row.slug,
        language=row.language,
        kind=row.kind,
        revision_id=row.revision_id,
        number=row.number,
        edition=row.edition,
        digest=row.digest,
        text=row.text,
        path=row.path,
    )


def _older(session: Session, revision_id: int) -> Document | None:
    facts = rows.revision(session, revision_id)
    if facts is None:
        raise NotFound("no_such_document")
    return Library([published(facts)]).revision(revision_id)
