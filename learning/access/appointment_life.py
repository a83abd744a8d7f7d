"""What can become of an appointment, by whose hand, and what does each step ask for?

One table, from proposed to ended (nettverket.md 3.3). It is drawn in the README, and a test holds the two together.
What comes between, «agreement signed», «basic course», «level B», is no state: it is derived from evidence each time.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from learning.access.asker import Asker
from learning.access.refusals import (
    NotInThisState,
    NotYourAppointment,
    OnlyTheApproverMay,
    OnlyTheDayMay,
    OnlyTheLeaderMay,
    OnlyThePersonMay,
    Refusal,
)
from learning.access.roles import Role

State: TypeAlias = Literal["proposed", "appointed", "active", "on_leave", "resigning", "ended"]
Deed: TypeAlias = Literal["propose", "appoint", "decline", "begin", "leave", "return", "resign", "stop", "end"]
#: `approver` is whom the network's plan names, or the coordinator; `day` is a date that has come, and nobody's hand.
Who: TypeAlias = Literal["herself", "leader", "approver", "day"]
#: What has to be told with the deed: a reason, or a day.
Need: TypeAlias = Literal["reason", "until", "last_day"]

IN_FORCE: tuple[State, ...] = ("appointed", "active", "on_leave", "resigning")


@dataclass(frozen=True, slots=True)
class Step:
    """`came_from` is empty where an appointment begins; `sets` are the columns it changes beside the state."""

    deed: Deed
    came_from: tuple[State, ...]
    to: State
    who: tuple[Who, ...]
    needs: tuple[Need, ...] = ()
    sets: tuple[str, ...] = ()


LIFE: tuple[Step, ...] = (
    Step("propose", (), "proposed", ("herself", "leader"), sets=("starts_on", "motivation", "set_aside_percent")),
    Step("appoint", ("proposed",), "appointed", ("approver",)),
    Step("decline", ("proposed",), "ended", ("herself", "leader", "approver"), ("reason",), ("ends_on",)),
    Step("begin", ("appointed",), "active", ("day",)),
    Step("leave", ("active",), "on_leave", ("leader",), ("until",), ("leave_until",)),
    Step("return", ("on_leave",), "active", ("leader", "day"), sets=("leave_until",)),
    Step("resign", ("appointed", "active", "on_leave"), "resigning", ("herself",), ("last_day",), ("ends_on", "leave_until")),
    Step("stop", IN_FORCE, "ended", ("leader",), ("reason",), ("ends_on", "leave_until")),
    Step("end", IN_FORCE, "ended", ("day",), sets=("leave_until",)),
)  # fmt: skip
STEPS: Mapping[str, Step] = {step.deed: step for step in LIFE}

#: Who may approve; where a plan says nothing, the leader does.
APPROVERS: frozenset[Role] = frozenset({Role.LEADER, Role.AREA_LEADER, Role.COORDINATOR})


@dataclass(frozen=True, slots=True)
class Case:
    """An appointment, or one that is about to be (no state), as far as its rights go."""

    person_id: str
    unit: int
    area: int
    network: int
    state: State | None
    approver: Role = Role.LEADER


def capacities(asker: Asker, case: Case) -> frozenset[Who | Role]:
    """As what somebody has to do with it. Whose own it is, is never her own leader nor approves herself."""
    if asker.person_id == case.person_id:
        return frozenset({"herself"})
    held: set[Who | Role] = set()
    if case.unit in asker.led_units:
        held.add("leader")
    if case.area in asker.scopes(Role.AREA_LEADER, "area"):
        held.add(Role.AREA_LEADER)
    if case.network in asker.scopes(Role.COORDINATOR, "network"):
        held.add(Role.COORDINATOR)
    if case.approver in held or Role.COORDINATOR in held:
        held.add("approver")
    return frozenset(held)


def check_can_see_appointment(asker: Asker, case: Case) -> None:
    """Its dates and what has happened to it, not how far she has come."""
    if not capacities(asker, case):
        raise NotYourAppointment


def check_can_take(asker: Asker, case: Case, step: Step) -> None:
    """Raises the refusal: that it is nobody's business of hers, not hers to do, or not to be done now."""
    held = capacities(asker, case)
    if not held:
        raise NotYourAppointment
    if not held.intersection(step.who):
        if "leader" in step.who:
            raise OnlyTheLeaderMay
        if "approver" in step.who:
            raise OnlyTheApproverMay
        if "herself" in step.who:
            raise OnlyThePersonMay
        raise OnlyTheDayMay
    check_state(case.state, step)


def check_state(state: State | None, step: Step) -> None:
    """Can it be done from here, whoever does it?"""
    if state not in (step.came_from or (None,)):
        raise NotInThisState(state=state or "none")


def refusal_of(asker: Asker, case: Case, step: Step) -> Refusal | None:
    """Why not, or None when she may."""
    try:
        check_can_take(asker, case, step)
    except Refusal as refusal:
        return refusal
    return None


def can_see_appointment(asker: Asker, case: Case) -> bool:
    return bool(capacities(asker, case))
