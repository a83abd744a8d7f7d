"""A module as an author writes it becomes pages, prose and questions."""

from datetime import date

from learning.courses.nouns import Prose
from tests.courses.builders import PAGE, QUESTION, TOP, codes, found, module, page

FULL = """---
title: Kartlegging
summary: Om å spørre.
language: nb
edition: 3
minutes: 12
competences: [systematisk-symptomkartlegging, kommunikasjon]
covers: [AHUS-1.1]
sources:
  - key: esas
    title: Om ESAS
    publisher: Et sykehus
    year: 2019
    url: https://example.org/esas
reviewed: 2026-11-21
review_by: 2027-11-21
law_checked: 2026-06-01
fictional: true
audience: [nurse, leader]
pass_mark: 70
ask: 1
---

## Hvorfor? {#hvorfor}

Tekst før.[^esas]

### Spørsmål: Hvilken skala? {#skala}

Velg én.

- [ ] 1–5
  > Nei.
- [x] 0–10, som er
  ganske vanlig
  > Ja. Først dette.
  >
  > Så dette.

Forklaring: Pasienten setter
tallet selv.

---

Tekst etter.

### En vanlig mellomtittel

Mer tekst.

## Neste side {#neste}

Slutt.
"""


def test_everything_an_author_writes_is_found_again():
    reading = module(FULL, top="")
    assert reading.problems == ()
    m = reading.document
    assert (m.slug, m.course, m.name, m.order) == ("courses/grunnkurs/esas", "courses/grunnkurs", "esas", 20)
    assert (m.title, m.summary, m.language, m.edition, m.minutes) == (
        "Kartlegging",
        "Om å spørre.",
        "nb",
        3,
        12,
    )
    assert m.competences == ("systematisk-symptomkartlegging", "kommunikasjon")
    assert (m.covers, m.audience, m.pass_mark, m.ask, m.fictional) == (
        ("AHUS-1.1",),
        ("nurse", "leader"),
        70,
        1,
        True,
    )
    assert m.sources[0].year == 2019
    assert m.review_by == date(2027, 11, 21)
    assert [page.id for page in m.pages] == ["hvorfor", "neste"]


def test_prose_and_questions_keep_their_order_on_the_page():
    first = module(FULL, top="").document.pages[0]
    kinds = ["prose" if isinstance(block, Prose) else block.kind for block in first.blocks]
    assert kinds == ["prose", "question", "prose"]
    assert first.blocks[0].markdown == "Tekst før.[^esas]"
    assert first.blocks[2].markdown == "Tekst etter.\n\n### En vanlig mellomtittel\n\nMer tekst."
    assert (first.blocks[0].line, first.blocks[1].line, first.blocks[2].line) == (26, 28, 45)


def test_a_question_knows_its_prompt_options_feedback_and_key():
    m = module(FULL, top="").document
    question = m.question("skala")
    assert (question.title, question.prompt) == ("Hvilken skala?", "Velg én.")
    assert question.right == frozenset({1})
    assert not question.several
    assert [option.position for option in question.options] == [0, 1]
    assert question.options[1].source_text == "0–10, som er ganske vanlig"
    assert question.options[1].feedback == "Ja. Først dette.\n\nSå dette."
    assert question.explanation == "Pasienten setter\ntallet selv."
    assert m.page_of("skala").id == "hvorfor"
    assert m.question("finnes-ikke") is None


def test_several_right_answers_make_checkboxes():
    question = page(QUESTION.replace("- [ ] 1–5", "- [x] 1–5")).document.questions[0]
    assert question.several
    assert question.right == frozenset({0, 1})


def test_a_short_question_needs_no_prompt_feedback_or_explanation():
    reading = page("### Spørsmål: Ja? {#ja}\n\n- [x] Ja\n- [ ] Nei\n")
    assert codes(reading) == []
    question = reading.document.questions[0]
    assert (question.prompt, question.explanation, question.options[0].feedback) == ("", "", None)


def test_keywords_exist_in_nynorsk_and_english_and_in_any_case():
    for word in ("Spørsmål", "spørsmål", "Question", "SPØRSMÅL"):
        assert page(f"### {word}: Ja? {{#ja}}\n\n- [x] Ja\n- [ ] Nei\n").document.questions[0].id == "ja"


def test_grammar_inside_code_is_only_text():
    reading = page("Slik:\n\n```markdown\n## Side {#x}\n\n- [x] svar\n<b>\n[^nei]\n```\n")
    assert codes(reading) == []
    assert len(reading.document.pages) == 1


def test_windows_line_ends_and_byte_order_mark_change_nothing():
    plain = module(FULL, top="").document
    other = module("\ufeff" + FULL.replace("\n", "\r\n"), top="").document
    assert other == plain


def test_a_page_over_250_words_is_a_warning_and_hidden_reviews_do_not_count():
    long = page("Ord. " * 251)
    assert found(long) == [(8, "page-too-long")]
    assert not long.errors
    assert codes(page("Ord. " * 240 + "\n\n> [!REVIEW]\n> " + "Ord. " * 50)) == []
    linked = "ord [en](https://example.org/a/b/c)\n\n" * 100
    assert codes(page(linked)) == []


def test_every_id_is_needed_well_formed_and_the_only_one():
    body = "## Én\n\nTekst.\n\n## To {#To}\n\nTekst.\n\n## Tre {tre}\n\nTekst.\n\n## Fire {#b}\n\nTekst.\n\n"
    reading = module(body + "## Fem {#b}\n\nTekst.\n")
    assert found(reading) == [
        (8, "id-missing"),
        (12, "id-ill-formed"),
        (16, "id-ill-formed"),
        (24, "id-twice"),
    ]
    assert [p.facts.get("suggestion") for p in reading.problems] == ["en", "to", "tre", None]
    assert reading.problems[-1].facts["line"] == 20
    ids = [page.id for page in reading.document.pages]
    assert len(set(ids)) == 5


def test_a_page_and_a_question_cannot_share_an_id():
    assert "id-twice" in codes(module("## Skala {#skala}\n\n" + QUESTION))


def test_more_questions_cannot_be_drawn_than_there_are():
    top = TOP.replace("---\n\n", "ask: 2\n---\n\n")
    assert found(module(PAGE + QUESTION, top)) == [(6, "ask-too-many")]


def test_headings_in_the_wrong_place():
    assert found(module("Tekst.\n\n" + PAGE + "Tekst.\n")) == [(8, "text-before-first-page")]
    assert found(page("# Stor\n\nTekst.\n")) == [(8, "page-empty"), (10, "heading-level-one")]
    assert found(page("#### Spørsmål: x {#x}\n\nTekst.\n")) == [(10, "activity-outside-case"), (10, "id-not-here")]
    assert codes(page("##### Spørsmål: x {#x}\n\nTekst.\n")) == ["activity-level", "id-not-here"]
    assert "activity-level" in codes(module("## Spørsmål: x {#x}\n\nTekst.\n"))
    assert codes(module("")) == ["no-pages"]
    assert found(module("## Tom {#tom}\n")) == [(8, "page-empty")]
    assert found(page("### Delt {#x}\n\nTekst.\n")) == [(10, "id-not-here")]
    assert found(page("##Klistret\n")) == [(10, "heading-ill-formed")]


def test_a_misspelt_keyword_is_noticed_and_an_ordinary_colon_is_not():
    reading = page("### Spørsmaal: Ja? {#ja}\n\nTekst.\n")
    assert ("keyword-unknown", "Spørsmål") in [(p.code, p.facts.get("suggestion")) for p in reading.problems]
    assert codes(page("### Eksempel: Kari\n\nTekst.\n")) == []
    assert codes(page("### Total: fem\n\nTekst.\n")) == []


def test_a_heading_is_plain_text():
    assert found(module("## Om *dette* {#a}\n\nTekst.\n")) == []
    for title in ("**Fet**", "[lenke](https://example.org)", "Påstand[^k]", "`kode`", "<b>x</b>"):
        assert "markup-in-heading" in codes(module(f"## {title} {{#a}}\n\nTekst.\n")), title
