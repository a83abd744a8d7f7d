"""Does a PDF come out that anybody can read, from data alone, without the worker growing?"""

import re
import zlib
from pathlib import Path

import psutil
import pytest

from learning.outside import pdf
from learning.outside.pdf import NotTypeset
from tests.house.sources import paper_names, python_files, text

GREETING = '#import "house.typ": *\n#show: house\n= #data.title\n#written(data.text)\n#lines(2)\n'


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of templates of our own, with the house's style in it."""
    (tmp_path / "house.typ").write_bytes((pdf.PAPER / "house.typ").read_bytes())
    (tmp_path / "greeting.typ").write_text(GREETING)
    monkeypatch.setattr(pdf, "PAPER", tmp_path)
    return tmp_path


def greeting(text: str = "Hei", **more: object) -> bytes:
    return pdf.pdf("greeting", {"title": "En prøve", "language": "nn", "text": text, **more})


def test_it_says_its_language_and_title_and_can_be_read_aloud(paper: Path) -> None:
    made = greeting()
    assert b"/Lang(nn-NO)" in made
    assert b"/StructTreeRoot" in made
    assert b"<pdfuaid:part>1<" in made
    assert "En prøve".encode() in made  # in the XMP description


def test_what_somebody_wrote_is_shown_and_not_run(paper: Path) -> None:
    for attack in ('#panic("no")', "*/ #{ 1/0 }", '"); #read("/etc/passwd")', "$x$ @a <b> \\ ` = _*", "\x00\x0c\u2028"):
        assert greeting(attack).startswith(b"%PDF")


def test_what_no_font_can_show_is_a_box(paper: Path) -> None:
    boxes = greeting("Takk □ og □ fra □")
    assert pages(greeting("Takk 😊 og 北 fra \x07")) == pages(boxes)


def test_the_same_makes_the_same_but_for_other_words(paper: Path) -> None:
    assert pages(greeting("a")) == pages(greeting("a"))
    assert pages(greeting("a")) != pages(greeting("b"))


def pages(made: bytes) -> list[bytes]:
    """What stands on the pages, without the identity of the file."""
    streams = [part.split(b"\nendstream")[0] for part in made.split(b"stream\n")[1::2]]
    return [zlib.decompress(one) for one in streams if one[:1] == b"\x78"]


@pytest.mark.parametrize("lacking", ["title", "language"])
def test_without_title_or_language_there_is_no_pdf(paper: Path, lacking: str) -> None:
    with pytest.raises(NotTypeset, match=lacking):
        greeting(**{lacking: ""})


def test_a_picture_that_nobody_describes_is_refused(paper: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    (paper / "drawing.svg").write_text(drawing)
    (paper / "greeting.typ").write_text(GREETING + '#image("drawing.svg")\n')
    with pytest.raises(NotTypeset, match=r"PDF/UA|alt"):
        greeting()


def test_a_template_that_fails_says_where(paper: Path) -> None:
    (paper / "greeting.typ").write_text(GREETING + '#panic("not this way")\n')
    with pytest.raises(NotTypeset, match="not this way"):
        greeting()
    with pytest.raises(NotTypeset, match="nowhere"):
        pdf.pdf("nowhere", {"title": "a", "language": "nb"})


def test_no_template_reaches_outside_its_folder(paper: Path) -> None:
    (paper / "greeting.typ").write_text(GREETING + '#read("../../etc/hostname")\n')
    with pytest.raises(NotTypeset):
        greeting()


def test_one_that_never_ends_is_stopped(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.5)
    (paper / "greeting.typ").write_text(GREETING + "#let x = 0\n#for i in range(100000000) { x += 1 }\n")
    with pytest.raises(NotTypeset, match="timed out"):
        greeting()


def test_nobody_waits_for_ever_for_a_turn(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 0.2)
    with pdf._turns, pdf._turns, pytest.raises(NotTypeset, match="waiting"):
        greeting()
    monkeypatch.undo()
    assert pdf._turns.acquire(timeout=0)  # the turn was given back, and nobody else's
    pdf._turns.release()


def test_the_worker_grows_by_nothing(paper: Path) -> None:
    greeting()
    before = psutil.Process().memory_info().rss
    for number in range(4):
        greeting(str(number))
    assert psutil.Process().memory_info().rss - before < 5_000_000


def test_every_paper_template_is_set_by_somebody() -> None:
    told = "".join(text(name) for name in python_files("learning/"))
    told += "".join(text(f"templates/{name}") for name in paper_names())
    named = {*re.findall(r'pdf\(\s*"([a-z_]+)"', told), *re.findall(r'#import "([a-z_]+)\.typ"', told)}
    assert {Path(name).stem for name in paper_names()} == named
