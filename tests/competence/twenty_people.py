"""Twenty fictional people on 22 November 2026, and how each stands in the four networks, reckoned by hand from the plans.

A requirement is written `state last-day counted/needed`. What is in `asked` holds in every network, but for what the
plans differ in: Østfold requires placement, Vestre Viken two meetings with the leader and two days of gathering.
"""

from dataclasses import dataclass
from datetime import date

from learning.competence.evidence import Evidence
from learning.competence.tenure import Leave

TODAY = date(2026, 11, 22)
INTRO, BASIC = "courses/introduksjonskurs", "courses/grunnkurs"
ALL = "all"  # every competence of the framework
MARCH, MAY, JUNE = date(2026, 3, 10), date(2026, 5, 5), date(2026, 6, 9)


@dataclass(frozen=True)
class Row:
    """Evidence as a line: kind, day, subject, whether it names every competence, minutes, voided."""

    kind: str
    on: date
    subject: str = ""
    names: str = ""
    minutes: int | None = None
    voided: bool = False

    def as_evidence(self, number: int, competences: tuple[str, ...]) -> Evidence:
        named = competences if self.names == ALL else ()
        return Evidence(number, self.kind, self.subject, named, self.on, self.voided, self.minutes)


@dataclass(frozen=True)
class Somebody:
    """`placement` is what Østfold asks; `leader` and `gathering` what Vestre Viken asks in place of the others'."""

    who: str
    appointed_on: date
    asked: dict[str, str]
    placement: str
    leader: str
    gathering: str
    rows: tuple[Row, ...] = ()
    complete: int = 0
    ends_on: date | None = None
    leaves: tuple[Leave, ...] = ()


def courses(intro: date, basic: date | None = None) -> tuple[Row, ...]:
    return (Row("course", intro, INTRO), *((Row("course", basic, BASIC),) if basic else ()))


def report(year: int, on: date) -> Row:
    return Row("report", on, str(year))


def asked(intro: str, basic: str, level_b: str, years: str, report: str) -> dict[str, str]:
    """`years` is leader, meeting, gathering and teaching with commas between, or nothing."""
    found = {"intro": intro, "basic": basic, "level_b": level_b}
    if years:
        names = ("leader_meeting", "meeting", "gathering", "teaching")
        found |= dict(zip(names, years.split(", "), strict=True))
    return found | ({"report": report} if report else {})


NOTHING_26 = "due 2026-12-31 0/1, due 2026-12-31 0/2, due 2026-12-31 0/1, due 2026-12-31 0/2"
NOTHING_27 = "due 2027-12-31 0/1, due 2027-12-31 0/2, due 2027-12-31 0/1, due 2027-12-31 0/2"
NONE_OF_TWO_26, NONE_OF_TWO_27 = "due 2026-12-31 0/2", "due 2027-12-31 0/2"
REPORT_26, REPORT_27 = "due 2027-01-31 0/1", "due 2028-01-31 0/1"
LATE_REPORT, SENT_REPORT = "overdue 2026-01-31 0/1", "done 2026-01-31 1/1"
SENT = report(2025, date(2026, 1, 20))

PEOPLE = (
    Somebody(
        "appointed yesterday",
        date(2026, 11, 21),
        asked("due 2027-05-21 0/1", "due 2028-05-21 0/1", "due 2029-11-21 0/1", NOTHING_27, REPORT_27),
        "due 2028-11-21 0/1", NONE_OF_TWO_27, NONE_OF_TWO_27,
    ),
    Somebody(
        "appointed on 1 October owes nothing this year",
        date(2026, 10, 1),
        asked("due 2027-04-01 0/1", "due 2028-04-01 0/1", "due 2029-10-01 0/1", NOTHING_27, REPORT_27),
        "due 2028-10-01 0/1", NONE_OF_TWO_27, NONE_OF_TWO_27,
    ),
    Somebody(
        "appointed on 30 September owes the year",
        date(2026, 9, 30),
        asked("due 2027-03-30 0/1", "due 2028-03-30 0/1", "due 2029-09-30 0/1", NOTHING_26, REPORT_26),
        "due 2028-09-30 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
    ),
    Somebody(
        "whose first course is due today",
        date(2026, 5, 22),
        asked("soon 2026-11-22 0/1", "due 2027-11-22 0/1", "due 2029-05-22 0/1", NOTHING_26, REPORT_26),
        "due 2028-05-22 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
    ),
    Somebody(
        "whose first course was due yesterday",
        date(2026, 5, 21),
        asked("overdue 2026-11-21 0/1", "due 2027-11-21 0/1", "due 2029-05-21 0/1", NOTHING_26, REPORT_26),
        "due 2028-05-21 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
    ),
    Somebody(
        "who has done most of her year and not the basic course",
        date(2025, 2, 28),
        asked(
            "done 2025-08-28 1/1", "overdue 2026-08-28 0/1", "due 2028-02-28 0/1",
            "done 2026-12-31 1/1, due 2026-12-31 1/2, done 2026-12-31 1/1, due 2026-12-31 1/2", SENT_REPORT,
        ),
        "due 2027-02-28 0/1", "due 2026-12-31 1/2", "due 2026-12-31 1/2",
        (
            *courses(date(2025, 6, 1)), SENT,
            Row("leader_meeting", MARCH), Row("meeting", MAY), Row("gathering", date(2026, 11, 10)), Row("teaching", JUNE),
        ),
    ),
    Somebody(
        "who did everything last year, and reported about the year before that",
        date(2025, 1, 15),
        asked("done 2025-07-15 1/1", "done 2026-07-15 1/1", "due 2028-01-15 0/1", NOTHING_26, LATE_REPORT),
        "due 2027-01-15 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            *courses(date(2025, 3, 1), date(2025, 9, 1)), report(2024, date(2025, 1, 20)),
            Row("leader_meeting", date(2025, 12, 31)), Row("meeting", date(2025, 4, 1)), Row("meeting", date(2025, 10, 1)),
            Row("gathering", date(2025, 11, 10), minutes=900), Row("teaching", date(2025, 5, 1)),
        ),
    ),
    Somebody(
        "appointed on a leap day",
        date(2024, 2, 29),
        asked("done 2024-08-29 1/1", "done 2025-08-29 1/1", "due 2027-02-28 0/1", NOTHING_26, LATE_REPORT),
        "overdue 2026-02-28 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        courses(date(2024, 4, 1), date(2025, 8, 29)),
    ),
    Somebody(
        "who was on placement before she was appointed",
        date(2025, 6, 1),
        asked("done 2025-12-01 1/1", "soon 2026-12-01 0/1", "due 2028-06-01 0/1", NOTHING_26, SENT_REPORT),
        "done 2027-06-01 2/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (*courses(date(2025, 11, 30)), SENT, Row("placement", date(2024, 5, 1), minutes=900)),
    ),
    Somebody(
        "on leave until further notice",
        date(2023, 3, 1),
        asked("done 2023-09-01 1/1", "done 2024-09-01 1/1", "overdue 2026-03-01 0/1", "", LATE_REPORT),
        "overdue 2025-03-01 0/1", "", "",
        courses(date(2023, 5, 1), date(2024, 5, 1)),
        leaves=((date(2026, 2, 1), None),),
    ),
    Somebody(
        "away for ninety-two days in spring",
        date(2023, 3, 1),
        asked("done 2023-09-01 1/1", "done 2024-09-01 1/1", "overdue 2026-03-01 0/1", NOTHING_26, SENT_REPORT),
        "overdue 2025-03-01 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (*courses(date(2023, 5, 1), date(2024, 5, 1)), SENT),
        leaves=((date(2026, 3, 1), date(2026, 5, 31)),),
    ),
    Somebody(
        "back on 1 October after most of the year away",
        date(2023, 3, 1),
        asked("done 2023-09-01 1/1", "done 2024-09-01 1/1", "overdue 2026-03-01 0/1", NOTHING_27, SENT_REPORT),
        "overdue 2025-03-01 0/1", NONE_OF_TWO_27, NONE_OF_TWO_27,
        (*courses(date(2023, 5, 1), date(2024, 5, 1)), SENT),
        leaves=((date(2026, 1, 1), date(2026, 9, 30)),),
    ),
    Somebody(
        "leaving the day before New Year's Eve",
        date(2023, 12, 1),
        asked("done 2024-06-01 1/1", "done 2025-06-01 1/1", "soon 2026-12-01 0/1", "", SENT_REPORT),
        "overdue 2025-12-01 0/1", "", "",
        (*courses(date(2024, 1, 1), date(2024, 9, 1)), SENT),
        ends_on=date(2026, 12, 30),
    ),
    Somebody(
        "leaving next summer",
        date(2024, 1, 1),
        asked(
            "done 2024-07-01 1/1", "done 2025-07-01 1/1", "due 2027-01-01 0/1",
            "due 2026-12-31 0/1, done 2026-12-31 2/2, due 2026-12-31 0/1, done 2026-12-31 3/2", LATE_REPORT,
        ),
        "overdue 2026-01-01 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            *courses(date(2024, 1, 1), date(2024, 9, 1)),
            Row("meeting", MARCH), Row("meeting", MAY),
            Row("teaching", MARCH), Row("teaching", MAY), Row("teaching", JUNE),
        ),
        ends_on=date(2027, 6, 30),
    ),
    Somebody(
        "who has level B",
        date(2024, 1, 1),
        asked("done 2024-07-01 1/1", "done 2025-07-01 1/1", "done 2027-01-01 1/1", NOTHING_26, SENT_REPORT),
        "done 2026-01-01 1/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            *courses(date(2024, 3, 1), date(2025, 1, 10)), SENT,
            Row("module", date(2025, 1, 10), names=ALL), Row("placement", date(2025, 3, 1), names=ALL),
            Row("skill", date(2025, 4, 1), names=ALL),
        ),
        complete=21,
    ),
    Somebody(
        "whose skills ran out yesterday",
        date(2022, 1, 1),
        asked("overdue 2022-07-01 0/1", "overdue 2023-07-01 0/1", "overdue 2025-01-01 0/1", NOTHING_26, SENT_REPORT),
        "done 2024-01-01 1/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            SENT,
            Row("module", date(2025, 1, 10), names=ALL), Row("placement", date(2024, 3, 1), names=ALL),
            Row("skill", date(2024, 11, 21), names=ALL),
        ),
    ),
    Somebody(
        "whose skills hold through today",
        date(2022, 1, 1),
        asked("overdue 2022-07-01 0/1", "overdue 2023-07-01 0/1", "done 2025-01-01 1/1", NOTHING_26, SENT_REPORT),
        "done 2024-01-01 1/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            SENT,
            Row("module", date(2025, 1, 10), names=ALL), Row("placement", date(2024, 3, 1), names=ALL),
            Row("skill", date(2024, 11, 22), names=ALL),
        ),
        complete=21,
    ),
    Somebody(
        "with further education, freed from the basic course",
        date(2025, 5, 1),
        asked("overdue 2025-11-01 0/1", "done 2026-11-01 0/1", "done 2028-05-01 1/1", NOTHING_26, LATE_REPORT),
        "due 2027-05-01 0/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            Row("further_education", date(2012, 6, 1), names=ALL), Row("skill", date(2025, 9, 1), names=ALL),
            Row("waiver", date(2025, 9, 1), BASIC),
        ),
        complete=21,
    ),
    Somebody(
        "whose skills, course and meeting were withdrawn",
        date(2024, 1, 1),
        asked("overdue 2024-07-01 0/1", "done 2025-07-01 1/1", "due 2027-01-01 0/1", NOTHING_26, LATE_REPORT),
        "done 2026-01-01 1/1", NONE_OF_TWO_26, NONE_OF_TWO_26,
        (
            Row("course", date(2024, 3, 1), INTRO, voided=True), Row("course", date(2025, 3, 1), BASIC),
            Row("module", date(2025, 1, 10), names=ALL), Row("placement", date(2025, 3, 1), names=ALL),
            Row("skill", date(2025, 4, 1), names=ALL, voided=True),
            Row("leader_meeting", MARCH, voided=True), Row("report", MARCH, "2025", voided=True),
        ),
    ),
    Somebody(
        "who taught twice in a day, gathered for two, and has a meeting next month",
        date(2025, 3, 31),
        asked(
            "done 2025-09-30 1/1", "overdue 2026-09-30 0/1", "due 2028-03-31 0/1",
            "due 2026-12-31 0/1, due 2026-12-31 0/2, done 2026-12-31 2/1, done 2026-12-31 2/2", SENT_REPORT,
        ),
        "due 2027-03-31 0/1", NONE_OF_TWO_26, "done 2026-12-31 2/2",
        (
            *courses(date(2025, 5, 1)), SENT, Row("meeting", date(2026, 12, 1)),
            Row("teaching", MAY), Row("teaching", MAY), Row("gathering", JUNE, minutes=900),
        ),
    ),
)  # fmt: skip
