"""What could identify a patient is found, and everyday words of the ward are left alone.

The numbers are made here by the published rule, and belong to nobody.
"""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.confidentiality import finds


def control(digits, weights):
    """The digit that makes the weighted sum divisible by 11; None where there is none."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11
    return {11: "0", 10: None}.get(rest, str(rest))


def number(birth, individual=100):
    """The first valid number for these six digits, counting from an individual number."""
    while True:
        start = f"{birth}{individual:03d}"
        first = control(start, (3, 7, 6, 1, 8, 9, 4, 5, 2))
        second = first and control(start + first, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2))
        if second:
            return start + first + second
        individual += 1


def kinds(text):
    return [(finding.kind, text[finding.start : finding.end]) for finding in finds(text)]


PLAIN = number("131169")
NUMBERS = {
    "plain": PLAIN,
    "D-number": number("531169"),
    "help number": number("135169"),
    "synthetic, 40 on the month": number("014201"),
    "synthetic, 80 on the month": number("139169"),
    "synthetic D-number": number("539169"),
    "leap day": number("290200"),
    "joint help number": number("812345"),
}


def test_the_rule_here_agrees_with_numbers_published_for_testing():
    for published in ("131169" + "00216", "120579" + "00499"):
        assert kinds(published) == [("national-id", published)]


@pytest.mark.parametrize("id", NUMBERS.values(), ids=NUMBERS.keys())
def test_national_ids_stop(id):
    text = f"Hun het noe, {id}, og bodde her."
    assert kinds(text) == [("national-id", id)]
    assert finds(text)[0].stops


@pytest.mark.parametrize("between", [" ", "\u00a0", "-", " - ", "."])
def test_national_ids_with_something_between(between):
    written = PLAIN[:6] + between + PLAIN[6:]
    assert kinds(f"Fnr: {written}.") == [("national-id", written)]
    spread = f"{PLAIN[:2]}.{PLAIN[2:4]}.{PLAIN[4:6]}{between}{PLAIN[6:]}"
    assert kinds(spread) == [("national-id", spread)]
    assert kinds(" ".join(PLAIN)) == [("national-id", " ".join(PLAIN))]


@pytest.mark.parametrize(
    "between", ["\n", "\t", "/", "_", "—", "\u2011", ", ", " (", "\u00ad", "\u200b", "\ufeff_\u200d /"]
)
def test_national_ids_with_any_mark_between_the_birth_and_the_rest(between):
    for birth in (PLAIN[:6], "13.11.69", "13/11/69"):
        written = birth + between + PLAIN[6:]
        assert kinds(f"Fnr: {written}).") == [("national-id", written)]


@pytest.mark.parametrize("unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d\u200b"])
def test_characters_that_do_not_show_hide_nothing(unseen):
    for written in (unseen.join(PLAIN), f"{PLAIN[:3]}{unseen}{PLAIN[3:9]}{unseen}{PLAIN[9:]}"):
        assert kinds(f"5{unseen}mg, {written}") == [("national-id", written)]


def test_lists_of_numbers_are_no_national_ids():
    """Written as one, each of these would be."""
    a, b = PLAIN[:6], PLAIN[6:]
    for text in (f"{a}    {b}", f"{a} til {b}", f"{a[:2]} {a[2:4]} {a[4:]}, {b}", f"{a[:2]}\n{a[2:4]}\n{a[4:]}\n{b}"):
        assert not any(finding.stops for finding in finds(text))
    phones = [f"{n:08d}" for n in range(13_116_900, 13_117_900)]
    for between in (", ", "\n", "/"):
        listed = between.join(f"{one[:3]} {one[3:5]} {one[5:]}" for one in phones)
        assert not any(finding.stops for finding in finds(listed)), between


@pytest.mark.parametrize(
    "id",
    [
        PLAIN[:-1] + str((int(PLAIN[-1]) + 1) % 10),
        PLAIN[:-2] + str((int(PLAIN[-2]) + 1) % 10) + PLAIN[-1],
        number("321169"),
        number("131369"),
        number("290201"),
        number("310469"),
        number("721169"),
        PLAIN + "0",
        "0" + PLAIN,
        PLAIN[:-1],
    ],
)
def test_other_long_numbers_do_not(id):
    assert not any(finding.stops for finding in finds(f"Nr. {id}"))


def test_a_joint_help_number_is_written_in_one():
    spread = f"{NUMBERS['joint help number'][:8]} {NUMBERS['joint help number'][8:]}"
    assert not any(finding.stops for finding in finds(spread))


@given(
    st.dates().map(lambda day: f"{day:%d%m%y}"),
    st.integers(0, 800),
    st.sampled_from([0, 40]),
    st.sampled_from([0, 40, 80]),
    st.text(alphabet="abc .,:\n", max_size=8),
)
@settings(max_examples=100, deadline=None)
def test_every_valid_number_is_found_wherever_it_stands(birth, individual, day, month, around):
    id = number(f"{int(birth[:2]) + day:02d}{int(birth[2:4]) + month:02d}{birth[4:]}", individual)
    if id[:6].startswith(("8", "9")):
        return
    assert ("national-id", id) in kinds(f"{around}{id}{around}")


FOUND = {
    "date": [
        "03.03.2024",
        "3.3.2024",
        "3. 3. 2024",
        "03.03.24",
        "3/3-24",
        "12/3",
        "3/12",
        "29/2",
        "3/3/2024",
        "2024-03-03",
        "20240303",
        "3. mars",
        "3 mars",
        "3.mars 2024",
        "31. DESEMBER",
        "3. des",
        "3. sept. 2024",
        "3 May",
        "3rd March 2024",
        "March 3, 2024",
        "født 1942",
        "fødd i 1942",
        "f. 1942",
    ],
    "phone": [
        "91234567",
        "912 34 567",
        "22 33 44 55",
        "+47 912 34 567",
        "+4791234567",
        "0047 22 33 44 55",
        "22\u00a033\u00a044\u00a055",
    ],
    "room": [
        "rom 12",
        "Rom 304B",
        "rom nr. 12",
        "romnr 12",
        "seng 3",
        "Seng nr 3",
        "pasientrom 7",
        "room 12",
        "bed 3",
        "sengeplass 4",
    ],
    "initials": ["A.B.", "A. B.", "K.N", "Å.Ø.", "A.B.C."],
}
PEOPLE = [
    "pasient AB",
    "Pasienten AB",
    "pas. KN",
    "pt. KN",
    "brukeren AB",
    "beboer ÅØ",
    "fru KN",
    "bebuaren AB",
    "patient AB",
]
HARMLESS = [
    "ESAS",
    "ESAS-r viste 7 av 10",
    "MOBID-2",
    "NRS 7",
    "HLR minus",
    "ICD-10",
    "pasienten NRS 7",
    "pasient HLR minus",
    "Pasienten ICD-10",
    "pasienten ESAS",
    "PASIENTEN BØR HA RO",
    "pasienten er PVK-fri",
    "pasienten HAR vondt",
    "KAD og PVK",
    "p.o. og i.v.",
    "f.eks. slik",
    "P.S. Husk",
    "U.S.A.",
    "N.N.",
    "vitamin B. Deretter",
    "T. Hansen",
    "E.Coli",
    "punkt A.1.b",
    "7/10",
    "10/10",
    "1/2",
    "3/4",
    "24/7",
    "31/4",
    "10/5 mg",
    "20/10 mg",
    "120/80",
    "kl. 10.30",
    "0-10",
    "1.2.3",
    "99.99.2024",
    "31.02.2024",
    "3,5 mg",
    "2024",
    "i 2024",
    "it may help 3",
    "2 may help",
    "12 345 678 kr",
    "91234567 kr",
    "113",
    "116 117",
    "72 80 76 90 88",
    "1234 5678",
    "12345678",
    "912345678",
    "i seng 2 timer",
    "rom 20 grader",
    "ligger til sengs",
    "rommet",
    "klasserom 3",
    "sterom 5",
    "seng 3 ganger",
    "room 2.5",
    "0,91234567",
    "versjon 10.10.2",
    "3. mandag",
    "3. marsjen",
    "3 desiliter",
    "2 sep-filtre",
    "født i går",
]


@pytest.mark.parametrize(("kind", "written"), [(kind, one) for kind, texts in FOUND.items() for one in texts])
def test_warnings(kind, written):
    for text in (written, f"Vi møttes ({written}), og det gikk fint."):
        [finding] = finds(text)
        assert (finding.kind, text[finding.start : finding.end]) == (kind, written)
        assert not finding.stops


@pytest.mark.parametrize("written", PEOPLE)
def test_initials_right_after_a_word_for_a_person(written):
    assert kinds(f"I går sa {written} nei.") == [("initials", written.split()[-1])]


@pytest.mark.parametrize("written", HARMLESS)
def test_left_alone(written):
    assert kinds(written) == []
    assert kinds(f"Vi skrev: {written}, og gikk.") == []


def test_everything_comes_in_order_and_once():
    text = f"A.B. på rom 12, født 03.03.1942, {PLAIN}, tlf. 912 34 567"
    assert [kind for kind, _ in kinds(text)] == ["initials", "room", "date", "national-id", "phone"]


@given(st.text(max_size=60) | st.lists(st.sampled_from("0123456789 .-/ABromseng"), max_size=60).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_places_within_it_that_do_not_overlap(text):
    places = [(finding.start, finding.end) for finding in finds(text)]
    flat = [edge for place in places for edge in place]
    assert flat == sorted(flat)
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "1.", "A.", "rom ", "rom 1 ", "pasient AB ", " ", "3. ", "12.12.", "+47 ", "1\u00ad", "12/3"]
)
def test_long_texts_take_no_time(unit):
    began = time.process_time()
    finds((unit * 20_000)[:20_000])
    assert time.process_time() - began < 1
