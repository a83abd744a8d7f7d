"""What happens to an answer that arrives after the log-in has run out?

It is kept on the server for the person whose session ran out, and handed back to that person only, at the next log-in.
Several may be kept, one for each address they were sent to; each is forgotten when it has been dealt with. A national
identity number is never kept, not even for a day: it is taken out, and the rest stands.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.orm import Session

from learning.courses.confidentiality import finds
from learning.records.attempts import KeptAnswer

KEPT_FOR = timedelta(days=1)
LARGEST_FORM = 500_000  # letters; more than the longest text somebody may be writing
LONGEST_PATH = 400
REMOVED = "[…]"


@dataclass(frozen=True, slots=True)
class Kept:
    id: int
    path: str
    form: dict[str, list[str]]


def keep(session: Session, *, person_id: str, path: str, form: dict[str, list[str]], at: datetime) -> bool:
    """Keep what was sent to this address last; False when there is nothing in it, or too much.

    The caller commits, although the request is answered with a log-in page.
    """
    letters = sum(len(value) for values in form.values() for value in values)
    if not 0 < letters <= LARGEST_FORM or len(path) > LONGEST_PATH:
        return False
    same = and_(KeptAnswer.person_id == person_id, KeptAnswer.path == path)
    session.execute(delete(KeptAnswer).where(or_(same, KeptAnswer.at < at - KEPT_FOR)))
    harmless = {name: [_without_national_ids(value) for value in values] for name, values in form.items()}
    session.add(KeptAnswer(person_id=person_id, path=path, form=harmless, at=at))
    return True


def _without_national_ids(text: str) -> str:
    for found in reversed([one for one in finds(text) if one.stops]):
        text = text[: found.start] + REMOVED + text[found.end :]
    return text


def of_person(session: Session, *, person_id: str, at: datetime) -> tuple[Kept, ...]:
    """What is kept for somebody, oldest first."""
    rows = session.execute(
        select(KeptAnswer.id, KeptAnswer.path, KeptAnswer.form)
        .where(KeptAnswer.person_id == person_id, KeptAnswer.at >= at - KEPT_FOR)
        .order_by(KeptAnswer.id)
    )
    return tuple(Kept(*row) for row in rows)


def forget(session: Session, *, person_id: str, kept_id: int) -> None:
    """It has been stored, sent again or thrown away."""
    session.execute(delete(KeptAnswer).where(KeptAnswer.id == kept_id, KeptAnswer.person_id == person_id))
