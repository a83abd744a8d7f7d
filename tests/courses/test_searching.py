"""Everything readers may read is found, as they spell it; nothing that holds a key is."""

import pytest

from learning.courses import plain
from learning.courses.library import Library
from learning.courses.searching import AROUND, MOST_HITS, find, folded, index
from tests.courses import stories
from tests.courses.builders import EVERYTHING, MODULE_PATH, PAGE, TOP, published
from tests.courses.test_library import COURSE, FORM, GLOSSARY, GUIDE

HYGIENE = """Rene hender. *Håndhygiene* før [hansker](https://example.org/hemmelig).[^esas]

> [!REVIEW]
> Ukvalitetssikret påstand.

| Plage | Tiltak |
|---|---|
| Dyspné | Vifte |

## Munnstell {#munnstell}

Fukt leppene ofte.
"""
DOCUMENT = "---\ntitle: Taushetsplikt\nsummary: Om å tie.\nedition: 1\n---\n\nInnledning.\n\n## Unntak\n\nNår noen er i fare.\n"


def shelf(body=HYGIENE):
    return Library(
        [
            published("courses/grunnkurs/course.md", COURSE.format(order=1), 1, "courses/grunnkurs", kind="course"),
            published(MODULE_PATH, TOP + PAGE + body, 2, "courses/grunnkurs/esas"),
            published("documents/tie.md", DOCUMENT, 3, "documents/tie", kind="document"),
            published("guides/hjelp.md", GUIDE, 4, "guides/hjelp", kind="guide"),
            published("simulations/leila.md", stories.TOP + stories.BODY, 5, "simulations/leila", kind="simulation"),
            published("glossary.md", GLOSSARY, 6, "glossary", kind="glossary"),
            published("forms/rapport.md", FORM, 7, "forms/rapport", kind="form"),
        ]
    )


@pytest.fixture(scope="module")
def idx():
    return index(shelf(), "nb")


def places(idx, query):
    return [str(hit.entry.place) for hit in find(idx, query).hits]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("hånd", "courses/grunnkurs/esas#hvorfor"),
        ("HÅND før", "courses/grunnkurs/esas#hvorfor"),
        ("dyspne vifte", "courses/grunnkurs/esas#hvorfor"),
        ("munnstell", "courses/grunnkurs/esas#munnstell"),
        ("Kartlegging spørre", "courses/grunnkurs/esas"),
        ("kartlegging", "courses/grunnkurs/esas"),
        ("velkommen", "courses/grunnkurs"),
        ("fare", "documents/tie#unntak"),
        ("fare hender", ""),
        ("om å tie", "documents/tie"),
        ("slik", "guides/hjelp#logge-inn"),
        ("esas skjema", "glossary#esas"),
        ("skjema", "glossary#esas"),
    ],
)
def test_what_readers_read_is_found(idx, query, place):
    assert places(idx, query)[:1] == ([place] if place else [])


def test_a_simulation_is_found_by_its_brief_and_not_by_its_scenes(idx):
    story = shelf().simulation("leila")
    brief = plain.words(story.brief.passages[0].markdown).split(".")[0]
    assert places(idx, brief)[0] == "simulations/leila"
    assert all(not any(one.said in entry.said for entry in idx.entries) for one in _hidden(story))


def _hidden(story):
    from types import SimpleNamespace

    return [SimpleNamespace(said=folded(plain.words(one.consequence))) for one in story.choices if one.consequence]


@pytest.mark.parametrize(
    "query", ["ukvalitetssikret", "hemmelig", "example", "skala]", "bedre", "xq", "", " ", "a", "\0"]
)
def test_what_is_not_for_readers_or_not_there_is_not_found(idx, query):
    assert find(idx, query).total == 0


def test_nothing_of_an_activity_is_in_the_index():
    idx = index(shelf("Prosa.\n\n" + EVERYTHING), "nb")
    said = " ".join(entry.said + entry.titled for entry in idx.entries)
    for hidden in ("flere trinn", "0–10", "pasienten setter tallet", "dyspné", "dyspne", "noter klokken", "avmagring"):
        assert hidden not in said
    assert "prosa." in said


def test_a_title_comes_before_a_text_and_a_word_before_a_part_of_one():
    body = "Smerte.\n\n## Om smerte {#om-smerte}\n\nTekst.\n\n## Annet {#annet}\n\nBrystsmerter.\n"
    assert places(index(shelf(body), "nb"), "smerte")[:3] == [
        "courses/grunnkurs/esas#om-smerte",
        "courses/grunnkurs/esas#hvorfor",
        "courses/grunnkurs/esas#annet",
    ]


def test_the_beginning_of_a_word_comes_before_the_inside_of_one_even_in_a_title():
    body = (
        "Ikke på forhånd, men god håndhygiene.\n\n"
        "## Forhåndssamtale {#samtale}\n\nEn forhåndssamtale.\n\n## Hånd {#ord}\n\nTekst.\n"
    )
    assert places(index(shelf(body), "nb"), "hånd")[:3] == [
        "courses/grunnkurs/esas#ord",
        "courses/grunnkurs/esas#hvorfor",
        "courses/grunnkurs/esas#samtale",
    ]


def test_the_passage_stands_around_what_was_found_and_marks_it():
    body = "ord " * 200 + "Dyspné og\nåndenød er plagsomt. " + "ord " * 200 + "\n"
    hit = find(index(shelf(body), "nb"), "ÅNDENØD dyspne").hits[0]
    text = "".join(run for run, _ in hit.passage)
    assert [run for run, marked in hit.passage if marked] == ["Dyspné", "åndenød"]
    assert text.startswith("… ord") and text.endswith("ord …") and len(text) < 4 * AROUND


def test_only_the_best_are_shown_and_the_rest_counted():
    pages = "".join(f"\n## Side {n} {{#side-{n}}}\n\nPlager.\n" for n in range(MOST_HITS + 5))
    found = find(index(shelf("Tekst.\n" + pages), "nb"), "plager")
    assert (len(found.hits), found.total) == (MOST_HITS, MOST_HITS + 5)


@pytest.mark.parametrize(
    ("query", "instead"),
    [
        ("munstell", "munnstell"),
        ("munnstellskrin", "munnstell"),
        ("leppene mustell", "leppene munnstell"),
        ("qqqq", ""),
    ],
)
def test_what_finds_nothing_gets_a_suggestion_that_does(idx, query, instead):
    found = find(idx, query)
    assert (found.hits, found.instead) == ((), instead)
    assert not instead or find(idx, instead).total


def test_an_index_is_made_once_for_a_library_and_a_language():
    lib = shelf()
    assert index(lib, "nb") is index(lib, "nb") is not index(lib, "nn")


@pytest.mark.parametrize("text", ["ÆØÅ", "İstanbul", "ẞ", "é\u0301", "😀 Å"])
def test_folding_keeps_every_letter_in_its_place(text):
    assert len(folded(text)) == len(text)
