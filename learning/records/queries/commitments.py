"""What has somebody meant to do at work, how did it go, and what hindered people in a network?

The plans are only ever asked for by the person who made them. What hindered is counted for many, and never below a number
of different people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from learning.records.appointments import Appointment
from learning.records.organisation import Area, Network, Unit
from learning.records.simulations import Commitment, FollowUp

FEWEST_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    weeks: int
    due_on: date
    answer: str | None
    hindrance: str | None
    answered_at: datetime | None


@dataclass(frozen=True, slots=True)
class CommitmentFacts:
    """`body` holds when, shall, together and notice."""

    id: int
    simulation: str
    revision_id: int
    body: dict[str, Any]
    made_on: date
    follow_ups: tuple[FollowUpFacts, ...]

    def asked(self, today: date) -> FollowUpFacts | None:
        """The question that is due: the last one that has come, unless it is answered. An earlier one is let lie."""
        come = [one for one in self.follow_ups if one.due_on <= today]
        return come[-1] if come and come[-1].answer is None else None

    @property
    def next(self) -> FollowUpFacts | None:
        """The first one that is not answered, nor passed over by a later answer."""
        answered = max((one.weeks for one in self.follow_ups if one.answer), default=0)
        return next((one for one in self.follow_ups if one.weeks > answered), None)


def of_person(session: Session, person_id: str) -> tuple[CommitmentFacts, ...]:
    """Newest first."""
    return _found(session, Commitment.person_id == person_id)


def owned(session: Session, person_id: str, commitment_id: int) -> CommitmentFacts | None:
    return next(iter(_found(session, Commitment.person_id == person_id, Commitment.id == commitment_id)), None)


def _found(session: Session, *where: ColumnElement[bool]) -> tuple[CommitmentFacts, ...]:
    mine = (Commitment.id, Commitment.simulation, Commitment.revision_id, Commitment.body, Commitment.made_on)
    asked = (FollowUp.weeks, FollowUp.due_on, FollowUp.answer, FollowUp.hindrance, FollowUp.answered_at)
    statement = select(*mine, *asked).outerjoin(FollowUp, FollowUp.commitment_id == Commitment.id).where(*where)
    facts: dict[int, list[Any]] = {}
    follow_ups: dict[int, list[FollowUpFacts]] = {}
    for row in session.execute(statement.order_by(Commitment.id.desc(), FollowUp.weeks)):
        facts[row[0]] = list(row[: len(mine)])
        if row[len(mine)] is not None:
            follow_ups.setdefault(row[0], []).append(FollowUpFacts(*row[len(mine) :]))
    return tuple(CommitmentFacts(*[*one, tuple(follow_ups.get(id, ()))]) for id, one in facts.items())


def is_asked(today: date | BindParameter[Any]) -> ColumnElement[bool]:
    """The same rule as `CommitmentFacts.asked`, for a query over follow-ups."""
    later = aliased(FollowUp)
    come_since = select(later.id).where(
        later.commitment_id == FollowUp.commitment_id, later.weeks > FollowUp.weeks, later.due_on <= today
    )
    return (FollowUp.due_on <= today) & FollowUp.answer.is_(None) & ~come_since.exists()


@dataclass(frozen=True, slots=True)
class Hindrance:
    """How many different people in the network have named it. Never fewer than `FEWEST_PEOPLE`."""

    network: str
    hindrance: str
    people: int


def hindrances(session: Session, network_ids: Iterable[int], since: datetime) -> tuple[Hindrance, ...]:
    """Most named first. Whoever has had duties in the network counts: nobody is picked out by leaving it."""
    people = func.count(func.distinct(Commitment.person_id))
    statement = (
        select(Network.name, FollowUp.hindrance, people)
        .select_from(FollowUp)
        .join(Commitment, Commitment.id == FollowUp.commitment_id)
        .join(Appointment, Appointment.person_id == Commitment.person_id)
        .join(Unit, Unit.id == Appointment.unit_id)
        .join(Area, Area.id == Unit.area_id)
        .join(Network, Network.id == Area.network_id)
        .where(
            FollowUp.hindrance.is_not(None),
            FollowUp.answered_at >= since,
            Network.id.in_(list(network_ids)),
            Appointment.state != "proposed",
        )
        .group_by(Network.id, Network.name, FollowUp.hindrance)
        .having(people >= FEWEST_PEOPLE)
        .order_by(Network.id, people.desc(), FollowUp.hindrance)
    )
    return tuple(Hindrance(network, str(what), count) for network, what, count in session.execute(statement))
