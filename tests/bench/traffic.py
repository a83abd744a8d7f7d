"""Which requests are measured, and how many queries does each send?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import Flask, session, url_for
from flask_wtf.csrf import generate_csrf
from sqlalchemy import event

from learning.records.database import db
from tests.bench.asking import Request
from tests.bench.world import World


@dataclass(frozen=True)
class Limit:
    """In hellos: more than `most` is a broken promise, more than `aim` is a reason to look."""

    name: str
    most: float
    aim: float


HOME, PAGE, ANSWER, LEVEL_B, TEAM = LIMITS = (
    Limit("Min side", 8, 6),
    Limit("Module page", 8, 5),
    Limit("Answer POST, committed", 10, 7),
    Limit("Level B page", 12, 8),
    Limit("Team table, 30 people", 20, 12),
)


@dataclass(frozen=True)
class Traffic:
    """`pages` can be asked for ever; each of `answers` is somebody's first, so it is asked once."""

    pages: dict[str, Request]
    answers: Iterator[Request]

    def some(self, limit: Limit, count: int) -> list[Request]:
        if limit is not ANSWER:
            return [self.pages[limit.name]] * count
        taken = [one for one, _ in zip(self.answers, range(count), strict=False)]
        assert len(taken) == count, "there are too few questions to answer: make the world larger, or the batch smaller"
        return taken


def traffic(app: Flask, world: World) -> Traffic:
    nurse, leader = _logged_in(app, world, world.nurse), _logged_in(app, world, world.leader)
    with app.test_request_context():
        pages = {
            HOME.name: replace(nurse, path=url_for("nurse.home"), form=()),
            PAGE.name: replace(nurse, path=url_for("nurse.module_page", **world.reading), form=()),
            LEVEL_B.name: replace(nurse, path=url_for("nurse.competence"), form=()),
            TEAM.name: replace(leader, path=url_for("leader.team"), form=()),
        }
    return Traffic(pages, _answers(app, world))


def _answers(app: Flask, world: World) -> Iterator[Request]:
    drawn = {one: _logged_in(app, world, one) for one in {question.person for question in world.questions}}
    for one in world.questions:
        with app.test_request_context():
            path = url_for("nurse.answer", attempt_id=one.attempt, question=one.id)
        base = drawn[one.person]
        yield replace(base, path=path, form=(*base.form, *(("option", str(place)) for place in sorted(one.chosen))))


def _logged_in(app: Flask, world: World, person: str) -> Request:
    """The cookie of a log-in, and the form token that goes with it."""
    with app.test_request_context():
        session.update({"_user_id": world.keys[person], "_fresh": True})
        token = generate_csrf()
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    return Request("/", f"{app.config['SESSION_COOKIE_NAME']}={signed}", (("csrf_token", token),))


def queries(app: Flask, traffic: Traffic, limit: Limit) -> int:
    """Statements the product sends to answer this, without BEGIN, once it has seen the library."""
    with app.app_context():
        engine = db.engine
    first, second = traffic.some(limit, 2)
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    _open(app, first)
    event.listen(engine, "before_cursor_execute", note)
    try:
        _open(app, second)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return len(sent)


def _open(app: Flask, request: Request) -> None:
    response = app.test_client(use_cookies=False).open(
        request.path, method=request.method, data=request.body, headers=request.headers
    )
    assert response.status_code == 200, f"{request.path}: {response.status}"
