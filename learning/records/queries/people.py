"""What does a person see about their own account?"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from learning.records.people import LoginSession, Person


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    email: str
    sessions: int


def account_of(session: Session, person_id: str, at: datetime, idle: timedelta) -> Account:
    """`sessions` counts the machines where the person is logged in at this moment; `idle` is how long one may rest."""
    name, email = session.execute(select(Person.name, Person.email).where(Person.id == person_id)).one()
    count = session.execute(
        select(func.count(LoginSession.id)).where(
            LoginSession.person_id == person_id,
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > at,
            LoginSession.seen_at > at - idle,
        )
    ).scalar_one()
    return Account(name, email, count)
