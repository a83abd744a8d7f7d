"""Which settings does the installation run with, and are they safe?

Every setting comes from the environment. A mistake is a `SettingsError` with one Norwegian sentence that says what to
do; whoever starts the program prints it and stops, without a traceback.
"""

import difflib
import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from learning.outside.mail import Server

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "RESSURSNETT_"
KNOWN = {
    "RESSURSNETT_ENV": "production (standard), development eller test",
    "RESSURSNETT_PROXIES": "antall omvendte mellomtjenere foran oss (standard 0)",
    "RESSURSNETT_FEEDBACK": "e-postadresse for tilbakemeldinger",
    "RESSURSNETT_MAIL": "e-posttjener, smtp://vert:587 eller smtps://bruker:passord@vert:465",
    "RESSURSNETT_MAIL_FROM": "adressen e-post sendes fra",
    "RESSURSNETT_ADDRESS": "adressen folk bruker, for lenker i e-post (https://…)",
    "RESSURSNETT_CONTENT": "mappen med læringsinnhold (standard content/)",
}
MINIMUM_SECRET = 32


class SettingsError(Exception):
    """A setting is missing, unknown or unsafe. The message is for the operator, in Norwegian."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the program needs to know before it starts."""

    environment: str
    database_url: str
    secret_key: str
    port: int
    proxies: int
    feedback: str
    content: Path
    mail: Server | None = None
    address: str = ""

    @property
    def production(self) -> bool:
        return self.environment == "production"


def from_environment(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read and check the settings.

    Raises `SettingsError` for the first mistake found.
    """
    _refuse_unknown(environ)
    environment = environ.get("RESSURSNETT_ENV", "production")
    if environment not in {"production", "development", "test"}:
        raise SettingsError(f"RESSURSNETT_ENV er «{environment}». Bruk production, development eller test.")
    address = _address(environ)
    return Settings(
        environment=environment,
        database_url=database_url(environ.get("DATABASE_URL", "")),
        secret_key=_secret_key(environ, environment),
        port=_whole_number(environ, "PORT", 8000, 1, 65535),
        proxies=_whole_number(environ, "RESSURSNETT_PROXIES", 0, 0, 10),
        feedback=environ.get("RESSURSNETT_FEEDBACK", ""),
        content=_content_folder(environ),
        mail=_mail(environ, address),
        address=address,
    )


def database_url(raw: str) -> str:
    """The address SQLAlchemy understands; an empty value means the SQLite file in `instance/`."""
    if not raw:
        return f"sqlite:///{ROOT / 'instance' / 'ressursnett.db'}"
    scheme = urlsplit(raw).scheme
    if scheme in {"postgres", "postgresql", "postgresql+psycopg"}:
        return "postgresql+psycopg" + raw[len(scheme) :]
    if scheme == "sqlite" and raw.startswith("sqlite:///") and len(raw) > len("sqlite:///"):
        return raw
    raise SettingsError(
        f"DATABASE_URL begynner med «{scheme or raw[:20]}». Bruk sqlite:///sti/til/fil.db eller "
        "postgresql://bruker:passord@vert/database."
    )


def _refuse_unknown(environ: Mapping[str, str]) -> None:
    for name in environ:
        if name.startswith(PREFIX) and name not in KNOWN:
            own = [known.removeprefix(PREFIX) for known in KNOWN]  # with the prefix, all would be alike
            near = difflib.get_close_matches(name.removeprefix(PREFIX), own, n=1)
            hint = f"Mente du {PREFIX}{near[0]}?" if near else "Kjente innstillinger: " + ", ".join(KNOWN) + "."
            raise SettingsError(f"Innstillingen {name} finnes ikke. {hint}")


def _secret_key(environ: Mapping[str, str], environment: str) -> str:
    secret = environ.get("SECRET_KEY", "")
    if environment != "production":
        return secret or _kept_secret()
    advice = 'Lag en med: python3 -c "import secrets; print(secrets.token_hex(32))"'
    if not secret:
        raise SettingsError(f"SECRET_KEY mangler. {advice}")
    if len(secret) < MINIMUM_SECRET or len(set(secret)) < 10:
        raise SettingsError(f"SECRET_KEY er for svak: minst {MINIMUM_SECRET} tilfeldige tegn. {advice}")
    return secret


def _kept_secret() -> str:
    """A secret for this development machine, made once, so that log-ins survive a restart."""
    path = ROOT / "instance" / "development-secret"
    path.parent.mkdir(exist_ok=True)
    if not path.exists():
        draft = path.with_suffix(f".{os.getpid()}")
        draft.write_text(secrets.token_hex(32), encoding="ascii")
        draft.chmod(0o600)
        with suppress(FileExistsError):  # another process was first; its secret stands
            os.link(draft, path)
        draft.unlink()
    return path.read_text(encoding="ascii").strip()


def _whole_number(environ: Mapping[str, str], name: str, default: int, low: int, high: int) -> int:
    raw = environ.get(name, "") or str(default)
    if not raw.isdecimal() or not low <= int(raw) <= high:
        raise SettingsError(f"{name} er «{raw}». Bruk et helt tall fra {low} til {high}.")
    return int(raw)


def _content_folder(environ: Mapping[str, str]) -> Path:
    folder = Path(environ.get("RESSURSNETT_CONTENT", "") or ROOT / "content")
    if not folder.is_dir():
        raise SettingsError(f"Innholdsmappen {folder} finnes ikke. Rett RESSURSNETT_CONTENT.")
    return folder


def _address(environ: Mapping[str, str]) -> str:
    raw = environ.get("RESSURSNETT_ADDRESS", "").rstrip("/")
    parts = urlsplit(raw)
    if raw and (parts.scheme not in {"https", "http"} or not parts.hostname or parts.query or parts.fragment):
        raise SettingsError(
            f"RESSURSNETT_ADDRESS er «{raw}». Skriv hele adressen, for eksempel https://ressursnett.no."
        )
    return raw


def _mail(environ: Mapping[str, str], address: str) -> Server | None:
    """None without RESSURSNETT_MAIL: then nobody is written to."""
    raw, sender = environ.get("RESSURSNETT_MAIL", ""), environ.get("RESSURSNETT_MAIL_FROM", "")
    if not raw:
        return None
    parts = urlsplit(raw)
    try:
        port = parts.port or {"smtp": 587, "smtps": 465}[parts.scheme]
    except (ValueError, KeyError):
        port = 0
    if not (port and parts.hostname):  # the address may hold a password: it is not repeated
        raise SettingsError(
            "RESSURSNETT_MAIL er feil skrevet. Bruk smtp://vert:587 eller smtps://bruker:passord@vert:465."
        )
    if sender.count("@") != 1 or not all(sender.split("@")) or not sender.isprintable() or " " in sender:
        raise SettingsError("RESSURSNETT_MAIL_FROM mangler eller er feil. Skriv adressen e-post skal sendes fra.")
    if not address:
        raise SettingsError("RESSURSNETT_ADDRESS mangler. Uten den har e-posten ingen lenke hit.")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port, parts.scheme == "smtps", user, password, sender)


def from_environment_or_stop() -> Settings:
    """For programs that start: one line on standard error and exit code 1 instead of a traceback."""
    try:
        return from_environment()
    except SettingsError as error:
        raise SystemExit(f"ressursnett: {error}") from None
