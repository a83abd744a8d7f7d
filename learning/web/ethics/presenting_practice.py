"""How is a plan for work told: one sentence in four parts, when it is asked about, and how it went?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup

from learning.actions.commitments import ANSWERS, HINDRANCES, NEEDED, PARTS
from learning.courses.library import Library
from learning.records.queries.commitments import CommitmentFacts, FollowUpFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import phrases
from learning.web.ethics.cases import Case, name_of, told
from learning.web.ethics.presenting_reflection import Mistake, Refusal, mistake
from learning.web.languages import date_words


@dataclass(frozen=True)
class Part:
    """A part of the sentence. `needed` is what a plan cannot do without."""

    name: str
    html_id: str
    label: str
    hint: str
    text: str
    needed: bool
    wrong: bool


@dataclass(frozen=True)
class Planning:
    """A plan about to be made."""

    html_id: str
    name: str
    case: str
    action: str
    prompt: Markup
    parts: tuple[Part, ...]
    mistake: Mistake | None


def planning(about: Case, wrong: Refusal | None = None) -> Planning:
    told_wrong = mistake(wrong.refused) if wrong else None
    sent = {name: _first(wrong.sent, name) for name in PARTS} if wrong else {}
    return Planning(
        html_id="avtale",
        name=about.name,
        case=about.simulation.title,
        action=url_for("ethics.make_commitment", name=about.name),
        prompt=told(about, about.simulation.practice),
        parts=parts("avtale", sent, told_wrong.field if told_wrong else ""),
        mistake=told_wrong,
    )


def parts(html_id: str, texts: Mapping[str, str], wrong: str) -> tuple[Part, ...]:
    words = {
        "when": (_("Når"), _("Dag, vakt eller anledning. Ikke navn.")),
        "shall": (_("skal jeg"), _("Noe lite du kan gjøre eller si.")),
        "together": (_("sammen med (valgfritt)"), _("En kollega, lederen eller ingen.")),
        "notice": (_("og jeg merker det på (valgfritt)"), _("Noe du kan se eller høre.")),
    }
    return tuple(
        Part(name, f"{html_id}-{name}", *words[name], texts.get(name, ""), name in NEEDED, name == wrong)
        for name in PARTS
    )


def _first(fields: Mapping[str, Sequence[str]], name: str) -> str:
    return next(iter(fields.get(name, ())), "")


# How it went


@dataclass(frozen=True)
class Choice:
    value: str
    words: str
    chosen: bool


@dataclass(frozen=True)
class Question:
    """How did it go? `due` when it is time to answer; before that she may, if she likes."""

    html_id: str
    action: str
    title: str
    due: bool
    answers: tuple[Choice, ...]
    hindrances: tuple[Choice, ...]
    parts: tuple[Part, ...]
    mistake: Mistake | None


@dataclass(frozen=True)
class Told:
    """A time it was asked about: `state` picks the sign beside the words."""

    state: str
    words: str
    when: str


@dataclass(frozen=True)
class Plan:
    html_id: str
    case: str
    url: str
    sentence: tuple[tuple[str, str], ...]
    made: str
    history: tuple[Told, ...]
    question: Question | None


@dataclass(frozen=True)
class Wrong:
    """An answer that could not be taken, and the plan it was about."""

    commitment_id: int
    refusal: Refusal


def plans(
    mine: Sequence[CommitmentFacts], library: Library, locale: str, today: date, wrong: Wrong | None = None
) -> tuple[Plan, ...]:
    """Those that ask for an answer first, else newest first."""
    ordered = sorted(mine, key=lambda one: one.asked(today) is None)
    return tuple(
        _plan(one, library, locale, today, wrong if wrong and wrong.commitment_id == one.id else None)
        for one in ordered
    )


def _plan(one: CommitmentFacts, library: Library, locale: str, today: date, wrong: Wrong | None) -> Plan:
    asked = one.asked(today)
    question = asked or one.next
    return Plan(
        html_id=f"avtale-{one.id}",
        case=library.title_of(one.simulation, locale),
        url=url_for("ethics.simulation", name=name_of(one.simulation)),
        sentence=sentence(one.body),
        made=_("Laget %(day)s", day=date_words(one.made_on)),
        history=tuple(_told(each, question, today) for each in one.follow_ups),
        question=_question(one, question, bool(asked), wrong) if question else None,
    )


def sentence(body: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The sentence as pairs of our words and hers, without the parts she left out."""
    ours = {
        "when": _("Når"),
        "shall": _("skal jeg"),
        "together": _("sammen med"),
        "notice": _("og jeg merker det på"),
    }
    return tuple((ours[name], body[name]) for name in PARTS if body.get(name))


def _told(one: FollowUpFacts, question: FollowUpFacts | None, today: date) -> Told:
    weeks = ngettext("Etter %(num)s uke", "Etter %(num)s uker", one.weeks)
    if one.answer:
        what = answer_words(one.answer)
        why = phrases.hindrance(one.hindrance) if one.hindrance else ""
        return Told(_STATES[one.answer], f"{what}: {why.lower()}" if why else what, weeks)
    if one == question and one.due_on <= today:
        return Told("soon", _("Venter på svar"), weeks)
    if one.due_on <= today or (question and one.weeks < question.weeks):
        return Told("none", _("Ikke besvart"), weeks)
    return Told("due", _("Vi spør %(day)s", day=date_words(one.due_on)), weeks)


_STATES = {"done": "done", "partly": "part", "hindered": "expired", "changed": "info"}


def answer_words(answer: str) -> str:
    return {
        "done": _("Gjort"),
        "partly": _("Delvis gjort"),
        "hindered": _("Hindret"),
        "changed": _("Endret plan"),
    }[answer]


def _question(one: CommitmentFacts, asked: FollowUpFacts, due: bool, wrong: Wrong | None) -> Question:
    said = mistake(wrong.refusal.refused) if wrong else None
    sent = wrong.refusal.sent if wrong else {}
    texts = {name: _first(sent, name) if wrong else one.body.get(name, "") for name in PARTS}
    answer, hindrance = _first(sent, "answer"), _first(sent, "hindrance")
    html_id = f"svar-{one.id}"
    return Question(
        html_id=html_id,
        action=url_for("ethics.answer_commitment", commitment_id=one.id, weeks=asked.weeks),
        title=_("Hvordan gikk det?"),
        due=due,
        answers=tuple(Choice(each, answer_words(each), each == answer) for each in ANSWERS),
        hindrances=tuple(Choice(each, phrases.hindrance(each), each == hindrance) for each in HINDRANCES),
        parts=parts(html_id, texts, said.field if said else ""),
        mistake=said,
    )
