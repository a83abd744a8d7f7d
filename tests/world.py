"""Which people and places do tests know? Small enough to hold in the head, made by the product's own actions."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from sqlalchemy.orm import Session

from learning.actions import passwords, people, sign_in
from learning.actions.deploying import publish_files
from learning.records.appointments import Appointment
from learning.records.database import db
from learning.records.people import Person

PASSWORD = "en lang setning fra prøvene"
APPOINTED_DAYS_AGO = 200


@dataclass(frozen=True)
class Someone:
    """`key` is the first name in lower case, and the start of the address."""

    name: str
    key: str

    @property
    def email(self) -> str:
        return f"{self.key}@test.example"


NURSE = Someone("Ida Næss", "ida")
COLLEAGUE = Someone("Berit Ås", "berit")
STRANGER = Someone("Ola Fjern", "ola")
LEADER = Someone("Liv Leder", "liv")
OTHER_LEADER = Someone("Kåre Annen", "kaare")
EDUCATOR = Someone("Eva Kurs", "eva")
SECOND_EDUCATOR = Someone("Per Fag", "per")
COORDINATOR = Someone("Nina Nett", "nina")
NOBODY = Someone("Tom Uten", "tom")
EVERYBODY = (NURSE, COLLEAGUE, STRANGER, LEADER, OTHER_LEADER, EDUCATOR, SECOND_EDUCATOR, COORDINATOR, NOBODY)


def build(session: Session, content: Path, at: datetime) -> None:
    """Two units with a leader each: Ida and Berit work in the first, Ola in the second."""
    files = {path.relative_to(content).as_posix(): path.read_text("utf-8") for path in content.rglob("*.md")}
    outcome = publish_files(session, files, at)
    assert not [one for one in outcome.problems if one.severity == "error"], outcome.problems
    secret = passwords.digest(PASSWORD)
    ids = {
        one.key: people.add(session, name=one.name, email=one.email, locale="nb", password_hash=secret, at=at)
        for one in EVERYBODY
    }
    for slug, name in (("post1", "Lysthaugen"), ("post2", "Tiurlia")):
        people.add_unit(
            session,
            slug=slug,
            name=name,
            kind="nursing_home",
            organisation="Lillestrøm",
            area="Nedre",
            network="ahus",
            at=at,
        )
    today = at.date()
    for key, unit in (("ida", "post1"), ("berit", "post1"), ("ola", "post2")):
        people.appoint(
            session,
            person_id=ids[key],
            unit=unit,
            profession="nurse",
            starts_on=today - timedelta(APPOINTED_DAYS_AGO),
            at=at,
        )
    for key, role, kind, of in (
        ("liv", "leader", "unit", "post1"),
        ("kaare", "leader", "unit", "post2"),
        ("eva", "educator", "all", None),
        ("per", "educator", "all", None),
        ("nina", "coordinator", "network", "ahus"),
    ):
        people.give_role(
            session,
            person_id=ids[key],
            role=role,
            scope_kind=kind,
            scope=of,
            starts_on=today - timedelta(400),
            ends_on=None,
            at=at,
        )


def id_of(someone: Someone) -> str:
    """Inside an application context."""
    return db.session.execute(select(Person.id).where(Person.email == someone.email)).scalar_one()


def appointed_on(someone: Someone) -> date:
    return (
        db.session.execute(select(Appointment.starts_on).where(Appointment.person_id == id_of(someone)))
        .scalars()
        .first()
    )


def log_in(client: FlaskClient, app: Flask, someone: Someone) -> None:
    """A session row and its cookie, without the slow password check."""
    with app.app_context():
        key = sign_in.begin(db.session(), person_id=id_of(someone), at=app.extensions["clock"]())
        db.session.commit()
    with client.session_transaction() as session:
        session.clear()
        session["_user_id"] = key
        session["_fresh"] = True
