"""Each mistake authors make in the other activities is found, on its line. The heading is line 10."""

import pytest

from tests.courses.builders import (
    AFTER,
    BEFORE,
    CASE,
    FILL_IN,
    MATCH,
    NUMBER,
    ORDER,
    REFLECTION,
    TASK,
    codes,
    found,
    page,
)

ORDERS = {
    "one bullet among numbers": ("3. Spør", "- Spør", [(17, "list-not-numbered")]),
    "the list glued to the prompt": ("først?\n\n", "først?\n", [(13, "list-glued")]),
    "numbers that do not rise": ("3. Spør", "1. Spør", [(14, "items-misnumbered")]),
    "a wrapped line without indent": ("   og noter", "og noter", [(16, "item-line-not-indented")]),
    "an indented item": ("3. Spør", "   3. Spør", [(17, "item-indented")]),
    "no space after the number": ("3. Spør", "3.Spør", [(10, "too-few-items"), (17, "item-ill-formed")]),
    "an empty item": ("3. Spør igjen", "3.", [(17, "item-empty")]),
    "two alike": ("3. Spør igjen", "3. Spør  hvor vondt det gjør.", [(17, "identical-items")]),
    "a box as in a question": ("3. Spør", "3. [x] Spør", [(17, "box-in-list")]),
    "text after the list": ("igjen\n", "igjen\n\nLykke til.\n", [(19, "text-after-items")]),
    "an explanation glued to the list": ("\nForklaring", "Forklaring", [(18, "explanation-glued")]),
    "text after the explanation": ("med.\n", "med.\n\nMer.\n", [(21, "text-after-explanation")]),
    "HTML in an item": ("igjen", "<b>igjen</b>", [(17, "raw-html"), (17, "raw-html")]),
}
MATCHES = {
    "the table glued to the prompt": ("sammen.\n\n", "sammen.\n", [(13, "table-glued")]),
    "no line under the header": ("|---|---|\n", "", [(14, "table-without-line")]),
    "three columns": ("| Tung pust |", "| Tung pust | x |", [(16, "table-columns")]),
    "one column": ("| Dyspné | Tung pust |", "| Dyspné |", [(16, "pair-empty"), (16, "table-columns")]),
    "an empty cell": ("| Tung pust |", "| |", [(16, "pair-empty")]),
    "a column without a title": ("| Betyr |", "| |", [(14, "table-title-empty")]),
    "a title with markup": ("| Betyr |", "| **Betyr** |", [(14, "markup-in-heading")]),
    "the same on the left": ("Anoreksi", "Dyspné", [(17, "identical-items")]),
    "the same on the right": ("Nedsatt matlyst", "tung pust.", [(17, "identical-items")]),
    "text after the table": ("Avmagring |\n", "Avmagring |\n\nMer.\n", [(20, "text-after-table")]),
    "text glued to the table": ("Avmagring |\n", "Avmagring |\nMer.\n", [(19, "text-after-table")]),
    "an unknown source in a cell": ("Avmagring", "Avmagring[^x]", [(18, "source-unknown")]),
}
NUMBERS = {
    "no answer": ("Svar: 21 poeng (± 0,5)\n\n", "", [(14, "explanation-before-key")]),
    "the answer glued to the prompt": ("summen?\n\n", "summen?\n", [(13, "answer-glued")]),
    "two answers": ("0,5)\n", "0,5)\n\nSvar: 22\n", [(16, "answer-twice")]),
    "words instead of a number": ("21 poeng (± 0,5)", "tjueen", [(14, "answer-not-a-number")]),
    "nothing": ("Svar: 21 poeng (± 0,5)", "Svar:", [(14, "answer-not-a-number")]),
    "a number that can be read in two ways": ("21 poeng", "2.500 mg", [(14, "answer-not-a-number")]),
    "markup around the unit": ("21 poeng", "21 *poeng*", [(14, "answer-not-a-number")]),
    "a tolerance without its parenthesis": ("(± 0,5)", "± 0,5", [(14, "tolerance-ill-formed")]),
    "a tolerance without its sign": ("(± 0,5)", "(0,5)", [(14, "answer-not-a-number")]),
    "a tolerance in another unit": ("± 0,5", "± 5 %", [(14, "tolerance-ill-formed")]),
    "a tolerance below nothing": ("± 0,5", "± -1", [(14, "tolerance-ill-formed")]),
    "a tolerance that is no number": ("± 0,5", "± litt", [(14, "tolerance-ill-formed")]),
    "text under the answer": ("0,5)\n", "0,5)\nEller der omkring.\n", [(15, "text-after-answer")]),
}
FILL_INS = {
    "no answer": ("Svar:\n\n- dyspné\n- dyspnoe\n\n", "", [(14, "explanation-before-key")]),
    "the answer on the same line": ("Svar:\n", "Svar: dyspné\n", [(14, "answer-on-the-line")]),
    "an answer without its list": ("- dyspné\n- dyspnoe\n", "", [(14, "answer-missing-list")]),
    "text between": ("Svar:\n", "Svar:\nett av disse\n", [(15, "text-after-answer")]),
    "markup": ("- dyspné", "- **dyspné**", [(16, "variant-not-plain")]),
    "nothing but punctuation": ("- dyspnoe", "- …", [(17, "variant-not-plain")]),
    "the same twice": ("- dyspnoe", "- Dyspné", [(17, "identical-items")]),
    "far too long": ("- dyspnoe", "- " + "ord " * 26, [(17, "variant-too-long")]),
}
CASES = {
    "no text": ("Reidar våkner og er redd.\n\n", "", [(10, "case-without-text")]),
    "questions with three marks": ("####", "###", [(10, "case-empty")]),
    "a reflection inside": (
        "#### Spørsmål: Hva gjør du først? {#forst}\n\n- [x] Setter deg\n- [ ] Ringer",
        "#### Refleksjon: Hva tenker du? {#forst}\n\nSkriv.",
        [(14, "activity-not-in-case")],
    ),
    "a question with five marks": ("#### Tall", "##### Tall", [(19, "activity-level"), (19, "id-not-here")]),
    "a line that ends the case": (
        "#### Tall",
        "---\n\n#### Tall",
        [(21, "activity-outside-case"), (21, "id-not-here")],
    ),
    "an explanation of the case": ("redd.\n", "redd.\n\nForklaring: Det er natt.\n", [(14, "explanation-not-here")]),
    "an id used before": ("{#netter}", "{#forst}", [(19, "id-twice")]),
    "a misspelt keyword": ("#### Tall:", "#### Tlal:", [(19, "id-not-here"), (19, "keyword-unknown")]),
}
TASKS = {
    "the sentence glued to the text": ("skjemaet.\n\n", "skjemaet.\n", [(13, "colleague-not-alone")]),
    "nearly the sentence": ("av kollega", "av en kollega", [(14, "colleague-ill-formed")]),
    "an explanation": ("Bruk", "Forklaring: Bruk", [(12, "explanation-not-here")]),
}
COMPARISONS = {
    "an id that is not there": ("med: {#for-kurset}", "med: {#forkurset}", [(17, "compare-unknown")]),
    "other statements": ("ringe\n\nSam", "spørre\n\nSam", [(17, "compare-other-statements")]),
    "one statement less": (
        "- Jeg kan spørre om smerte\n- Jeg vet hvem jeg kan ringe\n\nSam",
        "- Jeg kan spørre om smerte\n\nSam",
        [(17, "compare-other-statements")],
    ),
    "no braces": ("med: {#for-kurset}", "med: for-kurset", [(22, "compare-ill-formed")]),
    "no colon": ("med: {#for-kurset}", "med {#for-kurset}", [(22, "compare-ill-formed")]),
    "glued to the list": ("ringe\n\nSam", "ringe\nSam", [(21, "compare-ill-formed")]),
    "said twice": (
        "med: {#for-kurset}\n",
        "med: {#for-kurset}\n\nSammenlign med: {#for-kurset}\n",
        [(24, "compare-ill-formed")],
    ),
    "no statements": (
        "- Jeg kan spørre om smerte\n- Jeg vet hvem jeg kan ringe\n\nSam",
        "Sam",
        [(17, "compare-other-statements"), (17, "no-statements")],
    ),
}


def each(*tables):
    return [
        pytest.param(whole, *change, id=f"{number}: {name}")
        for number, (whole, table) in enumerate(tables)
        for name, change in table.items()
    ]


@pytest.mark.parametrize("whole", [ORDER, MATCH, NUMBER, FILL_IN, CASE, TASK, BEFORE + "\n" + AFTER, REFLECTION])
def test_what_they_are_made_from_has_no_mistakes(whole):
    assert found(page(whole)) == []


@pytest.mark.parametrize(
    ("whole", "right", "wrong", "expected"),
    each(
        (ORDER, ORDERS),
        (MATCH, MATCHES),
        (NUMBER, NUMBERS),
        (FILL_IN, FILL_INS),
        (CASE, CASES),
        (TASK, TASKS),
        (BEFORE + "\n" + AFTER, COMPARISONS),
    ),
)
def test_mistake(whole, right, wrong, expected):
    assert right in whole
    assert found(page(whole.replace(right, wrong))) == expected


@pytest.mark.parametrize(
    ("keyword", "code"),
    [
        ("Rekkefølge", "order-without-list"),
        ("Koble", "match-without-table"),
        ("Tall", "answer-missing"),
        ("Fyll inn", "answer-missing-list"),
        ("Egenvurdering", "no-statements"),
        ("Kasus", "case-empty"),
    ],
)
def test_an_activity_without_its_key_and_the_rest_is_still_read(keyword, code):
    reading = page(f"### {keyword}: Noe {{#noe}}\n\nTekst.\n\n---\n\nMer.\n")
    assert found(reading) == [(10, code)]
    assert reading.document.pages[0].blocks[-1].markdown == "Mer."


def test_bullets_instead_of_numbers():
    reading = page("### Rekkefølge: x {#x}\n\nSett i rekkefølge.\n\n- en\n- to\n")
    assert found(reading) == [(14, "list-not-numbered")]


def test_too_few_and_too_many():
    for few in ("1. en\n", "1. en\n2. to\n"):
        assert found(page("### Rekkefølge: x {#x}\n\n" + few)) == [(10, "too-few-items")]
    assert found(page("### Koble: x {#x}\n\n| a | b |\n|---|---|\n| c | d |\n")) == [(10, "too-few-pairs")]
    many = "".join(f"{n}. punkt nr. {n}\n" for n in range(1, 23))
    reading = page("### Rekkefølge: x {#x}\n\n" + many)
    assert found(reading) == [(32, "too-many-items")]
    rows = "".join(f"| a{n} | b{n} |\n" for n in range(14))
    assert found(page("### Koble: x {#x}\n\n| a | b |\n|---|---|\n" + rows)) == [(26, "too-many-pairs")]


def test_a_self_assessment_compares_with_an_earlier_one_only():
    assert "compare-unknown" in codes(page(AFTER + "\n" + BEFORE))
    assert "compare-unknown" in codes(page(AFTER.replace("for-kurset", "etter-kurset")))


def test_what_looks_like_grammar_in_code_is_only_text():
    fence = "```\nSvar: 3\nForklaring: x\n1. en\n| a | b |\n|---|---|\n```\n\n"
    for whole, heading in ((ORDER, "{#vondt}\n\n"), (MATCH, "{#ord}\n\n"), (NUMBER, "{#skar}\n\n")):
        reading = page(whole.replace(heading, heading + fence))
        assert found(reading) == []
        assert "Forklaring: x" in reading.document.questions[0].prompt
