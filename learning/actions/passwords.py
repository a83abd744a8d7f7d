"""Is this the password? Argon2id through pwdlib, with the same work done for accounts that do not exist."""

from functools import lru_cache

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError

_hasher = PasswordHash.recommended()
LONGEST = 256


def digest(password: str) -> str:
    return _hasher.hash(password)


@lru_cache(maxsize=1)
def _decoy() -> str:
    return _hasher.hash("there is no such account")


def matches(password: str, stored: str | None) -> bool:
    """Takes equally long whether or not the account exists or has a password."""
    try:
        right = _hasher.verify(password[:LONGEST], stored or _decoy())
    except UnknownHashError:
        return False
    return right and stored is not None
