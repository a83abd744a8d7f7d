"""A link to a film alone in its paragraph is a card that contacts nobody, and says whom it will contact."""

import pytest

from learning.courses.rendering import fragment

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
    "markdown",
    [
        f"Se {FILM} først.",
        f"{FILM} {FILM}",
        f"- {FILM}",
        "[Side](https://www.nrk.no/nyheter)",
        "[Ikke](https://notyoutube.com.example.org/a)",
    ],
)
def test_a_link_in_a_text_and_a_link_to_something_else_stay_links(markdown):
    assert "film__" not in fragment(markdown)


def test_what_stands_in_a_title_is_text_and_an_odd_address_does_no_harm():
    assert "film__" in fragment("[Film](https://[x.mp4)")
    html = fragment('[<b>x</b> a](https://vimeo.com/1 "&lt;script&gt;alert(1)&lt;/script&gt; %s")')
    assert "<script" not in html
