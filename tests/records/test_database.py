"""Does the database keep its promises: on disk before it is answered, one writer at a time, times in UTC, no row twice?"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError
from sqlalchemy.orm import Session

from learning.app import create_app
from learning.records.database import begin_reading, begin_writing, db, engine_options
from learning.records.evidence import AuditLine
from learning.records.inserting import insert_unless_there
from learning.records.organisation import Network
from learning.records.tables import metadata
from tests import world
from tests.engines import settings

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[str]:
    """An SQLite file with the tables in it, opened as the product opens it."""
    url = f"sqlite:///{tmp_path / 'house.db'}"
    app = create_app(settings(url))
    with app.app_context():
        metadata.create_all(db.engine)
        yield url
        db.session.remove()
        db.engine.dispose()


def impatient(url: str) -> Session:
    """Somebody else at the same file, who does not wait."""
    return Session(create_engine(url, connect_args={"timeout": 0}))


def close(session: Session) -> None:
    session.close()
    session.get_bind().dispose()  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("recursive_triggers", 1)]
)
def test_every_connection_to_sqlite_is_careful(file: str, pragma: str, value: str | int) -> None:
    assert db.session.execute(text(f"PRAGMA {pragma}")).scalar_one() == value


def test_whoever_is_going_to_write_has_the_lock_from_the_first_moment(file: str) -> None:
    begin_writing(db.session())
    other = impatient(file)
    with pytest.raises(OperationalError, match="database is locked"):
        begin_writing(other)
    close(other)


def test_the_lock_is_given_back_when_the_work_is_committed_or_given_up(file: str) -> None:
    for end in (db.session.commit, db.session.rollback):
        begin_writing(db.session())
        end()
        other = impatient(file)
        begin_writing(other)
        close(other)


def test_whoever_only_reads_waits_for_no_writer(file: str) -> None:
    begin_writing(db.session())
    db.session.add(Network(slug="ahus", name="Ahus", region=""))
    db.session.flush()
    other = impatient(file)
    assert other.execute(select(Network)).all() == []
    close(other)


def test_a_writer_waits_for_another_rather_than_fail_at_once() -> None:
    assert engine_options("sqlite:///any.db")["connect_args"]["timeout"] >= 10


def test_postgresql_that_is_away_is_not_waited_for() -> None:
    assert engine_options("postgresql+psycopg://anywhere/any")["connect_args"]["connect_timeout"] <= 5


def test_a_connection_that_died_while_nobody_used_it_is_replaced(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("learning.records.database.MOMENT_SECONDS", 0)
    with app.app_context():
        if db.engine.name == "sqlite":
            return  # a file has no server that could go away
        for begin in (begin_reading, begin_writing):
            begin(db.session())
            dead = db.session.execute(text("SELECT pg_backend_pid()")).scalar_one()
            db.session.rollback()
            somebody = create_engine(db.engine.url)
            with somebody.connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": dead})
            somebody.dispose()
            begin(db.session())
            assert db.session.execute(text("SELECT pg_backend_pid()")).scalar_one() != dead
            db.session.rollback()


def test_after_reading_whoever_writes_has_a_transaction_again(app: Flask) -> None:
    with app.app_context():
        begin_reading(db.session())
        before = len(db.session.execute(select(Network)).all())
        db.session.rollback()
        begin_writing(db.session())
        db.session.add(Network(slug="nytt", name="Nytt", region=""))
        db.session.flush()
        db.session.rollback()
        begin_reading(db.session())
        assert len(db.session.execute(select(Network)).all()) == before


def test_what_is_not_committed_is_not_there(app: Flask) -> None:
    with app.app_context():
        begin_writing(db.session())
        db.session.add(Network(slug="nytt", name="Nytt", region=""))
        db.session.flush()
        db.session.rollback()
        assert db.session.execute(select(Network).where(Network.slug == "nytt")).first() is None


def test_a_row_that_points_at_nobody_is_refused(app: Flask) -> None:
    with app.app_context(), pytest.raises(IntegrityError):
        db.session.execute(
            text(
                "INSERT INTO look_ups (at, by_person, about_person, page) "
                "VALUES ('2026-01-01 00:00:00+00:00', 'nobody', 'nobody', 'person')"
            )
        )
        db.session.commit()


def stored(at: datetime) -> datetime:
    db.session.add(AuditLine(at=at, by_person=None, verb="time.tried", about_person=None, subject=""))
    db.session.commit()
    db.session.expire_all()
    return db.session.execute(select(AuditLine.at).where(AuditLine.verb == "time.tried")).scalar_one()


def test_a_moment_comes_back_as_the_same_moment_in_utc(app: Flask) -> None:
    with app.app_context():
        came_back = stored(datetime(2026, 7, 1, 14, 30, 15, 123456, tzinfo=timezone(timedelta(hours=2))))
    assert came_back == datetime(2026, 7, 1, 12, 30, 15, 123456, tzinfo=UTC)
    assert came_back.utcoffset() == timedelta(0)


def test_a_moment_without_a_time_zone_is_refused(app: Flask) -> None:
    with app.app_context(), pytest.raises(StatementError, match="a stored time needs a time zone"):
        stored(NOON.replace(tzinfo=None))


def test_moments_are_compared_as_moments_whatever_their_zone(app: Flask) -> None:
    with app.app_context():
        stored(NOON)
        hour_before_in_oslo = NOON.astimezone(timezone(timedelta(hours=2))) - timedelta(hours=1)
        later = select(AuditLine.id).where(AuditLine.verb == "time.tried", AuditLine.at > hour_before_in_oslo)
        assert db.session.execute(later).scalar() is not None


def network(name: str) -> int | None:
    return insert_unless_there(db.session(), Network, {"slug": "sor", "name": name, "region": "", "locale": "nb"})


def test_a_row_that_is_not_there_is_written_and_gets_a_number(app: Flask) -> None:
    with app.app_context():
        number = network("Sør")
        assert number == db.session.execute(select(Network.id).where(Network.slug == "sor")).scalar_one()


def test_a_row_that_is_there_already_stands_and_nothing_is_lost(app: Flask) -> None:
    with app.app_context():
        db.session.add(Network(slug="annet", name="Annet", region=""))
        db.session.flush()
        network("Sør")
        assert network("Et annet navn") is None
        db.session.commit()
        names = db.session.execute(select(Network.name).where(Network.slug.in_(["sor", "annet"]))).scalars()
        assert set(names) == {"Sør", "Annet"}


def test_people_come_in_norwegian_order_by_surname_on_both_databases(app: Flask) -> None:
    with app.app_context():
        names = db.session.execute(text("SELECT name FROM people ORDER BY sort_key")).scalars().all()
    assert [name.split()[-1] for name in names] == [
        *("Annen", "Fag", "Fjern", "Kurs", "Leder", "Nett", "Næss", "Uten", "Ås"),
    ]
    assert len(names) == len(world.EVERYBODY)
