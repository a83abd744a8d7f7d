"""Which roles are there, and over what may each be held?

Data, so that it reads as documentation. Where they come from: nettverket.md 3.2. Being a resource person is
no role but an appointment: a seat.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal, TypeAlias

ScopeKind: TypeAlias = Literal["unit", "area", "network", "all"]


class Role(StrEnum):
    LEADER = "leader"
    EDUCATOR = "educator"
    COORDINATOR = "coordinator"
    AREA_LEADER = "area_leader"
    STEERING = "steering"
    ADMIN = "admin"


#: A grant outside these is a mistake in the data and gives no right at all.
SCOPES: Mapping[Role, frozenset[ScopeKind]] = {
    Role.LEADER: frozenset({"unit"}),
    Role.EDUCATOR: frozenset({"network", "all"}),
    Role.COORDINATOR: frozenset({"network"}),
    Role.AREA_LEADER: frozenset({"area"}),
    Role.STEERING: frozenset({"network"}),
    Role.ADMIN: frozenset({"network", "all"}),
}
