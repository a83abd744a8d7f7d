"""Can an operator make our Markdown of a question bank, and hear what did not come along?"""

from pathlib import Path

from tests.cli.shell import run

FOREIGN = Path(__file__).parents[1] / "courses" / "foreign"


def test_the_markdown_stands_alone_and_what_is_lost_is_told_by_line() -> None:
    outcome = run("content", "import-questions", str(FOREIGN / "symptomer.gift"))
    assert outcome.code == 0
    assert outcome.out == (FOREIGN / "symptomer.gift.txt").read_text("utf-8")
    assert f"{FOREIGN / 'symptomer.gift'}:6: Svaret «Ringer legen» ga en del av poengene" in outcome.err


def test_a_question_left_out_gives_an_exit_code(tmp_path: Path) -> None:
    outcome = run("content", "import-questions", str(FOREIGN / "symptomer.xml"), "--language", "nn")
    assert outcome.code == 1
    assert outcome.out.startswith("## Innhenta spørsmål {#innhenta-sporsmal}")
    assert "av slaget cloze" in outcome.err


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    assert "Kan ikke lese" in run("content", "import-questions", str(tmp_path / "intet.gift")).sentence
