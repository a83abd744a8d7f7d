"""Do the migrations lead from nothing to the tables of today and back, with people's data in them, on both databases?"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask_migrate import downgrade, upgrade
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, inspect, text
from sqlalchemy.engine import Connection

from learning.app import create_app
from learning.config import ROOT
from learning.records.database import db
from learning.records.tables import APPEND_ONLY, metadata
from tests.engines import Engine, settings

FOLDER = str(ROOT / "migrations")
STEPS = [one.revision for one in reversed(list(ScriptDirectory(FOLDER).walk_revisions()))]
HEAD = STEPS[-1]
Rows = dict[str, list[tuple[object, ...]]]


@contextmanager
def at_work(url: str) -> Iterator[None]:
    """Inside an application on this database, as the migrations run in the product."""
    app = create_app(settings(url))
    with app.app_context():
        yield
        db.session.remove()
        db.engine.dispose()


@contextmanager
def connected(url: str) -> Iterator[Connection]:
    looking = create_engine(url)
    with looking.connect() as connection:
        yield connection
    looking.dispose()


@pytest.fixture
def empty(engine: Engine) -> Iterator[str]:
    url = engine.empty()
    yield url
    engine.drop(url)


@pytest.fixture
def furnished(engine: Engine) -> Iterator[str]:
    """A database with the small world in it, at head."""
    url = engine.copy()
    yield url
    engine.drop(url)


def tables(url: str) -> set[str]:
    with connected(url) as connection:
        return set(inspect(connection).get_table_names()) - {"alembic_version"}


def rows(url: str) -> Rows:
    """Everything in the database, in an order that does not depend on where it lies."""
    with connected(url) as connection:
        found = {}
        for name in inspect(connection).get_table_names():
            if name != "alembic_version":
                table = Table(name, MetaData(), autoload_with=connection)
                found[name] = sorted((tuple(row) for row in connection.execute(table.select())), key=repr)
        return found


def differences(url: str, wanted: MetaData) -> list[object]:
    """What Alembic would change to make the database equal to the tables in the code."""
    with connected(url) as connection:
        options = {"compare_type": True, "compare_server_default": True, "render_as_batch": True}
        return compare_metadata(MigrationContext.configure(connection, opts=options), wanted)


def checks(url: str) -> dict[str, set[str | None]]:
    """The names of every table's check constraints, which Alembic does not compare."""
    with connected(url) as connection:
        looking = inspect(connection)
        return {name: {one["name"] for one in looking.get_check_constraints(name)} for name in metadata.tables}


def test_there_is_one_way_through_the_migrations() -> None:
    scripts = ScriptDirectory(FOLDER)
    assert scripts.get_heads() == [HEAD]
    assert scripts.get_bases() == [STEPS[0]]
    assert sorted(STEPS) == STEPS


def test_up_from_nothing_down_to_nothing_and_up_again(empty: str) -> None:
    with at_work(empty):
        upgrade(directory=FOLDER)
        assert tables(empty) == set(metadata.tables)
        downgrade(directory=FOLDER, revision="base")
        assert tables(empty) == set()
        upgrade(directory=FOLDER)
        assert tables(empty) == set(metadata.tables)


def test_each_step_up_can_be_taken_back_and_taken_again(empty: str) -> None:
    with at_work(empty):
        for step in STEPS:
            upgrade(directory=FOLDER, revision=step)
            downgrade(directory=FOLDER, revision="-1")
            upgrade(directory=FOLDER, revision=step)
        assert tables(empty) == set(metadata.tables)


@pytest.mark.parametrize("step", STEPS)
def test_people_and_their_evidence_survive_the_way_up_from_each_step(furnished: str, step: str) -> None:
    with at_work(furnished):
        downgrade(directory=FOLDER, revision=step)
        before = rows(furnished)
        upgrade(directory=FOLDER)
        after = rows(furnished)
    assert before["people"], "a world without people proves nothing"
    assert {name: len(found) for name, found in before.items()} == {name: len(after[name]) for name in before}
    for name in ("people", "appointments", "revisions"):  # a later step adds columns at the end, and changes none
        assert [new[: len(old)] for old, new in zip(before[name], after[name], strict=True)] == before[name]


def test_down_to_nothing_works_with_data_in_the_tables(furnished: str) -> None:
    with at_work(furnished):
        downgrade(directory=FOLDER, revision="base")
        assert tables(furnished) == set()
        upgrade(directory=FOLDER)
        assert rows(furnished)["people"] == []


def test_to_migrate_again_changes_nothing(furnished: str) -> None:
    before = rows(furnished)
    with at_work(furnished):
        upgrade(directory=FOLDER)
    assert rows(furnished) == before


def test_head_equals_the_tables_in_the_code(empty: str) -> None:
    with at_work(empty):
        upgrade(directory=FOLDER)
    assert differences(empty, metadata) == []


def test_a_table_or_column_without_a_migration_would_be_seen(empty: str) -> None:
    with at_work(empty):
        upgrade(directory=FOLDER)
    changed = MetaData()
    for table in metadata.tables.values():
        table.to_metadata(changed)
    Table("forgotten", changed, Column("id", Integer, primary_key=True))
    Table("people", changed, Column("forgotten", Integer), extend_existing=True)
    assert [found[0] for found in differences(empty, changed)] == ["add_table", "add_column"]


def test_the_checks_at_head_are_those_in_the_code(engine: Engine, empty: str) -> None:
    with at_work(empty):
        upgrade(directory=FOLDER)
    made = engine.empty()
    with connected(made) as connection:
        metadata.create_all(connection)
        connection.commit()
    assert checks(empty) == checks(made)
    assert any(checks(empty).values())
    engine.drop(made)


def test_the_numbering_of_rows_goes_on_after_a_migration(furnished: str) -> None:
    """A migrated table must not give a new row the number of an old one."""
    with at_work(furnished):
        downgrade(directory=FOLDER, revision=STEPS[0])
        upgrade(directory=FOLDER)
    with connected(furnished) as connection:
        line = (
            "INSERT INTO audit_lines (at, verb, subject) VALUES ('2026-01-01 00:00:00+00:00', 'tried', '') RETURNING id"
        )
        highest = connection.execute(text("SELECT max(id) FROM audit_lines")).scalar_one()
        assert connection.execute(text(line)).scalar_one() == highest + 1


def test_every_append_only_table_is_among_the_tables() -> None:
    assert set(APPEND_ONLY) <= set(metadata.tables)


def test_answers_keep_what_was_given_on_the_way_up_and_down(furnished: str) -> None:
    with at_work(furnished):
        downgrade(directory=FOLDER, revision="0002")
        with connected(furnished) as connection:
            answer_before_there_were_kinds(connection)
        upgrade(directory=FOLDER)
        up = rows(furnished)["answers"]
        downgrade(directory=FOLDER, revision="0002")
        down = rows(furnished)["answers"]
    assert [row[3] for row in up] == [[0, 2]] and down == up


def answer_before_there_were_kinds(connection: Connection) -> None:
    person, revision = (
        connection.execute(text(f"SELECT id FROM {table} LIMIT 1")).scalar_one() for table in ("people", "revisions")
    )
    moment = "'2026-01-01 00:00:00+00:00'"
    connection.execute(
        text(
            "INSERT INTO attempts (id, person_id, module, revision_id, edition, language, pass_mark, questions, page, "
            f"pages_read, began_at, touched_at) VALUES (1, :person, 'm', :revision, 1, 'nb', 80, '{{}}', 'p', 0, {moment}, {moment})"
        ),
        {"person": person, "revision": revision},
    )
    connection.execute(
        text(
            "INSERT INTO answers (attempt_id, question, chosen, points, answered_at) "
            f"VALUES (1, 'skala', '[0, 2]', 0.5, {moment})"
        )
    )
    connection.commit()
