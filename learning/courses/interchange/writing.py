"""How is a question from another system written in our Markdown?

What we have nothing like is told of: as an error when the question is left out, as advice when it came through with
less than it had.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from decimal import Decimal, InvalidOperation

from learning.courses import numbers
from learning.courses.activities.fill_in import LONGEST_VARIANT
from learning.courses.activities.listing import compared
from learning.courses.activities.number import LONGEST_UNIT
from learning.courses.activities.order import LEAST_ITEMS
from learning.courses.grammar import (
    ANSWER_WORDS,
    EXPLANATION_WORDS,
    FETCHED,
    KEYWORDS,
    LONGEST_ID,
    PAIR_TITLES,
    TRUE_FALSE,
    id_from,
)
from learning.courses.interchange.foreign import FULL, NONE, Answer, Foreign, Words, short
from learning.courses.interchange.texts import Texts
from learning.courses.limits import LONGEST_LINE
from learning.courses.problems import Report

LONGEST_TITLE = 150
MOST_FETCHED = 500  # questions of a file, and answers to a question
_SHORTEST = 60  # of a title made of the first words
_NEARLY_FULL, _NEARLY = Decimal("99.9"), Decimal("0.1")
_NOT_PLAIN = re.compile(r"[*_`\[\]<>\\{}]")
_TITLE = str.maketrans({"[": "(", "]": ")", "<": "‹", ">": "›", "{": "(", "}": ")", "`": "", "*": ""})
_NUMBERED = re.compile(r"^(\s*)\d{1,9}\. ", re.MULTILINE)
#: Our activity for each kind the writer knows.
_ACTIVITIES = {
    "choice": "question",
    "truth": "question",
    "short": "fill-in",
    "number": "number",
    "match": "match",
    "order": "order",
    "essay": "reflection",
}


class Writer:
    """Writes one file's questions as a page."""

    def __init__(self, report: Report, language: str, taken: Collection[str]) -> None:
        self._report = report
        self._texts = Texts(report)
        self._aside = Texts(Report(""))  # for what is read a second time, and has been told of
        self._answer = ANSWER_WORDS[language == "en"]
        self._language = language
        self._taken = set(taken)
        self._count = 0
        self._keys: dict[str, Callable[[Foreign], str]] = {
            "choice": self._choice,
            "truth": self._truth,
            "short": self._short,
            "number": self._number,
            "match": self._match,
            "order": self._order,
            "essay": self._essay,
        }

    def page(self, found: Iterable[Foreign]) -> tuple[str, int]:
        """The page and how many activities it has; nothing when there was nothing to write."""
        title = FETCHED[self._language]
        head = f"## {title} {{#{self._id(id_from(title))}}}"
        written: list[str] = []
        heading, after_activity = "", False
        for number, one in enumerate(found):
            if number >= MOST_FETCHED:
                self._report.error(one.line, "import-too-many", most=MOST_FETCHED)
                break
            if one.kind == "category":
                heading = self._category(one)
                continue
            text = self._prose(one) if one.kind == "description" else self._activity(one)
            if not text:
                continue
            if heading:
                written.append(heading)
            elif after_activity and one.kind == "description":
                written.append("---")
            written.append(text)
            heading, after_activity = "", one.kind != "description"
        return ("\n\n".join([head, *written]) + "\n" if written else ""), self._count

    def _category(self, one: Foreign) -> str:
        """Questions of the same category stand below its name; a colon could make it a keyword."""
        name = self._texts.plain(one.prompt, one.line).translate(_TITLE).replace(":", " –").strip("# ")
        about = self._texts.blocks(one.explanation, one.line)
        return "\n\n".join(part for part in (f"### {name}" if name else "", about) if part)

    def _prose(self, one: Foreign) -> str:
        return self._sound(one, self._texts.blocks(one.prompt, one.line))

    def _activity(self, one: Foreign) -> str:
        if one.kind not in self._keys:
            self._report.error(one.line, "import-kind", kind=short(one.kind), name=short(one.name))
            return ""
        if len(one.answers) > MOST_FETCHED:
            self._report.error(one.line, "import-too-many", most=MOST_FETCHED)
            return ""
        before = self._count
        key = self._keys[one.kind](one)
        if one.kind != "essay" and not key:
            return ""
        self._count = before + 1
        parts = [self._heading(one), self._prompt(one), key, self._explanation(one)]
        return self._sound(one, "\n\n".join(part for part in parts if part))

    def _sound(self, one: Foreign, text: str) -> str:
        """A line that is too long would keep the whole module from being read."""
        if all(len(line) <= LONGEST_LINE for line in text.split("\n")):
            return text
        self._report.error(one.line, "import-text-long", most=LONGEST_LINE)
        self._count -= one.kind != "description"
        return ""

    # The heading and what stands under it

    def _heading(self, one: Foreign) -> str:
        row = next(row for row in KEYWORDS if row.activity == _ACTIVITIES[one.kind])
        keyword: str = getattr(row, self._language)
        title = self._asked(one) or self._named(one) or f"{keyword} {self._count}"
        id = self._id(id_from(one.name) or id_from(title) or f"{id_from(keyword)}-{self._count}")
        return f"### {keyword}: {title} {{#{id}}}"

    def _asked(self, one: Foreign) -> str:
        """The question itself, when it is short enough to be the title."""
        return self._texts.heading(one.prompt, LONGEST_TITLE)

    def _named(self, one: Foreign) -> str:
        said = self._aside.plain(Words(one.name, "plain") if one.name else one.prompt, one.line)
        name = " ".join(said.translate(_TITLE).split())
        if len(name) <= LONGEST_TITLE:
            return name
        return name[:_SHORTEST].rsplit(" ", 1)[0] + " …"

    def _prompt(self, one: Foreign) -> str:
        if self._asked(one):
            return ""
        prompt = self._texts.blocks(one.prompt, one.line)
        return _NUMBERED.sub(r"\1- ", prompt) if one.kind == "order" else prompt

    def _explanation(self, one: Foreign) -> str:
        said = [self._texts.inline(one.explanation, one.line)]
        if one.kind in ("short", "number"):
            said += [self._texts.inline(answer.feedback, one.line) for answer in one.answers if answer.weight >= FULL]
        whole = " ".join(dict.fromkeys(text for text in said if text))
        if whole and one.kind == "essay":
            self._report.warning(one.line, "import-feedback", text=short(whole))
            return ""
        return f"{EXPLANATION_WORDS[self._language == 'en']}: {whole}" if whole else ""

    def _id(self, wanted: str) -> str:
        id, number = wanted, 1
        while id in self._taken:
            number += 1
            id = f"{wanted[: LONGEST_ID - 5]}-{number}"
        self._taken.add(id)
        return id

    # The key of each kind

    def _choice(self, one: Foreign) -> str:
        right = [answer for answer in one.answers if answer.weight > NONE]
        if one.single:
            right = [answer for answer in one.answers if answer.weight >= _NEARLY_FULL]
            self._told(one, [answer for answer in one.answers if NONE < answer.weight < _NEARLY_FULL])
        if not right or len(one.answers) < 2:
            self._report.error(one.line, "import-no-answers", name=short(one.name))
            return ""
        if one.single and len(right) > 1:
            self._report.warning(one.line, "import-several")
        elif not one.single:
            self._compare(one, right)
        return "\n".join(self._option(answer, answer in right, one.line) for answer in one.answers)

    def _compare(self, one: Foreign, right: list[Answer]) -> None:
        """Ours count alike, and a wrong one takes away what a right one gives."""
        each = FULL / len(right)
        if len(right) == 1:
            self._report.warning(one.line, "import-single")
        elif any(abs(abs(answer.weight) - each) > _NEARLY for answer in one.answers):
            self._report.warning(one.line, "import-weights")

    def _option(self, answer: Answer, right: bool, line: int) -> str:
        option = f"- [{'x' if right else ' '}] {self._texts.inline(answer.words, line)}".rstrip()
        feedback = self._texts.blocks(answer.feedback, line)
        return "\n".join([option, *(f"  > {said}".rstrip() for said in feedback.split("\n") if feedback)])

    def _truth(self, one: Foreign) -> str:
        words = TRUE_FALSE[self._language]
        options = (
            Answer(Words(word, "plain"), each.weight, each.feedback)
            for word, each in zip(words, one.answers, strict=True)
        )
        return "\n".join(self._option(answer, answer.weight > NONE, one.line) for answer in options)

    def _short(self, one: Foreign) -> str:
        full = [answer for answer in one.answers if answer.weight >= _NEARLY_FULL]
        self._told(one, [answer for answer in one.answers if answer.weight < _NEARLY_FULL])
        accepted: dict[str, str] = {}
        for answer in full:
            if said := self._variant(answer, one):
                accepted.setdefault(compared(said), said)
        if not accepted:
            self._report.error(one.line, "import-no-answers", name=short(one.name))
            return ""
        return "\n".join([f"{self._answer}:", "", *(f"- {said}" for said in accepted.values())])

    def _variant(self, answer: Answer, one: Foreign) -> str:
        said = self._texts.plain(answer.words, one.line)
        if _NOT_PLAIN.search(said) or len(said) > LONGEST_VARIANT:
            self._report.warning(one.line, "import-variant", text=short(said))
            return ""
        return said

    def _number(self, one: Foreign) -> str:
        full = [answer for answer in one.answers if answer.weight >= _NEARLY_FULL]
        self._told(one, [answer for answer in one.answers if answer.weight < _NEARLY_FULL])
        if not full:
            self._report.error(one.line, "import-no-answers", name=short(one.name))
            return ""
        for other in full[1:]:
            self._report.warning(one.line, "import-partial", text=short(other.words.raw))
        value, tolerance = _decimal(full[0].words.raw), _decimal(full[0].tolerance or "0")
        if value is None or tolerance is None:
            self._report.error(one.line, "import-number", text=short(f"{full[0].words.raw} ± {full[0].tolerance}"))
            return ""
        unit = f" {self._aside.plain(Words(one.unit, 'plain'), one.line)}".rstrip()
        if unit and (numbers.read(f"1{unit}") is None or _NOT_PLAIN.search(unit) or len(unit) > LONGEST_UNIT):
            self._report.warning(one.line, "import-unit", unit=short(one.unit))
            unit = ""
        return f"{self._answer}: {numbers.written(value)}{unit} (± {numbers.written(abs(tolerance))})"

    def _match(self, one: Foreign) -> str:
        rows = []
        for answer in one.answers:
            left, right = (
                self._texts.inline(text, one.line).replace("|", "\\|") for text in (answer.words, answer.pair)
            )
            if left and right:
                rows.append(f"| {left} | {right} |")
            else:
                self._report.warning(one.line, "import-distractor", text=short(left or right))
        if len(rows) < 2:
            self._report.error(one.line, "import-no-answers", name=short(one.name))
            return ""
        left, right = PAIR_TITLES[self._language]
        return "\n".join([f"| {left} | {right} |", "|---|---|", *rows])

    def _order(self, one: Foreign) -> str:
        items = [self._texts.inline(answer.words, one.line) for answer in one.answers]
        if len(items) < LEAST_ITEMS:
            self._report.error(one.line, "import-few-items", name=short(one.name), least=LEAST_ITEMS)
            return ""
        return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))

    def _essay(self, one: Foreign) -> str:
        self._report.warning(one.line, "import-essay", name=short(one.name))
        return ""

    def _told(self, one: Foreign, lost: list[Answer]) -> None:
        """Answers that gave some of the points, or only a word on the way."""
        for answer in lost:
            if answer.weight > NONE:
                text = self._aside.plain(answer.words, one.line)
                self._report.warning(one.line, "import-partial", text=short(text))
            if answer.feedback and one.kind != "choice":
                text = self._texts.plain(answer.feedback, one.line)
                self._report.warning(one.line, "import-feedback", text=short(text))


def _decimal(text: str) -> Decimal | None:
    """A number that we can write, and read again."""
    try:
        found = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    if not found.is_finite() or abs(found.adjusted()) > 12:
        return None
    found = Decimal(f"{found.normalize():f}")
    return found if numbers.read(numbers.written(found)) is not None else None
