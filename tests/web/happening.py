"""What do tests of events need: an event at a time that suits them, and the form it is evaluated by?"""

from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from learning.actions.days import OSLO
from learning.actions.deploying import publish_files
from learning.config import ROOT
from learning.records.database import db
from tests import world
from tests.browsing import Browser, Page

FORM = "forms/evaluering-av-arrangement.md"
ARRANGE = "/nettverk/arrangement"
ANSWERS: dict[str, Any] = {
    **{f"svar-utbytte-{place}": "7" for place in range(5)},
    "svar-mest-nytte": ["0", "3"],
    "svar-hvordan": "0",
    "svar-lengde": "1",
    "svar-vanskelig": "0",
}


def publish_form(app: Flask) -> None:
    """The one we ship, beside what there is."""
    with app.app_context():
        text = (ROOT / "content" / FORM).read_text("utf-8")
        publish_files(db.session(), {FORM: text}, app.extensions["clock"]())
        db.session.commit()


def now(app: Flask) -> tuple[datetime, datetime]:
    """Began an hour ago, lasts two more."""
    at = app.extensions["clock"]().replace(second=0, microsecond=0)
    return at - timedelta(hours=1), at + timedelta(hours=2)


def later(app: Flask, days: int = 10) -> tuple[datetime, datetime]:
    begins = (
        (app.extensions["clock"]() + timedelta(days=days))
        .astimezone(OSLO)
        .replace(hour=9, minute=0, second=0, microsecond=0)
    )
    return begins, begins + timedelta(hours=6)


def fields(times: tuple[datetime, datetime], **other: str) -> dict[str, str]:
    """The organiser's form, filled in."""
    begins, ends = (one.astimezone(OSLO) for one in times)
    return {
        "title": "Nettverksmøte",
        "kind": "network_meeting",
        "whom": "n1",
        "on": f"{begins:%Y-%m-%d}",
        "begins": f"{begins:%H:%M}",
        "until": f"{ends:%Y-%m-%d}",
        "ends": f"{ends:%H:%M}",
        "form": "physical",
        "place": "Rådhuset",
    } | other


def make(arranger: Browser, times: tuple[datetime, datetime], *, publish: bool = True, **other: str) -> int:
    """A new event, and its number."""
    page = arranger.post(f"{ARRANGE}/nytt", fields(times, **other))
    assert page.path.removeprefix(f"{ARRANGE}/").isdecimal(), page.text
    number = int(page.path.rpartition("/")[2])
    if publish:
        arranger.post(f"{ARRANGE}/{number}/publiser")
    return number


def id_of(app: Flask, someone: world.Someone) -> str:
    with app.app_context():
        return world.id_of(someone)


def tick(arranger: Browser, number: int, someone: world.Someone, there: str = "yes") -> Page:
    person = id_of(arranger.app, someone)
    return arranger.post(f"{ARRANGE}/{number}/oppmote", {"person": person, "there": there})


def code(arranger: Browser, number: int) -> str:
    """What stands on the screen."""
    page = arranger.get(f"{ARRANGE}/{number}/skjerm")
    found = page.tree.find(".//p[@class='check-in-screen__code']")
    assert found is not None and found.text
    return found.text
