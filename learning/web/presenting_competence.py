"""How is standing told: 21 competences with three sides each, every cell with why and what would turn it green?

Used by the nurse's own pages and by the leader's page about a person: the nurse sees what the leader sees.
"""

from dataclasses import dataclass
from typing import Any

from flask import url_for

from learning.actions.old_names import ABOUT_DOCUMENTS
from learning.actions.standings import Picture
from learning.competence.cells import SIDES, Cell, Side
from learning.competence.explain import why
from learning.courses.library import Library
from learning.courses.nouns import Competence, Framework
from learning.records.queries.evidence import EvidenceFacts
from learning.translations.catalogue import gettext as _
from learning.web import phrases
from learning.web.languages import date_words


@dataclass(frozen=True)
class CellView:
    side: str
    state: str
    words: str
    url: str


@dataclass(frozen=True)
class CompetenceRow:
    id: str
    name: str
    cells: tuple[CellView, ...]
    complete: bool


@dataclass(frozen=True)
class AreaView:
    name: str
    rows: tuple[CompetenceRow, ...]
    complete: int


@dataclass(frozen=True)
class Overview:
    framework_title: str
    areas: tuple[AreaView, ...]
    complete: int
    total: int
    met: tuple[tuple[str, int], ...]
    sides: tuple[str, ...]


@dataclass(frozen=True)
class EvidenceView:
    id: int
    what: str
    title: str
    on: str
    by: str
    note: str
    expires: str
    voided: str
    level: str


@dataclass(frozen=True)
class SideView:
    side: str
    name: str
    state: str
    words: str
    reasons: tuple[EvidenceView, ...]
    ways: tuple[str, ...]
    part_ways: tuple[str, ...]
    expires: str


@dataclass(frozen=True)
class Detail:
    name: str
    description: str
    area: str
    sides: tuple[SideView, ...]
    modules: tuple[tuple[str, str, int], ...]
    withdrawn: tuple[EvidenceView, ...]
    rule: str


def framework_of(picture: Picture) -> Framework:
    assert picture.ground.framework is not None  # noqa: S101 – a picture is only made where there is one
    return picture.ground.framework


def overview(picture: Picture, endpoint: str, values: dict[str, Any]) -> Overview:
    """`endpoint` with `values` and the competence is where each cell leads."""
    framework = framework_of(picture)
    words = {state: phrases.cell(state) for state in ("none", "part", "met", "expired")}
    states = picture.standing.states
    areas = tuple(
        AreaView(
            area.name,
            rows := tuple(
                _row(one, states[one.id], words, url_for(endpoint, competence=one.id, **values))
                for one in area.competences
            ),
            sum(row.complete for row in rows),
        )
        for area in framework.areas
    )
    return Overview(
        framework_title=framework.title,
        areas=areas,
        complete=len(picture.standing.complete),
        total=len(framework.competences),
        met=tuple((phrases.side(side), picture.standing.count_met(side)) for side in SIDES),
        sides=tuple(phrases.side(side) for side in SIDES),
    )


def _row(one: Competence, states: tuple[str, ...], words: dict[str, str], url: str) -> CompetenceRow:
    cells = tuple(
        CellView(side, state, words[state], f"{url}#{side}") for side, state in zip(SIDES, states, strict=True)
    )
    return CompetenceRow(one.id, one.name, cells, all(state == "met" for state in states))


def detail(picture: Picture, competence_id: str, library: Library, locale: str) -> Detail | None:
    """One competence with its three sides; None when the framework has no such competence."""
    framework = framework_of(picture)
    competence = framework.competence(competence_id)
    if competence is None:
        return None
    by_id = {row.id: row for row in picture.evidence}
    area = next(area.name for area in framework.areas if area.id == competence.area)
    return Detail(
        name=competence.name,
        description=competence.description,
        area=area,
        sides=tuple(_side(picture, picture.standing.cells[competence_id, side], by_id, library) for side in SIDES),
        modules=tuple(
            (one.title, url_for("nurse.module", course=one.course.rpartition("/")[2], module=one.name), one.minutes)
            for one in library.modules_for(competence_id, locale)
        ),
        withdrawn=tuple(
            evidence(row, library) for row in picture.evidence if row.voided and competence_id in row.competences
        ),
        rule=_(
            "Regelen står i «%(framework)s», utgave %(edition)s, og gyldigheten i «%(plan)s», utgave %(plan_edition)s.",
            framework=framework.title,
            edition=framework.edition,
            plan=picture.ground.plan.title,
            plan_edition=picture.ground.plan.edition,
        ),
    )


def _side(picture: Picture, cell: Cell, by_id: dict[int, EvidenceFacts], library: Library) -> SideView:
    reason = why(cell, by_id, picture.ground.rules, picture.ground.plan_rules)
    side: Side = cell.side
    return SideView(
        side=side,
        name=phrases.side(side),
        state=cell.state,
        words=phrases.cell(cell.state),
        reasons=tuple(
            evidence(
                by_id[one.evidence.id],
                library,
                level=one.level,
                expires=date_words(one.expires_on) if one.expires_on else "",
            )
            for one in reason.reasons
        ),
        ways=tuple(phrases.way(kind) for kind in reason.ways.met),
        part_ways=tuple(phrases.way(kind) for kind in reason.ways.part),
        expires=date_words(cell.expires_on) if cell.expires_on else "",
    )


def evidence(row: EvidenceFacts, library: Library, *, level: str = "", expires: str = "") -> EvidenceView:
    """A row of evidence in words."""
    voided = ""
    if row.voided:
        voided = _("Trukket av %(name)s: %(reason)s", name=row.voided_by or "", reason=row.void_reason or "")
    return EvidenceView(
        id=row.id,
        what=phrases.evidence(row.kind),
        title=_title(row, library),
        on=date_words(row.happened_on),
        by=row.vouched_by or "",
        note=row.note,
        expires=expires,
        voided=voided,
        level=level,
    )


def _title(row: EvidenceFacts, library: Library) -> str:
    """What is waived may be a kind of requirement instead of a document."""
    if row.kind == "waiver" and row.subject == "placement":
        return phrases.requirement(row.subject)
    if row.kind in ABOUT_DOCUMENTS:
        return library.title_of(row.subject)
    competence = library.competence(row.subject)
    return competence.name if competence else row.subject
