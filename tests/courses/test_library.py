"""A library serves the newest revision of each document, in the language asked for or another."""

import pytest

from learning.courses import library as room
from learning.courses.library import Library
from tests.courses import stories
from tests.courses.builders import MODULE_PATH, PAGE, TOP, published

TEXT = TOP.replace("minutes", "competences: [a]\nminutes") + PAGE + "Tekst.\n"
COURSE = "---\ntitle: Grunnkurs\nsummary: S.\nedition: 1\norder: {order}\n---\n\nVelkommen.\n"
FRAMEWORK = """---
title: Nivå B
edition: 1
profession: nurse
evidence: {module: {understanding: met}}
---

## Fag {#fag}

- **a** Alfa – Beskrivelse
"""
PLAN = "---\ntitle: Plan\nedition: 1\nnetwork: ostfold\nvalid_from: 2026-01-01\n---\n"
STORY = stories.TOP + stories.BODY
FORM = (
    "---\ntitle: Rapport\nsummary: S.\nedition: 1\npurpose: annual-report\n---\n\n"
    "## Året {#aret}\n\n### Refleksjon: Hva ble bedre? {#bedre}\n"
)
GLOSSARY = "---\ntitle: Ordliste\nedition: 1\n---\n\n## ESAS {#esas}\n\nEt skjema.\n"
GUIDE = "---\ntitle: Hjelp\nedition: 1\n---\n\nHei.\n\n## Logge inn\n\nSlik.\n"


def shelf():
    return Library(
        [
            published("courses/videre/course.md", COURSE.format(order=2), 1, "courses/videre", kind="course"),
            published("courses/grunnkurs/course.md", COURSE.format(order=1), 2, "courses/grunnkurs", kind="course"),
            published("courses/grunnkurs/30-b.md", TEXT, 3, "courses/grunnkurs/b"),
            published("courses/grunnkurs/9-c.md", TEXT.replace("[a]", "[b]"), 4, "courses/grunnkurs/c"),
            published(MODULE_PATH, TEXT, 5, "courses/grunnkurs/esas", number=1),
            published(MODULE_PATH, TEXT.replace("Tekst", "Ny tekst"), 6, "courses/grunnkurs/esas", number=2),
            published(MODULE_PATH.replace(".md", ".nn.md"), TEXT, 7, "courses/grunnkurs/esas", language="nn"),
            published("courses/videre/10-d.nn.md", TEXT, 8, "courses/videre/d", language="nn"),
            published("competence/sykepleier.md", FRAMEWORK, 9, "competence/sykepleier", kind="framework"),
            published("plans/plan-ost.md", PLAN, 10, "plans/plan-ost", kind="plan"),
            published("guides/nurse.md", GUIDE, 11, "guides/nurse", kind="guide"),
            published("simulations/leila.md", STORY, 12, "simulations/leila", kind="simulation"),
            published("simulations/leila.nn.md", STORY, 13, "simulations/leila", language="nn", kind="simulation"),
            published("forms/rapport.md", FORM, 14, "forms/rapport", kind="form"),
            published("glossary.md", GLOSSARY, 15, "glossary", kind="glossary"),
        ]
    )


@pytest.fixture(scope="module")
def lib():
    return shelf()


def test_courses_and_modules_come_in_their_order(lib):
    assert [course.name for course in lib.courses] == ["grunnkurs", "videre"]
    assert [module.name for module in lib.modules("courses/grunnkurs")] == ["c", "esas", "b"]
    assert [module.name for module in lib.modules("grunnkurs")] == ["c", "esas", "b"]
    assert lib.modules("finnes-ikke") == ()


def test_the_newest_revision_is_served_and_older_ones_can_be_had(lib):
    assert "Ny tekst" in lib.module("courses/grunnkurs/esas").pages[0].blocks[0].markdown
    assert lib.revision(5).pages[0].blocks[0].markdown == "Tekst."
    assert lib.published("courses/grunnkurs/esas", "nb").revision_id == 6
    assert lib.revision(99) is None


def test_a_missing_language_falls_back_to_one_there_is(lib):
    assert lib.module("grunnkurs/esas", "nn").language == "nn"
    assert lib.module("grunnkurs/esas", "en").language == "nb"
    assert lib.module("videre/d", "nb").language == "nn"
    assert [module.language for module in lib.modules("grunnkurs", "nn")] == ["nb", "nn", "nb"]


def test_what_is_not_there_is_none(lib):
    assert lib.course("x") is lib.module("x") is lib.text("x") is lib.framework("x") is lib.plan("x") is None
    assert lib.module("courses/grunnkurs") is None
    assert lib.competence("x") is None
    assert Library().courses == ()


def test_simulations_forms_and_terms_are_found_in_a_language(lib):
    assert [simulation.name for simulation in lib.simulations] == ["leila"]
    assert lib.simulation("leila") is lib.simulation("simulations/leila") is lib.simulations[0]
    assert [simulation.language for simulation in lib.simulations_in("nn")] == ["nn"]
    assert (lib.simulation("leila", "nn").language, lib.simulation("leila", "en").language) == ("nn", "nb")
    assert [form.name for form in lib.forms] == ["rapport"]
    assert lib.form("rapport") is lib.form("forms/rapport", "nn") is lib.forms_in("nn")[0]
    assert lib.glossary("nn").term("esas").name == "ESAS"
    assert lib.simulation("rapport") is lib.form("leila") is Library().glossary() is None


def test_frameworks_plans_and_texts_are_found_by_what_people_call_them(lib):
    assert lib.framework("nurse") is lib.framework("competence/sykepleier") is lib.framework("sykepleier")
    assert lib.plan("ostfold") is lib.plan("plan-ost") is lib.plan("plans/plan-ost")
    assert lib.competence("a").name == "Alfa"
    assert [module.name for module in lib.modules_for("a")] == ["esas", "b", "d"]
    assert [text.name for text in lib.texts("guide")] == ["nurse"]
    assert lib.texts("document") == ()
    assert lib.page(lib.text("guides/nurse"), "logge-inn").blocks[0].html == "<p>Slik.</p>"


def test_parsing_and_rendering_are_done_once_across_libraries(lib, monkeypatch):
    module = lib.module("grunnkurs/esas")
    once = lib.page(module, "hvorfor")
    monkeypatch.setattr(room, "read", None)
    monkeypatch.setattr(room, "render_page", None)
    again = shelf()
    assert again.module("grunnkurs/esas") is module
    assert again.page(module, "hvorfor") is once
    assert "Ny tekst" in once.blocks[0].html


def test_educators_and_readers_do_not_share_a_page():
    text = TEXT + "\n> [!REVIEW]\n> Usikker.\n"
    lib = Library([published(MODULE_PATH, text, 1, "courses/grunnkurs/esas")])
    module = lib.module("grunnkurs/esas")
    for _ in range(2):
        assert "Usikker" not in lib.page(module, "hvorfor").blocks[0].html
        assert "Usikker" in lib.page(module, "hvorfor", reveal_review=True).blocks[0].html
    assert lib.page(module, "finnes-ikke") is None


def test_a_file_that_cannot_be_read_leaves_the_rest_standing():
    lib = Library(
        [
            published("courses/grunnkurs/10-a.md", "tull", 1, "courses/grunnkurs/a"),
            published(MODULE_PATH, TEXT, 2, "courses/grunnkurs/esas"),
        ]
    )
    assert [module.name for module in lib.modules("grunnkurs")] == ["esas"]
    assert lib.revision(1) is None


def test_each_profession_reads_its_own_names():
    other = FRAMEWORK.replace("profession: nurse", "profession: physiotherapist").replace(
        "**a** Alfa", "**fys-a** Kraft"
    )
    library = Library(
        [
            published("competence/sykepleier.md", FRAMEWORK, 1, "competence/sykepleier", kind="framework"),
            published("competence/fysioterapeut.md", other, 2, "competence/fysioterapeut", kind="framework"),
        ]
    )
    mine = library.framework("physiotherapist")

    def named(*ids, framework=None):
        return [one.name for one in library.competences_named(ids, framework)]

    assert named("a", "fys-a", framework=mine) == ["Kraft"]
    assert named("a", "borte") == ["Alfa"], "whoever is not measured reads the names of those it is written for"
    assert named() == []
