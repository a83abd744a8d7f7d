"""Can an operator carry a course from one installation to another, and nothing else?"""

from pathlib import Path

import pytest

from learning.courses.interchange.bundle import packed, unpacked
from tests.cli.shell import documents, run
from tests.engines import CONTENT

COURSE, MODULE = "courses/prove/course.md", "courses/prove/10-kartlegging.md"


@pytest.fixture
def zipped(furnished: str, tmp_path: Path) -> Path:
    file = tmp_path / "prove.zip"
    said = run("content", "bundle", "prove", str(file), url=furnished).well()
    assert said.lines == [f"3 filer pakket i {file}."]
    return file


def changed(zipped: Path, path: str, old: str, new: str) -> None:
    files = unpacked("", zipped.read_bytes()).files
    assert old.encode() in files[path]
    zipped.write_bytes(packed(files | {path: files[path].replace(old.encode(), new.encode())}))


def test_a_course_is_laid_out_as_it_was_packed_letter_by_letter(zipped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    assert run("content", "unbundle", str(zipped), str(folder)).lines == [f"3 filer lagt i {folder}."]
    assert documents(folder) == {
        path: data for path, data in documents(CONTENT).items() if path.startswith("courses/prove/")
    }


def test_the_same_course_gives_the_same_bytes(zipped: Path, furnished: str, tmp_path: Path) -> None:
    run("content", "bundle", "courses/prove", str(tmp_path / "igjen.zip"), url=furnished).well()
    assert (tmp_path / "igjen.zip").read_bytes() == zipped.read_bytes()


def test_a_course_nobody_has_published_is_one_sentence(furnished: str, tmp_path: Path) -> None:
    for name in ("finnes-ikke", "prove/kartlegging"):
        assert "Ingen har publisert" in run("content", "bundle", name, str(tmp_path / "a.zip"), url=furnished).sentence
    assert not (tmp_path / "a.zip").exists()


def test_mistakes_are_told_by_line_and_nothing_is_written(zipped: Path, tmp_path: Path) -> None:
    changed(zipped, MODULE, "- [x] Null til ti", "- [ ] Null til ti")
    outcome = run("content", "unbundle", str(zipped), str(tmp_path / "ut"))
    assert outcome.code == 1 and f"{MODULE}:" in outcome.err and "Ingen svar er merket som riktige" in outcome.err
    assert not (tmp_path / "ut").exists()


def test_a_competence_nobody_knows_is_found_beside_the_installations_own(zipped: Path, tmp_path: Path) -> None:
    changed(
        zipped,
        MODULE,
        "competences: [systematisk-symptomkartlegging",
        "competences: [uro, systematisk-symptomkartlegging",
    )
    outcome = run("content", "unbundle", str(zipped), str(tmp_path / "ut"))
    assert outcome.code == 1 and "«uro»" in outcome.err


def test_a_file_that_is_there_and_different_is_replaced_only_when_asked(zipped: Path, tmp_path: Path) -> None:
    folder = tmp_path / "ut"
    run("content", "unbundle", str(zipped), str(folder)).well()
    run("content", "unbundle", str(zipped), str(folder)).well()
    (folder / COURSE).write_text("mitt", encoding="utf-8")
    assert "--replace" in run("content", "unbundle", str(zipped), str(folder)).sentence
    assert (folder / COURSE).read_text("utf-8") == "mitt"
    run("content", "unbundle", str(zipped), str(folder), "--replace").well()
    assert documents(folder)[COURSE] == documents(CONTENT)[COURSE]


def test_a_shortcut_in_the_folder_leads_nowhere(zipped: Path, tmp_path: Path) -> None:
    outside, folder = tmp_path / "utenfor", tmp_path / "ut"
    outside.mkdir()
    folder.mkdir()
    (folder / "courses").symlink_to(outside)
    assert "snarvei ut av" in run("content", "unbundle", str(zipped), str(folder)).sentence
    assert list(outside.iterdir()) == []


def test_what_is_no_bundle_is_said_and_nothing_is_made(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    assert "Kan ikke lese" in run("content", "unbundle", str(file), str(tmp_path / "ut")).sentence
    for data, said in ((b"PK", "ikke en hel zip-fil"), (packed({"../a.md": b"a"}), "kan peke ut av mappen")):
        file.write_bytes(data)
        outcome = run("content", "unbundle", str(file), str(tmp_path / "ut"))
        assert outcome.code == 1 and outcome.err.startswith(f"{file}:1: ") and said in outcome.err
        assert not (tmp_path / "ut").exists()
