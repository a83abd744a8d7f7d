"""Does the check say everything that is wrong at once, to people and to programs, wherever the files lie?"""

import json
import shutil
from pathlib import Path

import pytest

from learning.cli import kept_readings
from learning.config import ROOT
from learning.courses.reading import read_bytes
from tests.cli.shell import Outcome, documents, run
from tests.engines import CONTENT

MODULE, COURSE = "courses/prove/10-kartlegging.md", "courses/prove/course.md"
NOWHERE = "postgresql://rn@127.0.0.1:1/rn"


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "ressursnett"


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
    return f"{content / MODULE}:{line_of(content, MODULE, '### Spørsmål: Hvilken skala')}: "


@pytest.fixture
def advised(content: Path) -> str:
    """A table without a caption. Where it stands."""
    change(content, COURSE, "Velkommen", "Hei.\n\n| a |\n|---|\n\nVelkommen")
    return f"{content / COURSE}:{line_of(content, COURSE, '| a |')}: "


def check(content: Path, *words: str) -> Outcome:
    return run("content", "check", *words, url=NOWHERE, RESSURSNETT_CONTENT=content)


def test_content_without_mistakes_passes_the_check_without_a_database() -> None:
    said = check(Path(CONTENT)).well()
    assert said.lines == [f"{len(documents(Path(CONTENT)))} filer, 0 feil, 0 råd."]


def test_the_content_we_ship_passes_the_check() -> None:
    said = check(ROOT / "content").well()
    assert said.lines[-1].startswith(f"{len(documents(ROOT / 'content'))} filer, 0 feil, ")


def test_errors_come_first_apart_from_advice_each_on_a_line_with_its_place(
    content: Path, broken: str, advised: str
) -> None:
    outcome = check(content)
    assert (outcome.code, outcome.err) == (1, "")
    heads = [outcome.lines.index(head) for head in ("Feil, som må rettes:", "Råd:")]
    assert heads == [0, 2]
    assert outcome.lines[1].startswith(broken)
    assert outcome.lines[3].startswith(advised)
    assert outcome.lines[4:] == [f"{len(documents(content))} filer, 1 feil, 1 råd."]


def test_advice_alone_does_not_fail_unless_asked_to(content: Path, advised: str) -> None:
    assert check(content).well().lines[1].startswith(advised)
    assert check(content, "--strict").code == 1


def test_a_program_gets_a_list_it_can_read(content: Path, broken: str, advised: str) -> None:
    outcome = check(content, "--format", "json")
    rows = json.loads(outcome.out)
    assert outcome.code == 1
    assert [(row["file"], row["severity"], row["code"]) for row in rows] == [
        (str(content / MODULE), "error", "no-right-answer"),
        (str(content / COURSE), "warning", "table-without-caption"),
    ]
    assert f"{rows[0]['file']}:{rows[0]['line']}: " == broken
    assert rows[0]["message"].startswith("Ingen svar er merket som riktige – ")
    assert json.loads(check(Path(CONTENT), "--format", "json").out) == []


def test_a_build_on_github_gets_annotations_that_nothing_an_author_writes_can_break(content: Path) -> None:
    shutil.copytree(content, content.with_name("in,n:hold"))
    content = content.with_name("in,n:hold")
    change(content, MODULE, "edition:", "100%zz%0A::error file=x::y: 1\nedition:")
    outcome = check(content, "--format", "github")
    lines = [line for line in outcome.lines if line.startswith("::")]
    place = str(content / MODULE).replace(",", "%2C").replace(":", "%3A")
    assert lines[0].startswith(f"::error file={place},line=")
    assert "%250A" in lines[0]
    assert "%0A" not in lines[0].replace("%250A", "")
    assert outcome.lines[-1].endswith(" råd.")


def test_one_may_ask_about_one_file_or_folder(content: Path, broken: str) -> None:
    elsewhere = check(content, str(content / "documents"))
    here = check(content, str(content / MODULE))
    assert (elsewhere.code, here.code) == (0, 1)
    assert broken not in elsewhere.out
    assert here.lines[1].startswith(broken)
    assert here.lines[-1] == "1 filer, 1 feil, 0 råd."


def test_a_folder_of_content_may_lie_anywhere(content: Path, broken: str) -> None:
    for asked in (content, content / MODULE, content / "courses"):
        outcome = check(Path(CONTENT), str(asked))
        assert outcome.code == 1
        assert outcome.lines[1].startswith(broken)


def test_paths_are_those_one_can_open_from_here(content: Path, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content.parent)
    assert check(content).lines[1].startswith(f"content/{MODULE}:")


def test_what_is_not_there_or_not_content_ends_in_a_sentence(content: Path, tmp_path: Path) -> None:
    assert check(content, "finnes/ikke").sentence == "Finner ikke finnes/ikke. Skriv en fil eller mappe som finnes."
    stray = tmp_path / "notat.md"
    stray.write_text("Hei.", encoding="utf-8")
    assert check(content, str(stray)).sentence.startswith(f"{stray} ligger ikke i en innholdsmappe.")
    said = check(content, "--against", str(tmp_path / "ingen")).sentence
    assert said.startswith(f"Finner ingen dokumenter i {tmp_path / 'ingen'}.")


def test_a_file_that_is_not_text_is_told_of_like_any_other_mistake(content: Path) -> None:
    (content / MODULE).write_bytes(b"---\ntitle: B\xf8rre\n---\n")
    outcome = check(content)
    assert outcome.code == 1
    assert outcome.lines[1].startswith(f"{content / MODULE}:2: ")
    assert "UTF-8" in outcome.lines[1]


def test_pictures_are_looked_at_too(content: Path) -> None:
    (content / "media").mkdir(exist_ok=True)
    (content / "media/a.svg").write_text("<svg><script/></svg>", encoding="utf-8")
    outcome = check(content)
    assert [line.split(": ")[0] for line in outcome.lines if "a.svg" in line.split(": ")[0]] == [
        f"{content / 'media/a.svg'}:1",
        f"{content / 'media/a.svg'}:1",
    ]


def test_an_earlier_export_tells_which_ids_are_gone(content: Path, tmp_path: Path) -> None:
    before = shutil.copytree(content, tmp_path / "eksport")
    assert check(content, "--against", str(before)).code == 0
    (content / "documents/personvern.md").unlink()
    text = (content / MODULE).read_text(encoding="utf-8")
    id = text.split("### Spørsmål:")[1].split("{#")[1].split("}")[0]
    change(content, MODULE, f"{{#{id}}}", f"{{#{id}-ny}}")
    rows = json.loads(check(content, "--against", str(before), "--format", "json").out)
    assert {row["code"] for row in rows} >= {"id-gone", "document-gone"}


# What is kept


def said_of(content: Path) -> str:
    outcome = check(content)
    return outcome.out


def test_what_is_kept_says_the_same_as_reading_again(content: Path, broken: str, cache: Path) -> None:
    first = said_of(content)
    assert len(list(cache.iterdir())) == 1
    assert said_of(content) == first
    change(content, MODULE, "- [ ] Null til ti", "- [x] Null til ti")
    assert check(content).well().lines[-1].endswith(" 0 feil, 0 råd.")


def test_only_what_has_changed_is_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def watched(path: str, data: bytes) -> object:
        read.append(path)
        return read_bytes(path, data)

    monkeypatch.setattr(kept_readings, "read_bytes", watched)
    check(content)
    assert len(read) == len(documents(content))
    read.clear()
    check(content)
    assert read == []
    change(content, COURSE, "Velkommen", "Hjertelig velkommen")
    check(content)
    assert read == [COURSE]


def test_new_rules_read_everything_again(content: Path, broken: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = said_of(content)
    monkeypatch.setattr(kept_readings, "rules", lambda: b"\0" * 32)
    monkeypatch.setattr(kept_readings.pickle, "loads", _of_these_rules(kept_readings.pickle.loads))
    assert said_of(content) == first


def _of_these_rules(loads):  # type: ignore[no-untyped-def]
    def looked(data: bytes) -> object:
        found = loads(data)
        assert not isinstance(found, dict), "what was kept under other rules was opened"
        return found

    return looked


@pytest.mark.parametrize("damage", [b"", b"tull", b"\0" * 100], ids=["empty", "short", "zeros"])
def test_what_is_damaged_counts_as_nothing_kept(content: Path, broken: str, cache: Path, damage: bytes) -> None:
    first = said_of(content)
    (kept,) = cache.iterdir()
    whole = kept.read_bytes()
    for data in (damage, whole[:-1], whole[:70] + b"X" + whole[71:]):
        kept.write_bytes(data)
        assert said_of(content) == first


def test_nothing_is_opened_from_a_folder_that_others_may_write_in(content: Path, broken: str, cache: Path) -> None:
    first = said_of(content)
    (kept,) = cache.iterdir()
    kept.write_bytes(b"noe annet")
    cache.chmod(0o777)
    assert said_of(content) == first
    assert kept.read_bytes() == b"noe annet"
    shutil.rmtree(cache)
    cache.symlink_to(content)
    before = sorted(content.iterdir())
    assert said_of(content) == first
    assert sorted(content.iterdir()) == before


def test_many_files_are_read_by_several_processes_with_the_same_answer(
    content: Path, broken: str, monkeypatch: pytest.MonkeyPatch, cache: Path
) -> None:
    first = said_of(content)
    shutil.rmtree(cache)
    monkeypatch.setattr(kept_readings, "MANY", 1)
    assert said_of(content) == first
