"""How long does it take to work out how everybody in the country stands, as the daily job does?

    .venv/bin/python -m tests.bench.everybody [how many people]

Fifteen thousand people by default, in the four networks' own plans, with evidence as it looks after some years. Only the
rules are measured: standing, requirements and the years since an award, from rows already fetched.
"""

import sys
import time
from datetime import date, timedelta
from itertools import cycle, islice

from learning.actions.rulebooks import framework_rules, plan_rules
from learning.competence.award import Award
from learning.competence.evidence import Evidence
from learning.competence.maintenance import level
from learning.competence.requirements import requirements
from learning.competence.rules import FrameworkRules, PlanRules
from learning.competence.standing import standing
from learning.competence.tenure import Tenure
from learning.config import ROOT
from learning.courses.library import Library, Published
from learning.courses.reading import read

PEOPLE = 15_000
BUDGET_SECONDS = 60
TODAY = date(2026, 11, 22)
DUTIES = ("leader_meeting", "meeting", "meeting", "gathering", "teaching")
PRACTICE = ("placement", "skill", "task", "improvement", "simulation_group")


def shipped() -> Library:
    """The plans, frameworks and courses the product ships, read from their files."""
    found = []
    for number, path in enumerate(sorted((ROOT / "content").rglob("*.md")), start=1):
        name, text = path.relative_to(ROOT / "content").as_posix(), path.read_text("utf-8")
        document = read(name, text).document
        if document is not None:
            kind = type(document).__name__.lower()
            found.append(
                Published(
                    document.slug, document.language, kind, number, 1, document.edition, document.digest, text, name
                )
            )
    return Library(found)


def measures(library: Library) -> list[tuple[PlanRules, FrameworkRules]]:
    framework = library.framework("nurse")
    assert framework is not None
    return [(plan_rules(plan, library), framework_rules(framework)) for plan in library.plans]


def history(number: int, rules: FrameworkRules, modules: list[tuple[str, tuple[str, ...]]]) -> tuple[Evidence, ...]:
    """Some forty rows: how much of level B she has shown depends on her number, and so does how long she has been here."""
    started = TODAY - timedelta(days=60 + number * 37 % 2500)
    rows = []

    def add(kind: str, subject: str, competences: tuple[str, ...], days: int) -> None:
        if started + timedelta(days=days) <= TODAY:
            on = started + timedelta(days=days)
            rows.append(Evidence(number * 100 + len(rows), kind, subject, competences, on))

    for place, (slug, competences) in enumerate(modules):
        add("module", slug, competences, 30 + place * (5 + number % 20))
    add("course", "courses/introduksjonskurs", (), 60)
    add("course", "courses/grunnkurs", rules.competences, 300 + number % 200)
    for place, name in enumerate(rules.competences[: number % 22]):
        add(PRACTICE[(place + number) % len(PRACTICE)], name, (name,), 90 + place * 20)
    if number % 9 == 0:
        add("placement", "", rules.competences, 400)
        add("skill", "", rules.competences, max(500, (TODAY - started).days - number % 400))
    for place, kind in enumerate(islice(cycle(DUTIES), number % 20)):
        add(kind, "", (), 40 + place * 70)
    return tuple(rows)


def whole(number: int, rules: FrameworkRules, rows: tuple[Evidence, ...], stands: date) -> Award | None:
    """Every tenth was confirmed some years ago."""
    if number % 10:
        return None
    return Award(number, "competence/sykepleier", stands, frozenset(row.id for row in rows), "1")


def main(people: int) -> float:
    library = shipped()
    known = measures(library)
    modules = [(one.slug, one.competences) for course in library.courses for one in library.modules(course.slug)][:14]
    everybody = [(known[number % len(known)], history(number, known[0][1], modules)) for number in range(people)]
    began = time.perf_counter()
    counts = dict.fromkeys(("overdue", "soon", "due", "done", "level_b", "lapsed"), 0)
    for number, ((plan, rules), rows) in enumerate(everybody):
        tenure = Tenure(TODAY - timedelta(days=60 + number * 37 % 2500))
        stands = standing(rules, plan, rows, TODAY)
        award = whole(number, rules, rows, date(2023, 5, 2))
        for one in requirements(plan, tenure, rows, stands, TODAY, award):
            counts[one.state] += 1
        counts["level_b"] += stands.level_b
        if award:
            counts["lapsed"] += level(award, lambda _year, plan=plan: plan, tenure, rows, stands).state == "lapsed"
    seconds = time.perf_counter() - began
    rows_each = sum(len(rows) for _, rows in everybody) / people
    sys.stdout.write(
        f"{people} personer med {rows_each:.0f} bevis hver: {seconds:.1f} s på én kjerne (grense {BUDGET_SECONDS} s)\n"
        + ", ".join(f"{name} {many}" for name, many in counts.items())
        + "\n"
    )
    return seconds


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else PEOPLE) > BUDGET_SECONDS)
