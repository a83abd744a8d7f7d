"""Who arranges an event, who may see it, and who decides whether somebody gets to go?

right     who                                                            otherwise
arrange   coordinator of the network; leader of the area, for the area   NotAnArranger
manage    the same, for this event                                       NotYourEvent (hidden)
see       whoever belongs to the network today, once it is published;    NotYourEvent (hidden)
          whoever may manage it, always
decide    leader of a unit the person is appointed in, never herself     NotYourTeam (hidden),
                                                                         CannotDecideForYourself
"""

from dataclasses import dataclass

from learning.access.asker import Asker, PersonFacts
from learning.access.refusals import CannotDecideForYourself, NotAnArranger, NotYourEvent, NotYourTeam
from learning.access.roles import Role


@dataclass(frozen=True, slots=True)
class Reach:
    """Whom an event is for: a network, or one of its areas."""

    network: int
    area: int | None


def arranges_networks(asker: Asker) -> frozenset[int]:
    return asker.scopes(Role.COORDINATOR, "network")


def arranges_areas(asker: Asker) -> frozenset[int]:
    return asker.scopes(Role.AREA_LEADER, "area")


def can_arrange(asker: Asker) -> bool:
    return bool(arranges_networks(asker) or arranges_areas(asker))


def check_can_arrange(asker: Asker, reach: Reach | None = None) -> None:
    """Anything at all when nothing is named."""
    if not (can_arrange(asker) if reach is None else can_manage(asker, reach)):
        raise NotAnArranger


def can_manage(asker: Asker, reach: Reach) -> bool:
    return reach.network in arranges_networks(asker) or reach.area in arranges_areas(asker)


def check_can_manage(asker: Asker, reach: Reach) -> None:
    if not can_manage(asker, reach):
        raise NotYourEvent


def check_can_see_event(asker: Asker, reach: Reach, networks: frozenset[int], published: bool) -> None:
    """`networks` are those she belongs to today."""
    if not (can_manage(asker, reach) or (published and reach.network in networks)):
        raise NotYourEvent


def check_can_decide(asker: Asker, about: PersonFacts) -> None:
    if asker.person_id == about.person_id:
        raise CannotDecideForYourself
    if not asker.led_units & about.units:
        raise NotYourTeam
