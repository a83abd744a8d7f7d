"""Does the database itself refuse to change or remove what must stand?"""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from learning.actions import attestations, people_facts
from learning.records.appointments import Appointment, RoleAssignment
from learning.records.awards import LevelBAward
from learning.records.database import db
from learning.records.revisions import Document
from learning.records.tables import APPEND_ONLY, metadata
from tests import world
from tests.browsing import Browser

COMPETENCE = "systematisk-symptomkartlegging"


@pytest.fixture
def written(app: Flask) -> Flask:
    """A world in which a leader has looked at a nurse and vouched for her: a row in each of the tables."""
    with app.app_context():
        person = world.id_of(world.NURSE)
    assert Browser(app, world.LEADER).get(f"/team/{person}").status == 200
    at = app.extensions["clock"]()
    with app.app_context():
        leader = world.id_of(world.LEADER)
        roles = db.session.scalars(select(RoleAssignment).where(RoleAssignment.person_id == leader)).all()
        asker = people_facts.asker(leader, (), roles, at.date())
        attestations.give(
            db.session(),
            by=asker,
            person_id=person,
            competence=COMPETENCE,
            known=frozenset({COMPETENCE}),
            on=at.date() - timedelta(1),
            note="",
            once="once-only",
            at=at,
        )
        award(person, leader, at)
        db.session.commit()
    return app


def award(person: str, leader: str, at: datetime) -> None:
    plan = db.session.execute(select(Document.published_id).where(Document.slug == "plans/ahus")).scalar_one()
    db.session.add(
        LevelBAward(
            key="once",
            person_id=person,
            appointment_id=db.session.scalars(select(Appointment.id).where(Appointment.person_id == person)).one(),
            plan="plans/ahus",
            plan_revision_id=plan,
            framework="competence/sykepleier",
            framework_revision_id=plan,
            rule_version="1",
            evidence="1",
            awarded_on=at.date(),
            confirmed_by=leader,
            at=at,
        )
    )


def count(table: str) -> int:
    return db.session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def refused(app: Flask, table: str, statement: str) -> None:
    """The statement raises, and nothing is lost."""
    with app.app_context():
        before = count(table)
        assert before > 0
        with pytest.raises(DBAPIError, match=f"{table} is append-only"):
            db.session.execute(text(statement))
        db.session.rollback()
        assert count(table) == before


def test_these_are_the_tables_that_must_stand() -> None:
    assert set(APPEND_ONLY) == {
        "evidence",
        "audit_lines",
        "revisions",
        "look_ups",
        "appointment_changes",
        "level_b_awards",
    }


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_is_never_changed(written: Flask, table: str) -> None:
    refused(written, table, f"UPDATE {table} SET id = id + 1000")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_no_column_of_a_row_is_ever_changed(written: Flask, table: str) -> None:
    for column in metadata.tables[table].columns:
        refused(written, table, f"UPDATE {table} SET {column.name} = {column.name}")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_is_never_removed(written: Flask, table: str) -> None:
    refused(written, table, f"DELETE FROM {table}")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_row_is_never_replaced(written: Flask, table: str) -> None:
    """By the ways each database has of changing a row without saying so."""
    if db_name(written) == "postgresql":
        refused(
            written, table, f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = excluded.id"
        )
    else:
        refused(written, table, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        refused(written, table, f"UPDATE OR REPLACE {table} SET id = id")


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_a_table_is_never_emptied(written: Flask, table: str) -> None:
    emptying: dict[str, Callable[[], None]] = {
        "postgresql": lambda: refused(written, table, f"TRUNCATE {table} CASCADE"),
        "sqlite": lambda: refused(written, table, f"DELETE FROM {table} WHERE 1"),  # SQLite's TRUNCATE is this DELETE
    }
    emptying[db_name(written)]()


def test_a_person_whose_deeds_are_recorded_cannot_be_swept_away_with_them(written: Flask) -> None:
    with written.app_context():
        before = {table: count(table) for table in APPEND_ONLY}
        sweeping = "TRUNCATE people CASCADE" if db_name(written) == "postgresql" else "DELETE FROM people"
        with pytest.raises(DBAPIError):
            db.session.execute(text(sweeping))
        db.session.rollback()
        assert {table: count(table) for table in APPEND_ONLY} == before


def test_new_rows_are_still_welcome(written: Flask) -> None:
    with written.app_context():
        before = count("audit_lines")
        db.session.execute(
            text("INSERT INTO audit_lines (at, verb, subject) VALUES ('2026-01-01 00:00:00+00:00', 'tried', '')")
        )
        db.session.commit()
        assert count("audit_lines") == before + 1


def test_the_other_tables_can_be_changed(written: Flask) -> None:
    """The triggers stand where they should and nowhere else."""
    with written.app_context():
        for table in set(metadata.tables) - set(APPEND_ONLY):
            key = next(iter(metadata.tables[table].primary_key)).name
            db.session.execute(text(f"UPDATE {table} SET {key} = {key}"))
        db.session.rollback()


def db_name(app: Flask) -> str:
    with app.app_context():
        return db.engine.dialect.name
