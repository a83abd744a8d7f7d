"""What has somebody reflected on by the SME model, who may read it, and what have others shared with her?

Every question is asked on behalf of one person: what she has not written, and what nobody has shared with her, is not
found.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from learning.records.group_runs import GroupMember, GroupRun
from learning.records.people import Person
from learning.records.simulations import EthicsNote, EthicsNoteShare, SimulationRun


@dataclass(frozen=True, slots=True)
class EthicsNoteFacts:
    """`body` holds the steps by name."""

    id: int
    person_id: str
    simulation: str
    revision_id: int
    body: dict[str, Any]
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class MyNote:
    note: EthicsNoteFacts
    shares: int


@dataclass(frozen=True, slots=True)
class SharedNote:
    """With the name of who wrote it."""

    note: EthicsNoteFacts
    by: str


@dataclass(frozen=True, slots=True)
class Share:
    """With one person, or with the group that met on a day."""

    id: int
    person_id: str | None
    name: str | None
    group_id: int | None
    met_at: datetime | None


@dataclass(frozen=True, slots=True)
class GroupOfMine:
    id: int
    met_at: datetime


_notes = (
    EthicsNote.id,
    EthicsNote.person_id,
    EthicsNote.simulation,
    EthicsNote.revision_id,
    EthicsNote.body,
    EthicsNote.updated_at,
)


def own(session: Session, person_id: str, simulation: str) -> EthicsNoteFacts | None:
    where = EthicsNote.person_id == person_id, EthicsNote.simulation == simulation
    row = session.execute(select(*_notes).where(*where)).first()
    return EthicsNoteFacts(*row) if row else None


def of_person(session: Session, person_id: str) -> tuple[MyNote, ...]:
    """Everything she has written, last written first."""
    shares = select(func.count(EthicsNoteShare.id)).where(EthicsNoteShare.note_id == EthicsNote.id).scalar_subquery()
    statement = select(*_notes, shares).where(EthicsNote.person_id == person_id)
    rows = session.execute(statement.order_by(EthicsNote.updated_at.desc(), EthicsNote.id.desc()))
    return tuple(MyNote(EthicsNoteFacts(*row[:-1]), row[-1]) for row in rows)


def readable(session: Session, note_id: int, reader: str) -> SharedNote | None:
    """A note somebody has shared with this reader; None is also the answer for one that does not exist."""
    row = session.execute(_shared_with(reader).where(EthicsNote.id == note_id)).first()
    return SharedNote(EthicsNoteFacts(*row[:-1]), row[-1]) if row else None


def shared_with(session: Session, reader: str) -> tuple[SharedNote, ...]:
    """What others have shared with her, last written first."""
    rows = session.execute(_shared_with(reader).order_by(EthicsNote.updated_at.desc(), EthicsNote.id.desc()))
    return tuple(SharedNote(EthicsNoteFacts(*row[:-1]), row[-1]) for row in rows)


def _shared_with(reader: str) -> Select[Any]:
    shared = select(EthicsNoteShare.id).where(EthicsNoteShare.note_id == EthicsNote.id, to_reader(reader))
    return (
        select(*_notes, Person.name)
        .join(Person, Person.id == EthicsNote.person_id)
        .where(shared.exists(), EthicsNote.person_id != reader)
    )


def to_reader(reader: str | BindParameter[Any]) -> ColumnElement[bool]:
    """A share is hers when it names her, or a group she was in or led."""
    member = select(GroupMember.group_run_id).where(GroupMember.person_id == reader)
    led = select(GroupRun.id).where(GroupRun.facilitator_id == reader)
    return or_(
        EthicsNoteShare.person_id == reader,
        EthicsNoteShare.group_run_id.in_(member),
        EthicsNoteShare.group_run_id.in_(led),
    )


def shares_of(session: Session, note_id: int) -> tuple[Share, ...]:
    statement = (
        select(
            EthicsNoteShare.id, EthicsNoteShare.person_id, Person.name, EthicsNoteShare.group_run_id, GroupRun.began_at
        )
        .outerjoin(Person, Person.id == EthicsNoteShare.person_id)
        .outerjoin(GroupRun, GroupRun.id == EthicsNoteShare.group_run_id)
        .where(EthicsNoteShare.note_id == note_id)
        .order_by(EthicsNoteShare.id)
    )
    return tuple(Share(*row) for row in session.execute(statement))


def groups_of(session: Session, person_id: str, simulation: str) -> tuple[GroupOfMine, ...]:
    """The groups she has walked this simulation with, newest first."""
    statement = (
        select(GroupRun.id, GroupRun.began_at)
        .join(GroupMember, GroupMember.group_run_id == GroupRun.id)
        .where(GroupMember.person_id == person_id, GroupRun.simulation == simulation)
        .order_by(GroupRun.id.desc())
    )
    return tuple(GroupOfMine(*row) for row in session.execute(statement))


@dataclass(frozen=True, slots=True)
class Walked:
    """The revision she walked last, and where she stood: what was chosen decides what there is to reflect on."""

    revision_id: int
    path: str


def last_walk(session: Session, person_id: str, simulation: str) -> Walked | None:
    """Alone, or else in a group."""
    alone = (
        select(SimulationRun.revision_id, SimulationRun.path)
        .where(SimulationRun.person_id == person_id, SimulationRun.simulation == simulation)
        .order_by(SimulationRun.id.desc())
        .limit(1)
    )
    together = (
        select(GroupRun.revision_id, GroupRun.path)
        .join(GroupMember, GroupMember.group_run_id == GroupRun.id)
        .where(GroupMember.person_id == person_id, GroupRun.simulation == simulation)
        .order_by(GroupRun.id.desc())
        .limit(1)
    )
    row = session.execute(alone).first() or session.execute(together).first()
    return Walked(*row) if row else None
