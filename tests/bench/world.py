"""What do the measured pages show? The real content and the demo, a team of thirty, and answers waiting to be given."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import func, select

from learning.actions import attempts, evidence_writing, people, sign_in
from learning.actions.shelf import Shelf
from learning.cli.starting import prepare
from learning.competence.rules import RULE_VERSION
from learning.courses import nouns
from learning.courses.library import Library
from learning.courses.nouns import Module
from learning.records.attempts import Answer
from learning.records.database import db
from learning.records.people import Person
from learning.records.queries import attempts as attempt_rows

NURSE = "ingrid.fosselid@demo.ressursnett.example"  # the demo's first example: half-way, and in the middle of a module
NETWORK, AREA, EMPLOYER = "ahus", "Målingen", "Målingen kommune"
TEAM, ROWS_EACH = 30, 15
PRACTICE = ("skill", "task", "teaching", "simulation_group", "simulation_alone", "placement")


@dataclass(frozen=True)
class Question:
    """One that nobody has answered yet, in somebody's attempt."""

    person: str
    attempt: int
    id: str
    chosen: tuple[int, ...]


@dataclass(frozen=True)
class World:
    """`keys` are the sessions' keys, by person. `reading` is where the nurse is: course, module and page."""

    nurse: str
    leader: str
    keys: dict[str, str]
    reading: dict[str, str]
    questions: tuple[Question, ...]


def build(app: Flask) -> World:
    """Fill an empty database. The same seed each time, so that two runs measure the same."""
    at = datetime.now(UTC)
    prepare(app.config["SETTINGS"], with_demo=True)
    library = Shelf().library(db.session())
    nurse = db.session.execute(select(Person.id).where(Person.email == NURSE)).scalar_one()
    leader, members = _team(library, at)
    questions = [one for person in members for one in _questions(library, person, at)]
    random.Random(1).shuffle(questions)
    keys = {one: sign_in.begin(db.session(), person_id=one, at=at) for one in (nurse, leader, *members)}
    world = World(nurse, leader, keys, _reading(library, nurse), tuple(questions))
    db.session.commit()
    return world


def answers_stored() -> int:
    count: int = db.session.execute(select(func.count(Answer.id))).scalar_one()
    db.session.rollback()
    return count


def _reading(library: Library, nurse: str) -> dict[str, str]:
    """The page with most questions in the module she is in the middle of."""
    module = library.module(attempt_rows.of_person(db.session(), nurse)[0].module)
    assert isinstance(module, Module)
    page = max(module.pages, key=lambda one: len(one.questions))
    return {"course": module.course.rpartition("/")[2], "module": module.name, "page": page.id}


def _team(library: Library, at: datetime) -> tuple[str, list[str]]:
    """A leader with thirty people, and as many elsewhere who are in nobody's table."""
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
    members = [
        _member(library, f"{unit.capitalize()} Nummer{number}", unit, chance, at)
        for unit in ("maalt", "ellers")
        for number in range(TEAM)
    ]
    return leader, members


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
    """A course with its modules, and practice of every kind."""
    course = library.courses[0]
    modules = library.modules(course.slug)[: ROWS_EACH // 2]
    rows = [("module", one.slug, one.competences) for one in modules]
    rows.append(("course", course.slug, tuple({name: None for one in modules for name in one.competences})))
    known = [one.id for framework in library.frameworks for one in framework.competences]
    while len(rows) < ROWS_EACH:
        named = tuple(chance.sample(known, chance.randrange(1, 4)))
        rows.append((chance.choice(PRACTICE), named[0], named))
    return rows


def _questions(library: Library, person: str, at: datetime) -> Iterator[Question]:
    """Every question with options to choose from, with an attempt begun at each module."""
    for module in (one for course in library.courses for one in library.modules(course.slug)):
        published = library.published(module.slug, module.language)
        assert published is not None
        attempt = attempts.begin(
            db.session(), by=person, module=module, revision_id=published.revision_id, language=module.language,
            pass_mark=attempts.pass_mark(module, library), at=at, seed=1,
        )  # fmt: skip
        asked = attempts.owned(db.session(), by=person, attempt_id=attempt).questions
        for one in module.questions:
            if one.id in asked and isinstance(one, nouns.Question):
                yield Question(person, attempt, one.id, tuple(one.right) if one.several else (0,))
