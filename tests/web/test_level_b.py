"""Is level B confirmed by the leader once it is reached, once, with a date that nothing changes?"""

from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import select

from learning.competence.rules import RULE_VERSION
from learning.courses.library import Library
from learning.records.awards import LevelBAward
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from tests import world
from tests.browsing import Browser, Page
from tests.web import leading, reader
from tests.web.leading import address, day, show

PLAN = "plans/ahus.md"


def competences(app: Flask) -> list[str]:
    with app.app_context():
        library: Library = app.extensions["shelf"].library(db.session())
        framework = library.framework("nurse")
        assert framework is not None
        return [one.id for one in framework.competences]


def reach(app: Flask, *kinds: str) -> None:
    """Evidence for every side of every competence, or for what these kinds give."""
    for kind in kinds or ("module", "placement", "skill"):
        show(app, world.NURSE, kind, "Alt", *competences(app))


@pytest.fixture
def reached(app: Flask) -> Flask:
    reach(app)
    return app


def person(app: Flask, someone: world.Someone = world.LEADER) -> Page:
    return Browser(app, someone).get(address(app, world.NURSE))


def confirm(app: Flask) -> Page:
    return person(app).submit("/niva-b")


def awards(app: Flask) -> list[LevelBAward]:
    return [row[0] for row in reader.rows(app, select(LevelBAward))]


@pytest.mark.krav("AHUS-2.2")
def test_a_leader_confirms_level_b_when_every_side_is_met_and_not_before(app: Flask) -> None:
    reach(app, "module", "placement")
    assert "Bekreft nivå B" not in person(app).html
    reach(app, "skill")
    page = confirm(app)
    assert page.has("Nivå B er bekreftet") and page.has("Bekreftet av Liv Leder") and page.has("Bygger på 3 bevis.")
    assert "Bekreft nivå B" not in page.html


def test_the_award_holds_what_it_rested_on_and_the_texts_in_force(reached: Flask) -> None:
    confirm(reached)
    [award] = awards(reached)
    with reached.app_context():
        evidence = set(db.session.scalars(select(EvidenceRow.id)))
        assert set(map(int, award.evidence.split())) == evidence
        assert award.person_id == world.id_of(world.NURSE) and award.confirmed_by == world.id_of(world.LEADER)
        assert db.session.scalars(select(AuditLine.verb)).all().count("level.confirmed") == 1
    assert (award.plan, award.framework, award.rule_version) == ("plans/ahus", "competence/sykepleier", RULE_VERSION)
    assert award.awarded_on == day(reached, 0)


def test_a_double_click_and_a_second_leader_give_one_award(reached: Flask) -> None:
    page = person(reached)
    page.submit("/niva-b")
    again = page.submit("/niva-b")
    assert again.has("Nivå B var bekreftet fra før.") and len(awards(reached)) == 1


def test_only_her_own_leader_confirms_and_never_too_early(app: Flask) -> None:
    url = f"{address(app, world.NURSE)}/niva-b"
    early = Browser(app, world.LEADER).post(url)
    assert early.has("Nivå B er ikke nådd ennå")
    reach(app)
    assert Browser(app, world.OTHER_LEADER).post(url).status == 404
    assert Browser(app, world.NURSE).post(url).status == 404
    assert awards(app) == []


def test_the_nurse_sees_it_with_its_date_and_what_it_rests_on(reached: Flask) -> None:
    assert not Browser(reached, world.NURSE).get("/min-kompetanse").has("Bekreftet av")
    confirm(reached)
    page = Browser(reached, world.NURSE).get("/min-kompetanse")
    assert page.has(f"Nivå B {day(reached, 0).year}") and page.has("Gjelder nå")
    assert page.has("Bekreftet av Liv Leder") and page.has("Bygger på 3 bevis.")


def test_it_is_dated_by_the_day_in_oslo(reached: Flask) -> None:
    year = reached.extensions["clock"].at.year + 1
    reached.extensions["clock"].at = datetime(year, 12, 31, 23, 30, tzinfo=UTC)
    confirm(reached)
    assert awards(reached)[0].awarded_on.isoformat() == f"{year + 1}-01-01"


def later(app: Flask, years: int, month: int = 6) -> None:
    year = app.extensions["clock"].at.year + years
    app.extensions["clock"].at = datetime(year, month, 1, 12, tzinfo=UTC)


def test_it_lapses_by_rule_and_stays_with_its_date(reached: Flask) -> None:
    confirm(reached)
    given = awards(reached)[0].awarded_on.year
    later(reached, 1)
    assert person(reached).has("Gjelder nå")
    later(reached, 1)
    page = person(reached)
    assert page.has(f"Vedlikehold mangler i {given + 1}") and page.has(f"Nivå B {given}")
    assert page.has("Mangler: ledersamtale, nettverksmøter, fagdag og samling, undervisning for kolleger")
    assert len(awards(reached)) == 1


def keep_year(app: Flask) -> None:
    for place, kind in enumerate(("leader_meeting", "meeting", "meeting", "gathering", "teaching", "teaching")):
        show(app, world.NURSE, kind, f"{kind} {place}", days=-10 - place)


def test_a_stricter_plan_takes_nothing_that_was_earned(reached: Flask) -> None:
    """The year that has closed is judged by the plan it closed under, and what is shown still counts."""
    confirm(reached)
    later(reached, 1)
    keep_year(reached)
    later(reached, 1, month=2)
    assert person(reached).has("Gjelder nå")
    before = reader.rows(reached, select(EvidenceRow.id))
    stricter = {"meetings_per_year: {value: 2": "meetings_per_year: {value: 9", "edition: 1\n": "edition: 2\n"}
    reader.publish(reached, PLAN, stricter)
    page = person(reached)
    assert page.has("Gjelder nå") and page.has("Vedlikeholdt")
    assert page.has("0 av 9") and reader.rows(reached, select(EvidenceRow.id)) == before
    assert [one.plan_revision_id for one in awards(reached)] == [awards(reached)[0].plan_revision_id]


def test_withdrawn_evidence_undermines_it_and_it_can_be_confirmed_anew(app: Flask) -> None:
    reach(app, "module", "placement")
    leader = Browser(app, world.LEADER)
    for name in competences(app):
        leading.attest(leader, world.NURSE, competence=name)
    confirm(app)
    [first] = awards(app)
    number = max(map(int, first.evidence.split()))
    leading.withdraw(leader, world.NURSE, number, "Gjaldt en annen")
    page = person(app)
    assert page.has("Noe det bygde på, er trukket") and "Bekreft nivå B" not in page.html
    reach(app, "skill")
    assert confirm(app).has("Gjelder nå")
    assert len(awards(app)) == 2 and str(number) not in awards(app)[1].evidence.split()
