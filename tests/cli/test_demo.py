"""Is the demonstration loaded on purpose, once, and never where real people are?"""

from pathlib import Path

import pytest
import yaml

from learning.config import ROOT
from tests import world
from tests.cli.shell import ask, begin, end, run

REAL = ROOT / "content"
PEOPLE = yaml.safe_load((REAL / "demo" / "people.yaml").read_text(encoding="utf-8"))["people"]
COUNT = "SELECT count(*) FROM people"


def test_two_that_start_at_once_with_the_demo_load_it_once(empty: str) -> None:
    started = [begin("start", "--prepare-only", "--demo", url=empty, RESSURSNETT_CONTENT=REAL) for _ in range(2)]
    for one in [end(process) for process in started]:
        assert one.code == 0, one.err
        assert "Demopersoner" in one.out
        assert "demo.ressursnett.example" in one.out
    assert len(PEOPLE) > 50
    assert ask(empty, f"{COUNT} WHERE demo") == ask(empty, COUNT) == [(len(PEOPLE),)]
    assert ask(empty, "SELECT count(*) FROM audit_lines WHERE verb = 'demo.loaded'") == [(1,)]


def test_the_demo_is_refused_where_there_are_people_already(furnished: str) -> None:
    said = run("demo", "load", url=furnished, RESSURSNETT_CONTENT=REAL).sentence
    assert said == "Databasen har personer fra før. Demodata lastes bare i en tom database."
    assert ask(furnished, COUNT) == [(len(world.EVERYBODY),)]


@pytest.mark.parametrize("words", [("demo", "load"), ("start", "--prepare-only", "--demo")], ids=" ".join)
def test_the_demo_is_refused_in_production(furnished: str, words: tuple[str, ...]) -> None:
    said = run(*words, url=furnished, RESSURSNETT_ENV="production").sentence
    assert said == "Demodata lastes ikke i produksjon. Sett RESSURSNETT_ENV=development for å prøve."
    assert ask(furnished, COUNT) == [(len(world.EVERYBODY),)]


def test_a_folder_without_a_demo_is_answered_with_a_sentence_and_one_with_a_demo_is_loaded(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'rn.db'}"
    run("start", "--prepare-only", url=url).well()
    assert run("demo", "load", url=url).sentence.startswith("Kan ikke lese demodataene i ")
    assert ask(url, COUNT) == [(0,)]
    assert run("demo", "load", url=url, RESSURSNETT_CONTENT=REAL).well().lines == ["Demoen er lastet."]
    assert ask(url, COUNT) == [(len(PEOPLE),)]
