"""How are events written so that a calendar programme understands them?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

OFTEN = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Entry:
    """`uid` is the same each time; `sequence` grows when people must hear of a change. Times are in UTC."""

    uid: str
    sequence: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    title: str
    text: str
    place: str
    url: str
    status: str


def calendar(name: str, entries: Iterable[Entry]) -> bytes:
    """The whole file. `status` of an entry is CONFIRMED, TENTATIVE or CANCELLED."""
    from icalendar import Calendar  # noqa: PLC0415 – eighty modules, for those few who ask for a calendar
    from icalendar.prop import vText  # noqa: PLC0415 – as above

    made = Calendar()
    made.add("prodid", "-//Ressursnett//Kalender//NO")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", vText(name))  # a name nobody has agreed on is not escaped by itself
    made.add("refresh-interval", OFTEN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT6H")
    for one in entries:
        made.add_component(_event(one))
    written: bytes = made.to_ical()
    return written


def _event(one: Entry) -> "Event":
    from icalendar import Event  # noqa: PLC0415 – as above

    event = Event()
    event.add("uid", one.uid)
    event.add("sequence", one.sequence)
    event.add("dtstamp", one.changed_at)
    event.add("last-modified", one.changed_at)
    event.add("dtstart", one.starts_at)
    event.add("dtend", one.ends_at)
    event.add("summary", one.title)
    event.add("status", one.status)
    event.add("url", one.url)
    if one.text:
        event.add("description", one.text)
    if one.place:
        event.add("location", one.place)
    return event
