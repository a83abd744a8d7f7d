"""A form asks with the activities of a module, and has nowhere to keep a right answer."""

import pytest

from learning.courses.checking import check
from learning.courses.forms.rendering import render_form_page
from learning.courses.reading import read
from learning.courses.recycling import recycled
from tests.courses.builders import codes, found

PATH = "forms/arsrapport.md"
TOP = """---
title: Årsrapport
summary: Om året som gikk.
edition: 1
audience: [nurse]
purpose: annual-report
anonymous: false
---

"""
# The body begins on line 10.
BODY = """Det tar ti minutter.

## Rutiner {#rutiner}

Tenk på hele året.

### Spørsmål: Har dere en rutine? {#rutine}

For nyansatte.

- [ ] Ja
- [ ] Nei

### Spørsmål: Hvem gjelder den? {#hvem}

Flere svar er mulig.

- [ ] Nyansatte
- [ ] Vikarer
  på natt

---

Litt til.

## Tid {#tid}

### Tall: Øremerket tid {#timer}

Hvor mye tid har du?

Enhet: timer i uken

### Fyll inn: Arbeidssted {#sted}

### Refleksjon: Hva ble bedre? {#bedre}

Skriv ikke om pasienter.

Frivillig.

### Egenvurdering: Trygghet {#trygghet}

0 er ikke trygg.

- Jeg kan kartlegge
- Jeg kan veilede
"""


def form(body=BODY, top=TOP, path=PATH):
    return read(path, top + body)


def test_a_form_is_read_whole():
    reading = form()
    assert reading.problems == ()
    f = reading.document
    assert (f.slug, f.purpose, f.anonymous, f.audience) == ("forms/arsrapport", "annual-report", False, ("nurse",))
    assert f.intro == "Det tar ti minutter."
    assert [(page.id, page.title, len(page.fields)) for page in f.pages] == [
        ("rutiner", "Rutiner", 2),
        ("tid", "Tid", 4),
    ]
    assert [(field.id, field.kind, field.required) for field in f.fields] == [
        ("rutine", "question", True),
        ("hvem", "question", True),
        ("timer", "number", True),
        ("sted", "fill-in", True),
        ("bedre", "reflection", False),
        ("trygghet", "self-assessment", True),
    ]


def test_each_kind_of_field_has_its_own():
    f = form().document
    one, several, number = f.field("rutine"), f.field("hvem"), f.field("timer")
    assert (one.title, one.prompt, one.several, one.line) == ("Har dere en rutine?", "For nyansatte.", False, 16)
    assert [(item.position, item.source_text, item.line) for item in one.items] == [(0, "Ja", 20), (1, "Nei", 21)]
    assert (several.several, [item.source_text for item in several.items]) == (True, ["Nyansatte", "Vikarer på natt"])
    assert several.prompt == ""
    assert (number.unit, number.prompt) == ("timer i uken", "Hvor mye tid har du?")
    assert f.field("bedre").prompt == "Skriv ikke om pasienter."
    assert [item.source_text for item in f.field("trygghet").items] == ["Jeg kan kartlegge", "Jeg kan veilede"]
    assert f.field("finnes-ikke") is None


def test_a_page_is_shown_with_its_fields():
    page = render_form_page(form().document, "rutiner")
    assert [block.kind for block in page.blocks] == ["prose", "question", "question", "prose"]
    question = page.blocks[1]
    assert (question.prompt_html, [item.html for item in question.items]) == ("<p>For nyansatte.</p>", ["Ja", "Nei"])
    assert render_form_page(form().document, "finnes-ikke") is None
    number = render_form_page(form().document, "tid").blocks[0]
    assert (number.kind, number.unit, number.required) == ("number", "timer i uken", True)


MISTAKES = {
    "a right answer": ("- [ ] Ja", "- [x] Ja", [(20, "key-in-form")]),
    "feedback": ("- [ ] Ja\n", "- [ ] Ja\n  > Fint\n", [(21, "key-in-form")]),
    "an explanation": (
        "- [ ] Nei\n",
        "- [ ] Nei\n\nForklaring: Det er bra.\n",
        [(23, "key-in-form"), (23, "text-after-items")],
    ),
    "an answer to a number": ("Enhet: timer i uken", "Svar: 3 timer", [(41, "key-in-form")]),
    "a comparison": ("0 er ikke trygg.", "Sammenlign med: {#for}", [(53, "key-in-form")]),
    "one option": ("- [ ] Nei\n", "", [(16, "too-few-choices")]),
    "no options": ("- [ ] Ja\n- [ ] Nei\n", "", [(16, "too-few-choices")]),
    "an option without its box": ("- [ ] Nei", "- Nei", [(21, "option-without-box")]),
    "two options alike": ("- [ ] Nei", "- [ ] Ja.", [(21, "identical-items")]),
    "options glued to the text": ("nyansatte.\n\n- [ ]", "nyansatte.\n- [ ]", [(19, "list-glued")]),
    "a unit in the text": ("har du?\n\nEnhet", "har du?\nEnhet", [(40, "unit-ill-formed")]),
    "a unit twice": ("Enhet: timer i uken", "Enhet: timer\n\nEnhet: dager", [(43, "unit-ill-formed")]),
    "a unit with markup": ("Enhet: timer i uken", "Enhet: **timer**", [(41, "unit-ill-formed")]),
    "no unit after the colon": ("Enhet: timer i uken", "Enhet:", [(41, "unit-ill-formed")]),
    "a unit too long": ("Enhet: timer i uken", "Enhet: " + "timer " * 6, [(41, "unit-ill-formed")]),
    "a sentence in the text": ("pasienter.\n\nFrivillig", "pasienter.\nFrivillig", [(48, "sentence-not-alone")]),
    "no statements": ("- Jeg kan kartlegge\n- Jeg kan veilede\n", "", [(51, "no-statements")]),
    "an order to find": ("### Fyll inn: Arbeidssted {#sted}", "### Rekkefølge: Sted", [(43, "activity-not-in-form")]),
    "a task": ("### Fyll inn: Arbeidssted {#sted}", "### Oppgave: Spør", [(43, "activity-not-in-form")]),
    "a case": ("### Fyll inn: Arbeidssted {#sted}", "### Kasus: Kari {#k}\n\n- [ ] a", [(43, "activity-not-in-form")]),
    "a field without an id": (" {#sted}", "", [(43, "id-missing")]),
    "an id twice": ("{#sted}", "{#timer}", [(43, "id-twice")]),
    "HTML": ("Skriv ikke om", "<b>Ikke</b> om", [(47, "raw-html"), (47, "raw-html")]),
}


@pytest.mark.parametrize(("right", "wrong", "expected"), MISTAKES.values(), ids=MISTAKES.keys())
def test_mistake(right, wrong, expected):
    assert right in BODY
    assert found(form(BODY.replace(right, wrong, 1))) == expected


def test_front_matter_and_a_form_that_asks_nothing():
    assert found(form(top=TOP.replace("annual-report", "rapport"))) == [(6, "value-not-known")]
    assert found(form(top=TOP.replace("purpose: annual-report\n", ""))) == [(1, "key-missing")]
    assert found(form(top=TOP.replace("anonymous: false", "anonymous: nei"))) == [(7, "value-not-yes-or-no")]
    assert found(form("## Side {#side}\n\nHei.\n")) == [(10, "no-fields")]
    assert "no-fields" in codes(form(""))


NYNORSK = {"Flere svar er mulig": "Fleire svar er mogleg", "### Tall:": "### Tal:", "Enhet:": "Eining:"}
ENGLISH = {
    "Flere svar er mulig": "Several answers are possible",
    "### Tall:": "### Number:",
    "Enhet:": "Unit:",
    "Frivillig": "Optional",
    "### Spørsmål:": "### Question:",
}


@pytest.mark.parametrize(("language", "words"), [("nn", NYNORSK), ("en", ENGLISH)])
def test_a_form_asks_the_same_in_every_language(language, words):
    body = BODY
    for nb, other in words.items():
        assert nb in body
        body = body.replace(nb, other)
    path = PATH.replace(".md", f".{language}.md")
    assert check({PATH: TOP + BODY, path: TOP + body}) == []
    other = body.replace("- [ ] Ja\n", "- [ ] Ja\n- [ ] Vet ikke\n")
    assert [(p.line, p.code) for p in check({PATH: TOP + BODY, path: TOP + other})] == [(16, "ids-differ")]


def test_fields_keep_their_ids():
    gone = form(BODY.replace("{#sted}", "{#arbeidssted}")).document
    assert [(p.code, p.facts["id"]) for p in recycled(form().document, gone)] == [("id-gone", "sted")]
