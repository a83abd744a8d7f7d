"""How is the home page told: one next step, the ring of level B, and what has a deadline?"""

from dataclasses import dataclass
from datetime import date

from flask import url_for
from markupsafe import Markup

from learning.actions import standings
from learning.actions.standings import Picture
from learning.competence.next_step import Step
from learning.competence.requirement import Requirement
from learning.courses.library import Library
from learning.courses.nouns import Course, Framework, Module
from learning.records.queries.waiting import Begun
from learning.translations.catalogue import gettext as _
from learning.web import phrases, presenting_requirements
from learning.web.nurse.ring_labels import ring_of
from learning.web.presenting_requirements import RequirementView
from learning.web.viewer import Viewer


@dataclass(frozen=True)
class Next:
    """The card at the top."""

    kicker: str
    title: str
    text: str
    minutes: int | None
    serves: tuple[str, ...]
    url: str
    label: str


@dataclass(frozen=True)
class Home:
    greeting: str
    next: Next | None
    ring: Markup | None
    complete: int
    total: int
    deadlines: tuple[RequirementView, ...]
    yearly: tuple[RequirementView, ...]
    year: int
    place: str
    courses: tuple[Course, ...]


def home(
    viewer: Viewer,
    library: Library,
    picture: Picture | None,
    begun: Begun | None,
    module: Module | None,
    today: date,
) -> Home:
    """`picture` is None for somebody who is not measured by a plan: a leader, an educator."""
    first_name = viewer.name.split()[0]
    appointment = standings.current(viewer.appointments, today)
    if picture is None:
        card = _resume(begun, module, library, None) if begun and module else None
        place = appointment.unit if appointment else ""
        courses = library.courses_in(viewer.locale)
        return Home(_("Hei, %(name)s", name=first_name), card, None, 0, 0, (), (), today.year, place, courses)
    found = standings.step(picture, library, begun, module)
    stands = picture.standing
    once, yearly = presenting_requirements.split(picture.requirements)
    return Home(
        greeting=_("Hei, %(name)s", name=first_name),
        next=_card(found, picture, library, begun, module, viewer.locale) if found else None,
        ring=ring_of(picture),
        complete=len(stands.complete),
        total=len(stands.framework.competences),
        deadlines=_rows(once, library, viewer.locale),
        yearly=_rows(yearly, library, viewer.locale),
        year=next((one.year for one in yearly if one.year), today.year),
        place=picture.ground.appointment.unit,
        courses=(),
    )


def _rows(asked: list[Requirement], library: Library, locale: str) -> tuple[RequirementView, ...]:
    return presenting_requirements.rows(asked, library, locale, "nurse.requirement")


def _card(
    step: Step, picture: Picture, library: Library, begun: Begun | None, module: Module | None, locale: str
) -> Next:
    if step.kind == "resume" and begun and module:
        return _resume(begun, module, library, picture.ground.framework)
    if step.kind == "practice":
        understood = picture.standing.states[step.competences[0]][0] == "met"
        return _practice(step, library, understood)
    if step.kind == "duty" and step.requirement:
        return _duty(step.requirement, library, locale)
    found = library.module(step.module or "", locale)
    assert found is not None  # noqa: S101 – the step was chosen among the library's modules
    kicker = (
        _("Neste steg i %(course)s", course=_course_title(found, library))
        if step.kind == "required"
        else _("Neste steg")
    )
    return Next(
        kicker=kicker,
        title=found.title,
        text=found.summary,
        minutes=found.minutes,
        serves=_names(found.competences, library, picture.ground.framework),
        url=module_url(found),
        label=_("Åpne modulen"),
    )


def _resume(begun: Begun, module: Module, library: Library, framework: Framework | None) -> Next:
    left = standings.resumable(begun, module)
    return Next(
        kicker=_("Fortsett der du slapp"),
        title=module.title,
        text=_(
            "Du er på side %(page)s av %(pages)s i %(course)s.",
            page=left.page,
            pages=left.pages,
            course=_course_title(module, library),
        ),
        minutes=left.minutes_left,
        serves=_names(module.competences, library, framework),
        url=page_url(module, begun.page),
        label=_("Fortsett"),
    )


def _duty(one: Requirement, library: Library, locale: str) -> Next:
    told = presenting_requirements.told(one, library, locale)
    return Next(
        kicker=_("Neste steg i vervet"),
        title=told.title,
        text=f"{phrases.requirement_way(one.kind)} {told.when}.",
        minutes=None,
        serves=(),
        url=url_for("nurse.requirement", what=presenting_requirements.address(one)),
        label=_("Se hva som skal til"),
    )


def _practice(step: Step, library: Library, understood: bool) -> Next:
    competence = library.competence(step.competences[0])
    name = competence.name if competence else step.competences[0]
    if not understood:
        text = _("Det er ingen modul om dette nå. Avtal med lederen hvordan du kan få kunnskap og erfaring.")
    elif step.side == "experience":
        text = _(
            "Du har forstått dette. Nå trenger du erfaring, for eksempel fra hospitering eller en oppgave på jobb."
        )
    else:
        text = _("Vis det i praksis. Når lederen din har sett det, kan hun eller han attestere det her.")
    return Next(
        kicker=_("Neste steg i praksis"),
        title=name,
        text=text,
        minutes=None,
        serves=(name,),
        url=url_for("nurse.one_competence", competence=step.competences[0]),
        label=_("Se hva som mangler"),
    )


def _course_title(module: Module, library: Library) -> str:
    course = library.course(module.course, module.language)
    return course.title if course else ""


def _names(ids: tuple[str, ...], library: Library, framework: Framework | None) -> tuple[str, ...]:
    return tuple(found.name for found in library.competences_named(ids, framework))


def module_url(module: Module) -> str:
    return url_for("nurse.module", course=module.course.rpartition("/")[2], module=module.name)


def page_url(module: Module, page: str) -> str:
    return url_for("nurse.module_page", course=module.course.rpartition("/")[2], module=module.name, page=page)
