"""What does a leader do through the pages, and how does a test move people about? Attest, withdraw, appoint, give roles."""

import re
from datetime import date, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import insert, select, update

from learning.actions.days import oslo_day
from learning.actions.evidence_writing import record
from learning.competence.rules import RULE_VERSION
from learning.records.appointments import Appointment, RoleAssignment
from learning.records.database import db
from learning.records.organisation import Unit
from tests import world
from tests.browsing import Browser, Page, words

COMPETENCE = "systematisk-symptomkartlegging"


def address(app: Flask, someone: world.Someone) -> str:
    with app.app_context():
        return f"/team/{world.id_of(someone)}"


def today(app: Flask) -> date:
    return oslo_day(app.extensions["clock"]())


def day(app: Flask, days: int) -> date:
    return today(app) + timedelta(days)


def attest(browser: Browser, someone: world.Someone, **fields: Any) -> Page:
    """Open the person and send the form, with these fields changed."""
    page = browser.get(address(browser.app, someone))
    return page.submit("/attester", **({"competence": COMPETENCE} | fields))


def withdraw(browser: Browser, someone: world.Someone, evidence_id: int, reason: str) -> Page:
    page = browser.get(address(browser.app, someone))
    return page.submit(f"/{evidence_id}/trekk", reason=reason)


def error_at(page: Page, field: str) -> str:
    """The sentence at a field, which the field itself must point at."""
    assert f"{field}-error" in (page.find(field).get("aria-describedby") or "")
    assert page.find(field).get("aria-invalid") == "true"
    return words(page.find(f"{field}-error"))


def cell(page: Page, side: str) -> str:
    """One side of a competence, as its page tells it."""
    return words(page.find(side))


def names(page: Page) -> list[str]:
    """The people in the team's table, from the top."""
    rows = [row for table in page.tree.iter("table") for row in table.findall("tbody/tr")]
    return [words(next(row.iter("a"))) for row in rows]


def row_of(page: Page, someone: world.Someone) -> str:
    rows = [words(row) for table in page.tree.iter("table") for row in table.findall("tbody/tr")]
    return next(row for row in rows if someone.name in row)


def facts(page: Page) -> dict[str, str]:
    """The page's terms, each with what stands beside it."""
    return {words(one): words(other) for one, other in zip(page.tree.iter("dt"), page.tree.iter("dd"), strict=True)}


def told(page: Page) -> str:
    """A page without what differs from one visit to the next: the keys of its forms."""
    return re.sub(r'(name="(csrf_token|csrf-token|once)")[^>]*', r"\1", page.html)


def appoint(app: Flask, someone: world.Someone, unit: str = "post1", **values: Any) -> None:
    """A seat as the database holds it, in any state and with any dates."""
    with app.app_context():
        place = db.session.execute(select(Unit.id).where(Unit.slug == unit)).scalar_one()
        row = {"profession": "nurse", "state": "active", "starts_on": day(app, -10), "ends_on": None} | values
        db.session.execute(insert(Appointment).values(person_id=world.id_of(someone), unit_id=place, **row))
        db.session.commit()


def change_seat(app: Flask, someone: world.Someone, **values: Any) -> None:
    with app.app_context():
        db.session.execute(update(Appointment).where(Appointment.person_id == world.id_of(someone)).values(**values))
        db.session.commit()


def give_role(app: Flask, someone: world.Someone, unit: str = "post1", role: str = "leader", **values: Any) -> None:
    with app.app_context():
        place = db.session.execute(select(Unit.id).where(Unit.slug == unit)).scalar_one()
        row = {"scope_kind": "unit", "scope_id": place, "starts_on": day(app, -10), "stand_in": False} | values
        row |= {"person_id": world.id_of(someone), "role": role, "given_at": app.extensions["clock"]()}
        db.session.execute(insert(RoleAssignment).values(row))
        db.session.commit()


def show(app: Flask, someone: world.Someone, kind: str, subject: str, *competences: str, days: int = -5) -> None:
    """Evidence as if it had been won."""
    with app.app_context():
        person = world.id_of(someone)
        record(
            db.session(),
            key=f"test:{person}:{kind}:{subject}:{days}",
            person_id=person,
            kind=kind,
            subject=subject,
            competences=competences,
            happened_on=day(app, days),
            recorded_at=app.extensions["clock"](),
            recorded_by=person,
            rule_version=RULE_VERSION,
            edition=1 if kind in {"module", "course"} else None,
        )
        db.session.commit()
