"""What does somebody need to know before she leads a group, and who may play what?"""

from collections.abc import Sequence
from dataclasses import dataclass

import segno
from flask import url_for
from markupsafe import Markup

from learning.actions.group_members import GONE, characters
from learning.actions.group_runs import MINUTES
from learning.courses.simulation_nouns import Simulation
from learning.records.queries.group_runs import GroupFacts, MemberFacts
from learning.translations.catalogue import gettext as _
from learning.web.ethics import phrases_of_groups as phrases


@dataclass(frozen=True)
class Start:
    title: str
    question: str
    language: str
    front_url: str
    begin_url: str
    going_on: tuple[str, ...]
    plan: tuple[tuple[str, int], ...]
    minutes: int
    players: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True)
class Cast:
    """One who has come, with what she may be. `was` is what she is now."""

    id: int
    name: str
    was: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Roles:
    group_id: int
    title: str
    people: tuple[Cast, ...]
    free: tuple[str, ...]


def start(simulation: Simulation, going_on: Sequence[GroupFacts]) -> Start:
    name = simulation.slug.rpartition("/")[2]
    return Start(
        title=simulation.title,
        question=simulation.question,
        language=simulation.language,
        front_url=url_for("ethics.simulation", name=name),
        begin_url=url_for("ethics.begin_group", name=name),
        going_on=tuple(url_for("ethics.group", group_id=one.id) for one in going_on if one.phase != "lobby"),
        plan=tuple((phrases.phase(name), minutes) for name, minutes in MINUTES.items()),
        minutes=sum(MINUTES.values()),
        players=characters(simulation),
    )


def roles(group: GroupFacts, simulation: Simulation, members: Sequence[MemberFacts]) -> Roles:
    played = characters(simulation)
    here = [one for one in members if one.left_at is None]
    taken = {one.card for one in here}
    return Roles(
        group_id=group.id,
        title=simulation.title,
        people=tuple(_cast(one, played) for one in here),
        free=tuple(name for name in played if name not in taken),
    )


def _cast(member: MemberFacts, played: tuple[str, ...]) -> Cast:
    was = f"{member.role}:{member.card}" if member.role == "player" else member.role
    choices = [(role, phrases.role(role)) for role in ("participant", "owner", "observer")]
    choices += [(f"player:{name}", _("Spiller %(name)s", name=name)) for name in played]
    if was == "player:":
        choices.append((was, _("Markør, ikke bestemt hvem")))
    choices.append((GONE, _("Er ikke her lenger")))
    return Cast(member.id, member.name, was, tuple(Part(value, label, value == was) for value, label in choices))


def picture(address: str) -> Markup:
    """The QR code, black on white in the dark too: else a camera does not see it."""
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(omitsize=True, border=3, light="#fff", dark="#000", svgclass="qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 – squares, and no words of anybody's
