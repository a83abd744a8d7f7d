"""How is a deed written down, in the transaction of the deed itself?"""

from datetime import datetime

from sqlalchemy.orm import Session

from learning.records.evidence import AuditLine, LookUp


def write(
    session: Session, *, verb: str, by: str | None, at: datetime, about: str | None = None, subject: str = ""
) -> None:
    """Add an audit line; it is committed with the deed or not at all."""
    session.add(AuditLine(at=at, by_person=by, verb=verb, about_person=about, subject=subject))


def note_look_up(session: Session, *, by: str, about: str, page: str, at: datetime) -> None:
    """Remember that somebody opened a page about somebody else. The caller commits, also on a GET."""
    if by != about:
        session.add(LookUp(at=at, by_person=by, about_person=about, page=page))
