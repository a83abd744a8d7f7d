"""Which events does the demonstration have, who comes to them, and who came?

Days are relative to today, and moved to a working day; hours are Oslo's. What being there gave is recorded as the product
does it.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy.orm import Session

from learning.actions import checking_in, evaluations
from learning.actions.days import moment_in_oslo, oslo_day
from learning.actions.events import new_code
from learning.courses.forms.answering import Answers
from learning.records.events import Event, EventEvaluated, EventSignUp
from learning.records.queries import events as rows

Yaml = dict[str, Any]
WORDS = ("ta-med", "bedre", "tema")
MADE_BEFORE = timedelta(days=60)


def load(
    session: Session, data: Yaml, people: dict[str, str], scopes: dict[tuple[str, str], int], at: datetime
) -> None:
    for one in data["events"]:
        event = _event(session, one, people, scopes, at)
        _sign_ups(session, event, one, people)
        _came(session, event, one, people, at)
        _evaluations(session, event, one, people)


def _working_day(today: date, days: int) -> date:
    """Forwards for what comes, backwards for what has been. What is today, is today."""
    on = today + timedelta(days=days)
    while days and on.weekday() > 4:
        on += timedelta(days=1 if days > 0 else -1)
    return on


def _event(
    session: Session, one: Yaml, people: dict[str, str], scopes: dict[tuple[str, str], int], at: datetime
) -> Event:
    on = _working_day(oslo_day(at), one["on"])
    begins, ends = (moment_in_oslo(on, time.fromisoformat(clock)) for clock in one["hours"])
    if "days" in one:
        ends = moment_in_oslo(on + timedelta(days=one["days"] - 1), time.fromisoformat(one["hours"][1]))
    assert begins is not None and ends is not None  # noqa: S101 – no hour of ours is skipped in spring
    made = min(at, begins - MADE_BEFORE)
    event = Event(
        network_id=scopes["network", one["network"]],
        area_id=scopes["area", one["area"]] if "area" in one else None,
        kind=one["kind"],
        title=one["title"],
        summary=one.get("summary", ""),
        topics=" ".join(one.get("topics", ())),
        form=one.get("form", "physical"),
        place=one.get("place", ""),
        link=one.get("link", ""),
        starts_at=begins,
        ends_at=ends,
        capacity=one.get("capacity"),
        sign_up_until=on - timedelta(days=one["until"]) if "until" in one else None,
        asks_leader=one.get("asks_leader", False),
        course=one.get("course"),
        code=new_code(),
        created_by=people[one["by"]],
        created_at=made,
        changed_at=made,
        published_at=None if one.get("draft") else made,
        cancelled_at=made if "cancelled" in one else None,
        cancel_reason=one.get("cancelled", ""),
        version=1 if "cancelled" in one else 0,
    )
    session.add(event)
    session.flush()
    return event


def _sign_ups(session: Session, event: Event, one: Yaml, people: dict[str, str]) -> None:
    """In the order they stand: whoever is first asked first."""
    asked = event.created_at + timedelta(days=1)
    for state in ("signed_up", "waiting_list", "waiting_leader", "leaders"):
        for name in one.get(state, ()):
            asked += timedelta(minutes=37)
            sign_up = EventSignUp(
                event_id=event.id,
                person_id=people[name],
                role="leader" if state == "leaders" else "resource",
                form="digital" if event.form == "digital" or name in one.get("digital", ()) else "physical",
                state="signed_up" if state == "leaders" else state,
                at=asked,
            )
            session.add(sign_up)
    session.flush()


def _came(session: Session, event: Event, one: Yaml, people: dict[str, str], at: datetime) -> None:
    facts = rows.one(session, event.id)
    assert facts is not None  # noqa: S101 – it was written a moment ago
    for name in one.get("came", ()):
        way = "digital" if facts.form == "digital" or name in one.get("digital", ()) else "physical"
        by = people[one["by"]]
        checking_in.register(session, facts, people[name], way, by=by, vouched_by=by, at=min(event.ends_at, at))


def _evaluations(session: Session, event: Event, one: Yaml, people: dict[str, str]) -> None:
    """Whoever stands first has answered; what they said is in another order."""
    given = one.get("evaluations", ())
    for name in one.get("came", ())[: len(given)]:
        session.add(EventEvaluated(event_id=event.id, person_id=people[name]))
    session.flush()
    answers = [
        Answers(
            {field: mark for field, mark in row.items() if field not in WORDS},
            {field: text for field, text in row.items() if field in WORDS},
        )
        for row in given
    ]
    if answers:
        evaluations.store(session, event.id, 1, answers)
