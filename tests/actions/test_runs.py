"""Is a walk through a simulation kept once, whoever presses twice, and read by nobody but the one who walked it?"""

import ast

import pytest
from flask import Flask
from sqlalchemy import func, select

from learning.actions import runs
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from learning.records.queries import choice_counts
from learning.records.queries import simulations as rows
from learning.records.queries.simulations import RunFacts
from learning.records.simulations import SimulationRun, SimulationStep
from tests import world
from tests.actions.crowd import at_once, posting
from tests.browsing import Browser
from tests.house.sources import python_files, text
from tests.web import reader, walker
from tests.web.walker import FRONT, SLUG

#: Who may read somebody's walks: her own pages, and what counts people without telling who they are.
MAY_KNOW = {
    "learning/actions/moving.py",
    "learning/actions/runs.py",
    "learning/records/queries/choice_counts.py",
    "learning/records/queries/ethics_notes.py",
    "learning/records/queries/waiting.py",
    "learning/records/queries/simulations.py",
    "learning/records/tables.py",
}
LOOP = """---
title: Rundt
edition: 1
minutes: 20
question: Igjen?
---

## Brief

Du går i ring.

## B1 Ringen

En gang til?

- **a** [Ja](#b1-ringen)
- **b** [Nei](#slutt-ute)

## Slutt: Ute

Du er ute.
"""


@pytest.fixture
def at(app: Flask):  # type: ignore[no-untyped-def]
    return app.extensions["clock"]()


def simulation(app: Flask) -> Simulation:
    return app.extensions["shelf"].library(db.session()).simulation(SLUG)


def begun(app: Flask, at, someone: world.Someone = world.NURSE) -> RunFacts:  # type: ignore[no-untyped-def]
    run_id = runs.begin(
        db.session(), by=world.id_of(someone), simulation=simulation(app), revision_id=1, language="nb", at=at
    )
    return runs.owned(db.session(), by=world.id_of(someone), run_id=run_id)


def go(app: Flask, run: RunFacts, *choices: str, at) -> RunFacts:  # type: ignore[no-untyped-def]
    for choice in choices:
        run = runs.choose(db.session(), run=run, simulation=simulation(app), choice=choice, seen_at=run.path, at=at)
    return run


def count(entity) -> int:  # type: ignore[no-untyped-def]
    return db.session.execute(select(func.count(entity.id))).scalar_one()


def test_a_walk_is_begun_once_in_four_tabs(app: Flask) -> None:
    statuses = at_once([posting(app, world.NURSE, f"{FRONT}/begynn", {}) for _ in range(4)])
    assert statuses == [303] * 4
    assert len(walker.walks_in(app)) == 1


def test_the_same_choice_pressed_four_times_is_made_once(app: Flask) -> None:
    walker.begin(Browser(app, world.NURSE))
    form = {"choice": "B1.b", "path": ""}
    assert at_once([posting(app, world.NURSE, "/etikk/gang/1/velg", form) for _ in range(4)]) == [303] * 4
    assert walker.steps_in(app) == [("B1.b", "")] and walker.walks_in(app)[0].path == "B1.b"


def test_two_choices_in_the_same_moment_leave_her_in_one_place(app: Flask) -> None:
    walker.begin(Browser(app, world.NURSE))
    forms = [{"choice": choice, "path": ""} for choice in ("B1.a", "B1.b", "B1.c")]
    assert at_once([posting(app, world.NURSE, "/etikk/gang/1/velg", form) for form in forms]) == [303] * 3
    [(path, _why)] = walker.steps_in(app)
    assert walker.walks_in(app)[0].path == path


def test_the_first_ending_is_shown_once_with_all_that_is_known_of_it(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        run = go(app, begun(app, at), "B1.b", "B2.a", "B3.a", at=at)
        assert run.ended_at == at
        again = go(app, runs.go_back(db.session(), run=run, path="B1.b B2.a", at=at), "B3.b", at=at)
        assert again.path == "B1.b B2.a B3.b" and count(SimulationStep) == 4
        [row] = db.session.execute(select(EvidenceRow)).scalars()
        assert (row.kind, row.subject, row.key, row.edition, row.revision_id) == (
            "simulation_alone",
            SLUG,
            f"simulation:{run.id}",
            1,
            1,
        )
        assert row.competences == "etiske-vurderinger kommunikasjon" and row.recorded_by == row.person_id
        verbs = db.session.execute(select(AuditLine.verb, AuditLine.subject)).all()
        assert [tuple(one) for one in verbs if one[0] == "simulation.completed"] == [("simulation.completed", SLUG)]


def test_a_new_walk_after_an_ended_one_is_shown_too(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        first = go(app, begun(app, at), *walker.OPEN_DOOR, at=at)
        second = go(app, begun(app, at), *walker.SHUT_DOOR, at=at)
        assert first.id != second.id and count(EvidenceRow) == 2


def test_what_cannot_be_chosen_changes_nothing(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        run = begun(app, at)
        for choice in ("B3.a", "B1.x", "", "x" * 5000, "B1.a B2.a"):
            with pytest.raises(Refused, match="choice_not_offered"):
                go(app, run, choice, at=at)
        with pytest.raises(Conflict):
            runs.choose(db.session(), run=run, simulation=simulation(app), choice="B2.a", seen_at="B1.b", at=at)
        with pytest.raises(NotFound):
            runs.go_back(db.session(), run=run, path="B1.a", at=at)
        assert count(SimulationStep) == 0 and count(EvidenceRow) == 0


def test_a_loop_ends_with_a_sentence(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    ring = read("simulations/rundt.md", LOOP).document
    assert isinstance(ring, Simulation)
    with app.app_context():
        by = world.id_of(world.NURSE)
        run_id = runs.begin(db.session(), by=by, simulation=ring, revision_id=1, language="nb", at=at)
        run = runs.owned(db.session(), by=by, run_id=run_id)
        for _ in range(runs.MOST_STEPS):
            run = runs.choose(db.session(), run=run, simulation=ring, choice="B1.a", seen_at=run.path, at=at)
        with pytest.raises(Refused, match="walk_too_long"):
            runs.choose(db.session(), run=run, simulation=ring, choice="B1.a", seen_at=run.path, at=at)


def test_choices_are_counted_from_five_people_on_and_only_the_first_of_each(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        for someone in world.EVERYBODY[:4]:
            go(app, begun(app, at, someone), "B1.b", at=at)
        assert choice_counts.of_edition(db.session(), SLUG, 1) == {}
        fifth = go(app, begun(app, at, world.EVERYBODY[4]), "B1.a", "B2.a", at=at)
        go(app, runs.go_back(db.session(), run=fifth, path="", at=at), "B1.c", at=at)
        assert choice_counts.of_edition(db.session(), SLUG, 1) == {"B1": {"B1.a": 1, "B1.b": 4}}
        assert choice_counts.of_edition(db.session(), SLUG, 2) == {}


def test_one_person_walking_five_times_is_one_person(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        for _ in range(5):
            go(app, begun(app, at), *walker.OPEN_DOOR, at=at)
        assert choice_counts.of_edition(db.session(), SLUG, 1) == {}


def test_a_walk_follows_its_simulation_to_another_name(app: Flask) -> None:
    walker.walk(Browser(app, world.NURSE), ("B1.b",))
    moved = "simulations/hamid.md"
    reader.publish_text(
        app,
        moved,
        text("tests/content/simulations/ikke-si-det.md").replace("edition: 1", f"edition: 1\naliases: [{SLUG}]", 1),
    )
    assert walker.walks_in(app)[0].simulation == "simulations/hamid"
    page = Browser(app, world.NURSE).get("/etikk/hamid")
    assert page.click("Fortsett der du slapp").h1 == "Ikke si det til ham"


def test_only_her_own_pages_and_what_counts_without_names_read_her_walks() -> None:
    knowing = {name for name in python_files("learning/") if "learning.records.simulations" in imported(text(name))}
    walks = {
        name
        for name in knowing
        if {"SimulationRun", "SimulationStep"}
        & {n.id for n in ast.walk(ast.parse(text(name))) if isinstance(n, ast.Name)}
    }
    assert walks <= MAY_KNOW, walks - MAY_KNOW


def imported(source: str) -> set[str]:
    return {node.module or "" for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom)}


def test_somebody_elses_walk_does_not_exist(app: Flask, at) -> None:  # type: ignore[no-untyped-def]
    with app.app_context():
        run = begun(app, at)
        with pytest.raises(NotFound):
            runs.owned(db.session(), by=world.id_of(world.COLLEAGUE), run_id=run.id)
        assert rows.of_person(db.session(), world.id_of(world.COLLEAGUE)) == ()
        assert db.session.get(SimulationRun, run.id) is not None
