"""What can a person change about themselves?"""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.actions import audit
from learning.actions.refusing import Refused
from learning.records.people import Person

LOCALES = ("nb", "nn")


def choose_language(session: Session, *, by: str, locale: str, at: datetime) -> None:
    if locale not in LOCALES:
        raise Refused("unknown_language")
    session.execute(update(Person).where(Person.id == by).values(locale=locale))
    audit.write(session, verb="language.chosen", by=by, at=at, subject=locale)


def choose_mail(session: Session, *, by: str, wanted: bool, at: datetime) -> None:
    """Whether to be written to when something waits. What waits is on her own page either way."""
    session.execute(update(Person).where(Person.id == by).values(wants_mail=wanted))
    audit.write(session, verb="mail.chosen", by=by, at=at, subject="yes" if wanted else "no")
