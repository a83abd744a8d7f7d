"""What is the one thing to do now?

Her five minutes are enough: one step, its minutes and the competence it serves (product.md, principle 1).
What is begun comes first, then what is required (FUNK-2.1.2): the courses, and such duties as she can do something about
herself when they are late or soon due. Then what is not yet understood, then practice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from learning.competence.cells import SIDES, Side
from learning.competence.requirement import Requirement, urgency
from learning.competence.standing import Standing

StepKind: TypeAlias = Literal["resume", "required", "duty", "understanding", "practice"]

#: Duties with a first move of her own. A network meeting she can only come to when there is one.
_HER_MOVE = frozenset({"simulation", "placement", "agreement", "leader_meeting", "teaching", "report"})

#: What is read cannot fill these (principle 4); in the order they are usually won.
_PRACTICE: tuple[Side, ...] = ("experience", "action")


@dataclass(frozen=True, slots=True)
class Resumable:
    """A module that is begun and not finished; `page` is the page she stopped at, of `pages`."""

    module: str
    course: str
    title: str
    page: int
    pages: int
    minutes_left: int
    competences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A module not yet passed; `order` is its place in its course."""

    module: str
    course: str
    minutes: int
    competences: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` says why this one. Practice names competence and side; the others module, course and minutes.

    `requirement` is what lies behind a required step or a duty, `resumable` the place to go on from.
    """

    kind: StepKind
    competences: tuple[str, ...]
    module: str | None = None
    course: str | None = None
    minutes: int | None = None
    side: Side | None = None
    requirement: Requirement | None = None
    resumable: Resumable | None = None


def next_step(
    standing: Standing,
    requirements: Iterable[Requirement],
    resumable: Resumable | None,
    candidates: Sequence[Candidate],
) -> Step | None:
    """None when all is done, or when what is missing has no module to point at."""
    if resumable:
        return _resume(resumable)
    in_order = sorted(candidates, key=lambda candidate: (candidate.order, candidate.course, candidate.module))
    return _required(requirements, in_order) or _to_understand(standing, in_order) or _to_practise(standing)


def _resume(begun: Resumable) -> Step:
    return Step("resume", begun.competences, begun.module, begun.course, begun.minutes_left, resumable=begun)


def _required(requirements: Iterable[Requirement], candidates: Sequence[Candidate]) -> Step | None:
    for requirement in sorted(requirements, key=urgency):
        if requirement.kind in _HER_MOVE and requirement.state in {"overdue", "soon"}:
            return Step("duty", (), requirement=requirement)
        if requirement.kind != "course" or requirement.state == "done":
            continue
        for found in candidates:
            if found.course == requirement.subject:
                return _module("required", found, requirement)
    return None


def _to_understand(standing: Standing, candidates: Sequence[Candidate]) -> Step | None:
    for competence in standing.framework.competences:
        if standing.states[competence][0] == "met":
            continue
        for found in candidates:
            if competence in found.competences:
                return _module("understanding", found)
    return None


def _to_practise(standing: Standing) -> Step | None:
    """What is understood first; of that, the nearest to complete: one more petal is worth more than a third of three."""

    def nearness(competence: str) -> tuple[bool, int]:
        states = standing.states[competence]
        return states[0] != "met", 3 - states.count("met")

    for competence in sorted(standing.framework.competences, key=nearness):
        for side, state in zip(SIDES, standing.states[competence], strict=True):
            if side in _PRACTICE and state != "met":
                return Step("practice", (competence,), side=side)
    return None


def _module(kind: StepKind, found: Candidate, requirement: Requirement | None = None) -> Step:
    return Step(kind, found.competences, found.module, found.course, found.minutes, requirement=requirement)
