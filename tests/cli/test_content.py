"""Does the teaching material get in and out from the shell, without losing a letter or a good revision?"""

from pathlib import Path

import pytest

from tests.cli.shell import ask, documents, run

MODULE, COURSE = "courses/prove/10-kartlegging.md", "courses/prove/course.md"
UP = """
SELECT documents.path, revisions.number, revisions.text FROM documents
JOIN revisions ON revisions.id = documents.published_id ORDER BY 1
"""


def change(folder: Path, path: str, old: str, new: str) -> None:
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def line_of(folder: Path, path: str, words: str) -> int:
    lines = (folder / path).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


@pytest.fixture
def broken(content: Path) -> str:
    """A question has lost its right answer. Where it stands."""
    change(content, MODULE, "- [x] Null til ti", "- [ ] Null til ti")
    return f"{MODULE}:{line_of(content, MODULE, '### Spørsmål: Hvilken skala')}: "


def published(url: str) -> dict[str, tuple[int, str]]:
    return {path: (number, text) for path, number, text in ask(url, UP)}


def test_what_is_new_is_published_and_what_is_the_same_stands(furnished: str, content: Path) -> None:
    change(content, COURSE, "bare finnes i prøvene", "også finnes i prøvene")
    said = run("content", "publish", url=furnished, RESSURSNETT_CONTENT=content).well()
    assert said.lines == [f"publisert  {COURSE}", f"1 publisert, {len(documents(content)) - 1} uendret."]
    assert published(furnished)[COURSE] == (2, (content / COURSE).read_text("utf-8"))


def test_a_broken_file_leaves_the_last_good_revision_up(furnished: str, content: Path, broken: str) -> None:
    before = published(furnished)
    change(content, COURSE, "bare finnes i prøvene", "også finnes i prøvene")
    outcome = run("content", "publish", url=furnished, RESSURSNETT_CONTENT=content)
    assert outcome.code == 1
    assert [line.startswith(broken) for line in outcome.err.splitlines()] == [True]
    assert f"publisert  {COURSE}" in outcome.lines
    after = published(furnished)
    assert after[MODULE] == before[MODULE]
    assert after[COURSE][0] == 2


def test_a_file_that_is_gone_leaves_what_was_published_up(furnished: str, content: Path) -> None:
    before = published(furnished)
    (content / MODULE).unlink()
    outcome = run("content", "publish", url=furnished, RESSURSNETT_CONTENT=content)
    assert outcome.code == 1
    assert outcome.err.startswith(f"{MODULE}:1: courses/prove/kartlegging er publisert, men borte fra mappen – ")
    assert "trekk det i kursverkstedet" in outcome.err and "aliases: [courses/prove/kartlegging]" in outcome.err
    assert published(furnished) == before


def test_what_is_exported_is_what_was_published_byte_for_byte_and_nothing_new_to_publish(
    furnished: str, content: Path, tmp_path: Path
) -> None:
    change(content, "documents/personvern.md", "\n", "\r\n")
    change(content, COURSE, "Velkommen", "Velkommen \u00a0–\u2009«æøå» e\u0301 😀")
    run("content", "publish", url=furnished, RESSURSNETT_CONTENT=content).well()
    out = tmp_path / "ut"
    said = run("content", "export", str(out), url=furnished).well()
    assert documents(out) == documents(content)
    assert said.lines == [f"{len(documents(content))} dokumenter skrevet til {out}."]
    again = run("content", "publish", url=furnished, RESSURSNETT_CONTENT=out).well()
    assert again.lines == [f"0 publisert, {len(documents(content))} uendret."]


def test_to_export_before_anything_is_published_ends_in_a_sentence(tmp_path: Path, content: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rn.db'}"
    bare = tmp_path / "tom"
    bare.mkdir()
    run("start", "--prepare-only", url=url, RESSURSNETT_CONTENT=bare).well()
    said = run("content", "export", str(tmp_path / "ut"), url=url).sentence
    assert said == "Ingenting er publisert ennå. Kjør «content publish» først."


def test_to_export_where_nothing_can_be_written_ends_in_a_sentence(furnished: str, tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    target = tmp_path / "fil" / "ut"
    said = run("content", "export", str(target), url=furnished).sentence
    assert said.startswith(f"Kan ikke skrive til {target}: ")


def test_to_publish_into_a_database_without_tables_says_how_to_make_them(empty: str) -> None:
    said = run("content", "publish", url=empty).sentence
    assert said == "Databasen er tom. Gjør den klar først: flask --app wsgi start --prepare-only"
