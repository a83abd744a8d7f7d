"""Which of our activities can be made of a file from another system, and what is left behind?

The one way in. Never raises, whatever the bytes: what cannot be carried over comes back as problems with the file's own
line numbers.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from learning.courses.interchange import gift, moodle_xml
from learning.courses.interchange.writing import Writer
from learning.courses.limits import LARGEST_FILE, MOST_LINES
from learning.courses.problems import Problem, Report


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page of Markdown, how many activities it has, and what is not as it was."""

    markdown: str
    count: int
    problems: tuple[Problem, ...]


def fetch(file: str, data: bytes, language: str = "nb", taken: Collection[str] = ()) -> Fetched:
    """`taken` are the ids that the module has already."""
    report = Report(file)
    if len(data) > LARGEST_FILE or data.count(b"\n") > MOST_LINES:
        report.error(1, "import-too-large", kb=LARGEST_FILE // 1000, lines=MOST_LINES)
        return Fetched("", 0, report.problems)
    writer = Writer(report, language, taken)
    if _is_xml(data):
        markdown, count = writer.page(moodle_xml.read(data, report))
    else:
        text = _text(data, report)
        markdown, count = writer.page(gift.read(text, report))
    if not markdown and not any(problem.is_error for problem in report.problems):
        report.error(1, "import-nothing")
    return Fetched(markdown, count, report.problems)


def _is_xml(data: bytes) -> bool:
    return data[:200].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").replace(b"\0", b"").startswith((b"<?xml", b"<quiz", b"<!"))


def _text(data: bytes, report: Report) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        report.error(data.count(b"\n", 0, error.start) + 1, "not-utf-8")
        return ""
