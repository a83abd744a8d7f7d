"""Is there something in this text that could tell who a patient is?

Found by its form alone, so that a writer can be asked to take it out: a national identity number
stops the text; the rest are warnings, because a date or a room may be harmless. What is not found
may still identify somebody, and whoever shows this must not promise otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal
from unicodedata import category

Kind = Literal["national-id", "date", "phone", "room", "initials"]
STOPPING: frozenset[Kind] = frozenset({"national-id"})


@dataclass(frozen=True, slots=True)
class Finding:
    """Where in the text it stands, as text[start:end]."""

    kind: Kind
    start: int
    end: int

    @property
    def stops(self) -> bool:
        return self.kind in STOPPING


def finds(text: str) -> tuple[Finding, ...]:
    """Everything found, in order; nothing is two things at once."""
    found: list[Finding] = []
    taken = bytearray(len(text))
    for kind, look in _LOOKS:
        for start, end in look(text):
            if not any(taken[start:end]):
                found.append(Finding(kind, start, end))
                taken[start:end] = b"x" * (end - start)
    return tuple(sorted(found, key=lambda finding: finding.start))


# National identity numbers: six digits of birth, three of their own, two that check the rest

_DIGITS = 11
_UNSEEN = "\u00ad"  # stands for every character that is there and does not show
_ELEVEN = re.compile(rf"(?<!\d)(?=(\d(?:{_UNSEEN}*(?:[ \u00a0\u2009\u202f.\-–]{_UNSEEN}*){{0,3}}\d){{10}})(?!\d))")
_PAIR = rf"\d{_UNSEEN}*\d{_UNSEEN}*"
#: A day and five digits, with anything at all between the two.
_SIX_AND_FIVE = re.compile(
    rf"(?<!\d)(?=({_PAIR}(?:[./-]?{_PAIR}){{2}}(?:(?:[^\w{_UNSEEN}]|_){_UNSEEN}*){{0,3}}\d(?:{_UNSEEN}*\d){{4}})(?!\d))"
)
_FIRST_CHECK = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_CHECK = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_D_NUMBER = 40  # is added to the day for those without a permanent number
_OTHER_MONTHS = (0, 40, 80)  # is added to the month in help numbers and in made-up ones
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _national_ids(text: str) -> Iterator[tuple[int, int]]:
    plain = text if text.isascii() else "".join(_UNSEEN if category(letter) == "Cf" else letter for letter in text)
    for pattern in (_ELEVEN, _SIX_AND_FIVE):
        for found in pattern.finditer(plain):
            digits = [int(letter) for letter in found[1] if letter.isdecimal()]
            whole = len(found[1].replace(_UNSEEN, "")) == _DIGITS
            joint_help_number = digits[0] in (8, 9) and whole  # tells no birth
            if _checks(digits) and (_is_birth(digits) or joint_help_number):
                yield found.span(1)


def _checks(digits: Sequence[int]) -> bool:
    first = sum(weight * digit for weight, digit in zip(_FIRST_CHECK, digits, strict=False))
    second = sum(weight * digit for weight, digit in zip(_SECOND_CHECK, digits, strict=False))
    return first % 11 == 0 and second % 11 == 0


def _is_birth(digits: Sequence[int]) -> bool:
    """Whether the first six digits are a day, with what the kinds of number add to it."""
    day, month, year = (10 * digits[at] + digits[at + 1] for at in (0, 2, 4))
    day -= _D_NUMBER if day > _D_NUMBER else 0
    months = [month - added for added in _OTHER_MONTHS if 1 <= month - added <= len(_LONGEST_MONTHS)]
    leap_day = months == [2] and day == _LONGEST_MONTHS[1]
    return any(1 <= day <= _LONGEST_MONTHS[one - 1] for one in months) and not (leap_day and year % 4)


# Dates

_NUMERIC = re.compile(
    r"(?<![\d.,/])(?P<day>\d{1,2})(?:\.[ ]?|[/-])(?P<month>\d{1,2})(?:\.[ ]?|[/\-–])(?P<year>\d{4}|\d{2})(?![\d/]|[.,]\d)"
)
#: Without a year. Parts of a whole are left alone (1/2, 7 of 10), and so is strength with strength (10/5 mg).
_DAY_AND_MONTH = re.compile(
    r"(?<![\w.,/+-])(?!24/7)(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\w/]|[.,-]\d|[ ]?(?:mg|µg|mikrog|g|ml|%|mmHg)(?!\w))"
)
_BACKWARDS = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)(?P<dash>-?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)(?![\d-])")
_HIGHEST_SCORE = 10
_LEAP_YEAR = 2000
_MONTHS = "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember"
_SHORT_MONTHS = "jan|feb|febr|mar|apr|jun|jul|aug|sep|sept|okt|nov|des"
_ENGLISH_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NAMED = re.compile(
    rf"(?<![\d.,])\d{{1,2}}(?:\.?[ ]?(?i:{_MONTHS})|\.[ ]?(?i:{_SHORT_MONTHS})|(?:st|nd|rd|th)?[ ](?:{_ENGLISH_MONTHS}))"
    rf"(?![^\W_])(?:\.?,?[ ](?:19|20)\d\d(?!\d))?"
)
_ENGLISH = re.compile(rf"\b(?:{_ENGLISH_MONTHS})[ ]\d{{1,2}}(?:st|nd|rd|th)?(?![\w%])(?:,?[ ](?:19|20)\d\d(?!\d))?")
_BORN = re.compile(r"(?<!\w)(?:født|fødd|f\.|born)[ ]?(?:(?:i|in)[ ])?(?:18|19|20)\d\d(?!\d)", re.IGNORECASE)


def _dates(text: str) -> Iterator[tuple[int, int]]:
    for pattern in (_NUMERIC, _BACKWARDS):
        for found in pattern.finditer(text):
            if _is_date(int(found["day"]), int(found["month"]), int(found["year"])):
                yield found.span()
    for found in _DAY_AND_MONTH.finditer(text):
        day, month = int(found["day"]), int(found["month"])
        if (day > month or month > _HIGHEST_SCORE) and _is_date(day, month, _LEAP_YEAR):
            yield found.span()
    for pattern in (_NAMED, _ENGLISH, _BORN):
        yield from (found.span() for found in pattern.finditer(text))


def _is_date(day: int, month: int, year: int) -> bool:
    try:
        date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return False
    return True


# Telephone numbers

_PHONE = re.compile(
    r"(?<![\d.,/+-])(?<!\d[ ])"
    r"(?:(?:\+|00)47[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}[ ]?\d{2}|(?:\+|00)47[ ]?\d{3}[ ]?\d{2}[ ]?\d{3}"
    r"|[2-9]\d{7}|[2-9]\d{2}[ ]\d{2}[ ]\d{3}|[2-9]\d(?:[ ]\d{2}){3})"
    r"(?!\d|[ ]\d|[.,/-]\d|[ ]?(?:kr|kroner|mg|ml|g|%)\b)"
)


def _phones(text: str) -> Iterator[tuple[int, int]]:
    plain = text.replace("\u00a0", " ").replace("\u202f", " ")
    yield from (found.span() for found in _PHONE.finditer(plain))


# Rooms and beds

_ROOM = re.compile(
    r"(?<!\w)(?:(?:pasient|bebuar|beboer|ene|sjuke|syke)?rom(?:met|nummer|nr)?|seng(?:a|en|eplass)?|værelse|room|bed)"
    r"[ ]?(?:nr\.?|nummer|no\.?|number)?[ ]?\d{1,4}[A-Za-z]?(?!\w|[.,:]\d)"
    r"(?![ ]?(?:%|°|t\b|tim|min|døgn|dag|uke|veke|gang|grad|stk|kvm|m2|meter|hour|day|week|times|degree))",
    re.IGNORECASE,
)


def _rooms(text: str) -> Iterator[tuple[int, int]]:
    yield from (found.span() for found in _ROOM.finditer(text))


# Initials: with dots, or right after a word for a person

_CAPITAL = "[A-ZÆØÅ]"
_DOTTED = re.compile(rf"(?<![\w.])(?:{_CAPITAL}\.(?:[ ]?{_CAPITAL}\.){{1,3}}|{_CAPITAL}\.{_CAPITAL})(?![\w])")
_PERSON = re.compile(
    r"(?<!\w)(?i:pasient(?:en)?|pas\.?|pt\.?|bruker(?:en)?|brukar(?:en)?|beboer(?:en)?|bebuar(?:en)?|fru|herr|mann(?:en)?"
    r"|kvinne(?:n)?|kvinna|datter(?:en)?|dotter(?:a)?|sønn(?:en)?|son(?:en)?|kona|patient|resident)"
    rf"[ ]«?(?P<letters>{_CAPITAL}{{2,3}})(?![\w-])"
)
_DOTTED_WORDS = {"EU", "NB", "NN", "OBS", "PS", "UK", "US", "USA"}
#: Short words that follow a word for a person and are no person.
_SHORT_WORDS = {
    *("AD", "ADL", "AF", "ALS", "BMI", "BT", "CRP", "CT", "CVK", "DM", "EKG", "ER", "ET", "FHI"),
    *("GCS", "HAR", "HIV", "HLR", "HPN", "ICD", "IM", "IV", "KAD", "KPS", "LAR", "LCP", "MR", "MRS"),
    *("MS", "MÅ", "NEI", "NIV", "NN", "NRS", "OBS", "OG", "PCA", "PEG", "PO", "PPS", "PVK", "RF"),
    *("RR", "SC", "SVK", "TPN", "UTI", "UVI", "VAP", "VAS", "VIL"),
}


def _initials(text: str) -> Iterator[tuple[int, int]]:
    for found in _DOTTED.finditer(text):
        if re.sub(r"[. ]", "", found[0]) not in _DOTTED_WORDS:
            yield found.span()
    for found in _PERSON.finditer(text):
        shouted = found[0].split()[0].isupper()  # PASIENTEN MÅ
        if not shouted and found["letters"] not in _SHORT_WORDS:
            yield found.span("letters")


#: What is found first is not also something else.
_LOOKS: tuple[tuple[Kind, Callable[[str], Iterator[tuple[int, int]]]], ...] = (
    ("national-id", _national_ids),
    ("date", _dates),
    ("phone", _phones),
    ("room", _rooms),
    ("initials", _initials),
)
