"""How is a library read fast: every core the first time, and only what is new the next?

What was read is kept in the user's cache folder, by the digest of each file and of the rules themselves. It is kept
as a pickle, because a reading is a tree of a hundred small nouns and describing each a second time would be a second
grammar to keep true. A pickle can do harm when a stranger writes it, so one is only opened from a folder that is ours
alone (owner, mode 0700, no symbolic link), and only when its own digest holds. Anything else counts as nothing kept.
"""

import os
import pickle
import stat
import sys
import time
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import learning.courses
from learning.courses.reading import Reading, read_bytes

MANY = 200  # files, below which starting more processes costs more than it gives
CHUNK = 25
DAYS = 30  # after which what is kept of a folder nobody has checked is thrown away
_DIGEST = 32

Files = Mapping[str, bytes]


def readings(root: Path, files: Files) -> dict[str, Reading]:
    """Every file read, in the order given; those that have not changed are taken from the last time."""
    keys = {
        path: sha256(path.encode("utf-8", "surrogateescape") + b"\0" + data).hexdigest() for path, data in files.items()
    }
    place = _place(root)
    kept = _kept(place) if place else {}
    new = [(path, data) for path, data in files.items() if keys[path] not in kept]
    packed = {key: kept[key] for key in keys.values() if key in kept}
    packed |= dict(zip((keys[path] for path, _ in new), _packed(new), strict=True))
    if place and (new or len(packed) < len(kept)):
        _keep(place, packed)
    return {path: pickle.loads(packed[key]) for path, key in keys.items()}  # noqa: S301 – see the top of the file


def _packed(files: list[tuple[str, bytes]]) -> list[bytes]:
    if len(files) >= MANY and (os.cpu_count() or 1) > 1:
        with suppress(OSError, BrokenProcessPool), ProcessPoolExecutor() as pool:  # where none can be had, one will do
            return list(pool.map(_pack, files, chunksize=CHUNK))
    return [_pack(file) for file in files]


def _pack(file: tuple[str, bytes]) -> bytes:
    return pickle.dumps(read_bytes(*file), protocol=5)


def rules() -> bytes:
    """What a reading depends on besides the file: this digest changes with every line of the parser."""
    folder = Path(learning.courses.__file__).parent
    found = sha256(sys.version.encode())
    for path in sorted(folder.rglob("*.py")):
        found.update(path.read_bytes())
    return found.digest()


def _kept(place: Path) -> dict[str, bytes]:
    """What is kept, by digest; nothing when it is damaged, of other rules or not ours."""
    try:
        with os.fdopen(os.open(place, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:
            if os.fstat(file.fileno()).st_uid != os.geteuid():
                return {}
            seal, theirs, body = file.read(_DIGEST), file.read(_DIGEST), file.read()
    except OSError:
        return {}
    if theirs != rules() or sha256(body).digest() != seal:
        return {}
    found: dict[str, bytes] = pickle.loads(body)  # noqa: S301 – see the top of the file
    return found


def _keep(place: Path, packed: dict[str, bytes]) -> None:
    """Written beside and put in place at once: of two checks at the same time, the last one's is kept whole."""
    body = pickle.dumps(packed, protocol=5)
    draft = place.with_suffix(f".{os.getpid()}")
    with suppress(OSError):  # a full disk makes the next check slower, not this one wrong
        draft.write_bytes(sha256(body).digest() + rules() + body)
        draft.replace(place)
        _throw_away(place.parent.iterdir())
    draft.unlink(missing_ok=True)


def _throw_away(files: Iterable[Path]) -> None:
    for file in files:
        if file.stat().st_mtime < time.time() - DAYS * 86_400:
            file.unlink(missing_ok=True)


def _place(root: Path) -> Path | None:
    """Where readings of this folder are kept; None where there is no folder of our own."""
    try:
        asked = Path(os.environ.get("XDG_CACHE_HOME", ""))
        folder = (asked if asked.is_absolute() else Path.home() / ".cache") / "ressursnett"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except (OSError, RuntimeError):  # no home
        return None
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid() and not found.st_mode & 0o077
    return folder / f"readings-{sha256(str(root).encode()).hexdigest()[:16]}" if ours else None
