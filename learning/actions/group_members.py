"""What does a facilitator decide about the members of her group: who plays what, and who was there?

Who joins, what she calls herself and whether she wants the meeting on her competence, she decides herself.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.actions.days import oslo_day
from learning.actions.evidence_writing import record
from learning.actions.refusing import Refused
from learning.competence.rules import RULE_VERSION
from learning.courses.simulation_nouns import Simulation
from learning.records.group_runs import ROLES, GroupMember, GroupRun
from learning.records.queries import group_runs as rows
from learning.records.queries.group_runs import GroupFacts, MemberFacts

GONE = "gone"


def characters(simulation: Simulation) -> tuple[str, ...]:
    """Everybody in the story somebody can play, in the order they come."""
    return tuple(dict.fromkeys(card.name for scene in simulation.scenes for card in scene.cards))


def cast(
    session: Session, *, group: GroupFacts, simulation: Simulation, parts: Mapping[int, tuple[str, str]], at: datetime
) -> None:
    """Give roles: the id of a member → her role, and the character she plays, empty while that is not settled.

    `GONE` takes out somebody who is not there any more, or who came in twice: she is counted no longer, what she has written
    stays, and the code lets her in again.
    """
    played = characters(simulation)
    for role, card in parts.values():
        if role not in (*ROLES, GONE) or (card and (role != "player" or card not in played)):
            raise Refused("no_such_role")
    if group.ended_at is not None or not parts:
        return
    for member, (role, card) in parts.items():
        session.execute(
            update(GroupMember)
            .where(GroupMember.id == member, GroupMember.group_run_id == group.id)
            .values({"left_at": at, "card": ""} if role == GONE else {"role": role, "card": card})
        )
    session.execute(update(GroupRun).where(GroupRun.id == group.id).values(version=GroupRun.version + 1, touched_at=at))


def may_get_evidence(members: tuple[MemberFacts, ...], group: GroupFacts) -> tuple[MemberFacts, ...]:
    """Who has an account, wants it, and has not left. A facilitator does not vouch for herself."""
    return tuple(
        one
        for one in members
        if one.person_id not in (None, group.facilitator_id) and one.wants_evidence and one.left_at is None
    )


def attended(
    session: Session,
    *,
    group: GroupFacts,
    simulation: Simulation,
    present: frozenset[int],
    vouched_by: str | None,
    at: datetime,
) -> int:
    """Record that these members were there until the talk afterwards. Returns how many rows are new.

    `vouched_by` is the facilitator when she has said who was there; None when nobody has.
    """
    written = 0
    for member in may_get_evidence(rows.members(session, group.id), group):
        if member.id in present and member.person_id is not None:
            written += record(
                session,
                key=f"group:{group.id}:{member.person_id}",
                person_id=member.person_id,
                kind="simulation_group",
                subject=group.simulation,
                competences=simulation.competences,
                happened_on=oslo_day(group.began_at),
                recorded_at=at,
                recorded_by=group.facilitator_id,
                vouched_by=vouched_by,
                rule_version=RULE_VERSION,
                revision_id=group.revision_id,
                edition=group.edition,
                language=group.language,
            )
    return written
