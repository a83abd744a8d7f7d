"""Who is a person to us: a pseudonymous id, a name, an address to log in with."""

import secrets
from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, true
from sqlalchemy.orm import Mapped, mapped_column

from learning.records.base import Base, UtcDateTime


def new_person_id() -> str:
    return secrets.token_hex(8)


class Person(Base):
    """`email` is stored in lower case. `sort_key` makes Norwegian order equal on every database."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(16), primary_key=True, default=new_person_id)
    name: Mapped[str] = mapped_column(String(120))
    sort_key: Mapped[str] = mapped_column(String(400), index=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    locale: Mapped[str] = mapped_column(String(5), default="nb")
    password_hash: Mapped[str | None] = mapped_column(String(255))
    wants_mail: Mapped[bool] = mapped_column(default=True, server_default=true())
    demo: Mapped[bool] = mapped_column(default=False)
    demo_order: Mapped[int | None]
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class LoginSession(Base):
    """One log-in on one machine. The browser holds the key; we hold only its digest."""

    __tablename__ = "login_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    key_digest: Mapped[str] = mapped_column(String(64), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    began_at: Mapped[datetime] = mapped_column(UtcDateTime)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class FailedLogin(Base):
    """A wrong password, kept for as long as throttling needs it. `subject` is a keyed digest, never the address itself."""

    __tablename__ = "failed_logins"
    __table_args__ = (Index(None, "subject", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime] = mapped_column(UtcDateTime)
