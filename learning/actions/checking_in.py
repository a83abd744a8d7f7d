"""Who was there? By the code on the organiser's screen, or by the organiser's own list.

The code in the picture is signed and belongs to one event; it opens an hour before and closes an hour after, so that
nobody is checked in to what has not been, or to what is long over. Being there becomes evidence; taken off the list
again, that evidence is voided.
"""

import hmac
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete
from sqlalchemy.orm import Session

from learning.access.asker import Asker
from learning.actions import audit, event_news, sign_ups
from learning.actions.days import last_oslo_day, oslo_day
from learning.actions.events import LETTERS, managed
from learning.actions.evidence_writing import record
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.competence.duties import WORKING_DAY_MINUTES
from learning.competence.rules import RULE_VERSION
from learning.courses.library import Library
from learning.records.events import EventAttendance
from learning.records.inserting import insert_unless_there
from learning.records.queries import event_people as people
from learning.records.queries import events as rows
from learning.records.queries.event_people import Participant
from learning.records.queries.events import EventFacts

AROUND = timedelta(minutes=60)
SIGNATURE = 20
#: What being at an event is evidence of. A course is only confirmed by the organiser; a simulation gives its own.
GIVES = {"network_meeting": "meeting", "subject_day": "gathering", "gathering": "gathering"}


def opens_at(event: EventFacts) -> datetime:
    return event.starts_at - AROUND


def closes_at(event: EventFacts) -> datetime:
    return event.ends_at + AROUND


def token(secret: str, event: EventFacts) -> str:
    """What the picture leads to. A new code makes earlier pictures worthless."""
    return f"{event.id}-{_signature(secret, event)}"


def _signature(secret: str, event: EventFacts) -> str:
    text = f"check-in:{event.id}:{event.code}"
    return hmac.new(secret.encode(), text.encode(), sha256).hexdigest()[:SIGNATURE]


def by_token(session: Session, secret: str, given: str) -> EventFacts:
    number, _dash, signature = given.partition("-")
    plain = number.isascii() and number.isdecimal() and len(number) < 10 and signature.isascii()
    event = rows.one(session, int(number)) if plain else None
    if event is None or not hmac.compare_digest(signature, _signature(secret, event)) or event.published_at is None:
        raise NotFound("no_such_check_in")
    return event


def by_code(session: Session, typed: str) -> EventFacts:
    code = "".join(letter for letter in typed.upper() if letter in LETTERS)
    event = rows.by_code(session, code) if code else None
    if event is None or event.published_at is None:
        raise NotFound("no_such_check_in")
    return event


def closed_because(event: EventFacts, at: datetime) -> Refused | None:
    """Why nobody can be checked in by the code now."""
    if event.cancelled_at is not None:
        return Conflict("event_is_cancelled")
    if at < opens_at(event):
        return Conflict("check_in_early")
    return Conflict("check_in_late") if at > closes_at(event) else None


def check_in(session: Session, *, by: Asker, event: EventFacts, form: str, at: datetime) -> bool:
    """Herself, by the code. False when she was there already."""
    rows.lock(session, event.id)
    closed = closed_because(event, at)
    if closed:
        raise closed
    _check_belongs(session, event, by.person_id)
    return register(session, event, by.person_id, form, by=by.person_id, vouched_by=None, at=at)


def tick(session: Session, *, by: Asker, event_id: int, person_id: str, form: str, at: datetime) -> bool:
    """The organiser has seen her. Possible from an hour before, and afterwards too."""
    rows.lock(session, event_id)
    event = managed(session, by=by, event_id=event_id)
    if event.cancelled_at is not None or event.published_at is None:
        raise Conflict("event_is_cancelled")
    if at < opens_at(event):
        raise Conflict("check_in_early")
    if people.sign_up(session, event_id, person_id) is None:
        _check_belongs(session, event, person_id)
    vouched_by = by.person_id if by.person_id != person_id else None
    return register(session, event, person_id, form, by=by.person_id, vouched_by=vouched_by, at=at)


def untick(session: Session, *, by: Asker, event_id: int, person_id: str, reason: str, at: datetime) -> bool:
    """She was not there after all: what it gave is voided, with the reason."""
    rows.lock(session, event_id)
    event = managed(session, by=by, event_id=event_id)
    its = EventAttendance.event_id == event_id, EventAttendance.person_id == person_id
    if not session.execute(delete(EventAttendance).where(*its)).rowcount:  # type: ignore[attr-defined]  # a DELETE has a row count
        return False
    for row in people.recorded(session, event_id, [person_id]):
        if not row.voided:
            _void(session, row.id, person_id, row.subject, by.person_id, reason, at)
    event_news.close(session, event.id, "tell_colleagues", at=at, person_id=person_id)
    audit.write(session, verb="event.not_there", by=by.person_id, about=person_id, at=at, subject=str(event.id))
    return True


def confirm_course(session: Session, *, by: Asker, event_id: int, person_ids: Iterable[str], library: Library, at: datetime) -> int:  # fmt: skip
    """Those who were there have done the whole course. How many it was news for."""
    rows.lock(session, event_id)
    event = managed(session, by=by, event_id=event_id)
    course = library.course(event.course) if event.course else None
    if course is None or event.starts_at > at:
        raise Refused("event_course_odd")
    modules = library.modules(course.slug)
    competences = tuple(dict.fromkeys(name for module in modules for name in module.competences))
    wanted, new = frozenset(person_ids), 0
    for one in people.participants(session, event_id):
        if one.person_id in wanted and one.came and one.came_as == "resource" and one.person_id != by.person_id:
            new += _give(session, event, one.person_id, "course", course.slug, competences, by.person_id, at)
    audit.write(session, verb="event.course_confirmed", by=by.person_id, at=at, subject=str(event_id))
    return new


def has_course(session: Session, event: EventFacts, there: Iterable[Participant]) -> frozenset[str]:
    """Whose course is confirmed by this event."""
    found = people.recorded(session, event.id, [one.person_id for one in there])
    return frozenset(one.person_id for one in found if one.kind == "course" and not one.voided)


def _check_belongs(session: Session, event: EventFacts, person_id: str) -> None:
    if not rows.roles_in(session, person_id, event.network_id, oslo_day(event.starts_at)):
        raise Refused("not_in_event_network", network=event.network)


def register(
    session: Session, event: EventFacts, person_id: str, form: str, *, by: str, vouched_by: str | None, at: datetime
) -> bool:
    """Put somebody on the list, and give her what it is worth. Whoever calls this has asked whether it may be done."""
    mine = people.sign_up(session, event.id, person_id)
    ways = sign_ups.ways(event)
    wished = form or (mine.form if mine else "") or ways[0]
    role = mine.role if mine else sign_ups.role_of(session, person_id, event)
    values = {
        "event_id": event.id,
        "person_id": person_id,
        "role": role,
        "form": wished if wished in ways else ways[0],
        "checked_in_at": at,
        "by_person": by,
    }
    if insert_unless_there(session, EventAttendance, values) is None:
        return False
    audit.write(session, verb="event.was_there", by=by, about=person_id, at=at, subject=str(event.id))
    kind = GIVES.get(event.kind)
    if kind and role == "resource":
        _give(session, event, person_id, kind, event.title, event.topics, vouched_by, at, by=by)
    return True


def _give(
    session: Session,
    event: EventFacts,
    person_id: str,
    kind: str,
    subject: str,
    competences: tuple[str, ...],
    vouched_by: str | None,
    at: datetime,
    by: str = "",
) -> bool:
    """Once, however often somebody clicks; anew when it was voided in between."""
    before = people.recorded(session, event.id, [person_id])
    if any(not one.voided for one in before):
        return False
    return record(
        session,
        key=f"event:{event.id}:{person_id}" + (f":{len(before) + 1}" if before else ""),
        person_id=person_id,
        kind=kind,
        subject=subject,
        competences=competences,
        happened_on=oslo_day(event.starts_at),
        recorded_at=at,
        recorded_by=by or vouched_by or person_id,
        vouched_by=vouched_by,
        rule_version=RULE_VERSION,
        minutes=minutes(event),
    )


def minutes(event: EventFacts) -> int:
    """How long it took. What is counted in days takes whole working days, one for each day it lasted."""
    if GIVES.get(event.kind) == "gathering":
        days = (last_oslo_day(event.starts_at, event.ends_at) - oslo_day(event.starts_at)).days + 1
        return days * WORKING_DAY_MINUTES
    return round((event.ends_at - event.starts_at).total_seconds() / 60)


def _void(session: Session, evidence_id: int, person_id: str, subject: str, by: str, reason: str, at: datetime) -> None:
    record(
        session,
        key=f"void:{evidence_id}",
        person_id=person_id,
        kind="void",
        subject=subject,
        happened_on=oslo_day(at),
        recorded_at=at,
        recorded_by=by,
        rule_version=RULE_VERSION,
        note=reason,
        voids_id=evidence_id,
    )
