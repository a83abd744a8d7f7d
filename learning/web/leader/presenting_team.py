"""How is a team told: people × requirements, the most urgent first, and one person's gaps and evidence?"""

from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from flask import request, url_for
from markupsafe import Markup

from learning.actions.awards import can_be_given
from learning.actions.teams import Row, Seen
from learning.competence.cells import SIDES
from learning.competence.requirement import Requirement
from learning.competence.standing import Standing
from learning.courses.library import Library
from learning.records.queries.rights import AppointmentFacts
from learning.records.queries.team import Member
from learning.translations.catalogue import gettext as _
from learning.translations.catalogue import language
from learning.web import drawings, phrases, presenting_competence, presenting_requirements
from learning.web.languages import date_short, date_words
from learning.web.phrases import requirement_title
from learning.web.presenting_competence import EvidenceView, Overview
from learning.web.presenting_requirements import LevelView, RequirementView

#: A column: the kind and subject of what is asked once; all that is asked each year shares one.
Key: TypeAlias = tuple[str, str]
YEARLY: Key = ("yearly", "")


@dataclass(frozen=True)
class CellView:
    """`when` stands below the words in the table, short; `whole` is both in one line, for the cards."""

    column: str
    state: str
    words: str
    when: str
    whole: str


@dataclass(frozen=True, eq=False)
class MemberView:
    """Compared by identity: made once for each standing, and so drawn once."""

    name: str
    url: str
    about: str
    note: str
    urgency: str
    cells: tuple[CellView, ...]
    ring: Markup
    level: str


@dataclass(frozen=True)
class Table:
    columns: tuple[str, ...]
    members: tuple[MemberView, ...]
    overdue: int
    units: tuple[str, ...]


@dataclass(frozen=True)
class Attestation:
    evidence: EvidenceView
    can_withdraw: bool


@dataclass(frozen=True)
class Gap:
    """Understood, but not yet shown on these sides. `attest_url` is set when the leader's own word would fill one."""

    name: str
    petal: Markup
    lacks: tuple[str, ...]
    attest_url: str


@dataclass(frozen=True)
class PersonView:
    """`petals` is the small drawing of each competence, by its id; `swatches` belong to the legend."""

    person_id: str
    name: str
    unit: str
    since: str
    set_aside: str
    state: str
    profession: str
    ring: Markup
    overview: Overview | None
    requirements: tuple[RequirementView, ...]
    yearly: tuple[RequirementView, ...]
    year: int | None
    level: LevelView | None
    can_confirm: bool
    overdue: int
    gaps: tuple[Gap, ...]
    petals: dict[str, Markup]
    swatches: dict[str, Markup]
    attestations: tuple[Attestation, ...]
    other: tuple[EvidenceView, ...]
    elsewhere: int
    appointment_url: str


def table(rows: list[Row], library: Library, locale: str) -> Table:
    """Columns are what the plan asks once, in the order it is due after appointment, and one for what it asks each year."""
    titles: dict[Key, str] = {}
    for asked in {row.plan: row.requirements for row in rows}.values():  # the same of everybody under one plan
        for one in sorted(asked, key=lambda one: one.due_on):
            if one.year is None and _key(one) not in titles:
                titles[_key(one)] = requirement_title(one, library, locale)
    if any(one.year is not None for row in rows for one in row.requirements):
        titles[YEARLY] = _("Årets krav")
    units = {row.member.appointment.unit: None for row in rows}
    columns, drawn_for = tuple(titles.items()), (request.script_root, language())
    return Table(
        columns=tuple(titles.values()),
        members=tuple(
            [_member(row.member, row.standing, row.requirements, columns, len(units) > 1, drawn_for) for row in rows]
        ),
        overdue=sum([row.urgency == 0 for row in rows]),
        units=tuple(units),
    )


def _key(one: Requirement) -> Key:
    return YEARLY if one.year is not None else (one.kind, one.subject)


@lru_cache(maxsize=2048)
def _member(
    member: Member,
    standing: Standing | None,
    requirements: tuple[Requirement, ...],
    columns: tuple[tuple[Key, str], ...],
    many_units: bool,
    _drawn_for: tuple[str, str],
) -> MemberView:
    """Remembered for as long as nothing about the member has changed. `_drawn_for` is what addresses and words depend on."""
    appointment = member.appointment
    asked: dict[Key, list[Requirement]] = {}
    for one in requirements:
        asked.setdefault(_key(one), []).append(one)
    since = _("Siden %(day)s", day=date_words(appointment.starts_on))
    return MemberView(
        name=member.name,
        url=url_for("leader.person", person_id=appointment.person_id),
        about=f"{appointment.unit}. {since}" if many_units else since,
        note=state_note(appointment),
        urgency=requirements[0].state if requirements else "none",
        cells=tuple([_cell(title, asked.get(key, []), key == YEARLY) for key, title in columns]),
        ring=_ring(standing),
        level=_level(standing),
    )


def _cell(title: str, asked: list[Requirement], yearly: bool) -> CellView:
    """`asked` has the most urgent first, and decides how the cell looks."""
    if not asked:
        return CellView(title, "none", _("Ikke et krav"), "", "")
    one = asked[0]
    words = _("Fritatt") if one.waived else phrases.requirement_state(one.state)
    if yearly and one.state != "done":
        done = sum(other.state == "done" for other in asked)
        words = _("%(done)s av %(total)s ferdig", done=done, total=len(asked))
    finished = max((other.done_on for other in asked if other.done_on), default=None) if one.state == "done" else None
    short, whole = (
        written(finished) if finished else _("frist %(day)s", day=written(one.due_on))
        for written in (date_short, date_words)
    )
    return CellView(title, one.state, words, short, f"{words}, {whole}")


def _ring(standing: Standing | None) -> Markup:
    """Silent: the number stands beside it."""
    return drawings.mini_ring(standing.state_key, label="") if standing else Markup("")


def _level(standing: Standing | None) -> str:
    if standing is None:
        return _("Måles ikke ennå")
    return _("%(done)s av %(total)s", done=len(standing.complete), total=len(standing.framework.competences))


def state_note(appointment: AppointmentFacts) -> str:
    """What a leader should know about the appointment at once."""
    if appointment.state == "on_leave":
        until = appointment.leave_until
        return _("I permisjon til %(day)s", day=date_words(until)) if until else _("I permisjon")
    if appointment.state == "resigning" and appointment.ends_on:
        return _("Slutter %(day)s", day=date_words(appointment.ends_on))
    return ""


def person(person_id: str, seen: Seen, library: Library, locale: str, viewer_id: str) -> PersonView:
    """What the leader sees is what the person sees, without answers, attempts and time of day."""
    appointment, picture = seen.appointment, seen.picture
    rows = picture.evidence if picture else ()
    skills = [row for row in reversed(rows) if row.kind == "skill"]
    once, yearly = presenting_requirements.split(picture.requirements if picture else ())

    def asked(some: list[Requirement]) -> tuple[RequirementView, ...]:
        return presenting_requirements.rows(some, library, locale, "leader.requirement", person_id=person_id)

    return PersonView(
        person_id=person_id,
        name=seen.name,
        unit=f"{appointment.unit}, {appointment.organisation}",
        since=date_words(appointment.starts_on),
        set_aside=_set_aside(appointment),
        state=state_note(appointment),
        profession=phrases.profession(appointment.profession),
        ring=_large_ring(seen) if picture else Markup(""),
        overview=presenting_competence.overview(picture, "leader.one_competence", {"person_id": person_id})
        if picture
        else None,
        requirements=asked(once),
        yearly=asked(yearly),
        year=next((one.year for one in yearly), None),
        level=presenting_requirements.level(picture) if picture else None,
        can_confirm=picture is not None and can_be_given(picture),
        overdue=sum(one.state == "overdue" for one in picture.requirements) if picture else 0,
        gaps=_gaps(seen),
        petals=_petals(seen),
        swatches={state: drawings.swatch(state) for state in ("met", "part", "none", "expired")},
        attestations=tuple(
            Attestation(presenting_competence.evidence(row, library), row.vouched_by_id == viewer_id and not row.voided)
            for row in skills
        ),
        other=tuple(presenting_competence.evidence(row, library) for row in reversed(rows) if row.kind != "skill"),
        elsewhere=seen.elsewhere,
        appointment_url=url_for("appointment.show", appointment_id=appointment.id),
    )


def _set_aside(appointment: AppointmentFacts) -> str:
    if not appointment.set_aside_percent:
        return _("Ingen øremerket tid")
    return _("%(percent)s %% øremerket tid", percent=appointment.set_aside_percent)


def _large_ring(seen: Seen) -> Markup:
    """For looking at: the list of competences on the page is what leads on."""
    assert seen.picture is not None  # noqa: S101 – asked for only where there is a picture
    stands = seen.picture.standing
    done, total = len(stands.complete), len(stands.framework.competences)
    label = _("%(done)s av %(total)s kompetanser på nivå B er oppfylt", done=done, total=total)
    return drawings.ring(stands.state_key, label=label, centre=(str(done), _("av %(total)s", total=total)))


def _petals(seen: Seen) -> dict[str, Markup]:
    if seen.picture is None:
        return {}
    return {name: drawings.petal(states, label="") for name, states in seen.picture.standing.states.items()}


def _gaps(seen: Seen) -> tuple[Gap, ...]:
    """Competences understood but not yet shown in practice: what a leader can help with."""
    if seen.picture is None:
        return ()
    states = seen.picture.standing.states
    vouched = seen.picture.ground.rules.sides.get("skill", {})
    gaps = []
    for one in presenting_competence.framework_of(seen.picture).competences:
        lacks = [side for side, state in zip(SIDES[1:], states[one.id][1:], strict=True) if state != "met"]
        if states[one.id][0] == "met" and lacks:
            attestable = any(vouched.get(side) == "met" for side in lacks)
            petal = drawings.petal(states[one.id], label="")
            url = _attest_url(seen.appointment.person_id, one.id) if attestable else ""
            gaps.append(Gap(one.name, petal, tuple(phrases.side(side) for side in lacks), url))
    return tuple(gaps)


def _attest_url(person_id: str, competence: str) -> str:
    return url_for("leader.person", person_id=person_id, kompetanse=competence, _anchor="attester")
