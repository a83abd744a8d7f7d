"""How is a reflection told: six steps to write in, the same to read, to share and to take away?"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from flask import url_for
from markupsafe import Markup

from learning.actions import ethics_notes as doing
from learning.actions.refusing import Refused
from learning.courses.library import Library
from learning.courses.simulations.reflecting import STEPS, prefilled
from learning.records.queries.ethics_notes import EthicsNoteFacts, GroupOfMine, MyNote, Share, SharedNote
from learning.records.queries.team import Member
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import clock
from learning.web.ethics.cases import Case, name_of, told
from learning.web.ethics.steps import Step, steps
from learning.web.languages import date_words

Sent = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Mistake:
    """`seen` is set when she may say that she has looked, and have it stored all the same; `field` where it is."""

    words: str
    seen: str
    field: str


@dataclass(frozen=True)
class Written:
    """A step with what stands in it. `done` when it is hers: written, and not only what the case had given."""

    step: Step
    text: str
    done: bool


@dataclass(frozen=True)
class Reflection:
    """`base` and `tab` travel with the form, so that two tabs do not write over each other."""

    html_id: str
    name: str
    case: str
    action: str
    steps: tuple[Written, ...]
    saved: str
    mistake: Mistake | None
    fresh: bool
    base: str
    tab: str
    shares: str
    prompts: Markup


@dataclass(frozen=True)
class Refusal:
    """What she has just sent that could not be taken."""

    refused: Refused
    sent: Sent = field(default_factory=dict)


def mistake(refused: Refused) -> Mistake:
    where = str(refused.facts.get("step") or refused.facts.get("part") or "")
    return Mistake(refused_words.words(refused), str(refused.facts.get("seen", "")), where)


def reflection(about: Case, note: EthicsNoteFacts | None, shares: int, wrong: Refusal | None = None) -> Reflection:
    """What stands in the steps: what was sent last when that was refused, else what is stored, else what the case says."""
    given = prefilled(about.simulation)
    stands = note.body if note else given
    sent = {name: _first(wrong.sent, name) for name in (*STEPS, "base", "tab")} if wrong else {}
    texts = {name: sent.get(name, stands.get(name, "")) if wrong else stands.get(name, "") for name in STEPS}
    return Reflection(
        html_id="refleksjon",
        name=about.name,
        case=about.simulation.title,
        action=url_for("ethics.save_reflection", name=about.name),
        steps=written(texts, given),
        saved=saved_words(note) if note else "",
        mistake=mistake(wrong.refused) if wrong else None,
        fresh=bool(wrong),
        base=sent.get("base") or doing.stamps(stands),
        tab=sent.get("tab") or secrets.token_hex(4),
        shares=shares_words(shares),
        prompts=told(about, about.simulation.reflection),
    )


def _first(fields: Sent, name: str) -> str:
    return next(iter(fields.get(name, ())), "")


def written(texts: Mapping[str, str], given: Mapping[str, str]) -> tuple[Written, ...]:
    return tuple(
        Written(step, texts.get(step.name, ""), texts.get(step.name, "").strip() not in {"", given[step.name].strip()})
        for step in steps()
    )


def saved_words(note: EthicsNoteFacts) -> str:
    """«Lagret 12:04» today, with the day when it is longer ago."""
    here = clock.in_oslo(note.updated_at)
    if here.date() == clock.today():
        return _("Lagret %(time)s", time=f"{here:%H:%M}")
    return _("Lagret %(day)s", day=date_words(here.date()))


def shares_words(shares: int) -> str:
    return ngettext("Delt med %(num)s", "Delt med %(num)s", shares) if shares else _("Bare du ser den")


# Sharing


@dataclass(frozen=True)
class Choice:
    """Somebody, or a group, to share with; `value` is what the form sends."""

    value: str
    words: str
    hint: str


@dataclass(frozen=True)
class Shared:
    words: str
    take_back: str


@dataclass(frozen=True)
class Sharing:
    name: str
    case: str
    now: tuple[Shared, ...]
    choices: tuple[Choice, ...]
    chosen: str
    email: str
    mistake: str


def sharing(
    about: Case,
    now: Sequence[Share],
    colleagues: Sequence[Member],
    groups: Sequence[GroupOfMine],
    wrong: Refusal | None = None,
) -> Sharing:
    shared = {one.person_id or one.group_id for one in now}
    people = [
        Choice(f"person:{one.appointment.person_id}", one.name, one.appointment.unit)
        for one in colleagues
        if one.appointment.person_id not in shared
    ]
    met = [
        Choice(f"group:{one.id}", _group(clock.in_oslo(one.met_at).date()), _("Alle med konto, også fasilitator"))
        for one in groups
        if one.id not in shared
    ]
    return Sharing(
        name=about.name,
        case=about.simulation.title,
        now=tuple(Shared(_with(one), url_for("ethics.take_back", share_id=one.id)) for one in now),
        choices=(*met, *people),
        chosen=_first(wrong.sent, "reader") if wrong else "",
        email=_first(wrong.sent, "email") if wrong else "",
        mistake=refused_words.words(wrong.refused) if wrong else "",
    )


def _with(share: Share) -> str:
    return share.name or (_group(clock.in_oslo(share.met_at).date()) if share.met_at else "")


def _group(day: date) -> str:
    return _("Gruppen %(day)s", day=date_words(day))


# To read, and all of them


@dataclass(frozen=True)
class Reading:
    """Somebody else's, to read: what she has written, under the question; not what the case had given her."""

    by: str
    case: str
    case_name: str
    on: str
    steps: tuple[Written, ...]


def reading(shared: SharedNote, about: Case) -> Reading:
    day = date_words(clock.in_oslo(shared.note.updated_at).date())
    everything = written(shared.note.body, prefilled(about.simulation))
    hers = tuple(one for one in everything if one.done or (one.text and one.step.name == "problem"))
    return Reading(shared.by, about.simulation.title, about.name, day, hers)


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    about: str


def mine(notes: Sequence[MyNote], library: Library, locale: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            title=library.title_of(one.note.simulation, locale),
            url=url_for("ethics.reflection", name=name_of(one.note.simulation)),
            about=f"{saved_words(one.note)}. {shares_words(one.shares)}.",
        )
        for one in notes
    )


def others(notes: Sequence[SharedNote], library: Library, locale: str) -> tuple[Row, ...]:
    return tuple(
        Row(
            title=library.title_of(one.note.simulation, locale),
            url=url_for("ethics.shared", note_id=one.note.id),
            about=_("Skrevet av %(name)s", name=one.by),
        )
        for one in notes
    )
