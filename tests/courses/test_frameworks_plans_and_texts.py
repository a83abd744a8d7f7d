"""Frameworks, plans, courses, guides and documents are read, with their mistakes."""

from datetime import date

import pytest

from learning.courses.nouns import EvidenceRule
from learning.courses.reading import read
from tests.courses.builders import codes, found

FRAMEWORK = """---
title: Nivå B
edition: 1
profession: nurse
evidence:
  module: {understanding: met}
  teaching: {experience: part, action: met, also: [veiledning]}
---

Innledning.

## Fag {#fag}

Om området.

- **palliasjon** Palliasjon som fagfelt – Du kan forklare det.
- **veiledning** Veiledning
  Mer om den.

## Lindring {#lindring}

- **smerte** Smerte
"""
PLAN = """---
title: Plan
edition: 2
network: ostfold
valid_from: 2026-01-01
sources: [{key: hp, title: T, publisher: P, year: 2019}]
required_courses: {value: {introkurs: 6, courses/grunnkurs: 18}, source: OST-33}
validity_module_months: {value: 36, source: proposal}
validity_course_months: {value: null, source: proposal}
placement_required: {value: true, source: hp}
reminder_days: {value: [30, -7], source: proposal}
report_due: {value: "01-31", source: proposal}
targets_percent: {value: {I-1: 80}, source: proposal}
---

Fra handlingsprogrammet.[^hp]
"""


def framework(text=FRAMEWORK):
    return read("competence/sykepleier.md", text)


def plan(text=PLAN):
    return read("plans/ostfold.md", text)


def test_a_framework_has_areas_competences_and_a_table_of_evidence():
    reading = framework()
    assert reading.problems == ()
    f = reading.document
    assert (f.profession, f.intro, f.areas[0].intro) == ("nurse", "Innledning.", "Om området.")
    assert [(area.id, area.name) for area in f.areas] == [("fag", "Fag"), ("lindring", "Lindring")]
    assert [c.id for c in f.competences] == ["palliasjon", "veiledning", "smerte"]
    first, second, _ = f.competences
    assert (first.name, first.description, first.area) == (
        "Palliasjon som fagfelt",
        "Du kan forklare det.",
        "fag",
    )
    assert (second.name, second.description) == ("Veiledning", "Mer om den.")
    assert f.evidence["teaching"] == EvidenceRule({"experience": "part", "action": "met"}, ("veiledning",))


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        ("understanding: met", "forståelse: met", "unknown-key"),
        ("{understanding: met}", "{}", "evidence-shows-nothing"),
        ("{understanding: met}", "met", "value-not-keys"),
        ("action: met", "action: full", "value-not-known"),
        ("profession: nurse\n", "", "key-missing"),
        (" {#fag}", "", "id-missing"),
        ("**smerte**", "**Smerte**", "id-ill-formed"),
        ("**smerte**", "**palliasjon**", "id-twice"),
        ("{#lindring}", "{#palliasjon}", "id-twice"),
        ("- **smerte** Smerte", "", "area-empty"),
        ("- **smerte** Smerte", "- **smerte**", "competence-ill-formed"),
        ("  Mer om den", "Mer om den", "competence-ill-formed"),
        ("## Lindring", "### Lindring", "heading-in-framework"),
    ],
)
def test_mistakes_in_frameworks(right, wrong, expected):
    assert right in FRAMEWORK
    assert expected in codes(framework(FRAMEWORK.replace(right, wrong)))


def test_a_framework_without_areas():
    assert "no-areas" in codes(framework(FRAMEWORK.partition("Innledning")[0]))


def test_a_plan_is_rules_with_sources_and_lines():
    reading = plan()
    assert reading.problems == ()
    p = reading.document
    assert (p.network, p.valid_from, p.valid_to, p.edition) == ("ostfold", date(2026, 1, 1), None, 2)
    assert p.value("required_courses") == {"courses/introkurs": 6, "courses/grunnkurs": 18}
    assert (p.rules["required_courses"].source, p.rules["required_courses"].line) == ("OST-33", 7)
    assert p.value("validity_module_months") == 36
    assert "validity_course_months" in p.rules and p.value("validity_course_months", 12) is None
    assert p.value("reminder_days") == (30, -7)
    assert p.value("finnes_ikke", 5) == 5
    assert p.body == "Fra handlingsprogrammet.[^hp]"


@pytest.mark.parametrize(
    ("right", "wrong", "expected"),
    [
        (", source: OST-33", "", (7, "key-missing")),
        ("{value: 36, source: proposal}", "36", (8, "rule-without-source")),
        ("value: 36", "value: tre år", (8, "value-not-whole")),
        ("grunnkurs: 18", "grunnkurs: snart", (7, "value-not-whole")),
        ("placement_required", "placement_requird", (10, "unknown-key")),
        ('"01-31"', '"31. januar"', (12, "value-not-day-of-year")),
        ("[30, -7]", "30", (11, "value-not-list")),
        ("I-1: 80", "I-1: 180", (13, "value-not-whole")),
        ("network: ostfold", "network: Østfold", (4, "value-not-id")),
    ],
)
def test_mistakes_in_plans(right, wrong, expected):
    assert right in PLAN
    assert expected in found(plan(PLAN.replace(right, wrong)))


def test_a_course_has_a_welcome():
    text = "---\ntitle: K\nsummary: S\nedition: 1\npass_mark: 80\norder: 2\ncomplete: false\n---\n\nHei.\n"
    reading = read("courses/grunnkurs/course.md", text)
    assert reading.problems == ()
    course = reading.document
    assert (course.slug, course.name, course.welcome, course.welcome_line) == (
        "courses/grunnkurs",
        "grunnkurs",
        "Hei.",
        10,
    )
    assert (course.pass_mark, course.order, course.complete, course.audience) == (80, 2, False, ())
    assert codes(read("courses/grunnkurs/course.md", text + "\n- [ ] x\n")) == ["task-list-outside-activity"]


def test_guides_and_documents_have_sections_and_need_no_ids():
    text = "---\ntitle: Hjelp\nedition: 1\n---\n\nHei.\n\n## Logge inn\n\nSlik.\n\n## Glemt passord {#glemt}\n\nSlik.\n"
    reading = read("guides/nurse.md", text)
    assert reading.problems == ()
    guide = reading.document
    assert (guide.kind, guide.intro) == ("guide", "Hei.")
    assert [page.id for page in guide.pages] == ["logge-inn", "glemt"]
    assert read("documents/avtale.md", text).document.kind == "document"
    assert codes(read("guides/nurse.md", text + "\n### Spørsmål: Ja? {#ja}\n")) == [
        "activity-outside-module",
        "id-not-here",
    ]
    assert codes(read("guides/nurse.md", "---\ntitle: Hjelp\nedition: 1\n---\n")) == ["text-empty"]
