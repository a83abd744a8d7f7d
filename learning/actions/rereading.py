"""Which clinical changes has somebody not read, in modules they have completed, and how is it recorded that they have?

A completion belongs to an edition. When a clinical change raises the edition, the completion stands with its date; only
the changed pages are to be read again. Having read them is evidence of its own kind, `reread`, which fills no cell.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from learning.actions import audit, evidence_writing
from learning.actions.days import oslo_day
from learning.actions.old_names import named_now
from learning.actions.refusing import Conflict
from learning.actions.shelf import Shelf
from learning.competence.rules import RULE_VERSION
from learning.courses.changes import Changes, changes
from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.records.queries import evidence as rows
from learning.records.queries.evidence import EvidenceFacts

PLAN_KEY = "reread_clinical_changes"


@dataclass(frozen=True)
class Unread:
    """`since` is the completion, or the last reading after it; `module` is what is published now."""

    module: Module
    since: EvidenceFacts
    changes: Changes

    @property
    def minutes(self) -> int:
        """The changed pages' share of the module's time."""
        return max(1, round(self.module.minutes * len(self.changes.pages) / len(self.module.pages)))


def unread(
    session: Session, *, shelf: Shelf, library: Library, evidence: Iterable[EvidenceFacts]
) -> tuple[Unread, ...]:
    """Modules completed in an older edition than today's, as far as a reader can see that something is changed."""
    found = (_unread(session, shelf, library, row) for row in _last_read(evidence, library))
    return tuple(one for one in found if one)


def _last_read(evidence: Iterable[EvidenceFacts], library: Library) -> list[EvidenceFacts]:
    """Of each completed module the row with the newest edition read."""
    last: dict[str, EvidenceFacts] = {}
    for row in named_now(evidence, library):
        if row.voided or row.revision_id is None or row.kind not in {"module", "reread"}:
            continue
        held = last.get(row.subject)
        if held is None or (row.edition or 0, row.id) > (held.edition or 0, held.id):
            last[row.subject] = row
    return list(last.values())


def _unread(session: Session, shelf: Shelf, library: Library, row: EvidenceFacts) -> Unread | None:
    """The text that was read is only fetched when some language of the module has a newer edition."""
    read_edition = row.edition or 0
    if row.revision_id is None or library.newest_edition(row.subject) <= read_edition:
        return None
    before = shelf.module(session, library, row.revision_id)
    module = library.module(row.subject, before.language)
    if module is None or module.edition <= read_edition:
        return None
    changed = changes(before, module)
    return Unread(module, row, changed) if changed else None


def unread_in(session: Session, *, by: str, module: str, shelf: Shelf, library: Library) -> Unread | None:
    """The same for one module and one person."""
    mine = [row for row in named_now(rows.of_person(session, by), library) if row.subject == module]
    return next(iter(unread(session, shelf=shelf, library=library, evidence=mine)), None)


def record(
    session: Session, *, by: str, module: str, edition: int, shelf: Shelf, library: Library, at: datetime
) -> None:
    """`by` has read what is changed up to and with `edition`. Safe to repeat.

    Raises `Conflict` when a newer edition has come since the changes were shown.
    """
    found = unread_in(session, by=by, module=module, shelf=shelf, library=library)
    if found is None:
        return
    now = found.module
    published = library.published(now.slug, now.language)
    if published is None or now.edition != edition:
        raise Conflict("changed_since")
    evidence_writing.record(
        session,
        key=f"reread:{found.since.id}:{edition}",
        person_id=by,
        kind="reread",
        subject=now.slug,
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=by,
        rule_version=RULE_VERSION,
        revision_id=published.revision_id,
        edition=edition,
        language=now.language,
    )
    audit.write(session, verb="module.reread", by=by, about=by, at=at, subject=now.slug)
