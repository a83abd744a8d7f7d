"""How does a course travel as one file, and what may come out of a file that somebody sends us?

A bundle is a zip of plain Markdown and pictures under the same paths as in content/. The same files give the same bytes.
What is unpacked is only ever given back as names we know the form of, and bytes that were counted while they were read.
"""

from __future__ import annotations

import re
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from learning.courses.identity import PathProblem, identity, is_document
from learning.courses.interchange.foreign import short
from learning.courses.limits import LARGEST_FILE
from learning.courses.media import PICTURES
from learning.courses.problems import Problem, Report
from learning.courses.prose import IMAGE_PATH

LARGEST_BUNDLE = 20_000_000
LARGEST_TOTAL = 50_000_000
MOST_ENTRIES = 500
LONGEST_NAME = 200
#: Text seldom shrinks to less than a tenth; what grows a hundredfold was made to.
MOST_GROWTH, SMALL = 100, 100_000

_CHUNK = 65_536
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
_PERMISSIONS = (stat.S_IFREG | 0o644) << 16
_ENCRYPTED = 0x1
#: What machines leave beside people's files when they pack them.
_LEFTOVER = re.compile(r"^__MACOSX/|(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini)$")
_DANGEROUS = re.compile(r"^/|\\|:|[\x00-\x1f\x7f]|(?:^|/)\.{1,2}(?:/|$)|//")
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    LookupError,
)


@dataclass(frozen=True, slots=True)
class Unpacked:
    """The files by path; none when the bundle could not be trusted."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


class _Refused(Exception):
    def __init__(self, code: str, name: str) -> None:
        super().__init__(code)
        self.code, self.name = code, name


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, in order, with no clock and no machine in it."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=9) as bundle:
        for path in sorted(files):
            entry = ZipInfo(path, _LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _PERMISSIONS, 3
            bundle.writestr(entry, files[path])
    return out.getvalue()


def unpacked(file: str, data: bytes) -> Unpacked:
    """What is in a bundle. Never raises, and never writes; `file` is what the problems call it."""
    report = Report(file)
    if len(data) > LARGEST_BUNDLE:
        report.error(1, "bundle-too-large", mb=LARGEST_BUNDLE // 1_000_000)
        return Unpacked({}, report.problems)
    try:
        with ZipFile(BytesIO(data)) as bundle:
            files = dict(_contents(bundle, report))
    except _Refused as refused:
        report.error(1, refused.code, name=short(refused.name))
        files = {}
    except _BROKEN:
        report.error(1, "bundle-broken")
        files = {}
    if not files and not report.problems:
        report.error(1, "bundle-empty")
    return Unpacked(files, report.problems)


def _contents(bundle: ZipFile, report: Report) -> Iterator[tuple[str, bytes]]:
    entries = bundle.infolist()
    if len(entries) > MOST_ENTRIES:
        raise _Refused("bundle-too-many", str(len(entries)))
    seen: set[str] = set()
    for entry in entries:
        _check_entry(entry)
        if entry.filename.casefold() in seen:
            raise _Refused("bundle-name-twice", entry.filename)
        seen.add(entry.filename.casefold())
    left = LARGEST_TOTAL
    files = [entry for entry in entries if not entry.is_dir() and not _LEFTOVER.search(entry.filename)]
    wrapping = _wrapping([entry.filename for entry in files])
    for entry in files:
        name = entry.filename.removeprefix(wrapping)
        if not _belongs(name):
            report.warning(1, "bundle-not-content", name=short(entry.filename))
            continue
        content = _read(bundle, entry, left)
        left -= len(content)
        yield name, content


def _wrapping(names: list[str]) -> str:
    """The folder that somebody has packed together with what is in it, or nothing."""
    folders = {name.partition("/")[0] for name in names}
    if len(folders) != 1 or any(map(_belongs, names)):
        return ""
    return f"{folders.pop()}/"


def _check_entry(entry: ZipInfo) -> None:
    """Whether an entry is an ordinary file with an ordinary name; read or not, one that is not spoils the bundle."""
    name = entry.orig_filename
    if name != entry.filename or _DANGEROUS.search(name) or len(name) > LONGEST_NAME:
        raise _Refused("bundle-name", name)
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _Refused("bundle-link", name)
    if entry.flag_bits & _ENCRYPTED:
        raise _Refused("bundle-encrypted", name)
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise _Refused("bundle-method", name)


def _belongs(name: str) -> bool:
    if name.startswith("media/"):
        return IMAGE_PATH.fullmatch(name) is not None and ".." not in name and name.lower().endswith(PICTURES)
    if not is_document(name):
        return False
    try:
        identity(name)
    except PathProblem:
        return False
    return True


def _read(bundle: ZipFile, entry: ZipInfo, left: int) -> bytes:
    """The bytes, counted as they come: what the bundle says of its own sizes is not believed."""
    most = min(LARGEST_FILE, left)
    found = bytearray()
    with bundle.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            found += chunk
            if len(found) > most:
                raise _Refused("bundle-file-too-large", entry.filename)
            if len(found) > SMALL + MOST_GROWTH * max(entry.compress_size, 1):
                raise _Refused("bundle-bomb", entry.filename)
    return bytes(found)
