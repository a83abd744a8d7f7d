"""Who may do what?

Rules in pairs: `check_can_…` raises the refusal, `can_…` answers. Who sees what: nettverket.md 3.2 and 5.2.

    right            who                                                  otherwise
    learn            whoever has an appointment or a role today begins a   NoCurrentRole
                     module; what is begun may be finished
    see_private      the person herself, nobody else                      NotYourself (hidden)
    lead             the facilitator who started the group, nobody else    NotYourGroup (hidden)
    see_team         leader of the unit (of any, when none is named),     NotYourTeam (hidden)
                     stand-in included
    see_person       the person herself; leader of a unit she is in today NotYourTeam (hidden)
    attest           leader of a unit she is in today, never herself,     CannotVouchForYourself, NotYourTeam,
                     for a day from her appointment until today           DateInFuture, DateBeforeAppointment
    confirm_level    leader of a unit she is in today, never herself       CannotVouchForYourself, NotYourTeam
    withdraw         who vouched, while she may still see the person      NotYourTeam, NotVouchedByYou,
                                                                          AlreadyVoided
    edit_content     educator                                             NotAnEducator
    publish_content  educator                                             NotAnEducator
    see_network      coordinator of the network (of any, when none is     NotACoordinator
                     named)
    approve          coordinator of a network, leader of an area          NotYoursToApprove
    lend             leader of the unit, stand-ins not; coordinator of    NotYoursToLend,
                     the network: gives a stand-in leader, never herself  CannotStandInForYourself

Who may do what with an appointment stands in appointment_life.py: NotYourAppointment (hidden), OnlyTheLeaderMay,
OnlyTheApproverMay, OnlyThePersonMay, OnlyTheDayMay, NotInThisState.

Who may do what with an event stands in event_rights.py: NotAnArranger, NotYourEvent (hidden), CannotDecideForYourself.

Coordinators, area leaders, the steering group and administrators see no person's standing: no row says so.
"""

from collections.abc import Callable
from datetime import date
from typing import ParamSpec

from learning.access.asker import Asker, PersonFacts
from learning.access.refusals import (
    AlreadyVoided,
    CannotStandInForYourself,
    CannotVouchForYourself,
    DateBeforeAppointment,
    DateInFuture,
    NoCurrentRole,
    NotACoordinator,
    NotAnEducator,
    NotVouchedByYou,
    NotYourGroup,
    NotYourself,
    NotYoursToApprove,
    NotYoursToLend,
    NotYourTeam,
    Refusal,
)
from learning.access.roles import Role

P = ParamSpec("P")


def _answering(check: Callable[P, None]) -> Callable[P, bool]:
    """The half of the pair that answers instead of raising."""

    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refusal:
            return False
        return True

    return can


def check_can_learn(asker: Asker) -> None:
    if not (asker.seats or asker.grants):
        raise NoCurrentRole


def check_can_see_private(asker: Asker, person_id: str) -> None:
    """Answers, attempts, reflections, who has looked: hers alone (product.md, principle 5)."""
    if asker.person_id != person_id:
        raise NotYourself


def check_can_lead(asker: Asker, facilitator_id: str) -> None:
    """A group in an ethics simulation. What is begun may be finished, also by one whose appointment has ended since."""
    if asker.person_id != facilitator_id:
        raise NotYourGroup


def check_can_see_team(asker: Asker, unit: int | None = None) -> None:
    if not _among(asker.led_units, unit):
        raise NotYourTeam


def check_can_see_person(asker: Asker, about: PersonFacts) -> None:
    if asker.person_id != about.person_id:
        _check_leads(asker, about)


def check_can_attest(asker: Asker, about: PersonFacts, on_date: date) -> None:
    if asker.person_id == about.person_id:
        raise CannotVouchForYourself
    _check_leads(asker, about)
    if on_date > asker.today:
        raise DateInFuture(on=on_date)
    first = min(about.since[unit] for unit in asker.led_units & about.units)
    if on_date < first:
        raise DateBeforeAppointment(on=on_date, appointed_on=first)


def check_can_confirm_level(asker: Asker, about: PersonFacts) -> None:
    if asker.person_id == about.person_id:
        raise CannotVouchForYourself
    _check_leads(asker, about)


def check_can_withdraw(asker: Asker, about: PersonFacts, vouched_by: str | None, voided: bool = False) -> None:
    """`vouched_by` is the id of who vouched for the row, which must be the person's; None when nobody did."""
    check_can_see_person(asker, about)
    if vouched_by != asker.person_id:
        raise NotVouchedByYou
    if voided:
        raise AlreadyVoided


def check_can_edit_content(asker: Asker) -> None:
    if not asker.holds(Role.EDUCATOR):
        raise NotAnEducator


def check_can_publish_content(asker: Asker) -> None:
    if not asker.holds(Role.EDUCATOR):
        raise NotAnEducator


def check_can_see_network(asker: Asker, network: int | None = None) -> None:
    if not _among(asker.scopes(Role.COORDINATOR, "network"), network):
        raise NotACoordinator


def check_can_approve(asker: Asker) -> None:
    """See the appointments of a network or an area that wait, and those that are about to end."""
    if not (asker.scopes(Role.COORDINATOR, "network") or asker.scopes(Role.AREA_LEADER, "area")):
        raise NotYoursToApprove


def check_can_lend(asker: Asker, unit: int | None = None, network: int | None = None, to: str = "") -> None:
    """Lend a unit's leadership for some time to somebody (`to`). A stand-in cannot lend what is lent to her."""
    own = frozenset(one.scope_id for one in asker.grants if one.role == Role.LEADER and not one.stand_in)
    networks = asker.scopes(Role.COORDINATOR, "network")
    if not ((unit in own or network in networks) if unit is not None else own or networks):
        raise NotYoursToLend
    if to == asker.person_id:
        raise CannotStandInForYourself


can_learn = _answering(check_can_learn)
can_see_private = _answering(check_can_see_private)
can_lead = _answering(check_can_lead)
can_see_team = _answering(check_can_see_team)
can_see_person = _answering(check_can_see_person)
can_attest = _answering(check_can_attest)
can_confirm_level = _answering(check_can_confirm_level)
can_withdraw = _answering(check_can_withdraw)
can_edit_content = _answering(check_can_edit_content)
can_publish_content = _answering(check_can_publish_content)
can_see_network = _answering(check_can_see_network)
can_approve = _answering(check_can_approve)
can_lend = _answering(check_can_lend)


def _check_leads(asker: Asker, about: PersonFacts) -> None:
    if not asker.led_units & about.units:
        raise NotYourTeam


def _among(held: frozenset[int], wanted: int | None) -> bool:
    return bool(held) if wanted is None else wanted in held
