"""What does the facilitator see: where the group is in the meeting, what is next, and what has come in?

One screen. What is next is the primary action, two more stand beside it at most, and the rest is under «Mer». Votes are
numbers, and only when the vote is closed; notes have no names.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from flask import url_for
from markupsafe import Markup

from learning.actions.group_runs import MINUTES
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import RenderedScene, render_part, render_scene
from learning.courses.walking import State
from learning.records.queries.group_runs import GroupFacts, MemberFacts, PulseFacts
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import ngettext
from learning.web import places
from learning.web.ethics import phrases_of_groups as phrases
from learning.web.ethics.presenting_group_acts import Act, acts, more
from learning.web.presenting_texts import safe


@dataclass(frozen=True)
class PhaseStep:
    label: str
    minutes: int
    state: str


@dataclass(frozen=True)
class Pulse:
    """What changes by itself. `key` says what is shown, so that the next poll is answered only when it is no longer so."""

    key: str
    url: str
    page: str
    time: str
    late: bool
    people: str
    votes: str
    notes: str
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class RoadView:
    """A choice of the scene. `count` is empty until the vote is closed, `before` is that of the vote before it."""

    id: str
    letter: str
    html: Markup
    count: int | None
    before: int | None
    chosen: bool


@dataclass(frozen=True)
class Back:
    """A place the group can go back to."""

    steps: int
    label: str


@dataclass(frozen=True)
class PersonalCard:
    name: str
    html: Markup


@dataclass(frozen=True)
class Stage:
    """What stands in the middle: a scene, or the text of the phase."""

    before: Markup
    text: Markup
    yours: Markup
    cards: tuple[PersonalCard, ...]
    points: tuple[Markup, ...]
    roads: tuple[RoadView, ...]
    sources: tuple[CitedSource, ...]
    ends: bool
    total: int


@dataclass(frozen=True)
class Screen:
    id: int
    title: str
    language: str
    code: str
    stand: str
    phase: str
    heading: str
    now: str
    frozen: bool
    voting: str
    steps: tuple[PhaseStep, ...]
    pulse: Pulse
    stage: Stage
    acts: tuple[Act, ...]
    more: tuple[Act, ...]
    back: tuple[Back, ...]


@dataclass(frozen=True)
class Told:
    """What the screen is made of."""

    group: GroupFacts
    simulation: Simulation
    state: State
    pulse: PulseFacts
    members: tuple[MemberFacts, ...]
    tally: Mapping[str, int]
    tally_before: Mapping[str, int]
    at: datetime


@dataclass(frozen=True)
class Ending:
    """`there` are those who get the meeting on their competence if she says that they were there."""

    id: int
    title: str
    counts: bool
    there: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Ended:
    title: str
    name: str


def ending(group: GroupFacts, simulation: Simulation, there: tuple[MemberFacts, ...]) -> Ending:
    counts = group.has_come_to("debrief")
    return Ending(group.id, simulation.title, counts, tuple((one.id, one.name) for one in there) if counts else ())


def ended(simulation: Simulation) -> Ended:
    return Ended(simulation.title, simulation.slug.rpartition("/")[2])


def screen(told: Told) -> Screen:
    group, simulation = told.group, told.simulation
    scene = render_scene(simulation, told.state, addresses=places.address)
    stage = _scene(told, scene) if group.phase == "scenes" else _part(told)
    situation = phrases.situation(group, stage.ends)
    return Screen(
        id=group.id,
        title=simulation.title,
        language=group.language,
        code=spaced(group.code),
        stand=group.stand,
        phase=group.phase,
        heading=scene.title if group.phase == "scenes" else phrases.heading(group.phase),
        now=phrases.now(situation),
        frozen=group.frozen,
        voting=group.voting,
        steps=_steps(group),
        pulse=pulse(told.pulse, told.members, told.at),
        stage=stage,
        acts=acts(group, situation),
        more=more(group, situation),
        back=_back(told) if group.phase in ("scenes", "observers", "debrief") else (),
    )


def spaced(code: str) -> str:
    """As it is read aloud: three signs at a time."""
    return " ".join(code[place : place + 3] for place in range(0, len(code), 3))


def pulse(facts: PulseFacts, members: tuple[MemberFacts, ...], at: datetime) -> Pulse:
    left = minutes_left(facts.group, at)
    waiting = facts.group.phase == "lobby"
    return Pulse(
        key=pulse_key(facts, at),
        url=url_for("ethics.group_now", group_id=facts.group.id),
        page=url_for("ethics.group", group_id=facts.group.id),
        time="" if left is None else phrases.time_left(left),
        late=left is not None and left < 0,
        people=ngettext("%(num)s er med", "%(num)s er med", facts.members),
        votes=phrases.voted(facts.votes, facts.voters) if facts.group.voting == "open" else "",
        notes=ngettext("%(num)s notat fra observatørene", "%(num)s notater fra observatørene", facts.notes)
        if facts.notes
        else "",
        names=tuple((one.name, part(one)) for one in members if one.left_at is None) if waiting else (),
    )


def pulse_key(facts: PulseFacts, at: datetime) -> str:
    """First what she decides from, then what comes in, then the minute."""
    counts = f"{facts.group.version}-{facts.members}-{facts.voters}-{facts.votes}-{facts.notes}"
    return f"{facts.group.stand}|{counts}|{minutes_left(facts.group, at)}"


def part(member: MemberFacts) -> str:
    """Who somebody is in the meeting."""
    return _("Spiller %(name)s", name=member.card) if member.card else phrases.role(member.role)


def minutes_left(group: GroupFacts, at: datetime) -> int | None:
    """Whole minutes that are left of this part, below zero when it is late; None where there is no clock."""
    planned = MINUTES.get(group.phase)
    if planned is None:
        return None
    return ceil(planned - (at - group.phase_began_at).total_seconds() / 60)


def _steps(group: GroupFacts) -> tuple[PhaseStep, ...]:
    names = tuple(MINUTES)
    here = names.index(group.phase) if group.phase in names else -1
    return tuple(
        PhaseStep(phrases.phase(name), MINUTES[name], "now" if at == here else "done" if at < here else "later")
        for at, name in enumerate(names)
    )


def _scene(told: Told, scene: RenderedScene) -> Stage:
    shown = told.group.voting == "closed"
    most = max(told.tally.values(), default=0)
    leading = [choice for choice, count in told.tally.items() if count == most]
    roads = tuple(
        RoadView(
            id=one.id,
            letter=one.id.rpartition(".")[2],
            html=safe(one.html),
            count=told.tally.get(one.id, 0) if shown else None,
            before=told.tally_before.get(one.id, 0) if shown and told.tally_before else None,
            chosen=shown and leading == [one.id],
        )
        for one in scene.choices
    )
    return Stage(
        before=safe(scene.before_html),
        text=safe(scene.part.html),
        yours=safe(scene.part.facilitator_html),
        cards=tuple(PersonalCard(card.name, safe(card.html)) for card in scene.part.cards),
        points=tuple(safe(point.html) for point in scene.part.observer),
        roads=roads,
        sources=scene.part.sources,
        ends=scene.ends,
        total=sum(told.tally.values()),
    )


_PARTS = {
    "brief": "brief",
    "debrief": "reflection",
    "note": "reflection",
    "practice": "practice",
}


def _part(told: Told) -> Stage:
    """The author's text for this part of the meeting, and what the author says to the one who leads."""
    found = getattr(told.simulation, _PARTS.get(told.group.phase, ""), None)
    if found is None:
        return Stage(Markup(), Markup(), Markup(), (), (), (), (), False, 0)
    drawn = render_part(told.simulation, found, told.state, addresses=places.address)
    return Stage(
        before=Markup(),
        text=safe(drawn.html),
        yours=safe(drawn.facilitator_html) if told.group.phase in ("brief", "debrief") else Markup(),
        cards=(),
        points=(),
        roads=(),
        sources=drawn.sources,
        ends=False,
        total=0,
    )


def _back(told: Told) -> tuple[Back, ...]:
    """Every place of the road the group has come from, the last one first."""
    simulation, found = told.simulation, []
    for steps, choice in enumerate(told.group.taken):
        home = next((scene for scene in simulation.scenes if scene.choice(choice)), None)
        if home is not None:
            found.append(
                Back(
                    steps,
                    _(
                        "Til «%(scene)s», før dere valgte %(letter)s",
                        scene=home.title,
                        letter=choice.rpartition(".")[2],
                    ),
                )
            )
    return tuple(reversed(found))
