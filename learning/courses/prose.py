"""What is wrong with a stretch of Markdown, and what does it use?

One `Proofreader` reads every fragment of a file, so that citations and images can be compared
with what the front matter lists. It finds what authors get wrong in practice: lists glued to the
paragraph above, task lists outside a question, raw HTML, images without a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from learning.courses import captions, inline, limits
from learning.courses.frontmatter import nearest
from learning.courses.grammar import CALL_OUTS, REVIEW
from learning.courses.lines import Line, joined, numbered
from learning.courses.links import place
from learning.courses.lists import item
from learning.courses.pieces import Alert, Heading, Piece, Text, cut, is_quote, unquoted
from learning.courses.problems import Report

TASK = re.compile(r"[ ]*(?:[-*+]|\d{1,9}[.)])[ ]+\[[ xX]\](?:[ ]|$)")
IMAGE_PATH = re.compile(r"(?:\.\./)*(media/[A-Za-z0-9][A-Za-z0-9._/-]*)")
LINK_TARGET = re.compile(r"(?:https?://|mailto:|tel:|/(?!/)).+", re.IGNORECASE)

_ALERT_ANYWHERE = re.compile(r"[ *+-]{0,40}>[ ]?\[!([A-Za-z]{1,20})(?:\]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")
_HEADING_GLUED = re.compile(r"#{1,6}[^#\s]|#{7}|[ ]{1,3}#{1,6}[ ]")
_UNREAD = re.compile(r"\[\^[^\[\]]{1,64}\]|\]\([^()]*\)")  # citations and addresses
# A line without any mark, as most answers and their feedback are: nothing can be wrong with it.
_WORDS_ONLY = re.compile(rf"[^\W\d_][^\n\t<#~{re.escape(''.join(limits.MOST_MARKS))}]{{0,{limits.LONGEST_LINE}}}")
_WORD = re.compile(r"\w[\w'’.:/-]*")


class Proofreader:
    """Reads the prose of one file; remembers what it cites and shows."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.cited: dict[str, int] = {}
        self.images: dict[str, int] = {}
        self.links: dict[tuple[str, int], None] = {}

    def read(self, lines: Sequence[Line]) -> int:
        """Reports what is wrong and answers with the number of words a reader sees."""
        if len(lines) == 1 and not lines[0].code and _plain(lines[0].text):
            return len(_WORD.findall(lines[0].text))
        excess = limits.of_fragment(joined(lines))
        if excess is not None:
            start = lines[0].number + joined(lines).count("\n", 0, excess.offset)
            self.report.error(start, excess.code, **excess.facts)
            return 0
        return sum(self._piece(piece) for piece in cut(lines))

    def title(self, title: str, line: int) -> None:
        """A heading is plain text: it is also used in lists, menus and certificates."""
        if any(found.kind != "reference" for found in inline.find(title)) or "`" in title or "**" in title:
            self.report.error(line, "markup-in-heading")

    def _piece(self, piece: Piece) -> int:
        match piece:
            case Heading(title=title, line=line):
                self.title(title, line.number)
                return len(title.split())
            case Alert():
                return self._alert(piece)
            case Text(lines=lines):
                return self._text(lines)

    def _alert(self, alert: Alert) -> int:
        if alert.line.text.startswith(" "):
            self.report.error(alert.line.number, "callout-indented", mark=alert.mark)
        if alert.unquoted is not None:
            self.report.error(alert.unquoted.number, "callout-line-without-mark", mark=alert.mark)
        if all(line.blank for line in alert.lines):
            self.report.error(alert.line.number, "callout-empty", mark=alert.mark)
        words = self._quoted(alert.lines)
        return 0 if alert.mark == REVIEW else words

    def _quoted(self, lines: Sequence[Line]) -> int:
        """The inside of a quote, where a fence may stand that was not visible from outside."""
        if not lines:
            return 0
        inner = numbered((line.text for line in lines), lines[0].number, self.report)
        for line in inner:
            if not line.code and line.text.startswith("#"):
                self.report.error(line.number, "heading-in-quote")
        return self._text([line for line in inner if not line.text.startswith("#") or line.code])

    def _text(self, lines: Sequence[Line]) -> int:
        _Layout(self.report).read(lines)
        words = 0
        paragraph: list[Line] = []
        quote: list[Line] = []
        for line in (*lines, Line(0, "")):
            if quote and not is_quote(line):
                words += self._quoted([unquoted(each) for each in quote])
                quote = []
            if is_quote(line):
                quote.append(line)
            elif not line.blank and not line.code and not _starts_anew(line):
                paragraph.append(line)
                continue
            words += self._paragraph(paragraph)
            paragraph = [line] if not line.blank and not line.code and not is_quote(line) else []
        return words

    def _paragraph(self, lines: Sequence[Line]) -> int:
        if not lines or self.report.full:
            return 0
        text = "\n".join(line.text for line in lines)
        if ("](" in text or "://" in text) and (missing := captions.of_paragraph(text)) is not None:
            self.report.warning(lines[0].number, missing)
        for found in inline.find(text):
            number = lines[text.count("\n", 0, found.offset)].number
            self._found(found, number)
        return len(_WORD.findall(_UNREAD.sub(" ", text)))

    def _found(self, found: inline.Found, line: int) -> None:
        match found.kind:
            case "citation":
                self.cited.setdefault(found.value, line)
            case "image":
                self._image(found, line)
            case "link":
                self._link(found.value, line)
            case "html":
                self.report.error(line, "raw-html", tag=found.value)
            case "footnote":
                self.report.error(line, "footnote-in-text", source=found.value)
            case "reference":
                self.report.error(line, "link-defined-elsewhere", name=found.value)
            case "image-malformed" | "link-ill-formed":
                self.report.error(line, found.kind)

    def _image(self, image: inline.Found, line: int) -> None:
        if not image.alt:
            self.report.error(line, "image-without-text", image=image.value)
        path = IMAGE_PATH.fullmatch(image.value)
        if path is None or ".." in path[1]:
            self.report.error(line, "image-not-in-media", image=image.value[:120])
        else:
            self.images.setdefault(path[1], line)

    def _link(self, target: str, line: int) -> None:
        if place(target, self.report.file) is not None:
            self.links[target, line] = None
        elif not LINK_TARGET.fullmatch(target):
            self.report.error(line, "link-unknown", target=target[:120])


def _plain(text: str) -> bool:
    return _WORDS_ONLY.fullmatch(text) is not None and not captions.bare_film(text)


def _starts_anew(line: Line) -> bool:
    return line.text.startswith("|") or item(line.text) is not None


class _Layout:
    """How the lines stand to one another: what is glued, indented or marked wrongly."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._in_list = False
        self._in_paragraph = False
        self._said = ""  # the last line before this paragraph
        self._columns = 0  # of the table this line is in

    def read(self, lines: Sequence[Line]) -> None:
        before = Line(0, "")
        for line in lines:
            if not line.code and not line.blank:
                self._line(line, before)
            if line.code:
                self._in_list = False
            self._in_paragraph = not (line.blank or line.code)
            self._said = self._said if line.blank else line.text
            before = line

    def _line(self, line: Line, before: Line) -> None:
        found = item(line.text)
        if line.text[0] == "\t" or line.text.lstrip(" ")[:1] == "\t":
            self._report.error(line.number, "tab")
        if line.text.lstrip(" ").startswith(("```", "~~~")):
            self._report.error(line.number, "fence-indented")
        if found and TASK.match(line.text):
            self._report.error(line.number, "task-list-outside-activity")
        elif found and self._in_paragraph and not self._in_list and found[2] in ("-", "*", "+", "1.", "1)"):
            self._report.error(line.number, "list-glued")
        elif not found and line.indent >= 4 and not self._in_list and not self._in_paragraph:
            self._report.error(line.number, "code-by-indent")
        elif line.text.startswith("|"):
            self._row(line, before)
        self._marks(line)
        if found:
            self._in_list = True
        elif line.indent == 0 and before.blank:
            self._in_list = False

    def _row(self, row: Line, before: Line) -> None:
        """Cells beyond the last column would not be shown."""
        if not before.text.startswith("|"):
            self._table(row)
            self._columns = inline.cells(row.text)
        elif (count := inline.cells(row.text)) > self._columns:
            self._report.error(row.number, "table-row-too-long", count=count, most=self._columns)

    def _table(self, first: Line) -> None:
        if self._in_paragraph:
            self._report.error(first.number, "table-glued")
        elif self._said and not captions.names_a_table(self._said):  # right below a heading, that names it
            self._report.warning(first.number, "table-without-caption")

    def _marks(self, line: Line) -> None:
        if "#" in line.text and _HEADING_GLUED.match(line.text):
            self._report.error(line.number, "heading-ill-formed")
        if self._in_paragraph and not self._in_list and _UNDERLINE.match(line.text):
            self._report.error(line.number, "line-under-paragraph")
        alert = _ALERT_ANYWHERE.match(line.text) if "[!" in line.text else None
        if alert is None:
            return
        mark = alert[1].upper()
        if mark in CALL_OUTS:
            self._report.error(line.number, "callout-misplaced", mark=mark)
        else:
            suggestion = nearest(mark, tuple(row.lower() for row in CALL_OUTS)).upper()
            self._report.error(line.number, "callout-unknown", mark=alert[1], suggestion=suggestion)
