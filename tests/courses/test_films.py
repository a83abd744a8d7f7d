"""A link to a film alone in its paragraph is a card that contacts nobody, and says whom it will contact."""

import pytest

from learning.courses.reading import read
from learning.courses.rendering import fragment
from tests.courses.builders import MODULE_PATH, PAGE, TOP

SAID = "Tekstet på norsk. Synstolket."
FILM = f'[Å spørre om smerte](https://www.youtube.com/watch?v=1 "{SAID}")'


@pytest.mark.parametrize(
    ("address", "site"),
    [
        ("https://www.youtube.com/watch?v=1&t=2", "www.youtube.com"),
        ("https://youtu.be/1", "youtu.be"),
        ("https://vimeo.com/1", "vimeo.com"),
        ("https://tv.nrk.no/serie/a/1", "tv.nrk.no"),
        ("https://www.nrk.no/video/a", "www.nrk.no"),
        ("https://example.org/film.mp4", "example.org"),
    ],
)
def test_a_lone_link_to_a_film_is_a_card(address, site):
    html = fragment(f'Før.\n\n[Om smerte]({address} "{SAID}")\n\nEtter.')
    assert '<div class="film">' in html and f"Åpnes hos {site} i en ny fane." in html and SAID in html
    assert 'target="_blank"' in html and 'rel="noopener"' in html and "title=" not in html
    assert not any(tag in html for tag in ("<iframe", "<video", "<img", "<script"))


def test_a_card_says_when_nothing_is_said_about_captions():
    assert "Det er ikke oppgitt om filmen er tekstet og synstolket." in fragment("[Film](https://vimeo.com/1)")
    assert "Det er ikkje oppgitt" in fragment("[Film](https://vimeo.com/1)", language="nn")


@pytest.mark.parametrize(
    "address",
    [
        "https://youtu.be/a_b_c",
        "https://vimeo.com/1",
        "https://tv.nrk.no/serie/a/1",
        "https://www.youtube.com/watch?v=__x__*y*&t=2",
        "https://example.org/film.mp4",
    ],
)
@pytest.mark.parametrize("written", ["%s", "<%s>"])
def test_a_bare_address_of_a_film_is_a_card_with_the_address_for_a_title_and_advice(address, written):
    html = fragment(f"Før.\n\n{written % address}\n\nEtter.")
    shown = address.replace("&", "&amp;")
    assert f'<p class="film__title"><a href="{shown}"' in html and f">{shown}</a></p>" in html
    assert "Det er ikke oppgitt om filmen er tekstet og synstolket." in html and 'target="_blank"' in html
    for text in (f"Før.\n\n{written % address}\n", f"{written % address}\n"):
        (problem,) = read(MODULE_PATH, TOP + PAGE + text).problems
        assert problem.code == "video-without-statement"


@pytest.mark.parametrize(
    "markdown",
    [
        f"Se {FILM} først.",
        f"{FILM} {FILM}",
        f"- {FILM}",
        "[Side](https://www.nrk.no/nyheter)",
        "Se https://youtu.be/1",
        "https://youtu.be/1 først",
        "https://www.nrk.no/nyheter",
        "film.mp4",
        "```\nhttps://youtu.be/1\n```",
        "[Ikke](https://notyoutube.com.example.org/a)",
    ],
)
def test_a_link_in_a_text_and_a_link_to_something_else_stay_links(markdown):
    assert "film__" not in fragment(markdown)


def test_what_stands_in_a_title_is_text_and_an_odd_address_does_no_harm():
    assert "film__" in fragment("[Film](https://[x.mp4)")
    html = fragment('[<b>x</b> a](https://vimeo.com/1 "&lt;script&gt;alert(1)&lt;/script&gt; %s")')
    assert "<script" not in html
