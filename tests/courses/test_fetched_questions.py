"""Are questions from GIFT and Moodle XML the same questions afterwards, and is nothing lost in silence?"""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.activities.scored import SCORED
from learning.courses.interchange.fetching import fetch
from learning.courses.nouns import Prose
from learning.courses.reading import read
from learning.courses.rendering import render_page
from tests.courses.builders import MODULE_PATH, PAGE, TOP

FILES = Path(__file__).parent / "foreign"
TEXT = TOP + PAGE + "Tekst.\n\n"


def gift(text, **how):
    return fetch("a.gift", text.encode(), **how)


def xml(inside, **how):
    return fetch("a.xml", f"<quiz>\n{inside}\n</quiz>".encode(), **how)


def asked(type, inside, name="N", text="Hva?"):
    head = f"<name><text>{name}</text></name><questiontext format='html'><text><![CDATA[{text}]]></text></questiontext>"
    return f"<question type='{type}'>{head}{inside}</question>"


def option(text, fraction=0, more=""):
    return f"<answer fraction='{fraction}'><text>{text}</text>{more}</answer>"


def codes(fetched):
    return {problem.code for problem in fetched.problems}


def module(fetched):
    return read(MODULE_PATH, TEXT + fetched.markdown)


def only(fetched):
    """The one activity of what was fetched, as our own reader sees it."""
    reading = module(fetched)
    assert reading.errors == ()
    (block,) = reading.document.pages[1].blocks
    return block


@pytest.mark.parametrize("name", ["symptomer.gift", "symptomer.xml"])
def test_a_whole_bank_becomes_activities_that_our_reader_finds_nothing_wrong_with(name):
    fetched = fetch(name, (FILES / name).read_bytes())
    assert fetched.markdown == (FILES / f"{name}.txt").read_text("utf-8")
    reading = module(fetched)
    assert reading.errors == ()
    activities = [block for block in reading.document.pages[1].blocks if not isinstance(block, Prose)]
    assert len(activities) == fetched.count > 6


# Kinds


def test_right_answers_and_feedback_stay_with_their_options():
    one = only(gift("Hva? {=Ja#Godt ~Nei#Tenk igjen ~Kanskje}"))
    assert [(each.source_text, each.correct, each.feedback) for each in one.options] == [
        ("Ja", True, "Godt"),
        ("Nei", False, "Tenk igjen"),
        ("Kanskje", False, None),
    ]


def test_several_right_answers_become_boxes():
    one = only(
        xml(asked("multichoice", "<single>false</single>" + option("a", 50) + option("b", 50) + option("c", -50)))
    )
    assert one.several and one.right == {0, 1}


def test_true_and_false_stand_in_their_order_in_the_language_of_the_module():
    for language, words in {"nb": ["Riktig", "Galt"], "nn": ["Rett", "Gale"], "en": ["True", "False"]}.items():
        markdown = xml(asked("truefalse", option("false", 100) + option("true")), language=language).markdown
        assert f"- [ ] {words[0]}\n- [x] {words[1]}" in markdown


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        ("#1822", "1822 (± 0)"),
        ("#3.1415:0.0005", "3,1415 (± 0,0005)"),
        ("#3.141..3.142", "3,1415 (± 0,0005)"),
        ("#-2..4", "1 (± 3)"),
        ("#=%50%1:2 =2500:0", "2500 (± 0)"),
        ("#1e3:0.50", "1000 (± 0,5)"),
    ],
)
def test_numbers_keep_their_tolerance_and_ranges_become_one(written, answer):
    fetched = gift(f"Når? {{{written}}}")
    assert f"Svar: {answer}\n" in fetched.markdown
    assert only(fetched).answer is not None


def test_what_is_put_in_order_comes_in_the_right_order_from_xml():
    one = only(xml(asked("ordering", option("c", "3.0") + option("a", "1.0") + option("b", "2.0"))))
    assert [item.source_text for item in one.items] == ["a", "b", "c"]


@pytest.mark.parametrize("other", ["oslo", "OSLO", "Oslo.", " Oslo! "])
def test_an_answer_there_twice_is_there_once_when_our_reader_could_not_tell_them_apart(other):
    assert only(gift(f"Hvor? {{=Oslo ={other} =Bergen}}")).accepted == ("Oslo", "Bergen")


def test_a_gap_in_a_sentence_is_shown():
    assert only(gift("Grant er {~levende =gravlagt} her.")).title == "Grant er _____ her."
    assert only(gift("To og to er {=fire}.")).title == "To og to er _____."


# Titles and ids


def test_ids_come_from_names_and_are_alone_in_the_module():
    text = "::Uro::Hva? {=a ~b}\n\n::Uro::Hvem? {=a ~b}"
    markdown = gift(text, taken={"uro", "innhentede-sporsmal"}).markdown
    assert "{#uro-2}" in markdown and "{#uro-3}" in markdown and "{#innhentede-sporsmal-2}" in markdown
    assert module(gift(text)).errors == ()


def test_a_question_too_long_for_a_heading_stands_under_its_name():
    one = only(gift(f"::Om uro [kort] * <b>::{'Lang tekst. ' * 20} {{=a ~b}}"))
    assert (one.title, one.prompt) == ("Om uro (kort)  ‹b›".replace("  ", " "), ("Lang tekst. " * 20).strip())


# Texts


@pytest.mark.parametrize(
    "text",
    [
        "# a", "- a", "1. a", "> a", "| a | b |", "~~~", "```", "---", "===", "Forklaring: a", "Svar: a", "a *b* _c_ `d`",
        "[a](b)", "![a](media/b.png)", "[^a]", "a < b > c", "&amp;lt;", "\\", "### Spørsmål: x {#x}", "a {#b}", "- [x] a", "    a",
    ],
)  # fmt: skip
def test_what_were_only_letters_there_are_only_letters_here(text):
    """Read, drawn and looked at without its tags, it says the same."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    for where in (f"<p>Lang nok innledning.</p><p>{escaped}</p>", escaped):
        fetched = xml(asked("multichoice", option("x", 100) + option(f"<![CDATA[<p>{escaped} z</p>]]>"), text=where))
        reading = module(fetched)
        assert [one.code for one in reading.errors] == []
        (drawn,) = render_page(reading.document, "innhentede-sporsmal").blocks
        shown = drawn.title + drawn.prompt_html + drawn.options[1].html
        assert shown.count(escaped.strip().replace(">", "&gt;")) + drawn.title.count(text.strip()) >= 2, shown


def test_nothing_of_the_web_page_comes_along():
    text = "<script>alert(1)</script><p onclick='x'>A</p><a href='javascript:x'>b</a><style>p{}</style>"
    fetched = xml(asked("essay", "", text=text))
    assert "script" not in fetched.markdown and "onclick" not in fetched.markdown
    assert {"import-html"} <= codes(fetched)


#: Code → a GIFT file that provokes it.
GIFT_TOLD = [
    ("import-brace", "Hva? {=a ~b"),
    ("import-two-in-one", "::A::Hva? {=a ~b}\n::B::Hvem? {=c ~d}"),
    ("import-no-answers", "Hva? {~a ~b}"),
    ("import-few-items", "Hva? {>\nEn\nTo}"),
    ("import-number", "Hva? {#mange}"),
    ("import-pair", "Hva? {=a -> b =c}"),
    ("import-partial", "Hva? {~%50%a =b ~c}"),
    ("import-weights", "Hva? {~%60%a ~%40%b ~c}"),
    ("import-several", "Hva? {=a =b ~c}"),
    ("import-single", "Hva? {~%100%a ~b}"),
    ("import-variant", "Hva? {=a* =b}"),
    ("import-feedback", "Hva? {=b =%0%c#Nei}"),
    ("import-distractor", "Hva? {=a->b =c->d = ->e}"),
    ("import-essay", "Hva? {}"),
    ("import-html", "<table><tr><td>a</td></tr></table> {}"),
    ("import-nothing", "// ingenting"),
    ("import-text-long", "Lang. " * 6000 + "{=a ~b}"),
    ("import-too-many", "Hva? {=a ~b}\n\n" * 501),
    ("import-too-many", "Hva? {=a" + "~b" * 501 + "}"),
    ("import-too-large", "\n" * 20_001),
]
#: Code → a question in XML that provokes it.
XML_TOLD = [
    ("import-kind", asked("cloze", "", text="{1:SA:=x}")),
    ("import-image", asked("essay", "", text="<img src='@@PLUGINFILE@@/a.png'>")),
    ("import-file", asked("essay", "", text="<a href='@@PLUGINFILE@@/a.pdf'>a</a>")),
    ("import-hints", asked("essay", "<hint><text>Tenk</text></hint>")),
    ("import-tags", asked("essay", "<tags><tag><text>a</text></tag></tags>")),
    ("import-grade", asked("essay", "<defaultgrade>2.0</defaultgrade>")),
    ("import-case", asked("shortanswer", "<usecase>1</usecase>" + option("a", 100))),
    ("import-unit", asked("numerical", option("1", 100) + "<units><unit><multiplier>2</multiplier><unit_name>g</unit_name></unit></units>")),
    ("import-xml-broken", "<question>"),
    ("import-feedback", asked("multichoice", option("a", 100) + option("b") + "<incorrectfeedback><text>Les mer</text></incorrectfeedback>")),
]  # fmt: skip
#: Code → bytes that are no file of questions at all.
BYTES_TOLD = [
    ("import-doctype", b"<?xml version='1.0'?>\n<!DOCTYPE quiz [<!ENTITY a 'b'>]>\n<quiz>&a;</quiz>"),
    ("import-not-moodle", b"<?xml version='1.0'?><html/>"),
    ("not-utf-8", "Sp\xf8rsm\xe5l {=a ~b}".encode("latin-1")),
]


@pytest.mark.parametrize(("code", "text"), GIFT_TOLD)
def test_what_gift_loses_is_told(code, text):
    assert code in codes(gift(text))


@pytest.mark.parametrize(("code", "inside"), XML_TOLD)
def test_what_xml_loses_is_told(code, inside):
    assert code in codes(xml(inside))


@pytest.mark.parametrize(("code", "data"), BYTES_TOLD)
def test_what_cannot_be_read_is_told(code, data):
    fetched = fetch("a.txt", data)
    assert codes(fetched) == {code} and fetched.markdown == ""


def test_moodles_own_words_of_praise_are_nothing_to_tell():
    said = "<correctfeedback format='html'><text>Your answer is correct.</text></correctfeedback>"
    assert codes(xml(asked("multichoice", option("a", 100) + option("b") + said))) == set()


def test_a_problem_tells_the_line_of_the_file():
    (problem,) = gift("// a\n\n::A::Hva? {=a ~b}\n\n// b\n::B::Hva? {=a").problems
    assert (problem.line, problem.is_error) == (6, True)
    (problem,) = xml("\n\n" + asked("cloze", "")).problems
    assert problem.line == 4


def test_entities_are_never_expanded():
    bomb = (
        '<!DOCTYPE q [<!ENTITY a "aaaaaaaaaa">'
        + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(30))
        + "]><quiz>&a29;</quiz>"
    )
    assert codes(fetch("a.xml", bomb.encode("utf-16"))) == {"import-doctype"}
    assert codes(xml("<a>" * 5000 + "</a>" * 5000)) == {"import-xml-broken"}


PIECES = (
    *"{}~=#:%\\[]<>|*_`-\n\t ", "->", "::", "####", "\n\n", "//", "$CATEGORY: a/b\n\n", "[html]", "[markdown]", "[plain]", "<p>", "<li>", "</li>",
    "<ul>", "<b>", "<table>", "T", "TRUE", "%50%", "#3..4", "=a", "~b", "## a {#a}", "### Spørsmål: x", "- [x] a", "Svar: 1", "~~~", "```", "---", "a", "æ",
    "\ufdd1", "\u2028", "\x00",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def test_what_is_nested_beyond_reason_is_read_in_reasonable_time():
    for nested in ("<b>", "<ul><li>x", "<b>x<p>", "<a href='https://a.no'>"):
        started = time.process_time()
        fetched = xml(asked("essay", "", text=(nested * 9000)[:29_000]))
        assert time.process_time() - started < 2
        assert module(fetched).document is not None


@given(pieces)
@settings(deadline=None)
def test_whatever_the_text_the_module_around_it_stays_whole(text):
    """One page more, and as many activities as were promised: nothing in the text has become grammar."""
    form = ("html", "markdown", "plain_text")[len(text) % 3]
    raw = "".join(letter for letter in text if letter >= " " or letter in "\n\t").replace("]]>", "")
    body = f"<questiontext format='{form}'><text><![CDATA[{raw}]]></text></questiontext>"
    many = [
        f"<question type='{kind}'>{body}{option('a', 100)}{option('b')}</question>"
        for kind in ("multichoice", "essay", "description")
    ]
    for fetched in (gift(text), gift(f"{text} {{=a ~b}}"), xml("".join(many))):
        pages = module(fetched).document.pages
        assert len(pages) == 1 + bool(fetched.markdown)
        blocks = [block for page in pages[1:] for block in page.blocks]
        assert sum(not isinstance(block, Prose) for block in blocks) == fetched.count
        assert {block.kind for block in blocks if not isinstance(block, Prose)} <= {*SCORED, "reflection"}


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_no_bytes_raise(data):
    fetch("a.xml", data)
    fetch("a.xml", b"<?xml version='1.0'?><quiz><question type='multichoice'>" + data)
