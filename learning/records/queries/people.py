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
    wants_mail: bool
    sessions: int


def account_of(session: Session, person_id: str, at: datetime, idle: timedelta) -> Account:
    """`sessions` counts the machines where the person is logged in at this moment; `idle` is how long one may rest."""
    known = select(Person.name, Person.email, Person.wants_mail).where(Person.id == person_id)
    name, email, wants_mail = session.execute(known).one()
    count = session.execute(
        select(func.count(LoginSession.id)).where(
            LoginSession.person_id == person_id,
            LoginSession.ended_at.is_(None),
            LoginSession.expires_at > at,
            LoginSession.seen_at > at - idle,
        )
    ).scalar_one()
    return Account(name, email, wants_mail, count)
