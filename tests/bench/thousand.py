"""What does a library of a thousand modules look like? Six pages and eight questions each, as long as those we ship.

Every text is its own, so nothing is read once for many; the seed is fixed, so two measurements read the same library.
"""

import random
from pathlib import Path

MODULES = 1_000
PER_COURSE = 20
PAGES, QUESTIONS = 6, 8
WORDS = [
    "pasienten",
    "smerten",
    "natten",
    "kollegaen",
    "legen",
    "vakten",
    "familien",
    "skjemaet",
    "spør",
    "lytter",
    "måler",
    "skriver",
    "ringer",
    "venter",
    "hjelper",
    "forstår",
    "ser",
    "hører",
    "tar",
    "gir",
    "og",
    "i",
    "på",
    "med",
    "til",
    "fra",
    "som",
    "når",
    "fordi",
    "eller",
    "ikke",
    "bare",
    "alltid",
    "aldri",
    "ofte",
    "etter",
    "før",
    "samtalen",
    "symptomkartleggingen",
    "behandlingsavklaringen",
    "kvalmen",
    "tungpusten",
    "uroen",
    "medisinen",
    "dosen",
    "målet",
    "dagen",
    "hjemmet",
    "rommet",
]
SOURCES = ("handbok", "studie", "veileder", "prosedyre", "oversikt", "rapport")
COURSE = "---\ntitle: Kurs {number}\nsummary: Et kurs i målingen.\nedition: 1\norder: {number}\n---\n\nVelkommen.\n"
FRAMEWORK = """---
title: Rammeverk
edition: 1
profession: nurse
evidence:
  module: {understanding: met}
---

## Lindring {#lindring}

- **smerte** Smerte – kjenner igjen og lindrer
"""


def write(folder: Path) -> Path:
    """The whole library in a folder of content."""
    for path, text in texts():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def texts() -> list[tuple[str, str]]:
    dice = random.Random(20261122)
    found = [("competence/sykepleier.md", FRAMEWORK)]
    for course in range(MODULES // PER_COURSE):
        found.append((f"courses/kurs-{course}/course.md", COURSE.format(number=course)))
        found += (
            (f"courses/kurs-{course}/{order}0-modul-{order}.md", _module(dice)) for order in range(1, PER_COURSE + 1)
        )
    return found


def _module(dice: random.Random) -> str:
    listed = "".join(
        f"  - {{key: {key}, title: {_sentence(dice)} publisher: Et forlag, year: 2024, url: https://kilde.example/{key}}}\n"
        for key in SOURCES
    )
    head = f"---\ntitle: Modul\nsummary: {_sentence(dice)}\nedition: 1\nminutes: 15\ncompetences: [smerte]\nsources:\n"
    return head + listed.replace(". publisher", ", publisher") + "---\n\n" + "".join(_pages(dice))


def _pages(dice: random.Random) -> list[str]:
    pages = [_page(dice, number) for number in range(PAGES)]
    for question in range(QUESTIONS):
        pages[question % PAGES] += _question(dice, question)
    return pages


def _page(dice: random.Random, number: int) -> str:
    other = dice.randrange(1, PER_COURSE + 1)
    return (
        f"## {_sentence(dice)} {{#side-{number}}}\n\n{_paragraph(dice)}[^{SOURCES[number]}]\n\n"
        f"{_paragraph(dice)} Les [mer her]({other}0-modul-{other}.md#side-0).\n\n"
        f"- {_sentence(dice)}\n- **{dice.choice(WORDS)}** {_sentence(dice)}\n- {_sentence(dice)}\n\n"
        f"> [!TIP]\n> {_sentence(dice)}\n\n{_paragraph(dice)}\n\n"
    )


def _question(dice: random.Random, number: int) -> str:
    right = dice.randrange(4)
    options = "".join(
        f"- [{'x' if at == right else ' '}] {at}: {_sentence(dice)}\n  > {_sentence(dice)}\n" for at in range(4)
    )
    return (
        f"### Spørsmål: {_sentence(dice)[:-1]}? {{#sporsmal-{number}}}\n\n{_paragraph(dice)}\n\n{options}\n"
        f"Forklaring: {_sentence(dice)}\n\n---\n\n"
    )


def _paragraph(dice: random.Random) -> str:
    return " ".join(_sentence(dice) for _ in range(5))


def _sentence(dice: random.Random) -> str:
    return " ".join(dice.choices(WORDS, k=dice.randrange(5, 10))).capitalize() + "."
