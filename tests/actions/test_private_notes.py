"""Does nothing but the ethics door read what somebody writes and plans for herself, and does each page ask few questions?"""

import pytest
from flask import Flask

from tests import world
from tests.actions.test_workbook import imported
from tests.browsing import Browser
from tests.house.sources import python_files, text
from tests.web.test_nurse_queries import MOST, opened

PRIVATE = {
    f"learning.{room}.{noun}" for room in ("actions", "records.queries") for noun in ("commitments", "ethics_notes")
}
CASE = "/etikk/ikke-si-det"
PAGES = (
    f"{CASE}/refleksjon",
    f"{CASE}/refleksjon/del",
    f"{CASE}/tilbake-til-praksis",
    "/etikk/avtaler",
    "/etikk/refleksjoner",
    "/etikk/delt/2",
)


def knowing(folder: str) -> set[str]:
    return {name for name in python_files(folder) if PRIVATE & imported(text(name))}


def test_no_door_but_ethics_knows_what_is_written_there() -> None:
    """The coordinator's page of hindrances is the one that counts, and its query answers with sums alone."""
    doors = {name for name in knowing("learning/web") if not name.startswith("learning/web/ethics/")}
    assert doors == {"learning/web/coordinator/hindrances.py"}
    assert knowing("learning/cli") == set()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_at_most_six_times(app: Flask, path: str) -> None:
    ida, berit = Browser(app, world.NURSE), Browser(app, world.COLLEAGUE)
    for one in (ida, berit):
        one.post(f"{CASE}/begynn")
        one.post(f"{CASE}/refleksjon", {"facts": "Han vet mer enn vi tror."})
        one.post(f"{CASE}/refleksjon/del", {"reader": "address", "email": world.STRANGER.email})
    berit.post(f"{CASE}/refleksjon/del", {"reader": "address", "email": world.NURSE.email})
    for when in ("På mandag", "På tirsdag", "På onsdag"):
        ida.post(f"{CASE}/tilbake-til-praksis", {"when": when, "shall": "spørre"})
    ida.get(path)
    statements = opened(ida, path)
    assert 0 < len(statements) <= MOST, "\n".join(statements)
