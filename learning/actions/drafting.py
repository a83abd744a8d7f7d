"""How does an educator write without losing a word, or anybody else's?

Each person has a draft of their own on a document, based on the revision they began from. Saving tells which version
of the draft it builds on, so that two tabs of the same person cannot overwrite each other either.
"""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions.publishing import normal
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.records.inserting import insert_unless_there
from learning.records.queries import library as rows
from learning.records.queries.library import DraftFacts, RevisionFacts
from learning.records.revisions import Draft

LONGEST_TEXT = 400_000


def current(session: Session, *, by: Asker, slug: str, language: str) -> RevisionFacts:
    """The published revision an educator may edit.

    Raises `NotFound`, or a `Refusal` when `by` is no educator.
    """
    permissions.check_can_edit_content(by)
    revision = rows.current(session, slug, language)
    if revision is None:
        raise NotFound("no_such_document")
    return revision


def own(session: Session, *, by: Asker, document_id: int) -> DraftFacts | None:
    return next((draft for draft in rows.drafts(session, document_id) if draft.person_id == by.person_id), None)


def others(session: Session, *, by: Asker, document_id: int) -> tuple[DraftFacts, ...]:
    """What colleagues are writing on the same document."""
    return tuple(draft for draft in rows.drafts(session, document_id) if draft.person_id != by.person_id)


def save(
    session: Session, *, by: Asker, document: RevisionFacts, text: str, version: int, based_on: int, at: datetime
) -> int:
    """Save a draft and return its new version. `version` is 0 for the first save.

    Raises `Conflict` when the draft has been saved from elsewhere since, `Refused` when it is too long.
    """
    permissions.check_can_edit_content(by)
    if len(text) > LONGEST_TEXT:
        raise Refused("text_long", most=LONGEST_TEXT)
    stored = own(session, by=by, document_id=document.document_id)
    values = {"text": normal(text), "saved_at": at, "version": version + 1, "based_on": based_on}
    if values["text"] == (stored.text if stored else document.text):
        return (
            stored.version if stored else 0
        )  # nothing new: no draft for a mere look, and a repeated save is no conflict
    _check_base(session, document, based_on)
    if stored is None and version == 0:
        row = {"document_id": document.document_id, "person_id": by.person_id, **values}
        if insert_unless_there(session, Draft, row) is None:
            raise Conflict("draft_saved_elsewhere")
        return 1
    if stored is None or stored.version != version:
        raise Conflict("draft_saved_elsewhere")
    kept = session.execute(
        update(Draft)
        .where(Draft.document_id == document.document_id, Draft.person_id == by.person_id, Draft.version == version)
        .values(**values)
    )
    if not kept.rowcount:  # type: ignore[attr-defined]  # another tab saved between our look and our deed
        raise Conflict("draft_saved_elsewhere")
    return version + 1


def append(session: Session, *, by: Asker, document: RevisionFacts, text: str, at: datetime) -> None:
    """Put a text after what one's own draft says now; what is there already is not put there twice.

    Raises `Refused` when the whole becomes too long.
    """
    permissions.check_can_edit_content(by)
    kept = own(session, by=by, document_id=document.document_id)
    before, more = (kept.text if kept else document.text), normal(text).strip()
    if more in before:
        return
    save(
        session,
        by=by,
        document=document,
        text=f"{before.rstrip()}\n\n{more}\n",
        version=kept.version if kept else 0,
        based_on=kept.based_on if kept else document.revision_id,
        at=at,
    )


def _check_base(session: Session, document: RevisionFacts, based_on: int) -> None:
    """The number came back in a form: it must be a revision of this document, or it says nothing."""
    if based_on != document.revision_id:
        older = rows.revision(session, based_on)
        if older is None or older.document_id != document.document_id:
            raise NotFound("no_such_revision")


def discard(session: Session, *, by: Asker, document_id: int) -> None:
    """Throw away one's own draft."""
    permissions.check_can_edit_content(by)
    session.execute(delete(Draft).where(Draft.document_id == document_id, Draft.person_id == by.person_id))


def build_on_newest(session: Session, *, by: Asker, document: RevisionFacts, at: datetime) -> None:
    """Keep one's own text, now based on what somebody else has published meanwhile. The difference is shown next."""
    permissions.check_can_edit_content(by)
    session.execute(
        update(Draft)
        .where(Draft.document_id == document.document_id, Draft.person_id == by.person_id)
        .values(based_on=document.revision_id, version=Draft.version + 1, saved_at=at)
    )


def restore(session: Session, *, by: Asker, document: RevisionFacts, revision_id: int, at: datetime) -> None:
    """Begin a draft with the text of an older revision. It is published like any other change."""
    permissions.check_can_edit_content(by)
    older = rows.revision(session, revision_id)
    if older is None or older.document_id != document.document_id:
        raise NotFound("no_such_revision")
    kept = own(session, by=by, document_id=document.document_id)
    save(
        session,
        by=by,
        document=document,
        text=older.text,
        version=kept.version if kept else 0,
        based_on=document.revision_id,
        at=at,
    )
