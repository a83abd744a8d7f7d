"""Can every problem we have words for be provoked? Each is in a table of mistakes, here or beside the rules it belongs to."""

import importlib
import pathlib
from datetime import date

import pytest

from learning.courses.checking import check
from learning.courses.media import MediaFile, wrong_media
from learning.courses.problems import Problem
from learning.courses.promises import broken
from learning.courses.reading import read, read_bytes
from learning.courses.recycling import recycled_between
from learning.translations.problem_words import PROBLEMS
from tests.courses.builders import MODULE_PATH, ORDER, PAGE, QUESTION, TOP
from tests.courses.stories import scenes, story
from tests.courses.test_checking import COURSE, FILES, REQUIREMENTS
from tests.courses.test_frameworks_plans_and_texts import FRAMEWORK, PLAN

TODAY = date(2027, 11, 22)
TEXT = "---\ntitle: T\nedition: 1\n---\n\n"
NN = MODULE_PATH.replace(".md", ".nn.md")
LONG = "Symptomkartleggingen gjennomføres systematisk av kontaktsykepleieren. " * 8
#: Said where a database is asked what was published before: proven where publishing is.
BY_PUBLISHING = {"studio-is-newer", "document-vanished", "withdrawn-in-studio"}


def page(body):
    return {MODULE_PATH: TOP + PAGE + body + "\n"}


def top(line, body=PAGE + "Tekst.\n"):
    return {MODULE_PATH: TOP.replace("minutes", f"{line}\nminutes") + body}


def framework(old, new):
    return {"competence/sykepleier.md": FRAMEWORK.replace(old, new)}


def plan(old, new):
    return {"plans/ostfold.md": PLAN.replace(old, new)}


def text(body, start=TEXT):
    return {"documents/a.md": start + body}


#: Code → the smallest change to a good library that provokes it.
FILES_CHANGED = {
    "activity-outside-module": text("## A {#a}\n\n" + QUESTION),
    "alias-is-document": top("aliases: [courses/introkurs]"),
    "alias-twice": top("aliases: [courses/x]") | {"courses/introkurs/course.md": COURSE.replace("ed", "aliases: [courses/x]\ned")},
    "all-right-answers": page(QUESTION.replace("[ ]", "[x]")),
    "answer-missing": page("### Tall: Hvor mange? {#tall}\n\nRegn ut."),
    "area-empty": framework("- **smerte** Smerte\n", ""),
    "ask-too-many": top("ask: 9"),
    "competence-elsewhere": {"competence/ung.md": FRAMEWORK},
    "competence-ill-formed": framework("- **smerte** Smerte", "- **smerte** Smerte\n- Kvalme"),
    "competence-unknown": top("competences: [uro]"),
    "control-character": page("Tek\u2028st"),
    "course-missing": {"courses/nytt/10-esas.md": TOP + PAGE + "Tekst.\n"},
    "document-missing": plan("introkurs: 6", "nytt: 6"),
    "editions-differ": {NN: FILES[MODULE_PATH].replace("edition: 1", "edition: 2")},
    "evidence-shows-nothing": framework("{understanding: met}", "{also: [smerte]}"),
    "explanation-before-options": page("### Spørsmål: Ja? {#ja}\n\nForklaring: Ja.\n\n- [x] Ja\n- [ ] Nei"),
    "file-too-large": page("Tekst.\n\n" * 130_000),
    "file-too-long": page("\n" * 20_001),
    "fragment-too-long": page("Tekst på en linje.\n\n" * 2_000),
    "front-matter-missing": {MODULE_PATH: "Tekst.\n"},
    "front-matter-not-keys": {MODULE_PATH: "---\n- a\n---\n"},
    "front-matter-too-large": top("\n".join(f"# {'x' * 90}" for _ in range(700))),
    "front-matter-unclosed": {MODULE_PATH: "---\ntitle: T\n"},
    "heading-ill-formed": page("##Tekst"),
    "heading-in-framework": framework("Om området.", "### Mer"),
    "id-ill-formed": {MODULE_PATH: TOP + "## A {#Å}\n\nTekst.\n"},
    "ids-differ": {NN: FILES[MODULE_PATH].replace("#hvorfor", "#kvifor")},
    "image-missing": page('![a](media/a.png "A")'),
    "language-differs": top("language: nn"),
    "law-not-checked": top("law_checked: 2026-01-01"),
    "line-too-long": page("a" * 5_001),
    "link-document-missing": page("[a](../../documents/borte.md)"),
    "link-page-missing": page("[a](#borte)"),
    "match-without-table": page("### Koble: Ord {#ord}\n\nTekst."),
    "link-ill-formed": page("[a [b](https://b.example)](https://a.example)"),
    "network-twice": {"plans/annen.md": PLAN},
    "no-areas": framework(FRAMEWORK[FRAMEWORK.index("## Fag") :], ""),
    "no-fields": {
        "forms/a.md": TEXT.replace("edition", "summary: S\npurpose: evaluation\nanonymous: true\nedition") + PAGE + "Tekst.\n"
    },
    "no-pages": {MODULE_PATH: TOP},
    "no-terms": {"glossary.md": TEXT},
    "order-without-list": page("### Rekkefølge: Hva først? {#forst}\n\nTekst."),
    "page-empty": {MODULE_PATH: TOP + PAGE},
    "page-hard-to-read": page(LONG),
    "page-too-long": page("Han er trett. " * 90),
    "paragraph-too-long": page("\n".join(["Ord på en linje."] * 600)),
    "requirement-not-content": top("covers: [OST-33]"),
    "requirement-unknown": top("covers: [OST-99]"),
    "review-due": top("review_by: 2027-11-21"),
    "rule-source-unknown": plan("source: hp", "source: hap"),
    "rule-without-source": plan("{value: true, source: hp}", "true"),
    "same-document-twice": {"courses/grunnkurs/90-esas.md": FILES[MODULE_PATH]},
    "source-twice": plan("[{key: hp,", "[{key: hp, title: T, publisher: P, year: 2019}, {key: hp,"),
    "source-unused": top("sources: [{key: hp, title: T, publisher: P, year: 2019}]"),
    "table-row-too-long": page("Tabell: T\n\n| a | b |\n|---|---|\n| a | b | c |"),
    "task-list-outside-activity": page("- [ ] En"),
    "text-before-first-page": {MODULE_PATH: TOP + "Tekst.\n\n" + PAGE + "Tekst.\n"},
    "text-empty": text(""),
    "too-few-items": page(ORDER[: ORDER.index("1. ")] + "1. Spør"),
    "too-few-options": page("### Spørsmål: Ja? {#ja}\n\n- [x] Ja"),
    "too-few-pairs": page("### Koble: Ord {#ord}\n\n| A | B |\n|---|---|\n| a | b |"),
    "too-many-headings": page("Tekst.\n\n" + "### Mer\n\nTekst.\n\n" * 501),
    "too-many-items": page(ORDER[: ORDER.index("1. ")] + "\n".join(f"{n}. Steg {n}" for n in range(1, 22))),
    "too-many-options": page("### Spørsmål: Ja? {#ja}\n\n- [x] Ja\n" + "".join(f"- [ ] {n}\n" for n in range(13))),
    "too-many-pairs": page("### Koble: Ord {#ord}\n\n| A | B |\n|---|---|\n" + "".join(f"| a{n} | b{n} |\n" for n in range(13))),
    "too-many-problems": page("<b>\n\n" * 201),
    "value-empty": {MODULE_PATH: TOP.replace("Om å spørre.", '""') + PAGE + "Tekst.\n"},
    "value-not-day-of-year": plan('"01-31"', '"31-01"'),
    "value-not-text": {MODULE_PATH: TOP.replace("Om å spørre.", "[a]") + PAGE + "Tekst.\n"},
}  # fmt: skip
STUCK = (("B1 X", "a→B2; b→B2; c→B2"), ("B2 X", "a→Ja if B1.a; b→Ja if B1.b"))
MANY = [(f"B{n} X", f"a→B{n + 1}; b→B{n + 1}") for n in range(1, 17)]
#: Code → a simulation that provokes it.
STORIES = {
    "condition-never-holds": scenes(("B1 X", "a→B2; b→B2"), ("B2 X", "a→Ja; b→Ja if B1.a, B1.b")),
    "condition-not-made": scenes(("B1 X", "a→Ja; b→Ja if B1.a")),
    "loop-after-choices": scenes(("B1 X", "a→B2; b→Ja; c→B2"), ("B2 X", "a→B2; b→Ja if B1.a")),
    "loop-without-way-out": scenes(("B1 X", "a→B2; b→Ja"), ("B2 X", "a→B2; b→B2")),
    "no-ending": scenes(("B1 X", "a→B1; b→B1"), ending=""),
    "no-start": scenes(),
    "scene-stuck": scenes(*STUCK),
    "scene-unreachable": scenes(("B1 X", "a→Ja; b→Ja"), ("B2 X", "a→Ja; b→B1")),
    "scene-without-choices": scenes(("B1 X", "a→B2; b→Ja"), ("B2 X", "")),
    "single-choice": scenes(("B1 X", "a→Ja")),
    "too-many-choices": scenes(("B1 X", "; ".join(f"{letter}→Ja" for letter in "abcdefghi"))),
    "too-many-scenes": scenes(*[(f"B{n} X", f"a→B{n + 1}; b→Ja") for n in range(1, 21)], ("B21 X", "a→Ja; b→Ja")),
    "too-many-states": scenes(*MANY, ("B17 X", "a→Ja; b→Ja if " + ", ".join(f"B{n}.a" for n in range(1, 17)))),
    "effect-key": story(top="---\ntitle: T\nedition: 1\nminutes: 5\neffects: {Tillit: T}\nquestion: Q\n---\n\n"),
}


def module(body, edition=1):
    return read(MODULE_PATH, TOP.replace("edition: 1", f"edition: {edition}") + body).document


#: Code → problems that do not come from reading files side by side.
FOUND = {
    "not-utf-8": read_bytes(MODULE_PATH, b"\xf8").problems,
    "edition-lowered": broken(module(PAGE + "T.\n", 2), module(PAGE + "T.\n", 1)),
    "id-gone": broken(module(PAGE + "T.\n"), module("## A {#a}\n\nT.\n")),
    "id-recycled": broken(module(PAGE + QUESTION), module(PAGE.replace("hvorfor", "skala") + QUESTION.replace("skala", "hvorfor"))),
    "document-gone": recycled_between([module(PAGE + "T.\n")], []),
    "image-heavy": wrong_media([MediaFile("media/a.png", 400_000)], ["media/a.png"]),
    "image-too-heavy": wrong_media([MediaFile("media/a.png", 2_000_000)], ["media/a.png"]),
    "media-unused": wrong_media([MediaFile("media/a.png", 1)], []),
    "svg-active": wrong_media([MediaFile("media/a.svg", 1, b"<svg><script/></svg>")], ["media/a.svg"]),
    "svg-unreadable": wrong_media([MediaFile("media/a.svg", 1, b"<svg>")], ["media/a.svg"]),
}  # fmt: skip


@pytest.mark.parametrize("code", FILES_CHANGED)
def test_a_change_to_a_good_library_provokes_it(code):
    problems = check(FILES | FILES_CHANGED[code], known_requirements=REQUIREMENTS, known_media=[], today=TODAY)
    assert code in {problem.code for problem in problems}


@pytest.mark.parametrize("code", STORIES)
def test_a_simulation_provokes_it(code):
    assert code in {problem.code for problem in STORIES[code].problems}


@pytest.mark.parametrize("code", FOUND)
def test_something_else_provokes_it(code):
    assert [problem.code for problem in FOUND[code]][:1] == [code]
    assert all(isinstance(problem, Problem) for problem in FOUND[code])


def codes_in(value):
    """Every code in a table, however it is built."""
    if isinstance(value, str):
        return {value} & PROBLEMS.keys()
    if isinstance(value, dict):
        return codes_in([*value.values()])
    if isinstance(value, (list, tuple)):
        return set().union(*map(codes_in, value))
    return set()


def test_no_problem_is_without_an_example():
    """The tables of mistakes beside this file are each proven by the tests they stand in."""
    beside = [
        path.stem for path in pathlib.Path(__file__).parent.glob("test_*.py") if path.stem != "test_every_problem"
    ]
    tables = [vars(importlib.import_module(f"tests.courses.{name}")) for name in beside]
    shown = codes_in([value for table in tables for name, value in table.items() if name.isupper()])
    here = FILES_CHANGED.keys() | STORIES.keys() | FOUND.keys()
    assert PROBLEMS.keys() - shown - here == BY_PUBLISHING & PROBLEMS.keys()
