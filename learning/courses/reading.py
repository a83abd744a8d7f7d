"""What does a file say, and what is wrong with it?

The one way in. Never raises, whatever the input: everything wrong comes back as problems, all at
once. The document comes back too when the front matter could be read, so that its author can see
it while it still has mistakes; whoever publishes must look for errors first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from learning.courses import limits
from learning.courses.activities.desk import Desk
from learning.courses.documents import MAKERS, Draft, Maker
from learning.courses.frontmatter import FrontMatter, read_front_matter
from learning.courses.identity import Identity, PathProblem, identity
from learning.courses.lines import numbered
from learning.courses.nouns import Document, Module, Prose, Source, Text
from learning.courses.problems import Problem, Report
from learning.courses.prose import Proofreader
from learning.courses.readability import HARD, measured
from learning.courses.schemas import COMMON

#: What nobody can see, and what makes letters after it stand in another order than they are read in.
#: (What joins letters and emoji, U+200C and U+200D, is needed for writing some languages.)
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)


@dataclass(frozen=True, slots=True)
class Reading:
    document: Document | None
    problems: tuple[Problem, ...]
    images: tuple[tuple[str, int], ...] = ()  # media/… and the line that shows it
    links: tuple[tuple[str, int], ...] = ()  # to other documents, and the line they stand on

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)


def read_bytes(path: str, data: bytes) -> Reading:
    """Reads a file as it lies on disk or was sent to us."""
    report = Report(path)
    if len(data) > limits.LARGEST_FILE:
        report.error(1, "file-too-large", most=limits.LARGEST_FILE)
        return Reading(None, report.problems)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        report.error(data.count(b"\n", 0, error.start) + 1, "not-utf-8")
        return Reading(None, report.problems)
    return read(path, text)


def read(path: str, text: str) -> Reading:
    """Reads the text of the document at `path` (relative to content/)."""
    report = Report(path)
    proofreader = Proofreader(report)
    document = _document(path, _plain_lines(text), report, proofreader)
    return Reading(document, report.problems, tuple(proofreader.images.items()), tuple(proofreader.links))


def digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain_lines(text: str) -> str:
    """Line ends as LF, without the mark that some Windows editors put first."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _document(path: str, text: str, report: Report, proofreader: Proofreader) -> Document | None:
    who = _identity(path, report)
    if who is None or _refused(text, report):
        return None
    maker = MAKERS[who.kind]
    front = read_front_matter(text, maker.schema, report)
    if front is None:
        return None
    return _made(who, text, maker, front, report, proofreader)


def _identity(path: str, report: Report) -> Identity | None:
    try:
        return identity(path)
    except PathProblem as problem:
        report.error(1, problem.code, **problem.facts)
        return None


def _refused(text: str, report: Report) -> bool:
    """Whether the text is nothing to begin reading: too large, too long lines, control characters."""
    excess = limits.of_file(text)
    if excess is not None:
        report.error(1, excess.code, **excess.facts)
        return True
    lines = text.split("\n")
    if max(map(len, lines)) <= limits.LONGEST_LINE and not _CONTROL.search(text):
        return False
    refused = False
    for number, line in enumerate(lines, 1):
        if len(line) > limits.LONGEST_LINE:
            report.error(number, "line-too-long", most=limits.LONGEST_LINE)
            refused = True
        elif found := _CONTROL.search(line):
            report.error(number, "control-character", code=f"U+{ord(found[0]):04X}")
            refused = True
    return refused


def _made(
    who: Identity, text: str, maker: Maker, front: FrontMatter, report: Report, proofreader: Proofreader
) -> Document:
    values = dict(front.values)
    language = values["language"] or who.language
    if language != who.language:
        report.error(front.lines["language"], "language-differs", language=language, file=who.language)
    common: dict[str, Any] = {key: values.pop(key) for key in COMMON}
    common |= {"language": who.language, "slug": who.slug, "path": who.path, "digest": digest(text)}
    common["key_lines"] = front.lines
    body = text.split("\n")[front.body_line - 1 :]
    lines = numbered(body, front.body_line, report)
    document = maker.make(Draft(who, common, values, lines, Desk(report, proofreader)))
    _compare_sources(common["sources"], proofreader.cited, report)
    _compare_effort(document, report)
    return document


def _compare_effort(document: Document, report: Report) -> None:
    """A page is hard when its running text is; questions are short, and read one at a time."""
    for page in document.pages if isinstance(document, Module | Text) else ():
        effort = measured(block.markdown for block in page.blocks if isinstance(block, Prose))
        if effort.hard:
            report.warning(page.line, "page-hard-to-read", lix=effort.lix, most=HARD)


def _compare_sources(listed: tuple[Source, ...], cited: dict[str, int], report: Report) -> None:
    """What is cited must be listed, and what is listed should be cited."""
    known = {source.key for source in listed}
    for key, line in cited.items():
        if key not in known:
            report.error(line, "source-unknown", source=key)
    for source in listed:
        if source.key not in cited:
            report.warning(source.line, "source-unused", source=source.key)
