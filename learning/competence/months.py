"""Which date is so many calendar months after another?"""

from calendar import monthrange
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=4096)
def months_after(start: date, months: int) -> date:
    """The same day of the month, or its last day where it is shorter: 31 January + 1 is 28 or 29 February."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
