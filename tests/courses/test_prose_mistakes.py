"""Each mistake authors make in running text is found, on its line; what is right is left alone."""

import pytest

from tests.courses.builders import PAGE, TOP, codes, found, module, page, with_sources

MISTAKES = {
    "Tekst:\n- en\n- to": [(11, "list-glued")],
    "Tekst:\n1. en\n2. to": [(11, "list-glued")],
    "Tekst:\n| a | b |\n|---|---|\n| 1 | 2 |": [(11, "table-glued")],
    "Tekst\n---": [(11, "line-under-paragraph")],
    "Tekst\n===": [(11, "line-under-paragraph")],
    "Tekst.\n\n    fire mellomrom": [(12, "code-by-indent")],
    "\tTekst.": [(10, "tab")],
    "```\nikke lukket": [(10, "fence-unclosed")],
    "- a\n\n  ```\n  x\n  ```": [(12, "fence-indented"), (14, "fence-indented")],
    "Se <b>her</b>.": [(10, "raw-html"), (10, "raw-html")],
    "<!-- notat -->": [(10, "raw-html")],
    "- punkt\n- <script>x": [(11, "raw-html")],
    "> <i>x": [(10, "raw-html")],
    "![](media/a.png)": [(10, "image-without-text")],
    "![  ](media/a.png)": [(10, "image-without-text")],
    "![Kart](https://example.org/a.png)": [(10, "image-not-in-media")],
    "![Kart](media/../../a.png)": [(10, "image-not-in-media")],
    "![Kart][ref]": [(10, "image-malformed")],
    "[her](javascript:alert(1))": [(10, "link-unknown")],
    "[her](10-Esås.md)": [(10, "link-unknown")],
    "[her](../../../etc/passwd.md)": [(10, "link-unknown")],
    "![Kart](media/kart.svg)": [(10, "image-without-caption")],
    "Tekst.\n\n| a | b |\n|---|---|\n| 1 | 2 |": [(12, "table-without-caption")],
    "[Film](https://www.youtube.com/watch?v=1)": [(10, "video-without-statement")],
    '[Film](https://vimeo.com/1 "Teksting: norsk.")': [(10, "video-without-statement")],
    "[Film](https://example.org/film.mp4)": [(10, "video-without-statement")],
    "[her](//example.org)": [(10, "link-unknown")],
    "[](https://example.org)": [(10, "link-ill-formed")],
    "[her [der](https://b.example)](https://a.example)": [(10, "link-ill-formed")],
    "Tabell: T\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |": [(14, "table-row-too-long")],
    "> [!NOTE\n> Tekst.": [(10, "callout-misplaced")],
    "[her]: https://example.org": [(10, "link-defined-elsewhere")],
    "[^a]: En kilde": [(10, "footnote-in-text")],
    "Ja.[^a]": [(10, "source-unknown")],
    "> [!MERK]\n> Tekst.": [(10, "callout-unknown")],
    "> [!NOTE] Tekst.": [(10, "callout-misplaced")],
    "> Sitat.\n> > [!REVIEW]\n> > Tekst.": [(11, "callout-misplaced")],
    " > [!NOTE]\n > Tekst.": [(10, "callout-indented")],
    "> [!NOTE]\n> Tekst\nsom fortsetter": [(12, "callout-line-without-mark")],
    "> [!NOTE]": [(10, "callout-empty")],
    "> [!NOTE]\n> ### Overskrift": [(11, "heading-in-quote")],
    "> > > > dypt": [(10, "quote-too-deep")],
    "- - - - - - dypt": [(10, "list-too-deep")],
    "[" * 200: [(10, "too-many-marks")],
}
FINE = (
    "Tekst med `<b>` og `[^kode]` og \\<b> i kode.",
    "[![Kart](media/kart.svg)](https://example.org) og [`kode`](https://example.org)",
    "Tabell: T\n\n| a | b |\n|---|---|\n| `|` | \\| |\n| bare en |",
    "3 < 5 og a<5, R&D, 5 > 3.",
    "<https://example.org> og <post@example.org>",
    "[her](https://example.org), [der](/hjelp), [ring](tel:116117), [skriv](mailto:a@example.org)",
    '![Kart over området](media/kart.svg "Området")',
    "Se ![Kart](../../media/kart.svg) her.",
    "[Film](https://youtu.be/1 'Teksting: norsk. Synstolking: ja.')",
    "[her](20-esas.md), [der](../../documents/personvern.md#innsyn), [under](#hvorfor), [kort](documents/personvern)",
    "- en\n- to\n  - under\n    - dypere\n\nTekst.",
    "1. en\n   - under\n2. to",
    "Det skjedde i\n2026. Så kom neste.",
    "> Et sitat\n> over to linjer.",
    "> [!NOTE]\n> En.\n> [!TIP]\n> To.\n\n> [!REVIEW]\n> Tre.",
    "> [!WARNING]\n> Tekst.\n>\n> - en\n> - to",
    "Tekst.\n\n---\n\nMer.",
    "Tabell: Tall\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "Tabell 2: Tall\n\n| a | b |\n|---|---|\n| 1 | 2 |",
    "### Mellomtittel\nTekst rett under.",
    "- en\n\n  Mer om en.\n\n- to",
)


@pytest.mark.parametrize("text", MISTAKES, ids=lambda text: text[:30])
def test_mistake(text):
    assert found(page(text + "\n")) == MISTAKES[text]


@pytest.mark.parametrize("text", FINE, ids=lambda text: text[:30])
def test_fine(text):
    assert found(page(text + "\n")) == []


def test_every_source_listed_should_be_cited_wherever_it_is():
    reading = module(PAGE + "Ja.[^a] `[^b]`\n", with_sources("a", "b"))
    assert found(reading) == [(8, "source-unused")]
    assert reading.problems[0].facts == {"source": "b"}
    assert reading.errors == ()
    cited = "> [!NOTE]\n> - Ja.[^a]\n\nTabell: x\n\n| x[^b] |\n|---|\n"
    assert codes(module(PAGE + cited, with_sources("a", "b"))) == []


def test_images_are_remembered_with_their_lines():
    reading = page("Tekst.\n\n![Kart](../../media/a/kart.svg)\n")
    assert reading.images == (("media/a/kart.svg", 12),)


def test_the_lines_are_those_of_the_file_however_long_the_top_is():
    top = TOP.replace("minutes: 10", "minutes: 10\nfictional: true\naudience: [nurse]")
    assert found(module(PAGE + "<b>\n", top)) == [(12, "raw-html")]
