"""LIX knows a full stop from the one in an abbreviation, and only looks at running text."""

import pytest

from learning.courses.readability import HARD, Effort, measured
from tests.courses.builders import found, page

SENTENCES = {
    "Han sover, f.eks. om natten. Så våkner han.": 2,
    "Hun ringer bl.a. legen kl. 12.00 og spør. Se § 3-1 nr. 2. Da går vi.": 3,
    "Vi møtes 3. mars. 24 timer senere ringer A. Hansen.": 2,
    "«Går det bra?» spør hun. «Ja.» Han smiler.": 3,
    "Smerte, kvalme osv. Derfor spør vi. Mange har uro, angst osv. og sover dårlig.": 3,
    "Uten punktum til slutt": 1,
    "- En ting\n- En annen ting\n  som fortsetter. Slik.": 3,
    "Venter … så svarer han. **Da** er det nok.": 2,
    "Dosen er 2.5 mg. Den økes.": 2,
    "Se pkt. 4 i kap. 2, jf. Helsedirektoratet. Slutt!": 2,
}


@pytest.mark.parametrize("text", SENTENCES)
def test_sentences_are_counted_as_a_reader_would(text):
    assert measured([text]).sentences == SENTENCES[text]


def test_words_and_long_words_are_those_a_reader_sees():
    text = "Vi kartlegger smerte[^kilde] med [skjemaet](https://example.org/veldig/lang/adresse) – hver dag."
    assert measured([text]) == Effort(words=7, long_words=2, sentences=1)


def test_headings_tables_code_and_what_readers_never_see_are_left_out():
    text = "### Overskrift\n\n| a | b |\n|---|---|\n\n```\nkode her\n```\n\n> [!REVIEW]\n> Skjult tekst.\n\n> [!TIP]\n> Sett deg."
    assert measured([text]) == Effort(words=2, long_words=0, sentences=1)


def test_lix_is_words_per_sentence_and_long_words_in_a_hundred():
    assert measured(["Kartleggingen begynner alltid her."] * 10).lix == 4 + 50
    assert measured([]).lix == 0


HARD_TEXT = "Symptomkartleggingen gjennomføres systematisk av kontaktsykepleieren sammen med pasienten. " * 5


def test_a_hard_page_is_advice_on_the_line_of_its_heading_and_a_short_one_is_not():
    reading = page(HARD_TEXT + "\n")
    assert found(reading) == [(8, "page-hard-to-read")]
    assert reading.errors == ()
    assert reading.problems[0].facts["lix"] > reading.problems[0].facts["most"] == HARD
    assert found(page(HARD_TEXT[: len(HARD_TEXT) // 5])) == []
    assert found(page("Han er trett. " * 50)) == []
