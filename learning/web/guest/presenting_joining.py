"""How is somebody told what she joins, who she may be there, and what is kept of it?"""

from dataclasses import dataclass

from flask import current_app, url_for
from flask_login import current_user

from learning.actions import joining
from learning.actions.group_members import characters
from learning.actions.joining import Wishes
from learning.actions.refusing import Refused
from learning.courses.simulation_nouns import Simulation
from learning.records.queries.group_members import Place
from learning.records.queries.group_runs import GroupFacts
from learning.translations import refused_words
from learning.translations.catalogue import gettext as _
from learning.web.viewer import me


@dataclass(frozen=True)
class RoleOption:
    """`value` is what is sent."""

    value: str
    label: str
    hint: str
    chosen: bool


@dataclass(frozen=True)
class Door:
    """`name` is empty for a guest who has not said hers. `cards` are the characters she may ask to play; `leads` is where
    the facilitator herself belongs."""

    code: str
    title: str
    question: str
    language: str
    name: str
    known: bool
    inside: bool
    over: bool
    leads: str
    log_in: str
    roles: tuple[RoleOption, ...]
    cards: tuple[str, ...]
    card: str
    role_words: str
    wants_evidence: bool
    mistake: str
    wrong_field: str


def door(
    group: GroupFacts,
    simulation: Simulation,
    place: Place | None,
    played: frozenset[str],
    refused: Refused | None,
    wishes: Wishes | None,
) -> Door:
    known = current_user.is_authenticated
    member = place.member if place else None
    inside = member is not None and member.left_at is None
    wishes = wishes or _as_she_is(place)
    may_choose = member is None or (joining.may_choose_role(group) and member.role != "owner")
    return Door(
        code=group.code,
        title=simulation.title,
        question=simulation.question,
        language=simulation.language,
        name=me().name if known else wishes.name,
        known=known,
        inside=inside,
        over=group.ended_at is not None,
        leads=_leading(group),
        log_in=url_for("entrance.log_in", next=url_for("guest.join", code=group.code)),
        roles=_roles(wishes) if may_choose else (),
        cards=tuple(name for name in characters(simulation) if name == wishes.card or name not in played),
        card=wishes.card,
        role_words="" if may_choose or member is None else role_words(member.role, member.card),
        wants_evidence=wishes.wants_evidence,
        mistake=refused_words.words(refused) if refused else "",
        wrong_field=_wrong_field(refused),
    )


def _as_she_is(place: Place | None) -> Wishes:
    """What is ticked before she has said anything: most are participants, and most with an account want it counted."""
    if place is None:
        return Wishes("", "participant", "", True)
    member = place.member
    return Wishes(member.name, member.role, member.card, member.wants_evidence)


def _leading(group: GroupFacts) -> str:
    leads = current_user.is_authenticated and me().person_id == group.facilitator_id
    if not leads or "ethics.group" not in current_app.view_functions:
        return ""
    return url_for("ethics.group", group_id=group.id)


def _roles(wishes: Wishes) -> tuple[RoleOption, ...]:
    told = (
        ("participant", _("Deltaker"), _("Du leser scenen, stemmer alene og snakker med de andre.")),
        ("observer", _("Observatør"), _("Du ser etter noen få ting, og skriver ned det du ser og hører.")),
        ("player", _("Markør"), _("Du spiller en av personene, og får et kort som bare du ser.")),
    )
    return tuple(RoleOption(value, label, hint, value == wishes.role) for value, label, hint in told)


def role_words(role: str, card: str) -> str:
    """What somebody is, in one line."""
    if role == "player":
        return _("Du spiller %(name)s", name=card) if card else _("Du er markør")
    return {
        "participant": _("Du er deltaker"),
        "observer": _("Du er observatør"),
        "owner": _("Du eier saken"),
    }[role]


def _wrong_field(refused: Refused | None) -> str:
    if refused is None:
        return ""
    return "name" if "name" in refused.code else "role-0"
