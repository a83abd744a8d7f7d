"""Does evidence stand: written once, never changed, voided and not deleted, and never without its audit line?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import delete, event, func, select, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from learning.access.asker import Asker, Grant
from learning.actions import attestations
from learning.actions.evidence_writing import record
from learning.competence.rules import RULE_VERSION
from learning.records.attempts import Attempt
from learning.records.database import db
from learning.records.evidence import AuditLine, EvidenceRow
from learning.records.organisation import Unit
from learning.records.queries import evidence
from learning.records.revisions import Revision
from tests import world
from tests.browsing import Browser
from tests.web import leading, reader, writing
from tests.web.leading import COMPETENCE, today


def skill(app: Flask, key: str = "skill:prøve", **other: object) -> bool:
    """In an application context; not committed."""
    nurse, leader = world.id_of(world.NURSE), world.id_of(world.LEADER)
    values = {
        "key": key,
        "person_id": nurse,
        "kind": "skill",
        "subject": COMPETENCE,
        "competences": (COMPETENCE,),
        "happened_on": today(app),
        "recorded_at": app.extensions["clock"](),
        "recorded_by": leader,
        "vouched_by": leader,
        "rule_version": RULE_VERSION,
        "note": "Det som ble sett",
    }
    return record(db.session(), **(values | other))


@pytest.fixture
def row_id(app: Flask) -> int:
    """A row that has been written and committed."""
    with app.app_context():
        assert skill(app)
        db.session.commit()
        return db.session.execute(select(EvidenceRow.id)).scalar_one()


def notes(app: Flask) -> list[str]:
    return [row[0] for row in reader.rows(app, select(EvidenceRow.note).order_by(EvidenceRow.id))]


# Never changed


def by_attribute(session: Session, row_id: int) -> None:
    session.get_one(EvidenceRow, row_id).note = "noe annet"
    session.flush()


def by_deleting(session: Session, row_id: int) -> None:
    session.delete(session.get_one(EvidenceRow, row_id))
    session.flush()


def by_update(session: Session, row_id: int) -> None:
    session.execute(update(EvidenceRow).where(EvidenceRow.id == row_id).values(note="noe annet"))


def by_delete(session: Session, row_id: int) -> None:
    session.execute(delete(EvidenceRow).where(EvidenceRow.id == row_id))


def by_raw_update(session: Session, row_id: int) -> None:
    session.execute(text("UPDATE evidence SET happened_on = '2001-01-01' WHERE id = :id"), {"id": row_id})


def by_raw_delete(session: Session, row_id: int) -> None:
    session.execute(text("DELETE FROM evidence WHERE id = :id"), {"id": row_id})


CHANGES: list[Callable[[Session, int], None]] = [
    by_attribute,
    by_deleting,
    by_update,
    by_delete,
    by_raw_update,
    by_raw_delete,
]


def test_evidence_is_never_changed_or_deleted(app: Flask, row_id: int) -> None:
    for change in CHANGES:
        with app.app_context():
            with pytest.raises(DBAPIError, match="append-only"):
                change(db.session(), row_id)
            db.session.rollback()
            row = db.session.get_one(EvidenceRow, row_id)
            assert (row.note, row.happened_on) == ("Det som ble sett", today(app)), change.__name__


# Once


def test_the_same_key_is_written_once_and_the_first_row_stands(app: Flask, row_id: int) -> None:
    with app.app_context():
        assert not skill(app, note="en gang til")
        db.session.commit()
    assert notes(app) == ["Det som ble sett"]


def test_a_key_met_again_does_not_spoil_the_rest_of_the_transaction(app: Flask, row_id: int) -> None:
    with app.app_context():
        assert not skill(app)
        assert skill(app, key="skill:en annen", note="en annen")
        db.session.commit()
    assert notes(app) == ["Det som ble sett", "en annen"]


def test_a_row_is_voided_once_whatever_the_key(app: Flask, row_id: int) -> None:
    with app.app_context():
        assert skill(app, key=f"void:{row_id}", kind="void", voids_id=row_id, note="grunnen")
        assert not skill(app, key="en annen nøkkel", kind="void", voids_id=row_id, note="en annen grunn")
        db.session.commit()
    assert notes(app) == ["Det som ble sett", "grunnen"]


# Voided, and still there


def test_what_is_voided_is_told_with_its_reason_and_counts_for_nothing(app: Flask, row_id: int) -> None:
    with app.app_context():
        nurse = world.id_of(world.NURSE)
        assert [row.id for row in evidence.of_people(db.session(), [nurse])[nurse]] == [row_id]
        skill(app, key="void", kind="void", voids_id=row_id, note="Feil vakt", vouched_by=None)
        db.session.commit()
        (row,) = evidence.of_person(db.session(), nurse)
        assert (row.id, row.voided, row.note) == (row_id, True, "Det som ble sett")
        assert (row.void_reason, row.voided_by, row.vouched_by) == ("Feil vakt", "Liv Leder", "Liv Leder")
        assert not evidence.of_people(db.session(), [nurse])


def test_a_row_for_nobody_or_about_no_revision_is_refused(app: Flask) -> None:
    for wrong in ({"person_id": "0" * 16}, {"recorded_by": "0" * 16}, {"revision_id": 999999}, {"voids_id": 999999}):
        with app.app_context():
            with pytest.raises(DBAPIError):
                skill(app, **wrong)
                db.session.commit()
            db.session.rollback()
    assert not notes(app)


# Never without its audit line


@contextmanager
def failing_at_the_last_moment(app: Flask) -> Iterator[None]:
    """Everything goes well until the commit, as when the disk is full."""

    def fail(_session: Session) -> None:
        raise OSError("no space left on device")

    with app.app_context():
        session = db.session.session_factory
    event.listen(session, "before_commit", fail)
    try:
        yield
    finally:
        event.remove(session, "before_commit", fail)


def standing(app: Flask) -> list[int]:
    """How much there is of all that a deed leaves behind."""
    tables = [select(func.count()).select_from(table) for table in (EvidenceRow, AuditLine, Revision)]
    finished = select(func.count()).select_from(Attempt).where(Attempt.finished_at.is_not(None))
    return [reader.rows(app, one)[0][0] for one in (*tables, finished)]


def attesting(app: Flask) -> Callable[[], int]:
    browser, where = Browser(app, world.LEADER), f"{leading.address(app, world.NURSE)}/attester"
    form = {"competence": COMPETENCE, "on": today(app).isoformat(), "once": "0123456789"}
    return lambda: browser.post(where, form, follow=False).status


def withdrawing(app: Flask) -> Callable[[], int]:
    leading.attest(Browser(app, world.LEADER), world.NURSE)
    row = reader.evidence_of(app, world.NURSE)[0].id
    browser, where = Browser(app, world.LEADER), f"{leading.address(app, world.NURSE)}/attester/{row}/trekk"
    return lambda: browser.post(where, {"reason": "Feil vakt"}, follow=False).status


def finishing(app: Flask) -> Callable[[], int]:
    nurse = Browser(app, world.NURSE)
    number = reader.attempt_id(reader.begin(nurse))
    for question, options in reader.RIGHT.items():
        reader.answer(nurse, question, options)
    return lambda: nurse.post(f"/laer/forsok/{number}/ferdig", follow=False).status


def publishing(app: Flask) -> Callable[[], int]:
    browser = Browser(app, world.EDUCATOR)
    writing.save(writing.open_text(browser))
    form = {"change": "typo", "version": "1"}
    return lambda: browser.post(f"/verksted/publiser/{writing.SLUG}", form, follow=False).status


@pytest.mark.parametrize("prepare", [attesting, withdrawing, finishing, publishing], ids=lambda one: one.__name__)
def test_a_deed_that_fails_at_the_last_moment_leaves_neither_row_nor_audit_line(
    app: Flask, prepare: Callable[[Flask], Callable[[], int]]
) -> None:
    deed = prepare(app)
    before = standing(app)
    with failing_at_the_last_moment(app):
        assert deed() == 500
    assert standing(app) == before
    assert deed() == 303
    after = standing(app)
    assert after[1] == before[1] + 1 and sum(after) >= sum(before) + 2


def test_the_action_alone_leaves_nothing_when_its_caller_fails(app: Flask) -> None:
    with app.app_context():
        unit = db.session.execute(select(Unit.id).where(Unit.slug == "post1")).scalar_one()
        leads = Grant("leader", "unit", unit, today(app))
        asker = Asker(world.id_of(world.LEADER), (), (leads,), today(app))
        before = standing(app)
        assert attestations.give(
            db.session(),
            by=asker,
            person_id=world.id_of(world.NURSE),
            competence=COMPETENCE,
            known=frozenset({COMPETENCE}),
            on=today(app),
            note="",
            once="0123456789",
            at=app.extensions["clock"](),
        )
        db.session.rollback()
    assert standing(app) == before
