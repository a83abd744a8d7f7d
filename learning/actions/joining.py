"""How does somebody come into a group by its code, with or without an account, and leave it again?

A guest is known by a key in her browser; we hold a digest of it together with the code, so that one key is no bridge
between two groups. Wrong codes are counted per machine, as wrong passwords are, so that nobody finds a group by trying.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.actions import group_runs, sign_in
from learning.actions.group_members import characters
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import confidentiality
from learning.courses.simulation_nouns import Simulation
from learning.records.group_runs import GroupMember
from learning.records.inserting import insert_unless_there
from learning.records.queries import group_members as rows
from learning.records.queries import group_runs as groups
from learning.records.queries.group_members import Place, Who
from learning.records.queries.group_runs import GroupFacts, MemberFacts

WRONG_CODES_PER_MACHINE = 100
LONGEST_NAME = 40
MOST_MEMBERS = 100
SEEN_EVERY = timedelta(minutes=1)
#: What somebody may choose to be. Who owns the case is said by the facilitator.
CHOSEN_ROLES = ("participant", "player", "observer")
_ROLES_ARE_OPEN = ("lobby", "brief")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What she has filled in. `card` is whom she wants to play; empty leaves it to the facilitator."""

    name: str
    role: str
    card: str
    wants_evidence: bool


def key_digest(key: str, code: str) -> str:
    return sign_in.key_digest(f"{key}:{code}")


def find(session: Session, *, code: str, machine: str, at: datetime) -> GroupFacts:
    """The group with this code. A machine that has tried too many wrong ones gets no answer for a while."""
    sign_in.check_tries(session, machine, WRONG_CODES_PER_MACHINE, at)
    group = groups.by_code(session, group_runs.tidied(code))
    if group is None:
        raise NotFound("no_such_code")
    return group


def count_wrong_code(session: Session, *, machine: str, at: datetime) -> None:
    """The caller commits, although the code is refused."""
    sign_in.count_failure(session, {machine}, at)


def may_choose_role(group: GroupFacts) -> bool:
    """Until the story begins; from then on the facilitator gives roles."""
    return group.phase in _ROLES_ARE_OPEN


def join(
    session: Session, *, group: GroupFacts, simulation: Simulation, who: Who, wishes: Wishes, at: datetime
) -> None:
    """Come in, come back, or change one's mind. The same person, or the same browser, is the same member."""
    if group.ended_at is not None:
        raise Conflict("group_ended")
    if who.person_id == group.facilitator_id:
        raise Refused("you_lead")
    name = wishes.name if who.person_id else _first_name(wishes.name)
    there = rows.place(session, group.code, who)
    if there is None:
        _come_in(session, group, simulation, who, wishes, name, at)
    else:
        _come_back(session, there, simulation, wishes, name, at)


def _come_in(
    session: Session, group: GroupFacts, simulation: Simulation, who: Who, wishes: Wishes, name: str, at: datetime
) -> None:
    if rows.present(session, group.id) >= MOST_MEMBERS:
        raise Refused("group_full", most=MOST_MEMBERS)
    role, card = _role(session, group, simulation, wishes, "")
    values = {
        "group_run_id": group.id,
        "person_id": who.person_id,
        "key_digest": None if who.person_id else who.key_digest,
        "name": name,
        "role": role,
        "card": card,
        "wants_evidence": bool(who.person_id) and wishes.wants_evidence,
        "joined_at": at,
        "seen_at": at,
    }
    insert_unless_there(session, GroupMember, values)  # a second click, a moment before


def _come_back(session: Session, there: Place, simulation: Simulation, wishes: Wishes, name: str, at: datetime) -> None:
    member, group = there.member, there.group
    role, card = member.role, member.card
    if may_choose_role(group) and role != "owner":
        role, card = _role(session, group, simulation, wishes, card)
    wants = member.person_id is not None and wishes.wants_evidence
    values = {"name": name, "role": role, "card": card, "wants_evidence": wants, "left_at": None, "seen_at": at}
    session.execute(update(GroupMember).where(GroupMember.id == member.id).values(**values))
    group_runs.grow(session, group_id=group.id, at=at)


def _first_name(typed: str) -> str:
    name = " ".join(typed.split())
    if not any(letter.isalpha() for letter in name):
        raise Refused("first_name_missing")
    if len(name) > LONGEST_NAME:
        raise Refused("first_name_long", most=LONGEST_NAME)
    if confidentiality.finds(name):
        raise Refused("not_a_first_name")
    return name


def _role(session: Session, group: GroupFacts, simulation: Simulation, wishes: Wishes, already: str) -> tuple[str, str]:
    """`already` is the character she plays before this."""
    if wishes.role not in CHOSEN_ROLES:
        raise Refused("role_missing")
    if wishes.role != "player" or not wishes.card:
        return wishes.role, already if wishes.role == "player" else ""
    if wishes.card not in characters(simulation):
        raise Refused("no_such_role")
    if wishes.card != already and wishes.card in rows.played(session, group.id):
        raise Refused("card_taken", name=wishes.card)
    return wishes.role, wishes.card


def leave(session: Session, *, member: MemberFacts, at: datetime) -> None:
    """She is no longer counted on. What she has said stays with the group; the same browser may come back."""
    session.execute(update(GroupMember).where(GroupMember.id == member.id).values(left_at=at, card=""))


def want_evidence(session: Session, *, place: Place, wanted: bool) -> None:
    """Whether the meeting is to stand on her competence. Only for those with an account, and until it has ended."""
    if place.member.person_id is None:
        raise NotFound("no_such_group")
    if place.group.ended_at is not None:
        raise Conflict("group_ended")
    session.execute(update(GroupMember).where(GroupMember.id == place.member.id).values(wants_evidence=wanted))


def seen(session: Session, *, member_id: int, at: datetime) -> None:
    """Her phone has asked what is new. The caller commits, in a short transaction of its own."""
    session.execute(update(GroupMember).where(GroupMember.id == member_id).values(seen_at=at))
