"""What will somebody do at work, and how did it go?

A plan is one sentence in four parts. It is asked about after two and after six weeks; a plan that is changed is a new one,
with weeks of its own, and the old one stands as it was.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from learning.actions import confidential
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound, Refused
from learning.records.people import Person
from learning.records.queries import commitments as rows
from learning.records.queries.commitments import CommitmentFacts
from learning.records.reminders import Reminder
from learning.records.simulations import FOLLOW_UP_ANSWERS, Commitment, FollowUp

Fields = Mapping[str, Sequence[str]]
PARTS = ("when", "shall", "together", "notice")
NEEDED = ("when", "shall")
LONGEST_PART = 500
WEEKS = (2, 6)
ANSWERS = FOLLOW_UP_ANSWERS
HINDRANCES = ("time", "staffing", "leader", "colleagues", "knowledge", "no_occasion", "other")


def make(session: Session, *, by: str, simulation: str, revision_id: int, fields: Fields, at: datetime) -> int:
    """The id of the plan. The same plan sent twice on a day is one plan."""
    body = _read(fields)
    return _make(session, by, simulation, revision_id, body, at)


def answer(session: Session, *, by: str, commitment_id: int, weeks: int, fields: Fields, at: datetime) -> int:
    """How it went. The id of the plan that goes on: this one, or the new one when it was changed."""
    plan = rows.owned(session, by, commitment_id)
    if plan is None or weeks not in {one.weeks for one in plan.follow_ups}:
        raise NotFound("no_such_commitment")
    said, hindrance = _said(fields)
    body = _read(fields) if said == "changed" else None
    if body and _plain(body) == _plain(plan.body):
        raise Refused("plan_not_changed")
    values = {"answer": said, "hindrance": hindrance, "answered_at": at}
    its = FollowUp.commitment_id == commitment_id
    session.execute(update(FollowUp).where(its, FollowUp.weeks == weeks).values(**values))
    _close(session, by, [reminder_key(commitment_id, each) for each in WEEKS if body or each <= weeks], at)
    if body is None:
        return commitment_id
    session.execute(delete(FollowUp).where(its, FollowUp.answer.is_(None)))
    return _make(session, by, plan.simulation, plan.revision_id, body, at)


def reminder_key(commitment_id: int, weeks: int) -> str:
    return f"commitment:{commitment_id}:{weeks}"


def _read(fields: Fields) -> dict[str, Any]:
    body = {part: _first(fields, part) for part in PARTS}
    missing = next((part for part in NEEDED if not body[part]), None)
    if missing:
        raise Refused("plan_unfinished", part=missing)
    long = next((part for part in PARTS if len(body[part]) > LONGEST_PART), None)
    if long:
        raise Refused("plan_long", most=LONGEST_PART, part=long)
    return {**body, "seen": confidential.all_looked_at(body.values(), _first(fields, "seen"))}


def _plain(body: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(body.get(part, "") for part in PARTS)


def _said(fields: Fields) -> tuple[str, str | None]:
    said, hindrance = _first(fields, "answer"), _first(fields, "hindrance")
    if said not in FOLLOW_UP_ANSWERS:
        raise Refused("nothing_chosen")
    if said != "hindered":
        return said, None
    if hindrance not in HINDRANCES:
        raise Refused("hindrance_missing")
    return said, hindrance


def _first(fields: Fields, name: str) -> str:
    return next(iter(fields.get(name, ())), "").strip()


def _make(session: Session, by: str, simulation: str, revision_id: int, body: dict[str, Any], at: datetime) -> int:
    today = oslo_day(at)
    session.execute(
        select(Person.id).where(Person.id == by).with_for_update()
    )  # the same form twice at once: one waits
    same = _made_today(session, by, simulation, body, today)
    if same is not None:
        return same.id
    plan = Commitment(
        person_id=by, simulation=simulation, revision_id=revision_id, body=body, made_on=today, updated_at=at
    )
    session.add(plan)
    session.flush()
    for weeks in WEEKS:
        session.add(FollowUp(commitment_id=plan.id, weeks=weeks, due_on=today + timedelta(weeks=weeks)))
    session.flush()
    return plan.id


def _made_today(
    session: Session, by: str, simulation: str, body: Mapping[str, Any], today: date
) -> CommitmentFacts | None:
    mine = rows.of_person(session, by)
    made = (one for one in mine if (one.simulation, one.made_on) == (simulation, today))
    return next((one for one in made if _plain(one.body) == _plain(body)), None)


def _close(session: Session, by: str, keys: list[str], at: datetime) -> None:
    """What has been answered needs no reminding."""
    its = Reminder.person_id == by, Reminder.key.in_(keys), Reminder.closed_at.is_(None)
    session.execute(update(Reminder).where(*its).values(closed_at=at))
