"""How does a reflection by the SME model come to be, and who is let in to read it?

Private until she shares it herself: with a colleague, or with a group she was in. What is shared can be taken back. Each
step is saved for itself, so that two tabs, or a phone and a desk, do not write over each other unseen.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learning.actions import audit, confidential
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound, Refused
from learning.courses.simulations.reflecting import STEPS
from learning.records.inserting import insert_unless_there
from learning.records.people import Person
from learning.records.queries import ethics_notes as rows
from learning.records.queries.ethics_notes import EthicsNoteFacts
from learning.records.queries.network import networks_of
from learning.records.queries.team import Member, members
from learning.records.simulations import EthicsNote, EthicsNoteShare

Fields = Mapping[str, Sequence[str]]
Body = dict[str, Any]
LONGEST_STEP = 5_000
LONGEST_TAB = 16


def stamps(steps: Mapping[str, str]) -> str:
    """What stood in each step when a page was made, short enough to travel with the form."""
    return " ".join(_stamp(steps.get(step, "")) for step in STEPS)


def _stamp(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Sent:
    """A form: the steps as she sees them, what stood there when her page was made, and which page it is."""

    steps: dict[str, str]
    base: tuple[str, ...]
    tab: str
    seen: str

    @classmethod
    def of(cls, fields: Fields) -> "Sent":
        base = tuple(_first(fields, "base").split())
        return cls(
            steps={step: _first(fields, step) for step in STEPS},
            base=base if len(base) == len(STEPS) else ("",) * len(STEPS),
            tab=_first(fields, "tab")[:LONGEST_TAB],
            seen=_first(fields, "seen"),
        )


def save(
    session: Session, *, by: str, simulation: str, revision_id: int, fields: Fields, at: datetime
) -> EthicsNoteFacts | None:
    """Keep the six steps. Nothing written takes the note away, and those it was shared with no longer find it: None."""
    sent = Sent.of(fields)
    stored = rows.own(session, by, simulation)
    before = stored.body if stored else {}
    body: Body = _merged(sent, before) if stored else {**sent.steps, "tabs": dict.fromkeys(STEPS, sent.tab)}
    long = next((step for step in STEPS if len(body[step]) > LONGEST_STEP), None)
    if long:
        raise Refused("note_long", most=LONGEST_STEP, step=long)
    if not any(body[step] for step in STEPS):
        _remove(session, stored)
        return None
    body["seen"] = confidential.all_looked_at([body[step] for step in STEPS], sent.seen, before.get("seen", ""))
    revision = stored.revision_id if stored else revision_id
    values = {"revision_id": revision, "body": body, "updated_at": at}
    new = {"person_id": by, "simulation": simulation, **values}
    if stored is None and insert_unless_there(session, EthicsNote, new) is not None:
        return rows.own(session, by, simulation)
    mine = EthicsNote.person_id == by, EthicsNote.simulation == simulation
    session.execute(update(EthicsNote).where(*mine).values(**values))
    return rows.own(session, by, simulation)


def _merged(sent: Sent, before: Mapping[str, Any]) -> Body:
    """Of each step what is newest. Refused where both she here and somebody elsewhere (herself, mostly) has changed it."""
    tabs = dict(before.get("tabs", {}))
    body: Body = {"tabs": tabs}
    for step, base in zip(STEPS, sent.base, strict=True):
        text, stands = sent.steps[step], before.get(step, "")
        here_last = tabs.get(step) == sent.tab
        if text == stands or (not here_last and _stamp(text) == base):
            body[step] = stands
        elif here_last or _stamp(stands) == base or not base:
            body[step] = text
            tabs[step] = sent.tab
        else:
            raise Refused("changed_elsewhere", step=step)
    return body


def _remove(session: Session, stored: EthicsNoteFacts | None) -> None:
    if stored:
        session.execute(delete(EthicsNoteShare).where(EthicsNoteShare.note_id == stored.id))
        session.execute(delete(EthicsNote).where(EthicsNote.id == stored.id))


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "").strip()


# Sharing


def colleagues(session: Session, *, by: str, units: Sequence[int], at: datetime) -> tuple[Member, ...]:
    """Those who have duties in her own units today, each once."""
    found = {one.appointment.person_id: one for one in members(session, units, oslo_day(at))}
    return tuple(one for person, one in found.items() if person != by)


def share_with_colleague(
    session: Session, *, by: str, simulation: str, person: str, units: Sequence[int], at: datetime
) -> None:
    if person not in {one.appointment.person_id for one in colleagues(session, by=by, units=units, at=at)}:
        raise Refused("no_reader_chosen")
    _share(session, by, simulation, {"person_id": person}, at)


def share_with_address(session: Session, *, by: str, simulation: str, email: str, at: datetime) -> None:
    """Only within a network of her own, and one sentence for everybody else: it tells nobody who has an account."""
    found = select(Person.id).where(
        Person.email == email.strip().lower(), Person.disabled_at.is_(None), Person.id != by
    )
    person = session.execute(found).scalar_one_or_none()
    today = oslo_day(at)
    together = person and networks_of(session, by, today) & networks_of(session, person, today)
    if not (person and together):
        raise Refused("not_in_your_network", email=email)
    _share(session, by, simulation, {"person_id": person}, at)


def share_with_group(session: Session, *, by: str, simulation: str, group: int, at: datetime) -> None:
    if group not in {one.id for one in rows.groups_of(session, by, simulation)}:
        raise Refused("no_reader_chosen")
    _share(session, by, simulation, {"group_run_id": group}, at)


def _share(session: Session, by: str, simulation: str, reader: dict[str, Any], at: datetime) -> None:
    """Sharing what is shared already changes nothing."""
    note = rows.own(session, by, simulation)
    if note is None:
        raise Refused("nothing_to_share")
    if insert_unless_there(session, EthicsNoteShare, {"note_id": note.id, "shared_at": at, **reader}) is not None:
        audit.write(session, verb="reflection.shared", by=by, at=at, about=reader.get("person_id"), subject=simulation)


def take_back(session: Session, *, by: str, share_id: int, at: datetime) -> str:
    """The simulation the note is about. Taking back what is taken back already changes nothing."""
    found = (
        select(EthicsNote.simulation, EthicsNoteShare.person_id)
        .join(EthicsNoteShare, EthicsNoteShare.note_id == EthicsNote.id)
        .where(EthicsNoteShare.id == share_id, EthicsNote.person_id == by)
    )
    row = session.execute(found).first()
    if row is None:
        raise NotFound("no_such_share")
    session.execute(delete(EthicsNoteShare).where(EthicsNoteShare.id == share_id))
    audit.write(session, verb="reflection.taken_back", by=by, at=at, about=row[1], subject=row[0])
    return str(row[0])
