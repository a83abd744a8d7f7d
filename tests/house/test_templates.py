"""Do templates refuse what is missing, carry nothing inline, and declare nothing safe that is not?"""

import re
from inspect import unwrap
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask, render_template_string
from jinja2 import StrictUndefined, UndefinedError, meta
from jinja2.runtime import Macro
from markupsafe import Markup

from learning.app import create_app
from learning.web import gallery
from tests.engines import settings
from tests.house.sources import python_files, template_names, text

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
INLINE = re.compile(
    r"""\sstyle\s*=|<style\b|<script(?![^>]*\ssrc=)|\son[a-z]{3,}\s*=|\shx-on\b|(href|src|action)\s*=\s*["']?javascript:|["']js:""",
    re.IGNORECASE,
)
SAFE = re.compile(r"\|\s*safe\b|autoescape\s+false|Markup\(")
MAY_DECLARE_SAFE = ["parts/icons.html"]  # drawings of our own, written in that very file
CHOSEN_WHILE_RUNNING = re.compile(r"errors/\d{3}\.html|gallery/_[a-z]+\.html")
PARTS = (
    *("answering", "arranging", "asking", "telling", "question"),
    *("notes", "noting"),
    *("drawings", "forms", "frame", "icons", "navigation", "ui"),
)


@pytest.fixture(scope="module")
def house() -> Flask:
    """No database: these tests look at templates alone."""
    return create_app(settings("sqlite://"))


def source(name: str) -> str:
    return COMMENT.sub("", text(f"templates/{name}"))


def examples() -> dict[str, dict[str, Any]]:
    """Every macro of parts/ with arguments that show all of it."""
    shown = gallery.context("person")
    return {**of_forms(shown["form"]), **of_frames(), **of_questions(shown["questions"]), **of_small_parts(shown)} | {
        **of_notes(shown["notes"]),
        "case": {"c": shown["case"]},
    }


def of_forms(form: Any) -> dict[str, dict[str, Any]]:
    field, wrong = {"form_field": form.note, "hint": "Kort."}, {"form_field": form.on, "hint": "Dag."}
    return {
        "csrf": {},
        "described": field,
        "wired": {**field, "attributes": {}},
        "hint_line": field,
        "error_line": {"form_field": form.on},
        "field": field,
        "textarea": {**field, "rows": 3},
        "select": {"form_field": form.competence, "hint": "Velg."},
        "date": wrong,
        "checkbox": {"form_field": form.seen, "hint": "Ja."},
        "choices": {"form_field": form.language, "hint": "Velg.", "hints": {"nb": "Vanlig"}, "type": "radio"},
        "radios": {"form_field": form.language, "hint": "Velg.", "hints": {}},
        "checkboxes": {"form_field": form.mail, "hint": "Velg.", "hints": {}},
        "error_summary": {"form": form},
    }


def of_frames() -> dict[str, dict[str, Any]]:
    places = ("home", "profile", "lookups", "help", "logout", "accessibility", "privacy", "feedback")
    around = {
        "nav": (SimpleNamespace(label="Lær", url="/laer", current=True),),
        "links": SimpleNamespace(**dict.fromkeys(places, "/")),
        "name": "Ida Næss",
        "initials": "IN",
        "listed": Markup("<ul></ul>"),
    }
    return {
        "bundle": {},
        "top": around,
        "pages": around,
        "personal": {**around, "where": "bred"},
        "menu_wide": around,
        "menu_all": around,
        "foot": around,
        "voice": {},
    }


def of_questions(questions: list[Any]) -> dict[str, dict[str, Any]]:
    """The gallery's: one asked, one with a mistake, then answered; after them one of each other kind, asked and told."""
    _, wrong, answered, _, order, pairs, dose, _, told_order, told_pairs, _, told_word = questions
    return {
        "question": {"q": wrong},
        "unanswered": {"q": wrong},
        "answered": {"q": answered},
        "asked": {"q": wrong.parts},
        "asked_again": {"q": wrong.parts},
        "fields": {"q": wrong.parts},
        "group": {"q": wrong.parts, "hint": "Velg."},
        "mistake": {"q": wrong.parts},
        "wrong": {"q": wrong.parts, "first": True},
        "options": {"q": wrong.parts},
        "places": {"q": order.parts},
        "pairs": {"q": pairs.parts},
        "writing": {"q": dose.parts},
        "told": {"q": answered},
        "told_options": {"q": answered},
        "told_places": {"q": told_order},
        "told_pairs": {"q": told_pairs},
        "told_writing": {"q": told_word},
        "sign": {"option": answered.parts[1]},
        "verdict_words": {"option": answered.parts[1]},
    }


def of_notes(notes: list[Any]) -> dict[str, dict[str, Any]]:
    reflection, _, perhaps, _, marks, _, done = notes
    return {
        "note": {"n": perhaps},
        "note_status": {"n": perhaps},
        "note_told": {"n": reflection},
        "note_form": {"n": done},
        "reminder": {"n": reflection},
        "reflection": {"n": reflection},
        "self_assessment": {"n": marks},
        "task": {"n": done},
    }


def of_small_parts(shown: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        "ring_figure": {"drawing": "", "caption": "Ringen"},
        "legend": {"swatches": shown["swatches"]},
        "mini": {"drawing": "", "words": "4 av 21"},
        "strokes": {"name": "check"},
        "icon": {"name": "check"},
        "button": {"label": "Svar", "id": "svar", "kind": "primary"},
        "link_button": {"href": "/", "label": "Les", "kind": "secondary"},
        "notice": {"kind": "info", "title": "Merk", "body": "Dette."},
        "tag": {"state": "done", "label": "Fullført"},
        "mark": {"state": "soon", "label": "12 dager igjen"},
        "empty": {"title": "Tomt", "text": "Ennå.", "href": "/", "label": "Begynn"},
        "progress": {"done": 1, "total": 3, "label": "Moduler"},
        "facts": {"rows": [("Verv", "Post 1")]},
        "back_link": {"href": "/", "label": "Tilbake"},
        "saved": {"text": "Lagret 12:04"},
        "brand": {"href": "/"},
    }


def macros(app: Flask, around: dict[str, Any]) -> dict[str, Macro]:
    """Every macro of parts/ that is written there, bound to what surrounds it."""
    found = {}
    for part in PARTS:
        template = app.jinja_env.get_template(f"parts/{part}.html")
        module = template.make_module(dict(app.jinja_env.globals) | around)
        written = {name: unwrap(one) for name, one in vars(module).items() if callable(one)}  # some are remembered
        found |= {name: one for name, one in written.items() if isinstance(one, Macro)}
    return found


def call(app: Flask, name: str, given: dict[str, Any]) -> str:
    with app.test_request_context():
        macro = macros(app, given)[name]
        around = {"caller": lambda: ""} if macro.caller else {}
        return str(macro(**{key: value for key, value in given.items() if key in macro.arguments}, **around))


def arguments() -> list[tuple[str, str]]:
    """Every macro with each of the arguments it declares."""
    declared = re.compile(r"macro (\w+)\(([^)]*)\)")
    found = [one for part in PARTS for one in declared.findall(text(f"templates/parts/{part}.html"))]
    return [(name, argument.strip()) for name, listed in found for argument in listed.split(",") if argument.strip()]


def test_every_template_compiles_and_finds_what_it_builds_on(house: Flask) -> None:
    names = template_names()
    assert len(names) > 50
    for name in names:
        house.jinja_env.get_template(name)
        referred = meta.find_referenced_templates(house.jinja_env.parse(text(f"templates/{name}")))
        assert {one for one in referred if one} <= set(names), name


def test_every_template_is_used_by_a_page_or_by_another_template(house: Flask) -> None:
    named = {one for file in python_files("learning/") for one in re.findall(r'"([a-z_/]+\.\w+)"', text(file))}
    for name in template_names():
        named |= {
            one for one in meta.find_referenced_templates(house.jinja_env.parse(text(f"templates/{name}"))) if one
        }
    assert [name for name in template_names() if name not in named and not CHOSEN_WHILE_RUNNING.fullmatch(name)] == []


def test_what_templates_are_not_given_is_an_error(house: Flask) -> None:
    assert house.jinja_env.undefined is StrictUndefined
    with house.test_request_context():
        for forgotten in ("{{ nothing }}", "{% if nothing %}{% endif %}", "{{ g.nothing.more }}", "{{ {}.nothing }}"):
            with pytest.raises(UndefinedError):
                render_template_string(forgotten)


def test_what_templates_are_given_is_escaped_everywhere(house: Flask) -> None:
    assert [name for name in template_names() if not house.jinja_env.autoescape(name)] == []  # type: ignore[operator]


@pytest.mark.parametrize("name", template_names())
def test_a_template_carries_no_style_script_or_handler_inline(name: str) -> None:
    assert [match.group() for match in INLINE.finditer(STATEMENT.sub("", source(name)))] == []


@pytest.mark.parametrize(
    "mistake",
    [
        '<p style="color: red">',
        "<style>p {}</style>",
        "<script>run()</script>",
        '<button type="button" onclick="run()">',
        '<form hx-on:htmx:after:swap="run()">',
        '<a href="javascript:run()">',
        "<form hx-vals='js:{a: 1}'>",
    ],
)
def test_something_inline_would_be_seen(mistake: str) -> None:
    assert INLINE.search(mistake)


def test_one_template_alone_declares_strings_safe() -> None:
    assert [name for name in template_names() if SAFE.search(source(name))] == MAY_DECLARE_SAFE


def test_a_string_declared_safe_would_be_seen() -> None:
    assert SAFE.search("{{ view.html | safe }}")
    assert SAFE.search("{% autoescape false %}")


def test_every_macro_is_tried(house: Flask) -> None:
    with house.test_request_context():
        assert set(macros(house, {})) == set(examples())


@pytest.mark.parametrize("name", sorted(examples()))
def test_a_macro_draws_what_it_is_given(house: Flask, name: str) -> None:
    drawn = call(house, name, examples()[name])
    assert "<" in drawn or name in {"described", "verdict_words", "wrong"}


@pytest.mark.parametrize(("name", "missing"), arguments())
def test_a_macro_refuses_to_go_without_an_argument(house: Flask, name: str, missing: str) -> None:
    given = examples()[name]
    assert missing in given, f"{name}({missing}) is not among the examples, or has a default"
    with pytest.raises(UndefinedError):
        call(house, name, {key: value for key, value in given.items() if key != missing})


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("icon", {"name": "unicorn"}),
        ("tag", {"state": "splendid", "label": "Fin"}),
        ("button", {"label": "Svar", "id": "svar", "kind": "huge"}),
    ],
)
def test_a_macro_refuses_a_word_it_does_not_know(house: Flask, name: str, given: dict[str, str]) -> None:
    with pytest.raises(UndefinedError):
        call(house, name, given)


def test_what_a_macro_is_given_is_escaped(house: Flask) -> None:
    assert "&lt;b&gt;" in call(house, "tag", {"state": "done", "label": "<b>"})
