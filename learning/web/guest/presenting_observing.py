"""How are an observer's list, her notes and what is answered to them told?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from flask import url_for
from markupsafe import Markup
from sqlalchemy.orm import Session

from learning.actions.refusing import Refused
from learning.courses.simulation_nouns import Simulation
from learning.courses.simulations.rendering import RenderedPoint
from learning.records.queries import group_members as rows
from learning.records.queries import group_runs as groups
from learning.records.queries.group_members import Place
from learning.records.queries.group_runs import NoteFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web.guest import scenes
from learning.web.guest.membership import signed


@dataclass(frozen=True)
class Trying:
    """What she has just sent that could not be taken: `what` names the form it stands in."""

    what: str = ""
    refused: Refused | None = None
    sent: Mapping[str, str] = field(default_factory=dict)

    def words(self, what: str) -> str:
        return refused_words.words(self.refused) if self.refused and self.what == what else ""

    def seen(self, what: str) -> str:
        """Set when she may say that she has looked, and have it kept all the same."""
        return str(self.refused.facts.get("seen", "")) if self.refused and self.what == what else ""

    def value(self, what: str, name: str) -> str:
        return self.sent.get(name, "") if self.what == what else ""


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class PointRow:
    name: str
    html_id: str
    html: Markup
    marks: tuple[Choice, ...]


@dataclass(frozen=True)
class Checklist:
    action: str
    place: str
    points: tuple[PointRow, ...]
    mistake: str


@dataclass(frozen=True)
class NoteForm:
    """Tied to the scene it says: `place` is sent back with it. `quiet` when its time is over: then it is only there for who
    was in the middle of a sentence."""

    action: str
    place: str
    scene: str
    heard: str
    seemed: str
    wonder: str
    talk: tuple[Choice, ...]
    mistake: str
    seen: str
    quiet: bool


@dataclass(frozen=True)
class ReplyForm:
    action: str
    text: str
    mistake: str
    seen: str
    quiet: bool


@dataclass(frozen=True)
class Note:
    html_id: str
    scene: str
    heard: str
    seemed: str
    wonder: str
    talk: str
    replies: tuple[str, ...] = ()
    remove: str = ""
    form: ReplyForm | None = None


@dataclass(frozen=True)
class Observed:
    """What she has marked and written in one scene."""

    scene: str
    marks: tuple[tuple[Markup, str], ...]
    notes: tuple[Note, ...]


def is_over(place: Place) -> bool:
    """The talk afterwards: what is to be written has been written."""
    return place.group.has_come_to("note")


def reply_id(note_id: int) -> str:
    return f"notat-{note_id}"


def _marks() -> dict[str, str]:
    """In the order they stand in a row."""
    return {"seen": _("Sett"), "partly": _("Delvis"), "not_seen": _("Ikke sett"), "not_relevant": _("Ikke aktuelt")}


def _talk() -> dict[str, str]:
    return {
        "opening": _("Åpning"),
        "exploring": _("Utforsking"),
        "feeling": _("Følelser"),
        "closing": _("Avslutning"),
    }


def checklist(session: Session, place: Place, points: Sequence[RenderedPoint], trying: Trying) -> Checklist:
    given = rows.marks(session, place.member.id).get(place.group.path, {})
    key = scenes.key(place.group)
    return Checklist(
        action=url_for("guest.mark", code=place.group.code),
        place=signed(place.group),
        points=tuple(_row(point, given.get(point.position, ""), key) for point in points),
        mistake=trying.words("mark"),
    )


def _row(point: RenderedPoint, given: str, key: str) -> PointRow:
    """Ids of its own in each scene, so that a row of the next scene is not taken for this one."""
    marks = tuple(Choice(one, words, one == given) for one, words in _marks().items())
    return PointRow(f"mark-{point.position}", f"merk-{key}-{point.position}", scenes.safe(point.html), marks)


def note_form(place: Place, simulation: Simulation, trying: Trying) -> NoteForm:
    """About the scene the group is in, or the one she had begun to write about."""
    there = trying.value("note", "place")
    chosen = trying.value("note", "talk")
    return NoteForm(
        action=url_for("guest.note", code=place.group.code),
        place=there or signed(place.group),
        scene=scenes.title(simulation, scenes.path_of(there, place.group)),
        heard=trying.value("note", "heard"),
        seemed=trying.value("note", "seemed"),
        wonder=trying.value("note", "wonder"),
        talk=tuple(Choice(one, words, one == chosen) for one, words in _talk().items()),
        mistake=trying.words("note"),
        seen=trying.seen("note"),
        quiet=is_over(place) and trying.what != "note",
    )


def observed(session: Session, place: Place, simulation: Simulation) -> tuple[Observed, ...]:
    """Everything of her own, in the order of the scenes she saw; roads that were left are there too."""
    marks, notes = rows.marks(session, place.member.id), rows.notes(session, place.member.id)
    paths = dict.fromkeys([*sorted(marks, key=lambda path: len(path.split())), *(one.path for one in notes)])
    return tuple(
        Observed(
            scenes.title(simulation, path),
            _marked(place, simulation, path, marks.get(path, {})),
            tuple(_own(place, simulation, one) for one in notes if one.path == path),
        )
        for path in sorted(paths, key=lambda path: len(path.split()))
    )


def _marked(
    place: Place, simulation: Simulation, path: str, given: Mapping[int, str]
) -> tuple[tuple[Markup, str], ...]:
    points = scenes.rendered(simulation, place.group, path).part.observer if given else ()
    return tuple(
        (scenes.without_footnotes(one.html), _marks()[given[one.position]]) for one in points if one.position in given
    )


def _told(simulation: Simulation, facts: NoteFacts) -> Note:
    return Note(
        html_id=reply_id(facts.id),
        scene=scenes.title(simulation, facts.path),
        heard=facts.heard,
        seemed=facts.seemed,
        wonder=facts.wonder,
        talk=_talk().get(facts.talk or "", ""),
    )


def _own(place: Place, simulation: Simulation, facts: NoteFacts) -> Note:
    remove = url_for("guest.take_back", code=place.group.code, note_id=facts.id)
    return replace(_told(simulation, facts), html_id=f"mitt-{facts.id}", remove=remove)


def told(session: Session, place: Place, simulation: Simulation, trying: Trying) -> tuple[Note, ...]:
    """What the observers have written, to everybody. Who may answer, and has not, gets a form."""
    replies, answered = groups.replies(session, place.group.id), rows.answered(session, place.member.id)
    may_answer = place.member.role != "observer"
    return tuple(
        replace(
            _told(simulation, one),
            replies=replies.get(one.id, ()),
            form=_reply_form(place, one.id, trying) if may_answer and one.id not in answered else None,
        )
        for one in groups.notes(session, place.group.id)
    )


def _reply_form(place: Place, note_id: int, trying: Trying) -> ReplyForm:
    what = reply_id(note_id)
    return ReplyForm(
        action=url_for("guest.reply", code=place.group.code, note_id=note_id),
        text=trying.value(what, "text"),
        mistake=trying.words(what),
        seen=trying.seen(what),
        quiet=is_over(place) and trying.what != what,
    )
