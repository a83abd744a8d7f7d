"""Which day is it in Norway? Times are stored in UTC; days, deadlines and years follow Oslo."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def oslo_day(at: datetime) -> date:
    """The calendar day in Oslo of a moment."""
    return at.astimezone(OSLO).date()
