"""One thing to do now, and the right one."""

from datetime import date

import pytest

from learning.competence.next_step import Candidate, Resumable, next_step
from learning.competence.requirements import requirements
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from tests.competence.builders import LEVEL_B, PLAN, TODAY, everything, row

BEGUN = Resumable("grunnkurs/smerte", "grunnkurs", "Smerte", 3, 7, 12, ("smerte-og-symptomlindring",))
INTRO = Candidate("introduksjonskurs/rollen", "introduksjonskurs", 8, ("palliasjon-som-fagfelt",), 1)
BASIC_2 = Candidate("grunnkurs/esas", "grunnkurs", 15, ("systematisk-symptomkartlegging",), 2)
BASIC_1 = Candidate("grunnkurs/fag", "grunnkurs", 10, ("palliasjon-som-fagfelt",), 1)
EXTRA = Candidate("etikk/valg", "etikk", 20, ("etiske-vurderinger",), 1)
COURSES = (row(91, "course", subject="introduksjonskurs"), row(92, "course", subject="grunnkurs"))


def step(*rows, resumable=None, candidates=(), appointed_on=date(2026, 3, 1)):
    found = standing(LEVEL_B, PLAN, rows, TODAY)
    asked = requirements(PLAN, Tenure(appointed_on), rows, found, TODAY)
    return next_step(found, asked, resumable, candidates)


def test_what_is_begun_comes_first():
    found = step(resumable=BEGUN, candidates=[INTRO])
    assert (found.kind, found.module, found.minutes, found.resumable) == ("resume", BEGUN.module, 12, BEGUN)


@pytest.mark.krav("FUNK-2.1.2")
def test_then_the_first_module_of_the_most_urgent_required_course():
    found = step(candidates=[EXTRA, BASIC_2, BASIC_1, INTRO])
    assert (found.kind, found.module, found.requirement.subject) == (
        "required",
        INTRO.module,
        "introduksjonskurs",
    )
    found = step(COURSES[0], candidates=[EXTRA, BASIC_2, BASIC_1])
    assert (found.kind, found.module, found.minutes) == ("required", BASIC_1.module, 10)


def test_a_required_course_with_nothing_left_to_take_gives_way_to_the_next():
    assert step(candidates=[BASIC_1]).requirement.subject == "grunnkurs"


def test_then_a_module_for_what_is_not_yet_understood():
    found = step(*COURSES, candidates=[EXTRA])
    assert (found.kind, found.module, found.competences) == ("understanding", EXTRA.module, EXTRA.competences)


def test_a_course_that_is_done_asks_for_no_more_modules():
    """A module added to it later is suggested only for what it teaches."""
    assert step(*COURSES, candidates=[BASIC_1]).kind == "understanding"


def test_a_module_for_what_is_already_understood_is_not_suggested():
    assert step(*COURSES, row(1, "course", "etiske-vurderinger"), candidates=[EXTRA]).kind == "practice"


def test_then_the_missing_practice_of_the_competence_nearest_to_complete():
    rows = [row(1, "module", *LEVEL_B.competences), row(2, "placement", "koordinering", "kommunikasjon")]
    found = step(*COURSES, *rows, row(3, "improvement", "koordinering"))
    assert (found.kind, found.competences, found.side, found.module) == (
        "practice",
        ("kommunikasjon",),
        "action",
        None,
    )


def test_experience_is_suggested_before_action():
    found = step(*COURSES)
    assert (found.competences, found.side) == (("kreft-og-andre-sykdommer",), "experience")


def test_nothing_when_all_is_done():
    assert step(*COURSES, *everything()) is None
