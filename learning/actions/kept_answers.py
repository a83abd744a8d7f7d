"""What happens to an answer that arrives after the log-in has run out?

It is kept on the server for the person whose session ran out, and handed back to that person only, at the next log-in.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from learning.records.attempts import KeptAnswer

KEPT_FOR = timedelta(days=1)
LARGEST_FORM = 500_000  # letters; more than the longest text somebody may be writing
LONGEST_PATH = 400


def keep(session: Session, *, person_id: str, path: str, form: dict[str, list[str]], at: datetime) -> bool:
    """Keep the newest form only; False when there is nothing in it, or too much.

    The caller commits, although the request is answered with a log-in page.
    """
    letters = sum(len(value) for values in form.values() for value in values)
    if not 0 < letters <= LARGEST_FORM or len(path) > LONGEST_PATH:
        return False
    session.execute(delete(KeptAnswer).where((KeptAnswer.person_id == person_id) | (KeptAnswer.at < at - KEPT_FOR)))
    session.add(KeptAnswer(person_id=person_id, path=path, form=form, at=at))
    return True


def take(session: Session, *, person_id: str, at: datetime) -> tuple[str, dict[str, list[str]]] | None:
    """Hand back, and forget, what was kept for this person."""
    row = session.execute(
        select(KeptAnswer.path, KeptAnswer.form).where(
            KeptAnswer.person_id == person_id, KeptAnswer.at >= at - KEPT_FOR
        )
    ).first()
    if row is None:
        return None
    session.execute(delete(KeptAnswer).where(KeptAnswer.person_id == person_id))
    return row.path, row.form
