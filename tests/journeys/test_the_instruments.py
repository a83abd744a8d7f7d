"""Would the journeys notice? Each instrument is shown something wrong, and must say so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from learning.config import ROOT
from tests import world
from tests.journeys import looking
from tests.journeys.conftest import NewContext, what_is_missing
from tests.journeys.focus import Keyboard
from tests.journeys.listening import Listener
from tests.journeys.visitor import DESK, cookie_of

pytestmark = pytest.mark.browser
Deed = Callable[[Page, str], object]


def test_without_a_browser_the_journeys_say_how_to_get_one() -> None:
    said = what_is_missing(ROOT / "static" / "dist", None)
    assert said and "installer Chromium" in said


def test_without_the_front_end_the_journeys_say_how_to_build_it(tmp_path: Path) -> None:
    said = what_is_missing(tmp_path, "/usr/bin/chromium")
    assert said and "npm run build" in said


def test_with_both_nothing_is_missing(tmp_path: Path) -> None:
    (tmp_path / "meta.json").touch()
    assert what_is_missing(tmp_path, "/usr/bin/chromium") is None


@pytest.mark.parametrize(
    ("deed", "heard"),
    [
        (lambda page, _: page.evaluate("console.error('noe gikk galt')"), "console: noe gikk galt"),
        (lambda page, _: page.evaluate("document.body.setAttribute('style', 'color: red')"), "style"),
        (lambda page, _: page.evaluate("setTimeout(() => { throw new Error('uventet') })"), "exception: uventet"),
        (lambda page, _: page.evaluate("fetch('https://andre.example/').catch(() => {})"), "connect-src"),
        (lambda page, url: page.goto(f"{url}/finnes-ikke"), "404"),
        (lambda page, url: page.goto(f"{url}/verksted"), "403"),
    ],
    ids=["console error", "inline style", "uncaught exception", "request elsewhere", "not found", "refused"],
)
def test_the_listener_hears(new_context: NewContext, app: Flask, address: str, deed: Deed, heard: str) -> None:
    listener = Listener()
    context = new_context(**DESK.settings)
    listener.listen_to(context)
    context.add_cookies([cookie_of(app, world.NURSE, address)])
    page = context.new_page()
    page.goto(f"{address}/min-side")
    assert listener.complaints() == []
    deed(page, address)
    page.wait_for_load_state("networkidle")
    assert any(heard in one for one in listener.complaints()), listener.complaints()


def test_the_listener_misses_what_was_expected_and_never_came() -> None:
    listener = Listener()
    listener.expects(422)
    assert listener.complaints() == ["422 was expected and never came"]


@pytest.fixture
def shows(new_context: NewContext) -> Callable[[str], Page]:
    """A page with nothing but this on it."""

    def show(html: str) -> Page:
        page = new_context(**DESK.settings).new_page()
        page.set_content(f"<!doctype html><html lang='nb'><title>Prøve</title><main><h1>Prøve</h1>{html}</main></html>")
        return page

    return show


@pytest.mark.parametrize(
    ("html", "small"),
    [
        ("<button style='width:40px;height:60px;padding:0'>Svar</button>", True),
        ("<button style='width:60px;height:40px;padding:0'>Svar</button>", True),
        ("<button style='width:44px;height:44px;padding:0'>Svar</button>", False),
        ("<p>Les <a href='#'>veiledningen</a> før du begynner.</p>", False),
        ("<p><a href='#'>Veiledningen</a></p>", True),
        ("<label style='display:block;height:50px'><input type='radio' name='a'> Null til ti</label>", False),
        ("<input type='radio' name='a' aria-label='Null til ti'>", True),
        ("<button style='width:60px;height:60px'>A</button><div style='position:fixed;inset:0'></div>", True),
    ],
)
def test_what_is_smaller_than_a_thumb_is_found(shows: Callable[[str], Page], html: str, small: bool) -> None:
    assert bool(looking.small_targets(shows(html))) is small


def test_what_falls_off_the_side_is_found(shows: Callable[[str], Page]) -> None:
    assert looking.sideways(shows("<p>Kort.</p>")) == []
    assert looking.sideways(shows("<p style='width:200vw'>Langt.</p>"))


def test_a_second_heading_is_found(shows: Callable[[str], Page]) -> None:
    assert looking.headings(shows("<h1>En til</h1>")) == ["2 h1"]


def test_axe_finds_what_is_wrong_in_the_dark_only(shows: Callable[[str], Page]) -> None:
    dark = "<style>@media (prefers-color-scheme: dark) { p { color: #777; background: #555 } }</style><p>Grått på grått.</p>"
    found = looking.axe(shows(dark))
    assert len(found) == 1 and found[0].startswith("dark: color-contrast")


def test_a_focus_nobody_can_see_is_found(shows: Callable[[str], Page]) -> None:
    keys = Keyboard(shows("<a href='#' style='outline:none'>Skjult</a>"))
    keys.presses("Tab")
    with pytest.raises(AssertionError, match="cannot be seen"):
        assert keys.focus


def test_a_focus_that_was_lost_is_found(shows: Callable[[str], Page]) -> None:
    page = shows("<button onclick='this.remove()'>Borte</button>")
    page.get_by_role("button").click()
    with pytest.raises(AssertionError, match="fell to the page's body"):
        assert Keyboard(page).focus
