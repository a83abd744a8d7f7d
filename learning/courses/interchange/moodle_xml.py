"""Which questions does a file in Moodle's XML ask?

Read with a parser that stops at a document type, so that nothing is defined, fetched or blown up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.parsers import expat

from learning.courses.interchange.foreign import FULL, NONE, NOTHING, Answer, Foreign, Words, category, short
from learning.courses.problems import Report

DEEPEST = 40
_FORMS = {"plain_text": "plain", "markdown": "markdown"}
_KINDS = {
    "multichoice": "choice",
    "multichoiceset": "choice",
    "truefalse": "truth",
    "shortanswer": "short",
    "numerical": "number",
    "matching": "match",
    "essay": "essay",
    "ordering": "order",
    "description": "description",
}
_COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
#: What Moodle says by itself; we have words of our own for it.
_STANDARD = ("your answer is", "svaret ditt er", "svaret er")


class _Refused(Exception):
    """The file is not read any further."""

    def __init__(self, code: str, line: int) -> None:
        super().__init__(code)
        self.code, self.line = code, line


@dataclass(slots=True)
class _Node:
    tag: str
    given: dict[str, str]
    line: int
    inside: list[_Node] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str) -> list[_Node]:
        return [one for one in self.inside if one.tag == tag]

    def first(self, tag: str) -> _Node | None:
        return next(iter(self.all(tag)), None)

    def said(self, tag: str) -> str:
        """The text of an element, or of the `<text>` in it."""
        found = self.first(tag)
        if found is None:
            return ""
        inner = found.first("text")
        return (inner.text if inner else found.text).strip()

    def words(self, tag: str, form: str = "") -> Words:
        found = self.first(tag)
        return found.own_words(form) if found else NOTHING

    def own_words(self, form: str = "") -> Words:
        inner = self.first("text")
        return Words(
            (inner.text if inner else self.text).strip(), _FORMS.get(form or self.given.get("format", ""), "html")
        )


def read(data: bytes, report: Report) -> Iterator[Foreign]:
    try:
        root = _tree(data)
    except _Refused as refused:
        report.error(refused.line, refused.code)
        return
    except expat.ExpatError as error:
        report.error(error.lineno, "import-xml-broken")
        return
    if root is None or root.tag != "quiz":
        report.error(1, "import-not-moodle")
        return
    reader = _Reader(report)
    for node in root.all("question"):
        yield from reader.question(node)


def _tree(data: bytes) -> _Node | None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    top = _Node("", {}, 0)
    open_nodes = [top]

    def start(tag: str, given: dict[str, str]) -> None:
        if len(open_nodes) > DEEPEST:
            raise _Refused("import-xml-broken", parser.CurrentLineNumber)
        node = _Node(tag, given, parser.CurrentLineNumber)
        open_nodes[-1].inside.append(node)
        open_nodes.append(node)

    def end(_tag: str) -> None:
        open_nodes.pop()

    def say(text: str) -> None:
        open_nodes[-1].text += text

    def refuse(*_what: object) -> None:
        raise _Refused("import-doctype", parser.CurrentLineNumber)

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, say
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        raise _Refused("not-utf-8", 1) from error
    return next(iter(top.inside), None)


class _Reader:
    """Reads the questions, and tells of what we have no place for."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._told: set[str] = set()
        self._answers: dict[str, Callable[[_Node], tuple[Answer, ...]]] = {
            "choice": self._options,
            "truth": self._truth,
            "short": self._options,
            "number": self._options,
            "match": self._pairs,
            "order": self._ordered,
        }

    def question(self, node: _Node) -> Iterator[Foreign]:
        type = node.given.get("type", "")
        if type == "category":
            name, about = category(node.said("category")), node.words("info")
            yield Foreign("category", node.line, prompt=Words(name, "plain"), explanation=about)
            return
        kind = _KINDS.get(type, type)
        self._left_out(node)
        yield Foreign(
            kind,
            node.line,
            node.said("name"),
            node.words("questiontext"),
            self._answers[kind](node) if kind in self._answers else (),
            node.words("generalfeedback"),
            node.said("single").lower() not in ("false", "0") and type != "multichoiceset",
            self._unit(node) if kind == "number" else "",
        )

    def _left_out(self, node: _Node) -> None:
        for tag in _COMBINED:
            said = node.said(tag)
            if said and not any(words in said.lower() for words in _STANDARD):
                self._report.warning(node.line, "import-feedback", text=short(said))
        if any(hint.said("text") for hint in node.all("hint")):
            self._once("import-hints", node)
        if node.first("tags"):
            self._once("import-tags", node)
        if _percent(node.said("defaultgrade") or "1") not in (FULL / 100, NONE):
            self._once("import-grade", node)
        if node.said("usecase") == "1":
            self._report.warning(node.line, "import-case", name=short(node.said("name")))
        for tag in ("graderinfo", "responsetemplate"):
            if said := node.said(tag):
                self._report.warning(node.line, "import-feedback", text=short(said))
        if image := node.said("image"):
            self._report.warning(node.line, "import-image", name=short(image))

    def _once(self, code: str, node: _Node) -> None:
        """What is the same for a whole file is told of where it is first met."""
        if code not in self._told:
            self._told.add(code)
            self._report.warning(node.line, code)

    def _options(self, node: _Node) -> tuple[Answer, ...]:
        plain = "" if node.given.get("type", "").startswith("multichoice") else "plain_text"
        return tuple(
            Answer(
                one.own_words(plain),
                _percent(one.given.get("fraction", "0")),
                one.words("feedback"),
                one.said("tolerance"),
            )
            for one in node.all("answer")
        )

    def _truth(self, node: _Node) -> tuple[Answer, ...]:
        """True first, whatever the order in the file."""
        given = {one.said("text").lower(): one for one in node.all("answer")}
        found = (given.get(word, _Node("answer", {}, node.line)) for word in ("true", "false"))
        return tuple(Answer(NOTHING, _percent(one.given.get("fraction", "0")), one.words("feedback")) for one in found)

    def _pairs(self, node: _Node) -> tuple[Answer, ...]:
        return tuple(
            Answer(one.own_words(), FULL, pair=one.words("answer", "plain_text")) for one in node.all("subquestion")
        )

    def _ordered(self, node: _Node) -> tuple[Answer, ...]:
        """The fraction of a thing to put in order is its place."""
        found = sorted(node.all("answer"), key=lambda one: _percent(one.given.get("fraction", "0")))
        return tuple(Answer(one.own_words(), FULL) for one in found)

    def _unit(self, node: _Node) -> str:
        """The unit that the answer is written in."""
        units = node.first("units")
        found = units.all("unit") if units else []
        base = [one.said("unit_name") for one in found if _percent(one.said("multiplier") or "1") == 1]
        for other in (one.said("unit_name") for one in found):
            if other not in base[:1]:
                self._report.warning(node.line, "import-unit", unit=short(other))
        return base[0] if base else ""


def _percent(text: str) -> Decimal:
    try:
        found = Decimal(text.strip() or "0")
    except InvalidOperation:
        return NONE
    return found if found.is_finite() else NONE
