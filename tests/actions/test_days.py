"""Do days and hours follow the clocks in Oslo, also when those are moved?"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.actions.days import OSLO, last_oslo_day, moment_in_oslo, oslo_day


@pytest.mark.parametrize(
    ("day", "clock", "at"),
    [
        (date(2028, 2, 29), time(9), datetime(2028, 2, 29, 8, tzinfo=UTC)),
        (date(2027, 3, 28), time(1, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (date(2027, 3, 28), time(2, 30), None),
        (date(2027, 3, 28), time(3), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(2, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # the first of two
        (date(2026, 12, 31), time(23, 30), datetime(2026, 12, 31, 22, 30, tzinfo=UTC)),
    ],
)
def test_what_the_clock_shows_is_one_moment_or_none(day: date, clock: time, at: datetime | None) -> None:
    assert moment_in_oslo(day, clock) == at


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.times())
def test_a_moment_shows_what_was_asked_for(day: date, clock: time) -> None:
    at = moment_in_oslo(day, clock)
    assert at is None or (oslo_day(at), at.astimezone(OSLO).time().replace(fold=0)) == (day, clock)


def test_what_ends_at_midnight_ends_the_day_before() -> None:
    begins = datetime(2026, 12, 31, 18, tzinfo=OSLO)
    midnight = datetime(2027, 1, 1, tzinfo=OSLO)
    assert last_oslo_day(begins, midnight) == date(2026, 12, 31)
    assert last_oslo_day(begins, midnight + timedelta(minutes=1)) == date(2027, 1, 1)
    assert oslo_day(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == date(2027, 1, 1)
