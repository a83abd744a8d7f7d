"""Which choices does a scene offer?

    - **a** [«Du er redd.»](#b2-tolken) — «Han har alltid sagt: spør Leila.» `T+ K+` {if: B1.a, not B2.c}

The link's text is what one says; the text after it is the consequence, hidden until chosen; a code span at its end
holds effects, shown only in the debrief; the condition stands last. What looks like a choice and is none would be
shown to everybody as it stands, so each way of getting it wrong is an error.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from learning.courses.activities.desk import Desk
from learning.courses.grammar import IF_WORDS
from learning.courses.lines import Line
from learning.courses.simulation_nouns import ALWAYS, Change, Choice, Condition
from learning.courses.simulations.conditions import condition

MOST_CHOICES = 8

_STARTS = re.compile(r"[-*+][ ]+\*\*[a-zæøå]\*\*(?:[ ]|$)")
_ITEM = r"[ ]*(?:[-*+]|\d{1,3}[.)])"
_NEARLY = re.compile(
    rf"{_ITEM}[ ]*(?:\*\*|__)[A-Za-zÆØÅæøå][.):]?(?:\*\*|__)[.):]?(?:[ ]*\[|[ ]|$)"  # a letter in bold
    rf"|{_ITEM}.*\]\(#"  # an item with a link to a scene
    r"|[ ]{0,3}(?:\*\*|__)?[A-Za-zÆØÅæøå][.):]?(?:\*\*|__)?[.):]?[ ]+\[[^\]]*\]\(#"  # no item at all
)
_CHOICE = re.compile(r"[-*+][ ]+\*\*(.)\*\*[ ]+\[([^\[\]]+)\]\([ ]*#([^()\s]+)[ ]*\)(.*)", re.DOTALL)
_DASH = re.compile(r"\s*(?:[—–:]|-(?=\s))?\s*")
_CONDITION = re.compile(rf"\{{[ ]*(?:{'|'.join(IF_WORDS)})[ ]*:([^{{}}]*)\}}\s*\Z")
_BRACES = re.compile(r"\{[ ]*(?:if|hvis|viss)\b|\{[^{}]*\}\s*\Z")
_LAST_SPAN = re.compile(r"`([^`\n]*)`\s*\Z")
_CHANGE = r"[A-ZÆØÅ]{1,3}[+±−–-]"
_CHANGES = re.compile(rf"{_CHANGE}(?:[ ,]+{_CHANGE})*")
_SPAN_OF_CHANGES = re.compile(rf"`[ ]*{_CHANGES.pattern}[ ]*`")
_AMOUNTS = {"+": 1, "±": 0}


def starts_choice(line: Line) -> bool:
    return not line.code and _STARTS.match(line.text) is not None


def nearly_choice(line: Line) -> bool:
    """Whether a line looks like a choice to whoever wrote it."""
    return not line.code and _NEARLY.match(line.text) is not None


@dataclass(slots=True)
class ChoiceDraft:
    """The lines of one choice."""

    lines: list[Line]

    @property
    def line(self) -> int:
        return self.lines[0].number

    @property
    def text(self) -> str:
        first, *rest = (line.text for line in self.lines)
        return "\n".join([first, *(text.removeprefix("  ") for text in rest)]).rstrip()


class ChoiceReader:
    """Reads the choices of one simulation. `effects` are the keys listed in its front matter."""

    def __init__(self, desk: Desk, effects: Collection[str]) -> None:
        self._desk = desk
        self._error = desk.report.error
        self._effects = effects

    def choices(self, scene: str, drafts: list[ChoiceDraft]) -> tuple[Choice, ...]:
        found: dict[str, Choice] = {}
        for draft in drafts:
            choice = self._choice(scene, draft)
            if choice is None:
                self._error(draft.line, "choice-ill-formed")
            elif choice.id in found:
                self._error(draft.line, "choice-twice", id=choice.id, line=found[choice.id].line)
            else:
                found[choice.id] = choice
        if len(drafts) > MOST_CHOICES:
            self._error(drafts[MOST_CHOICES].line, "too-many-choices", most=MOST_CHOICES)
        return tuple(found.values())

    def _choice(self, scene: str, draft: ChoiceDraft) -> Choice | None:
        found = _CHOICE.fullmatch(draft.text)
        if found is None:
            return None
        letter, said, target, rest = found.groups()
        start = _DASH.match(rest)
        assert start is not None  # noqa: S101 – every part of the pattern may be empty
        line = draft.line + draft.text.count("\n", 0, found.start(4) + start.end())
        rest, needed = self._condition(rest[start.end() :], draft)
        rest, changes = self._changes(rest, draft)
        consequence = rest.strip()
        self._desk.read([Line(draft.line, " ".join(said.split()))])
        self._desk.read([Line(number, text) for number, text in enumerate(consequence.split("\n"), line)])
        id = f"{scene}.{letter}"
        return Choice(id, " ".join(said.split()), target, "", consequence, changes, needed, draft.line)

    def _condition(self, rest: str, draft: ChoiceDraft) -> tuple[str, Condition]:
        found = _CONDITION.search(rest)
        before = rest[: found.start()] if found else rest
        if _BRACES.search(before):
            self._error(draft.line, "condition-ill-formed")
        if found is None:
            return rest, ALWAYS
        return before.rstrip(), self.needed(found[1], draft.line)

    def needed(self, text: str, line: int) -> Condition:
        """A condition that can be read; else a problem, and no condition."""
        found = condition(text)
        if found is None:
            self._error(line, "condition-ill-formed")
        return found or ALWAYS

    def _changes(self, rest: str, draft: ChoiceDraft) -> tuple[str, tuple[Change, ...]]:
        found = _LAST_SPAN.search(rest)
        before = rest[: found.start()] if found else rest
        if _SPAN_OF_CHANGES.search(before):
            self._error(draft.line, "effects-not-last")
        if found is None:
            return rest, ()
        if _CHANGES.fullmatch(found[1].strip()) is None:
            self._error(draft.line, "effects-ill-formed", text=found[1].strip()[:40])
            return before, ()
        return before, tuple(self._change(each, draft) for each in re.findall(_CHANGE, found[1]))

    def _change(self, written: str, draft: ChoiceDraft) -> Change:
        key, sign = written[:-1], written[-1]
        if key not in self._effects:
            known = ", ".join(self._effects)
            self._error(draft.line, "effect-unknown", effect=key, known=known)
        return Change(key, _AMOUNTS.get(sign, -1))
