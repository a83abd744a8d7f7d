"""Does SQLite read only what a question is about? It guesses without statistics, and may guess the wrong index."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import create_engine, event
from sqlalchemy.orm import Session

from learning.records.queries import evidence
from learning.records.tables import metadata

QUESTIONS: dict[str, Callable[[Session], object]] = {
    "of_person": lambda session: evidence.of_person(session, "somebody"),
    "of_people": lambda session: evidence.of_people(session, ["somebody", "another"]),
}


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


@pytest.mark.parametrize("question", QUESTIONS)
def test_evidence_is_found_by_person_and_not_by_reading_everybodys(session: Session, question: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []
    event.listen(session.get_bind(), "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
    QUESTIONS[question](session)
    statement, values = asked[-1]
    plan = session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values).all()
    assert "ix_evidence_person_id" in plan[0][-1], plan
