"""What follows a document to another path, number or name?

The document keeps its revisions, drafts and everybody's attempts and notes. Evidence is never changed: it is read by the
name of today (`old_names`).
"""

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from learning.courses.identity import Identity
from learning.records.attempts import Attempt
from learning.records.group_runs import GroupRun
from learning.records.queries.library import RevisionFacts
from learning.records.revisions import Document, LibraryState
from learning.records.simulations import Commitment, EthicsNote, SimulationRun
from learning.records.workbook import Note


def place(session: Session, current: RevisionFacts, who: Identity) -> None:
    """The same document at another path: another place in its course, or another name."""
    if current.path == who.path:
        return
    session.execute(
        update(Document).where(Document.id == current.document_id).values(slug=who.slug, kind=who.kind, path=who.path)
    )
    session.execute(update(LibraryState).values(version=LibraryState.version + 1))
    if current.slug != who.slug:
        follow(session, current.slug, who.slug)


def follow(session: Session, old: str, new: str) -> None:
    """Attempts and notes go along. Who has one of each keeps both, the old under its old name."""
    open_already = select(Attempt.person_id).where(Attempt.module == new, Attempt.finished_at.is_(None))
    session.execute(
        update(Attempt)
        .where(Attempt.module == old, or_(Attempt.finished_at.is_not(None), Attempt.person_id.not_in(open_already)))
        .values(module=new)
    )
    noted = select(Note.person_id).where(Note.module == new)
    session.execute(update(Note).where(Note.module == old, Note.person_id.not_in(noted)).values(module=new))
    _ethics(session, old, new)


def _ethics(session: Session, old: str, new: str) -> None:
    """A simulation takes along walks, reflections, plans for work, and the groups that have met about it."""
    open_already = select(SimulationRun.person_id).where(
        SimulationRun.simulation == new, SimulationRun.ended_at.is_(None)
    )
    kept = or_(SimulationRun.ended_at.is_not(None), SimulationRun.person_id.not_in(open_already))
    session.execute(update(SimulationRun).where(SimulationRun.simulation == old, kept).values(simulation=new))
    noted = select(EthicsNote.person_id).where(EthicsNote.simulation == new)
    session.execute(
        update(EthicsNote)
        .where(EthicsNote.simulation == old, EthicsNote.person_id.not_in(noted))
        .values(simulation=new)
    )
    for table in (Commitment, GroupRun):
        session.execute(update(table).where(table.simulation == old).values(simulation=new))
