"""How does a letter leave the house?

Over SMTP, one connection for all of a day's letters. Nothing goes unprotected over a network: `smtps` is TLS from the
first byte, `smtp` begins with STARTTLS, and only a server on this very machine is spoken to without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from email.utils import formataddr, formatdate, make_msgid
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smtplib import SMTP
    from ssl import SSLContext

SECONDS = 20
OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})


class NotSent(Exception):
    """Nothing more can be sent now. The message says why, for the operator."""


class NotTaken(NotSent):
    """This one letter was refused; others may be sent."""


@dataclass(frozen=True, slots=True)
class Server:
    """Where letters are handed in, and from which address."""

    host: str
    port: int
    encrypted: bool
    user: str
    password: str
    sender: str


@dataclass(frozen=True, slots=True)
class Letter:
    to_name: str
    to: str
    subject: str
    body: str


class Post:
    """An open connection to the server."""

    def __init__(self, smtp: SMTP, sender: str) -> None:
        self._smtp = smtp
        self._sender = sender

    def send(self, letter: Letter) -> None:
        """Raises `NotTaken` when the server, or the form of an address, says no to this one."""
        import smtplib  # noqa: PLC0415 – only for those who write letters

        try:
            self._smtp.send_message(_message(letter, self._sender))
        except (
            smtplib.SMTPRecipientsRefused,
            smtplib.SMTPDataError,
            smtplib.SMTPNotSupportedError,
            ValueError,
        ) as error:
            raise NotTaken(_why(error)) from error
        except (OSError, smtplib.SMTPException) as error:
            raise NotSent(_why(error)) from error


@contextmanager
def post(server: Server) -> Iterator[Post]:
    """Connect, log in, and hang up afterwards. Raises `NotSent` when nobody answers."""
    import smtplib  # noqa: PLC0415 – as above
    import ssl  # noqa: PLC0415

    context = ssl.create_default_context()
    try:
        smtp = (
            smtplib.SMTP_SSL(server.host, server.port, timeout=SECONDS, context=context)
            if server.encrypted
            else smtplib.SMTP(server.host, server.port, timeout=SECONDS)
        )
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_why(error)) from error
    try:
        _greet(smtp, server, context)
        yield Post(smtp, server.sender)
    finally:
        smtp.close()


def _greet(smtp: SMTP, server: Server, context: SSLContext) -> None:
    import smtplib  # noqa: PLC0415 – as above

    try:
        if not server.encrypted and server.host not in OWN_MACHINE:
            smtp.starttls(context=context)
        if server.user:
            smtp.login(server.user, server.password)
    except (OSError, smtplib.SMTPException) as error:
        raise NotSent(_why(error)) from error


def _message(letter: Letter, sender: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = formataddr(("Ressursnett", sender))
    message["To"] = formataddr((letter.to_name, letter.to))
    message["Subject"] = letter.subject
    message["Date"] = formatdate()
    message["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"  # no holiday replies to it
    message.set_content(letter.body, cte="quoted-printable")  # æ, ø and å get through the oldest server
    return message


def _why(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
