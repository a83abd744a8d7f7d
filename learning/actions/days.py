"""Which day is it in Norway? Times are stored in UTC; days, deadlines and years follow Oslo."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def oslo_day(at: datetime) -> date:
    """The calendar day in Oslo of a moment."""
    return at.astimezone(OSLO).date()


def moment_in_oslo(day: date, clock: time) -> datetime | None:
    """The moment in UTC when clocks in Oslo show this. None in the hour that is skipped in spring; the first of two in autumn."""
    there = datetime.combine(day, clock, OSLO)
    at = there.astimezone(UTC)
    return at if at.astimezone(OSLO).replace(tzinfo=None) == there.replace(tzinfo=None) else None


def last_oslo_day(starts_at: datetime, ends_at: datetime) -> date:
    """The day something ends on; what ends at midnight ends the day before."""
    ends_on = oslo_day(ends_at)
    local = ends_at.astimezone(OSLO)
    midnight = (local.hour, local.minute, local.second, local.microsecond) == (0, 0, 0, 0)
    return ends_on - timedelta(days=1) if midnight and ends_on > oslo_day(starts_at) else ends_on
