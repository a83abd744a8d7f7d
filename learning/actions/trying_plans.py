"""Who would move if a network's plan were another? Worked out on real data, and nothing is stored.

A coordinator sees numbers, never a person's standing (permissions.py), and no number about fewer than five people.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from learning.actions import levels
from learning.actions.old_names import named_now
from learning.actions.rulebooks import framework_rules, plan_rules
from learning.competence.evidence import Evidence
from learning.competence.requirement import Requirement
from learning.competence.requirements import requirements
from learning.competence.rules import FrameworkRules
from learning.competence.standing import standing
from learning.courses.checking import check_readings
from learning.courses.library import Library
from learning.courses.nouns import Plan
from learning.courses.problems import Problem
from learning.courses.reading import read
from learning.records.queries import awards, leaves, team
from learning.records.queries import evidence as evidence_rows
from learning.records.queries.awards import AwardFacts
from learning.records.queries.library import RevisionFacts
from learning.records.queries.team import Member

FEWEST_PEOPLE = 5

#: Kind and subject of a requirement.
Key = tuple[str, str]
Asked = dict[Key, Requirement]


@dataclass
class Moves:
    """People, and how many of them would get something new to do, something new that is late, or less to do."""

    people: int = 0
    more: int = 0
    late: int = 0
    less: int = 0

    def count(self, before: Asked, after: Asked) -> None:
        undone, undone_after = ({key for key, one in asked.items() if one.state != "done"} for asked in (before, after))
        late, late_after = ({key for key, one in asked.items() if one.state == "overdue"} for asked in (before, after))
        self.people += 1
        self.more += bool(undone_after - undone)
        self.late += bool(late_after - late)
        self.less += bool(undone - undone_after)


@dataclass
class Row:
    """One requirement: how many people are in each state today, and would be. Who is not asked is in none."""

    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)


@dataclass
class Trial:
    """`whole` is everybody; `areas` the local networks, by name, with too few people left out by whoever shows it."""

    whole: Moves = field(default_factory=Moves)
    areas: dict[str, Moves] = field(default_factory=dict)
    rows: dict[Key, Row] = field(default_factory=dict)


@dataclass(frozen=True)
class Found:
    """Facts about people that both plans are tried on."""

    members: tuple[Member, ...]
    evidence: dict[str, tuple[Evidence, ...]]
    leaves: dict[int, tuple[tuple[date, date | None], ...]]
    awards: dict[str, tuple[AwardFacts, ...]]


def problems(library: Library, current: RevisionFacts, text: str) -> tuple[Problem, ...]:
    """What stands in the way of trying this text, by line: in itself, and in what it refers to."""
    beside = library.readings() | {current.path: read(current.path, text)}
    return tuple(one for one in check_readings(beside) if one.file == current.path and one.is_error)


def read_plan(current: RevisionFacts, text: str) -> Plan | None:
    """None for what is no plan, or is the plan of somebody else's network."""
    before, tried = (read(current.path, one).document for one in (current.text, text))
    if not isinstance(before, Plan) or not isinstance(tried, Plan) or tried.network != before.network:
        return None
    return tried


def compare(session: Session, *, now: Plan, tried: Plan, library: Library, today: date) -> Trial:
    found = _found(session, now.network, library, today)
    before, after = (_asking(plan, library, found, today) for plan in (now, tried))
    trial = Trial()
    for member in found.members:
        one, other = before(member), after(member)
        trial.whole.count(one, other)
        trial.areas.setdefault(member.appointment.area, Moves()).count(one, other)
        for key in one.keys() | other.keys():
            row = trial.rows.setdefault(key, Row())
            row.before.update([one[key].state] if key in one else [])
            row.after.update([other[key].state] if key in other else [])
    return trial


def _found(session: Session, network: str, library: Library, today: date) -> Found:
    members = team.members_of_network(session, network, today)
    people = {one.appointment.person_id for one in members}
    rows = evidence_rows.of_people(session, people)
    return Found(
        members,
        {person: named_now(mine, library) for person, mine in rows.items()},
        leaves.of_appointments(session, [one.appointment.id for one in members]),
        awards.of_people(session, people),
    )


def _asking(plan: Plan, library: Library, found: Found, today: date) -> Callable[[Member], Asked]:
    """What a plan asks of a member; nothing of a profession it has no framework for."""
    rules = plan_rules(plan, library)
    frameworks: dict[str, tuple[str, FrameworkRules]] = {}
    for profession, slug in (plan.value("frameworks") or {}).items():
        framework = library.framework(slug)
        if framework is not None:
            frameworks[profession] = (framework.slug, framework_rules(framework))

    def asked(member: Member) -> Asked:
        appointment = member.appointment
        if appointment.profession not in frameworks:
            return {}
        slug, framework = frameworks[appointment.profession]
        evidence = found.evidence.get(appointment.person_id, ())
        stands = standing(framework, rules, evidence, today)
        award = levels.standing_award(found.awards.get(appointment.person_id, ()), slug, evidence, stands)
        held = levels.tenure(appointment, found.leaves.get(appointment.id, ()))
        return _by_key(requirements(rules, held, evidence, stands, today, award))

    return asked


def _by_key(asked: Iterable[Requirement]) -> Asked:
    return {(one.kind, one.subject): one for one in asked}
