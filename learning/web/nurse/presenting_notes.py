"""How are the activities told that a reader does for herself: reflections, marks on statements, tasks at work?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from flask import url_for
from markupsafe import Markup

from learning.actions import workbook as doing
from learning.actions.refusing import Refused
from learning.courses.rendered import RenderedPersonal, RenderedReflection, RenderedSelfAssessment, RenderedTask
from learning.records.queries.workbook import NoteFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import clock
from learning.web.languages import date_words

Notes = Mapping[str, NoteFacts]
Sent = Mapping[str, Sequence[str]]
MARKS = tuple(str(mark) for mark in range(doing.HIGHEST_MARK + 1))


@dataclass(frozen=True)
class Writing:
    """Her notes in a module, and what she has just sent that could not be taken."""

    attempt_id: int
    notes: Notes
    wrong: str = ""
    refused: Refused | None = None
    sent: Sent = field(default_factory=dict)


@dataclass(frozen=True)
class Mistake:
    """`seen` is set when she may say that she has looked, and have it stored all the same."""

    words: str
    seen: str


@dataclass(frozen=True)
class Statement:
    name: str
    html: Markup
    mark: str
    before: str
    change: str


@dataclass(frozen=True)
class NoteView:
    """`done` is the day a task was done, in words; `summary` what has changed since an earlier self-assessment."""

    html_id: str
    action: str
    kind: str
    title: str
    prompt_html: Markup
    text: str
    saved: str
    mistake: Mistake | None
    fresh: bool
    statements: tuple[Statement, ...] = ()
    summary: str = ""
    done: str = ""
    done_on: str = ""
    today: str = ""
    colleague: bool = False


def html_id(activity: str) -> str:
    return f"notat-{activity}"


def note(drawn: RenderedPersonal, writing: Writing, *, fresh: bool = False) -> NoteView:
    """One activity, with what stands in it: what was sent last when that was refused, else what is stored."""
    stored = writing.notes.get(drawn.id)
    wrong = drawn.id == writing.wrong
    body = stored.body if stored else {}
    return NoteView(
        html_id=html_id(drawn.id),
        action=url_for("nurse.write_note", attempt_id=writing.attempt_id, activity=drawn.id),
        kind=drawn.kind,
        title=drawn.title,
        prompt_html=Markup(drawn.prompt_html),  # noqa: S704 – from the one renderer
        text=_first(writing.sent, "text") if wrong else body.get("text", ""),
        saved=saved_words(stored.updated_at) if stored else "",
        mistake=mistake(writing.refused) if wrong and writing.refused else None,
        fresh=fresh or wrong,
        **_particulars(drawn, writing, body, wrong),
    )


def mistake(refused: Refused) -> Mistake:
    return Mistake(refused_words.words(refused), str(refused.facts.get("seen", "")))


def saved_words(at: datetime) -> str:
    """«Lagret 12:04» today, with the day when it is longer ago."""
    here = clock.in_oslo(at)
    if here.date() == clock.today():
        return _("Lagret %(time)s", time=f"{here:%H:%M}")
    return _("Lagret %(day)s", day=date_words(here.date()))


def _first(fields: Sent, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def _particulars(drawn: RenderedPersonal, writing: Writing, body: Mapping[str, Any], wrong: bool) -> dict[str, Any]:
    match drawn:
        case RenderedReflection():
            return {}
        case RenderedSelfAssessment():
            return _assessed(drawn, writing, body, wrong)
        case RenderedTask():
            return _task(drawn, writing, body, wrong)


def _task(drawn: RenderedTask, writing: Writing, body: Mapping[str, Any], wrong: bool) -> dict[str, Any]:
    day = body.get("done_on", "")
    return {
        "done": _("Gjort %(day)s", day=date_words(date.fromisoformat(day))) if day else "",
        "done_on": _first(writing.sent, "done_on") if wrong else day,
        "today": clock.today().isoformat(),
        "colleague": drawn.colleague,
    }


def _assessed(drawn: RenderedSelfAssessment, writing: Writing, body: Mapping[str, Any], wrong: bool) -> dict[str, Any]:
    count = len(drawn.statements)
    earlier = writing.notes.get(drawn.compares) if drawn.compares else None
    before = marks(earlier.body if earlier else {}, count)
    now = marks(body, count)
    statements = tuple(
        Statement(
            name=f"mark-{one.position}",
            html=Markup(one.html),  # noqa: S704 – from the one renderer
            mark=_first(writing.sent, f"mark-{one.position}") if wrong else _shown(now[one.position]),
            before=_shown(before[one.position]),
            change=change(before[one.position], now[one.position]),
        )
        for one in drawn.statements
    )
    return {"statements": statements, "summary": summary(before, now)}


def marks(body: Mapping[str, Any], count: int) -> list[int | None]:
    """What was marked, when it is about these statements."""
    stored = body.get("marks", [])
    return list(stored) if len(stored) == count else [None] * count


def _shown(mark: int | None) -> str:
    return "" if mark is None else str(mark)


def change(before: int | None, now: int | None) -> str:
    """In words, for one statement."""
    if before is None or now is None:
        return ""
    if now == before:
        return _("Likt som før")
    if now > before:
        return _("%(steps)s høyere enn før", steps=now - before)
    return _("%(steps)s lavere enn før", steps=before - now)


def summary(before: Sequence[int | None], now: Sequence[int | None]) -> str:
    """What changed, in one sentence; nothing until both are marked."""
    steps = [after - earlier for earlier, after in zip(before, now, strict=True) if None not in (earlier, after)]  # type: ignore[operator]  # neither is None
    if not steps:
        return ""
    higher, lower, same = sum(one > 0 for one in steps), sum(one < 0 for one in steps), steps.count(0)
    told = [
        ngettext("høyere på %(num)s setning", "høyere på %(num)s setninger", higher) if higher else "",
        ngettext("lavere på %(num)s", "lavere på %(num)s", lower) if lower else "",
        ngettext("likt på %(num)s", "likt på %(num)s", same) if same else "",
    ]
    return _("Siden sist har du satt deg %(changes)s.", changes=", ".join(one for one in told if one))
