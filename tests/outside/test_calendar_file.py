"""Does a calendar programme read back exactly what was meant, whatever was written in it?"""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from learning.outside.calendar_file import Entry, calendar

AT = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # half an hour before clocks go forward
ODD = 'BEGIN:VEVENT\nEND:VEVENT;,\\"'


def entry(title: str = "Møte", text: str = "", status: str = "CONFIRMED") -> Entry:
    return Entry(
        "event-1@her", 2, AT, AT, AT + timedelta(hours=2), title, text, "Rådhuset, rom 2", "https://her/1", status
    )


def test_an_event_has_what_a_calendar_asks_for() -> None:
    (event,) = Calendar.from_ical(calendar("Mitt", [entry(text="To\n\navsnitt", status="CANCELLED")])).walk("VEVENT")
    assert (str(event["UID"]), int(event["SEQUENCE"]), str(event["STATUS"])) == ("event-1@her", 2, "CANCELLED")
    assert event["DTSTART"].dt == AT and event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=2)
    assert str(event["LOCATION"]) == "Rådhuset, rom 2" and str(event["DESCRIPTION"]) == "To\n\navsnitt"
    assert event["DTSTAMP"].dt == AT


def test_lines_are_short_and_end_as_they_should() -> None:
    lines = calendar("Navn", [entry(title="å" * 200)]).split(b"\r\n")
    assert all(len(line) <= 75 for line in lines) and lines[-1] == b""


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=120))
def test_nothing_written_can_become_another_event(title: str) -> None:
    for text in (title, ODD + title):
        read = Calendar.from_ical(calendar(text, [entry(title=title, text=text)]))
        (event,) = read.walk("VEVENT")
        assert str(event["DTSTART"].dt) == str(AT)
