"""Does a reader who has completed an older edition see exactly what is changed, and never a key?"""

import pytest

from learning.courses.changes import ChangedPage, Changes, changes
from learning.courses.nouns import Module
from learning.courses.reading import read

HEAD = """---
title: Smerte
summary: En modul.
edition: {edition}
minutes: 10
sources:
  - {{key: a, title: A, publisher: B, year: 2024}}
  - {{key: b, title: B, publisher: B, year: 2024}}
---

"""
BODY = """## Mål {#maal}

Du spør om smerte hver dag.[^a]

- Spør først.
- Skriv det ned.

> [!TIP]
> Ta deg tid.

> [!REVIEW]
> Ikke kvalitetssikret.

## Dose {#dose}

Start med 5 mg morfin hver fjerde time.[^b]

### Spørsmål: Hvor mye? {#mye}

- [x] 5 mg
  > Det stemmer.
- [ ] 50 mg

Forklaring: Begynn lavt.
"""


def module(body: str = BODY, edition: int = 1) -> Module:
    found = read("courses/kurs/10-smerte.md", HEAD.format(edition=edition) + body).document
    assert isinstance(found, Module)
    return found


def changed(old: str, new: str) -> Changes:
    assert old in BODY
    return changes(module(), module(BODY.replace(old, new), 2))


def marked(page: ChangedPage) -> list[str]:
    """Paragraphs as a person would write them: [-out-] {+in+}."""
    signs = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return [" ".join(signs[sign].format(text) for sign, text in one.runs) for one in page.paragraphs]


def test_only_the_changed_page_is_there_with_words_marked() -> None:
    [page] = changed("5 mg morfin hver fjerde time", "2,5 mg morfin hver fjerde time").pages
    assert (page.id, page.title, page.new, page.activities_changed) == ("dose", "Dose", False, False)
    assert marked(page) == ["Start med [-5-] {+2,5+} mg morfin hver fjerde time."]


def test_what_stands_around_a_change_is_there_to_be_read() -> None:
    [page] = changed("- Skriv det ned.", "- Skriv det ned i kurven.\n- Si det videre.").pages
    assert marked(page) == [
        "Du spør om smerte hver dag.",
        "Spør først.",
        "Skriv det [-ned.-] {+ned i kurven.+}",
        "{+Si det videre.+}",
        "Tips",
        "Ta deg tid.",
    ]
    assert [one.kind for one in page.paragraphs] == ["p", "li", "li", "li", "p", "p"]


def test_a_sentence_written_anew_is_shown_whole() -> None:
    [page] = changed("Du spør om smerte hver dag.", "Observer pasienten og bruk MOBID-2.").pages
    assert marked(page)[0] == "[-Du spør om smerte hver dag.-] {+Observer pasienten og bruk MOBID-2.+}"


def test_a_new_page_is_new_and_one_taken_out_is_named() -> None:
    after = BODY[: BODY.index("## Dose")] + "## Kvalme {#kvalme}\n\nHelt ny tekst.\n"
    found = changes(module(), module(after, 2))
    assert found.pages == (ChangedPage("kvalme", "Kvalme", True),)
    assert found.gone == ("Dose",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- [x] 5 mg", "- [x] 6 mg"),
        ("Begynn lavt.", "Begynn høyt."),
        ("Det stemmer.", "Nei."),
        ("Hvor mye?", "Hva nå?"),
    ],
)
def test_of_a_question_it_is_only_said_that_it_is_changed(old: str, new: str) -> None:
    [page] = changed(old, new).pages
    assert page == ChangedPage("dose", "Dose", False, (), activities_changed=True)


def test_the_key_turned_around_is_a_changed_question() -> None:
    turned = BODY.replace("- [x] 5 mg\n  > Det stemmer.\n- [ ] 50 mg", "- [ ] 5 mg\n  > Det stemmer.\n- [x] 50 mg")
    [page] = changes(module(), module(turned, 2)).pages
    assert page.activities_changed and not page.paragraphs


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ikke kvalitetssikret.", "Fortsatt hemmelig."),
        ("\n\nStart med", "\n\n\n\nStart med"),
        ("Start med 5 mg", "Start med\n5 mg"),
        ("hver dag.[^a]", "hver dag.[^b]"),
    ],
)
def test_what_a_reader_cannot_see_is_no_change(old: str, new: str) -> None:
    assert not changed(old, new)


def test_a_question_that_only_moves_down_the_page_is_the_same_question() -> None:
    [page] = changed("fjerde time.[^b]", "fjerde time.[^b]\n\nVurder etter et døgn.").pages
    assert not page.activities_changed
    assert marked(page)[-1] == "{+Vurder etter et døgn.+}"


def test_a_whole_new_text_is_shown_as_one_taken_out_and_one_put_in_without_counting_forever() -> None:
    long, other = "a " * 2_100 + "b", "a " * 2_100 + "c"
    before, after = BODY.replace("Ta deg tid.", long), BODY.replace("Ta deg tid.", other)
    [page] = changes(module(before), module(after, 2)).pages
    assert marked(page)[-1] == f"[-{long}-] {{+{other}+}}"
