"""Can every choice of every case we ship be made through the pages, from the brief to what is told afterwards?"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from learning.courses import walking
from learning.courses.reading import read
from learning.courses.simulation_nouns import Simulation
from learning.courses.walking import State
from tests import world
from tests.browsing import Browser, Page
from tests.courses.test_every_path import SHIPPED, walked
from tests.web import reader, walker

ONE_ENGINE = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)  # what is asked of it, test_runs asks of both


def case(path: Path) -> Simulation:
    found = read(f"simulations/{path.name}", path.read_text("utf-8")).document
    assert isinstance(found, Simulation)
    return found


def ways(simulation: Simulation, path: Path) -> Iterator[State]:
    """One way to each choice there is, just made."""
    left = {choice.id for choice in simulation.choices}
    for state in walked(path).ways.values():
        for choice in walking.available(simulation, state):
            if choice.id in left:
                left.remove(choice.id)
                yield walking.take(simulation, state, choice.id)
    assert not left


def go(nurse: Browser, done: set[str], taken: tuple[str, ...]) -> Page:
    """Back to the last fork on this way where she has been, and on from there. Only where it ends is looked at."""
    known = max(place for place in range(len(taken)) if not place or " ".join(taken[:place]) in done)
    back = nurse.post("/etikk/gang/1/tilbake", {"path": " ".join(taken[:known])}, follow=False)
    assert back.status == 303
    for place in range(known, len(taken)):
        form = {"path": " ".join(taken[:place]), "choice": taken[place]}
        assert nurse.post("/etikk/gang/1/velg", form, follow=False).status == 303
        done.add(" ".join(taken[: place + 1]))
    return nurse.get("/etikk/gang/1")


@ONE_ENGINE
@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_choice_is_made_and_every_ending_is_told(app: Flask, path: Path) -> None:
    simulation = case(path)
    reader.publish_text(app, simulation.path, path.read_text("utf-8"))
    nurse = Browser(app, world.NURSE)
    front = nurse.get(f"/etikk/{path.stem}")
    assert front.h1 == simulation.title and front.has(simulation.question)
    assert front.submit("/begynn").path == "/etikk/gang/1"
    done, endings = set[str](), set[str]()
    for state in ways(simulation, path):
        page = go(nurse, done, state.taken)
        here = walking.scene(simulation, state)
        assert page.status == 200 and page.has(here.title)
        if here.ends and here.id not in endings:
            endings.add(here.id)
            after = page.click("Gå til samtalen etterpå")
            assert after.has(f"Veien din endte i «{here.title}».") and 'class="ways"' in after.html
    assert endings == {ending.id for ending in simulation.endings}
    assert walker.shown(app) == ["simulation_alone"]
