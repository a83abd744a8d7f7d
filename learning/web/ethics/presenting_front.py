"""How are the simulations listed, and what does somebody see before she begins one?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup

from learning.courses.library import Library
from learning.courses.nouns import Framework
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import render_part
from learning.records.queries.group_runs import GroupFacts
from learning.records.queries.simulations import RunFacts
from learning.translations.catalogue import gettext as _
from learning.web import clock, places
from learning.web.languages import date_words
from learning.web.presenting_texts import alphabetically, safe


@dataclass(frozen=True)
class Card:
    """A simulation in the list. `serves` are the names of competences."""

    title: str
    question: str
    url: str
    language: str
    minutes: int
    serves: tuple[str, ...]
    state: str
    state_words: str


@dataclass(frozen=True)
class GoingOn:
    """A walk somebody is in the middle of, or a group she leads or is with."""

    title: str
    language: str
    url: str
    told: str


@dataclass(frozen=True)
class Walk:
    """A walk that has come to an ending before."""

    on: str
    url: str


@dataclass(frozen=True)
class Front:
    """The page before a simulation begins. `resume_url` is empty when no walk is open."""

    title: str
    summary: str
    question: str
    language: str
    minutes: int
    serves: tuple[str, ...]
    brief_html: Markup
    sources: tuple[CitedSource, ...]
    law_checked: str
    state: str
    state_words: str
    begin_url: str
    resume_url: str
    walks: tuple[Walk, ...]
    group_url: str
    booklet_url: str


def cards(
    simulations: Iterable[Simulation], library: Library, framework: Framework | None, walks: Sequence[RunFacts]
) -> tuple[Card, ...]:
    by_name: dict[str, list[RunFacts]] = {}
    for walk in walks:
        by_name.setdefault(walk.simulation, []).append(walk)
    ordered = sorted(simulations, key=lambda one: alphabetically(one.title.strip("«»")))
    return tuple(_card(one, library, framework, by_name.get(one.slug, ())) for one in ordered)


def _card(one: Simulation, library: Library, framework: Framework | None, walks: Sequence[RunFacts]) -> Card:
    state, words = _state(walks)
    return Card(
        title=one.title,
        question=one.question,
        url=simulation_url(one.slug),
        language=one.language,
        minutes=one.minutes,
        serves=_names(one, library, framework),
        state=state,
        state_words=words,
    )


def _state(walks: Sequence[RunFacts]) -> tuple[str, str]:
    """In the middle of it, completed, or not begun; `walks` are those of one simulation, newest first."""
    if any(walk.ended_at is None for walk in walks):
        return "started", _("Begynt")
    ended = max((walk.ended_at for walk in walks if walk.ended_at), default=None)
    if ended is None:
        return "none", _("Ikke begynt")
    return "done", _("Gjennomført %(day)s", day=date_words(clock.in_oslo(ended).date()))


def _names(one: Simulation, library: Library, framework: Framework | None) -> tuple[str, ...]:
    return tuple(found.name for found in library.competences_named(one.competences, framework))


def going_on(
    walks: Iterable[RunFacts],
    led: Iterable[GroupFacts],
    joined: Iterable[GroupFacts],
    simulations: Mapping[int, Simulation],
) -> tuple[GoingOn, ...]:
    """`simulations` by revision: also one that is withdrawn may be finished. Groups come first: people wait there."""
    rows = [
        *((one.revision_id, url_for("ethics.group", group_id=one.id), _("Gruppen din er i gang")) for one in led),
        *((one.revision_id, url_for("guest.group", code=one.code), _("Du er med i en gruppe")) for one in joined),
        *((one.revision_id, walk_url(one.id), _since(one)) for one in walks),
    ]
    return tuple(GoingOn(simulations[of].title, simulations[of].language, url, told) for of, url, told in rows)


def _since(walk: RunFacts) -> str:
    return _("Fortsett der du slapp %(day)s", day=date_words(clock.in_oslo(walk.touched_at).date()))


def front(one: Simulation, library: Library, framework: Framework | None, walks: Sequence[RunFacts]) -> Front:
    """`walks` are this person's walks through it, newest first."""
    state, words = _state(walks)
    brief = render_part(one, one.brief, addresses=places.address) if one.brief else None
    name = name_of(one.slug)
    resume = next((walk for walk in walks if walk.ended_at is None), None)
    return Front(
        title=one.title,
        summary=one.summary,
        question=one.question,
        language=one.language,
        minutes=one.minutes,
        serves=_names(one, library, framework),
        brief_html=safe(brief.html) if brief else Markup(),
        sources=brief.sources_for() if brief else (),
        law_checked=_day(one.law_checked),
        state=state,
        state_words=words,
        begin_url=url_for("ethics.begin", name=name),
        resume_url=walk_url(resume.id) if resume else "",
        walks=tuple(_walk(walk) for walk in walks if walk.ended_at is not None),
        group_url=url_for("ethics.start_group", name=name),
        booklet_url=url_for("ethics.booklet", name=name),
    )


def _walk(walk: RunFacts) -> Walk:
    ended = walk.ended_at or walk.touched_at
    return Walk(date_words(clock.in_oslo(ended).date()), url_for("ethics.debrief", run_id=walk.id))


def _day(day: date | None) -> str:
    return date_words(day) if day else ""


def name_of(slug: str) -> str:
    return slug.rpartition("/")[2]


def simulation_url(slug: str) -> str:
    return url_for("ethics.simulation", name=name_of(slug))


def walk_url(run_id: int) -> str:
    return url_for("ethics.walk", run_id=run_id)
