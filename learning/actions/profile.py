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
