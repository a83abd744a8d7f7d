"""How does somebody get in, stay in and get out?

A session is a row with the digest of a random key. Wrong passwords are counted per address and per machine in our own
table, so that every worker process sees the same count (ASVS 5.0 V6.3).
"""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from learning.actions import audit, passwords
from learning.actions.refusing import Refused, TooMany
from learning.records.people import FailedLogin, LoginSession, Person

WINDOW = timedelta(minutes=15)
TRIES_PER_ADDRESS = 10
TRIES_PER_MACHINE = 100
LONGEST_SESSION = timedelta(hours=12)
IDLE = timedelta(hours=2)
TOUCH_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Account:
    """What log-in needs to know before it checks the password, read in a transaction of its own."""

    person_id: str | None
    password_hash: str | None
    usable: bool


def key_digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


def throttle_subject(secret: str, kind: str, value: str) -> str:
    """A keyed digest, so that the throttle table holds neither addresses nor machines in clear."""
    return hmac.new(secret.encode(), f"{kind}:{value}".encode(), hashlib.sha256).hexdigest()


def check_throttle(session: Session, *, address: str, machine: str, at: datetime) -> None:
    """Raises `TooMany` when this address or machine has failed too often lately."""
    check_tries(session, address, TRIES_PER_ADDRESS, at)
    check_tries(session, machine, TRIES_PER_MACHINE, at)


def check_tries(session: Session, subject: str, limit: int, at: datetime) -> None:
    count, oldest = session.execute(
        select(func.count(), func.min(FailedLogin.at)).where(
            FailedLogin.subject == subject, FailedLogin.at > at - WINDOW
        )
    ).one()
    if count >= limit:
        left = oldest + WINDOW - at
        raise TooMany("too_many_logins", minutes=max(1, -(-int(left.total_seconds()) // 60)))


def account(session: Session, email: str, *, allow_demo: bool) -> Account:
    row = session.execute(
        select(Person.id, Person.password_hash, Person.disabled_at, Person.demo).where(
            Person.email == email.strip().lower()
        )
    ).first()
    if row is None:
        return Account(None, None, False)
    usable = row.disabled_at is None and (allow_demo or not row.demo)
    return Account(row.id, row.password_hash, usable)


def account_by_id(session: Session, person_id: str) -> Account:
    """For somebody already logged in who proves the password again."""
    stored = session.execute(select(Person.password_hash).where(Person.id == person_id)).scalar()
    return Account(person_id, stored, True)


def is_right(known: Account, password: str) -> bool:
    """Slow on purpose. Call it with no transaction open."""
    return passwords.matches(password, known.password_hash) and known.usable


def fail(session: Session, *, address: str, machine: str, known: Account, at: datetime) -> None:
    """Count a wrong password. The caller commits, although the request is refused."""
    count_failure(session, {address, machine}, at)
    audit.write(session, verb="log_in.failed", by=None, about=known.person_id, at=at)


def count_failure(session: Session, subjects: Collection[str], at: datetime) -> None:
    session.execute(delete(FailedLogin).where(FailedLogin.at < at - WINDOW))
    session.add_all([FailedLogin(subject=subject, at=at) for subject in subjects])


def begin(session: Session, *, person_id: str, at: datetime, address: str | None = None) -> str:
    """Make a new session row and return the key for the browser."""
    if address:
        session.execute(delete(FailedLogin).where(FailedLogin.subject == address))
    key = secrets.token_urlsafe(32)
    session.add(
        LoginSession(
            key_digest=key_digest(key),
            person_id=person_id,
            began_at=at,
            seen_at=at,
            expires_at=at + LONGEST_SESSION,
        )
    )
    audit.write(session, verb="log_in", by=person_id, at=at)
    return key


def is_live(seen_at: datetime, expires_at: datetime, ended_at: datetime | None, at: datetime) -> bool:
    """A session ends at log-out, after twelve hours, or after two hours without use."""
    return ended_at is None and at < expires_at and at < seen_at + IDLE


def touch(session: Session, *, session_id: int, at: datetime) -> None:
    """Move the idle limit. The caller commits in a short transaction of its own."""
    session.execute(update(LoginSession).where(LoginSession.id == session_id).values(seen_at=at))


def end(session: Session, *, session_id: int, by: str, at: datetime) -> None:
    """Log out here."""
    session.execute(
        update(LoginSession).where(LoginSession.id == session_id, LoginSession.ended_at.is_(None)).values(ended_at=at)
    )
    audit.write(session, verb="log_out", by=by, at=at)


def end_others(session: Session, *, person_id: str, but: int, at: datetime) -> None:
    """Log out everywhere else."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.person_id == person_id, LoginSession.id != but, LoginSession.ended_at.is_(None))
        .values(ended_at=at)
    )
    audit.write(session, verb="log_out.others", by=person_id, at=at)


def end_all(session: Session, *, person_id: str, at: datetime) -> None:
    """Log out everywhere."""
    session.execute(
        update(LoginSession)
        .where(LoginSession.person_id == person_id, LoginSession.ended_at.is_(None))
        .values(ended_at=at)
    )


def change_password(session: Session, *, by: str, this_session: int, stored: str, at: datetime) -> None:
    """Store a new password digest and end every other session of the person."""
    session.execute(update(Person).where(Person.id == by).values(password_hash=stored))
    end_others(session, person_id=by, but=this_session, at=at)
    audit.write(session, verb="password.changed", by=by, at=at)


def check_new_password(password: str) -> None:
    """At least twelve characters and not one of the obvious ones (ASVS 5.0 V6.2: length, no composition rules)."""
    if len(password) < 12:
        raise Refused("password_short")
    if len(password) > passwords.LONGEST:
        raise Refused("password_long", most=passwords.LONGEST)
    if len(set(password.lower())) < 5:
        raise Refused("password_obvious")
