"""Does the small world stand, on both databases?"""

from flask import Flask

from tests import world
from tests.browsing import Browser


def test_a_nurse_opens_her_home(app: Flask) -> None:
    page = Browser(app, world.NURSE).get("/min-side")
    assert page.status == 200
    assert page.h1.startswith("Hei")
