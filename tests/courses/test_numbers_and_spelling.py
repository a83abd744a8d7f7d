"""Numbers as they are written here are understood, and words as they are spelled by people in a hurry."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.courses import numbers, spelling


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("21", "21"),
        ("3,5", "3.5"),
        ("3.5", "3.5"),
        ("0.125", "0.125"),
        ("2,500", "2.5"),
        ("-4", "-4"),
        ("− 4", "-4"),
        ("–4", "-4"),
        ("+4", "4"),
        ("10 000", "10000"),
        ("10\u00a0000", "10000"),
        ("1\u2009234\u202f567,89", "1234567.89"),
        ("5 mg", "5"),
        ("5mg", "5"),
        ("5 MG.", "5"),
        ("  5  ", "5"),
        ("5.", "5"),
    ],
)
def test_numbers_that_are_understood(text, number):
    assert numbers.read_in(text, "mg") == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mg",
        "fem",
        "2.500",
        "-2.500",
        "1.000.000",
        "1,2,3",
        "3-4",
        "3/4",
        "5 ml",
        "1 0",
        "10 00",
        "٣",
        "²",
        "1e5",
        "--5",
        "½",
    ],
)
def test_what_is_no_number_or_could_be_two(text):
    assert numbers.read_in(text, "mg") is None


def test_units_are_compared_kindly():
    assert numbers.read_in("5 µg", "μg") == 5  # the two letters my look alike
    assert numbers.read_in("5 mg / t", "mg/t") == 5
    assert numbers.read_in("50 %", "%") == numbers.read_in("50", "%") == 50
    assert numbers.read_in("5 mg", "") is None
    assert numbers.read("20 mg/24 t") == (Decimal(20), "mg/24 t")


def test_a_number_is_written_back_as_it_was():
    for text in ("21", "3,5", "-2", "0,50"):
        number, _unit = numbers.read(text)
        assert numbers.written(number) == text


@given(st.decimals(min_value=-999_999, max_value=999_999, places=3), st.sampled_from([" ", "\u00a0", "\u202f", ""]))
def test_every_number_can_be_written_the_norwegian_way(value, between):
    written = f"{value:,.3f}".replace(",", between).replace(".", ",")
    assert numbers.read_in(written, "") == value


@given(st.text(max_size=20))
def test_no_text_is_too_strange(text):
    numbers.read(text)
    spelling.accepts((text, "morfin"), text)


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("Dyspné", "dyspné"),
        ("dyspné", " «Dyspné». "),
        ("ESAS-r", "esas r"),
        ("ESAS-r", "ESASr"),
        ("tung pust", "tungpust"),
        ("være til stede", "vaere tilstede"),
        ("sår", "saar"),
        ("sår", "sar"),
        ("ødem", "oedem"),
        ("ødem", "odem"),
        ("obstipasjon", "obstippasjon"),
        ("obstipasjon", "obstiapsjon"),
        ("kakeksi", "cakeksi"),
        ("hydrokortison", "hidrocortison"),
        ("dyspné", "dispne"),
        ("apné", "apne"),
        ("palliativ sedering", "paliativ sedering"),
        ("0–10", "0-10"),
        ("4 mg", "4mg"),
    ],
)
def test_what_is_forgiven(accepted, text):
    assert spelling.accepts((accepted,), text)


@pytest.mark.parametrize(
    ("accepted", "text"),
    [
        ("kvalme", "smerte"),
        ("obstipasjon", "obstpasjn"),
        ("obstipasjon", "obstipasjn"),
        ("hyperkalsemi", "hyperkalemi"),
        ("hypokalemi", "hypokalsemi"),
        ("hypokalsemi", "hypokalemi"),
        ("dysfagi", "dysfasi"),
        ("dysfasi", "dysfagi"),
        ("obstipasjon", "obbstippasjon"),
        ("afferent", "efferent"),
        ("abduksjon", "adduksjon"),
        ("hypertensjon", "hypotensjon"),
        ("seng", "senk"),
        ("0–10", "0-100"),
        ("0–10", "010"),
        ("2025-2026", "2025-2027"),
        ("vitaminB12", "vitaminB13"),
        ("morfin", "morfin og noe"),
        ("palliativ sedering", "paliativ sederin"),
        ("morfin", ""),
        ("morfin", "…"),
    ],
)
def test_what_is_not(accepted, text):
    assert not spelling.accepts((accepted,), text)


# Letters that no keyboard lacks and that sound like no other
words = st.text(alphabet="bdfglmnprst", min_size=spelling.LONG_WORD, max_size=12)
beyond_the_beginning = st.integers(spelling.BEGINNING, spelling.LONG_WORD - 1)


@given(words, beyond_the_beginning)
def test_in_any_long_word_a_letter_may_be_written_twice_or_once(word, at):
    twice = word[:at] + word[at] + word[at:]
    assert spelling.accepts((word,), twice) and spelling.accepts((twice,), word)


@given(words, beyond_the_beginning, st.sampled_from("bdfglmnprst"))
def test_in_no_word_is_one_letter_as_good_as_another(word, at, letter):
    other = word[:at] + letter + word[at + 1 :]
    assert spelling.accepts((word,), other) == (other == word)
