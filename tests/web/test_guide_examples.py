"""Does a guide show how something is written beside what comes of it, and give nothing away that a reader would not see?"""

import re
from xml.etree.ElementTree import Element

from flask import Flask

from learning.config import ROOT
from learning.courses.nouns import Example
from learning.web.presenting_examples import example
from tests.browsing import Browser, Page, check, parse, words
from tests.courses.builders import EVERYTHING
from tests.courses.stories import BODY
from tests.courses.stories import TOP as STORY_TOP
from tests.courses.test_corpus import FILES, MISTAKES, path_of
from tests.web import reader

TOP = (
    "---\ntitle: Om å skrive\nsummary: Med eksempler.\nlanguage: nb\nedition: 1\n---\n\n## Slik {#slik}\n\nSe her.\n\n"
)
AFTER = "\nOg videre.\n"
GUIDES = sorted((ROOT / "content" / "guides").glob("kursutvikler*.md"))


def shown(app: Flask, example: str, words: str = "eksempel") -> Page:
    text = f"{TOP}```markdown {words}\n{example.rstrip()}\n```\n{AFTER}"
    reader.publish_text(app, "guides/skrive.md", text)
    return Browser(app).get("/hjelp/skrive")


def with_class(page: Page, name: str) -> list[Element]:
    return [one for one in page.tree.iter() if name in one.get("class", "").split()]


def test_source_and_result_stand_beside_each_other_in_the_text(app: Flask) -> None:
    page = shown(app, "Ett **viktig** ord.\n\n> [!TIP]\n> Pust.")
    (source,), (result,) = with_class(page, "example__source"), with_class(page, "example__result")
    assert words(source) == "Ett **viktig** ord. > [!TIP] > Pust."
    assert words(result) == "Ett viktig ord. Tips Pust."
    assert result.find(".//strong") is not None
    assert page.has("Se her.") and page.has("Og videre.")


def test_activities_are_a_picture_that_nobody_can_send_and_that_tells_no_answer(app: Flask) -> None:
    page = shown(app, EVERYTHING)
    (result,) = with_class(page, "example__result")
    said = words(result)
    for kept in (
        "Spørsmål Hvilken skala?",
        "Velg ett svar 1–5 0–10 0–100",
        "poeng",
        "Tung pust",
        "Bekreftes av kollega.",
    ):
        assert kept in said
    for hidden in ("Skalaen har flere trinn.", "Pasienten setter tallet selv.", "21", "dyspnoe", "Forklaring"):
        assert hidden not in said
    sent = {"form", "input", "select", "textarea", "button"}
    assert [one.tag for one in result.iter() if one.tag in sent] == []


def test_what_is_put_in_order_is_not_shown_in_the_right_one(app: Flask) -> None:
    page = shown(app, "### Rekkefølge: Hva først? {#a}\n\n1. Til slutt kommer dette\n2. Ring noen\n3. Begynn her")
    said = words(with_class(page, "example__result")[0])
    assert said.index("Begynn her") < said.index("Til slutt")


def test_a_whole_file_has_its_name_and_its_sources(app: Flask) -> None:
    source = "sources: [{key: hdir, title: Råd, publisher: Helsedirektoratet, year: 2020}]"
    front = f"---\ntitle: Ro\nsummary: Om ro.\nedition: 1\nminutes: 5\n{source}\n---\n\n"
    page = shown(app, front + "## Side {#side}\n\nSitt ned.[^hdir]", "eksempel courses/a/10-ro.md")
    assert page.has("Slik skriver du courses/a/10-ro.md")
    (result,) = with_class(page, "example__result")
    assert words(result) == "Ro Om ro. Side Sitt ned.1 Kilder Råd. Helsedirektoratet, 2020."


def test_of_a_simulation_one_way_is_shown_with_what_each_role_sees_and_what_is_told_at_last(app: Flask) -> None:
    page = shown(app, STORY_TOP + BODY, "eksempel simulations/leila.md")
    said = words(with_class(page, "example__result")[0])
    first, chosen, last = (
        "«Loven sier det.» «Fortell om ham.»",
        "Leseren velger B1.a Hun snur seg.",
        "«Loven sier det.» – Tillit −",
    )
    assert said.index(first) < said.index(chosen) < said.index(last)
    assert said.endswith("Refleksjon Hvem beskyttes? Tilbake til praksis Spør én pårørende.")
    for role in ("Fasilitator Si velkommen.", "Observatør Spurte hun først?", "Markør: Leila Du er redd."):
        assert role in said


def test_a_mistake_is_shown_with_what_the_check_says(app: Flask) -> None:
    page = shown(app, "Spør om dette:\n- smerte", "feil list-glued")
    assert page.has("Kontrollen sier Linje 2: Listen står klistret til avsnittet over – skriv en tom linje foran den")
    assert with_class(page, "example__result") == []


def test_an_example_with_a_mistake_nobody_meant_says_so_and_shows_what_it_can(app: Flask) -> None:
    page = shown(app, "Se [](https://a.example).\n\nOrd.")
    assert page.has("Linje 1: Lenken har ingen tekst") and with_class(page, "example__result")
    assert shown(app, "---\ntitle: [\n---", "eksempel documents/a.md").status == 200
    assert (
        shown(app, "---\ntitle: A\nedition: 1\nminutes: 1\nquestion: B\n---", "eksempel simulations/a.md").status == 200
    )


def test_no_example_breaks_the_guide_it_stands_in(app: Flask) -> None:
    with app.test_request_context():
        macro = app.jinja_env.get_template("entrance/_example.html").module.example
        for name, data in FILES.items():
            if {"control-character", "not-utf-8"} & set(MISTAKES[name].split()):
                continue  # no guide with these in it is published at all
            for path in (path_of(name), ""):
                found = Example(data.decode("utf-8", "replace"), path, "", 1)
                view = example(found, "nb")
                assert view.pieces or view.said, name
                check(parse(str(macro(view)), fragment=True), whole=False)


def test_every_guide_for_authors_that_is_shipped_shows_all_its_examples(app: Flask) -> None:
    texts = {f"guides/{one.name}": one.read_text(encoding="utf-8") for one in GUIDES}
    reader.publish_texts(app, texts)
    for path, text in texts.items():
        page = Browser(app).get(f"/hjelp/{path.removeprefix('guides/').removesuffix('.md')}")
        alone = re.sub(r"^~~~.*?^~~~$", "", text, flags=re.MULTILINE | re.DOTALL)
        assert len(with_class(page, "example__result")) == alone.count("\n```markdown eksempel"), path
        assert len(with_class(page, "example__said")) == alone.count("\n```markdown feil"), path
