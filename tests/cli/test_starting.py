"""Does the program start on whatever it finds, once or many times at once, and say in a sentence when it cannot?"""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from learning.config import ROOT
from tests.cli.shell import Outcome, ask, begin, documents, end, run
from tests.engines import CONTENT

NOWHERE = "postgresql://rn:hemmelig@127.0.0.1:1/rn"
HEAD = ScriptDirectory(str(ROOT / "migrations")).get_current_head()
PUBLISHED = (
    "SELECT documents.path, revisions.number FROM documents JOIN revisions ON document_id = documents.id ORDER BY 1, 2"
)
ONCE = [(path, 1) for path in documents(CONTENT)]


def state(url: str) -> tuple[object, ...]:
    """The migration we are at, and every revision of every document."""
    return ask(url, "SELECT version_num FROM alembic_version"), ask(url, PUBLISHED)


@pytest.fixture
def taken() -> Iterator[int]:
    """A port where somebody else listens."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_an_empty_database_is_made_ready_and_to_start_again_changes_nothing(empty: str) -> None:
    for _ in range(2):
        said = run("start", "--prepare-only", url=empty, PORT=8123).well()
        assert said.lines == ["Ressursnett: http://localhost:8123"]
        assert state(empty) == ([(HEAD,)], ONCE)
        assert ask(empty, "SELECT version FROM library_state") == [(len(ONCE),)]


def test_four_that_start_at_once_on_an_empty_database_all_succeed(empty: str) -> None:
    started = [begin("start", "--prepare-only", url=empty) for _ in range(4)]
    for one in [end(process) for process in started]:
        one.well()
    assert state(empty) == ([(HEAD,)], ONCE)


def test_a_database_with_people_in_it_keeps_them(furnished: str) -> None:
    before = ask(furnished, "SELECT id, name, password_hash FROM people ORDER BY id")
    run("start", "--prepare-only", url=furnished).well()
    assert ask(furnished, "SELECT id, name, password_hash FROM people ORDER BY id") == before


def test_a_broken_file_is_told_of_but_does_not_stop_the_house(empty: str, content: Path) -> None:
    (content / "courses/prove/10-kartlegging.md").write_text("Uten hode.\n", encoding="utf-8")
    outcome = run("start", "--prepare-only", url=empty, RESSURSNETT_CONTENT=content)
    assert outcome.code == 0
    assert outcome.err.startswith("courses/prove/10-kartlegging.md:1: ")
    assert len(outcome.err.splitlines()) == 1
    assert len(ask(empty, PUBLISHED)) == len(ONCE) - 1


def without_a_way_in(*words: str) -> Outcome:
    return run(*words, url=NOWHERE)


@pytest.mark.parametrize(
    "words",
    [
        ("start", "--prepare-only"),
        ("content", "publish"),
        ("people", "add", "Kari Nord", "kari@test.example"),
    ],
    ids=" ".join,
)
def test_a_postgresql_that_does_not_answer_ends_in_a_sentence(words: tuple[str, ...]) -> None:
    said = without_a_way_in(*words).sentence
    assert said.startswith("Får ikke kontakt med databasen: ")
    assert "127.0.0.1" in said
    assert said.endswith("Se etter at den kjører, og at DATABASE_URL stemmer.")


def test_the_password_of_the_database_is_not_printed() -> None:
    assert "hemmelig" not in without_a_way_in("start", "--prepare-only").sentence


def test_a_database_on_a_server_that_has_no_such_database_ends_in_a_sentence(engine, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """PostgreSQL answers that there is none; SQLite makes it, unless a folder lies there."""
    url = engine.empty()
    engine.drop(url)
    if engine.name == "sqlite":
        url = f"sqlite:///{tmp_path}"
    assert run("start", "--prepare-only", url=url).sentence.startswith("Får ikke kontakt med databasen: ")


def test_a_place_where_no_file_can_be_written_ends_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("ikke en mappe", encoding="utf-8")
    database = tmp_path / "fil" / "rn.db"
    said = run("start", "--prepare-only", url=f"sqlite:///{database}").sentence
    assert said.startswith(f"Kan ikke skrive databasen {database}: ")
    assert said.endswith("Rett DATABASE_URL.")


def test_a_file_that_is_no_database_ends_in_a_sentence_and_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "brev.txt"
    file.write_text("Kjære deg, dette er ingen database. " * 40, encoding="utf-8")
    assert "file is not a database" in run("start", "--prepare-only", url=f"sqlite:///{file}").sentence
    assert file.read_text("utf-8").startswith("Kjære deg")


def test_a_port_in_use_ends_in_a_sentence_before_anything_is_done(tmp_path: Path, taken: int) -> None:
    database = tmp_path / "rn.db"
    said = run("start", url=f"sqlite:///{database}", PORT=taken).sentence
    assert said == f"Port {taken} er i bruk. Stopp det andre programmet, eller velg en annen: PORT=8001."
    assert not database.exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"RESSURSNETT_PROXYS": "1"}, "Innstillingen RESSURSNETT_PROXYS finnes ikke. Mente du RESSURSNETT_PROXIES?"),
        ({"RESSURSNETT_ENV": "production", "SECRET_KEY": "kort"}, "SECRET_KEY er for svak:"),
    ],
    ids=["unknown", "weak"],
)
def test_a_wrong_setting_ends_in_a_sentence(settings: dict[str, str], said: str) -> None:
    """Every kind of mistake is in tests/test_config.py; here, that the program passes the sentence on."""
    assert run("start", **settings).sentence.startswith(said)


def test_the_server_of_production_says_the_same_sentence() -> None:
    """Gunicorn loads wsgi.py, not the command."""
    loading = begin("-c", "import wsgi", program=(sys.executable,), RESSURSNETT_PROXYS="1")
    assert end(loading).sentence.startswith("Innstillingen RESSURSNETT_PROXYS finnes ikke.")


def test_a_server_does_not_load_what_only_commands_need() -> None:
    asked = "import sys, wsgi; print(sorted({'alembic', 'icalendar', 'typst'} & set(sys.modules)))"
    environ = os.environ | {"RESSURSNETT_ENV": "test", "DATABASE_URL": "sqlite:///none.db"}
    told = [
        subprocess.run(
            [sys.executable, "-c", asked], env=environ | served, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout.strip()
        for served in ({}, {"SERVER_SOFTWARE": "gunicorn/27"})
    ]
    assert told == ["['alembic']", "[]"]
