"""What only shows between files is found, and the clock is an argument."""

from datetime import date

from learning.courses.checking import check
from tests.courses.builders import MODULE_PATH, PAGE, QUESTION, TOP
from tests.courses.test_frameworks_plans_and_texts import FRAMEWORK, PLAN

COURSE = "---\ntitle: K\nsummary: S\nedition: 1\n---\n\nHei.\n"
MODULE = TOP.replace("minutes", "competences: [smerte]\ncovers: [AHUS-1]\nminutes") + PAGE + QUESTION
NN = MODULE_PATH.replace("20-esas.md", "30-esas.nn.md")
FILES = {
    "courses/grunnkurs/course.md": COURSE,
    "courses/introkurs/course.md": COURSE,
    MODULE_PATH: MODULE,
    "competence/sykepleier.md": FRAMEWORK,
    "plans/ostfold.md": PLAN,
}
REQUIREMENTS = {"AHUS-1": "I", "OST-33": "K"}


def problems(changes=None, **kw):
    return [(p.file, p.line, p.code) for p in check(FILES | (changes or {}), **kw)]


def test_a_good_collection_has_none():
    assert problems(known_requirements=REQUIREMENTS, known_media=[], today=date(2026, 11, 21)) == []


def test_files_may_come_as_pairs_and_what_is_no_document_is_left_alone():
    assert check(iter([*FILES.items(), ("demo/people.md", "x"), ("media/a.svg", "x")])) == []


def test_competences_and_requirements_must_exist():
    changed = MODULE.replace("[smerte]", "[smerter]").replace("AHUS-1]", "AHUS-2, OST-33]")
    found = check(FILES | {MODULE_PATH: changed}, known_requirements=REQUIREMENTS)
    assert [(p.line, p.code) for p in found] == [
        (5, "competence-unknown"),
        (6, "requirement-not-content"),
        (6, "requirement-unknown"),
    ]
    assert found[0].facts == {"id": "smerter", "suggestion": "smerte"}
    assert problems({MODULE_PATH: changed.replace("smerter", "smerte")}) == []


def test_a_module_needs_its_course_and_a_plan_its_documents():
    files = {path: text for path, text in FILES.items() if path != "courses/grunnkurs/course.md"}
    assert [(p.file, p.code) for p in check(files)] == [
        (MODULE_PATH, "course-missing"),
        ("plans/ostfold.md", "document-missing"),
    ]


def test_a_framework_names_its_own_competences_and_a_plan_known_sources():
    changes = {
        "competence/sykepleier.md": FRAMEWORK.replace("[veiledning]", "[veileding]"),
        "plans/ostfold.md": PLAN.replace("OST-33", "OST-99"),
        "plans/annen.md": PLAN,
    }
    assert problems(changes, known_requirements=REQUIREMENTS) == [
        ("competence/sykepleier.md", 5, "competence-unknown"),
        ("plans/annen.md", 4, "network-twice"),
        ("plans/ostfold.md", 7, "rule-source-unknown"),
    ]


def test_one_document_has_one_file_per_language_and_the_same_ids_and_key():
    assert problems({NN: MODULE}) == []
    assert problems({"courses/grunnkurs/50-esas.md": MODULE}) == [
        ("courses/grunnkurs/50-esas.md", 1, "same-document-twice")
    ]
    other = MODULE.replace("- [ ] 1–5", "- [x] 1–5").replace("{#hvorfor}", "{#kvifor}")
    other = other.replace("edition: 1", "edition: 2")
    assert problems({NN: other}) == [
        (NN, 1, "ids-differ"),
        (NN, 4, "editions-differ"),
        (NN, 10, "ids-differ"),
        (NN, 12, "ids-differ"),
    ]


def test_images_must_exist():
    changes = {MODULE_PATH: MODULE + "\n---\n\n![Kart](../../media/kart.svg 'Kart')\n"}
    assert problems(changes) == problems(changes, known_media=["media/kart.svg"]) == []
    assert problems(changes, known_media=[]) == [(MODULE_PATH, 26, "image-missing")]


def test_what_is_due_for_review_is_a_warning_on_the_day_after():
    dated = MODULE.replace("minutes", "review_by: 2027-11-21\nlaw_checked: 2026-06-01\nminutes")
    changes = {MODULE_PATH: dated}
    assert problems(changes) == problems(changes, today=date(2027, 6, 1)) == []
    assert problems(changes, today=date(2027, 6, 2)) == [(MODULE_PATH, 8, "law-not-checked")]
    late = check(FILES | changes, today=date(2027, 11, 22))
    assert [(p.code, p.severity) for p in late] == [("review-due", "warning"), ("law-not-checked", "warning")]


def test_problems_come_by_file_and_line():
    found = problems({MODULE_PATH: MODULE.replace("[x]", "[ ]"), "guides/a.md": "tull"})
    assert found == sorted(found)
    assert len(found) == 2
