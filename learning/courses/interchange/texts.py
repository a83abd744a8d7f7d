"""How does a text from another system look as plain Markdown?

Paragraphs, line breaks, emphasis, lists and links are carried over; everything else becomes its words, and what has no
words is told of. What was only letters there is escaped, so that it is only letters here.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from html.parser import HTMLParser

import nh3

from learning.courses import inline
from learning.courses.grammar import ANSWER_WORDS, EXPLANATION_WORDS
from learning.courses.interchange.foreign import Words, short
from learning.courses.limits import DEEPEST_LIST, LONGEST_FRAGMENT
from learning.courses.problems import Report

_MARKS = {"strong": "**", "b": "**", "em": "*", "i": "*"}
_BREAKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "tr", "table"}
_RAISED = str.maketrans("0123456789+-=()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
_SMALL = {"sup": _RAISED, "sub": _LOWERED}
_INLINE = {*_MARKS, *_SMALL, "a"}
DEEPEST = 10
_TAGGED = re.compile(r"[<&]")
_DIGITS = re.compile(r"[0-9+\-=()]+")
_KEPT = {*_MARKS, *_BREAKS, *_SMALL, "br", "ul", "ol", "li", "a", "img", "td", "th"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
#: What is more than words, and is left out or made into words.
_MORE = re.compile(r"<(table|script|iframe|video|audio|object|embed|svg|math|input|select|form)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|mailto:)\S+", re.IGNORECASE)
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

_LETTERS = re.compile(r"([\\`*_\[\]])")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
_STARTS = re.compile(r"[#\-+>|]|\d{1,9}(?=[.)])")
_KEYS = re.compile(rf"({'|'.join((*EXPLANATION_WORDS, *ANSWER_WORDS))}):")
_BOX = re.compile(r"([ ]*(?:[-*+]|\d{1,9}[.)])[ ]+)\[")
_LINE = re.compile(r"([ ]*)(#|`{3}|~{3}|={1,}[ ]*$|-{3,}[ ]*$)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or an item of a list with its mark before it."""

    text: str
    mark: str = ""


@dataclass(slots=True)
class _Inline:
    """Something open inside a paragraph: `mark` around it, or an address it leads to."""

    tag: str
    mark: str = ""
    address: str = ""
    text: str = ""

    def closed(self) -> str:
        core = self.text.strip()
        if not core or not (self.mark or self.address or self.tag in _SMALL):
            return self.text
        if self.tag in _SMALL:
            return self.text.translate(_SMALL[self.tag]) if _DIGITS.fullmatch(core) else self.text
        around = f"[{core}]({self.address})" if self.address else f"{self.mark}{core}{self.mark}"
        start = len(self.text) - len(self.text.lstrip())
        return self.text[:start] + around + self.text[start:].lstrip()[len(core) :]


class _Reader(HTMLParser):
    """Makes blocks of HTML that has been cleaned, so that every tag is closed."""

    def __init__(self, *, marked: bool) -> None:
        super().__init__()
        self.blocks: list[Block] = []
        self.left_out: list[tuple[str, str]] = []
        self._marked = marked
        self._open = [_Inline("")]
        self._lists: list[int | None] = []
        self._mark = ""
        self._too_deep = 0  # what is open inside more than anybody means

    def handle_data(self, data: str) -> None:
        self._open[-1].text += _escaped(data) if self._marked else data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _INLINE and len(self._open) > DEEPEST:
            self._too_deep += 1
        elif tag in _INLINE:
            self._open.append(self._inline(tag, given))
        elif tag == "img":
            self.left_out.append(("import-image", given.get("alt") or given.get("src", "").rpartition("/")[2]))
        elif tag in ("td", "th") and self._open[-1].text.strip():
            self._open[-1].text += ", "
        elif tag in ("ul", "ol"):
            self._break()
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._break()
            self._mark = self._item()
        elif tag == "br" and self._lists:
            self._open[-1].text += " "
        elif tag in _BREAKS or tag == "br":
            self._break()

    def handle_endtag(self, tag: str) -> None:
        if tag in _INLINE and self._too_deep:
            self._too_deep -= 1
        elif self._open[-1].tag == tag and len(self._open) > 1:
            closed = self._open.pop().closed()
            self._open[-1].text += closed
        elif tag in ("ul", "ol"):
            self._break()
            self._lists = self._lists[:-1]
        elif tag in _BREAKS or tag == "li":
            self._break()

    def close(self) -> None:
        super().close()
        self._break()

    def _inline(self, tag: str, given: dict[str, str]) -> _Inline:
        if tag in _SMALL:
            return _Inline(tag)
        if tag in _MARKS:
            mark = _MARKS[tag] if self._marked else ""
            return _Inline(tag, "" if any(one.mark == mark for one in self._open) else mark)
        address = re.sub(r"[()\s]", lambda found: f"%{ord(found[0]):02X}", given.get("href", "").strip())
        if address and not _ADDRESS.fullmatch(address):
            self.left_out.append(("import-file", address.rpartition("/")[2]))
        return _Inline(tag, address=address if self._marked and _ADDRESS.fullmatch(address) else "")

    def _item(self) -> str:
        if not self._lists:
            return "- "
        count = self._lists[-1]
        self._lists[-1] = None if count is None else count + 1
        indent = sum(2 if one is None else 3 for one in self._lists[:-1][: DEEPEST_LIST - 1])
        return " " * indent + ("- " if count is None else f"{count}. ")

    def _break(self) -> None:
        """Ends the paragraph; what is open inside it goes on in the next."""
        again = [_Inline(one.tag, one.mark, one.address) for one in self._open]
        while len(self._open) > 1:
            closed = self._open.pop().closed()
            self._open[-1].text += closed
        text = " ".join(self._open[0].text.split()).replace("****", "")
        self._open = again
        if not text:
            return
        if self._lists and not self._mark and self.blocks:
            self.blocks[-1] = Block(f"{self.blocks[-1].text} {text}", self.blocks[-1].mark)
        else:
            self.blocks.append(Block(_as_text(text) if self._marked else text, self._mark))
        self._mark = ""


def _escaped(text: str) -> str:
    return _LETTERS.sub(r"\\\1", _ENTITY.sub("&amp;", text)).replace("<", "&lt;")


def _as_text(line: str) -> str:
    """A line whose beginning means nothing: no heading, list, quote, fence, table or key."""
    if found := _STARTS.match(line):
        at = found.end() if found[0].isdigit() else 0
        line = f"{line[:at]}\\{line[at:]}"
    if line.startswith("~"):
        line = f"&#126;{line[1:]}"
    return _KEYS.sub(r"\1&#58;", line) if _KEYS.match(line) else line


class Texts:
    """The texts of one file; what is left out of them is reported."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def blocks(self, words: Words, line: int) -> str:
        """Paragraphs and lists."""
        if words.form == "markdown":
            return "\n".join(_quiet(each) for each in _clean(words.raw).split("\n")).strip("\n")
        out, before = "", Block("")
        for block in self._read(words, line, marked=True):
            glue = "\n" if block.mark and before.mark else "\n\n"
            out += (glue if out else "") + block.mark + block.text
            before = block
        return out

    def inline(self, words: Words, line: int) -> str:
        """Everything on one line, with its emphasis and links."""
        if words.form == "markdown":
            return _as_text(" ".join(_clean(words.raw).split()))
        return " ".join(block.text for block in self._read(words, line, marked=True))

    def plain(self, words: Words, line: int) -> str:
        """Everything on one line, only the words."""
        if words.form == "markdown":
            return " ".join(_clean(words.raw).split())
        return " ".join(block.text for block in self._read(words, line, marked=False))

    def heading(self, words: Words, most: int) -> str:
        """The words, when they are one short line without any emphasis; nothing when a heading would lose some."""
        if len(words.raw) > 4 * most:  # with its tags
            return ""
        report = Report("")
        silent = Texts(report)
        said, marked = silent.plain(words, 1), silent.blocks(words, 1)
        lost = any(inline.find(said)) or any(mark in said for mark in "`*{}") or "\n" in marked
        simple = marked in (_as_text(_escaped(said)), said)
        return said if simple and not (lost or report.problems) and len(said) <= most else ""

    def _read(self, words: Words, line: int, *, marked: bool) -> list[Block]:
        raw = _clean(words.raw)
        if words.form == "plain":
            raw = html.escape(raw, quote=False).replace("\n", "<br>")
        if len(raw) > LONGEST_FRAGMENT:
            self._report.error(line, "import-text-long", most=LONGEST_FRAGMENT)
            return []
        if not _TAGGED.search(raw):  # as most answers are: only words
            said = " ".join(raw.split())
            return [Block(_as_text(_escaped(said)) if marked else said)] if said else []
        for tag in {found[1].lower() for found in _MORE.finditer(raw)}:
            self._report.warning(line, "import-html", tag=tag)
        reader = _Reader(marked=marked)
        reader.feed(nh3.clean(raw, tags=_KEPT, attributes=_ATTRIBUTES, link_rel=None))
        reader.close()
        for code, name in reader.left_out:
            self._report.warning(line, code, name=short(name))
        return reader.blocks


def _clean(raw: str) -> str:
    return _INVISIBLE.sub("", raw.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")).strip()


def _quiet(line: str) -> str:
    """A line of somebody's Markdown that can neither begin nor end anything of ours."""
    line = _BOX.sub(r"\1\\[", line.rstrip())
    line = _LINE.sub(lambda found: f"{found[1]}&#{ord(found[2][0])};{found[2][1:]}", line)
    return _KEYS.sub(r"\1&#58;", line) if _KEYS.match(line) else line
