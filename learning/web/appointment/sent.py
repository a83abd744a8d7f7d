"""What has a browser sent? Cleaned lines, days and numbers; what is none of these is nothing."""

from datetime import date, datetime

from flask import request

from learning.web.plain_text import cleaned, cleaned_form

DAYS = ("%Y-%m-%d", "%d.%m.%Y")  # as browsers send it; as people write it where there is no calendar to press


def form() -> dict[str, list[str]]:
    return cleaned_form(dict(request.form.lists()))


def text(name: str) -> str:
    return cleaned(request.form.get(name, ""))


def day(name: str) -> date | None:
    for pattern in DAYS:
        try:
            return datetime.strptime(text(name), pattern).date()  # noqa: DTZ007 – a day has no time zone
        except ValueError:
            continue
    return None


def number(name: str) -> int:
    """0, which is nobody's, when it is no number a row can have."""
    return _number(text(name))


def numbers(name: str) -> tuple[int, ...]:
    return tuple(_number(cleaned(one)) for one in request.form.getlist(name))


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 10 else 0
