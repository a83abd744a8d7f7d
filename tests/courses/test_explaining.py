"""Words are explained where they stand first on a page, in prose, and nowhere they could give an answer away."""

import re

import pytest

from learning.courses.library import Library
from learning.courses.reading import read
from learning.courses.rendering import render_page, render_whole
from tests.courses.builders import MODULE_PATH, PAGE, QUESTION, TOP, published
from tests.courses.builders import page as module_page

FRONT = "---\ntitle: Ordliste\nedition: 1\n---\n\n"
WORDS = """## ESAS {#esas}

Et skjema.[^x] Se [hjelpen](guides/a).

## Palliativ plan {#plan}

Også: palliative planer, planen

Det dere har avtalt.

## Årsak {#arsak}

Det som ligger bak.
"""
GLOSSARY = read("glossary.md", FRONT + WORDS).document
BUTTON = re.compile(r'<button type="button" class="term" popovertarget="(ord-[a-z-]+)">([^<]*)</button>')


def explained(body, glossary=GLOSSARY):
    rendered = render_page(module_page(body).document, "hvorfor", glossary=glossary)
    html = "".join(block.html for block in rendered.blocks if block.kind == "prose")
    return BUTTON.findall(html), rendered


def test_a_word_is_explained_the_first_time_in_any_of_its_forms():
    found, rendered = explained("Bruk *esas* og planen.\n\nESAS igjen, og den palliative\nplan og ÅRSAK.\n")
    assert found == [("ord-esas", "esas"), ("ord-plan", "planen"), ("ord-arsak", "ÅRSAK")]
    assert [(term.anchor, term.name) for term in rendered.terms] == [
        ("ord-esas", "ESAS"),
        ("ord-plan", "Palliativ plan"),
        ("ord-arsak", "Årsak"),
    ]
    assert "Det dere har avtalt." in rendered.terms[1].html


def test_a_form_may_be_broken_over_two_lines():
    assert explained("De palliative\nplaner vi har.\n")[0] == [("ord-plan", "palliative\nplaner")]


@pytest.mark.parametrize(
    "body",
    [
        "Se [ESAS](https://example.org) her.",
        "### ESAS i praksis",
        "Skriv `ESAS` her.",
        "```\nESAS\n```",
        "Tabell: ESAS\n\n| ESAS | b |\n|---|---|\n| a | b |",
        "ESAS-r, preESAS, ESASen og mESAS.",
        "![ESAS > alt](media/a.png)",
    ],
)
def test_links_headings_code_and_parts_of_words_are_left_alone(body):
    assert explained(body + "\n")[0] == []


def test_text_after_what_is_left_alone_is_explained():
    found, _ = explained("> [!TIP]\n> Bruk ESAS.\n\n[ESAS](https://a.example) & [b](https://b.example) årsak\n")
    assert found == [("ord-esas", "ESAS"), ("ord-arsak", "årsak")]


def test_nothing_is_explained_in_an_activity():
    _, rendered = explained(QUESTION.replace("Velg den", "ESAS: velg den").replace("1–5", "ESAS") + "\n---\n\nESAS.\n")
    question, prose = rendered.blocks
    assert "term" not in question.prompt_html + "".join(one.html + one.feedback_html for one in question.options)
    assert BUTTON.search(prose.html)


def test_an_explanation_carries_no_note_that_leads_nowhere():
    _, rendered = explained("ESAS.\n")
    assert "[^x]" not in rendered.terms[0].html and "citation" not in rendered.terms[0].html


def test_without_a_glossary_or_in_another_language_nothing_is_explained():
    assert explained("ESAS.\n", None)[0] == []
    text = TOP.replace("title", "language: nn\ntitle") + PAGE + "ESAS.\n"
    lib = Library(
        [
            published(MODULE_PATH.replace(".md", ".nn.md"), text, 1, "courses/grunnkurs/esas", language="nn"),
            published("glossary.md", FRONT + WORDS, 2, "glossary", kind="glossary"),
        ]
    )
    page = lib.page(lib.module("grunnkurs/esas", "nn"), "hvorfor")
    assert page.terms == () and "ESAS" in page.blocks[0].html and "button" not in page.blocks[0].html


def test_a_changed_glossary_changes_the_page_that_is_kept():
    def shelf(words):
        return Library(
            [
                published(MODULE_PATH, TOP + PAGE + "ESAS.\n", 1, "courses/grunnkurs/esas"),
                published("glossary.md", FRONT + words, 2, "glossary", kind="glossary"),
            ]
        )

    before, after = shelf(WORDS), shelf(WORDS.replace("Et skjema.", "Et nytt skjema."))
    module = before.module("grunnkurs/esas")
    assert "Et skjema." in before.page(module, "hvorfor").terms[0].html
    assert "Et nytt skjema." in after.page(module, "hvorfor").terms[0].html
    assert before.page(module, "hvorfor") is shelf(WORDS).page(module, "hvorfor")


# A document as one


SOURCES = (
    "sources:\n  - {key: a, title: A, publisher: P, year: 2020}\n  - {key: b, title: B, publisher: P, year: 2020}\n"
)
TEXT = f"---\ntitle: T\nedition: 1\n{SOURCES}---\n\nFørst.[^b]\n\n## Én\n\nESAS.[^a]\n\n## To\n\nESAS igjen.[^a][^b]\n"


def test_a_document_as_one_has_each_place_once_and_a_target_for_each_note():
    whole = render_whole(read("documents/t.md", TEXT).document, glossary=GLOSSARY)
    html = whole.opening_html + "".join(block.html for one in whole.sections for block in one.blocks)
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == 4 == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) == {row.anchor for row in whole.sources}
    assert sorted(back.anchor for row in whole.sources for back in row.backlinks) == sorted(ids)
    assert [(row.number, row.key) for row in whole.sources] == [(1, "b"), (2, "a")]
    assert len(BUTTON.findall(html)) == 1 and [term.id for term in whole.terms] == ["esas"]


def test_a_library_keeps_wholes_and_the_glossary():
    lib = Library(
        [
            published("documents/t.md", TEXT, 1, "documents/t", kind="document"),
            published("glossary.md", FRONT + WORDS, 2, "glossary", kind="glossary"),
        ]
    )
    text = lib.text("documents/t")
    assert lib.whole(text) is lib.whole(text) and lib.whole(text).terms
    assert [term.id for term in lib.whole(lib.glossary()).terms] == ["esas", "plan", "arsak"]
