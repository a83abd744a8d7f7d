"""What the product ships can be published: no errors, and every page renders."""

import pathlib
import re

import pytest

from learning.courses.checking import check
from learning.courses.identity import is_document
from learning.courses.nouns import Module, Text
from learning.courses.reading import read
from learning.courses.rendering import render_page

CONTENT = pathlib.Path(__file__).parents[2] / "content"
FILES = {
    path.relative_to(CONTENT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(CONTENT.rglob("*.md"))
    if is_document(path.relative_to(CONTENT).as_posix())
}
MEDIA = [path.relative_to(CONTENT).as_posix() for path in CONTENT.glob("media/**/*") if path.is_file()]


def test_there_are_no_errors():
    assert [f"{p.file}:{p.line}: {p.code} {p.facts}" for p in check(FILES, known_media=MEDIA) if p.is_error] == []


CODE = re.compile(r"<pre>.*?</pre>|<code>.*?</code>", re.DOTALL)


@pytest.mark.parametrize("path", FILES)
def test_every_page_renders_without_leftovers(path):
    document = read(path, FILES[path]).document
    for page in document.pages if isinstance(document, (Module, Text)) else ():
        shown = repr(render_page(document, page.id, reveal_review=True))
        rendered = CODE.sub("", shown)  # the author's guide shows how things are written
        for leftover in ("[^", "wzxhzdk", "<pre>", "[!", "{#", "&lt;"):
            assert leftover not in rendered, (page.id, leftover)
