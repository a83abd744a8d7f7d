"""Can a group get a whole simulation on paper: one sheet a scene, nothing read ahead, and legible to everybody?"""

import json
import re
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.outside import pdf
from learning.web.ethics import paper, presenting_booklet
from tests import world
from tests.browsing import Browser
from tests.house.sources import ROOT

ADDRESS = "/etikk/ikke-si-det/hefte.pdf"
CASES = sorted((ROOT / "content" / "simulations").glob("*.md"))


@pytest.fixture(autouse=True)
def nothing_made_yet() -> None:
    paper._made.forget()


def got(app: Flask, **headers: str) -> TestResponse:
    return Browser(app, world.NURSE).client.get(ADDRESS, headers=headers)


def case(path: Path) -> Simulation:
    found = read(f"simulations/{path.name}", path.read_text(encoding="utf-8")).document
    assert isinstance(found, Simulation)
    return found


def data(app: Flask, path: Path) -> dict[str, Any]:
    with app.test_request_context():
        return presenting_booklet.data(case(path))


@pytest.fixture
def small(app: Flask) -> dict[str, Any]:
    return data(app, ROOT / "tests" / "content" / "simulations" / "ikke-si-det.md")


def test_one_address_gives_the_booklet_tagged_and_in_the_readers_language(app: Flask) -> None:
    response = got(app)
    assert response.status_code == 200 and response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="ikke-si-det.pdf"'
    for needed in (b"/Lang(nb-NO)", b"/StructTreeRoot", b"<pdfuaid:part>1<", b"Ikke si det til ham", b"/Outlines"):
        assert needed in response.data


def test_it_is_made_once_and_fetched_anew_only_when_it_changed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = got(app)
    monkeypatch.setattr(pdf, "pdf", lambda *_: pytest.fail("made again"))
    assert got(app).data == first.data
    again = got(app, **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.data
    assert again.headers["Cache-Control"] == "private, no-cache"


def test_a_booklet_of_nothing_is_not_found_and_nobody_outside_gets_one(app: Flask) -> None:
    assert Browser(app, world.NURSE).get("/etikk/finnes-ikke/hefte.pdf").status == 404
    assert Browser(app).get(ADDRESS, follow=False).status == 303


def test_conditions_are_said_in_words(small: dict[str, Any]) -> None:
    assert [one["needs"] for one in small["scenes"][1]["passages"]] == ["", "Les dette bare hvis dere valgte B1 a."]
    last = small["scenes"][2]["choices"][2]
    assert last["needs"] == "Kan bare velges hvis dere valgte B1 c og ikke valgte B3 c."


def test_roads_lead_to_scenes_and_to_numbered_endings(small: dict[str, Any]) -> None:
    roads = [choice["go"] for scene in small["scenes"] for choice in scene["choices"]]
    assert roads[:3] == ["Gå til B2", "Gå til B2", "Gå til B3"] and roads[-3:-1] == ["Gå til Slutt 1", "Gå til Slutt 2"]


def test_the_front_of_a_sheet_says_nothing_of_what_comes_of_a_choice() -> None:
    front, _, back = (pdf.PAPER / "booklet_scenes.typ").read_text().partition("#let back")
    assert "choice.says" in front and "choice.then" in back
    assert not re.search(r"choice\.(then|to|go|effects)", front)


def test_effects_stand_in_the_talk_afterwards_only(small: dict[str, Any]) -> None:
    used = [path.name for path in pdf.PAPER.glob("booklet*.typ") if "effects" in path.read_text()]
    assert used == ["booklet_after.typ"]
    assert small["scenes"][0]["choices"][2]["effects"] == ["+", "−", ""]


def test_roles_that_share_a_sheet_leave_room_for_all_their_cards(app: Flask) -> None:
    for path in CASES:
        for sheet in data(app, path)["roles"]:
            assert len(sheet) == 1 or sum(len(role["cards"]) + 1 for role in sheet) <= 7


def test_without_roles_observers_or_sources_those_parts_are_left_out(app: Flask, small: dict[str, Any]) -> None:
    bare = {**small, "roles": [], "checklists": [], "sources": [], "effects": [], "facilitator": []}
    bare["contents"] = [row for row in small["contents"] if row["id"] not in {"roles", "observers", "sources"}]
    assert pdf.pdf("booklet", bare).startswith(b"%PDF")


def test_the_shortest_story_is_a_booklet_too(app: Flask) -> None:
    front = "---\ntitle: A\nsummary: b\nedition: 1\nminutes: 5\nquestion: Bør vi?\n---\n\n"
    story = "## B1 Her\n\nHei\n\n- **a** [Gå](#slutt-der) — Ut.\n\n## Slutt: Der\n\nFerdig.\n"
    found = read("simulations/a.md", front + story).document
    assert isinstance(found, Simulation)
    with app.test_request_context():
        assert pdf.pdf("booklet", presenting_booklet.data(found)).startswith(b"%PDF")


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_case_is_set_in_a_second(app: Flask, path: Path) -> None:
    given = data(app, path)
    assert json.dumps(given).count("\\n") < 200  # runs of text, not a program
    began = time.perf_counter()
    made = pdf.pdf("booklet", given)
    assert time.perf_counter() - began < 5  # a second on a machine with nothing else to do
    assert made.count(b"/StructTreeRoot") and len(made) < 700_000
