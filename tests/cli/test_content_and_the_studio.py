"""Does somebody at a terminal see what a file would overwrite, where, and the two ways out?"""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from learning.actions.publishing import digest
from learning.cli.clashes import MOST_LINES
from tests.cli.shell import ask, documents, run
from tests.cli.test_content import COURSE, MODULE, change, line_of, published
from tests.engines import CONTENT

STUDIO = """
INSERT INTO revisions (document_id, number, edition, change, text, digest, published_by, published_at)
SELECT document_id, 2, 1, 'wording', replace(text, 'setter tallet selv', 'bestemmer tallet'), '{digest}',
  (SELECT id FROM people WHERE email = 'eva@test.example'), published_at
FROM revisions WHERE id = (SELECT published_id FROM documents WHERE slug = 'courses/prove/kartlegging')
"""
UP = """
UPDATE documents SET published_id = (SELECT max(id) FROM revisions) WHERE slug = 'courses/prove/kartlegging'
"""


@pytest.fixture
def after_the_studio(furnished: str) -> str:
    """The studio has published change number 2 of the module."""
    text = (CONTENT / MODULE).read_text("utf-8").replace("setter tallet selv", "bestemmer tallet")
    do(furnished, STUDIO.replace("{digest}", digest(text)), UP)
    return furnished


def do(url: str, *statements: str) -> None:
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))
    engine.dispose()


def test_a_clash_is_shown_as_a_difference_with_file_and_line_and_two_ways_out(
    after_the_studio: str, content: Path
) -> None:
    change(content, MODULE, "setter tallet selv", "peker på tallet")
    outcome = run("content", "publish", url=after_the_studio, RESSURSNETT_CONTENT=content)
    assert outcome.code == 1
    said = outcome.err.splitlines()
    line = line_of(content, MODULE, "peker på tallet")
    assert said[0].startswith(f"{MODULE}:1: Kursverkstedet har publisert endring nr. 2 etter denne filen – ")
    assert said[1:3] == ["--- kursverkstedet, endring nr. 2", f"+++ {MODULE}"]
    assert said[3] == f"{MODULE}:{line - 1}:"
    assert "-Pasienten bestemmer tallet." in said and "+Pasienten peker på tallet." in said
    assert "content export MAPPE" in outcome.err and f"content publish --over {MODULE}=2" in outcome.err
    assert published(after_the_studio)[MODULE][0] == 2


def test_a_long_difference_is_cut_short(after_the_studio: str, content: Path) -> None:
    change(content, MODULE, "Pasienten setter tallet selv.", "\n\n".join(f"Avsnitt {nr}." for nr in range(60)))
    outcome = run("content", "publish", url=after_the_studio, RESSURSNETT_CONTENT=content)
    assert len(outcome.err.splitlines()) < MOST_LINES + 12 and "linjer til" in outcome.err


def test_the_file_wins_when_the_change_it_replaces_is_named(after_the_studio: str, content: Path) -> None:
    change(content, MODULE, "setter tallet selv", "peker på tallet")
    wrong = run("content", "publish", "--over", f"{MODULE}=1", url=after_the_studio, RESSURSNETT_CONTENT=content)
    assert wrong.code == 1 and published(after_the_studio)[MODULE][0] == 2
    run("content", "publish", "--over", f"{MODULE}=2", url=after_the_studio, RESSURSNETT_CONTENT=content).well()
    number, text = published(after_the_studio)[MODULE]
    assert number == 3 and "peker på tallet" in text


@pytest.mark.parametrize("over", ["noe", "noe=", "=2", "noe=to"])
def test_over_without_a_file_and_a_number_ends_in_a_sentence(furnished: str, over: str) -> None:
    said = run("content", "publish", "--over", over, url=furnished).sentence
    assert said.startswith("Skriv --over slik: ")


def test_the_first_way_out_leaves_nothing_to_publish(after_the_studio: str, content: Path, tmp_path: Path) -> None:
    change(content, MODULE, "setter tallet selv", "peker på tallet")
    run("content", "export", str(content), url=after_the_studio).well()
    said = run("content", "publish", url=after_the_studio, RESSURSNETT_CONTENT=content)
    assert "0 publisert, " in said.well().out and published(after_the_studio)[MODULE][0] == 2


def test_the_second_way_out_keeps_both_texts(after_the_studio: str, content: Path, tmp_path: Path) -> None:
    change(content, MODULE, "Noen kan ikke svare selv.", "Ikke alle kan svare.")
    out = tmp_path / "ut"
    run("content", "export", str(out), url=after_the_studio).well()
    change(out, MODULE, "Noen kan ikke svare selv.", "Ikke alle kan svare.")
    said = run("content", "publish", "--over", f"{MODULE}=2", url=after_the_studio, RESSURSNETT_CONTENT=out).well()
    assert said.lines[0] == f"publisert  {MODULE}"
    _number, text = published(after_the_studio)[MODULE]
    assert "bestemmer tallet" in text and "Ikke alle kan svare." in text


def test_translations_and_odd_letters_come_out_byte_for_byte(furnished: str, content: Path, tmp_path: Path) -> None:
    text = (content / MODULE).read_text("utf-8").replace("language: nb", "language: nn")
    odd = "Ho peikar sjølv. ﬁ Å \u0345 \U0001f469\u200d\u2695\ufe0f \u00a0"
    (content / MODULE.replace(".md", ".nn.md")).write_text(
        text.replace("Pasienten setter tallet selv.", odd), encoding="utf-8"
    )
    change(content, COURSE, "\n---\n", "\n---\n\n\n")
    picture = bytes(range(256)) + b"\r\n\x00"
    (content / "media" / "skjema").mkdir(parents=True)
    (content / "media" / "skjema" / "bilde.png").write_bytes(picture)
    run("content", "publish", url=furnished, RESSURSNETT_CONTENT=content).well()
    out = tmp_path / "ut"
    run("content", "export", str(out), url=furnished, RESSURSNETT_CONTENT=content).well()
    assert documents(out) == documents(content)
    assert (out / "media" / "skjema" / "bilde.png").read_bytes() == picture
    assert len(ask(furnished, "SELECT 1 FROM documents WHERE language = 'nn'")) == 1
