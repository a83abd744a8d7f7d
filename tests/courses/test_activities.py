"""Every kind of activity is read as its author meant it, in three languages, and shown."""

from decimal import Decimal

import pytest

from learning.courses.grammar import KEYWORDS
from learning.courses.nouns import Case, Item, Order, Pair, Prose, SelfAssessment
from learning.courses.rendering import render_page
from tests.courses.builders import (
    AFTER,
    BEFORE,
    CASE,
    EVERYTHING,
    FILL_IN,
    MATCH,
    NUMBER,
    ORDER,
    PAGE,
    QUESTION,
    REFLECTION,
    TASK,
    TOP,
    activity,
    codes,
    found,
    module,
    page,
    with_sources,
)


def rendered(body):
    return render_page(page(body).document, "hvorfor")


def test_a_page_with_every_kind_has_no_mistakes_and_every_kind():
    reading = page(EVERYTHING)
    assert found(reading) == []
    kinds = [one.kind for one in reading.document.pages[0].activities]
    assert set(kinds) == {row.activity for row in KEYWORDS}
    assert [block.kind for block in rendered(EVERYTHING).blocks] == [
        one.kind for one in reading.document.pages[0].blocks
    ]


def test_order():
    order = activity(ORDER)
    assert (order.id, order.title, order.prompt) == ("vondt", "Når Reidar får vondt", "Hva gjør du først?")
    assert order.items == (
        Item(0, "Spør hvor vondt det gjør", 14),
        Item(1, "Gi det som er forordnet, og noter klokken", 15),
        Item(2, "Spør igjen", 17),
    )
    assert order.explanation == "Du må vite hva du begynte med."


def test_order_with_a_loose_list_and_one_number_for_all():
    body = "### Rekkefølge: x {#x}\n\n- et punkt\n- et til\n\n1. en\n\n1. to\n\n1. tre\n"
    reading = page(body)
    assert found(reading) == []
    order = reading.document.pages[0].activities[0]
    assert order.prompt == "- et punkt\n- et til"
    assert [item.source_text for item in order.items] == ["en", "to", "tre"]


def test_match():
    match = activity(MATCH)
    assert (match.left_title, match.right_title) == ("Ord", "Betyr")
    assert match.prompt == "Finn det som hører sammen."
    assert match.pairs[0] == Pair(0, "Dyspné", "Tung pust", 16)
    assert [pair.right for pair in match.pairs] == ["Tung pust", "Nedsatt matlyst", "Avmagring"]


@pytest.mark.parametrize(
    ("row", "pair"),
    [
        ("a | b", ("a", "b")),
        ("| a | b", ("a", "b")),
        ("a | b |", ("a", "b")),
        (r"| a \| c | b |", (r"a \| c", "b")),
        ("| `a|c` | b |", ("`a|c`", "b")),
    ],
)
def test_rows_may_be_written_in_any_way_a_table_can(row, pair):
    match = activity(f"### Koble: x {{#x}}\n\nEn | To\n:--|--:\n{row}\n| c | d |\n")
    assert (match.pairs[0].left, match.pairs[0].right) == pair


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("21 poeng (± 0)", ("21", "0", "poeng")),
        ("3,5 mg/t (± 0,5)", ("3.5", "0.5", "mg/t")),
        ("3,5 mg/t (±0,5 mg/t)", ("3.5", "0.5", "mg/t")),
        ("3.5 mg (+/- 1)", ("3.5", "1", "mg")),
        ("10", ("10", "0", "")),
        ("12 000 kr", ("12000", "0", "kr")),
        ("−2 °C", ("-2", "0", "°C")),
        ("50 %", ("50", "0", "%")),
        ("20 mg/24 t", ("20", "0", "mg/24 t")),
    ],
)
def test_number(written, key):
    reading = page(NUMBER.replace("21 poeng (± 0,5)", written))
    assert found(reading) == []
    number = reading.document.questions[0]
    assert (number.answer, number.tolerance, number.unit) == (Decimal(key[0]), Decimal(key[1]), key[2])
    assert number.prompt == "Reidar har 5, 9 og 7. Hva er summen?"


def test_fill_in():
    fill_in = activity(FILL_IN)
    assert fill_in.accepted == ("dyspné", "dyspnoe")
    assert fill_in.prompt == "Hva heter det på fagspråk?"
    assert activity(FILL_IN.replace("Svar:\n\n", "Svar:\n")) == fill_in


def test_a_case_holds_its_activities_and_they_stay_on_its_page():
    reading = page("Før.\n\n" + CASE + "\n---\n\nEtter.\n")
    assert found(reading) == []
    home = reading.document.pages[0]
    assert [type(block) for block in home.blocks] == [Prose, Case, Prose]
    case = home.blocks[1]
    assert (case.prompt, [one.id for one in case.activities]) == ("Reidar våkner og er redd.", ["forst", "netter"])
    assert [one.id for one in home.activities] == ["reidar", "forst", "netter"]
    assert [one.id for one in reading.document.questions] == ["forst", "netter"]
    assert reading.document.page_of("netter") is home
    assert reading.document.question("netter").answer == 3
    assert home.blocks[2].markdown == "Etter."


def test_a_case_ends_at_the_next_heading_of_a_higher_level():
    reading = page(CASE + "\n" + QUESTION + "\n### Til slutt\n\nTekst.\n")
    assert found(reading) == []
    assert [block.kind for block in reading.document.pages[0].blocks if not isinstance(block, Prose)] == [
        "case",
        "question",
    ]


def test_personal_activities_are_found_by_id_and_are_no_questions():
    document = page(REFLECTION + BEFORE + AFTER + TASK).document
    assert document.questions == ()
    assert document.question("tar-med") is None
    assert document.personal("tar-med").prompt == "Skriv det du selv vil huske."
    assert document.personal("for-kurset").statements[1] == Item(1, "Jeg vet hvem jeg kan ringe", 18)
    assert (document.personal("for-kurset").compares, document.personal("etter-kurset").compares) == (
        None,
        "for-kurset",
    )
    assert document.personal("skala") is None


def test_a_task_says_whether_a_colleague_confirms_it():
    task = activity(TASK)
    assert (task.prompt, task.colleague) == ("Bruk skjemaet.", True)
    alone = activity(TASK.replace("\nBekreftes av kollega.\n", ""))
    assert (alone.prompt, alone.colleague) == ("Bruk skjemaet.", False)


@pytest.mark.parametrize("language", ["nn", "en"])
def test_every_word_of_the_grammar_has_its_own_in_nynorsk_and_english(language):
    body = EVERYTHING
    for row in KEYWORDS:
        body = body.replace(f"# {row.nb}:", f"# {getattr(row, language)}:")
    words = {
        "nn": {"Sammenlign med": "Samanlikn med", "Bekreftes av kollega": "Blir stadfesta av kollega"},
        "en": {
            "Sammenlign med": "Compare with",
            "Bekreftes av kollega": "Confirmed by a colleague",
            "Svar:": "Answer:",
            "Forklaring:": "Explanation:",
        },
    }
    for nb, other in words[language].items():
        body = body.replace(nb, other)
    reading = page(body)
    assert found(reading) == []
    assert reading.document.pages == page(EVERYTHING).document.pages


def test_ask_counts_the_questions_in_cases_and_nothing_personal():
    for asked, expected in ((2, []), (3, ["ask-too-many"])):
        top = TOP.replace("---\n\n", f"ask: {asked}\n---\n\n")
        assert codes(module(PAGE + CASE + REFLECTION + TASK, top)) == expected


def test_what_is_shown_of_each():
    shown = rendered(EVERYTHING)
    assert [item.html for item in shown.activity("vondt").items] == [
        "Gi det som er forordnet, og noter klokken",
        "Spør hvor vondt det gjør",
        "Spør igjen",
    ]
    match = shown.activity("ord")
    assert [item.html for item in match.left] == ["Dyspné", "Anoreksi", "Kakeksi"]
    assert [(item.position, item.html) for item in match.right] == [
        (2, "Avmagring"),
        (1, "Nedsatt matlyst"),
        (0, "Tung pust"),
    ]
    assert shown.activity("skar").unit == "poeng"
    assert shown.activity("reidar").prompt_html == "<p>Reidar våkner og er redd.</p>"
    assert shown.activity("netter").explanation_html == "<p>Han sa det.</p>"
    assert [item.html for item in shown.activity("for-kurset").statements] == [
        "Jeg kan spørre om smerte",
        "Jeg vet hvem jeg kan ringe",
    ]
    assert shown.activity("spor-en").colleague
    assert shown.activity("tar-med").prompt_html == "<p>Skriv det du selv vil huske.</p>"
    assert shown.activity("finnes-ikke") is None


def test_sources_cited_in_a_case_are_seen_when_its_question_is_answered():
    body = CASE.replace("Han sa det.", "Han sa det.[^a]")
    reading = module(PAGE + body, with_sources("a"))
    assert found(reading) == []
    shown = render_page(reading.document, "hvorfor")
    assert shown.sources_seen() == ()
    assert [source.key for source in shown.sources_seen(frozenset({"netter"}))] == ["a"]


def test_nouns_of_unfinished_activities_can_still_be_shown():
    for keyword in KEYWORDS:
        body = f"### {keyword.nb}: x {{#x}}\n"
        assert rendered(body) is not None
    assert isinstance(activity("### Rekkefølge: x {#x}\n"), Order)
    assert isinstance(activity("### Egenvurdering: x {#x}\n"), SelfAssessment)
