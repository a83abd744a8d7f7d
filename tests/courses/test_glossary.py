"""Terms, the other ways they are written, and short explanations."""

import pytest

from learning.courses.checking import check
from learning.courses.reading import read
from learning.courses.recycling import recycled
from tests.courses.builders import MODULE_PATH, PAGE, TOP, codes, found

FRONT = "---\ntitle: Ordliste\nedition: 1\n---\n\n"
# The body begins on line 6.
BODY = """Ord som går igjen.

## Total smerte {#total-smerte}

Også: helhetlig smerte, total pain

Smerten er både i kroppen, i tankene og mellom oss.

## ESAS {#esas}

Et skjema for plager.
"""


def glossary(body=BODY, path="glossary.md"):
    return read(path, FRONT + body)


def test_terms_have_names_forms_and_explanations():
    reading = glossary()
    assert reading.problems == ()
    g = reading.document
    assert (g.slug, g.intro) == ("glossary", "Ord som går igjen.")
    first, second = g.terms
    assert (first.id, first.name, first.forms, first.line) == (
        "total-smerte",
        "Total smerte",
        ("helhetlig smerte", "total pain"),
        8,
    )
    assert first.markdown == "Smerten er både i kroppen, i tankene og mellom oss."
    assert (second.forms, g.term("esas"), g.term("mobid")) == ((), second, None)


def test_a_term_is_found_by_any_of_its_forms():
    g = glossary().document
    assert g.named("Helhetlig  Smerte").id == "total-smerte"
    assert g.named("esas").id == "esas"
    assert g.named("smerte") is None


MISTAKES = {
    "no id": (" {#esas}", "", [(14, "id-missing")]),
    "an id twice": ("{#esas}", "{#total-smerte}", [(14, "id-twice")]),
    "the same term twice": ("## ESAS", "## total smerte", [(14, "term-twice")]),
    "a form that is another term": ("total pain", "esas", [(14, "term-twice")]),
    "the same form twice": ("total pain", "helhetlig smerte", [(10, "term-twice")]),
    "no explanation": ("Et skjema for plager.", "", [(14, "term-empty")]),
    "only forms": ("Et skjema for plager.", "Også: skjema", [(14, "term-empty")]),
    "no form after the colon": ("Også: helhetlig smerte, total pain", "Også:", [(10, "forms-empty")]),
    "a comma too many": ("total pain", "total pain,", [(10, "forms-empty")]),
    "forms in the text": ("total pain\n\n", "total pain\n", [(10, "forms-not-alone")]),
    "a smaller heading": ("## ESAS {#esas}", "### ESAS", [(14, "heading-in-glossary")]),
    "too long": ("skjema for plager", "lang " * 61, [(14, "term-too-long")]),
    "HTML": ("Et skjema", "<b>Et skjema", [(16, "raw-html")]),
}


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake(right, wrong, expected):
    assert right in BODY
    assert found(glossary(BODY.replace(right, wrong, 1))) == expected


def test_a_long_explanation_is_advice_and_an_empty_glossary_is_not():
    assert not glossary(BODY.replace("skjema", "lang " * 61)).errors
    assert codes(glossary("Bare tekst.\n")) == ["no-terms"]


def test_two_languages_explain_the_same_terms():
    nn = BODY.replace("Også:", "Òg:").replace("Et skjema", "Eit skjema")
    assert check({"glossary.md": FRONT + BODY, "glossary.nn.md": FRONT + nn}) == []
    fewer = nn.partition("## ESAS")[0]
    assert [(p.file, p.facts["id"]) for p in check({"glossary.md": FRONT + BODY, "glossary.nn.md": FRONT + fewer})] == [
        ("glossary.nn.md", "esas")
    ]


def test_terms_keep_their_ids_and_can_be_linked_to():
    gone = glossary(BODY.replace("{#esas}", "{#esas-r}")).document
    assert [(p.code, p.facts["id"]) for p in recycled(glossary().document, gone)] == [("id-gone", "esas")]
    course = {"courses/grunnkurs/course.md": "---\ntitle: K\nsummary: S\nedition: 1\n---\n\nHei.\n"}
    files = {"glossary.md": FRONT + BODY, **course}
    linked = TOP + PAGE + "Se [smerte](../../glossary.md#total-smerte).\n"
    assert check({**files, MODULE_PATH: linked}) == []
    wrong = linked.replace("#total-smerte", "#total-sorg")
    assert [(p.line, p.code) for p in check({**files, MODULE_PATH: wrong})] == [(10, "link-page-missing")]
