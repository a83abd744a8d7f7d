"""Who is to follow somebody who leaves a unit? A task that grows old until the unit has got one, or wants none."""

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from learning.access import permissions
from learning.access.asker import Asker
from learning.actions import audit
from learning.actions.days import oslo_day
from learning.actions.refusing import NotFound
from learning.records.appointments import SuccessorTask
from learning.records.inserting import insert_unless_there
from learning.records.queries import appointments as rows
from learning.records.queries.rights import AppointmentFacts


def wanted(session: Session, facts: AppointmentFacts, *, on: date) -> None:
    """One for each unit the appointment covered; asked for again, it is the same."""
    further = [one.id for one in rows.also_covers(session, facts.id)]
    for unit_id in (facts.unit_id, *further):
        values = {"unit_id": unit_id, "after_appointment_id": facts.id, "opened_on": on}
        insert_unless_there(session, SuccessorTask, values)


def found(session: Session, unit_id: int, appointment_id: int, *, on: date) -> None:
    """A new appointment in the unit is the answer to its oldest open task."""
    oldest = (
        select(SuccessorTask.id)
        .where(SuccessorTask.unit_id == unit_id, SuccessorTask.closed_on.is_(None))
        .order_by(SuccessorTask.opened_on, SuccessorTask.id)
        .limit(1)
    )
    task_id = session.execute(oldest).scalar()
    if task_id is not None:
        values = {"closed_on": on, "closed_by_appointment_id": appointment_id}
        session.execute(update(SuccessorTask).where(SuccessorTask.id == task_id).values(**values))


def drop(session: Session, *, by: Asker, task_id: int, at: datetime) -> None:
    """The unit is to have nobody in that place. Only its leader says so."""
    task = session.get(SuccessorTask, task_id)
    if task is None:
        raise NotFound("no_such_appointment")
    permissions.check_can_see_team(by, task.unit_id)
    if task.closed_on is None:
        task.closed_on = oslo_day(at)
        audit.write(session, verb="successor.dropped", by=by.person_id, at=at, subject=str(task_id))
