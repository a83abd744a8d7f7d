"""What does a person do at a machine? Opens, presses, chooses, writes and reads, through a real browser."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Locator, Page, Response, expect

from tests import world
from tests.journeys.listening import Listener


@dataclass(frozen=True)
class Machine:
    """What somebody sits at: how wide it is, and whether its browser is allowed to run scripts."""

    width: int = 1280
    javascript: bool = True
    height: int = 900

    @property
    def settings(self) -> dict[str, Any]:
        return {
            "viewport": {"width": self.width, "height": self.height},
            "java_script_enabled": self.javascript,
            "reduced_motion": "reduce",
            "locale": "nb-NO",
            "timezone_id": "Europe/Oslo",
        }

    def __str__(self) -> str:
        return f"{self.width}px{'' if self.javascript else '-without-javascript'}"


PHONE, DESK = Machine(390, height=844), Machine(1280)
LOCKED_DOWN = Machine(390, javascript=False, height=844)
LOCKED_DOWN_DESK = Machine(1280, javascript=False)


def cookie_of(app: Flask, someone: world.Someone, address: str) -> dict[str, Any]:
    """A log-in's cookie, without the slow password check."""
    client = app.test_client()
    world.log_in(client, app, someone)
    name = app.config["SESSION_COOKIE_NAME"]
    kept = client.get_cookie(name)
    assert kept is not None
    return {"name": name, "value": kept.value, "url": address, "httpOnly": True, "sameSite": "Lax"}


class Visitor:
    """One person in one browser window. Each deed waits for what it needs, as a person would."""

    def __init__(self, page: Page, listener: Listener, address: str) -> None:
        self.page = page
        self.listener = listener
        self.address = address

    # Where

    def opens(self, path: str) -> Response:
        response = self.page.goto(f"{self.address}{path}")
        assert response is not None
        return response

    def reloads(self) -> None:
        """A moment after what she has just seen: nobody presses in the same frame as an answer arrives."""
        self.page.evaluate("() => new Promise((next) => requestAnimationFrame(() => setTimeout(next, 50)))")
        self.page.reload()

    def is_at(self, path: str) -> None:
        expect(self.page).to_have_url(re.compile(rf"^{re.escape(self.address + path)}(?:[?#].*)?$"))

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    def opens_another_tab(self) -> "Visitor":
        """A second tab of the same browser, at the same place."""
        other = Visitor(self.page.context.new_page(), self.listener, self.address)
        other.page.goto(self.page.url)
        return other

    def service_worker_is_ready(self) -> None:
        """It answers for the pages from the second one on; the first visit only brings it."""
        self.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        self.page.wait_for_function("navigator.serviceWorker.controller !== null")

    # What is there

    def part(self, id: str) -> Locator:
        return self.page.locator(f"#{id}")

    def sees(self, text: str, within: Locator | None = None) -> None:
        expect((within or self.page.locator("body")).get_by_text(text).locator("visible=true").first).to_be_visible()

    def does_not_see(self, text: str) -> None:
        expect(self.page.locator("body").get_by_text(text).locator("visible=true")).to_have_count(0)

    def sees_heading(self, text: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    # Deeds

    def presses(self, name: str, within: Locator | None = None) -> None:
        """A button or a link, by what stands on it."""
        place = within or self.page
        either = place.get_by_role("button", name=name).or_(place.get_by_role("link", name=name))
        either.locator("visible=true").first.click()

    def unfolds(self, name: str) -> None:
        self.page.locator("summary").filter(has_text=name).locator("visible=true").first.click()

    def chooses(self, option: str, within: Locator | None = None) -> None:
        (within or self.page).get_by_label(option, exact=True).check()

    def writes(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def logs_in(self, someone: world.Someone, password: str = world.PASSWORD) -> None:
        self.writes("E-postadresse", someone.email)
        self.writes("Passord", password)
        self.page.locator("#logg-inn").click()

    def logs_out(self) -> None:
        """Through the menu, whichever of the two this width shows."""
        self.page.locator("details.menu > summary").locator("visible=true").click()
        self.presses("Logg ut")

    def begins(self, module: str, page: str) -> None:
        """Presses «Begynn» on the module's own page, and goes on to one of its pages."""
        self.opens(module)
        self.presses("Begynn")
        expect(self.page).to_have_url(re.compile(rf"{re.escape(self.address + module)}/side/"))
        self.opens(f"{module}/side/{page}")

    def question(self, name: str) -> Locator:
        return self.part(f"sporsmal-{name}")

    def answers(self, question: str, *options: str) -> None:
        """Tick, and press «Svar»."""
        asked = self.question(question)
        for option in options:
            self.chooses(option, within=asked)
        self.presses("Svar", within=asked)
