"""In which calendar years does an appointment owe a whole year's duties?

In those where the indicators count it (nettverket.md 3.3 and 3.5, I-4 and I-5): active on 31 December, and for more
than 92 days of the year, so that whoever is appointed on 1 October or later begins with the next. Days on leave are
not active days: who is away at New Year, or for most of the year, owes nothing that year, and who is away for some
weeks owes what everybody does. Nothing is reckoned in proportion: half a meeting helps nobody.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

#: October, November and December.
AUTUMN = 92

#: First and last day away, both included; without a last day she has not said when she is back.
Leave: TypeAlias = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Tenure:
    """An appointment in time. `ends_on` is the last day, inclusive; `leaves` may touch or overlap."""

    starts_on: date
    ends_on: date | None = None
    leaves: tuple[Leave, ...] = ()

    def owes(self, year: int) -> bool:
        return self.active_on(date(year, 12, 31)) and self.active_days(year) > AUTUMN

    def active_on(self, day: date) -> bool:
        if day < self.starts_on or (self.ends_on is not None and day > self.ends_on):
            return False
        return not any(first <= day and (last is None or day <= last) for first, last in self.leaves)

    def active_days(self, year: int) -> int:
        begin = max(self.starts_on, date(year, 1, 1))
        end = min(self.ends_on or date.max, date(year, 12, 31))
        days = max(0, (end - begin).days + 1)
        for first, last in sorted(self.leaves, key=lambda one: (one[0], one[1] or date.max)):
            away_from, away_to = max(first, begin), min(last or end, end)
            if away_from <= away_to:
                days -= (away_to - away_from).days + 1
                begin = away_to + timedelta(days=1)  # a day away twice is away once
        return days

    def first_owing(self, year: int) -> int | None:
        """This year, or the next, when the first does not ask; None for who is leaving or away for long."""
        return next((one for one in (year, year + 1) if self.owes(one)), None)
