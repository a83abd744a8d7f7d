"""An id keeps its meaning from one edition to the next, or is given up aloud."""

from learning.courses.reading import read
from learning.courses.recycling import recycled, recycled_between
from tests.courses.builders import MODULE_PATH, PAGE, QUESTION, TOP, module
from tests.courses.test_checking import COURSE
from tests.courses.test_frameworks_plans_and_texts import FRAMEWORK

BEFORE = PAGE + QUESTION
TASK = "### Oppgave: Spør én pasient {#skala}\n\nSpør om smerte.\n"


def wrong(after, before=BEFORE, top=TOP):
    return [(p.line, p.code, p.facts["id"]) for p in recycled(module(before).document, module(after, top).document)]


def test_what_is_reworded_moved_or_added_keeps_its_id():
    more = PAGE.replace("Hvorfor?", "Hvorfor i all verden?") + "Tekst.\n\n## Ny side {#ny}\n\n" + QUESTION
    assert wrong(more.replace("Hvilken skala?", "Hvilken?")) == []


def test_an_id_may_not_go_to_another_kind_of_thing():
    assert wrong(PAGE + TASK) == [(10, "id-recycled", "skala")]
    assert wrong(PAGE.replace("hvorfor", "skala") + QUESTION.replace("skala", "hvorfor")) == [
        (8, "id-recycled", "skala"),
        (10, "id-recycled", "hvorfor"),
    ]


def test_an_id_that_is_gone_is_an_error_unless_it_is_given_up_under_aliases():
    assert wrong(PAGE + "Tekst.\n") == [(1, "id-gone", "skala")]
    top = TOP.replace("edition", "aliases: [skala]\nedition")
    assert wrong(PAGE + "Tekst.\n", top=top) == []
    assert wrong("## Ny {#ny}\n\nTekst.\n", top=top) == [(4, "id-gone", "hvorfor")]


def test_competences_are_ids_too():
    before = read("competence/sykepleier.md", FRAMEWORK).document
    after = read("competence/sykepleier.md", FRAMEWORK.replace("**smerte**", "**vondt**")).document
    assert [(p.code, p.facts["id"]) for p in recycled(before, after)] == [("id-gone", "smerte")]


def test_a_document_that_is_gone_is_an_error_unless_somebody_has_its_name():
    before = [module(BEFORE).document, read("courses/grunnkurs/course.md", COURSE).document]
    assert [(p.file, p.code) for p in recycled_between(before, before[1:])] == [(MODULE_PATH, "document-gone")]
    named = module(
        BEFORE, TOP.replace("edition", "aliases: [courses/grunnkurs/esas]\nedition"), path="courses/grunnkurs/20-ny.md"
    )
    assert recycled_between(before, [named.document, before[1]]) == []
    gone = module(
        PAGE + "Tekst.\n",
        TOP.replace("edition", "aliases: [courses/grunnkurs/esas]\nedition"),
        path="courses/grunnkurs/20-ny.md",
    )
    assert [p.code for p in recycled_between(before, [gone.document, before[1]])] == ["id-gone"]


def test_a_course_that_is_renamed_takes_its_modules_along():
    before = [module(BEFORE).document, read("courses/grunnkurs/course.md", COURSE).document]
    course = COURSE.replace("edition", "aliases: [courses/grunnkurs]\nedition")
    after = [module(BEFORE, path="courses/nytt/20-esas.md").document, read("courses/nytt/course.md", course).document]
    assert recycled_between(before, after) == []


def test_the_headings_of_a_text_hold_nothing_of_anybodys():
    texts = [
        read("documents/a.md", f"---\ntitle: A\nedition: 1\n---\n\n## {title}\n\nTekst.\n").document for title in "ab"
    ]
    assert recycled(*texts) == ()
