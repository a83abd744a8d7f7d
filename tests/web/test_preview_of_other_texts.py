"""Does an educator see all of a simulation, a form and a glossary, each part said to whom it belongs?"""

import pytest
from flask import Flask

from learning.config import ROOT
from learning.courses.reading import read
from learning.web.educator.presenting_studio import preview
from tests import world
from tests.browsing import Browser, words

FORM = """---
title: Etter fagdagen
summary: Hva tok du med deg?
edition: 1
purpose: evaluation
anonymous: true
---

Svarene er uten navn.

## Dagen {#dagen}

### Spørsmål: Hva var nyttig? {#nyttig}

Flere svar er mulig.

- [ ] Foredragene
- [ ] Praten i pausene

### Tall: Hvor lenge var du der? {#timer}

Enhet: timer

Frivillig.

### Refleksjon: Hva tar du med hjem? {#hjem}
"""


def shown(path: str, text: str) -> str:
    document = read(path, text).document
    assert document is not None
    return " ".join(
        f"{page.title} {block.title} {block.html.striptags()}" for page in preview(document) for block in page.blocks
    )


def test_a_form_is_shown_with_its_fields_and_what_they_take(app: Flask) -> None:
    with app.test_request_context():
        seen = shown("forms/fagdagen.md", FORM)
    for part in (
        "Svarene er uten navn.", "Dagen", "Spørsmål: Hva var nyttig?", "Praten i pausene", "Flere svar er mulig.",
        "Tall: Hvor lenge var du der?", "Svares i timer. Frivillig.", "Refleksjon: Hva tar du med hjem?",
    ):  # fmt: skip
        assert part in seen


@pytest.mark.parametrize("role", ["Bare for observatøren", "Bare for fasilitatoren", "Bare for den som spiller"])
def test_a_simulation_is_shown_with_what_each_role_sees(app: Flask, role: str) -> None:
    assert role in opened(app, "simulations/ikke-si-det")


def test_a_simulation_is_shown_with_what_comes_of_each_choice(app: Flask) -> None:
    seen = opened(app, "simulations/ikke-si-det")
    for part in ("Valg B1.a", "Går til", "Virkning: ", "Hvis ", "Slutt: "):
        assert part in seen


def test_a_glossary_is_shown_term_by_term(app: Flask) -> None:
    seen = opened(app, "glossary")
    terms = [line[3:].split(" {")[0] for line in GLOSSARY.splitlines() if line.startswith("## ")]
    assert terms and [term for term in terms if term not in seen] == []


GLOSSARY = (ROOT / "tests" / "content" / "glossary.md").read_text("utf-8")


def opened(app: Flask, slug: str) -> str:
    page = Browser(app, world.EDUCATOR).get(f"/verksted/dokument/{slug}")
    assert page.status == 200
    return words(page.find("forhandsvisning"))
