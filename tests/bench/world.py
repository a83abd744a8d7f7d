"""What do the measured pages show? The real content and the demo, a team of thirty, and answers waiting to be given."""

import random
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from flask import Flask, session, url_for
from flask_wtf.csrf import generate_csrf
from sqlalchemy import event, func, select

from learning.actions import attempts, evidence_writing, people, sign_in
from learning.actions.shelf import Shelf
from learning.app import create_app
from learning.cli.starting import prepare
from learning.competence.rules import RULE_VERSION
from learning.config import ROOT
from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.records.attempts import Answer, Attempt
from learning.records.database import db
from learning.records.people import Person
from learning.records.queries import attempts as attempt_rows
from tests import engines
from tests.bench.asking import Request

NURSE = "ingrid.fosselid@demo.ressursnett.example"  # the demo's first example: half-way, and in the middle of a module
NETWORK, AREA, EMPLOYER = "ahus", "Målingen", "Målingen kommune"
TEAM, ROWS_EACH, OTHERS = 30, 15, 30
PRACTICE = ("skill", "task", "teaching", "simulation_group", "simulation_alone", "placement")


@dataclass(frozen=True)
class World:
    """What to ask for. `answers` are first answers, each of which can be given once."""

    pages: dict[str, Request]
    answers: list[Request]


@contextmanager
def application(url: str) -> Iterator[Flask]:
    """The product in this process, on the database that is measured: to fill it, and to count its queries."""
    app = create_app(engines.settings(url, environment="development", content=ROOT / "content"))
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def build(app: Flask) -> World:
    """Fill an empty database. The same seed each time, so that two runs measure the same."""
    at = datetime.now(UTC)
    prepare(app.config["SETTINGS"], with_demo=True)
    library = Shelf().library(db.session())
    leader, team = _team(library, at)
    answering = [_cookie(app, one, at) for one in team]
    answers = [
        request
        for person, (cookie, token) in zip(team, answering, strict=True)
        for request in _answers(app, library, person, cookie, token, at)
    ]
    random.Random(1).shuffle(answers)
    pages = _pages(app, library, leader, at)
    db.session.commit()
    return World(pages, answers)


def _pages(app: Flask, library: Library, leader: str, at: datetime) -> dict[str, Request]:
    nurse = db.session.execute(select(Person.id).where(Person.email == NURSE)).scalar_one()
    attempt = attempt_rows.open_of(db.session(), nurse)[0]
    module = library.module(attempt.module)
    assert isinstance(module, Module)
    page = max(module.pages, key=lambda one: len(one.questions)).id
    course = module.course.rpartition("/")[2]
    cookie, _ = _cookie(app, nurse, at)
    led, _ = _cookie(app, leader, at)
    with app.test_request_context():
        return {
            "home": Request(url_for("nurse.home"), cookie),
            "page": Request(url_for("nurse.module_page", course=course, module=module.name, page=page), cookie),
            "competence": Request(url_for("nurse.competence"), cookie),
            "team": Request(url_for("leader.team"), led),
        }


def _team(library: Library, at: datetime) -> tuple[str, list[str]]:
    """A leader with thirty people, and as many elsewhere who only answer."""
    for slug in ("maalt", "ellers"):
        people.add_unit(
            db.session(), slug=slug, name=f"Enhet {slug}", kind="nursing_home", organisation=EMPLOYER, area=AREA,
            network=NETWORK, at=at,
        )  # fmt: skip
    leader = _person("Leder Målt", at)
    people.give_role(
        db.session(), person_id=leader, role="leader", scope_kind="unit", scope="maalt",
        starts_on=at.date() - timedelta(900), ends_on=None, at=at,
    )  # fmt: skip
    chance = random.Random(30)
    members = [_member(library, f"Nr{number} Målt", "maalt", chance, at) for number in range(TEAM)]
    others = [_member(library, f"Nr{number} Ellers", "ellers", chance, at) for number in range(OTHERS)]
    return leader, members + others


def _person(name: str, at: datetime) -> str:
    address = f"{name.replace(' ', '.').lower()}@maalt.example"
    return people.add(db.session(), name=name, email=address, locale="nb", password_hash=None, at=at)


def _member(library: Library, name: str, unit: str, chance: random.Random, at: datetime) -> str:
    person = _person(name, at)
    begun = at.date() - timedelta(chance.randrange(20, 900))
    people.appoint(db.session(), person_id=person, unit=unit, profession="nurse", starts_on=begun, at=at)
    for number, (kind, subject, competences) in enumerate(_shown(library, chance)):
        evidence_writing.record(
            db.session(), key=f"bench:{person}:{number}", person_id=person, kind=kind, subject=subject,
            competences=competences, happened_on=at.date() - timedelta(chance.randrange(1, 900)), recorded_at=at,
            recorded_by=person, rule_version=RULE_VERSION,
        )  # fmt: skip
    return person


def _shown(library: Library, chance: random.Random) -> list[tuple[str, str, tuple[str, ...]]]:
    """A course with its modules, and practice in whatever it was."""
    course = library.courses[0]
    modules = library.modules(course.slug)[: ROWS_EACH // 2]
    rows = [("module", one.slug, one.competences) for one in modules]
    rows.append(("course", course.slug, tuple({name: None for one in modules for name in one.competences})))
    known = [one.id for framework in library.frameworks for one in framework.competences]
    while len(rows) < ROWS_EACH:
        named = tuple(chance.sample(known, chance.randrange(1, 4)))
        rows.append((chance.choice(PRACTICE), named[0], named))
    return rows


def _answers(
    app: Flask, library: Library, person: str, cookie: str, token: str, at: datetime
) -> Iterator[Request]:
    """The first answer to every question there is, as htmx sends it."""
    for module in (one for course in library.courses for one in library.modules(course.slug)):
        published = library.published(module.slug, module.language)
        assert published is not None
        attempt = attempts.begin(
            db.session(), by=person, module=module, revision_id=published.revision_id, language=module.language,
            pass_mark=attempts.pass_mark(module, library), at=at, seed=1,
        )  # fmt: skip
        for question in module.questions:
            chosen = question.right if question.several else {0}
            body = urlencode([("csrf_token", token), *(("option", one) for one in sorted(chosen))])
            with app.test_request_context():
                path = url_for("nurse.answer", attempt_id=attempt, question=question.id)
            yield Request(path, cookie, body)


def _cookie(app: Flask, person: str, at: datetime) -> tuple[str, str]:
    """A log-in, as its cookie and a form token that goes with it."""
    key = sign_in.begin(db.session(), person_id=person, at=at)
    held = {"_user_id": key, "_fresh": True, "csrf_token": secrets.token_hex(20)}
    with app.test_request_context():
        session.update(held)
        token = generate_csrf()
    signer = app.session_interface.get_signing_serializer(app)
    return f"{app.config['SESSION_COOKIE_NAME']}={signer.dumps(held)}", token


def given(app: Flask) -> int:
    """How many answers are stored?"""
    count = db.session.execute(select(func.count(Answer.id))).scalar_one()
    db.session.rollback()
    return count


def queries(app: Flask, request: Request) -> int:
    """Statements one page sends, without BEGIN; asked twice, so that what is remembered is remembered."""
    counted: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            counted.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        response = _open(app, request)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    assert response == 200, f"{request.path} answers {response}"
    return len(counted)
