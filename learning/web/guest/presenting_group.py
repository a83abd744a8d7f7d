"""What does this member see now? Only what is for her role and the part of the meeting the group is in.

What she is not to see is not looked up, so that it cannot stand in the page: other roles' cards, the observers' list, roads
not taken, what a choice does to the story before the talk afterwards, and how many voted what before the vote is closed.
"""

from dataclasses import dataclass

from flask import current_app, url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from learning.actions import joining
from learning.courses.rendered import CitedSource
from learning.courses.simulation_nouns import Change, Part, Simulation
from learning.courses.simulations.rendering import OBSERVER, RenderedScene, render_debrief, render_part, role_player
from learning.records.queries import group_members as rows
from learning.records.queries import group_runs as groups
from learning.records.queries.group_members import Place
from learning.translations.catalogue import gettext as _
from learning.web import places
from learning.web.guest import presenting_observing, scenes
from learning.web.guest.presenting_joining import role_words
from learning.web.guest.presenting_observing import Checklist, Note, NoteForm, Observed, Trying


@dataclass(frozen=True)
class Option:
    """`votes` and `share` are 0 until the vote is closed."""

    id: str
    html: Markup
    mine: bool
    votes: int = 0
    share: int = 0


@dataclass(frozen=True)
class Ballot:
    action: str
    path: str
    round: int
    open: bool
    frozen: bool
    voted: bool
    votes: int
    options: tuple[Option, ...]


@dataclass(frozen=True)
class SceneView:
    """`chosen` is the road that led here and `before` what it brought about; `frozen` when everybody stands still."""

    title: str
    chosen: Markup
    before: Markup
    html: Markup
    ends: bool
    frozen: bool
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True)
class Card:
    scene: str
    html: Markup


@dataclass(frozen=True)
class Playing:
    """`name` is empty until the facilitator has chosen; `here` when she is in the scene the group is in."""

    name: str
    here: Card | None
    earlier: tuple[Card, ...]


@dataclass(frozen=True)
class Step:
    scene: str
    html: Markup
    consequence: Markup
    changes: tuple[str, ...]


@dataclass(frozen=True)
class Text:
    html: Markup
    sources: tuple[CitedSource, ...]


@dataclass(frozen=True)
class Now:
    """One phone's screen. `news` is said aloud when it changes; `typing` when there is a form that somebody may be writing in."""

    code: str
    poll: str
    title: str
    question: str
    language: str
    phase: str
    place: str
    news: str
    role: str
    role_words: str
    known: bool
    may_change_role: bool
    wants_evidence: bool
    notice: str
    typing: bool
    text: Text | None = None
    scene: SceneView | None = None
    ballot: Ballot | None = None
    playing: Playing | None = None
    checklist: Checklist | None = None
    note: NoteForm | None = None
    observed: tuple[Observed, ...] = ()
    steps: tuple[Step, ...] = ()
    notes: tuple[Note, ...] = ()
    onward: str = ""


def now(session: Session, place: Place, simulation: Simulation, trying: Trying) -> Now:
    group, member = place.group, place.member
    shown = _parts(session, place, simulation, trying)
    return Now(
        code=group.code,
        poll=url_for("guest.now", code=group.code, v=group.version) if group.phase != "ended" else "",
        title=simulation.title,
        question=simulation.question,
        language=simulation.language,
        phase=group.phase,
        place=scenes.key(group),
        news=_news(place, shown),
        role=member.role,
        role_words=role_words(member.role, member.card),
        known=member.person_id is not None,
        may_change_role=joining.may_choose_role(group) and member.role != "owner",
        wants_evidence=member.wants_evidence,
        notice=trying.words(""),
        typing=_typing(shown),
        **shown,
    )


def _typing(shown: dict) -> bool:  # type: ignore[type-arg]
    """Is there a form that somebody may be writing in?"""
    forms = [shown.get("note"), *(one.form for one in shown.get("notes", ()))]
    return any(form is not None and not form.quiet for form in forms)


def phase_words(phase: str) -> str:
    return {
        "lobby": _("Vi venter på flere"),
        "brief": _("Før vi begynner"),
        "scenes": _("Scenen"),
        "observers": _("Observatørene forteller"),
        "debrief": _("Samtalen etterpå"),
        "note": _("Eget notat"),
        "practice": _("Tilbake til praksis"),
        "ended": _("Takk for i dag"),
    }[phase]


def _news(place: Place, shown: dict) -> str:  # type: ignore[type-arg]
    scene: SceneView | None = shown.get("scene")
    ballot: Ballot | None = shown.get("ballot")
    told = [scene.title if scene else phase_words(place.group.phase)]
    if scene and scene.frozen:
        told.append(_("Scenen er frosset."))
    elif ballot and not (ballot.open and ballot.voted):
        told.append(_("Avstemningen er åpen.") if ballot.open else _("Avstemningen er lukket."))
    return " ".join(told)


def _parts(session: Session, place: Place, simulation: Simulation, trying: Trying) -> dict:  # type: ignore[type-arg]
    """What there is to see in this part of the meeting, by the name of its field."""
    shown: dict[str, object] = {}
    match place.group.phase:
        case "lobby":
            pass
        case "brief":
            shown = _brief(place, simulation)
        case "scenes":
            shown = _in_the_story(session, place, simulation, trying)
        case "debrief":
            shown = {"steps": _steps(place, simulation)}
        case "note":
            shown = {
                "text": _text(simulation, simulation.reflection, place),
                "onward": _onward(place, "ethics.reflection"),
            }
        case "practice":
            shown = {"text": _text(simulation, simulation.practice, place), "onward": _onward(place, "ethics.commit")}
    if place.group.has_come_to("debrief"):
        shown["notes"] = presenting_observing.told(session, place, simulation, trying)
    if place.member.role == "observer" and place.group.has_come_to("scenes"):
        shown |= _observers_own(session, place, simulation, trying)
    return shown


def _observers_own(session: Session, place: Place, simulation: Simulation, trying: Trying) -> dict[str, object]:
    own: dict[str, object] = {"note": presenting_observing.note_form(place, simulation, trying)}
    if not presenting_observing.is_over(place):
        own["observed"] = presenting_observing.observed(session, place, simulation)
    return own


def _brief(place: Place, simulation: Simulation) -> dict[str, object]:
    playing = _playing(place, simulation) if place.member.role == "player" else None
    return {"text": _text(simulation, simulation.brief, place), "playing": playing}


def _in_the_story(session: Session, place: Place, simulation: Simulation, trying: Trying) -> dict[str, object]:
    group, member = place.group, place.member
    drawn = scenes.rendered(simulation, group, group.path)
    shown: dict[str, object] = {"scene": _scene(place, simulation, drawn)}
    if member.role == "player":
        shown["playing"] = _playing(place, simulation)
    if member.votes and not drawn.ends and group.voting != "none":
        shown["ballot"] = _ballot(session, place, drawn)
    if member.role == "observer" and drawn.part.observer:
        shown["checklist"] = presenting_observing.checklist(session, place, drawn.part.observer, trying)
    return shown


def _scene(place: Place, simulation: Simulation, drawn: RenderedScene) -> SceneView:
    role = {"observer": (OBSERVER,), "player": (role_player(place.member.card),)}.get(place.member.role, ())
    return SceneView(
        title=drawn.title,
        chosen=_chosen(place, simulation),
        before=scenes.safe(drawn.before_html),
        html=scenes.safe(drawn.part.html),
        ends=drawn.ends,
        frozen=place.group.frozen,
        sources=drawn.part.sources_for(*role),
    )


def _chosen(place: Place, simulation: Simulation) -> Markup:
    """The choice that led here, in the words it was offered in."""
    if not place.group.taken:
        return Markup()
    *before, last = place.group.taken
    offered = scenes.rendered(simulation, place.group, " ".join(before)).choices
    return next((scenes.without_footnotes(one.html) for one in offered if one.id == last), Markup())


def _ballot(session: Session, place: Place, drawn: RenderedScene) -> Ballot:
    group = place.group
    mine = rows.vote(session, place.member.id, group.path, group.round)
    closed = group.voting == "closed"
    counted = groups.tally(session, group) if closed else {}
    votes = sum(counted.values())
    options = tuple(
        Option(
            one.id,
            scenes.without_footnotes(one.html),
            one.id == mine,
            counted.get(one.id, 0),
            round(100 * counted.get(one.id, 0) / votes) if votes else 0,
        )
        for one in drawn.choices
    )
    return Ballot(
        action=url_for("guest.vote", code=group.code),
        path=group.path,
        round=group.round,
        open=not closed,
        frozen=group.frozen,
        voted=mine is not None,
        votes=votes,
        options=options,
    )


def _playing(place: Place, simulation: Simulation) -> Playing:
    """Her card in this scene, and those of the scenes before it; nobody else's."""
    name, taken = place.member.card, place.group.taken
    cards = []
    for steps in range(len(taken) + 1):
        drawn = scenes.rendered(simulation, place.group, " ".join(taken[:steps]))
        card = drawn.part.card(name)
        here = steps == len(taken)
        if card:
            html = scenes.safe(card.html) if here else scenes.without_footnotes(card.html)
            cards.append((here, Card(drawn.title, html)))
    now = next((card for here, card in cards if here), None)
    return Playing(name, now, tuple(reversed([card for here, card in cards if not here])))


def _text(simulation: Simulation, part: Part | None, place: Place) -> Text:
    """What a chapter says to everybody, after the road that was taken."""
    if part is None:
        return Text(Markup(), ())
    drawn = render_part(simulation, part, scenes.state(simulation, place.group.path), addresses=places.address)
    return Text(scenes.safe(drawn.html), drawn.sources_for())


def _steps(place: Place, simulation: Simulation) -> tuple[Step, ...]:
    """The road, with what each choice did. Only for the talk afterwards."""
    drawn = render_debrief(simulation, scenes.state(simulation, place.group.path), addresses=places.address)
    names = {effect.key: effect.name for effect in simulation.effects}
    return tuple(
        Step(
            one.scene,
            scenes.without_footnotes(one.html),
            scenes.without_footnotes(one.consequence_html),
            tuple(_change(change, names) for change in one.changes),
        )
        for one in drawn.steps
    )


def _change(change: Change, names: dict[str, str]) -> str:
    """In words: these are no points."""
    name = names.get(change.effect, change.effect)
    if change.amount == 0:
        return _("%(effect)s: både mer og mindre", effect=name)
    return _("%(effect)s: mer", effect=name) if change.amount > 0 else _("%(effect)s: mindre", effect=name)


def _onward(place: Place, endpoint: str) -> str:
    """Where somebody with an account writes her own."""
    if place.member.person_id is None or endpoint not in current_app.view_functions:
        return ""
    return url_for(endpoint, name=place.group.simulation.rpartition("/")[2])
