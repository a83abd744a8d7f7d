"""Does anything in the corpus break the content engine?

`corpus/` holds small files, each named after what it attacks, in a folder named after the kind of document it pretends
to be. `corpus/mistakes.txt` says which errors each must give; what is not a mistake must simply be shown, safely.
What has once broken the engine is added here.
"""

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.reading import Reading, read_bytes
from learning.translations.problem_words import sentence
from tests.courses.builders import PAGE, TOP
from tests.courses.soundness import shown, unsound
from tests.courses.stories import TOP as STORY

CORPUS = Path(__file__).parent / "corpus"
PATHS = {
    "module": "courses/angrep/10-angrep.md",
    "simulation": "simulations/angrep.md",
    "form": "forms/angrep.md",
    "glossary": "glossary.md",
    "document": "documents/angrep.md",
    "framework": "competence/angrep.md",
    "plan": "plans/angrep.md",
}
FILES = {f"{one.parent.name}/{one.stem}": one.read_bytes() for one in sorted(CORPUS.glob("*/*.md"))}
MISTAKES = dict(line.partition(":")[::2] for line in (CORPUS / "mistakes.txt").read_text(encoding="utf-8").splitlines())
HANGS = 2.0  # seconds of our own time: no file may take more, whatever is in it
SENTENCE = re.compile(r"[\w/.-]+\.md:\d+: .+ – .+", re.DOTALL)
MEGABYTE = 1_000_000


def path_of(name: str) -> str:
    return PATHS[name.partition("/")[0]]


def survived(path: str, data: bytes) -> Reading:
    """Reads, tells and shows a file, as nobody may be kept waiting for; and holds what is shown against the rules."""
    began = time.process_time()
    reading = read_bytes(path, data)
    told = [sentence(problem) for problem in reading.problems]
    pieces = list(shown(reading.document)) if reading.document else []
    took = time.process_time() - began
    assert took < HANGS, f"hangs over {HANGS} s: {took:.1f} s"
    assert [one for one in told if not SENTENCE.fullmatch(one)] == []
    ends = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
    assert [problem for problem in reading.problems if not 1 <= problem.line <= ends] == []
    assert [wrong for html in pieces for wrong in unsound(html)] == []
    return reading


@pytest.mark.parametrize("name", FILES)
def test_an_attack_gives_a_sentence_or_safe_html_and_never_hangs(name: str) -> None:
    reading = survived(path_of(name), FILES[name])
    assert sorted({problem.code for problem in reading.errors}) == MISTAKES[name].split()


def test_every_file_of_the_corpus_is_expected_to_give_something() -> None:
    assert MISTAKES.keys() == FILES.keys()
    assert {name.partition("/")[0] for name in FILES} == PATHS.keys()


@given(st.sampled_from(sorted(FILES)), st.sampled_from(sorted(FILES)), st.data())
@settings(deadline=None)
def test_two_attacks_spliced_together_do_no_more(first: str, second: str, data: st.DataObject) -> None:
    ours, theirs = FILES[first].split(b"\n"), FILES[second].split(b"\n")
    at = data.draw(st.integers(0, len(ours)))
    since = data.draw(st.integers(0, len(theirs)))
    survived(path_of(first), b"\n".join([*ours[:at], *theirs[since : since + 40], *ours[at:]]))


SOURCES = TOP.replace("---\n\n", "sources: [{key: kilde, title: K, publisher: P, year: 2020}]\n---\n\n")
TABLE = "Tabell: T\n\n| a | b |\n|---|---|\n"
#: A top, and what is repeated below it until a file is as large as any may be.
HUGE = {
    "one line": ("module", TOP + PAGE, "ord "),
    "many lines": ("module", TOP + PAGE, "Ord.\n\n"),
    "many headings": ("module", TOP + PAGE, "### Ord\n\nOrd.\n\n"),
    "many pages": ("module", TOP, "## Side {#side}\n\nOrd.\n\n"),
    "many options": ("module", TOP + PAGE + "### Spørsmål: A {#a}\n\n", "- [x] Et svar som er langt nok til å telle\n"),
    "much feedback": ("module", TOP + PAGE + "### Spørsmål: A {#a}\n\n- [x] a\n", "  > Ja, det er riktig nok det.\n"),
    "many footnotes": ("module", SOURCES + PAGE, "Ord.[^kilde] Ord.[^kilde] Ord.[^kilde]\n\n"),
    "a giant table": ("module", TOP + PAGE + TABLE, "| en celle med noen ord | en celle til |\n"),
    "a wide table": ("module", TOP + PAGE, "| a " * 1200 + "|\n"),
    "many call-outs": ("module", TOP + PAGE, "> [!TIP]\n> Et råd om noe.\n\n"),
    "many scenes": ("simulation", STORY, "## B1 Gangen\n\nT.\n\n- **a** [x](#b1-gangen) — y `T+` {if: B1.a}\n\n"),
    "long conditions": ("simulation", STORY + "## B1 A\n\nT.\n\n", "- **a** [x](#b1-a) {if: " + "B1.a, " * 700 + "B1.b}\n"),
    "many terms": ("glossary", "---\ntitle: O\nedition: 1\n---\n\n", "## Ord {#ord}\n\nOgså: a, b\n\nTekst.\n\n"),
    "many fields": ("form", "---\ntitle: F\nedition: 1\n---\n\n" + PAGE, "### Tall: A {#a}\n\nEnhet: timer\n\n"),
    "many competences": ("framework", "---\ntitle: R\nedition: 1\n---\n\n## A {#a}\n\n", "- **x** Navn – beskrivelse\n"),
    "many rules": ("plan", "---\ntitle: P\nedition: 1\n", "level_b_months: {value: 36, source: proposal}\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", HUGE)
def test_a_megabyte_never_hangs_and_is_told_about(name: str) -> None:
    kind, top, unit = HUGE[name]
    assert survived(PATHS[kind], (top + unit * (MEGABYTE // len(unit))).encode()[:MEGABYTE]).errors
    lines = unit.count("\n") or 1  # and as long as a file may be: what is too long is not read at all
    as_many = min(19_000 // lines, (MEGABYTE - 1_000) // len(unit.encode()))
    assert survived(PATHS[kind], (top + unit * as_many).encode()).errors


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        '<p onclick="x">a</p>',
        '<p hx-get="/x">a</p>',
        '<div data-hx-get="/x">a</div>',
        '<p style="color:red">a</p>',
        '<a href="java\nscript:alert(1)">a</a>',
        '<a href=" javascript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<a id="main">a</a>',
        '<a href="https://a.example" target="_blank">a</a>',
        '<div class="page-head">a</div>',
        '<img src="https://a.example/a.png" alt="a">',
        "<!-- a -->",
        "<form><p>a</p></form>",
        "<svg><p>a</p></svg>",
    ],
)
def test_what_must_not_be_there_would_be_seen(html: str) -> None:
    assert unsound(html)
