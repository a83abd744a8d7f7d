"""What readers get is safe, complete and the same as in any other Markdown reader."""

import re

import pytest

from learning.courses.nouns import Source
from learning.courses.rendering import fragment, render_page
from tests.courses.builders import PAGE, QUESTION, TOP, module, page, with_sources


def html(markdown, **kw):
    return fragment(markdown, **kw)


def block(markdown, top=TOP, **kw):
    rendered = render_page(module(PAGE + markdown, top).document, "hvorfor", **kw)
    return rendered.blocks[0].html


def test_ordinary_markdown():
    assert html("Noe *viktig* og **mer**.") == "<p>Noe <em>viktig</em> og <strong>mer</strong>.</p>"
    assert html("### Én\n\nTekst.\n\n#### To") == "<h3>Én</h3>\n<p>Tekst.</p>\n<h4>To</h4>"
    assert html("") == ""
    assert html("Æ, ø & å") == "<p>Æ, ø &amp; å</p>"


def test_headings_never_climb_above_the_page_title():
    assert html("# Én\n\n## To") == "<h3>Én</h3>\n<h3>To</h3>"


@pytest.mark.parametrize("step", ["  ", "    "])
def test_lists_nest_by_two_spaces_as_by_four(step):
    text = f"- a\n{step}- b\n{step}{step}- c\n- d"
    assert re.sub(r"\s", "", html(text)) == "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"


def test_numbered_lists_and_paragraphs_within_items():
    assert re.sub(r"\s", "", html("3. a\n   - b\n4. c")) == (
        '<olstart="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>'
    )
    assert "<li>\n<p>a</p>\n<p>mer</p>\n</li>" in html("- a\n\n  mer\n\n- b")
    assert html("- a\n- b\n\nEtter.").endswith("</ul>\n<p>Etter.</p>")


def test_call_outs_have_titles_in_the_language_of_the_document_and_two_stay_two():
    text = "> [!NOTE]\n> Én.\n\n> [!WARNING]\n> To.\n> - a\n> - b"
    assert html(text).count("<div class=") == 2
    assert '<div class="callout callout--note">\n<p class="callout__title">Merk</p>\n<p>Én.</p>' in html(text)
    assert '<p class="callout__title">Åtvaring</p>' in html(text, language="nn")
    assert '<p class="callout__title">Warning</p>' in html(text, language="en")
    glued = "> [!NOTE]\n> Én.\n> [!TIP]\n> To."
    assert html(glued).count("callout__title") == 2
    assert html("> Bare et sitat.") == "<blockquote>\n<p>Bare et sitat.</p>\n</blockquote>"


def test_tables_scroll_and_have_headings_for_columns_and_no_style():
    made = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert made.startswith("<div ") and made.endswith("</table>\n</div>")
    for part in ('role="group"', 'tabindex="0"', 'aria-label="Tabell"', 'class="table-scroll"'):
        assert part in made
    assert '<th scope="col">a</th>' in made
    assert '<td class="align-right">2</td>' in made
    assert "style" not in made


def test_images_come_from_our_own_server_and_when_needed():
    made = html("![Kart](../../media/kart.svg)")
    assert 'src="/media/kart.svg"' in made and 'loading="lazy"' in made and 'alt="Kart"' in made
    assert 'src=""' in html("![x](https://example.org/a.png)")


def test_only_links_that_leave_us_are_marked():
    assert 'rel="noopener"' in html("[x](https://example.org)")
    assert "rel" not in html("[x](/hjelp)")
    assert html("<https://example.org>").startswith('<p><a href="https://example.org" rel="noopener">')


ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    '[x](https://a "onmouseover=alert(1)")',
    "<a href='javascript:alert(1)'>x</a>",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "> [!NOTE]\n> <iframe src=x>",
    "<div hx-get=/x style=color:red>",
    "| <b onclick=x> |\n|---|\n| <form> |",
    "\x02script\x03 wzxhzdk:0 \x02wzxhzdk:0\x03",
    "[x]: javascript:alert(1)\n\n[x]",
    "## <svg onload=alert(1)>",
    '![a" onerror="alert(1)](media/a.png)',
    "<javascript:alert(1)>",
    "&lt;script&gt;",
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_nothing_an_author_writes_becomes_a_program(attack):
    made = html(attack)
    tags = re.findall(r"<[^>]*>", made)
    assert not [tag for tag in tags if re.match(r"</?(script|iframe|form|svg|b|object|style)\b", tag)]
    for tag in tags:
        assert not re.search(r"\s(on\w+|style|hx-\w+)\s*=", re.sub(r'"[^"]*"', '""', tag))
        assert not re.search(r'(href|src)="\s*(javascript|data|vbscript):', tag, re.IGNORECASE)


def test_authors_cannot_make_ids():
    made = html('Tekst {: #main }\n\n### Noe {#main}\n\n<p id="main">x</p>')
    assert ' id="' not in re.sub(r"&lt;.*?&gt;", "", made)


def test_sources_are_numbered_by_page_and_link_there_and_back():
    top = with_sources("a", "b", "c")
    m = module(PAGE + "Først b.[^b] Så a.[^a] Og b igjen.[^b] `[^c]` [^x]\n\n## To {#to}\n\nC.[^c]\n", top).document
    rendered = render_page(m, "hvorfor")
    assert [(s.number, s.key, s.anchor) for s in rendered.sources] == [
        (1, "b", "kilde-b"),
        (2, "a", "kilde-a"),
    ]
    assert [link.anchor for link in rendered.sources[0].backlinks] == ["sitat-b-1", "sitat-b-2"]
    made = rendered.blocks[0].html
    for anchor in ("sitat-b-1", "sitat-b-2", "sitat-a-1"):
        assert made.count(f'id="{anchor}"') == 1
    assert made.count('href="#kilde-b"') == 2
    assert ">2</a></sup>" in made and "<code>[^c]</code>" in made and "[^x]" in made
    assert [s.number for s in render_page(m, "to").sources] == [1]


def test_sources_seen_after_the_answer_are_numbered_last_and_listed_after_it():
    top = with_sources("svar", "tekst")
    rendered = render_page(
        module(PAGE + QUESTION.replace("selv.", "selv.[^svar]") + "\n---\n\nT.[^tekst]\n", top).document,
        "hvorfor",
    )
    assert [(s.number, s.key) for s in rendered.sources] == [(1, "tekst"), (2, "svar")]
    assert [s.key for s in rendered.sources_seen()] == ["tekst"]
    assert [s.key for s in rendered.sources_seen(frozenset({"skala"}))] == ["tekst", "svar"]


def test_reviews_are_for_educators_only_in_every_place():
    body = "Synlig.\n\n> [!REVIEW]\n> Usikker.[^a]\nHemmelig hale.\n\n" + QUESTION.replace(
        "Velg den", "> [!review]\n> Usikker.\n\nVelg den"
    )
    m = module(PAGE + body, with_sources("a")).document
    for rendered in (render_page(m, "hvorfor"), render_page(m, "hvorfor", reveal_review=False)):
        assert "Usikker" not in repr(rendered) and "hale" not in repr(rendered)
        assert rendered.sources == ()
    educator = render_page(m, "hvorfor", reveal_review=True)
    assert repr(educator).count("Usikker") == 2
    assert [s.key for s in educator.sources] == ["a"]


def test_a_text_on_its_own_can_cite_too():
    made = fragment("Ja.[^a]", (Source("a", "A", "P", 2020, None),))
    assert 'href="#kilde-a"' in made


def test_a_table_gets_the_line_above_it_as_its_caption():
    table = "| a | b |\n|---|---|\n| 1 | 2 |"
    shown = html(f"Tekst.\n\nTabell: Ord *og* tall\n\n{table}\n\nEtter.")
    assert "<table><caption>Ord <em>og</em> tall</caption><thead>" in shown
    assert "<caption><em>Ord</em></caption>" in html(f"Tabell: *Ord*\n\n{table}")
    assert shown.startswith("<p>Tekst.</p>\n<div") and "Tabell: " not in shown
    assert "<caption>Tabell 2: Ord</caption>" in html(f"Tabell 2: Ord\n\n{table}")
    assert "<caption>" not in html(f"Tekst.\n\n{table}")
    assert (
        html(f"- a\n\n  Tabell: Ord\n\n  {table.replace(chr(10), chr(10) + '  ')}").count("<caption>Ord</caption>") == 1
    )


def test_a_picture_alone_shows_its_caption_below_it():
    shown = html('![Omriss](media/a.png "Kroppskartet & mer")')
    assert '<img alt="Omriss" loading="lazy" src="/media/a.png">' in shown
    assert "<figcaption>Kroppskartet &amp; mer</figcaption>" in shown and shown.startswith("<figure>")
    assert "<figure>" not in html("![Omriss](media/a.png)")
    assert 'title="A"' in html('Se ![Omriss](media/a.png "A") her.')


def test_links_between_documents_get_the_address_they_have_here():
    def addresses(place):
        return None if place.page == "borte" else f"/til/{place}"

    text = "[a](#skala) [b](../../guides/leder.md#x) [c](documents/personvern) [d](#borte) [e](/hjelp)"
    shown = block(text, addresses=addresses)
    assert '<a href="/til/courses/grunnkurs/esas#skala">a</a>' in shown
    assert '<a href="/til/guides/leder#x">b</a>' in shown
    assert '<a href="/til/documents/personvern">c</a>' in shown
    assert "<a>d</a>" in shown
    assert '<a href="/hjelp">e</a>' in shown


def test_options_are_text_within_a_line():
    reading = page("### Spørsmål: Når? {#nar}\n\n- [x] 1. juni\n- [ ] *2* < 3 & 4\n- [ ] # 5\n")
    options = render_page(reading.document, "hvorfor").blocks[0].options
    assert [option.html for option in options] == ["1. juni", "<em>2</em> &lt; 3 &amp; 4", "# 5"]


def test_what_is_too_tangled_is_shown_as_it_was_written():
    made = html("[" * 500)
    assert made == f"<pre>{'[' * 500}</pre>"
    assert html("<b>" + "[" * 500).startswith("<pre>&lt;b&gt;")


def test_a_page_that_is_not_there():
    assert render_page(page("Tekst.").document, "finnes-ikke") is None
