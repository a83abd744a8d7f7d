"""How is an event made, changed, published and called off?"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import update
from sqlalchemy.orm import Session

from learning.access.asker import Asker
from learning.access.event_rights import Reach, check_can_arrange, check_can_manage, check_can_see_event
from learning.actions import audit, event_news, sign_ups
from learning.actions.days import last_oslo_day, moment_in_oslo, oslo_day
from learning.actions.refusing import Conflict, NotFound, Refused
from learning.courses import confidentiality
from learning.records import events as tables
from learning.records.events import Event
from learning.records.queries import event_people
from learning.records.queries import events as rows
from learning.records.queries.events import EventFacts, Listed
from learning.records.queries.network import networks_of

LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_PLACE, LONGEST_LINK, LONGEST_REASON = 120, 3000, 200, 400, 500
MOST_PLACES = 5000
FORMS, KINDS = tables.FORMS, tables.KINDS
BEHIND, AHEAD = timedelta(days=366), timedelta(days=2 * 366)
LONGEST = timedelta(days=7)
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that are taken for one another
CODE_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the organiser has filled in, tidied but not judged. Hours are Oslo's."""

    network_id: int
    area_id: int | None
    kind: str
    title: str
    summary: str
    topics: tuple[str, ...]
    form: str
    place: str
    link: str
    on: date
    begins: time
    until: date
    ends: time
    capacity: int | None
    sign_up_until: date | None
    asks_leader: bool
    course: str


def reach(event: EventFacts) -> Reach:
    return Reach(event.network_id, event.area_id)


def managed(session: Session, *, by: Asker, event_id: int) -> EventFacts:
    """An event somebody may manage. Raises `NotFound`, or the hidden refusal."""
    event = rows.one(session, event_id)
    if event is None:
        raise NotFound("no_such_event")
    check_can_manage(by, reach(event))
    return event


def seen(session: Session, *, by: Asker, event_id: int) -> Listed:
    """An event somebody may see, with what she has to do with it."""
    found = rows.for_person(session, by.person_id, event_id)
    if found is None:
        raise NotFound("no_such_event")
    published = found.event.published_at is not None
    if found.state is None and found.came is None:  # whoever has been let in stays in, also when she moves away
        networks = networks_of(session, by.person_id, by.today)
        check_can_see_event(by, reach(found.event), networks, published)
    return found


def make(session: Session, *, by: Asker, wanted: Wanted, known: frozenset[str], courses: frozenset[str], at: datetime) -> int:  # fmt: skip
    """The id of the new event, a draft until it is published. `known` are competences, `courses` slugs."""
    values = _values(session, by, wanted, known, courses, at)
    event = Event(
        **values,
        code=new_code(),
        created_by=by.person_id,
        created_at=at,
        changed_at=at,
    )
    session.add(event)
    session.flush()
    audit.write(session, verb="event.made", by=by.person_id, at=at, subject=str(event.id))
    return event.id


def change(
    session: Session, *, by: Asker, event_id: int, wanted: Wanted, known: frozenset[str], courses: frozenset[str], at: datetime
) -> None:  # fmt: skip
    """Those who take part are told when time or place is another; new places go to whoever waits."""
    rows.lock(session, event_id)
    before = managed(session, by=by, event_id=event_id)
    if before.cancelled_at is not None:
        raise Conflict("event_is_cancelled")
    values = _values(session, by, wanted, known, courses, at)
    if before.published_at is not None and (values["network_id"], values["kind"]) != (before.network_id, before.kind):
        raise Refused("event_is_published")
    moved = any(values[name] != getattr(before, name) for name in ("starts_at", "ends_at", "place", "form", "link"))
    told = moved or values["title"] != before.title
    values["version"] = before.version + (told and before.published_at is not None)
    session.execute(update(Event).where(Event.id == event_id).values(**values, changed_at=at))
    audit.write(session, verb="event.changed", by=by.person_id, at=at, subject=str(event_id))
    if before.published_at is None:
        return
    if moved and before.ends_at > at:
        people = event_people.in_state(session, event_id, *rows.TAKES_PART)
        whom = {one.person_id for one in people} - {by.person_id}
        event_news.tell(session, whom, "event_changed", event_id, mark=values["version"], at=at)
    sign_ups.fill_places(session, event_id=event_id, at=at)


def publish(session: Session, *, by: Asker, event_id: int, at: datetime) -> None:
    """From now on the network sees it. A second click changes nothing."""
    event = managed(session, by=by, event_id=event_id)
    if event.cancelled_at is not None:
        raise Conflict("event_is_cancelled")
    if event.published_at is None:
        session.execute(update(Event).where(Event.id == event_id).values(published_at=at, changed_at=at))
        audit.write(session, verb="event.published", by=by.person_id, at=at, subject=str(event_id))


def cancel(session: Session, *, by: Asker, event_id: int, reason: str, at: datetime) -> None:
    """It does not take place. Those who take part are told why; it stays where it stood, crossed out."""
    rows.lock(session, event_id)
    event = managed(session, by=by, event_id=event_id)
    if event.cancelled_at is not None:
        return
    if event.starts_at <= at:
        raise Conflict("event_has_begun")
    if not reason:
        raise Refused("why_missing")
    _free_text(reason, LONGEST_REASON, "reason")
    values = {"cancelled_at": at, "cancel_reason": reason, "changed_at": at, "version": event.version + 1}
    session.execute(update(Event).where(Event.id == event_id).values(**values))
    audit.write(session, verb="event.cancelled", by=by.person_id, at=at, subject=str(event_id))
    people = event_people.in_state(session, event_id, *rows.TAKES_PART)
    event_news.close_all(session, event_id, at=at)
    whom = {one.person_id for one in people} - {by.person_id}
    event_news.tell(session, whom, "event_cancelled", event_id, mark="", at=at)


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def _values(
    session: Session, by: Asker, wanted: Wanted, known: frozenset[str], courses: frozenset[str], at: datetime
) -> dict[str, Any]:
    """What is stored, when everything is in order. `field` in a refusal names what to put right."""
    _check_reach(session, by, wanted)
    _check_words(wanted)
    starts_at, ends_at = _hours(wanted, at)
    _check_places(wanted)
    if wanted.course and (wanted.kind != "course" or wanted.course not in courses):
        raise Refused("event_course_odd", field="course")
    return {
        "network_id": wanted.network_id,
        "area_id": wanted.area_id,
        "kind": wanted.kind,
        "title": wanted.title,
        "summary": wanted.summary,
        "topics": " ".join(dict.fromkeys(one for one in wanted.topics if one in known)),
        "form": wanted.form,
        "place": wanted.place if wanted.form != "digital" else "",
        "link": wanted.link if wanted.form != "physical" else "",
        "starts_at": starts_at,
        "ends_at": ends_at,
        "capacity": wanted.capacity,
        "sign_up_until": wanted.sign_up_until,
        "asks_leader": wanted.asks_leader,
        "course": wanted.course or None,
    }


def _check_words(wanted: Wanted) -> None:
    if wanted.kind not in KINDS:
        raise Refused("event_kind_missing", field="kind")
    if wanted.form not in FORMS:
        raise Refused("event_form_missing", field="form")
    if not wanted.title:
        raise Refused("title_missing", field="title")
    for text, most, field in (
        (wanted.title, LONGEST_TITLE, "title"),
        (wanted.summary, LONGEST_SUMMARY, "summary"),
        (wanted.place, LONGEST_PLACE, "place"),
        (wanted.link, LONGEST_LINK, "link"),
    ):
        _free_text(text, most, field)
    if wanted.form != "digital" and not wanted.place:
        raise Refused("place_missing", field="place")
    _check_link(wanted.link)


def _check_reach(session: Session, by: Asker, wanted: Wanted) -> None:
    check_can_arrange(by, Reach(wanted.network_id, wanted.area_id))
    if wanted.area_id is not None:
        there = rows.areas(session, (), [wanted.area_id])
        if not there or there[0].network_id != wanted.network_id:
            raise Refused("area_missing", field="whom")


def _free_text(text: str, most: int, field: str) -> None:
    """Dates and rooms belong in an invitation; somebody's national identity number does not."""
    if len(text) > most:
        raise Refused("written_long", most=most, field=field)
    number = next((one for one in confidentiality.finds(text) if one.stops), None)
    if number is not None:
        raise Refused("national_id", begins=text[number.start : number.start + 4], field=field)


def _check_link(link: str) -> None:
    if not link:
        return
    try:
        parts = urlsplit(link)
        fine = parts.scheme in ("https", "http") and bool(parts.hostname) and link.isprintable() and " " not in link
    except ValueError:
        fine = False
    if not fine:
        raise Refused("event_link_odd", field="link")


def _hours(wanted: Wanted, at: datetime) -> tuple[datetime, datetime]:
    starts_at, ends_at = moment_in_oslo(wanted.on, wanted.begins), moment_in_oslo(wanted.until, wanted.ends)
    if starts_at is None or ends_at is None:
        raise Refused("hour_skipped", field="begins" if starts_at is None else "ends")
    if not oslo_day(at) - BEHIND <= wanted.on <= oslo_day(at) + AHEAD:
        raise Refused("event_day_far", field="on")
    if ends_at <= starts_at:
        raise Refused("ends_before_it_begins", field="ends")
    if ends_at - starts_at > LONGEST:
        raise Refused("event_long", most=LONGEST.days, field="until")
    if wanted.sign_up_until and wanted.sign_up_until > last_oslo_day(starts_at, ends_at):
        raise Refused("sign_up_late", field="sign_up_until")
    return starts_at, ends_at


def _check_places(wanted: Wanted) -> None:
    if wanted.capacity is not None and not 1 <= wanted.capacity <= MOST_PLACES:
        raise Refused("places_odd", most=MOST_PLACES, field="capacity")
