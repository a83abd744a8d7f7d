"""Which steps lead to level B, and which is next?"""

from datetime import date

from learning.competence.ladder import ladder
from learning.competence.requirement import Requirement

DAY = date(2026, 3, 1)


def asked(kind: str, due: int, done: date | None = None, subject: str = "", year: int | None = None) -> Requirement:
    return Requirement(kind, subject, date(2027, due, 1), "done" if done else "due", done, year=year)


COURSE, BASIC = asked("course", 2, DAY, "intro"), asked("course", 9, None, "grunn")
LEVEL, AGREED = asked("level_b", 1), asked("agreement", 12, DAY)
YEARLY = asked("meeting", 1, year=2027)


def test_the_agreement_comes_first_then_what_is_due_first_level_b_and_the_years_after() -> None:
    found = ladder([YEARLY, LEVEL, BASIC, COURSE, AGREED])
    assert [rung.asked and rung.asked.kind for rung in found] == ["agreement", "course", "course", "level_b", None]
    assert [rung.asked.subject for rung in found[1:3] if rung.asked] == ["intro", "grunn"]


def test_the_first_step_not_taken_is_next_and_the_others_wait() -> None:
    found = ladder([COURSE, BASIC, LEVEL])
    assert [rung.next for rung in found] == [False, True, False, False]
    assert [rung.done_on for rung in found] == [DAY, None, None, None]


def test_when_level_b_is_reached_what_is_next_is_to_keep_it() -> None:
    found = ladder([COURSE, asked("level_b", 1, DAY)])
    assert found[-1].next and found[-1].done_on == DAY


def test_where_nothing_is_asked_there_is_no_ladder() -> None:
    assert ladder([]) == () and ladder([YEARLY]) == ()
